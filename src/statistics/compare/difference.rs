//! The difference and the ratio of two figures, with intervals.

use statrs::distribution::{Beta, ContinuousCDF as _};

use super::Estimate;
use crate::statistics::{CountIntervals, Counts, Interval, Level, Refusal, poisson, wilson};

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
    Ok(recovered(estimate(one)?, estimate(other)?))
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
    Ok(recovered(estimate(one)?, estimate(other)?))
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
    Ok(Estimate { value, interval: Interval { lower: value / reach, upper: value * reach } })
}

/// The ratio of two rates, first over second, with its exact interval.
///
/// Given all events, those of the first are binomial: the interval of Clopper and Pearson, carried to odds
/// and by the denominators, as R's `poisson.test` does.
///
/// # Errors
/// Counts that no rate can be made of; no events in the second, so that there is no upper end.
pub fn ratio_of_rates(one: Counts, other: Counts, level: Level) -> Result<Estimate, Refusal> {
    let value = one.share()? / other.share()?;
    if other.numerator <= 0.0 {
        return Err(Refusal::NoCases);
    }
    let tail = level.alpha() / 2.0;
    let odds = |share: f64, events: f64, others: f64| {
        let beta = Beta::new(events, others).map_err(|_bad_shape| Refusal::NotFinite)?;
        let p = beta.inverse_cdf(share);
        Ok(p / (1.0 - p) * other.denominator / one.denominator)
    };
    let lower = if one.numerator > 0.0 { odds(tail, one.numerator, other.numerator + 1.0)? } else { 0.0 };
    let upper = odds(1.0 - tail, one.numerator + 1.0, other.numerator)?;
    Ok(Estimate { value, interval: Interval { lower, upper } })
}
