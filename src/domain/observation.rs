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
        }
    }
}

/// The cells that a figure was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Number of the return in the scorecard file; 0 before it is added to one.
    pub import: u32,
    /// File name, without folders.
    pub file: Arc<str>,
    /// Sheet name; empty for a CSV file.
    pub sheet: Arc<str>,
    /// The cell of the value; of the numerator where the return gives no value.
    pub cell: CellAddress,
    /// The numerator's cell (the first, where it is a sum).
    #[serde(default)]
    pub numerator_cell: Option<CellAddress>,
    /// The denominator's cell (the first, where it is a sum).
    #[serde(default)]
    pub denominator_cell: Option<CellAddress>,
}

impl Provenance {
    /// The place of the value's cell.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { file: self.file.to_string(), sheet: self.sheet.to_string(), cell: self.cell.to_string() }
    }
}

/// A figure that a later return replaced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Earlier {
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
}

impl From<Observation> for Earlier {
    /// What is kept of a figure that is replaced; its own past is not.
    fn from(figure: Observation) -> Self {
        Self {
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

impl Observation {
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
        }
    }

    /// Whether two figures say the same, whatever cell they stand in.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        fn same(a: Option<f64>, b: Option<f64>) -> bool {
            match (a, b) {
                (None, None) => true,
                (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0),
                _ => false,
            }
        }
        same(self.value, other.value)
            && same(self.numerator, other.numerator)
            && same(self.denominator, other.denominator)
            && self.mark == other.mark
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
        let mut gives =
            self.earlier.iter().flat_map(|earlier| std::iter::once(&earlier.provenance).chain(&earlier.also));
        if !gives.any(|provenance| provenance.import == number)
            && self.provenance.import != number
            && self.also.iter().all(|also| also.import != number)
        {
            return Some(self);
        }
        let past = std::mem::take(&mut self.earlier);
        let key = self.clone();
        let mut left: Vec<Self> = Vec::new();
        for mut step in past.into_iter().map(|earlier| key.as_it_was(earlier)).chain([self]) {
            step.also.retain(|also| also.import != number);
            if step.provenance.import == number {
                if step.also.is_empty() {
                    continue;
                }
                step.provenance = step.also.remove(0);
            }
            match left.last_mut() {
                // The step between them is gone, so this is no revision any more.
                Some(last) if last.says_the_same(&step) => {
                    for provenance in std::iter::once(step.provenance).chain(step.also) {
                        last.is_also_in(provenance);
                    }
                }
                _ => left.push(step),
            }
        }
        let mut present = left.pop()?;
        present.earlier = left.into_iter().map(Earlier::from).collect();
        Some(present)
    }
}
