//! What a control chart is made from: the chart that statistics made, and the words for it.

use super::{Caption, Role, Shape, TrendPoint, judged};
use crate::{
    statistics::{
        Good,
        spc::{Causes, Chart, ChartKind, ChartPoint, variation},
    },
    workbook::Unit,
};

/// A target to draw across a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// In the unit that people read.
    pub value: f64,
    /// What to write beside it: `Standard at least 90%`.
    pub label: String,
}

/// Words that belong to one point of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointNote {
    /// The place of the point in the series.
    pub at: usize,
    /// The words; a step change without a name is told by its date alone.
    pub text: String,
}

/// Everything that a control chart says.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlInput {
    /// The words around it; the method says how the limits were made.
    pub caption: Caption,
    /// How values are written.
    pub unit: Unit,
    /// The name of the series, short: the area.
    pub name: String,
    /// The series that the chart was made of, in order: a chart's `at` is a place in it.
    pub points: Vec<TrendPoint>,
    /// The chart in the unit that people read, or in words why there is none.
    pub chart: Result<Chart, String>,
    /// Which kind of chart it is.
    pub kind: ChartKind,
    /// Which way is better.
    pub good: Good,
    /// The target in force at the last point.
    pub target: Option<Target>,
    /// Names of step changes, at the first point after each.
    pub steps: Vec<PointNote>,
    /// Notes on points.
    pub notes: Vec<PointNote>,
}

/// A point of the chart with its figure, in the unit that people read.
pub(super) struct Plotted<'a> {
    pub(super) figure: &'a TrendPoint,
    pub(super) at: usize,
    pub(super) value: f64,
    pub(super) centre: f64,
    pub(super) limits: Option<(f64, f64)>,
    pub(super) causes: Causes,
    pub(super) look: (Shape, Role, &'static str),
    /// The part of the chart that it is in.
    pub(super) part: usize,
}

impl ControlInput {
    /// The points that can be drawn, in order.
    pub(super) fn plotted(&self) -> Vec<Plotted<'_>> {
        let Ok(chart) = &self.chart else { return Vec::new() };
        let part = |at: usize| chart.parts.iter().filter(|part| part.from <= at).count();
        chart.points.iter().filter_map(|point| self.one(point, part(point.at))).collect()
    }

    fn one(&self, point: &ChartPoint, part: usize) -> Option<Plotted<'_>> {
        let shown = |value: f64| Some(value).filter(|value| super::run::drawable(*value));
        let limits = point.limits.and_then(|limits| Some((shown(limits.lower)?, shown(limits.upper)?)));
        let (shape, role, word) = judged::variation(variation(point.causes, self.good));
        let shape = if point.causes.is_mixed() { Shape::Diamond } else { shape };
        let word = if point.causes.is_mixed() { self.both_ways(role) } else { word };
        Some(Plotted {
            figure: self.points.get(point.at)?,
            at: point.at,
            value: shown(point.value)?,
            centre: shown(point.centre)?,
            limits,
            causes: point.causes,
            look: (shape, role, word),
            part,
        })
    }

    /// What a point is called that rules call both ways; `counted` is what it counts as, which its colour shows.
    fn both_ways(&self, counted: Role) -> &'static str {
        match (self.good, counted) {
            (Good::Neither, _) => "higher by one rule, lower by another",
            (_, Role::Worse) => "worse, though better by another rule",
            _ => "better, though worse by another rule",
        }
    }

    /// The target, if it can be drawn.
    pub(super) fn drawn_target(&self) -> Option<&Target> {
        self.target.as_ref().filter(|target| super::run::drawable(target.value))
    }

    /// The name of the centre line.
    pub(super) const fn centre_name(&self) -> &'static str {
        match self.kind {
            ChartKind::G => "Median",
            ChartKind::T => "Centre",
            ChartKind::Xmr | ChartKind::P | ChartKind::U | ChartKind::C => "Mean",
        }
    }
}
