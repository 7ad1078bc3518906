//! Laws that hold for any figures.

use proptest::prelude::*;
use spruce::statistics::{CountIntervals, Interval, Level, byar, exact_poisson, poisson, wilson};

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
}
