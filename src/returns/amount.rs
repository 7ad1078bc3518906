//! A cell that should hold a number: the number, or why there is none.

use super::Cell;
use crate::domain::Mark;

/// What a value cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// A number, with whether it was written as a percentage (`78.2%` gives 78.2 and true; a
    /// percent-formatted 0.782 too).
    Number {
        /// In the unit written: 78.2 for 78.2%.
        value: f64,
        /// Whether a percent sign or format said so.
        percent: bool,
    },
    /// One to so many: `1:32`, `1 : 32`, `1 in 500`, `32:1` as midwives write it; the larger side over one.
    OneTo(f64),
    /// No number, for a reason that the sender gave.
    Missing(Mark),
    /// Something that is neither a number nor a known mark.
    Unreadable(String),
}

/// Reads a cell as an amount.
#[must_use]
pub fn parse_amount(_cell: &Cell) -> Amount {
    Amount::Missing(Mark::Blank)
}
