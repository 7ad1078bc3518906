//! The interval of a mean.

use super::{Interval, Level};
use crate::statistics::{Refusal, distribution::student, refusal::finite};

/// A mean, and how the figures scatter about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// The mean.
    pub value: f64,
    /// The standard deviation, with `n − 1`.
    pub deviation: f64,
    /// The interval of the mean.
    pub interval: Interval,
}

/// The mean of `values`; as close to the true mean as f64 allows, as R's `mean` is.
pub(in crate::statistics) fn mean(values: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let (count, sum) = values.clone().fold((0_usize, 0.0), |(count, sum), value| (count + 1, sum + value));
    if count == 0 {
        return None;
    }
    let first = sum / count as f64;
    let left: f64 = values.map(|value| value - first).sum();
    let mean = first + left / count as f64;
    // The correction of a sum that is near the largest number is itself not finite.
    Some(if mean.is_finite() { mean } else { first })
}

/// The mean of `values` with Student's interval, `mean ± t(n − 1)·s/√n`.
///
/// # Errors
/// Fewer than two values, or one that is not finite.
pub fn mean_interval(values: &[f64], level: Level) -> Result<Mean, Refusal> {
    finite(values)?;
    let few = Refusal::TooFewFigures { needed: 2, given: values.len() };
    let value = mean(values.iter().copied()).ok_or(few)?;
    let n = values.len() as f64;
    let t = student(n - 1.0, level).ok_or(few)?;
    let squares: f64 = values.iter().map(|one| (one - value) * (one - value)).sum();
    let deviation = (squares / (n - 1.0)).sqrt();
    let interval = Interval::around(value, t * deviation / n.sqrt());
    finite(&[interval.lower, interval.upper])?;
    Ok(Mean { value, deviation, interval })
}
