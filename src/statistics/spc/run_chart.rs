//! The run chart: whether figures cross their median too seldom, or stay on one side too long.

use statrs::distribution::{Binomial, DiscreteCDF as _};

use super::rules::Side;
use crate::statistics::{Refusal, median, refusal::finite};

/// What is expected of a run chart by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunLimits {
    /// The longest run that chance makes.
    pub longest_run: usize,
    /// The fewest crossings that chance makes.
    pub fewest_crossings: usize,
}

/// What is expected by chance of `useful` points, those that are not on the median.
///
/// A run of at most `round(log₂ n) + 3` points (Schilling 2012) and at least as many crossings as the 5%
/// quantile of a binomial of `n − 1` and ½ (Chen 2010); Anhøj and Olesen, *`PLoS` ONE* 9 (2014), e113825.
///
/// # Errors
/// No points.
pub fn run_limits(useful: usize) -> Result<RunLimits, Refusal> {
    let few = Refusal::TooFewFigures { needed: 1, given: useful };
    // Half to even, as R rounds; log₂ n is never a half.
    let doublings = (useful.checked_ilog2().ok_or(few)?, useful as f64);
    let above_half = doublings.1.log2() - f64::from(doublings.0) > 0.5;
    let longest_run = usize::try_from(doublings.0).unwrap_or(usize::MAX) + usize::from(above_half) + 3;
    let trials = u64::try_from(useful).unwrap_or(u64::MAX) - 1;
    let crossings = Binomial::new(0.5, trials).map_or(0, |chance| chance.inverse_cdf(0.05));
    Ok(RunLimits { longest_run, fewest_crossings: usize::try_from(crossings).unwrap_or(usize::MAX) })
}

/// A run chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunChart {
    /// The median of the figures.
    pub centre: f64,
    /// The points that are not on it.
    pub useful: usize,
    /// The longest run on one side.
    pub longest_run: usize,
    /// How often the figures cross it.
    pub crossings: usize,
    /// What is expected by chance.
    pub limits: RunLimits,
}

impl RunChart {
    /// Whether there is more than chance: a run too long or crossings too few.
    #[must_use]
    pub const fn is_special(&self) -> bool {
        self.longest_run > self.limits.longest_run || self.crossings < self.limits.fewest_crossings
    }
}

/// The run chart of `values`; `None` where a figure is missing.
///
/// # Errors
/// No figures, one that is not finite, or all of them equal.
pub fn run_chart(values: &[Option<f64>]) -> Result<RunChart, Refusal> {
    let there: Vec<f64> = values.iter().flatten().copied().collect();
    finite(&there)?;
    let centre = median(&there).ok_or(Refusal::TooFewFigures { needed: 1, given: 0 })?;
    let sides: Vec<Side> =
        there.iter().map(|value| Side::of(*value, centre)).filter(|side| *side != Side::On).collect();
    if sides.is_empty() {
        return Err(Refusal::NoVariation);
    }
    let runs = sides.chunk_by(|a, b| a == b);
    Ok(RunChart {
        centre,
        useful: sides.len(),
        longest_run: runs.clone().map(<[Side]>::len).max().unwrap_or(0),
        crossings: runs.count() - 1,
        limits: run_limits(sides.len())?,
    })
}
