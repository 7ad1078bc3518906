//! A figure against a standard: a single value, a single value with the interval, or a band.

use serde::{Deserialize, Serialize};

use super::benchmark::checked;
use crate::statistics::{Good, Interval, Refusal, refusal::finite};

/// How a figure stands against a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// Meets it.
    Better,
    /// Neither for sure; in a band, within it.
    Same,
    /// Misses it.
    Worse,
}

const fn standing(better: Option<bool>) -> Result<Standing, Refusal> {
    match better {
        Some(true) => Ok(Standing::Better),
        Some(false) => Ok(Standing::Worse),
        None => Err(Refusal::NoDirection),
    }
}

/// Against a single value: met or missed; exactly on it is met.
///
/// # Errors
/// Figures that are not finite; no better way.
pub fn against_value(value: f64, standard: f64, good: Good) -> Result<Standing, Refusal> {
    finite(&[value, standard])?;
    let on_or = |beyond: bool| value.total_cmp(&standard).is_eq() || beyond;
    standing(match good {
        Good::High => Some(on_or(value > standard)),
        Good::Low => Some(on_or(value < standard)),
        Good::Neither => None,
    })
}

/// Against a single value by the 95% interval, as Fingertips does: the whole interval must be on one side.
///
/// A lower end on the standard counts as above it, an upper end on it does not count as below, whichever way
/// is better: so an interval without width on the standard misses where low is good.
///
/// # Errors
/// As [`against_value`]; crossed ends.
pub fn against_value_by_interval(interval: Interval, standard: f64, good: Good) -> Result<Standing, Refusal> {
    checked(interval)?;
    finite(&[standard])?;
    if interval.lower >= standard {
        standing(good.is_better(true))
    } else if interval.upper < standard {
        standing(good.is_better(false))
    } else {
        standing(good.is_better(true)).map(|_| Standing::Same)
    }
}

/// Against a band, as Fingertips does: below it, within it, or on its upper end and above.
///
/// # Errors
/// As [`against_value`]; a band whose ends are crossed.
pub fn against_band(value: f64, band: Interval, good: Good) -> Result<Standing, Refusal> {
    checked(band)?;
    finite(&[value])?;
    if value < band.lower {
        standing(good.is_better(false))
    } else if value >= band.upper {
        standing(good.is_better(true))
    } else {
        standing(good.is_better(true)).map(|_| Standing::Same)
    }
}
