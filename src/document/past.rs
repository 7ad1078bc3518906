//! What a figure was, step by step, and where each step came from.

use jiff::Timestamp;

use super::{Document, Way};
use crate::domain::Observation;

/// A figure as it was, or is.
#[derive(Clone, Debug, PartialEq)]
pub struct PastFigure {
    /// The figure; its own past is left out.
    pub figure: Observation,
    /// When it came into the scorecard; `None` where its return is not known any more.
    pub when: Option<Timestamp>,
    /// How it came.
    pub way: Way,
}

impl Document {
    /// Everything that a figure was, the latest first: it begins with the figure as it is.
    #[must_use]
    pub fn past_of(&self, figure: &Observation) -> Vec<PastFigure> {
        let was = figure.earlier.iter().rev().map(|earlier| figure.as_it_was(earlier.clone()));
        let now = Observation { earlier: Vec::new(), rivals: Vec::new(), ..figure.clone() };
        std::iter::once(now)
            .chain(was)
            .map(|figure| {
                let number = figure.provenance.import;
                let record = self.returns.iter().find(|record| record.number == number);
                let way = record.map_or(Way::File, |record| record.way);
                PastFigure { figure, when: record.map(|record| record.imported), way }
            })
            .collect()
    }
}
