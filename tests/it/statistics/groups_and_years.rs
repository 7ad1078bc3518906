//! Laws and worked figures of inequality, trends, pools and trajectories.

use proptest::prelude::*;
use spruce::{
    domain::Period,
    statistics::{
        Counts, Good, Interval, Level, Methods, Refusal,
        compare::Estimate,
        inequality::{
            Group, Inequality, Scale, attributable_fraction, shares_of_cases, slope_index, worst_group,
        },
        pooled, rolling,
        trend::{
            Direction, Plan, Projection, ProportionTrend, RecentTrends, YearlyFigure, course, reached_after,
            recent_trend, trend_test,
        },
    },
};

const FEW: Inequality = Inequality { draws: 2000, seed: 7 };

fn groups(values: &[f64]) -> Vec<Group> {
    let figure = |value: &f64| Estimate { value: *value, interval: Interval::around(*value, value * 0.05) };
    values
        .iter()
        .zip([900.0, 1000.0, 1100.0, 1200.0, 800.0])
        .map(|(value, people)| Group { people, figure: figure(value) })
        .collect()
}

#[test]
fn the_same_seed_draws_the_same_interval() {
    let groups = groups(&[6.0, 5.5, 5.0, 4.0, 3.0]);
    let index =
        |seed| slope_index(&groups, Scale::Log, Level::P95, Inequality { draws: 2000, seed }).unwrap();
    assert_eq!(index(7), index(7));
    assert_ne!(index(7).slope_interval, index(8).slope_interval);
    assert_eq!(index(7).slope.to_bits(), index(8).slope.to_bits());
    let few = slope_index(&groups[..4], Scale::Log, Level::P95, FEW);
    assert_eq!(few, Err(Refusal::TooFewFigures { needed: 5, given: 4 }));
}

#[test]
fn burden_by_hand() {
    // Late bookings: 30, 20, 10, 10, 10 of 100 each. Two fifths of people have 62.5% of them.
    let quintiles = [10.0, 30.0, 10.0, 20.0, 10.0].map(|late| Counts::new(late, 100.0));
    let shares = shares_of_cases(&quintiles).unwrap();
    assert_eq!(shares.iter().map(|share| share.group).collect::<Vec<_>>(), [1, 3, 0, 2, 4]);
    assert_eq!((shares[1].cases_so_far, shares[1].people_so_far), (0.625, 0.4));
    assert_eq!(worst_group(&quintiles, Good::Low), Ok((1, 0.3)));
    assert_eq!(worst_group(&quintiles, Good::Neither), Err(Refusal::NoDirection));
    // Were all as the best, 10% in place of 16%: 37.5% fewer.
    let fraction = attributable_fraction(&quintiles, quintiles[0]).unwrap();
    assert!((fraction - 0.375).abs() < 1e-12);
    assert_eq!(shares_of_cases(&[Counts::new(0.0, 10.0)]), Err(Refusal::NoCases));
}

fn years(counts: &[Counts]) -> Vec<(Period, Option<YearlyFigure>)> {
    counts
        .iter()
        .zip(2005..)
        .map(|(counts, year)| {
            (Period::financial_year(year).unwrap(), Some(YearlyFigure::Proportion(*counts)))
        })
        .collect()
}

const FALLING: [(f64, f64); 5] =
    [(720.0, 4000.0), (700.0, 4020.0), (668.0, 4010.0), (640.0, 4010.0), (610.0, 3990.0)];

#[test]
fn recent_trends_of_the_methods_document() {
    let trend =
        recent_trend(&years(&FALLING.map(|(x, n)| Counts::new(x, n))), RecentTrends::default()).unwrap();
    assert!((trend.chi_square - 13.617).abs() < 0.000_51);
    assert_eq!((trend.direction, trend.steady), (Direction::Decreasing, true));
    assert_eq!(trend.direction.is_better(Good::Low), Some(true));
    assert_eq!(trend.direction.is_better(Good::Neither), None);
}

#[test]
fn a_proportion_may_be_taken_by_its_intervals_as_other_figures_are() {
    let counts = [209.0, 200.0, 213.0, 240.0, 207.0].map(|x| Counts::new(x, 1017.0));
    let by_intervals = RecentTrends { proportions: ProportionTrend::Intervals };
    let (one, other) = (
        recent_trend(&years(&counts), by_intervals).unwrap(),
        recent_trend(&years(&counts), RecentTrends::default()).unwrap(),
    );
    assert_eq!((one.direction, other.direction), (Direction::NoChange, Direction::NoChange));
    // Both test the same change, by other weights.
    assert!((one.chi_square - other.chi_square).abs() < 0.1 * other.chi_square && one.chi_square > 0.0);
    // A slope of shares a year, not of log odds.
    assert!((one.slope / other.slope - 0.21 * 0.79).abs() < 0.02);
}

