//! Standards, benchmarks, funnels and quantiles.

use spruce::statistics::{
    CountIntervals, Counts, Good, Interval, Level, Refusal,
    compare::{
        Estimate, Funnel, FunnelLimits, Judgement, NormalQuantiles, Overdispersion, Position, Standing,
        against_band, against_value, against_value_by_interval, beside_benchmark, beside_benchmark_at_two,
        beside_other, overdispersion, proportion_in_funnel, proportion_limits, quantile_bounds,
        quantile_group, rate_in_funnel, ratio_in_funnel, ratio_limits, ratio_limits_by_observed,
    },
};

use super::{Case, list};

/// As Fingertips draws and judges a funnel.
const FINGERTIPS: Funnel =
    Funnel { proportion: FunnelLimits::Wilson, quantiles: NormalQuantiles::Rounded, overdispersion: false };

const LEVELS: [(Level, &str, &str); 2] =
    [(Level::P95, "lower95", "upper95"), (Level::P998, "lower998", "upper998")];

fn good(case: &Case) -> Good {
    if case.word("good") == "low" { Good::Low } else { Good::High }
}

fn interval(case: &Case) -> Interval {
    Interval { lower: case.number("lower95"), upper: case.number("upper95") }
}

fn judged(position: Position, good: Good) -> &'static str {
    match position.judged(good) {
        Judgement::Best => "best",
        Judgement::Better => "better",
        Judgement::Similar => "same",
        Judgement::Worse => "worse",
        Judgement::Worst => "worst",
        other => panic!("{other:?}"),
    }
}

fn stands(standing: Standing) -> &'static str {
    match standing {
        Standing::Better => "better",
        Standing::Same => "same",
        Standing::Worse => "worse",
    }
}

fn peers_class(position: Position) -> &'static str {
    match position {
        Position::FarBelow => "Low (0.001)",
        Position::Below => "Low (0.025)",
        Position::Same => "Not significant",
        Position::Above => "High (0.025)",
        Position::FarAbove => "High (0.001)",
    }
}

/// Fingertips compares at one level at a time.
fn at_each_level(case: &Case, position: Position) {
    case.says("at95", judged(position.in_three(), good(case)));
    let outer = match position {
        Position::Below | Position::Above => Position::Same,
        far => far.in_three(),
    };
    case.says("at998", judged(outer, good(case)));
}

pub(super) fn reproduce(case: &Case) -> bool {
    match case.method.as_str() {
        "target_single" => {
            let standing = against_value(case.number("value"), case.number("target"), good(case));
            case.says("class", stands(standing.unwrap()));
        }
        "target_single_ci" => {
            let standing = against_value_by_interval(interval(case), case.number("target"), good(case));
            case.says("class", stands(standing.unwrap()));
        }
        "target_range" => {
            let band = Interval { lower: case.number("lower"), upper: case.number("upper") };
            if case.expected["error"].is_string() {
                assert_eq!(against_band(1.5, band, Good::High), Err(Refusal::EndsCrossed));
            } else {
                let standing = against_band(case.number("value"), band, good(case));
                case.says("class", stands(standing.unwrap()));
            }
        }
        "benchmark_ci" => {
            let figure = Estimate { value: case.number("value"), interval: interval(case) };
            let position = beside_benchmark(figure, case.number("benchmark")).unwrap();
            case.says("class", judged(position, good(case)));
        }
        "benchmark_ci_two_levels" => {
            let figure = Estimate { value: case.number("value"), interval: interval(case) };
            let outer = Interval { lower: case.number("lower998"), upper: case.number("upper998") };
            let position = beside_benchmark_at_two(figure, outer, case.number("benchmark")).unwrap();
            case.says("low_is_good", judged(position, Good::Low));
            case.says("high_is_good", judged(position, Good::High));
        }
        "benchmark_two_intervals" => {
            let position = beside_other(estimate(case, "a"), estimate(case, "b")).unwrap();
            case.says("class", judged(position, good(case)));
        }
        "period_change_ci" => {
            let verdict = match beside_other(estimate(case, "now"), estimate(case, "before")).unwrap() {
                Position::Below => "decreasing",
                Position::Above => "increasing",
                _ => "no change",
            };
            case.says("verdict", verdict);
        }
        "quantile_bounds" => {
            let values = case.numbers("values");
            let bounds = quantile_bounds(&values, 5).unwrap();
            for (ours, theirs) in bounds.iter().zip(case.expected["bounds"].as_array().unwrap()) {
                case.alike(theirs, Some(*ours), "bounds");
            }
            assert_eq!(bounds.len(), list(&case.expected["bounds"]).len());
            let in_groups =
                |group| values.iter().filter(|v| quantile_group(**v, &bounds) == Some(group)).count();
            assert!((1..=5).all(|group| in_groups(group) == 10));
        }
        _ => return funnel(case),
    }
    true
}

