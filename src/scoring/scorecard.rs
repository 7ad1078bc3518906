//! The result: a scorecard for an area up to a period.

use serde::Serialize;

use super::{Aspect, Assessed, Certainty, Movement, Quality, SectionStatus, Status};
use crate::{
    analysis::{Comparison, Confidence, NoResult},
    base::Place,
    domain::{Area, IndicatorId, Observation, Period},
    workbook::{Side, Standard, Unit},
};

/// The standard that a figure was scored against.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AppliedStandard {
    /// The rule in words: `at most 15%`.
    pub text: String,
    /// Where it can be read.
    pub source: String,
    /// The edition's name.
    pub edition: String,
    /// Whether it had expired by the end of the figure's period.
    pub expired: bool,
    /// The whole standard.
    #[serde(skip)]
    pub standard: Standard,
}

/// How far the data behind a figure can be relied on, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DataQuality {
    /// In one word: that of the worst aspect.
    pub level: Quality,
    /// What is amiss, in the order of the aspects; empty when nothing is.
    pub reasons: Vec<Reason>,
}

impl DataQuality {
    /// How one aspect stands.
    #[must_use]
    pub fn of(&self, aspect: Aspect) -> Quality {
        let own = self.reasons.iter().filter(|reason| reason.aspect == aspect);
        own.map(|reason| reason.level).max().unwrap_or_default()
    }
}

/// Something amiss with the data behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// What it touches.
    pub aspect: Aspect,
    /// How far that can be relied on.
    pub level: Quality,
    /// In a short line.
    pub text: String,
}

/// One indicator's place in the scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorScore {
    /// Which indicator.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// The section in which it is scored; 0 for figures outside the workbook.
    pub section: u8,
    /// The figure that is scored; `None` when there is none up to the period.
    pub figure: Option<Observation>,
    /// The figure one reporting period before, where there is one.
    pub previous: Option<Observation>,
    /// Its 95% interval; `None` where nothing is sampled or it cannot be made.
    pub interval: Option<Confidence>,
    /// How its figures move: control chart, icons, trend; `None` without a figure.
    pub movement: Option<Movement>,
    /// The figure beside the benchmark of the settings, or why it is not compared.
    pub comparison: Result<Comparison, NoResult>,
    /// The figure beside that of a year before, or why it is not compared.
    pub since_last_year: Result<Comparison, NoResult>,
    /// What it was scored against.
    pub standard: Option<AppliedStandard>,
    /// A national standard shown beside a local one that was scored.
    pub beside: Option<AppliedStandard>,
    /// How it stands.
    pub status: Status,
    /// Whether chance could explain that; `None` without a status or an interval.
    pub certainty: Option<Certainty>,
    /// Points scored: weight times the status' share; `None` when not counted.
    pub points: Option<f64>,
    /// 1, or the core weight.
    pub weight: f64,
    /// Whether the workbook itself gives the number.
    pub core: bool,
    /// Whether the figure is too old to count.
    pub stale: bool,
    /// Whether it belongs to what its section expects.
    pub expected: bool,
    /// How far the data can be relied on.
    pub data_quality: DataQuality,
    /// What else a reader should know, a short sentence each.
    pub notes: Vec<String>,
    /// Why this score: the sentences that a board member reads, in order: value and its arithmetic,
    /// interval and method, standard with source and date, what decided the status, points, the cell.
    pub why: Vec<String>,
}

impl IndicatorScore {
    /// Where the scored figure stands.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.figure.as_ref().map(|figure| figure.provenance.place())
    }

    /// Change since the previous figure, in the read unit.
    #[must_use]
    pub fn change(&self) -> Option<f64> {
        Some(self.figure.as_ref()?.value? - self.previous.as_ref()?.value?)
    }
}

/// One section of the scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionScore {
    /// 1 to 13; 14 for the outcome.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// Its side.
    pub side: Side,
    /// Weighted mean of the points, 0 to 100; `None` when nothing counts.
    pub percent: Option<f64>,
    /// How it stands.
    pub status: SectionStatus,
    /// Share of the expected weight with a current, valid figure, 0 to 1.
    pub coverage: f64,
    /// Indicators counted, and expected.
    pub counted: usize,
    /// How many are expected.
    pub expected: usize,
    /// How people at a workshop see it.
    pub assessed: Assessed,
    /// How that and its figures contradict each other, in a sentence.
    pub contradiction: Option<String>,
    /// Its indicators, those with a status first.
    pub indicators: Vec<IndicatorScore>,
    /// What decided its status, a sentence each.
    pub why: Vec<String>,
}

/// One side of the tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SideScore {
    /// Which side.
    pub side: Side,
    /// Mean of its sections' percentages; `None` when none has one.
    pub percent: Option<f64>,
    /// Share of the expected weight covered, 0 to 1.
    pub coverage: f64,
}

/// How many indicators there are of each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Met.
    pub met: usize,
    /// Close.
    pub close: usize,
    /// Not met.
    pub not_met: usize,
    /// Expected, and without a valid figure.
    pub no_data: usize,
    /// With a figure and nothing to judge it by.
    pub no_standard: usize,
}

/// A scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// Whose.
    pub area: Area,
    /// Up to when.
    pub to: Period,
    /// Which editions: `in force`, `2011`, or a name.
    pub edition: String,
    /// Sections 1 to 13 and the outcome.
    pub sections: Vec<SectionScore>,
    /// The four sides.
    pub sides: Vec<SideScore>,
    /// Provider side minus population side, in percentage points.
    pub balance: Option<f64>,
    /// Counts over all sections.
    pub summary: Summary,
    /// Figures that belong to no section: shown, never scored.
    pub others: Vec<IndicatorScore>,
    /// Indicators that the users left out, each with the reason.
    pub switched_off: Vec<(IndicatorId, String)>,
}

impl Scorecard {
    /// Every indicator, in the order of the sections, then those outside.
    pub fn indicators(&self) -> impl Iterator<Item = &IndicatorScore> {
        self.sections.iter().flat_map(|section| &section.indicators).chain(&self.others)
    }

    /// The indicator of that id.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&IndicatorScore> {
        self.indicators().find(|score| &score.id == id)
    }
}
