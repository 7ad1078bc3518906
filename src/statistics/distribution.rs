//! Quantiles of distributions where the library's own may not end: found by halving, in a hundred steps.

use statrs::distribution::{Beta, ContinuousCDF as _, StudentsT};

use super::Level;

/// Degrees of freedom from which Student's t is reckoned from the normal quantile, to 11 digits.
const MANY: f64 = 1000.0;

/// Where `rising` passes 0 between `low` and `high`.
fn crossing(low: f64, high: f64, rising: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (low, high);
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if rising(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The two-sided quantile of Student's t; `None` below one degree of freedom.
///
/// For many degrees of freedom by the expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5).
pub(super) fn student(freedom: f64, level: Level) -> Option<f64> {
    if freedom < 1.0 {
        return None;
    }
    if freedom > MANY {
        let z = level.z();
        let terms = [
            (z.powi(3) + z) / 4.0,
            (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0,
            (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0,
        ];
        return Some(terms.iter().rev().fold(0.0, |sum, term| (sum + term) / freedom) + z);
    }
    let distribution = StudentsT::new(0.0, 1.0, freedom).ok()?;
    let tail = level.alpha() / 2.0;
    Some(crossing(0.0, 1e4, |t| tail - distribution.sf(t)))
}

/// The odds `p ÷ (1 − p)` at which a beta distribution has `share` below it; `None` for bad shapes.
pub(super) fn beta_odds(share: f64, a: f64, b: f64) -> Option<f64> {
    let (forward, backward) = (Beta::new(a, b).ok()?, Beta::new(b, a).ok()?);
    let p = |log_odds: f64| 1.0 / (1.0 + (-log_odds).exp());
    // The smaller of p and 1 − p keeps its digits.
    let below = |log_odds: f64| {
        if log_odds < 0.0 { forward.cdf(p(log_odds)) } else { 1.0 - backward.cdf(p(-log_odds)) }
    };
    Some(crossing(-100.0, 100.0, |log_odds| below(log_odds) - share).exp())
}
