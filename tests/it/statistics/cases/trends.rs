//! Recent trends, tests for trend, and slope indices of inequality.

use spruce::{
    domain::Period,
    statistics::{
        Counts, Good, Interval, Level, Refusal,
        compare::Estimate,
        inequality::{Group, Inequality, Scale, slope_index},
        trend::{Direction, RecentTrend, RecentTrends, YearlyFigure, recent_trend, trend_test},
    },
};

use super::Case;

pub(super) fn reproduce(case: &Case) -> bool {
    match case.method.as_str() {
        "recent_trend_proportion" => proportions(case),
        "recent_trend_ci" => others(case),
        "trend_polarity" => {
            let direction = match case.word("direction") {
                "increasing" => Direction::Increasing,
                "decreasing" => Direction::Decreasing,
                word => panic!("{word}"),
            };
            let good = if case.word("polarity") == "high is good" { Good::High } else { Good::Low };
            let better = direction.is_better(good).unwrap();
            case.says("verdict", if better { "getting better" } else { "getting worse" });
        }
        "chi2_trend" => {
            let counts = counts(case);
            let scores = match case.numbers("score") {
                scores if scores.is_empty() => (1..=counts.len()).map(|score| score as f64).collect(),
                scores => scores,
            };
            let test = trend_test(&counts, &scores).unwrap();
            case.same("chi2", Some(test.chi_square));
            case.same("p", Some(test.p));
        }
        "sii_rii" => inequality(case),
        _ => return false,
    }
    true
}

fn counts(case: &Case) -> Vec<Counts> {
    case.numbers("x").into_iter().zip(case.numbers("n")).map(|(x, n)| Counts::new(x, n)).collect()
}

fn proportions(case: &Case) {
    let years = case.input["year_range"].as_u64().unwrap_or(1);
    let months = u16::try_from(years * 12).unwrap();
    let figures = counts(case).into_iter().zip(2010..).map(|(counts, year)| {
        (Period::months(year, 4, months).unwrap(), Some(YearlyFigure::Proportion(counts)))
    });
    let trend = recent_trend(&figures.collect::<Vec<_>>(), RecentTrends::default());
    match case.expected["reason"].as_str() {
        Some("multi-year periods overlap") => assert_eq!(trend, Err(Refusal::OverlappingPeriods)),
        Some(_) => assert_eq!(trend, Err(Refusal::TooFewFigures { needed: 5, given: 4 })),
        None => found(case, trend.unwrap()),
    }
}

fn others(case: &Case) {
    let (values, lower, upper) = (case.numbers("value"), case.numbers("lower95"), case.numbers("upper95"));
    let figures: Vec<_> = (0..values.len())
        .map(|i| {
            let interval = Interval { lower: lower[i], upper: upper[i] };
            let figure = YearlyFigure::Other(Estimate { value: values[i], interval });
            (Period::calendar_year(2010 + i16::try_from(i).unwrap()).unwrap(), Some(figure))
        })
        .collect();
    found(case, recent_trend(&figures, RecentTrends::default()).unwrap());
}

fn found(case: &Case, trend: RecentTrend) {
    case.same("chi2_full", Some(trend.chi_square));
    case.same_if_told("chi2", Some(trend.chi_square));
    case.same_if_told("slope", Some(trend.slope));
    let significant = trend.direction != Direction::NoChange;
    if let Some(theirs) = case.expected["significant"].as_bool() {
        assert_eq!(significant, theirs, "{}", case.id);
    }
    if case.expected["direction"].is_string() {
        assert!(trend.slope > 0.0 && trend.direction == Direction::Increasing && trend.steady);
        case.says("direction", "increasing");
    }
}

fn inequality(case: &Case) {
    let scale = match case.number("value_type") {
        0.0 => Scale::Plain,
        1.0 => Scale::Log,
        _ => Scale::LogOdds,
    };
    let (lower, upper) = (case.numbers("lower95"), case.numbers("upper95"));
    let groups: Vec<Group> = case
        .numbers("population")
        .into_iter()
        .zip(case.numbers("value"))
        .zip(lower.into_iter().zip(upper))
        .map(|((people, value), (lower, upper))| {
            let interval = Interval { lower, upper };
            Group { people, figure: Estimate { value, interval } }
        })
        .collect();
    let index = slope_index(&groups, scale, Level::P95, Inequality::default()).unwrap();
    case.same("sii", Some(index.slope));
    case.same("rii", Some(index.relative));
    // Limits are drawn at random in the peer too: within 5% of them.
    for (key, ours) in [
        ("sii_lower", index.slope_interval.lower),
        ("sii_upper", index.slope_interval.upper),
        ("rii_lower", index.relative_interval.lower),
        ("rii_upper", index.relative_interval.upper),
    ] {
        if let Some(theirs) = case.expected[key].as_f64() {
            assert!((ours / theirs - 1.0).abs() < 0.05, "{} {key}: {ours} is not near {theirs}", case.id);
        }
    }
}
