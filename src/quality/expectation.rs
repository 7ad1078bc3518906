//! What a figure should be about, going by the figures beside it in time.
//!
//! The middle of its neighbours, and how far a figure may lie from it: the neighbours' own robust
//! spread or that from each figure of the series to the next, whichever is wider, and what chance does
//! to counts of this size. A figure further away than 3.5 of
//! these is out of line: the cut-off of Iglewicz and Hoaglin, *How to Detect and Handle Outliers* (1993),
//! for scores made with the median absolute deviation.

use super::series::Series;
use crate::{
    domain::Observation,
    statistics::{median, robust_spread},
    workbook::{Sampling, Unit},
};

/// Neighbours that are looked at, the nearest in time.
const NEIGHBOURS: usize = 8;
/// With fewer there is no history to speak of.
const FEWEST: usize = 4;
/// Spreads from the middle beyond which a figure is out of line.
pub(super) const FAR: f64 = 3.5;
/// Spreads from the middle within which a figure is as expected.
const NEAR: f64 = 2.0;

/// Where a figure should lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expectation {
    /// The neighbours' median.
    pub middle: f64,
    /// One spread.
    spread: f64,
    /// What a change must be at least to matter.
    least: f64,
    /// The lowest and the highest neighbour.
    pub range: (f64, f64),
}

impl Expectation {
    /// Whether a value is further from the middle than neighbours and chance explain, and clearly outside
    /// all of them: a series that rises or falls is no surprise.
    pub(super) fn is_far(&self, value: f64) -> bool {
        let away = (value - self.middle).abs();
        let beyond = (self.range.0 - value).max(value - self.range.1);
        away > FAR * self.spread && away > self.least && beyond > self.least / 2.0
    }

    /// Whether a value is what was to be expected.
    pub(super) fn is_near(&self, value: f64) -> bool {
        let away = (value - self.middle).abs();
        away <= (NEAR * self.spread).max(self.least / 2.0)
    }
}

/// The nearest neighbours of the figure at `at` that have a number.
fn neighbours(run: &[&Observation], at: usize, number: impl Fn(&Observation) -> Option<f64>) -> Vec<f64> {
    let mut found = Vec::with_capacity(NEIGHBOURS);
    let mut before = run.get(..at).unwrap_or(&[]).iter().rev().filter_map(|figure| number(figure));
    let mut after = run.get(at + 1..).unwrap_or(&[]).iter().filter_map(|figure| number(figure));
    while found.len() < NEIGHBOURS {
        let pair = (before.next(), after.next());
        if pair == (None, None) {
            break;
        }
        found.extend(pair.0.into_iter().chain(pair.1));
    }
    found.truncate(NEIGHBOURS);
    found
}

/// Where the value of the figure at `at` in a run of that [`wobble`] should lie; `None` where there is too
/// little history.
pub(super) fn of_value(
    series: &Series<'_>,
    run: &[&Observation],
    at: usize,
    wobble: f64,
) -> Option<Expectation> {
    let figure = run.get(at)?;
    let values = neighbours(run, at, |figure| figure.value);
    let middle = median(&values).filter(|_| values.len() >= FEWEST)?;
    let own = robust_spread(&values)?.max(wobble);
    let chance = by_chance(series, middle, figure);
    let least = match series.unit() {
        Unit::Percent => (0.4 * middle.min(100.0 - middle)).max(5.0),
        _ => 0.4 * middle.abs(),
    };
    Some(Expectation { middle, spread: own.hypot(chance), least, range: range(&values) })
}

/// Where a count of the figure at `at` should lie.
pub(super) fn of_count(
    run: &[&Observation],
    at: usize,
    count: impl Fn(&Observation) -> Option<f64>,
) -> Option<Expectation> {
    let counts = neighbours(run, at, count);
    let middle = median(&counts).filter(|_| counts.len() >= FEWEST)?;
    let spread = robust_spread(&counts)?.hypot(middle.max(1.0).sqrt());
    Some(Expectation { middle, spread, least: 0.5 * middle.abs(), range: range(&counts) })
}

/// The spread of the figures of a run about a middle that moves slowly, from the changes from each to
/// the next: their median without sign, brought to a standard deviation (as in [`robust_spread`]) and
/// divided by √2, because two figures wobble in each change.
pub(super) fn wobble(run: &[&Observation]) -> f64 {
    let values: Vec<f64> = run.iter().filter_map(|figure| figure.value).collect();
    let changes: Vec<f64> =
        values.windows(2).filter_map(|pair| Some((pair.last()? - pair.first()?).abs())).collect();
    median(&changes).map_or(0.0, |change| 1.4826 * change / std::f64::consts::SQRT_2)
}

fn range(values: &[f64]) -> (f64, f64) {
    values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)))
}

/// The standard deviation that chance gives a value about `middle` with the figure's denominator.
fn by_chance(series: &Series<'_>, middle: f64, figure: &Observation) -> f64 {
    let Some(denominator) = figure.denominator.filter(|denominator| *denominator > 0.0) else { return 0.0 };
    let multiplier = series.multiplier();
    let share = middle / multiplier;
    match series.sampling() {
        Sampling::Exact if series.unit() != Unit::Percent => 0.0,
        // Whether the fourth of four cots is occupied is chance too, and a full ward is not always full.
        Sampling::Exact => multiplier * deviation(share.clamp(0.1, 0.9), denominator),
        Sampling::Proportion | Sampling::ClusteredProportion => {
            // Half an event more on both sides, so that 0% and 100% have a spread too.
            let share = (share * denominator + 0.5) / (denominator + 1.0);
            multiplier * deviation(share.clamp(0.0, 1.0), denominator)
        }
        Sampling::Rate => multiplier * (share * denominator).max(0.5).sqrt() / denominator,
    }
}

/// The standard deviation of a share of so many.
fn deviation(share: f64, of: f64) -> f64 {
    (share * (1.0 - share) / of).sqrt()
}
