//! `below_zero`: a figure below nought where nothing can be.

use crate::{
    base::{Finding, Severity, number_format::short},
    domain::Provenance,
    returns::sum::Sum,
};

/// Refuses counts, percentages and rates below nought: often a mark for “not known”, or a slip.
pub(super) fn check(sum: &Sum<'_>, provenance: &Provenance) -> Option<Finding> {
    let indicator = sum.indicator?;
    let (low, _) = indicator.plausible?;
    let numbers = [sum.stated, sum.numerator, sum.denominator];
    let below = numbers.into_iter().flatten().find(|number| *number < 0.0).filter(|_| low >= 0.0)?;
    let message =
        format!("{} for {}: {} is below nought.", indicator.name, sum.area, short(below, sum.places));
    let hint = "If the sender writes so what is not known, clear the cell; else ask for the figure, and import again.";
    Some(Finding::new(Severity::Error, "below_zero", provenance.place(), message).with_hint(hint))
}
