//! Something doubtful about figures, and what would put it right.

use crate::{
    base::{Finding, Severity},
    domain::{FigureKey, Observation},
};

/// A finding about figures of the scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// What was noticed, where, and what to do.
    pub finding: Finding,
    /// The figures that it is about; none where a figure is missing.
    pub figures: Vec<FigureKey>,
    /// What a person may choose to put it right; empty where nothing is safe.
    pub corrections: Vec<Correction>,
}

impl Doubt {
    /// A doubt about one figure, or about a missing one.
    #[must_use]
    pub const fn new(finding: Finding, figures: Vec<FigureKey>) -> Self {
        Self { finding, figures, corrections: Vec::new() }
    }

    /// A doubt about one figure, told at its cell.
    pub(super) fn about(
        (severity, code): (Severity, &str),
        figure: &Observation,
        message: impl Into<String>,
        hint: &str,
    ) -> Self {
        let finding = Finding::new(severity, code, figure.provenance.place(), message).with_hint(hint);
        Self::new(finding, vec![figure.key()])
    }

    /// The same with a way to put it right.
    #[must_use]
    pub fn or(mut self, correction: Correction) -> Self {
        self.corrections.push(correction);
        self
    }
}

/// A way to put figures right, by one press; what they were stays in their history.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// On the button: `Use 19.5%`.
    pub words: String,
    /// What each figure becomes.
    pub changes: Vec<(FigureKey, Becomes)>,
}

impl Correction {
    /// A way to put one figure right.
    #[must_use]
    pub fn one(words: impl Into<String>, figure: &Observation, becomes: Becomes) -> Self {
        Self { words: words.into(), changes: vec![(figure.key(), becomes)] }
    }
}

/// What a figure becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum Becomes {
    /// These numbers.
    Numbers {
        /// The count above the line.
        numerator: Option<f64>,
        /// The count below the line.
        denominator: Option<f64>,
        /// The value, where there are not both counts.
        value: Option<f64>,
    },
    /// Nothing: it is removed, with the finding as the reason.
    Removed,
    /// What one of the returns says that disagree: this one of [`crate::domain::Observation::rivals`],
    /// or with `None` what stands.
    Settled(Option<usize>),
}
