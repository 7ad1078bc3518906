//! Trend, variation and comparison for machines.

use serde::Serialize;

use super::{Movement, json::Plain, sentence};
use crate::{
    analysis::{Comparison, Trend},
    statistics::{
        compare::{Estimate, Judgement},
        spc::{Cause, ChartKind, Variation},
        trend::Direction,
    },
};

/// A recent trend.
#[derive(Serialize)]
pub(super) struct TrendJson<'a> {
    method: &'a str,
    direction: Direction,
    chi_square: f64,
    slope: f64,
    better: Option<bool>,
    from: String,
    to: String,
    pooled: bool,
}

impl<'a> TrendJson<'a> {
    pub(super) fn of(movement: &'a Movement) -> Option<Self> {
        let trend: &Trend = movement.any_trend()?;
        Some(Self {
            method: sentence::methods_of_trend(trend),
            direction: trend.recent.direction,
            chi_square: trend.recent.chi_square,
            slope: trend.recent.slope,
            better: trend.recent.direction.is_better(movement.good),
            from: trend.years.0.to_string(),
            to: trend.years.1.to_string(),
            pooled: trend.pooled,
        })
    }
}

/// The variation icon, and how it was made.
#[derive(Serialize)]
pub(super) struct VariationJson<'a> {
    icon: Variation,
    rules: &'a [Cause],
    chart: ChartKind,
    trial: bool,
}

impl<'a> VariationJson<'a> {
    pub(super) fn of(movement: &'a Movement) -> Option<Self> {
        let chart = movement.chart.as_ref().ok()?;
        Some(Self {
            icon: movement.variation?,
            rules: &movement.rules,
            chart: chart.kind,
            trial: chart.chart.parts.last()?.trial,
        })
    }
}

/// A number with its 95% interval.
#[derive(Serialize)]
struct EstimateJson {
    value: Plain,
    lower: Plain,
    upper: Plain,
}

impl EstimateJson {
    const fn of(estimate: Estimate) -> Self {
        let Estimate { value, interval } = estimate;
        Self { value: Plain(value), lower: Plain(interval.lower), upper: Plain(interval.upper) }
    }
}

/// A figure beside another.
#[derive(Serialize)]
pub(super) struct ComparisonJson<'a> {
    with: &'a str,
    value: Plain,
    judgement: Judgement,
    difference: Option<EstimateJson>,
    ratio: Option<EstimateJson>,
}

impl<'a> ComparisonJson<'a> {
    pub(super) fn of(comparison: &'a Comparison) -> Self {
        let apart = comparison.apart;
        Self {
            with: &comparison.name,
            value: Plain(comparison.value),
            judgement: comparison.judged,
            difference: apart.map(|apart| EstimateJson::of(apart.difference)),
            ratio: apart.and_then(|apart| apart.ratio).map(EstimateJson::of),
        }
    }
}
