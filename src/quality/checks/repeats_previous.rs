//! `repeats_previous`: nearly every area has the figure of the period before again, as where the
//! previous column was taken for the current one.

use std::collections::BTreeMap;

use crate::{
    base::Severity,
    domain::{IndicatorId, Observation, Period},
    quality::{Doubt, series::Series},
};

/// Fewer areas prove nothing.
const FEWEST: usize = 5;

/// The figures of an indicator and period, each with whether it is that of the period before.
pub(in crate::quality) type Repeats<'a> = BTreeMap<(&'a IndicatorId, Period), Vec<(&'a Observation, bool)>>;

/// Notes the figures of a run that follow on another.
pub(in crate::quality) fn note<'a>(repeats: &mut Repeats<'a>, run: &[&'a Observation]) {
    for pair in run.windows(2) {
        let &[before, figure] = pair else { continue };
        let (Some(old), Some(new)) = (before.value, figure.value) else { continue };
        if figure.period.shifted(-1) != before.period || new.abs() < 1e-9 || (new - 100.0).abs() < 1e-9 {
            continue;
        }
        let same = (old - new).abs() <= 1e-9 * new.abs()
            && before.numerator == figure.numerator
            && before.denominator == figure.denominator;
        repeats.entry((&figure.indicator, figure.period)).or_default().push((figure, same));
    }
}

/// Tells a period that repeats the one before.
pub(in crate::quality) fn doubt(series: &Series<'_>, figures: &[(&Observation, bool)]) -> Option<Doubt> {
    let same: Vec<&Observation> =
        figures.iter().filter(|(_, same)| *same).map(|(figure, _)| *figure).collect();
    if same.len() < FEWEST || same.len() * 5 < figures.len() * 4 {
        return None;
    }
    let first = same.first()?;
    let message = format!(
        "{}, {}: {} of {} areas have exactly the figure of {} again.",
        series.name(),
        first.period,
        same.len(),
        figures.len(),
        first.period.shifted(-1)
    );
    let hint = "Look whether the column of the period before was taken for the current one.";
    let mut doubt = Doubt::about((Severity::Warning, "repeats_previous"), first, message, hint);
    doubt.figures = same.iter().map(|figure| figure.key()).collect();
    Some(doubt)
}
