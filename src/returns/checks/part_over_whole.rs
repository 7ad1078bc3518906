//! `numerator_exceeds_denominator`: more women counted than there are.

use crate::{
    base::{Finding, Severity, number_format::short},
    domain::Provenance,
    returns::sum::Sum,
    workbook::Unit,
};

/// Refuses a percentage whose numerator is larger than its denominator.
pub(super) fn check(sum: &Sum<'_>, provenance: &Provenance) -> Option<Finding> {
    let indicator =
        sum.indicator.filter(|indicator| indicator.unit == Unit::Percent && !indicator.may_exceed_100)?;
    let (n, d) = (sum.numerator?, sum.denominator?);
    if n <= d {
        return None;
    }
    let message = format!(
        "{} for {}: the numerator {} is larger than the denominator {}.",
        indicator.name,
        sum.area,
        short(n, 2),
        short(d, 2)
    );
    let hint = "Check whether the two columns are swapped or stand in the wrong rows.";
    Some(
        Finding::new(Severity::Error, "numerator_exceeds_denominator", provenance.place(), message)
            .with_hint(hint),
    )
}
