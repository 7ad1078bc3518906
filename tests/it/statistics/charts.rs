//! Laws of control charts.

use proptest::prelude::*;
use spruce::statistics::{
    Counts, Good,
    spc::{
        Baseline, Cause, Causes, Chart, Scatter, Spc, Variation, moving_ranges, p_chart, propose_step,
        run_chart, variation, xmr,
    },
};

/// Whole numbers, so that equal neighbours and points on the mean come about, and sums are exact.
fn series() -> impl Strategy<Value = Vec<Option<f64>>> {
    let value = (-40..40_i32).prop_map(|value| f64::from(value) * 4.0);
    prop::collection::vec(prop::option::weighted(0.9, value), 1..40)
        .prop_filter("a figure", |series| series.iter().flatten().count() > 0)
}

fn settings() -> impl Strategy<Value = Spc> {
    (any::<bool>(), any::<bool>(), any::<bool>(), 5..9_usize).prop_map(|(screen, guard, same, n)| Spc {
        screen_moving_ranges: screen,
        guard_collapsed_limits: guard,
        two_of_three_same_side: same,
        trend_points: n,
        shift_points: n,
        ..Spc::default()
    })
}

fn chart(series: &[Option<f64>], methods: &Spc) -> Chart {
    xmr(series, Baseline::default(), methods).unwrap()
}

fn mirrored(cause: Cause) -> Cause {
    match cause {
        Cause::AboveUpperLimit => Cause::BelowLowerLimit,
        Cause::BelowLowerLimit => Cause::AboveUpperLimit,
        Cause::TrendUp => Cause::TrendDown,
        Cause::TrendDown => Cause::TrendUp,
        Cause::TwoOfThreeAbove => Cause::TwoOfThreeBelow,
        Cause::TwoOfThreeBelow => Cause::TwoOfThreeAbove,
        Cause::ShiftAbove => Cause::ShiftBelow,
        Cause::ShiftBelow => Cause::ShiftAbove,
    }
}

fn same_causes(a: Causes, b: Causes) -> bool {
    Cause::ALL.iter().all(|cause| a.has(*cause) == b.has(*cause))
}

