//! Control charts and run charts, their rules and their icons.

use serde_json::{Value, json};
use spruce::statistics::{
    Counts, Good, Interval, Level, mean_interval,
    spc::{
        Assurance, Baseline, Cause, Causes, Chart, LimitFactor, RANGE_LIMIT, Scatter, Spc, Ties, Variation,
        assurance, c_chart, moving_ranges, p_chart, rules, rules::Side, run_limits, variation, xmr,
    },
};

use super::{Case, list};

pub(super) fn reproduce(case: &Case) -> bool {
    match case.method.as_str() {
        "xmr" => individuals(case),
        "xmr_fixed" => fixed(case),
        "xmr_ratio" => ratios(case),
        "moving_range" => ranges(case),
        "p_chart" => proportions(case),
        "c_chart" => counts(case),
        "xmr_classify" => classified(case),
        "icons" => icons(case),
        "assurance" => {
            let limits = Interval { lower: case.number("lpl"), upper: case.number("upl") };
            let ours = assurance(limits, case.number("target"), good(case));
            case.says("assurance", assured(ours));
        }
        "anhoej_run_rules" => {
            let n = usize::try_from(case.input["n_useful"].as_u64().unwrap()).unwrap();
            let limits = run_limits(n).unwrap();
            case.same("longest_run_max", Some(limits.longest_run as f64));
            case.same("crossings_min", Some(limits.fewest_crossings as f64));
        }
        _ => return rule(case),
    }
    true
}

fn rule(case: &Case) -> bool {
    let sides = |key: &str| case.numbers(key).into_iter().map(|one| Side::of(one, 0.0)).collect::<Vec<_>>();
    let values = case.numbers("values");
    let n = case.input["n"].as_u64().map_or(7, |n| usize::try_from(n).unwrap());
    let trend = |values: &[f64]| {
        marks(values.len(), |marks| rules::trend(values.iter().copied(), n, Ties::Break, marks))
    };
    let shift = |sides: &[Side]| marks(sides.len(), |marks| rules::shift(sides, n, marks));
    match case.method.as_str() {
        // A peer flags the points that complete a run: those that are last in a run of the points so far.
        "rule_shift7_at" => {
            let sides = sides("side");
            flags(case, (1..=sides.len()).map(|end| completed(&shift(&sides[..end]))).collect());
        }
        "rule_trend7_at" => {
            flags(case, (1..=values.len()).map(|end| completed(&trend(&values[..end]))).collect());
        }
        // A run that is complete at its seventh point, and the seven that are marked by it.
        "rule_backfill7" => {
            let ends = case.numbers("at");
            let at = ends.iter().position(|end| *end > 0.0).unwrap();
            let sides: Vec<Side> =
                (0..ends.len()).map(|i| if i <= at { Side::Above } else { Side::Below }).collect();
            flags(case, shift(&sides).iter().map(|causes| json!(i32::from(!causes.is_common()))).collect());
        }
        "rule_2of3_window" | "rule_2of3_flagged" => two_of_three(case, &sides("side")),
        "rule_shift_n" => {
            let centre = case.number("centre");
            let sides: Vec<Side> = values.iter().map(|value| Side::of(*value, centre)).collect();
            flags(case, shift(&sides).iter().map(|causes| ends_word(*causes)).collect());
        }
        "rule_trend_n" => flags(case, trend(&values).iter().map(|causes| ends_word(*causes)).collect()),
        "rule_2of3_limits" => {
            let limits = Interval { lower: case.number("ll95"), upper: case.number("ul95") };
            let near: Vec<Side> = values.iter().map(|value| Side::beyond(*value, limits)).collect();
            let causes = marks(near.len(), |marks| rules::two_of_three(&near, &near, false, marks));
            flags(case, causes.iter().map(|causes| ends_word(*causes)).collect());
        }
        "rule_astronomical" => {
            let limits = Interval { lower: case.number("ll99"), upper: case.number("ul99") };
            let causes = values.iter().map(|value| {
                let mut causes = Causes::default();
                rules::outside(Side::beyond(*value, limits), &mut causes);
                causes
            });
            flags(case, causes.map(ends_word).collect());
        }
        "rule_precedence" => {
            let ours = [Cause::AboveUpperLimit, Cause::TrendUp, Cause::TwoOfThreeAbove, Cause::ShiftAbove];
            let mut causes = Causes::default();
            for cause in ours.iter().rev() {
                causes.add(*cause);
            }
            assert!(causes.iter().eq(ours));
            assert_eq!(list(&case.expected["order"]), [1.0, 2.0, 3.0, 4.0, 5.0]);
            assert_eq!(variation(Causes::default(), Good::High), Variation::CommonCause);
        }
        _ => return false,
    }
    true
}

