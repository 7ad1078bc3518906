//! Figures in time, and where a line through them breaks.

use jiff::civil::Date;

use crate::domain::Period;

/// Days since 1970 at the start of `date`.
pub(super) fn day(date: Date) -> f64 {
    let epoch = Date::constant(1970, 1, 1);
    date.duration_since(epoch).as_secs() as f64 / 86_400.0
}

/// The first moment and the moment after the last of `period`, in days since 1970.
pub(super) fn span(period: Period) -> (f64, f64) {
    (day(period.start()), day(period.end()) + 1.0)
}

/// The middle of `period`: where its figure stands.
pub(super) fn middle(period: Period) -> f64 {
    let (from, to) = span(period);
    f64::midpoint(from, to)
}

/// Whether a value can be drawn at all.
pub(super) fn drawable(value: f64) -> bool {
    value.is_finite() && value.abs() < 1e15
}

/// Days from one figure to the next that are usual in this series: the length of a reporting
/// period, or the median step where the series is sparser than its periods.
fn usual_step(periods: &[Period]) -> f64 {
    let own = periods.iter().map(|p| f64::from(p.reporting_months()) * 30.5).fold(0.0, f64::max);
    let mut steps: Vec<f64> =
        periods.iter().zip(periods.iter().skip(1)).map(|(a, b)| middle(*b) - middle(*a)).collect();
    steps.sort_by(f64::total_cmp);
    let median = steps.get(steps.len() / 2).copied().unwrap_or(0.0);
    own.max(median)
}

/// The unbroken runs of a series in order of time, as indices: broken where a value is missing
/// and where the next figure comes more than one and a half steps later.
pub(super) fn runs(series: &[(Period, Option<f64>)]) -> Vec<Vec<usize>> {
    let periods: Vec<Period> = series.iter().map(|(period, _)| *period).collect();
    let reach = usual_step(&periods) * 1.6;
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut previous: Option<f64> = None;
    for (i, (period, value)) in series.iter().enumerate() {
        if value.is_none() {
            previous = None;
            continue;
        }
        let x = middle(*period);
        match runs.last_mut().filter(|_| previous.is_some_and(|before| x - before <= reach)) {
            Some(run) => run.push(i),
            None => runs.push(vec![i]),
        }
        previous = Some(x);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970() {
        assert!((day(Date::constant(1970, 1, 2)) - 1.0).abs() < 1e-9);
        // 40 years with ten leap days (1972 … 2008): 40 × 365 + 10.
        assert!((day(Date::constant(2010, 1, 1)) - 14_610.0).abs() < 1e-9);
    }

    #[test]
    fn a_line_breaks_at_a_missing_value_and_at_a_hole() {
        let month = |m: i8| Period::month(2010, m).unwrap();
        let series = [
            (month(1), Some(1.0)),
            (month(2), Some(1.0)),
            (month(3), None),
            (month(4), Some(1.0)),
            (month(7), Some(1.0)),
            (month(8), Some(1.0)),
        ];
        assert_eq!(runs(&series), [vec![0, 1], vec![3], vec![4, 5]]);
    }

    #[test]
    fn a_sparse_series_is_still_a_line() {
        let quarters = [(2009, 2), (2009, 4), (2010, 2), (2010, 4)]
            .iter()
            .map(|(y, q)| Period::quarter(*y, *q).unwrap());
        let series: Vec<_> = quarters.map(|period| (period, Some(1.0))).collect();
        assert_eq!(runs(&series), [vec![0, 1, 2, 3]]);
    }
}
