//! What people write for the papers of a scorecard: the facts of the meeting, why figures are as they
//! are, what is done about them, and what the paper is made of.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::{AreaCode, IndicatorId, Period};

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Papers {
    /// The meeting that the paper is for.
    pub meeting: Meeting,
    /// What the paper is made of.
    pub layout: Layout,
    /// About indicators, one of each indicator and area at most, in that order.
    pub narratives: Vec<Narrative>,
    /// About sections, one of each section and area at most, in that order.
    pub sections: Vec<SectionNarrative>,
}

/// The meeting that a paper is for. What is empty is not yet known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Meeting {
    /// Which: `Board of Exampleton PCT, part 1`.
    pub name: String,
    /// When.
    pub date: Option<Date>,
    /// The number that it gives to the paper.
    pub reference: String,
    /// Whose work the paper is.
    pub author: String,
    /// Who answers for it.
    pub lead_director: String,
    /// What the meeting is asked to do.
    pub purpose: Option<Purpose>,
    /// What it is recommended to decide.
    pub recommendation: String,
}

/// What a meeting is asked to do with a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Take a decision.
    Decide,
    /// Be assured.
    Assure,
    /// Take note.
    Note,
}

impl Purpose {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Decide => "To decide",
            Self::Assure => "To be assured",
            Self::Note => "To note",
        }
    }
}

/// A part of a paper.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Title, facts of the meeting, recommendation, key figures.
    Cover,
    /// What got worse, what is missed, what is better.
    Summary,
    /// The sections and their balance.
    Sections,
    /// Every indicator, section by section.
    Scorecard,
    /// A page for each that is not met, and each that is close and getting worse.
    Exceptions,
    /// What changed since another scorecard.
    Changes,
    /// How far the data can be relied on.
    DataQuality,
    /// Who does what by when.
    Actions,
    /// A page about a workshop for those who answer for it.
    WorkshopFront,
    /// What people at a workshop said.
    Workshop,
    /// The recording book, blank, to write in.
    RecordingBook,
    /// How far the high impact changes are in place.
    HighImpactChanges,
    /// What is done for those whom the Equality Act protects.
    Equality,
    /// How it was worked out, and what the signs mean.
    Method,
    /// The returns and the standards.
    Sources,
    /// One page about the area.
    Profile,
    /// Areas across, indicators down.
    Wall,
}

impl Part {
    /// Whether it can be written before there are any figures.
    #[must_use]
    pub const fn is_of_workshop(self) -> bool {
        matches!(
            self,
            Self::WorkshopFront
                | Self::Workshop
                | Self::RecordingBook
                | Self::HighImpactChanges
                | Self::Equality
                | Self::Actions
        )
    }

    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Cover => "Cover",
            Self::Summary => "Summary",
            Self::Sections => "Sections and balance",
            Self::Scorecard => "Scorecard",
            Self::Exceptions => "Exceptions",
            Self::Changes => "Changes",
            Self::DataQuality => "Data quality",
            Self::Actions => "Actions",
            Self::WorkshopFront => "The workshop on a page",
            Self::Workshop => "The workshop",
            Self::RecordingBook => "Recording book, blank",
            Self::HighImpactChanges => "High impact changes",
            Self::Equality => "Equality",
            Self::Method => "Method and key",
            Self::Sources => "Sources",
            Self::Profile => "Profile of the area",
            Self::Wall => "Areas beside each other",
        }
    }
}

/// What a paper is made of, where it is not as its template says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Layout {
    /// The name of a template that ships, or the path of another; empty for the board paper.
    pub template: String,
    /// The parts in order; empty for the template's.
    pub order: Vec<Part>,
    /// The parts that are left out.
    pub left_out: Vec<Part>,
}

impl Layout {
    /// The parts that are printed, in order, where the template has `usual`.
    #[must_use]
    pub fn parts(&self, usual: &[Part]) -> Vec<Part> {
        let mut parts = self.all_parts(usual);
        parts.retain(|part| !self.left_out.contains(part));
        parts
    }

    /// The parts in order with those that are left out, each once.
    #[must_use]
    pub fn all_parts(&self, usual: &[Part]) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for part in self.order.iter().chain(usual) {
            if !parts.contains(part) {
                parts.push(*part);
            }
        }
        parts
    }
}

/// What people wrote about an indicator for the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Narrative {
    /// What it is about.
    pub indicator: IndicatorId,
    /// Where.
    pub area: AreaCode,
    /// The period of the figure that it was written for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Who answers for the indicator.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lead: String,
    /// Why the figure is as it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// What that means for people and services.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub impact: String,
    /// What is done about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<PlannedAction>,
    /// When the standard is expected to be met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery: Option<Period>,
}

impl Narrative {
    /// Nothing written yet.
    #[must_use]
    pub const fn of(indicator: IndicatorId, area: AreaCode) -> Self {
        Self {
            indicator,
            area,
            period: None,
            lead: String::new(),
            why: String::new(),
            impact: String::new(),
            actions: Vec::new(),
            recovery: None,
        }
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let blank = |text: &String| text.trim().is_empty();
        [&self.lead, &self.why, &self.impact].into_iter().all(blank)
            && self.actions.is_empty()
            && self.recovery.is_none()
    }
}

/// Something that somebody does about a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedAction {
    /// What.
    pub action: String,
    /// Who.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// How it stands.
    #[serde(default)]
    pub status: Progress,
}

/// How an action stands.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Nothing is done yet.
    #[default]
    NotStarted,
    /// Going on as planned.
    UnderWay,
    /// Going on, and behind.
    Delayed,
    /// Done.
    Done,
}

impl Progress {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::UnderWay => "Under way",
            Self::Delayed => "Delayed",
            Self::Done => "Done",
        }
    }
}

/// What people wrote about a section for the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionNarrative {
    /// 1 to 13; 14 for the outcome.
    pub section: u8,
    /// Where.
    pub area: AreaCode,
    /// What they wrote.
    pub text: String,
}

impl Papers {
    /// Whether nothing was written or chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was written about `indicator` in `area`.
    #[must_use]
    pub fn narrative(&self, indicator: &IndicatorId, area: &AreaCode) -> Option<&Narrative> {
        self.narratives.iter().find(|one| one.indicator == *indicator && one.area == *area)
    }

    /// What was written about `section` in `area`.
    #[must_use]
    pub fn section(&self, section: u8, area: &AreaCode) -> Option<&str> {
        let found = self.sections.iter().find(|one| one.section == section && one.area == *area);
        found.map(|one| one.text.as_str())
    }

    /// Puts `narrative` in the place of what was written before; one that says nothing is not kept.
    pub fn set_narrative(&mut self, narrative: Narrative) {
        let key = |one: &Narrative| (one.indicator.clone(), one.area.clone());
        self.narratives.retain(|one| key(one) != key(&narrative));
        if !narrative.is_empty() {
            let at = self.narratives.partition_point(|one| key(one) < key(&narrative));
            self.narratives.insert(at, narrative);
        }
    }

    /// Puts `narrative` in the place of what was written before; one that says nothing is not kept.
    pub fn set_section(&mut self, narrative: SectionNarrative) {
        let key = |one: &SectionNarrative| (one.section, one.area.clone());
        self.sections.retain(|one| key(one) != key(&narrative));
        if !narrative.text.trim().is_empty() {
            let at = self.sections.partition_point(|one| key(one) < key(&narrative));
            self.sections.insert(at, narrative);
        }
    }
}
