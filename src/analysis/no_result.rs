//! Why an analysis has no result.

use super::NoInterval;
use crate::statistics::Refusal;

/// Why an analysis has no result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoResult {
    /// The method refused the figures.
    Refused(Refusal),
    /// There is no figure.
    NoFigure,
    /// The figure has no interval.
    NoInterval(NoInterval),
    /// The counts that the method needs are not given.
    NoCounts,
    /// There is nobody to compare with at that time.
    NobodyToCompare,
    /// No plan has been made.
    NoPlan,
    /// The groups have no order from most to least deprived.
    NoOrder,
}

impl From<Refusal> for NoResult {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<NoInterval> for NoResult {
    fn from(reason: NoInterval) -> Self {
        Self::NoInterval(reason)
    }
}
