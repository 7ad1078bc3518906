//! A control chart: points, parts, and what is special about each point.

use super::{
    Causes, Spc,
    rules::{self, Side},
};
use crate::statistics::{Interval, Refusal, refusal::finite};

/// A control chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The points that are there, in order; missing ones are left out before the rules.
    pub points: Vec<ChartPoint>,
    /// The parts between step changes, in order; at least one, and each has points.
    pub parts: Vec<Part>,
}

/// A point of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    /// Its place in the series that was given.
    pub at: usize,
    /// Its value.
    pub value: f64,
    /// The centre line here.
    pub centre: f64,
    /// The process limits here: three standard deviations.
    pub limits: Option<Interval>,
    /// The near limits here: two standard deviations.
    pub near: Option<Interval>,
    /// What marks it; none is common cause.
    pub causes: Causes,
}

/// A part of a chart, between step changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The place in the series of its first point.
    pub from: usize,
    /// How many points it has.
    pub points: usize,
    /// How many of them, from the first, the limits are made of.
    pub baseline: usize,
    /// The mean of the moving ranges that the limits are made of (of the standardised figures, with Laney's
    /// correction); `None` where the chart needs none.
    pub mean_range: Option<f64>,
    /// Whether there are too few points for limits that will stay.
    pub trial: bool,
    /// What is unusual about the limits.
    pub caution: Option<Caution>,
}

/// What is unusual about the limits of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caution {
    /// One point: no limits.
    OnePoint,
    /// All figures of the baseline are equal: no limits.
    Constant,
    /// Screening would have left no variation, so that all moving ranges were used.
    ScreeningWithdrawn,
}

/// Where limits begin anew, and how many points they are made of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Baseline<'a> {
    /// The places in the series where a new part begins, in any order.
    pub steps: &'a [usize],
    /// The limits of each part are made of its first so many points (at least 1); of all, if `None`.
    pub freeze_after: Option<usize>,
}

impl Chart {
    /// The last point.
    #[must_use]
    pub fn last(&self) -> Option<&ChartPoint> {
        self.points.last()
    }
}

/// The points that are there, without limits.
pub(super) fn present(values: impl Iterator<Item = Option<f64>>) -> Result<Vec<ChartPoint>, Refusal> {
    let mut points = Vec::with_capacity(values.size_hint().0);
    for (at, value) in values.enumerate() {
        let Some(value) = value else { continue };
        finite(&[value])?;
        points.push(ChartPoint {
            at,
            value,
            centre: value,
            limits: None,
            near: None,
            causes: Causes::default(),
        });
    }
    if points.is_empty() {
        return Err(Refusal::TooFewFigures { needed: 1, given: 0 });
    }
    Ok(points)
}

/// What a kind of chart works out for a part: sets the lines of its points from the first `baseline`.
pub(super) type Lines<'a> = dyn FnMut(&mut [ChartPoint], usize) -> Result<Drawn, Refusal> + 'a;

/// What is known of a part once its lines are drawn.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Drawn {
    pub(super) mean_range: Option<f64>,
    pub(super) caution: Option<Caution>,
}

/// A chart of `points`: cut at the steps, with lines drawn by `lines` and the rules applied in each part.
pub(super) fn assemble(
    mut points: Vec<ChartPoint>,
    baseline: Baseline<'_>,
    methods: &Spc,
    lines: &mut Lines<'_>,
) -> Result<Chart, Refusal> {
    let part_of = |point: &ChartPoint| baseline.steps.iter().filter(|step| **step <= point.at).count();
    let mut parts = Vec::with_capacity(baseline.steps.len() + 1);
    for part in points.chunk_by_mut(|a, b| part_of(a) == part_of(b)) {
        let of = baseline.freeze_after.map_or(part.len(), |after| after.clamp(1, part.len()));
        let Drawn { mean_range, caution } = lines(part, of)?;
        mark(part, methods);
        parts.push(Part {
            from: part.first().map_or(0, |point| point.at),
            points: part.len(),
            baseline: of,
            mean_range,
            trial: part.len() < methods.trial_below,
            caution,
        });
    }
    Ok(Chart { points, parts })
}

/// Applies all rules to the points of one part.
fn mark(part: &mut [ChartPoint], methods: &Spc) {
    let mut marks = vec![Causes::default(); part.len()];
    let mut sides = Vec::with_capacity(part.len());
    let mut near = Vec::with_capacity(part.len());
    for (point, causes) in part.iter().zip(&mut marks) {
        let outside = point.limits.map_or(Side::On, |limits| Side::beyond(point.value, limits));
        rules::outside(outside, causes);
        sides.push(Side::of(point.value, point.centre));
        let close = !methods.two_of_three_same_side || outside == Side::On;
        near.push(match point.near {
            Some(limits) if close => Side::beyond(point.value, limits),
            _ => Side::On,
        });
    }
    let values = part.iter().map(|point| point.value);
    rules::trend(values, methods.trend_points, methods.trend_ties, &mut marks);
    rules::two_of_three(&near, &sides, methods.two_of_three_same_side, &mut marks);
    rules::shift(&sides, methods.shift_points, &mut marks);
    for (point, causes) in part.iter_mut().zip(marks) {
        point.causes = causes;
    }
}
