//! Lines of more points than the window has pixels across: only what can be seen is drawn.

use std::borrow::Cow;

use crate::figure::Bar;

/// How many points a pixel's width may have before they are thinned: the first, the lowest, the highest and
/// the last of them draw the same line as all of them.
const MOST: usize = 4;

/// The stretches of `all`, which goes from left to right, that share a pixel; `None` where there is room
/// for every point. What lies outside `domain` is left out, but for one point at each side.
fn columns<T>(all: &[T], x: impl Fn(&T) -> f64, domain: (f64, f64), pixels: f32) -> Option<Vec<&[T]>> {
    let from = all.partition_point(|one| x(one) < domain.0).saturating_sub(1);
    let to = (all.partition_point(|one| x(one) <= domain.1) + 1).min(all.len());
    let shown = all.get(from..to).unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of pixels")]
    let room = pixels.max(1.0) as usize;
    if all.len() <= MOST * room {
        return None;
    }
    let width = (domain.1 - domain.0) / f64::from(pixels.max(1.0));
    let column = |one: &T| ((x(one) - domain.0) / width).floor();
    Some(shown.chunk_by(|a, b| column(a).total_cmp(&column(b)).is_eq()).collect())
}

/// A line as it is seen on so many pixels.
pub(super) fn line(points: &[(f64, f64)], domain: (f64, f64), pixels: f32) -> Cow<'_, [(f64, f64)]> {
    let Some(columns) = columns(points, |point| point.0, domain, pixels) else {
        return Cow::Borrowed(points);
    };
    let mut seen = Vec::with_capacity(MOST * columns.len());
    for column in columns {
        let at = |i: usize| column.get(i).copied();
        let order = |(i, _): &(usize, &(f64, f64))| *i;
        let by_height = |a: &(usize, &(f64, f64)), b: &(usize, &(f64, f64))| a.1.1.total_cmp(&b.1.1);
        let lowest = column.iter().enumerate().min_by(by_height).map(|one| order(&one));
        let highest = column.iter().enumerate().max_by(by_height).map(|one| order(&one));
        let mut kept = [Some(0), lowest, highest, column.len().checked_sub(1)];
        kept.sort_unstable();
        let mut before = None;
        for i in kept.into_iter().flatten() {
            if before != Some(i) {
                seen.extend(at(i));
            }
            before = Some(i);
        }
    }
    Cow::Owned(seen)
}

/// A band as it is seen on so many pixels: in each as low and as high as it comes there.
pub(super) fn band(bars: &[Bar], domain: (f64, f64), pixels: f32) -> Cow<'_, [Bar]> {
    let Some(columns) = columns(bars, |bar| bar.x, domain, pixels) else { return Cow::Borrowed(bars) };
    let whole = |column: &[Bar]| {
        let first = column.first()?;
        let lower = column.iter().map(|bar| bar.lower).fold(f64::INFINITY, f64::min);
        let upper = column.iter().map(|bar| bar.upper).fold(f64::NEG_INFINITY, f64::max);
        Some(Bar { x: first.x, lower, upper })
    };
    Cow::Owned(columns.into_iter().filter_map(whole).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_few_points_stay_as_they_are() {
        let points: Vec<(f64, f64)> = (0..30).map(|i| (f64::from(i), f64::from(i % 7))).collect();
        assert_eq!(line(&points, (0.0, 30.0), 300.0), points);
    }

    proptest! {
        #[test]
        fn no_peak_is_lost_and_no_pixel_has_more_than_four(heights in prop::collection::vec(-9.0..9.0_f64, 500..3000)) {
            let points: Vec<(f64, f64)> = (0_i32..).map(f64::from).zip(heights).collect();
            let end = points.len() as f64;
            let (from, to) = (end * 0.25, end * 0.75);
            let pixels = 100.0;
            let seen = line(&points, (from, to), pixels);
            let inside = |points: &[(f64, f64)]| points.iter().filter(|(x, _)| (from..=to).contains(x)).map(|p| p.1).collect::<Vec<_>>();
            let (all, kept) = (inside(&points), inside(&seen));
            let ends = |heights: &[f64]| (heights.iter().copied().fold(f64::INFINITY, f64::min), heights.iter().copied().fold(f64::NEG_INFINITY, f64::max));
            prop_assert_eq!(ends(&all), ends(&kept));
            prop_assert!(seen.windows(2).all(|pair| pair[0].0 < pair[1].0));
            prop_assert!(seen.iter().all(|point| points.contains(point)));
            prop_assert!(seen.len() <= 4 * 103, "{}", seen.len());
        }

        #[test]
        fn a_band_is_nowhere_narrower(heights in prop::collection::vec((-9.0..0.0_f64, 0.0..9.0_f64), 900..2000)) {
            let bars: Vec<Bar> = (0_i32..).map(f64::from).zip(heights).map(|(x, (lower, upper))| Bar { x, lower, upper }).collect();
            let end = bars.len() as f64;
            let seen = band(&bars, (0.0, end), 200.0);
            prop_assert!(seen.len() <= 203);
            for bar in &bars {
                let own = seen.iter().rev().find(|one| one.x <= bar.x).unwrap();
                prop_assert!(own.lower <= bar.lower && own.upper >= bar.upper);
            }
        }
    }
}
