//! `denominator_out_of_line`: far fewer, or far more, people, births or beds than around it, as where
//! only a part of the units sent their return.

use crate::{
    base::{Severity, number_format::short},
    domain::Observation,
    quality::{Doubt, expectation, series::Series},
};

/// Times fewer or more than the middle of its neighbours from which a denominator is questioned.
const TIMES: f64 = 3.0;
/// Below this middle small numbers explain it.
const FEWEST: f64 = 30.0;

/// Questions the denominator of the figure at `at` in a run.
pub(in crate::quality) fn check(series: &Series<'_>, run: &[&Observation], at: usize) -> Option<Doubt> {
    let figure = *run.get(at)?;
    let denominator = figure.denominator.filter(|_| figure.value.is_some())?;
    let expected = expectation::of_count(run, at, |figure| figure.denominator)?;
    let (middle, (low, high)) = (expected.middle, expected.range);
    let is_low = denominator * TIMES < middle && denominator < low;
    let is_high = denominator > TIMES * middle && denominator > high;
    if middle.max(denominator) < FEWEST || !(is_low || is_high) || !expected.is_far(denominator) {
        return None;
    }
    let message = format!(
        "{}: the denominator is {}, and around it {} to {}.",
        series.what(figure.period),
        short(denominator, 1),
        short(low, 1),
        short(high, 1)
    );
    let hint = if is_low {
        "Ask the sender whether the return is complete."
    } else {
        "Ask the sender whether it counts the same people or beds as before."
    };
    Some(Doubt::about((Severity::Warning, "denominator_out_of_line"), figure, message, hint))
}