fn two_of_three(case: &Case, sides: &[Side]) {
    let close = case.numbers("close");
    let near: Vec<Side> =
        close.iter().zip(sides).map(|(close, side)| if *close > 0.0 { *side } else { Side::On }).collect();
    let of = |near: &[Side], sides: &[Side]| {
        marks(near.len(), |marks| rules::two_of_three(near, sides, true, marks))
    };
    let flagged = if case.method == "rule_2of3_flagged" {
        of(&near, sides).iter().map(|causes| !causes.is_common()).collect()
    } else {
        // A peer flags all three points of each window first.
        let mut all = vec![false; near.len()];
        for first in 0..near.len().saturating_sub(2) {
            let window = of(&near[first..first + 3], &sides[first..first + 3]);
            if window.iter().any(|causes| !causes.is_common()) {
                all[first..first + 3].fill(true);
            }
        }
        all
    };
    flags(case, flagged.into_iter().map(|one: bool| json!(i32::from(one))).collect());
}

fn marks(points: usize, of: impl FnOnce(&mut [Causes])) -> Vec<Causes> {
    let mut marks = vec![Causes::default(); points];
    of(&mut marks);
    marks
}

/// 1 or −1 where the last point completes a run upwards or downwards; a shift has no sign in the peer.
fn completed(causes: &[Causes]) -> Value {
    match causes.last().and_then(|causes| causes.leading()) {
        Some(Cause::TrendDown) => json!(-1),
        Some(_) => json!(1),
        None => json!(0),
    }
}

fn ends_word(causes: Causes) -> Value {
    json!(causes.leading().map_or("none", |cause| if cause.is_high() { "upper" } else { "lower" }))
}

#[track_caller]
fn flags(case: &Case, ours: Vec<Value>) {
    assert_eq!(case.expected["flags"], Value::Array(ours), "{}", case.id);
}

fn good(case: &Case) -> Good {
    match case.word("improvement") {
        "increase" => Good::High,
        "decrease" => Good::Low,
        "neutral" => Good::Neither,
        word => panic!("{}: {word}", case.id),
    }
}

fn assured(assurance: Option<Assurance>) -> &'static str {
    match assurance {
        Some(Assurance::Pass) => "consistent_pass",
        Some(Assurance::Fail) => "consistent_fail",
        Some(Assurance::HitOrMiss) => "inconsistent",
        None => "NA",
    }
}

/// The series of a case by the rules of the peer: screened as the case says, and without our guard.
fn chart(case: &Case, screened: bool, baseline: Baseline<'_>) -> Chart {
    let values: Vec<Option<f64>> = case.numbers("values").into_iter().map(Some).collect();
    let methods = Spc {
        screen_moving_ranges: case.input["screen_outliers"].as_bool().unwrap_or(screened),
        guard_collapsed_limits: false,
        ..Spc::default()
    };
    xmr(&values, baseline, &methods).unwrap()
}

fn individuals(case: &Case) {
    let chart = chart(case, true, Baseline::default());
    let last = chart.last().unwrap();
    case.same("mean", Some(last.centre));
    case.same("lpl", last.limits.map(|limits| limits.lower));
    case.same("upl", last.limits.map(|limits| limits.upper));
    case.same_if_told("near_lpl", last.near.map(|near| near.lower));
    case.same_if_told("near_upl", last.near.map(|near| near.upper));
    let outside: Vec<usize> = chart
        .points
        .iter()
        .filter(|point| point.causes.has(Cause::AboveUpperLimit) || point.causes.has(Cause::BelowLowerLimit))
        .map(|point| point.at + 1)
        .collect();
    match &case.expected["special"] {
        Value::Number(only) => {
            assert_eq!(outside, [usize::try_from(only.as_u64().unwrap()).unwrap()], "{}", case.id);
            assert!(chart.points.iter().all(|point| point.causes.is_common() || point.at == outside[0] - 1));
        }
        Value::Array(all) => {
            let ours = chart.points.iter().map(|point| json!(!point.causes.is_common()));
            assert!(ours.eq(all.iter().cloned()), "{}", case.id);
        }
        _ => {}
    }
    if let Some(close) = case.expected["close"].as_array() {
        let ours = chart.points.iter().map(|point| {
            let beyond = !point.near.unwrap().holds(point.value) && point.limits.unwrap().holds(point.value);
            json!(beyond)
        });
        assert!(ours.eq(close.iter().cloned()), "{}", case.id);
    }
}

