//! `counts_doubtful`: most values of an indicator are not what the counts beside them give.

use crate::{
    base::{Finding, Place, Severity},
    domain::CellAddress,
    workbook::Indicator,
};

/// Says once that a column's counts are set aside; `of` is how many rows disagree, and of how many.
pub(in crate::returns) fn counts_doubtful(
    indicator: &Indicator,
    heading: &str,
    column: u32,
    of: (usize, usize),
    place: Place,
) -> Finding {
    let (wrong, all) = of;
    let letters = CellAddress::column_letters(column);
    let message = format!(
        "{}: in {wrong} of {all} rows the counts of column {letters} (“{heading}”) do not give the value stated. The values are used as stated, and the counts are left.",
        indicator.name
    );
    Finding::new(Severity::Warning, "counts_doubtful", place, message)
        .with_hint("Ask the sender whether the counts stand in the wrong rows or mean something else.")
}
