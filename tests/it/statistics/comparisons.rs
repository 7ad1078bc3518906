//! Laws and worked figures of comparisons.

use proptest::prelude::*;
use spruce::statistics::{
    CountIntervals, Counts, Good, Interval, Level, Refusal,
    compare::{
        Estimate, Funnel, FunnelLimits, Judgement, Overdispersion, Position, against_band, against_value,
        beside_benchmark, beside_benchmark_at_two, beside_other, difference_of_proportions,
        difference_of_rates, overdispersion, proportion_in_funnel, proportion_limits, quantile_bounds,
        quantile_group, rank_groups, ratio_of_proportions, ratio_of_rates,
    },
};

#[track_caller]
fn near(ours: f64, theirs: f64, within: f64) {
    assert!((ours - theirs).abs() <= within, "{ours} is not {theirs}");
}

#[test]
fn the_difference_of_two_proportions_of_newcombe() {
    // Newcombe 1998 (Statistics in Medicine 17, 873–890), table II, method 10, columns (a), (b) and (c).
    for (one, other, lower, upper) in [
        ((56.0, 70.0), (48.0, 80.0), 0.0524, 0.3339),
        ((9.0, 10.0), (3.0, 10.0), 0.1705, 0.8090),
        ((10.0, 10.0), (0.0, 10.0), 0.6075, 1.0),
    ] {
        let (one, other) = (Counts::new(one.0, one.1), Counts::new(other.0, other.1));
        let difference = difference_of_proportions(one, other, Level::P95).unwrap();
        near(difference.interval.lower, lower, 0.000_051);
        near(difference.interval.upper, upper, 0.000_051);
    }
}

#[test]
fn the_ratio_of_two_rates_of_r() {
    // R's own example of poisson.test with two rates: c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878).
    let (one, other) = (Counts::new(11.0, 800.0), Counts::new(21.0, 3011.0));
    let ratio = ratio_of_rates(one, other, Level::P95, CountIntervals::default()).unwrap();
    near(ratio.value, 1.971_488, 5e-7);
    near(ratio.interval.lower, 0.858_426_4, 5e-8);
    near(ratio.interval.upper, 4.277_265_9, 5e-8);
    let methods = CountIntervals::default();
    assert_eq!(ratio_of_rates(one, Counts::new(0.0, 10.0), Level::P95, methods), Err(Refusal::NoCases));
    let none = ratio_of_rates(Counts::new(0.0, 10.0), one, Level::P95, methods).unwrap();
    assert_eq!((none.value, none.interval.lower), (0.0, 0.0));
    // On either side of 10,000 events, where the method changes, the interval does not jump.
    for few in [5.0, 500.0] {
        let at = |many: f64| {
            ratio_of_rates(Counts::new(few, 1.0), Counts::new(many, 1.0), Level::P95, methods)
                .unwrap()
                .interval
        };
        let (exact, recovered) = (at(10_000.0 - few), at(10_001.0 - few));
        near(recovered.upper / exact.upper, 1.0, 0.002);
        near(recovered.lower / exact.lower, 1.0, 0.002);
    }
}

#[test]
fn the_ratio_of_two_proportions_by_hand() {
    // 30 of 100 over 20 of 100: ln 1.5 ∓ 1.959964·√(1/30 − 1/100 + 1/20 − 1/100).
    let ratio = ratio_of_proportions(Counts::new(30.0, 100.0), Counts::new(20.0, 100.0), Level::P95).unwrap();
    near(ratio.value, 1.5, 1e-12);
    near(ratio.interval.lower.ln(), 1.5f64.ln() - 1.959_964 * 0.251_661_148, 1e-6);
    near(ratio.interval.upper.ln(), 1.5f64.ln() + 1.959_964 * 0.251_661_148, 1e-6);
}

