//! How the figures of a series move: control chart, icons, recent trend.

use super::{Request, StandardChoice, edition::Edition, standard_for};
use crate::{
    analysis::{
        ControlChart, NoResult, Series, Trend, control_chart, in_years, recent_trend, which_way_is_good,
    },
    domain::{Dataset, Observation, Period},
    statistics::{
        Good, Refusal,
        spc::{Assurance, Cause, Spc, Variation},
    },
    workbook::{Indicator, Rule, Standard, Unit},
};

/// What figures are to reach, as one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The number, in the read unit.
    pub value: f64,
    /// Which side of it is good.
    pub good: Good,
    /// The standard in words: `at most 15%`.
    pub text: String,
}

impl Target {
    /// The target that a standard sets; `None` where it is no single number.
    #[must_use]
    pub fn of(standard: &Standard, indicator: &Indicator) -> Option<Self> {
        let (value, good) = match standard.rule {
            Rule::AtLeast(bound) => (bound, Good::High),
            Rule::AtMost(bound) | Rule::Below(bound) => (bound, Good::Low),
            Rule::Range { to, better_below: true, .. } => (to, Good::Low),
            Rule::Range { .. } | Rule::Words(_) => return None,
        };
        Some(Self { value, good, text: standard.text(indicator.unit) })
    }
}

/// How the figures of a series move, up to a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Movement {
    /// The unit of all values.
    pub unit: Unit,
    /// When each figure of the series is; the points of the chart say which of them they are.
    pub periods: Vec<Period>,
    /// The choices that the chart was made with.
    pub methods: Spc,
    /// The control chart, or why there is none.
    pub chart: Result<ControlChart, NoResult>,
    /// Which way is good for the variation icon.
    pub good: Good,
    /// The variation icon of the last point; `None` without a chart of two points or more.
    pub variation: Option<Variation>,
    /// The rules that the last point breaks, in order of precedence.
    pub rules: Vec<Cause>,
    /// What the figures are to reach, where a standard says so in one number.
    pub target: Option<Target>,
    /// Whether the process as it runs will reach it.
    pub assurance: Option<Assurance>,
    /// The recent trend of yearly figures, or why there is none.
    pub trend: Result<Trend, NoResult>,
    /// The trend of years pooled from shorter periods, where these are no years, or why there is none.
    pub pooled_trend: Option<Result<Trend, NoResult>>,
}

impl Movement {
    /// The trend that is there: of the figures, or of the years made of them.
    #[must_use]
    pub fn any_trend(&self) -> Option<&Trend> {
        let pooled = || self.pooled_trend.as_ref()?.as_ref().ok();
        self.trend.as_ref().ok().or_else(pooled)
    }
}

/// How `series` moves, with the standard in force at its last figure.
pub(super) fn movement(request: &Request<'_>, edition: &Edition, series: &Series<'_>) -> Movement {
    let indicator = series.indicator;
    let methods = &request.settings.methods;
    let decided = request.choices.decisions.chart(&indicator.id, series.area, series.group);
    let chart = control_chart(series, decided, &methods.spc).map_err(NoResult::from);
    let good = which_way_is_good(indicator);
    let target = target(request, edition, series);
    let last = chart.as_ref().ok().and_then(|one| one.chart.last());
    let assurance =
        target.as_ref().and_then(|target| chart.as_ref().ok()?.chart.assurance(target.value, target.good));
    let trend = recent_trend(series, methods);
    let pooled_trend = match trend {
        Err(NoResult::Refused(Refusal::NotYearly)) => Some(in_years(series, methods)),
        _ => None,
    };
    Movement {
        unit: indicator.unit,
        periods: series.figures.iter().map(|figure| figure.period).collect(),
        methods: methods.spc,
        // One figure alone varies from nothing.
        variation: chart
            .as_ref()
            .ok()
            .filter(|one| one.chart.points.len() > 1)
            .map(|one| one.chart.variation(good)),
        rules: last.map(|point| point.causes.iter().collect()).unwrap_or_default(),
        chart,
        good,
        target,
        assurance,
        trend,
        pooled_trend,
    }
}

fn target(request: &Request<'_>, edition: &Edition, series: &Series<'_>) -> Option<Target> {
    let indicator = series.indicator;
    let valued = series.figures.iter().rev().find(|figure| figure.value.is_some());
    let day = valued.or_else(|| series.figures.last())?.period.end();
    let StandardChoice { scored, .. } =
        standard_for(&indicator.id, day, edition, request.catalogue, request.choices);
    Target::of(scored?.standard, indicator)
}

/// The series of a scored figure: of periods as long as its own, up to the end of `to`.
pub(super) fn series_of_figure<'a>(
    dataset: &'a Dataset,
    indicator: &'a Indicator,
    figure: &'a Observation,
    to: Period,
) -> Option<Series<'a>> {
    let months = figure.period.length_in_months();
    Series::of_months(dataset, indicator, &figure.area, figure.group.as_ref(), months)?.up_to(to.end())
}
