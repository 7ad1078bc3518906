//! The interval of a figure, in the unit that people read.

use serde::Serialize;

use crate::{
    domain::{Observation, Period},
    statistics::{Interval, Level, Methods, poisson, wilson},
    workbook::{Flow, Indicator, Sampling},
};

/// An interval in the read unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Confidence {
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
    /// Method by name, such as `Wilson`.
    pub method: String,
}

impl Confidence {
    /// Its ends.
    #[must_use]
    pub const fn ends(&self) -> Interval {
        Interval { lower: self.lower, upper: self.upper }
    }
}

/// Why a figure has no interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoInterval {
    /// There is no value, or nothing is sampled.
    NotDue,
    /// The return does not give the counts that it needs.
    NoCounts,
    /// The counts are no share of the same people.
    NotAShare {
        /// The numerator.
        cases: f64,
        /// The denominator.
        people: f64,
    },
    /// No interval can be made of so many events.
    NotEvents,
}

/// What brings a figure of `period` to a whole year: 4 for a quarter's births over posts,
/// ¼ for sessions a week over a quarter's deliveries, 1 where the length cancels out.
#[must_use]
pub fn to_a_year(flow: Flow, period: Period) -> f64 {
    match (flow, period.length_in_months()) {
        (Flow::Neither, _) | (_, 0) => 1.0,
        (Flow::Numerator, months) => 12.0 / f64::from(months),
        (Flow::Denominator, months) => f64::from(months) / 12.0,
    }
}

/// The interval of `figure` in the unit that people read.
///
/// # Errors
/// Why there is none.
pub fn interval(
    indicator: &Indicator,
    figure: &Observation,
    level: Level,
    methods: &Methods,
) -> Result<Confidence, NoInterval> {
    let Some(value) = figure.value else { return Err(NoInterval::NotDue) };
    let (ends, name) = match indicator.sampling {
        Sampling::Exact => return Err(NoInterval::NotDue),
        Sampling::Proportion => (proportion(indicator, figure, value, 1.0, level)?, "Wilson"),
        Sampling::ClusteredProportion => {
            (proportion(indicator, figure, value, 0.5, level)?, "Wilson, counts halved for families")
        }
        Sampling::Rate => rate(indicator, figure, value, level, methods)?,
    };
    let recovered = figure.numerator.is_none();
    let method = if recovered { format!("{name}, from the stated value") } else { name.to_owned() };
    Ok(Confidence { lower: ends.lower, upper: ends.upper, method })
}

fn proportion(
    indicator: &Indicator,
    figure: &Observation,
    value: f64,
    share: f64,
    level: Level,
) -> Result<Interval, NoInterval> {
    let people = figure.denominator.ok_or(NoInterval::NoCounts)?;
    let cases = figure.numerator.unwrap_or(value / indicator.multiplier * people);
    let ends = wilson(cases * share, people * share, level)
        .map_err(|_refusal| NoInterval::NotAShare { cases, people })?;
    Ok(ends.scaled(indicator.multiplier))
}

fn rate(
    indicator: &Indicator,
    figure: &Observation,
    value: f64,
    level: Level,
    methods: &Methods,
) -> Result<(Interval, &'static str), NoInterval> {
    let scale = |people: f64| indicator.multiplier * to_a_year(indicator.flow, figure.period) / people;
    let (events, factor) = match (figure.numerator, figure.denominator) {
        // The rate and its count give the scale, however the rate was made.
        (Some(events), _) if events > 0.0 && value > 0.0 => (events, value / events),
        (Some(events), Some(people)) if people > 0.0 => (events, scale(people)),
        (None, Some(people)) if people > 0.0 => (value / scale(people), scale(people)),
        _ => return Err(NoInterval::NoCounts),
    };
    let (ends, made_by) = poisson(events, level, methods.counts).map_err(|_refusal| NoInterval::NotEvents)?;
    Ok((ends.scaled(factor), made_by.label()))
}
