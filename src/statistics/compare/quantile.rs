//! Areas in as many groups of rising figures: quintiles, deciles.

use crate::statistics::{Refusal, refusal::finite};

/// The quantile of `sorted` at `share` (0 to 1), by linear interpolation: R's type 7, Excel's `PERCENTILE.INC`.
pub(in crate::statistics) fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    // The place is between 0 and the last index, so that it is one of them after rounding down.
    let below = (0..=last).rev().find(|index| *index as f64 <= place)?;
    let (low, high) = (sorted.get(below)?, sorted.get((below + 1).min(last))?);
    Some((place - below as f64).mul_add(high - low, *low))
}

/// The bounds of `groups` quantile groups of `values`: the least, the bounds between, and the greatest.
///
/// Hyndman and Fan's type 7, as Fingertips and R.
///
/// # Errors
/// No groups, fewer values than groups, or a value that is not finite.
pub fn quantile_bounds(values: &[f64], groups: usize) -> Result<Vec<f64>, Refusal> {
    finite(values)?;
    let needed = groups.max(1);
    let few = Refusal::TooFewFigures { needed, given: values.len() };
    if groups == 0 || values.len() < needed {
        return Err(few);
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let bound = |group: usize| quantile(&sorted, group as f64 / groups as f64).ok_or(few);
    (0..=groups).map(bound).collect()
}

/// The group of `value`, from 1 for the lowest: the first whose upper bound it does not pass.
#[must_use]
pub fn quantile_group(value: f64, bounds: &[f64]) -> Option<usize> {
    if !bounds.first().is_some_and(|least| *least <= value) {
        return None;
    }
    bounds.iter().skip(1).position(|upper| value <= *upper).map(|index| index + 1)
}

/// The group of each value by its rank, from 1 for the lowest, in as many even groups; ties share the lower
/// rank. The method of the official tool of Public Health England for deprivation.
///
/// # Errors
/// As [`quantile_bounds`].
pub fn rank_groups(values: &[f64], groups: usize) -> Result<Vec<usize>, Refusal> {
    quantile_bounds(values, groups)?;
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = values.len();
    // ⌈(n + 1 − rank)·groups/n⌉ groups are above or at the value, with a rank from 1.
    let group = |value: &f64| {
        let below = sorted.partition_point(|other| other < value);
        let above = ((n - below) * groups).div_ceil(n);
        (groups + 1).saturating_sub(above).max(1)
    };
    Ok(values.iter().map(group).collect())
}