#[test]
fn funnels_of_the_methods_document() {
    // Wilson about 16%, at 95% and 99.8%.
    let methods = Funnel { proportion: FunnelLimits::Wilson, ..Funnel::default() };
    for (n, inner, outer) in [
        (200.0, (11.57, 21.71), (9.57, 25.53)),
        (1000.0, (13.86, 18.40), (12.74, 19.90)),
        (4000.0, (14.90, 17.17), (14.29, 17.87)),
    ] {
        for (level, (lower, upper)) in [(Level::P95, inner), (Level::P998, outer)] {
            let limits = proportion_limits(0.16, n, level, methods).unwrap().scaled(100.0);
            near(limits.lower, lower, 0.005_1);
            near(limits.upper, upper, 0.005_1);
        }
    }
}

#[test]
fn five_levels_are_judged_by_which_way_is_better() {
    for (position, high, low, neither) in [
        (Position::FarBelow, Judgement::Worst, Judgement::Best, Judgement::FarLower),
        (Position::Below, Judgement::Worse, Judgement::Better, Judgement::Lower),
        (Position::Same, Judgement::Similar, Judgement::Similar, Judgement::Similar),
        (Position::Above, Judgement::Better, Judgement::Worse, Judgement::Higher),
        (Position::FarAbove, Judgement::Best, Judgement::Worst, Judgement::FarHigher),
    ] {
        assert_eq!(position.judged(Good::High), high);
        assert_eq!(position.judged(Good::Low), low);
        assert_eq!(position.judged(Good::Neither), neither);
    }
    let band = Interval { lower: 1.0, upper: 2.0 };
    assert_eq!(against_band(1.5, band, Good::Neither), Err(Refusal::NoDirection));
    assert_eq!(against_value(f64::NAN, 1.0, Good::High), Err(Refusal::NotFinite));
}

#[test]
fn overdispersed_limits_are_wider_and_counting_alone_has_none() {
    let areas: Vec<Counts> =
        (0..20).map(|i| Counts::new(if i % 2 == 0 { 70.0 } else { 130.0 }, 100.0)).collect();
    for method in [Overdispersion::Shmi, Overdispersion::Cqc] {
        let spread = overdispersion(&areas, method).unwrap();
        assert!(spread.phi > 5.0 && spread.between > 0.0 && spread.enough_areas);
        let wide = spread.limits(100.0, Level::P95).unwrap();
        assert!(wide.lower < 0.7 && wide.upper > 1.3, "{wide:?}");
    }
    let alike: Vec<Counts> = (0..20).map(|i| Counts::new(100.0 + f64::from(i % 2), 100.0)).collect();
    assert!(overdispersion(&alike, Overdispersion::Cqc).unwrap().between <= 0.0);
    // By hand, for CQC: z = 2·√100·(√0.7 − 1) and 2·√100·(√1.3 − 1), tenths drawn in do not matter here.
    let (a, b) = (20.0 * (0.7f64.sqrt() - 1.0), 20.0 * (1.3f64.sqrt() - 1.0));
    let phi = f64::midpoint(a * a, b * b);
    near(overdispersion(&areas, Overdispersion::Cqc).unwrap().phi, phi, 1e-9);
    // Equal weights: τ² = (20·φ − 19) ÷ (20·400 − 400).
    let between = (20.0 * phi - 19.0) / (19.0 * 400.0);
    near(overdispersion(&areas, Overdispersion::Cqc).unwrap().between, between, 1e-12);
}

#[test]
fn ranks_make_even_groups() {
    // Ten areas in five groups by rank: two each; equals share the lower rank.
    let values = [5.0, 1.0, 9.0, 3.0, 7.0, 2.0, 8.0, 4.0, 10.0, 6.0];
    assert_eq!(rank_groups(&values, 5).unwrap(), [3, 1, 5, 2, 4, 1, 4, 2, 5, 3]);
    assert_eq!(rank_groups(&[1.0, 1.0, 1.0, 2.0, 3.0], 5).unwrap(), [1, 1, 1, 4, 5]);
    assert_eq!(rank_groups(&[1.0, 2.0], 5), Err(Refusal::TooFewFigures { needed: 5, given: 2 }));
}

fn cases() -> impl Strategy<Value = Counts> {
    (1..5000_u32, 0.0..=1.0f64)
        .prop_map(|(n, share)| Counts::new((f64::from(n) * share).floor(), f64::from(n)))
}

