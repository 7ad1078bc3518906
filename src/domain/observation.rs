//! One figure, and the cell it came from.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{AreaCode, CellAddress, Group, IndicatorId, Period};
use crate::base::Place;

/// Why a return shows no number where one would stand. None of these is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Hidden by the sender because the count is small (`*`, `[c]`, `<5`).
    Suppressed,
    /// Not available or not submitted (`N/A`, `no data`, `DNA`).
    NotAvailable,
    /// Cannot be: no beds, no children (`[z]`, `-` where there are none).
    NotApplicable,
    /// The sender did not collect it.
    NotCollected,
    /// Withheld because it failed the sender's own checks.
    FailedValidation,
    /// Only a band is given (`70% to 100%`).
    Banded,
    /// The cell holds an error such as `#DIV/0!`.
    Error,
    /// The cell is empty.
    Blank,
    /// A person removed it from the scorecard; what it was stands under `earlier`.
    Withdrawn,
}

impl Mark {
    /// What the mark means, in a word or two.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Suppressed => "suppressed",
            Self::NotAvailable => "not available",
            Self::NotApplicable => "not applicable",
            Self::NotCollected => "not collected",
            Self::FailedValidation => "failed validation",
            Self::Banded => "banded",
            Self::Error => "error in the cell",
            Self::Blank => "blank",
            Self::Withdrawn => "removed by hand",
        }
    }
}

/// The note of a figure that must not leave, in a document that may.
pub const HIDDEN: &str = "hidden: small number";

/// The cells that a figure was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Number of the return in the scorecard file; 0 before it is added to one.
    pub import: u32,
    /// File name, without folders.
    pub file: Arc<str>,
    /// Sheet name; empty for a CSV file.
    pub sheet: Arc<str>,
    /// The cell of the value; of the numerator where the return gives no value. It says nothing where
    /// the figure was typed in.
    pub cell: CellAddress,
    /// The numerator's cell (the first, where it is a sum).
    #[serde(default)]
    pub numerator_cell: Option<CellAddress>,
    /// The denominator's cell (the first, where it is a sum).
    #[serde(default)]
    pub denominator_cell: Option<CellAddress>,
    /// Whether it stands in no cell: a person typed it in, and `file` says who gave it, or areas were
    /// added together, and `file` says how many.
    #[serde(default)]
    pub by_hand: bool,
}

impl Provenance {
    /// The place of the value's cell.
    #[must_use]
    pub fn place(&self) -> Place {
        let cell = if self.by_hand { String::new() } else { self.cell.to_string() };
        Place { file: self.file.to_string(), sheet: self.sheet.to_string(), cell }
    }
}

/// Why what a return says of a figure does not stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Replaced {
    /// A later edition of the return says something else.
    #[default]
    Revised,
    /// Two returns disagreed, and a person decided for the other.
    Settled,
    /// A person corrected or removed it.
    Corrected,
}

/// What a return says of a figure and does not stand: it was replaced, or waits to be settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Earlier {
    /// Why it does not stand.
    #[serde(default)]
    pub why: Replaced,
    /// The value as it was.
    pub value: Option<f64>,
    /// The numerator as it was.
    pub numerator: Option<f64>,
    /// The denominator as it was.
    pub denominator: Option<f64>,
    /// The return's own value, as it was.
    #[serde(default)]
    pub stated: Option<f64>,
    /// Why there was no value.
    #[serde(default)]
    pub mark: Option<Mark>,
    /// Whether the sender called it unreliable.
    #[serde(default)]
    pub unreliable: bool,
    /// The return's own note.
    #[serde(default)]
    pub note: String,
    /// Codes of the findings against it.
    #[serde(default)]
    pub findings: Vec<String>,
    /// Where it came from.
    pub provenance: Provenance,
    /// Other returns that said the same.
    #[serde(default)]
    pub also: Vec<Provenance>,
}

/// What tells a figure from every other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FigureKey {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Where.
    pub area: AreaCode,
    /// For whom; `None` for everybody.
    pub group: Option<Group>,
    /// When.
    pub period: Period,
}

/// One figure: an indicator for an area, a period and a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Where.
    pub area: AreaCode,
    /// When.
    pub period: Period,
    /// For whom; `None` for everybody.
    pub group: Option<Group>,
    /// The count above the line, in people, births, days or posts.
    pub numerator: Option<f64>,
    /// The count below the line.
    pub denominator: Option<f64>,
    /// The figure in the unit that people read (78.2 for 78.2%): from numerator and
    /// denominator where both are given, else as stated.
    pub value: Option<f64>,
    /// The return's own value in the same unit, kept for comparison.
    pub stated: Option<f64>,
    /// Why there is no value; `None` when there is one.
    pub mark: Option<Mark>,
    /// Whether the sender calls the figure unreliable (`u`) or provisional.
    #[serde(default)]
    pub unreliable: bool,
    /// The return's own note on the figure; mostly empty.
    #[serde(default)]
    pub note: String,
    /// Codes of the findings against this figure, for its data quality.
    #[serde(default)]
    pub findings: Vec<String>,
    /// Where it came from.
    pub provenance: Provenance,
    /// Other returns that say the same, in the order in which they came: the figure stays when the
    /// first of them is taken out.
    #[serde(default)]
    pub also: Vec<Provenance>,
    /// What it replaced, oldest first.
    #[serde(default)]
    pub earlier: Vec<Earlier>,
    /// What other returns say that are no edition of its own, in the order in which they came: a
    /// person settles which is right, and until then this one stands.
    #[serde(default)]
    pub rivals: Vec<Earlier>,
}

