//! The interval of a count of events, and so of a rate.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use statrs::distribution::{ChiSquared, ContinuousCDF as _};

use super::{Interval, Level};
use crate::statistics::{CountIntervals, Refusal, refusal::finite};

/// Which method made an interval of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

fn checked(events: f64) -> Result<(), Refusal> {
    finite(&[events])?;
    if events < 0.0 { Err(Refusal::Negative) } else { Ok(()) }
}

/// Byar's interval of a count.
///
/// `O(1 − 1/(9O) − z/(3√O))³` and `(O+1)(1 − 1/(9(O+1)) + z/(3√(O+1)))³`; Breslow and Day,
/// *Statistical Methods in Cancer Research* volume 2 (1987), page 69.
///
/// # Errors
/// Where it has no meaning: no events, a negative count, one that is not finite, or a lower end below 0
/// (1 event at 99.8%), which is too few cases.
pub fn byar(events: f64, level: Level) -> Result<Interval, Refusal> {
    checked(events)?;
    if events <= 0.0 {
        return Err(Refusal::NoCases);
    }
    let z = level.z();
    let end = |count: f64, z: f64| {
        let root = 1.0 - 1.0 / (9.0 * count) + z / (3.0 * count.sqrt());
        count * root * root * root
    };
    let interval = Interval { lower: end(events, -z), upper: end(events + 1.0, z) };
    if interval.lower < 0.0 { Err(Refusal::TooFewCases { needed: 2 }) } else { Ok(interval) }
}

/// The exact interval of a Poisson count.
///
/// `χ²⁻¹(α/2, 2O) ÷ 2` (0 for no events) and `χ²⁻¹(1 − α/2, 2O + 2) ÷ 2`; Garwood,
/// *Biometrika* 28 (1936), 437–442. The count need not be whole.
///
/// # Errors
/// A negative count or one that is not finite.
pub fn exact_poisson(events: f64, level: Level) -> Result<Interval, Refusal> {
    checked(events)?;
    let at_once = SMALL.iter().find(|(count, of, _)| count.to_bits() == events.to_bits() && *of == level);
    at_once.map_or_else(|| garwood(events, level), |(_, _, interval)| Ok(*interval))
}

/// The whole counts below 10 at both levels: most rates of small areas have one of these.
static SMALL: LazyLock<Vec<(f64, Level, Interval)>> = LazyLock::new(|| {
    let all = (0..10_u8).flat_map(|count| [Level::P95, Level::P998].map(|level| (f64::from(count), level)));
    all.filter_map(|(count, level)| Some((count, level, garwood(count, level).ok()?))).collect()
});

/// Counts beyond which the chi-squared quantile is found by Wilson and Hilferty's cube, to 1 in 10⁹.
const HUGE: f64 = 1e6;

/// A part of an event so small that the lower end is 0 in every digit.
const SMALLEST: f64 = 1e-3;

fn garwood(events: f64, level: Level) -> Result<Interval, Refusal> {
    if events > HUGE {
        return byar(events, level);
    }
    let tail = level.alpha() / 2.0;
    let quantile = |share: f64, freedom: f64| {
        ChiSquared::new(freedom)
            .map_or(Err(Refusal::NotFinite), |distribution| Ok(distribution.inverse_cdf(share) / 2.0))
    };
    let lower = if events > SMALLEST { quantile(tail, 2.0 * events)? } else { 0.0 };
    Ok(Interval { lower, upper: quantile(1.0 - tail, 2.0f64.mul_add(events, 2.0))? })
}

/// The interval of a count as official tools make it: exact below 10 events (a setting), Byar's from there.
///
/// A rate's interval is this one over its denominator times its unit.
///
/// # Errors
/// A negative count or one that is not finite.
pub fn poisson(
    events: f64,
    level: Level,
    methods: CountIntervals,
) -> Result<(Interval, CountMethod), Refusal> {
    if events < methods.byar_from {
        Ok((exact_poisson(events, level)?, CountMethod::ExactPoisson))
    } else {
        Ok((byar(events, level)?, CountMethod::Byar))
    }
}
