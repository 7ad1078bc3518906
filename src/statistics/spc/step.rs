//! A step change, proposed by the figures for a person to decide.

use super::{Chart, Spc, rules::Side};
use crate::statistics::interval::mean;

/// A step change that the figures suggest: all points of a chart from here on are on one side of the centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepProposal {
    /// The place in the series of the first point after the step.
    pub at: usize,
    /// How many points there are from it to the end.
    pub points: usize,
    /// The mean of the part before it.
    pub before: f64,
    /// The mean from it on.
    pub after: f64,
    /// Whether the new limits would be trial limits.
    pub trial: bool,
}

/// The step change that the last part of `chart` suggests, if any.
///
/// There must be as many points in a row on one side of the centre, up to the last, as make a shift, and as
/// many before them in the same part: a new level that has lasted, and an old one to compare it with.
#[must_use]
pub fn propose_step(chart: &Chart, methods: &Spc) -> Option<StepProposal> {
    let part = chart.parts.last()?;
    let points = chart.points.get(chart.points.len().checked_sub(part.points)?..)?;
    let side = |point: &super::ChartPoint| Side::of(point.value, point.centre);
    let last = side(points.last()?);
    let run = points.iter().rev().take_while(|point| side(point) == last).count();
    let (old, new) = points.split_at_checked(points.len() - run)?;
    if last == Side::On || new.len() < methods.shift_points || old.len() < methods.shift_points {
        return None;
    }
    Some(StepProposal {
        at: new.first()?.at,
        points: new.len(),
        before: mean(old.iter().map(|point| point.value))?,
        after: mean(new.iter().map(|point| point.value))?,
        trial: new.len() < methods.trial_below,
    })
}
