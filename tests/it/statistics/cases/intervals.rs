//! Intervals of proportions, counts, rates, means and standardised rates.

use spruce::statistics::{
    CountIntervals, CountMethod, Counts, Interval, Level, Refusal, Repeats, SmallCounts, Stratum, byar,
    directly_standardised, exact_poisson, indirectly_standardised, mean_interval, poisson, pooled, wilson,
    wilson_at,
};

use super::{Case, list};

fn level(case: &Case) -> Option<Level> {
    match case.number("confidence") {
        0.95 => Some(Level::P95),
        0.998 => Some(Level::P998),
        _ => None,
    }
}

const LEVELS: [(Level, &str, &str); 2] =
    [(Level::P95, "lower95", "upper95"), (Level::P998, "lower998", "upper998")];

/// Compares the ends at both levels, times a multiplier.
#[track_caller]
fn ends(case: &Case, of: impl Fn(Level) -> Result<Interval, Refusal>) {
    let multiplier = case.input["multiplier"].as_f64().unwrap_or(1.0);
    for (level, lower, upper) in LEVELS {
        let interval = of(level).ok().map(|interval| interval.scaled(multiplier));
        case.same_if_told(lower, interval.map(|interval| interval.lower));
        case.same_if_told(upper, interval.map(|interval| interval.upper));
    }
}

#[track_caller]
fn two_ends(case: &Case, interval: Interval) {
    case.same("lower", Some(interval.lower));
    case.same("upper", Some(interval.upper));
}

pub(super) fn reproduce(case: &Case) -> bool {
    let counts = Counts::new(case.number("x"), case.number("n"));
    let multiplier = case.input["multiplier"].as_f64().unwrap_or(1.0);
    match case.method.as_str() {
        "byar_ci_count" => two_ends(case, byar(case.number("x"), level(case).unwrap()).unwrap()),
        "wilson_ci" => {
            let interval = level(case).map_or_else(
                || wilson_at(counts.numerator, counts.denominator, f64::INFINITY),
                |level| wilson(counts.numerator, counts.denominator, level),
            );
            two_ends(case, interval.unwrap());
        }
        "proportion" => {
            case.same("value", counts.share().ok().map(|value| value * multiplier));
            ends(case, |level| wilson(counts.numerator, counts.denominator, level));
        }
        "proportion_grouped" => {
            let rows = case.numbers("x").into_iter().zip(case.numbers("n"));
            let rows: Vec<Counts> = rows.map(|(x, n)| Counts::new(x, n)).collect();
            let sum = pooled(&rows).unwrap();
            case.same("value", sum.share().ok());
            ends(case, |level| wilson(sum.numerator, sum.denominator, level));
        }
        "rate" => rate(case, counts, multiplier),
        "poisson_exact_ci" => {
            let time = case.number("t");
            case.same("rate", Some(counts.numerator / time));
            two_ends(case, exact_poisson(counts.numerator, Level::P95).unwrap().scaled(1.0 / time));
        }
        "dsr" => dsr(case),
        "isr_rate" | "isr_ratio" => {
            let of_reference = case.input["ref_rate"].as_f64().unwrap_or(multiplier);
            for (level, lower, upper) in LEVELS {
                let (observed, expected) = (case.number("observed"), case.number("expected_events"));
                let (ratio, interval, method) =
                    indirectly_standardised(observed, expected, level, CountIntervals::default()).unwrap();
                let interval = interval.scaled(of_reference);
                case.same("value", Some(ratio * of_reference));
                case.same(lower, Some(interval.lower));
                case.same(upper, Some(interval.upper));
                case.says("method", peers_name(method));
            }
        }
        "mean_t_ci" => {
            let values = case.numbers("values");
            let mean = mean_interval(&values, Level::P95).unwrap();
            case.same("value", Some(mean.value));
            case.same("sd", Some(mean.deviation));
            ends(case, |level| mean_interval(&values, level).map(|mean| mean.interval));
        }
        "small_number" => {
            let hidden = match case.word("rule") {
                ">=0 and <5" => SmallCounts { least: 0, most: 4 },
                ">0 and <=5" => SmallCounts { least: 1, most: 5 },
                rule => panic!("{}: {rule}", case.id),
            };
            assert_eq!(
                case.expected["suppress"].as_bool(),
                Some(hidden.hides(case.number("count"))),
                "{}",
                case.id
            );
        }
        _ => return false,
    }
    true
}

fn peers_name(method: CountMethod) -> &'static str {
    match method {
        CountMethod::ExactPoisson => "Exact",
        CountMethod::Byar => "Byars",
    }
}

fn rate(case: &Case, counts: Counts, multiplier: f64) {
    case.same("value", counts.share().ok().map(|value| value * multiplier));
    ends(case, |level| {
        let (interval, method) = poisson(counts.numerator, level, CountIntervals::default())?;
        if case.expected["method"].is_string() {
            case.says("method", peers_name(method));
        }
        Ok(interval.scaled(1.0 / counts.denominator))
    });
}

fn dsr(case: &Case) {
    let (events, people, standard) =
        (case.numbers("events"), case.numbers("people"), case.numbers("standard"));
    let strata: Vec<Stratum> = events
        .iter()
        .zip(&people)
        .zip(&standard)
        .map(|((events, people), standard)| Stratum { events: *events, people: *people, standard: *standard })
        .collect();
    let repeats: Vec<Repeats> = case.input["had_it_times"].as_array().map_or_else(Vec::new, |all| {
        let people = all.iter().map(list).enumerate();
        people.map(|(index, people)| Repeats { times: index as f64 + 1.0, people }).collect()
    });
    let rate = directly_standardised(&strata, &repeats).unwrap();
    case.same("total_count", Some(rate.events));
    case.same("total_pop", Some(rate.people));
    case.same("value", Some(rate.value * case.number("multiplier")));
    ends(case, |level| rate.interval(level));
}
