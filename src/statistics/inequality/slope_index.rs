//! The slope and the relative index of inequality over groups from most to least deprived.

use serde::{Deserialize, Serialize};

use super::draws::Draws;
use crate::statistics::{Counts, Interval, Level, Refusal, compare::Estimate, refusal::finite};

/// The choices about inequality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Inequality {
    /// How often the groups are drawn anew for an interval: 100,000, as in the official tool.
    pub draws: u32,
    /// Where the random numbers begin; the same seed gives the same interval.
    pub seed: u64,
}

impl Default for Inequality {
    fn default() -> Self {
        Self { draws: 100_000, seed: 2010 }
    }
}

/// On which scale a figure scatters evenly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scale {
    /// As it is: means, life expectancy.
    Plain,
    /// The logarithm: rates.
    Log,
    /// The log odds: proportions as shares from 0 to 1.
    LogOdds,
}

impl Scale {
    fn to(self, value: f64) -> f64 {
        match self {
            Self::Plain => value,
            Self::Log => value.ln(),
            Self::LogOdds => (value / (1.0 - value)).ln(),
        }
    }

    fn back(self, value: f64) -> f64 {
        match self {
            Self::Plain => value,
            Self::Log => value.exp(),
            Self::LogOdds => 1.0 / (1.0 + (-value).exp()),
        }
    }
}

/// A group of people, such as a tenth by deprivation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Its people.
    pub people: f64,
    /// Its figure with its 95% interval.
    pub figure: Estimate,
}

/// The slope and the relative index of inequality.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlopeIndex {
    /// The figure of the least deprived less that of the most deprived, at the ends of the line.
    pub slope: f64,
    /// The figure of the least deprived over that of the most deprived, at the ends of the line.
    pub relative: f64,
    /// The figure of the most deprived, where the line begins.
    pub intercept: f64,
    /// The interval of the slope.
    pub slope_interval: Interval,
    /// The interval of the relative index.
    pub relative_interval: Interval,
}

/// Groups that the official tool asks for at least.
const LEAST_GROUPS: usize = 5;

/// The slope and the relative index of inequality over `groups`, from most to least deprived.
///
/// The least squares line of the figures over the middle of each group's place among all people (0 to 1),
/// with people as weights: the slope is `SII`, `(intercept + slope) ÷ intercept` is `RII`. The intervals are
/// the quantiles of lines through figures drawn anew, normal on their `scale` (Low and Low, *Journal of Public
/// Health* 26 (2004), 387–395; Public Health England's tool).
///
/// # Errors
/// Fewer than five groups, nobody in one, figures that are not finite or (on their scale) not possible, crossed
/// ends; a line that begins at 0, or no draws.
pub fn slope_index(
    groups: &[Group],
    scale: Scale,
    level: Level,
    methods: Inequality,
) -> Result<SlopeIndex, Refusal> {
    if groups.len() < LEAST_GROUPS {
        return Err(Refusal::TooFewFigures { needed: LEAST_GROUPS, given: groups.len() });
    }
    for Group { people, figure: Estimate { value, interval } } in groups {
        Counts::new(0.0, *people).checked()?;
        if interval.lower > interval.upper {
            return Err(Refusal::EndsCrossed);
        }
        finite(&[scale.to(*value), scale.to(interval.lower), scale.to(interval.upper)])?;
    }
    let line = Line::over(groups);
    let (intercept, slope) = line.through(groups.iter().map(|group| group.figure.value));
    let relative = (intercept + slope) / intercept;
    finite(&[slope, relative])?;
    let (slope_interval, relative_interval) = drawn(groups, &line, scale, level, methods)?;
    Ok(SlopeIndex { slope, relative, intercept, slope_interval, relative_interval })
}

/// The line of weighted least squares as two sums over the figures, since the places do not change.
struct Line {
    /// For each group, what its figure adds to the intercept and to the slope.
    parts: Vec<(f64, f64)>,
}

impl Line {
    fn over(groups: &[Group]) -> Self {
        let all: f64 = groups.iter().map(|group| group.people).sum();
        let mut before = 0.0;
        let places: Vec<(f64, f64)> = groups
            .iter()
            .map(|group| {
                let weight = group.people / all;
                let place = before + weight / 2.0;
                before += weight;
                (weight, place)
            })
            .collect();
        let centre: f64 = places.iter().map(|(weight, place)| weight * place).sum();
        let spread: f64 = places.iter().map(|(weight, place)| weight * (place - centre).powi(2)).sum();
        let part = |(weight, place): &(f64, f64)| {
            let slope = weight * (place - centre) / spread;
            (weight - slope * centre, slope)
        };
        Self { parts: places.iter().map(part).collect() }
    }

    /// The intercept and the slope of the line through the figures.
    fn through(&self, figures: impl Iterator<Item = f64>) -> (f64, f64) {
        self.parts.iter().zip(figures).fold((0.0, 0.0), |(intercept, slope), (part, figure)| {
            (part.0.mul_add(figure, intercept), part.1.mul_add(figure, slope))
        })
    }
}

/// The intervals of slope and relative index by drawing the figures anew.
fn drawn(
    groups: &[Group],
    line: &Line,
    scale: Scale,
    level: Level,
    methods: Inequality,
) -> Result<(Interval, Interval), Refusal> {
    // Intervals are given at 95%, whatever level is asked for.
    let width = 2.0 * Level::P95.z();
    let normal: Vec<(f64, f64)> = groups
        .iter()
        .map(|Group { figure, .. }| {
            let error = (scale.to(figure.interval.upper) - scale.to(figure.interval.lower)) / width;
            (scale.to(figure.value), error)
        })
        .collect();
    let mut draws = Draws::new(methods.seed);
    let mut slopes = Vec::new();
    let mut ratios = Vec::new();
    for _ in 0..methods.draws {
        let figures = normal.iter().map(|(value, error)| scale.back(error.mul_add(draws.normal(), *value)));
        let (intercept, slope) = line.through(figures);
        slopes.push(slope);
        ratios.push((intercept + slope) / intercept);
    }
    Ok((middle(&mut slopes, level)?, middle(&mut ratios, level)?))
}

/// The quantiles of draws that leave out half of alpha at either end, by rank.
fn middle(draws: &mut [f64], level: Level) -> Result<Interval, Refusal> {
    let few = Refusal::TooFewFigures { needed: 1000, given: draws.len() };
    // One in 40, or one in 1,000, at either end.
    let one_in = match level {
        Level::P95 => 40,
        Level::P998 => 1000,
    };
    if draws.len() < 1000 {
        return Err(few);
    }
    let rank = (draws.len() + one_in / 2) / one_in;
    let below = rank.checked_sub(1).ok_or(few)?;
    let above = (draws.len() - rank).checked_sub(1).ok_or(few)?;
    let lower = *draws.select_nth_unstable_by(below, f64::total_cmp).1;
    let upper = *draws.select_nth_unstable_by(above, f64::total_cmp).1;
    finite(&[lower, upper])?;
    Ok(Interval { lower, upper })
}
