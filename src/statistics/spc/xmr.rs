//! The chart of individual figures and their moving ranges.

use super::{
    Baseline, Caution, Chart, ChartPoint, Spc,
    chart::{Drawn, assemble, present},
};
use crate::statistics::{Interval, Refusal, interval::mean};

/// From the mean moving range to the upper limit of the moving ranges: D₄ of pairs.
pub const RANGE_LIMIT: f64 = 3.267;

/// The distance of each figure from the one before, as they are drawn on the mR chart.
#[must_use]
pub fn moving_ranges(values: &[f64]) -> Vec<f64> {
    values.iter().zip(values.iter().skip(1)).map(|(before, after)| (after - before).abs()).collect()
}

/// The `XmR` chart of `values`, `None` where a figure is missing.
///
/// Limits are `mean ± 2.66·mean moving range` of the baseline, near limits two thirds of that; Shewhart's
/// chart of individuals as in NHS England's *Making Data Count*. The mean keeps all points, whatever is
/// screened.
///
/// # Errors
/// No figures, or one that is not finite.
pub fn xmr(values: &[Option<f64>], baseline: Baseline<'_>, methods: &Spc) -> Result<Chart, Refusal> {
    let points = present(values.iter().copied())?;
    assemble(points, baseline, methods, &mut |part, of| individuals(part, of, methods))
}

/// Draws the lines of a part from its first `of` points.
pub(super) fn individuals(part: &mut [ChartPoint], of: usize, methods: &Spc) -> Result<Drawn, Refusal> {
    let base = part.get(..of).unwrap_or_default();
    let values = base.iter().map(|point| point.value);
    let centre = mean(values.clone()).ok_or(Refusal::TooFewFigures { needed: 1, given: 0 })?;
    let ranges = values.clone().zip(values.skip(1)).map(|(before, after)| (after - before).abs());
    let (mean_range, caution) = mean_range(ranges, methods);
    let factor = methods.limit_factor.value();
    let around = |factor: f64| mean_range.map(|range| Interval::around(centre, factor * range));
    let (limits, near) = (around(factor), around(2.0 * (factor / 3.0)));
    for point in part {
        (point.centre, point.limits, point.near) = (centre, limits, near);
    }
    Ok(Drawn { mean_range, caution })
}

/// The mean of the moving ranges that limits are made of; `None` where there can be no limits.
pub(super) fn mean_range(
    ranges: impl Iterator<Item = f64> + Clone,
    methods: &Spc,
) -> (Option<f64>, Option<Caution>) {
    let Some(of_all) = mean(ranges.clone()) else { return (None, Some(Caution::OnePoint)) };
    if methods.guard_collapsed_limits && of_all <= 0.0 {
        return (None, Some(Caution::Constant));
    }
    if !methods.screen_moving_ranges {
        return (Some(of_all), None);
    }
    let screened = mean(ranges.filter(|range| *range < RANGE_LIMIT * of_all));
    match screened {
        Some(range) if range > 0.0 => (Some(range), None),
        _ if methods.guard_collapsed_limits => (Some(of_all), Some(Caution::ScreeningWithdrawn)),
        collapsed => (collapsed, collapsed.is_none().then_some(Caution::Constant)),
    }
}
