//! `unit_mixed`: one value is written as a share of one among percentages, or the other way round.

use crate::{
    base::{Finding, Place, Severity, number_format::short},
    workbook::Indicator,
};

/// Refuses a value that is a hundred times off those around it.
pub(in crate::returns) fn unit_mixed(indicator: &Indicator, value: f64, place: Place) -> Finding {
    let message = format!(
        "{}: {} is written in another unit than the values around it, or is a slip; it is refused.",
        indicator.name,
        short(value, 3)
    );
    Finding::new(Severity::Error, "unit_mixed", place, message)
        .with_hint("Write the value like the others of its column, and import again.")
}
