//! What bad input gets, and worked figures that a reader can check by hand.

use proptest::prelude::*;
use spruce::{
    domain::Period,
    statistics::{
        CountIntervals, CountMethod, Counts, Good, Interval, Level, Refusal, Stratum, byar,
        compare::{
            Estimate, Funnel, Overdispersion, against_band, against_value, against_value_by_interval,
            beside_benchmark, beside_other, difference_of_proportions, difference_of_rates, overdispersion,
            proportion_in_funnel, proportion_limits, quantile_bounds, rank_groups, rate_in_funnel,
            ratio_in_funnel, ratio_limits, ratio_limits_by_observed, ratio_of_proportions, ratio_of_rates,
        },
        directly_standardised, exact_poisson, indirectly_standardised,
        inequality::{
            Group, Inequality, Scale, attributable_fraction, shares_of_cases, slope_index, worst_group,
        },
        mean_interval, poisson, pooled,
        spc::{
            Baseline, Chart, FigureKind, Scatter, Spc, assurance, c_chart, chart_for, g_chart, p_chart,
            propose_step, run_chart, t_chart, u_chart, xmr,
        },
        trend::{Projection, RecentTrends, YearlyFigure, course, reached_after, recent_trend, trend_test},
        wilson, wilson_at,
    },
};

#[test]
fn the_vectors_of_the_methods_document() {
    for (x, n, level, lower, upper) in [
        (91.0, 100.0, Level::P95, 83.774, 95.193),
        (91.0, 100.0, Level::P998, 78.252, 96.600),
        (640.0, 4010.0, Level::P95, 14.859, 17.126),
        (640.0, 4010.0, Level::P998, 14.254, 17.828),
        (0.0, 25.0, Level::P95, 0.0, 13.319),
        (0.0, 25.0, Level::P998, 0.0, 27.640),
        (25.0, 25.0, Level::P95, 86.681, 100.0),
        (25.0, 25.0, Level::P998, 72.360, 100.0),
    ] {
        let interval = wilson(x, n, level).unwrap().scaled(100.0);
        assert!((interval.lower - lower).abs() <= 0.000_51, "{x} of {n}: {interval:?}");
        assert!((interval.upper - upper).abs() <= 0.000_51, "{x} of {n}: {interval:?}");
    }
    for (events, n, method, lower, upper) in [
        (4.0, 4010.0, CountMethod::ExactPoisson, 0.2718, 2.5540),
        (0.0, 4010.0, CountMethod::ExactPoisson, 0.0, 0.9199),
        (9.0, 4010.0, CountMethod::ExactPoisson, 1.0263, 4.2605),
        (10.0, 4010.0, CountMethod::Byar, 1.1939, 4.5864),
        (20.0, 4010.0, CountMethod::Byar, 3.0452, 7.7032),
        (58.0, 12_030.0, CountMethod::Byar, 3.6608, 6.2327),
    ] {
        let (interval, made_by) = poisson(events, Level::P95, CountIntervals::default()).unwrap();
        let interval = interval.scaled(1000.0 / n);
        assert_eq!(made_by, method);
        assert!((interval.lower - lower).abs() <= 0.000_051, "{events} of {n}: {interval:?}");
        assert!((interval.upper - upper).abs() <= 0.000_051, "{events} of {n}: {interval:?}");
    }
}

#[test]
fn what_cannot_be_has_a_reason_in_place_of_an_interval() {
    for (x, n, why) in [
        (0.0, 0.0, Refusal::NoDenominator),
        (3.0, 2.0, Refusal::MoreCasesThanPeople),
        (-1.0, 5.0, Refusal::Negative),
        (1.0, -5.0, Refusal::Negative),
        (f64::NAN, 5.0, Refusal::NotFinite),
        (1.0, f64::INFINITY, Refusal::NotFinite),
    ] {
        assert_eq!(wilson(x, n, Level::P95), Err(why), "{x} of {n}");
    }
    for (events, why) in
        [(-1.0, Refusal::Negative), (f64::NAN, Refusal::NotFinite), (f64::INFINITY, Refusal::NotFinite)]
    {
        assert_eq!(exact_poisson(events, Level::P95), Err(why));
        assert_eq!(byar(events, Level::P95), Err(why));
        assert_eq!(poisson(events, Level::P95, CountIntervals::default()), Err(why));
    }
    assert_eq!(byar(0.0, Level::P95), Err(Refusal::NoCases));
    // The lower end would be below zero.
    assert_eq!(byar(1.0, Level::P998), Err(Refusal::TooFewCases { needed: 2 }));
}

