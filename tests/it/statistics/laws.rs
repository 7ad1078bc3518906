//! Laws that hold for any intervals.

use proptest::prelude::*;
use spruce::statistics::{
    CountIntervals, Counts, Interval, Level, Stratum, byar, directly_standardised, exact_poisson,
    indirectly_standardised, mean_interval, poisson, pooled, wilson,
};

fn counts() -> impl Strategy<Value = (f64, f64)> {
    (1.0..20_000.0f64, 0.0..=1.0f64).prop_map(|(n, share)| (n * share, n))
}

proptest! {
    #[test]
    fn wilson_holds_the_proportion_and_stays_between_0_and_1((x, n) in counts()) {
        let narrow = wilson(x, n, Level::P95).unwrap();
        let wide = wilson(x, n, Level::P998).unwrap();
        let p = x / n;
        prop_assert!(0.0 <= wide.lower && wide.lower <= narrow.lower && narrow.lower <= p);
        prop_assert!(p <= narrow.upper && narrow.upper <= wide.upper && wide.upper <= 1.0);
    }

    #[test]
    fn wilson_is_the_same_seen_from_the_other_side((x, n) in counts()) {
        let cases = wilson(x, n, Level::P95).unwrap();
        let others = wilson(n - x, n, Level::P95).unwrap();
        prop_assert!((cases.lower - (1.0 - others.upper)).abs() < 1e-9);
        prop_assert!((cases.upper - (1.0 - others.lower)).abs() < 1e-9);
    }

    #[test]
    fn more_people_narrow_wilson((x, n) in counts(), times in 1.5..10.0f64) {
        let width = |i: Interval| i.upper - i.lower;
        let few = wilson(x, n, Level::P95).unwrap();
        let many = wilson(x * times, n * times, Level::P95).unwrap();
        prop_assert!(width(many) < width(few));
    }

    #[test]
    fn more_cases_never_lower_an_end((x, n) in counts(), more in 0.0..=1.0f64) {
        let (one, two) = (wilson(x, n, Level::P95).unwrap(), wilson(x + (n - x) * more, n, Level::P95).unwrap());
        prop_assert!(two.lower >= one.lower - 1e-12 && two.upper >= one.upper - 1e-12);
    }

    #[test]
    fn an_interval_of_events_holds_the_count_and_grows_with_it(events in 0.0..500.0f64, more in 0.01..50.0f64) {
        for method in [exact_poisson, |events, level| byar(events + 4.0, level)] {
            let (one, two) = (method(events, Level::P95).unwrap(), method(events + more, Level::P95).unwrap());
            prop_assert!(one.lower < two.lower || one.lower == 0.0);
            prop_assert!(one.upper < two.upper);
        }
        let (interval, _) = poisson(events, Level::P95, CountIntervals::default()).unwrap();
        prop_assert!(0.0 <= interval.lower && interval.lower <= events && events < interval.upper);
    }

    #[test]
    fn the_interval_of_a_mean_holds_it_in_any_order(mut values in prop::collection::vec(-1e6..1e6f64, 2..40), more in -1e3..1e3f64) {
        let one = mean_interval(&values, Level::P95).unwrap();
        let wide = mean_interval(&values, Level::P998).unwrap();
        prop_assert!(one.interval.holds(one.value) && wide.interval.lower <= one.interval.lower);
        values.reverse();
        let other = mean_interval(&values, Level::P95).unwrap();
        prop_assert!((one.interval.upper - other.interval.upper).abs() < 1e-6);
        for value in &mut values {
            *value += more;
        }
        prop_assert!((mean_interval(&values, Level::P95).unwrap().value - one.value - more).abs() < 1e-6);
    }

    #[test]
    fn a_standardised_rate_knows_only_the_shape_of_the_standard(
        strata in prop::collection::vec((1.0..50.0f64, 100.0..9000.0f64, 1.0..9000.0f64), 3..20),
        factor in 0.1..50.0f64,
    ) {
        let rate = |factor: f64| {
            let strata: Vec<Stratum> = strata
                .iter()
                .map(|(events, people, standard)| Stratum {
                    events: events + 4.0,
                    people: *people,
                    standard: standard * factor,
                })
                .collect();
            directly_standardised(&strata, &[]).unwrap()
        };
        let (one, other) = (rate(1.0), rate(factor));
        let (interval, same) = (one.interval(Level::P95).unwrap(), other.interval(Level::P95).unwrap());
        prop_assert!((one.value - other.value).abs() < 1e-12 && (interval.upper - same.upper).abs() < 1e-12);
        prop_assert!(interval.holds(one.value));
        let least = strata.iter().map(|(events, people, _)| (events + 4.0) / people).fold(f64::MAX, f64::min);
        prop_assert!(one.value >= least - 1e-12);
    }

    #[test]
    fn pooled_counts_lie_between_their_parts((a, n) in counts(), (b, m) in counts()) {
        let all = pooled(&[Counts::new(a, n), Counts::new(b, m)]).unwrap().share().unwrap();
        prop_assert!((a / n).min(b / m) - 1e-12 <= all && all <= (a / n).max(b / m) + 1e-12);
        let (ratio, interval, _) =
            indirectly_standardised(a, m, Level::P95, CountIntervals::default()).unwrap();
        prop_assert!(interval.lower <= ratio && ratio <= interval.upper);
    }
}

#[test]
fn student_s_quantile_has_no_seam_and_falls_to_the_normal_one() {
    // Half the width of the interval of a mean over s/√n; tables give 12.7062 for 1 and 2.0096 for 49 degrees.
    let t = |n: u32, level: Level| {
        let values: Vec<f64> = (0..n).map(|i| f64::from(i % 2)).collect();
        let mean = mean_interval(&values, level).unwrap();
        (mean.interval.upper - mean.value) / mean.deviation * f64::from(n).sqrt()
    };
    assert!((t(2, Level::P95) - 12.706_204_736).abs() < 1e-8);
    assert!((t(50, Level::P95) - 2.009_575_237).abs() < 1e-8);
    for level in [Level::P95, Level::P998] {
        let (below, above) = (t(1001, level), t(1002, level));
        assert!(above < below && (below - above) < 1e-4);
        // What one degree of freedom takes away there: (z³ + z)/4ν².
        let step = (level.z().powi(3) + level.z()) / 4.0 / 1000.5f64.powi(2);
        assert!((below - above - step).abs() < 0.02 * step, "{below} {above}");
        assert!(t(20_000, level) > level.z());
    }
}

#[test]
fn large_counts_have_one_interval_by_either_method() {
    for events in [1e5, 5e5, 999_999.0, 1_000_001.0] {
        let (exact, by_cube) =
            (exact_poisson(events, Level::P998).unwrap(), byar(events, Level::P998).unwrap());
        assert!((exact.lower / by_cube.lower - 1.0).abs() < 1e-6, "{events}: {exact:?} {by_cube:?}");
        assert!((exact.upper / by_cube.upper - 1.0).abs() < 1e-6, "{events}: {exact:?} {by_cube:?}");
    }
}