fn estimate(case: &Case, key: &str) -> Estimate {
    let numbers = case.numbers(key);
    Estimate { value: numbers[0], interval: Interval { lower: numbers[1], upper: numbers[2] } }
}

fn funnel(case: &Case) -> bool {
    match case.method.as_str() {
        "funnel_limits_proportion" => {
            let (average, n) = (case.number("p0"), case.number("n"));
            case.same("baseline", Some(average * 100.0));
            for (level, lower, upper) in LEVELS {
                let limits = proportion_limits(average, n, level, Funnel::default()).unwrap().scaled(100.0);
                case.same(lower, Some(limits.lower));
                case.same(upper, Some(limits.upper));
            }
        }
        "funnel_significance_proportion" if case.input["z"].is_array() => {
            let (n, multiplier) = (case.number("n"), case.number("multiplier"));
            let counts = Counts::new(case.number("value") / multiplier * n, n);
            let average = case.number("benchmark") / multiplier;
            at_each_level(case, proportion_in_funnel(counts, average, FINGERTIPS).unwrap());
        }
        "funnel_significance_proportion" => {
            let counts = Counts::new(case.number("x"), case.number("n"));
            let position = proportion_in_funnel(counts, case.number("p0"), Funnel::default()).unwrap();
            case.says("class", peers_class(position));
        }
        "funnel_significance_ratio" => {
            let counts = Counts::new(case.number("observed"), case.number("expected_events"));
            let position = ratio_in_funnel(counts, 1.0, CountIntervals::default()).unwrap();
            case.says("class", peers_class(position));
        }
        "funnel_significance_rate" => {
            let (people, multiplier) = (case.number("n"), case.number("multiplier"));
            let counts = Counts::new((case.number("value") / multiplier * people).round(), people);
            let position = rate_in_funnel(counts, case.number("benchmark") / multiplier).unwrap();
            at_each_level(case, position);
        }
        "funnel_limits_ratio_isr" => {
            for (level, lower, upper) in
                [(Level::P95, "lower2s_isr", "upper2s_isr"), (Level::P998, "lower3s_isr", "upper3s_isr")]
            {
                let limits = ratio_limits_by_observed(case.number("observed"), level).unwrap().scaled(100.0);
                case.same(lower, Some(limits.lower));
                case.same(upper, Some(limits.upper));
            }
        }
        "funnel_limits_sr_exact_poisson" => {
            for (level, lower, upper) in LEVELS {
                let limits = ratio_limits(case.number("expected_events"), level).unwrap();
                case.same(lower, Some(limits.lower));
                case.same(upper, Some(limits.upper));
            }
        }
        "overdispersion_phi" => {
            let areas = case.numbers("observed").into_iter().zip(case.numbers("expected_events"));
            let areas: Vec<Counts> =
                areas.map(|(observed, expected)| Counts::new(observed, expected)).collect();
            let spread = overdispersion(&areas, Overdispersion::Shmi).unwrap();
            case.same("phi", Some(spread.phi));
            assert!(!spread.enough_areas);
        }
        _ => return false,
    }
    true
}
