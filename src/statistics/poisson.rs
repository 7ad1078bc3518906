//! The interval of a count of events, and so of a rate.

use statrs::distribution::{ChiSquared, ContinuousCDF as _};

use super::{Interval, Level};

/// Events from which Byar's approximation is good enough.
///
/// The official tool of Public Health England took exact limits below 10 in February 2018.
const BYAR_FROM: f64 = 10.0;

/// Which method made an interval of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountMethod {
    /// From the chi-squared distribution.
    ExactPoisson,
    /// Byar's approximation.
    Byar,
}

impl CountMethod {
    /// What people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ExactPoisson => "exact Poisson",
            Self::Byar => "Byar",
        }
    }
}

/// Byar's interval of a count.
///
/// `O(1 − 1/(9O) − z/(3√O))³` and `(O+1)(1 − 1/(9(O+1)) + z/(3√(O+1)))³`; Breslow and Day,
/// *Statistical Methods in Cancer Research* volume 2 (1987), page 69.
/// `None` where it has no meaning: no events, a negative count, or a lower end below 0
/// (1 event at 99.8%).
#[must_use]
pub fn byar(events: f64, level: Level) -> Option<Interval> {
    if !events.is_finite() || events <= 0.0 {
        return None;
    }
    let z = level.z();
    let end = |count: f64, z: f64| count * (1.0 - 1.0 / (9.0 * count) + z / (3.0 * count.sqrt())).powi(3);
    let interval = Interval { lower: end(events, -z), upper: end(events + 1.0, z) };
    (interval.lower >= 0.0).then_some(interval)
}

/// The exact interval of a Poisson count.
///
/// `χ²⁻¹(α/2, 2O) ÷ 2` (0 for no events) and `χ²⁻¹(1 − α/2, 2O + 2) ÷ 2`; Garwood,
/// *Biometrika* 28 (1936), 437–442. `None` for a negative count or one that is not finite.
#[must_use]
pub fn exact_poisson(events: f64, level: Level) -> Option<Interval> {
    if !events.is_finite() || events < 0.0 {
        return None;
    }
    let tail = level.alpha() / 2.0;
    let quantile = |share: f64, freedom: f64| {
        ChiSquared::new(freedom).ok().map(|distribution| distribution.inverse_cdf(share) / 2.0)
    };
    let lower = if events > 0.0 { quantile(tail, 2.0 * events)? } else { 0.0 };
    Some(Interval { lower, upper: quantile(1.0 - tail, 2.0f64.mul_add(events, 2.0))? })
}

/// The interval of a count as official tools make it: exact below 10 events, Byar's from 10.
///
/// A rate's interval is this one over its denominator times its unit.
#[must_use]
pub fn poisson(events: f64, level: Level) -> Option<(Interval, CountMethod)> {
    if events < BYAR_FROM {
        Some((exact_poisson(events, level)?, CountMethod::ExactPoisson))
    } else {
        Some((byar(events, level)?, CountMethod::Byar))
    }
}
