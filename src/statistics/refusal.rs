//! Why a method gives no number.

use serde::{Deserialize, Serialize};

/// Why a method gives no number: a reason to tell, never a NaN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Refusal {
    /// A figure, or what comes of it, is infinite or not a number, or beyond 10⁶⁰ either way.
    NotFinite,
    /// A figure that cannot be below 0 is.
    Negative,
    /// The denominator, the expected events or the population is 0.
    NoDenominator,
    /// More cases than people.
    MoreCasesThanPeople,
    /// No cases, where the method needs some.
    NoCases,
    /// Fewer cases than the method bears.
    TooFewCases {
        /// How many it needs.
        needed: usize,
    },
    /// Every person is a case, so that the odds are infinite.
    EveryoneIsACase,
    /// Fewer figures than the method needs.
    TooFewFigures {
        /// How many it needs.
        needed: usize,
        /// How many there are.
        given: usize,
    },
    /// All figures are the same.
    NoVariation,
    /// Two lists that belong together differ in length.
    UnequalLengths,
    /// The lower end is above the upper one.
    EndsCrossed,
    /// Neither way is better, so that nothing can be judged.
    NoDirection,
    /// Periods that share days are not independent figures.
    OverlappingPeriods,
    /// The method is for whole years.
    NotYearly,
    /// A day or a period is in twice, or not in order.
    OutOfOrder,
    /// Further away than the figures bear.
    BeyondTheFigures,
}

/// Beyond any count or rate; within it, no method here overflows unnoticed.
const LARGEST: f64 = 1e60;

/// Whether every one of `numbers` is one that can be reckoned with.
///
/// # Errors
/// [`Refusal::NotFinite`].
pub(super) fn finite(numbers: &[f64]) -> Result<(), Refusal> {
    // Not a number is not within the bounds either.
    if numbers.iter().all(|number| number.abs() <= LARGEST) { Ok(()) } else { Err(Refusal::NotFinite) }
}
