//! The difference and the ratio of two figures, with intervals.

use super::Estimate;
use crate::statistics::{
    CountIntervals, Counts, Interval, Level, Refusal, distribution::beta_odds, poisson, refusal::finite,
    wilson,
};

/// The interval of a difference from the intervals of both: the method of variance estimates recovery.
///
/// `d ∓ √((θ₁ − l₁)² + (u₂ − θ₂)²)` and its mirror; for Wilson's intervals it is method 10 of Newcombe,
/// *Statistics in Medicine* 17 (1998), 873–890.
fn recovered(one: Estimate, other: Estimate) -> Estimate {
    let value = one.value - other.value;
    let down = (one.value - one.interval.lower).hypot(other.interval.upper - other.value);
    let up = (one.interval.upper - one.value).hypot(other.value - other.interval.lower);
    Estimate { value, interval: Interval { lower: value - down, upper: value + up } }
}

/// The difference of two proportions, first less second, as shares (Newcombe's hybrid score interval).
///
/// # Errors
/// Counts that no proportion can be made of.
pub fn difference_of_proportions(one: Counts, other: Counts, level: Level) -> Result<Estimate, Refusal> {
    let estimate = |counts: Counts| {
        let interval = wilson(counts.numerator, counts.denominator, level)?;
        Ok(Estimate { value: counts.share()?, interval })
    };
    checked(recovered(estimate(one)?, estimate(other)?))
}

/// The difference of two rates, first less second, for one of the denominator.
///
/// # Errors
/// Counts that no rate can be made of.
pub fn difference_of_rates(
    one: Counts,
    other: Counts,
    level: Level,
    methods: CountIntervals,
) -> Result<Estimate, Refusal> {
    let estimate = |counts: Counts| {
        let value = counts.share()?;
        let (interval, _) = poisson(counts.numerator, level, methods)?;
        Ok(Estimate { value, interval: interval.scaled(1.0 / counts.denominator) })
    };
    checked(recovered(estimate(one)?, estimate(other)?))
}

/// The ratio of two proportions, first over second.
///
/// Interval on the log scale, `exp(ln r ∓ z·√(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂))`; Katz and others, *Biometrics* 34
/// (1978), 469–474.
///
/// # Errors
/// Counts that no proportion can be made of; no cases on a side.
pub fn ratio_of_proportions(one: Counts, other: Counts, level: Level) -> Result<Estimate, Refusal> {
    let (one, other) = (one.as_proportion()?, other.as_proportion()?);
    if one.numerator <= 0.0 || other.numerator <= 0.0 {
        return Err(Refusal::NoCases);
    }
    let part = |counts: Counts| 1.0 / counts.numerator - 1.0 / counts.denominator;
    let value = one.share()? / other.share()?;
    let reach = (level.z() * (part(one) + part(other)).max(0.0).sqrt()).exp();
    checked(Estimate { value, interval: Interval { lower: value / reach, upper: value * reach } })
}

/// The ratio of two rates, first over second, with its exact interval.
///
/// Given all events, those of the first are binomial: the interval of Clopper and Pearson, carried to odds
/// and by the denominators, as R's `poisson.test` does. Of more than 10,000 events by the method of variance
/// estimates recovery.
///
/// # Errors
/// Counts that no rate can be made of; no events in the second, so that there is no upper end.
pub fn ratio_of_rates(
    one: Counts,
    other: Counts,
    level: Level,
    methods: CountIntervals,
) -> Result<Estimate, Refusal> {
    let value = one.share()? / other.share()?;
    if other.numerator <= 0.0 {
        return Err(Refusal::NoCases);
    }
    if one.numerator + other.numerator > MANY {
        let events = recovered_ratio(one.numerator, other.numerator, level, methods)?;
        let interval = events.scaled(other.denominator / one.denominator);
        return checked(Estimate { value, interval });
    }
    let tail = level.alpha() / 2.0;
    let odds = |share: f64, events: f64, others: f64| {
        let odds = beta_odds(share, events, others).ok_or(Refusal::NotFinite)?;
        Ok(odds * other.denominator / one.denominator)
    };
    let lower = if one.numerator > 0.0 { odds(tail, one.numerator, other.numerator + 1.0)? } else { 0.0 };
    let upper = odds(1.0 - tail, one.numerator + 1.0, other.numerator)?;
    checked(Estimate { value, interval: Interval { lower: lower.min(value), upper: upper.max(value) } })
}

/// Events beyond which the exact interval of a ratio of rates takes too many steps.
const MANY: f64 = 1e4;

/// The interval of a ratio of two counts from the intervals of both; Donner and Zou, *Statistical Methods in
/// Medical Research* 21 (2012), 347–359.
fn recovered_ratio(one: f64, other: f64, level: Level, methods: CountIntervals) -> Result<Interval, Refusal> {
    if one > other {
        // The larger count below the line, whose interval is narrow.
        let turned = recovered_ratio(other, one, level, methods)?;
        return Ok(Interval { lower: 1.0 / turned.upper, upper: 1.0 / turned.lower });
    }
    let (above, below) = (poisson(one, level, methods)?.0, poisson(other, level, methods)?.0);
    let end = |above: f64, below: f64, sign: f64| {
        let (first, second) = (2.0 * one - above, 2.0 * other - below);
        let root = (one * other).mul_add(one * other, -(above * first * below * second)).max(0.0).sqrt();
        sign.mul_add(root, one * other) / (below * second)
    };
    Ok(Interval { lower: end(above.lower, below.upper, -1.0), upper: end(above.upper, below.lower, 1.0) })
}

/// An estimate whose numbers are all finite.
fn checked(estimate: Estimate) -> Result<Estimate, Refusal> {
    finite(&[estimate.value, estimate.interval.lower, estimate.interval.upper])?;
    Ok(estimate)
}