proptest! {
    #[test]
    fn the_rules_are_the_same_in_the_mirror(series in series(), methods in settings()) {
        let upside_down: Vec<Option<f64>> = series.iter().map(|value| value.map(|value| -value)).collect();
        let (one, other) = (chart(&series, &methods), chart(&upside_down, &methods));
        for (a, b) in one.points.iter().zip(&other.points) {
            for cause in Cause::ALL {
                prop_assert_eq!(a.causes.has(cause), b.causes.has(mirrored(cause)));
            }
            prop_assert_eq!(variation(a.causes, Good::High), variation(b.causes, Good::Low).turned());
        }
    }

    #[test]
    fn another_unit_changes_no_rule(series in series(), methods in settings(), twice in 0..8_i32, more in -50..50_i32) {
        let factor = 2.0f64.powi(twice);
        let other: Vec<Option<f64>> =
            series.iter().map(|value| value.map(|value| value * factor)).collect();
        let (one, scaled) = (chart(&series, &methods), chart(&other, &methods));
        for (a, b) in one.points.iter().zip(&scaled.points) {
            prop_assert!(same_causes(a.causes, b.causes));
            prop_assert_eq!(a.limits.map(|limits| limits.scaled(factor)), b.limits);
        }
        // Moving the zero moves the lines with it.
        let moved: Vec<Option<f64>> =
            series.iter().map(|value| value.map(|value| value + f64::from(more))).collect();
        for (a, b) in one.points.iter().zip(&chart(&moved, &methods).points) {
            prop_assert!((a.centre + f64::from(more) - b.centre).abs() < 1e-9);
        }
    }

    #[test]
    fn a_missing_point_is_as_if_it_were_not_there(series in series(), methods in settings()) {
        let there: Vec<Option<f64>> = series.iter().flatten().copied().map(Some).collect();
        let (with, without) = (chart(&series, &methods), chart(&there, &methods));
        prop_assert_eq!(with.points.len(), there.len());
        for (a, b) in with.points.iter().zip(&without.points) {
            prop_assert_eq!((a.value, a.centre, a.limits, a.causes), (b.value, b.centre, b.limits, b.causes));
            prop_assert_eq!(series[a.at], Some(a.value));
        }
    }

    #[test]
    fn parts_know_nothing_of_each_other(series in series(), methods in settings(), at in 0..40_usize) {
        let whole = xmr(&series, Baseline { steps: &[at], freeze_after: None }, &methods).unwrap();
        let (before, after) = series.split_at(at.min(series.len()));
        let mut apart = Vec::new();
        for part in [before, after] {
            if part.iter().flatten().count() > 0 {
                apart.extend(chart(part, &methods).points);
            }
        }
        prop_assert_eq!(whole.points.len(), apart.len());
        for (a, b) in whole.points.iter().zip(&apart) {
            prop_assert_eq!((a.centre, a.limits, a.causes), (b.centre, b.limits, b.causes));
        }
    }

    #[test]
    fn limits_hold_the_centre_and_the_near_limits(series in series(), methods in settings()) {
        for point in &chart(&series, &methods).points {
            if let (Some(limits), Some(near)) = (point.limits, point.near) {
                prop_assert!(limits.holds(point.centre) && near.holds(point.centre));
                prop_assert!(limits.lower <= near.lower && near.upper <= limits.upper);
            }
        }
    }

    #[test]
    fn a_p_chart_of_the_others_is_its_mirror(counts in prop::collection::vec((1..500_u16, 0..=100_u8), 1..30)) {
        let counts = counts.iter().map(|(n, percent)| {
            (f64::from(*n), (f64::from(*n) * f64::from(*percent) / 100.0).floor())
        });
        let chart = |others: bool| {
            let counts: Vec<Option<Counts>> = counts
                .clone()
                .map(|(n, x)| Some(Counts::new(if others { n - x } else { x }, n)))
                .collect();
            p_chart(&counts, Scatter::Counting, Baseline::default(), &Spc::default()).unwrap()
        };
        for (a, b) in chart(false).points.iter().zip(&chart(true).points) {
            let (one, other) = (a.limits.unwrap(), b.limits.unwrap());
            prop_assert!((one.lower + other.upper - 1.0).abs() < 1e-9);
            prop_assert!((one.upper + other.lower - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_run_chart_is_the_same_in_the_mirror(series in series()) {
        let upside_down: Vec<Option<f64>> = series.iter().map(|value| value.map(|value| -value)).collect();
        match (run_chart(&series), run_chart(&upside_down)) {
            (Ok(one), Ok(other)) => {
                prop_assert_eq!((one.useful, one.longest_run, one.crossings), (other.useful, other.longest_run, other.crossings));
                prop_assert!(one.crossings < one.useful && one.longest_run <= one.useful);
            }
            (one, other) => prop_assert_eq!(one, other),
        }
    }
}

trait Turned {
    fn turned(self) -> Self;
}

impl Turned for Variation {
    /// High for low.
    fn turned(self) -> Self {
        match self {
            Self::CommonCause => Self::CommonCause,
            Self::ImprovementHigh => Self::ImprovementLow,
            Self::ImprovementLow => Self::ImprovementHigh,
            Self::ConcernHigh => Self::ConcernLow,
            Self::ConcernLow => Self::ConcernHigh,
            Self::NeutralHigh => Self::NeutralLow,
            Self::NeutralLow => Self::NeutralHigh,
        }
    }
}

#[test]
fn a_series_of_the_methods_document() {
    let values = [82.1, 81.4, 83.0, 80.9, 82.6, 83.3, 81.8, 82.4, 84.0, 83.1, 82.2, 83.6];
    let chart = chart(&values.map(Some), &Spc::default());
    let limits = chart.points[0].limits.unwrap();
    let range = chart.parts[0].mean_range.unwrap();
    for (ours, theirs) in [
        (chart.points[0].centre, 82.5333),
        (range, 1.245_45),
        (limits.lower, 79.2204),
        (limits.upper, 85.8462),
        (range * spruce::statistics::spc::RANGE_LIMIT, 4.0689),
    ] {
        assert!((ours - theirs).abs() < 0.000_051, "{ours} is not {theirs}");
    }
    assert!(chart.parts[0].trial, "12 points make trial limits");
    assert_eq!(moving_ranges(&[3.0, 1.0, 1.5]), [2.0, 0.5]);
}

#[test]
fn a_series_without_variation_gets_no_limits_and_no_causes() {
    use spruce::statistics::spc::Caution;
    for screen in [false, true] {
        let methods = Spc { screen_moving_ranges: screen, ..Spc::default() };
        let constant = chart(&[Some(50.0); 15], &methods);
        assert_eq!(constant.parts[0].caution, Some(Caution::Constant));
        assert!(constant.points.iter().all(|point| point.limits.is_none() && point.causes.is_common()));
        assert_eq!(constant.assurance(60.0, Good::High), None);
    }
    // One 2 among 1s: the peer that screens puts every point outside.
    let methods = Spc { screen_moving_ranges: true, ..Spc::default() };
    let almost = chart(&[1.0, 1.0, 1.0, 1.0, 2.0].map(Some), &methods);
    assert_eq!(almost.parts[0].caution, Some(Caution::ScreeningWithdrawn));
    let limits = almost.points[0].limits.unwrap();
    assert!((limits.lower - (1.2 - 2.66 * 0.25)).abs() < 1e-12, "{limits:?}");
    assert!((limits.upper - (1.2 + 2.66 * 0.25)).abs() < 1e-12, "{limits:?}");
    assert!(almost.points[..4].iter().all(|point| point.causes.is_common()));
    let one = chart(&[Some(50.0)], &Spc::default());
    assert_eq!((one.parts[0].caution, one.points[0].limits), (Some(Caution::OnePoint), None));
}

#[test]
fn the_last_point_missing_changes_nothing_before_it() {
    // Dropping the last value, as a peer does not, leaves the causes of those before it as they were.
    let values =
        [10.0, 20.0, 10.0, 20.0, 10.0, 20.0, 10.0, 17.0, 17.0, 17.0, 17.0, 17.0, 17.0, 17.0].map(Some);
    let mut with_gap = values.to_vec();
    with_gap.push(None);
    let (one, other) = (chart(&values, &Spc::default()), chart(&with_gap, &Spc::default()));
    assert_eq!(one.points, other.points);
    assert!(one.last().unwrap().causes.has(Cause::ShiftAbove));
}

#[test]
fn a_point_that_is_both_better_and_worse_says_both() {
    // Rising from far below: below the limit (worse) and in a rise (better).
    let chart = chart(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0].map(Some), &Spc::default());
    let first = chart.points[0].causes;
    assert!(first.is_mixed());
    assert_eq!(first.iter().collect::<Vec<_>>(), [Cause::BelowLowerLimit, Cause::TrendUp]);
    assert_eq!(variation(first, Good::High), Variation::ConcernLow);
    let peak = self::chart(
        &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0].map(Some),
        &Spc { trend_points: 7, ..Spc::default() },
    );
    assert!(peak.points[6].causes.has(Cause::TrendUp) && peak.points[6].causes.has(Cause::TrendDown));
}

#[test]
fn ties_end_a_trend_or_are_passed_over() {
    use spruce::statistics::spc::Ties;
    let values = [1.0, 2.0, 3.0, 3.0, 4.0, 5.0, 6.0, 7.0, 1.0, 1.0].map(Some);
    let ups = |ties| {
        let chart = chart(&values, &Spc { trend_ties: ties, ..Spc::default() });
        chart
            .points
            .iter()
            .filter(|point| point.causes.has(Cause::TrendUp))
            .map(|point| point.at)
            .collect::<Vec<_>>()
    };
    assert_eq!(ups(Ties::Break), Vec::<usize>::new());
    assert_eq!(ups(Ties::Ignore), [0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn a_new_level_that_lasts_is_proposed_as_a_step() {
    let old = [60.0, 62.0, 58.0, 61.0, 59.0, 60.0, 63.0, 57.0];
    let new = [80.0, 82.0, 78.0, 81.0, 79.0, 80.0, 83.0];
    let series: Vec<Option<f64>> = old.into_iter().chain(new).map(Some).collect();
    let step = propose_step(&chart(&series, &Spc::default()), &Spc::default()).unwrap();
    assert_eq!((step.at, step.points, step.trial), (8, 7, true));
    assert!((step.before - 60.0).abs() < 1e-9 && (step.after - 563.0 / 7.0).abs() < 1e-9);
    // Once it is taken, there is no other; nor is there one in the old level alone.
    let taken = xmr(&series, Baseline { steps: &[8], freeze_after: None }, &Spc::default()).unwrap();
    assert_eq!(propose_step(&taken, &Spc::default()), None);
    assert_eq!(propose_step(&chart(&series[..8], &Spc::default()), &Spc::default()), None);
}

#[test]
fn rare_events_and_wide_scatter_have_charts_of_their_own() {
    use spruce::statistics::spc::{ChartKind, ChartReason, FigureKind, chart_for, g_chart, t_chart, u_chart};
    // By hand: mean 30, median 25, √(30·31) = 30.4959.
    let g = g_chart(&[10.0, 25.0, 55.0].map(Some), Baseline::default(), &Spc::default()).unwrap();
    let limits = g.points[0].limits.unwrap();
    assert_eq!((g.points[0].centre, limits.lower), (25.0, 0.0));
    assert!((limits.upper - (30.0 + 3.0 * 930.0f64.sqrt())).abs() < 1e-9);
    // By hand: 2^(1/3.6) and 8^(1/3.6) differ by 0.5694, their mean is 1.4971.
    let t = t_chart(&[2.0, 8.0].map(Some), Baseline::default(), &Spc::default()).unwrap();
    let (a, b) = (2.0f64.powf(1.0 / 3.6), 8.0f64.powf(1.0 / 3.6));
    let upper = (f64::midpoint(a, b) + 2.66 * (b - a)).powf(3.6);
    assert!((t.points[0].limits.unwrap().upper - upper).abs() < 1e-9 * upper);
    assert_eq!(
        (t.points[0].value, t.points[0].limits.unwrap().lower),
        (2.0, f64::midpoint(a, b).mul_add(1.0, -2.66 * (b - a)).max(0.0).powf(3.6))
    );
    // Laney's correction widens limits where figures scatter beyond counting.
    let counts: Vec<Option<Counts>> =
        [400.0, 600.0, 380.0, 620.0, 410.0].map(|x| Some(Counts::new(x, 10_000.0))).to_vec();
    let reach = |scatter| {
        let chart = u_chart(&counts, scatter, Baseline::default(), &Spc::default()).unwrap();
        chart.points[0].limits.unwrap().upper - chart.points[0].centre
    };
    // Standardised: deviations of 0.0482 from the mean by √(0.0482/10,000); mean range over 1.128.
    let sigma = (0.0482f64 / 10_000.0).sqrt();
    let range = (0.02 + 0.022 + 0.024 + 0.021) / 4.0 / sigma;
    assert!((reach(Scatter::Laney) / reach(Scatter::Counting) - range / 1.128).abs() < 1e-9);
    let deaths = [Some(Counts::new(2.0, 400.0)), Some(Counts::new(1.0, 380.0))];
    assert_eq!(chart_for(FigureKind::Rate, &deaths), (ChartKind::U, ChartReason::RareEvents));
    let alike = [Some(Counts::new(90.0, 100.0)), Some(Counts::new(88.0, 110.0))];
    assert_eq!(chart_for(FigureKind::Proportion, &alike), (ChartKind::Xmr, ChartReason::AlikeDenominators));
    let unlike = [Some(Counts::new(90.0, 100.0)), Some(Counts::new(300.0, 400.0))];
    assert_eq!(chart_for(FigureKind::Proportion, &unlike), (ChartKind::P, ChartReason::UnlikeDenominators));
}