#[test]
fn a_trend_that_cannot_be_is_refused_with_the_reason() {
    let counts = FALLING.map(|(x, n)| Counts::new(x, n));
    let all = years(&counts);
    let few = |given| Err(Refusal::TooFewFigures { needed: 5, given });
    assert_eq!(recent_trend(&[], RecentTrends::default()).map(|_| ()), few(0));
    assert_eq!(recent_trend(&all[..4], RecentTrends::default()).map(|_| ()), few(4));
    // A missing figure, and a missing year, among the last five.
    let mut gap = all.clone();
    gap[3].1 = None;
    assert_eq!(recent_trend(&gap, RecentTrends::default()).map(|_| ()), few(1));
    let mut late = all.clone();
    late[4].0 = Period::financial_year(2012).unwrap();
    assert_eq!(recent_trend(&late, RecentTrends::default()).map(|_| ()), few(1));
    let mut rolling = all.clone();
    for (index, (period, _)) in rolling.iter_mut().enumerate() {
        *period = Period::months(2005 + i16::try_from(index).unwrap(), 1, 36).unwrap();
    }
    assert_eq!(recent_trend(&rolling, RecentTrends::default()).map(|_| ()), Err(Refusal::OverlappingPeriods));
    let quarters: Vec<_> = all
        .iter()
        .zip(1..)
        .map(|((_, figure), quarter)| {
            (Period::quarter(2005 + i16::from(quarter > 4), (quarter - 1) % 4 + 1).unwrap(), *figure)
        })
        .collect();
    assert_eq!(recent_trend(&quarters, RecentTrends::default()).map(|_| ()), Err(Refusal::NotYearly));
    let mut twice = all;
    twice[1].0 = twice[0].0;
    assert_eq!(recent_trend(&twice, RecentTrends::default()).map(|_| ()), Err(Refusal::OutOfOrder));
    let mut certain = counts;
    certain[2] = Counts::new(4000.0, 4000.0);
    assert_eq!(
        recent_trend(&years(&certain), RecentTrends::default()).map(|_| ()),
        Err(Refusal::EveryoneIsACase)
    );
    certain[2] = Counts::new(0.0, 4000.0);
    assert_eq!(recent_trend(&years(&certain), RecentTrends::default()).map(|_| ()), Err(Refusal::NoCases));
    certain[2] = Counts::new(4001.0, 4000.0);
    assert_eq!(
        recent_trend(&years(&certain), RecentTrends::default()).map(|_| ()),
        Err(Refusal::MoreCasesThanPeople)
    );
}

#[test]
fn an_outlier_alone_makes_no_trend() {
    // Level but for the last year: significant, yet without the last the slope turns.
    let counts = [500.0, 499.0, 498.0, 497.0, 700.0].map(|x| Counts::new(x, 4000.0));
    let trend = recent_trend(&years(&counts), RecentTrends::default()).unwrap();
    assert!(trend.chi_square > 9.55 && !trend.steady);
    assert_eq!(trend.direction, Direction::NoChange);
}

#[test]
fn rolling_periods_are_pooled_from_counts() {
    let years = [
        Some(Counts::new(4.0, 1000.0)),
        Some(Counts::new(6.0, 3000.0)),
        None,
        Some(Counts::new(5.0, 1000.0)),
    ];
    // 10 of 4,000 is 2.5 per 1,000; the mean of 4 and 2 would be 3.
    assert_eq!(rolling(&years, 2)[0].unwrap().share(), Ok(0.0025));
    assert_eq!(rolling(&years, 2)[1], Err(Refusal::TooFewFigures { needed: 2, given: 1 }));
    assert_eq!(rolling(&years, 2).len(), 3);
    assert!(rolling(&years, 0).is_empty() && rolling(&years, 5).is_empty());
    assert_eq!(pooled(&[]), Err(Refusal::NoDenominator));
    assert_eq!(pooled(&[Counts::new(-1.0, 5.0)]), Err(Refusal::Negative));
}

const ANY: Interval = Interval { lower: f64::NEG_INFINITY, upper: f64::INFINITY };

#[test]
fn a_plan_asks_for_even_steps() {
    let plan = Plan { baseline: 20.0, target: 11.0, periods: 6.0 };
    for (after, asked) in [(-1.0, 20.0), (0.0, 20.0), (2.0, 17.0), (6.0, 11.0), (9.0, 11.0)] {
        assert_eq!(plan.at(after), Ok(asked));
    }
    assert_eq!(plan.required_change(18.0, 2.0, Good::Low), Ok(-1.75));
    assert_eq!(plan.required_change(10.0, 2.0, Good::Low), Ok(0.0));
    assert_eq!(plan.required_change(10.0, 6.0, Good::Low), Err(Refusal::NoDenominator));
    assert_eq!(Plan { periods: 0.0, ..plan }.at(1.0), Err(Refusal::NoDenominator));
}

