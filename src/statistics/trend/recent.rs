//! The recent trend of Fingertips: do the last five yearly figures rise or fall?

use jiff::ToSpan as _;
use serde::{Deserialize, Serialize};

use super::trend_test;
use crate::{
    domain::Period,
    statistics::{Counts, Good, Level, Refusal, compare::Estimate, refusal::finite, wilson},
};

/// Figures that the method takes.
const FIGURES: usize = 5;

/// Chi-squared above which there is a trend: its 99.8% quantile with one degree of freedom.
const CRITICAL: f64 = 9.549_535_706_083_24;

/// From the width of a 95% interval to the standard error, with the 1.96 of Fingertips.
const WIDTH: f64 = 3.92;

/// A yearly figure: what of it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum YearlyFigure {
    /// A proportion, by its counts.
    Proportion(Counts),
    /// Another figure, with its 95% interval.
    Other(Estimate),
}

/// The choices about recent trends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentTrends {
    /// What the trend of a proportion is made of.
    pub proportions: ProportionTrend,
}

/// What the trend of a proportion is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ProportionTrend {
    /// Its counts: the published guidance of Fingertips, and so the default.
    #[default]
    Counts,
    /// Its Wilson intervals, as other figures: what the programs of Fingertips did for most proportions.
    Intervals,
}

/// Which way figures go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Up.
    Increasing,
    /// Down.
    Decreasing,
    /// Neither, as far as chance lets us see.
    NoChange,
}

impl Direction {
    /// Whether it is for the better; `None` where nothing changes, or neither way is better.
    #[must_use]
    pub const fn is_better(self, good: Good) -> Option<bool> {
        match self {
            Self::Increasing => good.is_better(true),
            Self::Decreasing => good.is_better(false),
            Self::NoChange => None,
        }
    }
}

/// A recent trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecentTrend {
    /// Which way the figures go.
    pub direction: Direction,
    /// Chi-squared with one degree of freedom; a trend is above 9.55 (99.8%).
    pub chi_square: f64,
    /// The change in a year: of the log odds for proportions, of the figure for others.
    pub slope: f64,
    /// Whether the slope keeps its sign when each figure is left out in turn.
    pub steady: bool,
}

/// The recent trend of yearly figures in order; `None` where a figure is missing.
///
/// The last five figures are used. Proportions: the chi-squared test for a trend of the counts, and the
/// unweighted slopes of the log odds. Others: the slope weighted by the intervals (`w = ((U − L)/3.92)⁻²`) and
/// its square over its variance. There is a trend where chi-squared is above 9.55 and the slope has one sign
/// with all five and with each left out in turn (Public Health England, *Fingertips: recent trends*).
///
/// # Errors
/// Fewer than five figures up to the last without a gap; periods that are not years, overlap (rolling years
/// must be pooled anew, without overlap) or are out of order; proportions of nobody or of everybody, whose
/// log odds are infinite; intervals without width; figures of both kinds.
pub fn recent_trend(
    figures: &[(Period, Option<YearlyFigure>)],
    methods: RecentTrends,
) -> Result<RecentTrend, Refusal> {
    let mut last = unbroken(figures)?;
    if methods.proportions == ProportionTrend::Intervals {
        for figure in &mut last {
            if let YearlyFigure::Proportion(counts) = *figure {
                let interval = wilson(counts.numerator, counts.denominator, Level::P95)?;
                *figure = YearlyFigure::Other(Estimate { value: counts.share()?, interval });
            }
        }
    }
    let counts: Vec<Counts> = last
        .iter()
        .filter_map(|one| if let YearlyFigure::Proportion(counts) = one { Some(*counts) } else { None })
        .collect();
    let others: Vec<Estimate> = last
        .iter()
        .filter_map(|one| if let YearlyFigure::Other(estimate) = one { Some(*estimate) } else { None })
        .collect();
    let (chi_square, points) = match (counts.len(), others.len()) {
        (FIGURES, _) => {
            let logits = counts.iter().map(|one| log_odds(*one)).collect::<Result<Vec<_>, _>>()?;
            let chi_square = trend_test(&counts, &[1.0, 2.0, 3.0, 4.0, 5.0])?.chi_square;
            (Some(chi_square), logits.into_iter().map(|value| (value, 1.0)).collect())
        }
        (_, FIGURES) => (None, others.iter().map(weighted).collect::<Result<Vec<_>, _>>()?),
        _ => return Err(Refusal::UnequalLengths),
    };
    let (slope, variance) = slope(&points, None).ok_or(Refusal::NoVariation)?;
    let chi_square = chi_square.unwrap_or(slope * slope / variance);
    finite(&[slope, chi_square])?;
    let without = (0..FIGURES).filter_map(|out| self::slope(&points, Some(out)));
    let steady = without.into_iter().all(|(one, _)| (one < 0.0) == (slope < 0.0));
    let direction = match chi_square > CRITICAL && steady {
        true if slope > 0.0 => Direction::Increasing,
        true => Direction::Decreasing,
        false => Direction::NoChange,
    };
    Ok(RecentTrend { direction, chi_square, slope, steady })
}

