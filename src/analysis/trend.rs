//! The recent trend of yearly figures, and how others are brought to years.

use super::{NoInterval, NoResult, Series, interval};
use crate::{
    domain::{Observation, Period},
    statistics::{
        Counts, Level, Methods, Refusal,
        compare::Estimate,
        pooled,
        spc::FigureKind,
        trend::{self, RecentTrend, YearlyFigure},
    },
};

/// A recent trend and the figures that it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The trend.
    pub recent: RecentTrend,
    /// Whether it is a proportion's, by its counts, and not one by intervals.
    pub by_counts: bool,
    /// The first and the last of the five years.
    pub years: (Period, Period),
    /// Whether the years are pooled from shorter periods.
    pub pooled: bool,
}

/// The recent trend of a series of yearly figures.
///
/// # Errors
/// Why there is none: periods that are not years or overlap, too few of them, no interval.
pub fn recent_trend(series: &Series<'_>, methods: &Methods) -> Result<Trend, NoResult> {
    let periods: Vec<Period> = series.figures.iter().map(|figure| figure.period).collect();
    if series.overlaps() {
        return Err(Refusal::OverlappingPeriods.into());
    }
    if periods.iter().any(|period| period.length_in_months() != 12) {
        return Err(Refusal::NotYearly.into());
    }
    let proportion = super::figure_kind(series.indicator) == FigureKind::Proportion;
    let counts: Vec<Option<Counts>> = series.counts().collect();
    let last = counts.len().saturating_sub(YEARS);
    let counted = counts.iter().skip(last).all(Option::is_some);
    let figures: Vec<Option<YearlyFigure>> = if proportion && counted {
        counts.into_iter().map(|one| one.map(YearlyFigure::Proportion)).collect()
    } else {
        let estimates = series.figures.iter().map(|figure| estimate(series, figure, methods));
        let estimates: Vec<Result<Option<Estimate>, NoInterval>> = estimates.collect();
        if let Some(Err(reason)) = estimates.last() {
            return Err((*reason).into());
        }
        estimates.into_iter().map(|one| one.ok().flatten().map(YearlyFigure::Other)).collect()
    };
    of(&periods, figures, false, methods)
}

/// Years that the method takes.
const YEARS: usize = 5;

fn of(
    periods: &[Period],
    figures: Vec<Option<YearlyFigure>>,
    pooled: bool,
    methods: &Methods,
) -> Result<Trend, NoResult> {
    let figures: Vec<(Period, Option<YearlyFigure>)> = periods.iter().copied().zip(figures).collect();
    let recent = trend::recent_trend(&figures, methods.recent_trend)?;
    let by_counts = matches!(figures.last(), Some((_, Some(YearlyFigure::Proportion(_)))))
        && methods.recent_trend.proportions == trend::ProportionTrend::Counts;
    let (Some((last, _)), Some((first, _))) =
        (figures.last(), figures.get(figures.len().saturating_sub(YEARS)))
    else {
        return Err(NoResult::NoFigure);
    };
    Ok(Trend { recent, by_counts, years: (*first, *last), pooled })
}

/// The figure and its 95% interval; `None` where there is no value.
fn estimate(
    series: &Series<'_>,
    figure: &Observation,
    methods: &Methods,
) -> Result<Option<Estimate>, NoInterval> {
    let Some(value) = figure.value else { return Ok(None) };
    let ends = interval(series.indicator, figure, Level::P95, methods)?.ends();
    Ok(Some(Estimate { value, interval: ends }))
}

/// The trend of years pooled from the counts of months or quarters: April to March, and whole years only.
///
/// # Errors
/// Periods that do not make up years, counts that are not given, or a reason of the method.
pub fn in_years(series: &Series<'_>, methods: &Methods) -> Result<Trend, NoResult> {
    let months = series.figures.first().map_or(0, |figure| figure.period.length_in_months());
    if series.overlaps() {
        return Err(Refusal::OverlappingPeriods.into());
    }
    if !matches!(months, 1 | 3) {
        return Err(Refusal::NotYearly.into());
    }
    let mut years: Vec<(Period, Vec<Option<Counts>>)> = Vec::new();
    for (figure, counts) in series.figures.iter().zip(series.counts()) {
        let start = figure.period.start();
        let year = Period::financial_year(if start.month() >= 4 { start.year() } else { start.year() - 1 });
        let Some(year) = year else { continue };
        match years.last_mut() {
            Some((last, parts)) if *last == year => parts.push(counts),
            _ => years.push((year, vec![counts])),
        }
    }
    let whole = usize::from(12 / months);
    // A year of which a part is yet to come is no gap: it is left out at the end.
    if years.last().is_some_and(|(_, parts)| parts.len() < whole) {
        years.pop();
    }
    if years.iter().flat_map(|(_, parts)| parts).all(Option::is_none) {
        return Err(NoResult::NoCounts);
    }
    let proportion = super::figure_kind(series.indicator) == FigureKind::Proportion;
    let pool = |parts: &[Option<Counts>]| {
        let there: Vec<Counts> = parts.iter().flatten().copied().collect();
        if there.len() < whole { None } else { pooled(&there).ok() }
    };
    let yearly = |counts: Counts| {
        if proportion {
            return Some(YearlyFigure::Proportion(counts));
        }
        let value = counts.share().ok()?;
        let (events, _) = crate::statistics::poisson(counts.numerator, Level::P95, methods.counts).ok()?;
        Some(YearlyFigure::Other(Estimate { value, interval: events.scaled(1.0 / counts.denominator) }))
    };
    let periods: Vec<Period> = years.iter().map(|(year, _)| *year).collect();
    let figures = years.iter().map(|(_, parts)| pool(parts).and_then(yearly)).collect();
    of(&periods, figures, true, methods)
}
