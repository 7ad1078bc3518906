//! `implausible`: a value outside what the indicator has ever been.

use crate::{
    base::{Finding, Severity},
    domain::Provenance,
    returns::sum::Sum,
    workbook::Indicator,
};

/// Whether a value is outside the indicator's plausible range.
pub(in crate::returns) fn is_implausible(indicator: &Indicator, value: f64) -> bool {
    indicator.plausible.is_some_and(|(low, high)| !(low..=high).contains(&value))
}

/// Questions a value outside the indicator's plausible range.
pub(super) fn check(sum: &Sum<'_>, value: f64, provenance: &Provenance) -> Option<Finding> {
    let indicator = sum.indicator?;
    let (low, high) = indicator.plausible.filter(|_| is_implausible(indicator, value))?;
    let message = format!(
        "{} for {} is {}, outside {} to {}.",
        indicator.name,
        sum.area,
        indicator.unit.show(value),
        indicator.unit.show(low),
        indicator.unit.show(high)
    );
    let hint = "Check the unit and the digits. The figure is used as it stands.";
    Some(Finding::new(Severity::Warning, "implausible", provenance.place(), message).with_hint(hint))
}