/// The last five figures, if nothing is missing among them.
fn unbroken(figures: &[(Period, Option<YearlyFigure>)]) -> Result<Vec<YearlyFigure>, Refusal> {
    for ((one, _), (next, _)) in figures.iter().zip(figures.iter().skip(1)) {
        if next.start() <= one.start() {
            return Err(Refusal::OutOfOrder);
        }
        if one.overlaps(*next) {
            return Err(Refusal::OverlappingPeriods);
        }
    }
    if figures.iter().any(|(period, _)| period.length_in_months() != 12) {
        return Err(Refusal::NotYearly);
    }
    let mut run: Vec<YearlyFigure> = Vec::with_capacity(FIGURES);
    let mut next: Option<Period> = None;
    for (period, figure) in figures.iter().rev().take(FIGURES) {
        let follows = next.is_none_or(|next| period.end().saturating_add(1.day()) == next.start());
        let (true, Some(figure)) = (follows, figure) else { break };
        run.push(*figure);
        next = Some(*period);
    }
    if run.len() < FIGURES {
        return Err(Refusal::TooFewFigures { needed: FIGURES, given: run.len() });
    }
    run.reverse();
    Ok(run)
}

fn log_odds(counts: Counts) -> Result<f64, Refusal> {
    let p = counts.as_proportion()?.share()?;
    if p <= 0.0 {
        return Err(Refusal::NoCases);
    }
    if p >= 1.0 {
        return Err(Refusal::EveryoneIsACase);
    }
    Ok((counts.numerator / (counts.denominator - counts.numerator)).ln())
}

/// A figure and its weight.
fn weighted(figure: &Estimate) -> Result<(f64, f64), Refusal> {
    let width = figure.interval.upper - figure.interval.lower;
    finite(&[width, figure.value])?;
    if width <= 0.0 {
        return Err(if width < 0.0 { Refusal::EndsCrossed } else { Refusal::NoVariation });
    }
    Ok((figure.value, (width / WIDTH).powi(-2)))
}

/// The weighted slope of figures a year apart and its variance, with one left out.
fn slope(points: &[(f64, f64)], out: Option<usize>) -> Option<(f64, f64)> {
    let kept = || {
        points
            .iter()
            .enumerate()
            .filter(move |(index, _)| Some(*index) != out)
            .map(|(index, (value, weight))| (index as f64 + 1.0, *value, *weight))
    };
    let all: f64 = kept().map(|(_, _, weight)| weight).sum();
    let time = kept().map(|(time, _, weight)| time * weight).sum::<f64>() / all;
    let spread: f64 = kept().map(|(t, _, weight)| weight * (t - time).powi(2)).sum();
    let slope = kept().map(|(t, value, weight)| weight * (t - time) * value).sum::<f64>() / spread;
    (spread > 0.0 && slope.is_finite()).then_some((slope, 1.0 / spread))
}
