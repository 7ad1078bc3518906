//! A figure that is hidden, and why.

use crate::domain::{FigureKey, HIDDEN, Mark, Observation};

/// Why a figure is hidden. For those inside only: it tells which of the hidden figures are small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It counts few people.
    SmallCount,
    /// Few people are not in it.
    SmallComplement,
    /// It would give this one away.
    GivesAway(Box<FigureKey>),
}

/// A figure that is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Which.
    pub figure: FigureKey,
    /// Why.
    pub why: Reason,
}

/// Whether `figure`, of a published document, is hidden there.
#[must_use]
pub fn is_hidden(figure: &Observation) -> bool {
    figure.mark == Some(Mark::Suppressed) && figure.note == HIDDEN
}