fn holds(estimate: Estimate) -> bool {
    estimate.interval.lower <= estimate.value + 1e-12 && estimate.value <= estimate.interval.upper + 1e-12
}

proptest! {
    #[test]
    fn a_difference_turned_round_is_its_negative(one in cases(), other in cases()) {
        let methods = CountIntervals::default();
        for (a, b) in [
            (difference_of_proportions(one, other, Level::P95), difference_of_proportions(other, one, Level::P95)),
            (difference_of_rates(one, other, Level::P95, methods), difference_of_rates(other, one, Level::P95, methods)),
        ] {
            let (a, b) = (a.unwrap(), b.unwrap());
            prop_assert!(holds(a) && (a.value + b.value).abs() < 1e-12);
            prop_assert!((a.interval.lower + b.interval.upper).abs() < 1e-9);
        }
    }

    #[test]
    fn a_ratio_turned_round_is_its_inverse(one in cases(), other in cases()) {
        let rates = |one, other, level| ratio_of_rates(one, other, level, CountIntervals::default());
        for ratio in [ratio_of_proportions, rates] {
            if let (Ok(a), Ok(b)) = (ratio(one, other, Level::P95), ratio(other, one, Level::P95)) {
                prop_assert!(holds(a) && holds(b));
                prop_assert!((a.value * b.value - 1.0).abs() < 1e-9);
                prop_assert!((a.interval.lower * b.interval.upper - 1.0).abs() < 1e-6, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_funnel_narrows_and_holds_its_average(average in 0.0..=1.0f64, n in 1.0..10_000.0f64, more in 1.1..5.0f64) {
        for proportion in [FunnelLimits::Score, FunnelLimits::Wilson] {
            let methods = Funnel { proportion, ..Funnel::default() };
            let limits = |n, level| proportion_limits(average, n, level, methods).unwrap();
            let (few, many, outer) = (limits(n, Level::P95), limits(n * more, Level::P95), limits(n, Level::P998));
            prop_assert!(few.lower <= average + 1e-12 && average <= few.upper + 1e-12);
            prop_assert!(many.upper - many.lower <= few.upper - few.lower + 1e-12);
            prop_assert!(outer.lower <= few.lower + 1e-12 && few.upper <= outer.upper + 1e-12);
        }
    }

    #[test]
    fn an_area_at_the_average_is_within_the_funnel(counts in cases()) {
        let average = counts.numerator / counts.denominator;
        prop_assert_eq!(proportion_in_funnel(counts, average, Funnel::default()), Ok(Position::Same));
    }

    #[test]
    fn two_levels_agree_with_one(value in 0.0..10.0f64, inner in 0.01..2.0f64, more in 0.01..2.0f64, benchmark in 0.0..10.0f64) {
        let figure = Estimate { value, interval: Interval::around(value, inner) };
        let outer = Interval::around(value, inner + more);
        let five = beside_benchmark_at_two(figure, outer, benchmark).unwrap();
        prop_assert_eq!(five.in_three(), beside_benchmark(figure, benchmark).unwrap());
        let point = Estimate { value: benchmark, interval: Interval::around(benchmark, 0.0) };
        prop_assert_eq!(five.in_three(), beside_other(figure, point).unwrap());
    }

    #[test]
    fn every_value_has_a_group_whatever_the_order(mut values in prop::collection::vec(-100.0..100.0f64, 5..60)) {
        let bounds = quantile_bounds(&values, 5).unwrap();
        prop_assert!(bounds.is_sorted());
        prop_assert!(values.iter().all(|value| quantile_group(*value, &bounds).is_some()));
        let groups = rank_groups(&values, 5).unwrap();
        prop_assert!(groups.iter().all(|group| (1..=5).contains(group)));
        values.reverse();
        prop_assert_eq!(quantile_bounds(&values, 5).unwrap(), bounds);
        let mut turned = rank_groups(&values, 5).unwrap();
        turned.reverse();
        prop_assert_eq!(turned, groups);
    }
}
