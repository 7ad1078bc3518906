//! All figures of a scorecard, in the order in which they are looked up.

use std::{cmp::Ordering, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{Area, AreaCode, Earlier, Group, IndicatorId, Observation, Period};

/// What is measured, where and for whom: all but the period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Where.
    pub area: AreaCode,
    /// For whom; `None` for everybody.
    pub group: Option<Group>,
}

/// Something a return measures that the catalogue does not know: shown, never scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalIndicator {
    /// Its name in the return.
    pub name: String,
    /// Its unit as the return writes it; may be empty.
    pub unit: String,
}

/// How a merge would change, or changed, a dataset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Figures that were not there.
    pub added: usize,
    /// Figures that were there and say something else now.
    pub revised: usize,
    /// Figures that were there and say the same.
    pub unchanged: usize,
}

/// Observations sorted by indicator, area, group and period, one of each, and the areas they name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    areas: BTreeMap<AreaCode, Area>,
    #[serde(default)]
    local_indicators: BTreeMap<IndicatorId, LocalIndicator>,
    observations: Vec<Observation>,
}

fn order(a: &Observation, b: &Observation) -> Ordering {
    a.indicator
        .cmp(&b.indicator)
        .then_with(|| a.area.cmp(&b.area))
        .then_with(|| a.group.cmp(&b.group))
        .then_with(|| a.period.cmp(&b.period))
}

impl Dataset {
    /// The areas, by code.
    #[must_use]
    pub const fn areas(&self) -> &BTreeMap<AreaCode, Area> {
        &self.areas
    }

    /// Indicators that came with a return and are in no catalogue.
    #[must_use]
    pub const fn local_indicators(&self) -> &BTreeMap<IndicatorId, LocalIndicator> {
        &self.local_indicators
    }

    /// Every figure, sorted by indicator, area, group and period.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// The figures of one indicator and area over time, oldest first.
    #[must_use]
    pub fn series(&self, indicator: &IndicatorId, area: &AreaCode, group: Option<&Group>) -> &[Observation] {
        let key = |o: &Observation| {
            o.indicator
                .cmp(indicator)
                .then_with(|| o.area.cmp(area))
                .then_with(|| o.group.as_ref().cmp(&group))
        };
        let start = self.observations.partition_point(|o| key(o) == Ordering::Less);
        let length = self
            .observations
            .get(start..)
            .map_or(0, |rest| rest.partition_point(|o| key(o) == Ordering::Equal));
        self.observations.get(start..start + length).unwrap_or(&[])
    }

    /// The figure of exactly this indicator, area, group and period.
    #[must_use]
    pub fn find(&self, like: &Observation) -> Option<&Observation> {
        let found = self.observations.binary_search_by(|o| order(o, like)).ok()?;
        self.observations.get(found)
    }

    /// Adds `areas` (a later name replaces an earlier one).
    pub fn add_areas(&mut self, areas: impl IntoIterator<Item = Area>) {
        for area in areas {
            self.areas.insert(area.code.clone(), area);
        }
    }

    /// Adds indicators that no catalogue knows.
    pub fn add_local_indicators(
        &mut self,
        indicators: impl IntoIterator<Item = (IndicatorId, LocalIndicator)>,
    ) {
        self.local_indicators.extend(indicators);
    }

    /// Merges `figures` in: new ones are added, those that say something else replace what was
    /// there and keep it under `earlier`, the rest change nothing.
    pub fn merge(&mut self, figures: Vec<Observation>) -> Merge {
        let mut merge = Merge::default();
        let mut fresh = Vec::new();
        for mut figure in figures {
            let found = self.observations.binary_search_by(|o| order(o, &figure));
            let old = found.ok().and_then(|i| self.observations.get_mut(i));
            match old {
                None => fresh.push(figure),
                Some(old) if old.says_the_same(&figure) => merge.unchanged += 1,
                Some(old) => {
                    merge.revised += 1;
                    figure.earlier = std::mem::take(&mut old.earlier);
                    figure.earlier.push(Earlier {
                        value: old.value,
                        numerator: old.numerator,
                        denominator: old.denominator,
                        provenance: old.provenance.clone(),
                    });
                    *old = figure;
                }
            }
        }
        fresh.sort_by(order);
        fresh.dedup_by(|later, earlier| order(later, earlier) == Ordering::Equal);
        merge.added = fresh.len();
        self.observations.append(&mut fresh);
        self.observations.sort_by(order);
        merge
    }

    /// The latest period with a figure for `area`; `None` where there is none.
    #[must_use]
    pub fn latest_period(&self, area: &AreaCode) -> Option<Period> {
        self.observations.iter().filter(|o| &o.area == area && o.value.is_some()).map(|o| o.period).max()
    }
}
