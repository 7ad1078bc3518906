//! The 95% interval of a figure, in the unit that people read.

use super::{Confidence, explanation};
use crate::{
    domain::{Observation, Period},
    statistics::{CountIntervals, CountMethod, Level, poisson, wilson},
    workbook::{Flow, Indicator, Sampling},
};

/// What brings a figure of `period` to a whole year: 4 for a quarter's births over posts,
/// ¼ for sessions a week over a quarter's deliveries, 1 where the length cancels out.
pub(super) fn to_a_year(flow: Flow, period: Period) -> f64 {
    match (flow, period.length_in_months()) {
        (Flow::Neither, _) | (_, 0) => 1.0,
        (Flow::Numerator, months) => 12.0 / f64::from(months),
        (Flow::Denominator, months) => f64::from(months) / 12.0,
    }
}

/// The 95% interval of `figure` in the unit that people read.
///
/// # Errors
/// Why there is none, in words; empty where none is due.
pub fn interval(indicator: &Indicator, figure: &Observation) -> Result<Confidence, String> {
    let Some(value) = figure.value else { return Err(String::new()) };
    match indicator.sampling {
        Sampling::Exact => Err(String::new()),
        Sampling::Proportion => proportion(indicator, figure, value, 1.0),
        Sampling::ClusteredProportion => proportion(indicator, figure, value, 0.5),
        Sampling::Rate => rate(indicator, figure, value),
    }
}

/// The method's name, and whether the count was recovered from the stated value.
fn method(name: &str, figure: &Observation) -> String {
    if figure.numerator.is_some() { name.to_owned() } else { format!("{name}, from the stated value") }
}

fn proportion(
    indicator: &Indicator,
    figure: &Observation,
    value: f64,
    share: f64,
) -> Result<Confidence, String> {
    let n = figure.denominator.ok_or_else(explanation::no_interval_without_denominator)?;
    let x = figure.numerator.unwrap_or(value / indicator.multiplier * n);
    let interval = wilson(x * share, n * share, Level::P95)
        .map_err(|_refusal| explanation::no_interval_for_counts(x, n))?
        .scaled(indicator.multiplier);
    let name = if share < 1.0 { "Wilson, counts halved for families" } else { "Wilson" };
    let method = method(name, figure);
    Ok(Confidence { lower: interval.lower, upper: interval.upper, method })
}

fn rate(indicator: &Indicator, figure: &Observation, value: f64) -> Result<Confidence, String> {
    let scale = |n: f64| indicator.multiplier * to_a_year(indicator.flow, figure.period) / n;
    let (events, factor) = match (figure.numerator, figure.denominator) {
        // The rate and its count give the scale, however the rate was made.
        (Some(events), _) if events > 0.0 && value > 0.0 => (events, value / events),
        (Some(events), Some(n)) if n > 0.0 => (events, scale(n)),
        (None, Some(n)) if n > 0.0 => (value / scale(n), scale(n)),
        _ => return Err(explanation::no_interval_without_denominator()),
    };
    let (interval, made_by): (_, CountMethod) = poisson(events, Level::P95, CountIntervals::default())
        .map_err(|_refusal| explanation::no_interval_for_events())?;
    let interval = interval.scaled(factor);
    let method = method(made_by.label(), figure);
    Ok(Confidence { lower: interval.lower, upper: interval.upper, method })
}