#[test]
fn the_present_course_goes_no_further_than_the_figures_bear() {
    // By hand: 3, 5, 4, 6, 7 over 0 to 4: slope 0.9, mean 5; residuals −0.2, 0.9, −1, 0.1, 0.2; s = √(1.9/3).
    let figures = [3.0, 5.0, 4.0, 6.0, 7.0].map(Some);
    let methods = Projection::default();
    let ahead = course(&figures, 2, Level::P95, ANY, methods).unwrap();
    assert!((ahead.slope - 0.9).abs() < 1e-12 && (ahead.value - 8.6).abs() < 1e-12);
    // t(3) at 97.5% is 3.182446 (any table).
    let reach = 3.182_446_305_3 * (1.9f64 / 3.0).sqrt() * (1.0 + 0.2 + 16.0 / 10.0_f64).sqrt();
    assert!((ahead.interval.upper - 8.6 - reach).abs() < 1e-8);
    assert!((ahead.slope_interval.upper - 0.9 - 3.182_446_305_3 * (1.9f64 / 3.0 / 10.0).sqrt()).abs() < 1e-8);
    assert_eq!(course(&figures, 3, Level::P95, ANY, methods), Err(Refusal::BeyondTheFigures));
    assert_eq!(
        course(&figures[..4], 1, Level::P95, ANY, methods),
        Err(Refusal::TooFewFigures { needed: 5, given: 4 })
    );
    assert_eq!(reached_after(&figures, 7.7, Good::High, ANY, methods), Ok(1));
    assert_eq!(reached_after(&figures, 20.0, Good::High, ANY, methods), Err(Refusal::BeyondTheFigures));
    assert_eq!(reached_after(&figures, 20.0, Good::Low, ANY, methods), Ok(0));
    let cut = course(&figures, 2, Level::P95, Interval { lower: 0.0, upper: 8.0 }, methods).unwrap();
    assert_eq!((cut.value, cut.interval.upper), (8.0, 8.0));
}

#[test]
fn methods_are_kept_with_a_scorecard_and_new_ones_take_their_default() {
    let text = ron::to_string(&Methods::default()).unwrap();
    assert_eq!(ron::from_str::<Methods>(&text).unwrap(), Methods::default());
    let old: Methods = ron::from_str("(spc: (trend_points: 6))").unwrap();
    assert_eq!(old.spc.trend_points, 6);
    assert_eq!((old.spc.shift_points, old.counts), (7, Methods::default().counts));
}

proptest! {
    #[test]
    fn a_slope_turns_with_the_groups_and_grows_with_the_unit(values in prop::collection::vec(1.0..50.0f64, 5), factor in 0.5..20.0f64) {
        let index = |groups: &[Group]| slope_index(groups, Scale::Plain, Level::P95, FEW);
        let one = groups(&values);
        let mut turned = one.clone();
        turned.reverse();
        let scaled: Vec<Group> = one
            .iter()
            .map(|group| Group {
                figure: Estimate { value: group.figure.value * factor, interval: group.figure.interval.scaled(factor) },
                ..*group
            })
            .collect();
        let (one, turned, scaled) = (index(&one).unwrap(), index(&turned).unwrap(), index(&scaled).unwrap());
        prop_assert!((one.slope + turned.slope).abs() < 1e-9);
        prop_assert!((one.slope * factor - scaled.slope).abs() < 1e-6);
        prop_assert!((one.slope_interval.upper * factor - scaled.slope_interval.upper).abs() < 1e-6);
        prop_assert!(one.slope_interval.holds(one.slope));
    }

    #[test]
    fn a_trend_turns_with_the_others_and_with_time(shares in prop::collection::vec(0.05..0.95f64, 5), n in 100.0..5000.0f64) {
        let counts: Vec<Counts> = shares.iter().map(|share| Counts::new((share * n).round(), n.round())).collect();
        let others: Vec<Counts> =
            counts.iter().map(|one| Counts::new(one.denominator - one.numerator, one.denominator)).collect();
        let mut back = counts.clone();
        back.reverse();
        let one = recent_trend(&years(&counts), RecentTrends::default()).unwrap();
        for other in [others, back] {
            let other = recent_trend(&years(&other), RecentTrends::default()).unwrap();
            prop_assert!((one.slope + other.slope).abs() < 1e-9);
            prop_assert!((one.chi_square - other.chi_square).abs() < 1e-6 * one.chi_square.max(1.0));
        }
        let scores = [1.0, 2.0, 3.0, 4.0, 5.0];
        let test = trend_test(&counts, &scores).unwrap();
        // Other scores for the same years change nothing.
        let moved = trend_test(&counts, &scores.map(|score| 10.0 * score - 3.0)).unwrap();
        prop_assert!((test.chi_square - moved.chi_square).abs() < 1e-6 * test.chi_square.max(1.0));
        prop_assert!((0.0..=1.0).contains(&test.p));
    }

    #[test]
    fn a_straight_line_goes_on_without_doubt(start in -50.0..50.0f64, step in -5.0..5.0f64, ahead in 0..4_usize) {
        let figures: Vec<Option<f64>> = (0..8).map(|at| Some(step.mul_add(f64::from(at), start))).collect();
        let course = course(&figures, ahead, Level::P95, ANY, Projection::default()).unwrap();
        prop_assert!((course.value - step.mul_add(7.0 + ahead as f64, start)).abs() < 1e-9);
        prop_assert!(course.interval.upper - course.interval.lower < 1e-6);
    }
}