fn fixed(case: &Case) {
    let values = case.numbers("values");
    let after = usize::try_from(case.input["fix_after_n"].as_u64().unwrap()).unwrap();
    let methods = Spc { limit_factor: LimitFactor::Quotient, ..Spc::default() };
    let series: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
    let baseline = Baseline { steps: &[], freeze_after: Some(after) };
    let chart = xmr(&series, baseline, &methods).unwrap();
    let (last, range) = (chart.last().unwrap(), chart.parts[0].mean_range.unwrap());
    assert_eq!((chart.parts[0].baseline, chart.parts[0].points), (20, 40));
    case.same("mean", Some(last.centre));
    case.same("lcl", last.limits.map(|limits| limits.lower));
    case.same("ucl", last.limits.map(|limits| limits.upper));
    case.same("mr_mean", Some(range));
    case.same("mr_ucl", Some(range * RANGE_LIMIT));
}

fn shares(case: &Case) -> Vec<f64> {
    case.numbers("x").into_iter().zip(case.numbers("n")).map(|(x, n)| x / n).collect()
}

fn ratios(case: &Case) {
    let values: Vec<Option<f64>> = shares(case).into_iter().map(Some).collect();
    let chart = xmr(&values, Baseline::default(), &Spc::default()).unwrap();
    let last = chart.last().unwrap();
    case.same("ul99", last.limits.map(|limits| limits.upper));
    case.same("ll99", last.limits.map(|limits| limits.lower));
    case.same("ul95", last.near.map(|near| near.upper));
    case.same("ll95", last.near.map(|near| near.lower));
}

fn ranges(case: &Case) {
    let ranges = moving_ranges(&shares(case));
    let theirs = case.expected["mr"].as_array().unwrap();
    assert_eq!(ranges.len(), theirs.len());
    for (ours, theirs) in ranges.iter().zip(theirs) {
        case.alike(theirs, Some(*ours), "mr");
    }
    let mean = mean_interval(&ranges, Level::P95).unwrap().value;
    case.same("ul99", Some(RANGE_LIMIT * mean));
}

fn proportions(case: &Case) {
    let counts: Vec<Option<Counts>> =
        case.numbers("x").into_iter().zip(case.numbers("n")).map(|(x, n)| Some(Counts::new(x, n))).collect();
    let chart = p_chart(&counts, Scatter::Counting, Baseline::default(), &Spc::default()).unwrap();
    case.same("mean", Some(chart.last().unwrap().centre));
    for (at, point) in chart.points.iter().enumerate() {
        case.alike(&case.expected["ll99"][at], point.limits.map(|limits| limits.lower), "ll99");
        case.alike(&case.expected["ul99"][at], point.limits.map(|limits| limits.upper), "ul99");
    }
}

fn counts(case: &Case) {
    let events: Vec<Option<f64>> = case.numbers("x").into_iter().map(Some).collect();
    let step = usize::try_from(case.input["rebase_after"].as_u64().unwrap()).unwrap();
    let baseline = Baseline { steps: &[step], freeze_after: None };
    let chart = c_chart(&events, baseline, &Spc::default()).unwrap();
    for (part, at) in [("part1", 0), ("part2", step)] {
        let (point, theirs) = (&chart.points[at], &case.expected[part]);
        case.alike(&theirs["ul99"], point.limits.map(|limits| limits.upper), part);
        case.alike(&theirs["ll99"], point.limits.map(|limits| limits.lower), part);
        case.alike(&theirs["ul95"], point.near.map(|near| near.upper), part);
        case.alike(&theirs["ll95"], point.near.map(|near| near.lower), part);
    }
}

