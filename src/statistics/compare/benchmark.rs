//! A figure beside a benchmark, another area, or the same area at another time: the rules of Fingertips.

use super::Position;
use crate::statistics::{Interval, Refusal, refusal::finite};

/// A figure and its 95% interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Its 95% interval.
    pub interval: Interval,
}

impl Estimate {
    fn checked(self) -> Result<Self, Refusal> {
        checked(self.interval)?;
        finite(&[self.value])?;
        Ok(self)
    }

    /// Where a difference stands beside no difference: by whether its interval holds 0.
    #[must_use]
    pub fn beside_nothing(self) -> Position {
        match (self.interval.lower > 0.0, self.interval.upper < 0.0) {
            (true, _) => Position::Above,
            (_, true) => Position::Below,
            _ => Position::Same,
        }
    }
}

/// An interval whose ends are finite and in order.
pub(super) fn checked(interval: Interval) -> Result<Interval, Refusal> {
    finite(&[interval.lower, interval.upper])?;
    if interval.lower > interval.upper { Err(Refusal::EndsCrossed) } else { Ok(interval) }
}

/// Beside a benchmark, in three levels: the same where the benchmark is within the interval, ends included.
///
/// The benchmark's own interval is ignored, as Fingertips does for England and regions.
///
/// # Errors
/// Figures that are not finite, or an interval whose ends are crossed.
pub fn beside_benchmark(figure: Estimate, benchmark: f64) -> Result<Position, Refusal> {
    let Estimate { value, interval } = figure.checked()?;
    finite(&[benchmark])?;
    Ok(if interval.holds(benchmark) {
        Position::Same
    } else if value < benchmark {
        Position::Below
    } else {
        Position::Above
    })
}

/// Beside a benchmark, in five levels: outside the 95% interval, or even outside the 99.8% interval.
///
/// # Errors
/// As [`beside_benchmark`].
pub fn beside_benchmark_at_two(
    figure: Estimate,
    outer: Interval,
    benchmark: f64,
) -> Result<Position, Refusal> {
    checked(outer)?;
    Ok(match beside_benchmark(figure, benchmark)? {
        Position::Below if !outer.holds(benchmark) => Position::FarBelow,
        Position::Above if !outer.holds(benchmark) => Position::FarAbove,
        near => near,
    })
}

/// Beside another figure with an interval of its own: the same where the intervals touch or overlap.
///
/// It misses some differences that a test of the difference would find; see
/// [`difference_of_proportions`](super::difference_of_proportions).
///
/// # Errors
/// As [`beside_benchmark`].
pub fn beside_other(figure: Estimate, other: Estimate) -> Result<Position, Refusal> {
    let (figure, other) = (figure.checked()?, other.checked()?);
    let below = figure.value < other.value;
    let apart = if below {
        figure.interval.upper < other.interval.lower
    } else {
        other.interval.upper < figure.interval.lower
    };
    Ok(match (apart, below) {
        (false, _) => Position::Same,
        (true, true) => Position::Below,
        (true, false) => Position::Above,
    })
}
