//! The funnel: how far an area may be from the average by its size alone.

use serde::{Deserialize, Serialize};

use super::Position;
use crate::statistics::{
    CountIntervals, Counts, Interval, Level, Refusal, exact_poisson, poisson, refusal::finite, wilson_at,
};

/// The choices about funnels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Funnel {
    /// The limits of proportions.
    pub proportion: FunnelLimits,
    /// The normal quantiles of limits: to all digits, as in R; Fingertips rounds them.
    pub quantiles: NormalQuantiles,
    /// Whether limits allow for areas that differ more than counting explains; no, so that every funnel
    /// says the same until a person decides.
    pub overdispersion: bool,
}

impl Default for Funnel {
    fn default() -> Self {
        Self { proportion: FunnelLimits::Score, quantiles: NormalQuantiles::Full, overdispersion: false }
    }
}

/// The limits of a proportion in a funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FunnelLimits {
    /// `p₀ ± z·√(p₀(1 − p₀)/n)`: the proportions whose own Wilson interval ends at the average. The default,
    /// as in the official tool of Public Health England, so that funnel and interval agree.
    Score,
    /// The Wilson interval of the average for that many people, as Fingertips did in 2020.
    Wilson,
}

/// The digits of a normal quantile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NormalQuantiles {
    /// As many as there are.
    Full,
    /// 1.96 and 3.0902.
    Rounded,
}

impl NormalQuantiles {
    /// The quantile of `level`.
    #[must_use]
    pub const fn z(self, level: Level) -> f64 {
        match (self, level) {
            (Self::Full, level) => level.z(),
            (Self::Rounded, Level::P95) => 1.96,
            (Self::Rounded, Level::P998) => 3.0902,
        }
    }
}

/// The limits of a proportion among `people` where the average is `average` (a share), cut at 0 and 1.
///
/// # Errors
/// An average that is not between 0 and 1, or no people.
pub fn proportion_limits(
    average: f64,
    people: f64,
    level: Level,
    methods: Funnel,
) -> Result<Interval, Refusal> {
    let expected = Counts::new(average * people, people).as_proportion()?;
    let z = methods.quantiles.z(level);
    match methods.proportion {
        FunnelLimits::Wilson => wilson_at(expected.numerator, people, z),
        FunnelLimits::Score => {
            let reach = z * (average * (1.0 - average) / people).sqrt();
            Ok(Interval::around(average, reach).within(Interval { lower: 0.0, upper: 1.0 }))
        }
    }
}

/// Where a proportion stands in the funnel about `average`, in five levels; on a limit is within it.
///
/// # Errors
/// Counts that no proportion can be made of; see [`proportion_limits`].
pub fn proportion_in_funnel(counts: Counts, average: f64, methods: Funnel) -> Result<Position, Refusal> {
    let value = counts.as_proportion()?.share()?;
    let inner = proportion_limits(average, counts.denominator, Level::P95, methods)?;
    let outer = proportion_limits(average, counts.denominator, Level::P998, methods)?;
    Ok(between(value, inner, outer))
}

/// The limits of a ratio of observed to expected events where so many are expected: exact Poisson limits.
///
/// `χ²⁻¹(α/2, 2E)/2E` and `χ²⁻¹(1 − α/2, 2E + 2)/2E`; times the average rate they are limits of a rate.
///
/// # Errors
/// Nothing expected, or not finite.
pub fn ratio_limits(expected: f64, level: Level) -> Result<Interval, Refusal> {
    Counts::new(0.0, expected).checked()?;
    let limits = exact_poisson(expected, level)?.scaled(1.0 / expected);
    finite(&[limits.upper])?;
    Ok(limits)
}

/// The limits of a ratio drawn along observed events: the ratios whose own exact interval ends at 1.
///
/// For a line over the observed events of Public Health England's funnel; no lower limit is below 0, and with
/// no events there is no upper one.
///
/// # Errors
/// No events, a negative number of them, or not finite.
pub fn ratio_limits_by_observed(observed: f64, level: Level) -> Result<Interval, Refusal> {
    let expected = exact_poisson(observed, level)?;
    if observed <= 0.0 {
        return Err(Refusal::NoCases);
    }
    let limits = Interval { lower: observed / expected.upper, upper: observed / expected.lower };
    finite(&[limits.upper])?;
    Ok(limits)
}

/// Where a ratio of observed to expected events stands beside `average` (1 for a standardised ratio), in
/// five levels: whether the interval of the observed events (exact, or Byar's) holds it.
///
/// For a rate, give people in place of expected events, and the average rate for one of them.
///
/// # Errors
/// Nothing expected, or events of which there is no interval.
pub fn ratio_in_funnel(counts: Counts, average: f64, methods: CountIntervals) -> Result<Position, Refusal> {
    let counts = counts.checked()?;
    finite(&[average])?;
    let at = |level| {
        let (interval, _) = poisson(counts.numerator, level, methods)?;
        Ok(interval.scaled(1.0 / counts.denominator))
    };
    let (inner, outer) = (at(Level::P95)?, at(Level::P998)?);
    // The average above the interval is the area below the average.
    Ok(match between(average, inner, outer) {
        Position::FarAbove => Position::FarBelow,
        Position::Above => Position::Below,
        Position::Same => Position::Same,
        Position::Below => Position::Above,
        Position::FarBelow => Position::FarAbove,
    })
}

/// Where a rate stands in the exact Poisson funnel about `average` (for one of the denominator), in five
/// levels, as Fingertips does for rates.
///
/// # Errors
/// Counts that no rate can be made of; an average of 0 or less.
pub fn rate_in_funnel(counts: Counts, average: f64) -> Result<Position, Refusal> {
    let events = counts.checked()?.numerator;
    finite(&[average])?;
    let expected = average * counts.denominator;
    let (inner, outer) = (ratio_limits(expected, Level::P95)?, ratio_limits(expected, Level::P998)?);
    Ok(between(events / expected, inner, outer))
}

/// Where `value` is by an inner and an outer interval.
pub(super) fn between(value: f64, inner: Interval, outer: Interval) -> Position {
    if value < outer.lower {
        Position::FarBelow
    } else if value < inner.lower {
        Position::Below
    } else if value > outer.upper {
        Position::FarAbove
    } else if value > inner.upper {
        Position::Above
    } else {
        Position::Same
    }
}
