//! What people decided about the charts and plans of a scorecard.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    domain::{AreaCode, Group, IndicatorId, Period},
    statistics::spc::ChartKind,
};

/// The decisions; everything else is worked out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decisions {
    /// About control charts, one of each series at most.
    pub charts: Vec<ChartDecision>,
    /// Plans from a baseline to a target, one for each indicator and area at most.
    pub plans: Vec<PlanDecision>,
}

/// What people decided about the control chart of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartDecision {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Where.
    pub area: AreaCode,
    /// For whom; `None` for everybody.
    #[serde(default)]
    pub group: Option<Group>,
    /// The kind of chart; `None` for the one that suits.
    #[serde(default)]
    pub kind: Option<ChartKind>,
    /// Where limits begin anew, in order of time.
    #[serde(default)]
    pub steps: Vec<StepChange>,
    /// The limits of each part are made of its first so many points; `None` as the settings say.
    #[serde(default)]
    pub freeze_after: Option<usize>,
    /// What people noted on points, in order of time.
    #[serde(default)]
    pub notes: Vec<PointNote>,
}

/// A step change: from here on the process is another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepChange {
    /// The first day of the new process; the part begins with the first period that begins on it or later.
    pub from: Date,
    /// What happened, in the person's words.
    pub name: String,
}

/// A note on a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointNote {
    /// The point.
    pub period: Period,
    /// What the person wrote.
    pub text: String,
}

/// A plan from a baseline to a target, in a straight line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanDecision {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Where.
    pub area: AreaCode,
    /// The period of the figure that the plan starts from.
    pub from: Period,
    /// The figure at the start, in the read unit.
    pub baseline: f64,
    /// The figure to reach, in the read unit.
    pub target: f64,
    /// The day by which it is to be reached.
    pub by: Date,
}

impl ChartDecision {
    /// Nothing decided yet about a series.
    #[must_use]
    pub const fn of(indicator: IndicatorId, area: AreaCode, group: Option<Group>) -> Self {
        Self { indicator, area, group, kind: None, steps: Vec::new(), freeze_after: None, notes: Vec::new() }
    }

    /// Whether nothing is decided.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.kind.is_none() && self.steps.is_empty() && self.freeze_after.is_none() && self.notes.is_empty()
    }

    /// Whether it is about this series.
    #[must_use]
    pub fn is_about(&self, indicator: &IndicatorId, area: &AreaCode, group: Option<&Group>) -> bool {
        self.indicator == *indicator && self.area == *area && self.group.as_ref() == group
    }

    /// Puts a step change in, or in the place of the one of that day.
    pub fn set_step(&mut self, step: StepChange) {
        self.steps.retain(|old| old.from != step.from);
        self.steps.push(step);
        self.steps.sort_by_key(|step| step.from);
    }

    /// Puts a note on a point, in place of what was there; an empty one is taken away.
    pub fn set_note(&mut self, note: PointNote) {
        self.notes.retain(|old| old.period != note.period);
        if !note.text.trim().is_empty() {
            self.notes.push(note);
            self.notes.sort_by_key(|note| note.period);
        }
    }
}

impl Decisions {
    /// What is decided about the chart of a series.
    #[must_use]
    pub fn chart(
        &self,
        indicator: &IndicatorId,
        area: &AreaCode,
        group: Option<&Group>,
    ) -> Option<&ChartDecision> {
        self.charts.iter().find(|one| one.is_about(indicator, area, group))
    }

    /// The plan for an indicator and area.
    #[must_use]
    pub fn plan(&self, indicator: &IndicatorId, area: &AreaCode) -> Option<&PlanDecision> {
        self.plans.iter().find(|one| one.indicator == *indicator && one.area == *area)
    }

    /// Puts a decision in, in place of what was decided about that chart.
    pub fn set_chart(&mut self, decision: ChartDecision) {
        let ChartDecision { indicator, area, group, .. } = &decision;
        self.charts.retain(|old| !old.is_about(indicator, area, group.as_ref()));
        if !decision.is_empty() {
            self.charts.push(decision);
        }
    }

    /// Puts a plan in, in place of the one for that indicator and area.
    pub fn set_plan(&mut self, plan: PlanDecision) {
        self.remove_plan(&plan.indicator, &plan.area);
        self.plans.push(plan);
    }

    /// Takes the plan for an indicator and area away.
    pub fn remove_plan(&mut self, indicator: &IndicatorId, area: &AreaCode) {
        self.plans.retain(|old| old.indicator != *indicator || old.area != *area);
    }
}
