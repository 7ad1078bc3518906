//! The figures of one indicator and area over time, as the checks look at them.

use crate::{
    domain::{AreaCode, Dataset, Group, IndicatorId, Observation, Period},
    workbook::{Catalogue, Indicator, Sampling, Unit},
};

use super::{Becomes, Correction};

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The figures.
    pub dataset: &'a Dataset,
    /// The indicators.
    pub catalogue: &'a Catalogue,
}

/// One indicator, area and group over time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Series<'a> {
    pub scope: Scope<'a>,
    pub id: &'a IndicatorId,
    /// `None` for one that only a return knows.
    pub indicator: Option<&'a Indicator>,
    pub area: &'a AreaCode,
    pub group: Option<&'a Group>,
    /// Oldest first, of any length.
    pub figures: &'a [Observation],
}

impl<'a> Series<'a> {
    /// The series to which all of `figures` belong; `None` of nothing.
    pub(super) fn of(scope: Scope<'a>, figures: &'a [Observation]) -> Option<Self> {
        let first = figures.first()?;
        Some(Self {
            scope,
            id: &first.indicator,
            indicator: scope.catalogue.indicator(&first.indicator),
            area: &first.area,
            group: first.group.as_ref(),
            figures,
        })
    }

    /// The figures of each length, oldest first.
    pub(super) fn runs(&self) -> Vec<Vec<&'a Observation>> {
        let mut runs: Vec<Vec<&Observation>> = Vec::new();
        for figure in self.figures {
            let months = figure.period.length_in_months();
            let same = |run: &&mut Vec<&Observation>| {
                run.first().is_some_and(|first| first.period.length_in_months() == months)
            };
            match runs.iter_mut().find(same) {
                Some(run) => run.push(figure),
                None => runs.push(vec![figure]),
            }
        }
        runs
    }

    pub(super) fn unit(&self) -> Unit {
        self.indicator.map_or(Unit::Number, |indicator| indicator.unit)
    }

    pub(super) fn multiplier(&self) -> f64 {
        self.indicator.map_or(1.0, |indicator| indicator.multiplier)
    }

    pub(super) fn sampling(&self) -> Sampling {
        self.indicator.map_or(Sampling::Exact, |indicator| indicator.sampling)
    }

    /// The indicator's name for people.
    pub(super) fn name(&self) -> &'a str {
        let local = || self.scope.dataset.local_indicators().get(self.id).map(|local| local.name.as_str());
        self.indicator
            .map(|indicator| indicator.name.as_str())
            .or_else(local)
            .unwrap_or_else(|| self.id.as_str())
    }

    /// The area's name for people.
    pub(super) fn area_name(&self) -> &'a str {
        self.scope
            .dataset
            .areas()
            .get(self.area)
            .map_or_else(|| self.area.as_str(), |area| area.name.as_str())
    }

    /// `Smoking at delivery for Exampleton PCT, Q3 2010/11`.
    pub(super) fn what(&self, period: Period) -> String {
        let group = self.group.map(|group| format!(" ({group})")).unwrap_or_default();
        format!("{} for {}{group}, {period}", self.name(), self.area_name())
    }

    /// A value as people read it.
    pub(super) fn show(&self, value: f64) -> String {
        self.unit().show(value)
    }
}

/// A figure without its numbers.
pub(super) fn leave_out(figure: &Observation) -> Correction {
    Correction::one("Leave it out", figure, Becomes::Removed)
}
