//! The way to a target: the plan, what is still to be done, and where the present course leads.

use serde::{Deserialize, Serialize};

use crate::statistics::{
    Good, Interval, Level, Refusal, distribution::student, interval::mean, refusal::finite,
};

/// The choices about projections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Projection {
    /// Figures that a line needs: 5.
    pub least_figures: usize,
    /// Figures for each period ahead: 2, so that ten years bear five ahead and no more.
    pub figures_for_each_period: usize,
}

impl Default for Projection {
    fn default() -> Self {
        Self { least_figures: 5, figures_for_each_period: 2 }
    }
}

/// A plan from a baseline to a target, in a straight line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The figure at the start.
    pub baseline: f64,
    /// The figure to reach.
    pub target: f64,
    /// Periods from the one to the other.
    pub periods: f64,
}

impl Plan {
    /// What the plan asks for `after` periods: the baseline before it begins, the target once it is over.
    ///
    /// # Errors
    /// Not finite; a plan of no periods.
    pub fn at(self, after: f64) -> Result<f64, Refusal> {
        finite(&[self.baseline, self.target, self.periods, after])?;
        if self.periods <= 0.0 {
            return Err(Refusal::NoDenominator);
        }
        let share = (after / self.periods).clamp(0.0, 1.0);
        Ok((self.target - self.baseline).mul_add(share, self.baseline))
    }

    /// The change in each of the periods that are left, from `actual` after `after` periods; 0 where the
    /// target is met already.
    ///
    /// # Errors
    /// Not finite; no periods left.
    pub fn required_change(self, actual: f64, after: f64, good: Good) -> Result<f64, Refusal> {
        finite(&[self.target, self.periods, actual, after])?;
        let (left, gap) = (self.periods - after, self.target - actual);
        if left <= 0.0 {
            return Err(Refusal::NoDenominator);
        }
        let met = good.is_better(gap < 0.0) == Some(true);
        Ok(if met { 0.0 } else { gap / left })
    }
}

/// Where the present course leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course {
    /// The change in a period.
    pub slope: f64,
    /// The interval of the slope; where it holds 0 there may be no course at all.
    pub slope_interval: Interval,
    /// The figure of the line.
    pub value: f64,
    /// Where a single figure would lie: the prediction interval.
    pub interval: Interval,
}

/// The least squares line through figures a period apart, and where it is `ahead` periods after the last.
///
/// `ŷ ± t(n − 2)·s·√(1 + 1/n + (x − x̄)²/Sxx)`; `None` where a figure is missing. Ends beyond `possible` (0 to
/// 1 for a proportion) are cut.
///
/// # Errors
/// Too few figures; further ahead than they bear; not finite.
pub fn course(
    figures: &[Option<f64>],
    ahead: usize,
    level: Level,
    possible: Interval,
    methods: Projection,
) -> Result<Course, Refusal> {
    let points: Vec<(f64, f64)> =
        figures.iter().enumerate().filter_map(|(at, value)| Some((at as f64, (*value)?))).collect();
    let given = points.len();
    // A line through two points has no scatter to learn from.
    let few = Refusal::TooFewFigures { needed: methods.least_figures.max(3), given };
    if given < methods.least_figures.max(3) {
        return Err(few);
    }
    if ahead.saturating_mul(methods.figures_for_each_period) > given {
        return Err(Refusal::BeyondTheFigures);
    }
    let n = given as f64;
    let x_mean = mean(points.iter().map(|(x, _)| *x)).ok_or(few)?;
    let y_mean = mean(points.iter().map(|(_, y)| *y)).ok_or(few)?;
    let spread: f64 = points.iter().map(|(x, _)| (x - x_mean).powi(2)).sum();
    let slope = points.iter().map(|(x, y)| (x - x_mean) * (y - y_mean)).sum::<f64>() / spread;
    let line = |x: f64| slope.mul_add(x - x_mean, y_mean);
    let left: f64 = points.iter().map(|(x, y)| (y - line(*x)).powi(2)).sum();
    let scatter = (left / (n - 2.0)).sqrt();
    let t = student(n - 2.0, level).ok_or(few)?;
    let x = figures.len() as f64 - 1.0 + ahead as f64;
    let reach = t * scatter * (1.0 + 1.0 / n + (x - x_mean).powi(2) / spread).sqrt();
    let (value, slope_reach) = (line(x), t * scatter / spread.sqrt());
    finite(&[slope, value, reach, slope_reach])?;
    Ok(Course {
        slope,
        slope_interval: Interval::around(slope, slope_reach),
        value: value.max(possible.lower).min(possible.upper),
        interval: Interval::around(value, reach).within(possible),
    })
}

/// After how many periods the present course meets `target`, if it does so no further than the figures bear.
///
/// # Errors
/// As [`course`]; no better way; further ahead than the figures bear, or never.
pub fn reached_after(
    figures: &[Option<f64>],
    target: f64,
    good: Good,
    possible: Interval,
    methods: Projection,
) -> Result<usize, Refusal> {
    finite(&[target])?;
    let furthest = figures.iter().flatten().count() / methods.figures_for_each_period.max(1);
    for ahead in 0..=furthest {
        let value = course(figures, ahead, Level::P95, possible, methods)?.value;
        let short = match good {
            Good::High => value < target,
            Good::Low => value > target,
            Good::Neither => return Err(Refusal::NoDirection),
        };
        if !short {
            return Ok(ahead);
        }
    }
    Err(Refusal::BeyondTheFigures)
}
