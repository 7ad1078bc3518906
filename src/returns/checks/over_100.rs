//! `over_100`: a percentage above 100 where that cannot be.

use crate::{
    base::{Finding, Severity, number_format::short},
    domain::Provenance,
    returns::sum::Sum,
    workbook::Unit,
};

/// Refuses a stated percentage above 100.
pub(super) fn check(sum: &Sum<'_>, provenance: &Provenance) -> Option<Finding> {
    let indicator =
        sum.indicator.filter(|indicator| indicator.unit == Unit::Percent && !indicator.may_exceed_100)?;
    let stated = sum.stated.or_else(|| sum.computed())?;
    if stated <= 100.0 + 1e-9 {
        return None;
    }
    let right = sum.computed().filter(|computed| (0.0..=100.0).contains(computed));
    let (message, hint) = match (right, sum.numerator, sum.denominator) {
        (Some(right), Some(n), Some(d)) => {
            let right = short(right, sum.places);
            (
                format!(
                    "{} for {}: {}% cannot be right, and {} ÷ {} is {right}%.",
                    indicator.name,
                    sum.area,
                    short(stated, sum.places),
                    short(n, 2),
                    short(d, 2)
                ),
                format!("If the counts are right, clear this cell or write {right}%, and import again."),
            )
        }
        _ => (
            format!("{} for {}: {}% cannot be right.", indicator.name, sum.area, short(stated, sum.places)),
            "Ask the sender for the figure, and import again.".to_owned(),
        ),
    };
    Some(Finding::new(Severity::Error, "over_100", provenance.place(), message).with_hint(hint))
}
