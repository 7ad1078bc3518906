//! Which methods and choices made a result, for the line under a figure.

use crate::{
    analysis::{ControlChart, Trend},
    base::number_format::short,
    statistics::spc::{ChartKind, LimitFactor, Scatter, Spc, Ties},
};

/// The method of a control chart with every choice that another tool might make otherwise.
#[must_use]
pub fn methods_of_chart(chart: &ControlChart, methods: &Spc) -> String {
    let limits = match chart.kind {
        ChartKind::Xmr | ChartKind::T => {
            let factor = match methods.limit_factor {
                LimitFactor::Rounded => short(LimitFactor::Rounded.value(), 2),
                LimitFactor::Quotient => "3 ÷ 1.128".to_owned(),
            };
            let screened =
                if methods.screen_moving_ranges { "large ranges screened" } else { "no ranges screened" };
            format!("mean ± {factor} × mean moving range, {screened}")
        }
        ChartKind::P | ChartKind::U | ChartKind::C => {
            let laney = if chart.scatter == Scatter::Laney { " with Laney’s correction" } else { "" };
            format!("three standard deviations by the counts{laney}")
        }
        ChartKind::G => "three standard deviations about the mean, centre line at the median".to_owned(),
    };
    let ties = if methods.trend_ties == Ties::Ignore { ", equal neighbours passed over" } else { "" };
    let side = if methods.two_of_three_same_side { "" } else { ", whatever the side of the third" };
    let frozen = chart.chart.parts.iter().any(|part| part.baseline < part.points);
    let frozen = if frozen { "; limits frozen on the first figures of a part" } else { "" };
    format!(
        "Limits: {limits}. Rules of Making Data Count: a point outside the limits, {} in a row rising or falling{ties}, two of three close to a limit{side}, {} in a row on one side{frozen}.",
        methods.trend_points, methods.shift_points
    )
}

/// The method of a recent trend.
#[must_use]
pub fn methods_of_trend(trend: &Trend) -> &'static str {
    match (trend.by_counts, trend.pooled) {
        (true, true) => "chi-squared test for trend of the counts, pooled to years",
        (true, false) => "chi-squared test for trend of the counts",
        (false, true) => "slope weighted by the intervals, pooled to years",
        (false, false) => "slope weighted by the intervals",
    }
}