/// Numbers as a careless file may have them.
fn wild() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        prop::sample::select(vec![
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            10.0,
            100.0,
            1e-320,
            1e-60,
            1e15,
            1e60,
            1e300,
            f64::MAX,
            f64::MIN,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
        ]),
        0.0..1000.0f64,
        (0..100_u8).prop_map(f64::from),
    ]
}

fn wild_counts() -> impl Strategy<Value = Counts> {
    (wild(), wild()).prop_map(|(numerator, denominator)| Counts::new(numerator, denominator))
}

#[track_caller]
fn sane(interval: Interval) {
    assert!(interval.lower <= interval.upper, "{interval:?}");
    assert!(!interval.lower.is_infinite(), "{interval:?}");
}

fn sane_estimate(estimate: Estimate) {
    sane(estimate.interval);
    assert!(estimate.value.is_finite());
}

fn sane_chart(chart: Result<Chart, Refusal>) {
    let Ok(chart) = chart else { return };
    for point in &chart.points {
        assert!(point.value.is_finite() && point.centre.is_finite());
        for lines in [point.limits, point.near].into_iter().flatten() {
            sane(lines);
            assert!(lines.upper.is_finite());
        }
    }
    let _proposed = propose_step(&chart, &Spc::default());
}

proptest! {
    #[test]
    fn no_interval_is_not_a_number(one in wild_counts(), other in wild_counts(), z in wild()) {
        let methods = CountIntervals::default();
        for level in [Level::P95, Level::P998] {
            let (x, n) = (one.numerator, one.denominator);
            let _ = wilson(x, n, level).map(sane);
            let _ = wilson_at(x, n, z).map(sane);
            let _ = byar(x, level).map(sane);
            let _ = exact_poisson(x, level).map(sane);
            let _ = poisson(x, level, methods).map(|(interval, _)| sane(interval));
            let _ = mean_interval(&[x, n, z], level).map(|mean| sane(mean.interval));
            let _ = indirectly_standardised(x, n, level, methods).map(|(ratio, interval, _)| {
                assert!(ratio.is_finite());
                sane(interval);
            });
            let strata = [(x, n, z), (20.0, 1000.0, 5.0)];
            let strata = strata.map(|(events, people, standard)| Stratum { events, people, standard });
            let _ = directly_standardised(&strata, &[]).and_then(|rate| rate.interval(level)).map(sane);
            let _ = difference_of_proportions(one, other, level).map(sane_estimate);
            let _ = difference_of_rates(one, other, level, methods).map(sane_estimate);
            let _ = ratio_of_proportions(one, other, level).map(sane_estimate);
            let _ = ratio_of_rates(one, other, level, methods).map(sane_estimate);
            let _ = proportion_limits(z, n, level, Funnel::default()).map(sane);
            let _ = ratio_limits(x, level).map(sane);
            let _ = ratio_limits_by_observed(x, level).map(sane);
        }
        let _ = proportion_in_funnel(one, z, Funnel::default());
        let _ = rate_in_funnel(one, z);
        let _ = ratio_in_funnel(one, z, methods);
        let estimate = Estimate { value: z, interval: Interval { lower: one.numerator, upper: other.numerator } };
        let _ = beside_benchmark(estimate, one.denominator);
        let _ = beside_other(estimate, estimate);
        let _ = against_value(z, one.numerator, Good::Low);
        let _ = against_value_by_interval(estimate.interval, z, Good::High);
        let _ = against_band(z, estimate.interval, Good::Low);
        let _ = assurance(estimate.interval, z, Good::High);
    }

    #[test]
    fn no_chart_has_a_line_that_is_not_a_number(
        values in prop::collection::vec(prop::option::of(wild()), 0..12),
        counts in prop::collection::vec(prop::option::of(wild_counts()), 0..8),
        step in 0..12_usize,
        freeze in prop::option::of(0..12_usize),
        screen in any::<bool>(),
        guard in any::<bool>(),
    ) {
        let methods = Spc { screen_moving_ranges: screen, guard_collapsed_limits: guard, trend_points: step, ..Spc::default() };
        let baseline = Baseline { steps: &[step], freeze_after: freeze };
        sane_chart(xmr(&values, baseline, &methods));
        sane_chart(c_chart(&values, baseline, &methods));
        sane_chart(g_chart(&values, baseline, &methods));
        sane_chart(t_chart(&values, baseline, &methods));
        for scatter in [Scatter::Counting, Scatter::Laney] {
            sane_chart(p_chart(&counts, scatter, baseline, &methods));
            sane_chart(u_chart(&counts, scatter, baseline, &methods));
        }
        let _ = run_chart(&values);
        let _ = chart_for(FigureKind::Rate, &counts);
    }

    #[test]
    fn no_comparison_of_many_is_not_a_number(counts in prop::collection::vec(wild_counts(), 0..12), groups in 0..7_usize, z in wild()) {
        for method in [Overdispersion::Shmi, Overdispersion::Cqc, Overdispersion::Proportion] {
            if let Ok(spread) = overdispersion(&counts, method) {
                assert!(spread.phi.is_finite() && spread.between >= 0.0);
                let _ = spread.limits(z, Level::P998).map(sane);
            }
        }
        let values: Vec<f64> = counts.iter().map(|one| one.numerator).collect();
        let _ = quantile_bounds(&values, groups).map(|bounds| assert!(bounds.iter().all(|bound| bound.is_finite())));
        let _ = rank_groups(&values, groups);
        let _ = shares_of_cases(&counts).map(|shares| assert!(shares.iter().all(|share| share.cases_so_far.is_finite())));
        let _ = attributable_fraction(&counts, Counts::new(z, 1.0)).map(|fraction| assert!(fraction.is_finite()));
        let _ = worst_group(&counts, Good::High);
        let _ = pooled(&counts);
        let scores: Vec<f64> = counts.iter().map(|one| one.denominator).collect();
        let _ = trend_test(&counts, &scores).map(|test| assert!(test.chi_square.is_finite() && test.p.is_finite()));
        let figures: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        let possible = Interval { lower: f64::NEG_INFINITY, upper: f64::INFINITY };
        let _ = course(&figures, groups, Level::P95, possible, Projection::default()).map(|course| sane(course.interval));
        let _ = reached_after(&figures, z, Good::High, possible, Projection::default());
        let yearly: Vec<_> = counts
            .iter()
            .zip(2000..)
            .map(|(counts, year)| (Period::calendar_year(year).unwrap(), Some(YearlyFigure::Proportion(*counts))))
            .collect();
        let _ = recent_trend(&yearly, RecentTrends::default()).map(|trend| assert!(trend.chi_square.is_finite() && trend.slope.is_finite()));
        let people = counts.iter().map(|one| Group {
            people: one.denominator,
            figure: Estimate { value: one.numerator, interval: Interval { lower: z, upper: one.numerator } },
        });
        let people: Vec<Group> = people.collect();
        for scale in [Scale::Plain, Scale::Log, Scale::LogOdds] {
            let methods = Inequality { draws: 1000, seed: 1 };
            let _ = slope_index(&people, scale, Level::P95, methods).map(|index| {
                assert!(index.slope.is_finite() && index.relative.is_finite());
                sane(index.slope_interval);
                sane(index.relative_interval);
            });
        }
    }
}
