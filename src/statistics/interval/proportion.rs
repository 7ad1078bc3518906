//! The interval of a proportion.

use super::{Interval, Level};
use crate::statistics::{Counts, Refusal};

/// Wilson's score interval of `x` of `n`, as shares from 0 to 1.
///
/// `(2x + z² ∓ z·√(z² + 4x(1 − x/n))) ÷ (2(n + z²))`, method 3 of Newcombe, *Statistics in
/// Medicine* 17 (1998), 857–872; the method of Public Health England for proportions.
/// Counts need not be whole (they may be recovered from a percentage, or halved).
///
/// # Errors
/// Where there is no proportion: `n` not above 0, `x` negative or above `n`, or not finite.
pub fn wilson(x: f64, n: f64, level: Level) -> Result<Interval, Refusal> {
    wilson_at(x, n, level.z())
}

/// A normal quantile from which an interval is all there is.
const CERTAIN: f64 = 1e9;

/// [`wilson`] at a normal quantile `z` of the caller's; an infinite `z`, to be certain, gives 0 to 1.
///
/// # Errors
/// As [`wilson`]; also where `z` is negative or not a number.
pub fn wilson_at(x: f64, n: f64, z: f64) -> Result<Interval, Refusal> {
    let Counts { numerator: x, denominator: n } = Counts::new(x, n).as_proportion()?;
    if z.is_nan() || z < 0.0 {
        return Err(Refusal::NotFinite);
    }
    if z > CERTAIN {
        return Ok(Interval { lower: 0.0, upper: 1.0 });
    }
    let z2 = z * z;
    let middle = 2.0f64.mul_add(x, z2);
    let reach = z * (4.0 * x).mul_add(1.0 - x / n, z2).sqrt();
    let below = 2.0 * (n + z2);
    // Rounding may carry an end a hair past 0, 1 or the proportion itself.
    let p = x / n;
    Ok(Interval {
        lower: ((middle - reach) / below).clamp(0.0, p),
        upper: ((middle + reach) / below).clamp(p, 1.0),
    })
}
