//! `copied_down`: the same figure again and again, down a column or from period to period.

use crate::{
    base::Severity,
    domain::Observation,
    quality::{Doubt, series::Series},
    workbook::Sampling,
};

/// So many alike in a row are no chance where only values are given.
const ALIKE: usize = 4;
/// So many where both counts are alike too. Two happen: of 473 births with 421 booked in time, one month
/// in 2,000 repeats the one before.
const COUNTS_ALIKE: usize = 3;
/// Counts this large do not repeat by themselves.
const LARGE: f64 = 10.0;

/// Values of which many may be alike: none, all, and what has fewer than three digits.
fn is_common(value: f64) -> bool {
    let digits = format!("{:.2}", value.abs()).bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    let text = String::from_utf8_lossy(&digits);
    let significant = text.trim_start_matches('0').trim_end_matches('0').len();
    value.abs() < 1e-9 || (value - 100.0).abs() < 1e-9 || significant < 3
}

fn same_value(one: &Observation, other: &Observation) -> bool {
    one.value.zip(other.value).is_some_and(|(a, b)| (a - b).abs() <= 1e-9 * a.abs())
}

/// Both counts large and alike. Counts rounded to five are alike by chance more often.
fn same_counts(one: &Observation, other: &Observation) -> bool {
    let (Some(n), Some(d)) = (one.numerator, one.denominator) else { return false };
    let is_rounded = n % 5.0 == 0.0 && d % 5.0 == 0.0;
    let is_large = n >= LARGE && d - n >= LARGE;
    other.numerator == Some(n) && other.denominator == Some(d) && is_large && !is_rounded
}

/// Stretches of a run in which the same figure stands. What is counted whole, such as posts and cots,
/// may well stay the same.
pub(in crate::quality) fn over_time(series: &Series<'_>, run: &[&Observation]) -> Vec<Doubt> {
    if series.sampling() == Sampling::Exact {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = run.get(at) {
        let rest = run.get(at + 1..).unwrap_or(&[]);
        let like = rest
            .iter()
            .take_while(|figure| same_value(first, figure) && !first.period.overlaps(figure.period));
        let again: Vec<&Observation> = like.copied().collect();
        let alike = again.len() + 1;
        let counted = again.iter().all(|next| same_counts(first, next));
        let has_counts = first.numerator.is_some() && first.denominator.is_some();
        let copied = if has_counts {
            counted && alike >= COUNTS_ALIKE
        } else {
            alike >= ALIKE && first.value.is_some_and(|value| !is_common(value))
        };
        if copied {
            found.extend(tell(series, first, &again));
        }
        at += again.len() + 1;
    }
    found
}

fn tell(series: &Series<'_>, first: &Observation, again: &[&Observation]) -> Option<Doubt> {
    let (next, last) = (again.first()?, again.last()?);
    let span = if again.len() == 1 {
        format!("in {} too", next.period)
    } else {
        format!("in the next {} figures too, up to {}", again.len(), last.period)
    };
    let message =
        format!("{}: {}, and exactly the same {span}.", series.what(first.period), series.show(first.value?));
    let hint = "Ask the sender whether the figure was copied from the period before.";
    let mut doubt = Doubt::about((Severity::Warning, "copied_down"), next, message, hint);
    doubt.figures = again.iter().map(|figure| figure.key()).collect();
    Some(doubt)
}

/// Stretches of a column in which area after area has the same figure. `column` stands in the order of
/// its rows, one indicator and period.
pub(in crate::quality) fn over_areas(series: &Series<'_>, column: &[&Observation]) -> Vec<Doubt> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = column.get(at) {
        let rest = column.get(at + 1..).unwrap_or(&[]);
        let again: Vec<&Observation> = rest
            .iter()
            .zip(1..)
            .take_while(|(figure, below)| {
                same_value(first, figure)
                    && figure.provenance.cell.row == first.provenance.cell.row + below
                    && figure.area != first.area
            })
            .map(|(figure, _)| *figure)
            .collect();
        let denominators = std::iter::once(first).chain(&again).map(|figure| figure.denominator);
        let differ =
            denominators.clone().any(|d| d.is_none()) || denominators.clone().any(|d| d != first.denominator);
        if again.len() + 1 >= ALIKE && differ && first.value.is_some_and(|value| !is_common(value)) {
            let message = format!(
                "{}, {}: {} for {} areas one below the other, from {} on.",
                series.name(),
                first.period,
                series.show(first.value.unwrap_or_default()),
                again.len() + 1,
                first.provenance.cell
            );
            let hint = "Ask the sender whether the figure was copied down.";
            let mut doubt = Doubt::about((Severity::Warning, "copied_down"), first, message, hint);
            doubt.figures.extend(again.iter().map(|figure| figure.key()));
            found.push(doubt);
        }
        at += again.len() + 1;
    }
    found
}