impl From<Observation> for Earlier {
    /// What is kept of a figure that is replaced; its own past is not.
    fn from(figure: Observation) -> Self {
        Self {
            why: Replaced::Revised,
            value: figure.value,
            numerator: figure.numerator,
            denominator: figure.denominator,
            stated: figure.stated,
            mark: figure.mark,
            unreliable: figure.unreliable,
            note: figure.note,
            findings: figure.findings,
            provenance: figure.provenance,
            also: figure.also,
        }
    }
}

fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0),
        _ => false,
    }
}

impl Earlier {
    /// Takes out the return of this number; whether another still says this.
    fn keep_without(&mut self, number: u32) -> bool {
        self.also.retain(|also| also.import != number);
        if self.provenance.import != number {
            return true;
        }
        if self.also.is_empty() {
            return false;
        }
        self.provenance = self.also.remove(0);
        true
    }

    /// Whether the two say the same, whatever cell they stand in.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        same(self.value, other.value)
            && same(self.numerator, other.numerator)
            && same(self.denominator, other.denominator)
            && self.mark == other.mark
    }

    /// Notes the returns of another that says the same; each once.
    pub(super) fn is_also_in(&mut self, other: Self) {
        for place in std::iter::once(other.provenance).chain(other.also) {
            let mut known = std::iter::once(&self.provenance).chain(&self.also);
            if !known.any(|known| known.import == place.import) {
                self.also.push(place);
            }
        }
    }
}

impl Observation {
    /// A figure of which nothing is known yet.
    pub fn new(indicator: impl Into<IndicatorId>, area: impl Into<AreaCode>, period: Period) -> Self {
        Self {
            indicator: indicator.into(),
            area: area.into(),
            period,
            group: None,
            numerator: None,
            denominator: None,
            value: None,
            stated: None,
            mark: None,
            unreliable: false,
            note: String::new(),
            findings: Vec::new(),
            provenance: Provenance::default(),
            also: Vec::new(),
            earlier: Vec::new(),
            rivals: Vec::new(),
        }
    }

    /// The figure as it was at `earlier`, without a past.
    #[must_use]
    pub fn as_it_was(&self, earlier: Earlier) -> Self {
        Self {
            indicator: self.indicator.clone(),
            area: self.area.clone(),
            period: self.period,
            group: self.group.clone(),
            numerator: earlier.numerator,
            denominator: earlier.denominator,
            value: earlier.value,
            stated: earlier.stated,
            mark: earlier.mark,
            unreliable: earlier.unreliable,
            note: earlier.note,
            findings: earlier.findings,
            provenance: earlier.provenance,
            also: earlier.also,
            earlier: Vec::new(),
            rivals: Vec::new(),
        }
    }

    /// What tells this figure from every other.
    #[must_use]
    pub fn key(&self) -> FigureKey {
        FigureKey {
            indicator: self.indicator.clone(),
            area: self.area.clone(),
            group: self.group.clone(),
            period: self.period,
        }
    }

    /// Whether two figures say the same, whatever cell they stand in.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        same(self.value, other.value)
            && same(self.numerator, other.numerator)
            && same(self.denominator, other.denominator)
            && self.mark == other.mark
    }

    /// Every cell that gives this figure or gave it: of what stands, of what it replaced, of what
    /// contradicts it.
    pub fn returns(&self) -> impl Iterator<Item = &Provenance> {
        let others = self.earlier.iter().chain(&self.rivals);
        let others = others.flat_map(|other| other.also.iter().chain([&other.provenance]));
        self.also.iter().chain([&self.provenance]).chain(others)
    }

    /// Notes another return that says the same; once for each return.
    pub fn is_also_in(&mut self, provenance: Provenance) {
        let known = std::iter::once(&self.provenance).chain(&self.also);
        if !known.into_iter().any(|known| known.import == provenance.import) {
            self.also.push(provenance);
        }
    }

    /// What is left of the figure without the return of this number: itself, what that return had
    /// replaced, or nothing.
    #[must_use]
    pub fn without_return(mut self, number: u32) -> Option<Self> {
        let gives = |earlier: &Earlier| {
            std::iter::once(&earlier.provenance).chain(&earlier.also).any(|given| given.import == number)
        };
        self.rivals.retain_mut(|rival| rival.keep_without(number));
        if !self.earlier.iter().any(gives)
            && self.provenance.import != number
            && self.also.iter().all(|also| also.import != number)
        {
            return Some(self);
        }
        let key = self.clone();
        let past = std::mem::take(&mut self.earlier);
        let rivals = std::mem::take(&mut self.rivals);
        let mut left: Vec<Earlier> = Vec::new();
        for mut step in past.into_iter().chain([Earlier::from(self)]) {
            if !step.keep_without(number) {
                continue;
            }
            match left.last_mut() {
                // The step between them is gone, so this is no revision any more.
                Some(last) if last.says_the_same(&step) => last.is_also_in(step),
                _ => left.push(step),
            }
        }
        // Where nothing is left of what stood, the first that contradicted it does.
        let mut rivals = rivals.into_iter();
        let mut present = key.as_it_was(left.pop().or_else(|| rivals.next())?);
        present.earlier = left;
        present.rivals = rivals.collect();
        Some(present)
    }
}