fn peers_cause(causes: Causes) -> &'static str {
    match causes.leading() {
        None => "Common Cause",
        Some(Cause::AboveUpperLimit) => "Above UCL",
        Some(Cause::BelowLowerLimit) => "Below LCL",
        Some(Cause::TrendUp) => "7 Point Trend (Increasing)",
        Some(Cause::TrendDown) => "7 Point Trend (Decreasing)",
        Some(Cause::TwoOfThreeAbove) => "2 in 3 Above CL",
        Some(Cause::TwoOfThreeBelow) => "2 in 3 Below CL",
        Some(Cause::ShiftAbove) => "7 Points Above CL",
        Some(Cause::ShiftBelow) => "7 Points Below CL",
    }
}

fn peers_type(causes: Causes, good: Good) -> &'static str {
    match variation(causes, good) {
        Variation::CommonCause => "common_cause",
        Variation::ImprovementHigh | Variation::ImprovementLow => "special_cause_improvement",
        Variation::ConcernHigh | Variation::ConcernLow => "special_cause_concern",
        Variation::NeutralHigh => "special_cause_neutral_high",
        Variation::NeutralLow => "special_cause_neutral_low",
    }
}

/// Compares the words of all points with a list, or with "all so".
#[track_caller]
fn words(case: &Case, key: &str, ours: &[&str]) {
    match &case.expected[key] {
        Value::String(all) => {
            let one = all.strip_prefix("all ").unwrap();
            assert!(ours.iter().all(|word| *word == one), "{} {key}: {ours:?}", case.id);
        }
        theirs => assert_eq!(theirs, &json!(ours), "{} {key}", case.id),
    }
}

fn classified(case: &Case) {
    let good = good(case);
    // Places are counted from 1 in the peer.
    let steps: Vec<usize> = case.input["rebase_at"].as_array().map_or_else(Vec::new, |all| {
        all.iter().map(|at| usize::try_from(at.as_u64().unwrap()).unwrap() - 1).collect()
    });
    let freeze_after = case.input["fix_after_n"].as_u64().map(|after| usize::try_from(after).unwrap());
    let chart = chart(case, true, Baseline { steps: &steps, freeze_after });
    let of_parts = |key: &str| match &case.expected[key] {
        Value::Array(all) => all.clone(),
        one => vec![one.clone()],
    };
    assert_eq!(chart.parts.len(), of_parts("mean").len());
    for (index, part) in chart.parts.iter().enumerate() {
        let point = chart.points.iter().find(|point| point.at == part.from).unwrap();
        case.alike(&of_parts("mean")[index], Some(point.centre), "mean");
        case.alike(&of_parts("lpl")[index], point.limits.map(|limits| limits.lower), "lpl");
        case.alike(&of_parts("upl")[index], point.limits.map(|limits| limits.upper), "upl");
        assert_eq!(case.expected["short_group"].as_bool(), Some(part.trial), "{}", case.id);
    }
    let causes: Vec<&str> = chart.points.iter().map(|point| peers_cause(point.causes)).collect();
    words(case, "special_cause", &causes);
    let types: Vec<&str> = chart.points.iter().map(|point| peers_type(point.causes, good)).collect();
    words(case, "point_type", &types);
    case.says("assurance", assured(chart.assurance(case.number("target"), good)));
}

fn icons(case: &Case) {
    let chart = chart(case, true, Baseline::default());
    let variation = match chart.variation(good(case)) {
        Variation::CommonCause => "common_cause",
        Variation::ImprovementHigh => "improvement_high",
        Variation::ImprovementLow => "improvement_low",
        Variation::ConcernHigh => "concern_high",
        Variation::ConcernLow => "concern_low",
        Variation::NeutralHigh => "neutral_high",
        Variation::NeutralLow => "neutral_low",
    };
    case.says("variation", variation);
    if case.input["target"].is_number() {
        let assurance = match chart.assurance(case.number("target"), good(case)) {
            Some(Assurance::Pass) => "pass",
            Some(Assurance::Fail) => "fail",
            Some(Assurance::HitOrMiss) => "inconsistent",
            None => "none",
        };
        case.says("assurance", assurance);
    }
}
