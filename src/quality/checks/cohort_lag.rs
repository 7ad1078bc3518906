//! `cohort_lag`: more than 100% where that is possible, because other people are counted above the
//! line than below it.

use crate::{
    base::Severity,
    domain::Observation,
    quality::{Doubt, series::Series},
    workbook::Unit,
};

/// Explains a value above 100%.
pub(in crate::quality) fn check(series: &Series<'_>, figure: &Observation) -> Option<Doubt> {
    let indicator = series.indicator.filter(|indicator| indicator.may_exceed_100)?;
    let value = figure.value.filter(|value| indicator.unit == Unit::Percent && *value > 100.0)?;
    let message = format!(
        "{} is {}. More than 100% is possible here: those counted above the line are not among those below it.",
        series.what(figure.period),
        series.show(value)
    );
    let hint = "Read it over a year, in which the difference evens out.";
    Some(Doubt::about((Severity::Note, "cohort_lag"), figure, message, hint))
}
