//! All figures of a scorecard, in the order in which they are looked up.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use serde::{Deserialize, Serialize};

use super::{
    Area, AreaCode, Earlier, FigureKey, Group, IndicatorId, Observation, Period, PeriodKind, Replaced,
    order::{order, put_in_order},
};

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

/// 0.161 × 100 is 16.100000000000001 in a computer.
fn tidy(value: f64) -> f64 {
    if value.abs() < 1e6 { (value * 1e10).round() / 1e10 } else { value }
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

    /// The groups for which one indicator and area have figures, each once, in order.
    pub fn groups(&self, indicator: &IndicatorId, area: &AreaCode) -> impl Iterator<Item = &Group> {
        let key = |o: &Observation| o.indicator.cmp(indicator).then_with(|| o.area.cmp(area));
        let from = self.observations.partition_point(|o| key(o) == Ordering::Less);
        let figures = self.observations.get(from..).unwrap_or_default();
        let figures = figures.get(..figures.partition_point(|o| key(o) == Ordering::Equal));
        let parts = figures.unwrap_or_default().chunk_by(|a, b| a.group == b.group);
        parts.filter_map(|part| part.first()?.group.as_ref())
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

    /// The figure of this key.
    #[must_use]
    pub fn figure(&self, key: &FigureKey) -> Option<&Observation> {
        let series = self.series(&key.indicator, &key.area, key.group.as_ref());
        series.iter().find(|figure| figure.period == key.period)
    }

    /// Adds `areas`. A later name replaces an earlier one, unless it is only the code again because
    /// the return gives none.
    pub fn add_areas(&mut self, areas: impl IntoIterator<Item = Area>) {
        for area in areas {
            let is_nameless = area.name.is_empty() || area.name == area.code.as_str();
            if !is_nameless || !self.areas.contains_key(&area.code) {
                self.areas.insert(area.code.clone(), area);
            }
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
        if self.observations.is_empty() {
            merge.added = self.put_fresh(figures);
            return merge;
        }
        let mut fresh = Vec::new();
        for mut figure in figures {
            let found = self.observations.binary_search_by(|o| order(o, &figure));
            let old = found.ok().and_then(|i| self.observations.get_mut(i));
            match old {
                None => fresh.push(figure),
                Some(old) if old.says_the_same(&figure) => {
                    merge.unchanged += 1;
                    old.is_also_in(figure.provenance);
                }
                Some(old) => {
                    merge.revised += 1;
                    figure.earlier = std::mem::take(&mut old.earlier);
                    figure.rivals = std::mem::take(&mut old.rivals);
                    let replaced = std::mem::replace(old, figure);
                    old.earlier.push(replaced.into());
                }
            }
        }
        merge.added = self.put_fresh(fresh);
        merge
    }

    /// Puts in figures that are not there, the first of each key; says how many.
    fn put_fresh(&mut self, mut fresh: Vec<Observation>) -> usize {
        put_in_order(&mut fresh);
        fresh.dedup_by(|later, earlier| order(later, earlier) == Ordering::Equal);
        let count = fresh.len();
        if self.observations.is_empty() {
            self.observations = fresh;
        } else {
            self.observations.append(&mut fresh);
            put_in_order(&mut self.observations);
        }
        count
    }

    /// Puts in one figure that a person made. It replaces what was there, settles what returns disagree
    /// on, and keeps all that under `earlier`, unless it says the same with the same note.
    pub fn put(&mut self, mut figure: Observation) -> Merge {
        let mut merge = Merge::default();
        match self.observations.binary_search_by(|o| order(o, &figure)) {
            Err(at) => {
                merge.added = 1;
                self.observations.insert(at, figure);
            }
            Ok(at) => {
                let Some(old) = self.observations.get_mut(at) else { return merge };
                if old.says_the_same(&figure) && old.note == figure.note {
                    merge.unchanged = 1;
                    old.is_also_in(figure.provenance);
                } else {
                    merge.revised = 1;
                    figure.earlier = std::mem::take(&mut old.earlier);
                    let rivals = std::mem::take(&mut old.rivals);
                    let settled = rivals.into_iter().map(|rival| Earlier { why: Replaced::Settled, ..rival });
                    let replaced = std::mem::replace(old, figure);
                    old.earlier.extend(settled);
                    old.earlier.push(Earlier { why: Replaced::Corrected, ..replaced.into() });
                }
            }
        }
        merge
    }

    /// Takes the figures of an indicator, now and before, in a unit that a person gave it: what returns
    /// state is multiplied by `factor`, and where both counts are given the value is their ratio times
    /// `multiplier`.
    pub fn take_in_unit(&mut self, indicator: &IndicatorId, factor: f64, multiplier: Option<f64>) {
        let take = |(n, d): (Option<f64>, Option<f64>), value: &mut Option<f64>, stated: &mut Option<f64>| {
            *stated = stated.map(|stated| tidy(stated * factor));
            let computed = match (n, d, multiplier) {
                (Some(n), Some(d), Some(multiplier)) if d > 0.0 => Some(n / d * multiplier),
                _ => value.map(|value| tidy(value * factor)),
            };
            *value = value.and(computed);
        };
        for figure in self.observations.iter_mut().filter(|figure| &figure.indicator == indicator) {
            take((figure.numerator, figure.denominator), &mut figure.value, &mut figure.stated);
            for was in figure.earlier.iter_mut().chain(&mut figure.rivals) {
                take((was.numerator, was.denominator), &mut was.value, &mut was.stated);
            }
        }
    }

    /// Changes what figures say, in the dataset's order. What they are about must stay.
    pub fn adjust(&mut self, change: impl FnMut(&mut Observation)) {
        self.observations.iter_mut().for_each(change);
    }

    /// Moves every figure of the area `from` to the area `to`. Where `to` has the figure already, the
    /// one of the later return stands and keeps the other under `earlier`.
    pub fn rename_area(&mut self, from: &AreaCode, to: &AreaCode) {
        let (moved, kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.observations).into_iter().partition(|figure| &figure.area == from);
        self.observations = kept;
        let mut fresh = Vec::new();
        for mut figure in moved {
            figure.area = to.clone();
            let found = self.observations.binary_search_by(|o| order(o, &figure));
            match found.ok().and_then(|i| self.observations.get_mut(i)) {
                None => fresh.push(figure),
                Some(there) => {
                    if there.provenance.import < figure.provenance.import {
                        std::mem::swap(there, &mut figure);
                    }
                    if there.says_the_same(&figure) {
                        there.is_also_in(figure.provenance);
                    } else {
                        let mut earlier = std::mem::take(&mut figure.earlier);
                        earlier.push(figure.into());
                        earlier.append(&mut there.earlier);
                        there.earlier = earlier;
                    }
                }
            }
        }
        self.observations.append(&mut fresh);
        put_in_order(&mut self.observations);
        self.areas.remove(from);
    }

    /// Puts an area in with these figures and no others.
    pub fn put_area(&mut self, area: Area, figures: Vec<Observation>) {
        self.remove_area(&area.code);
        self.observations.extend(figures);
        put_in_order(&mut self.observations);
        self.areas.insert(area.code.clone(), area);
    }

    /// Takes an area out with its figures.
    pub fn remove_area(&mut self, code: &AreaCode) {
        self.observations.retain(|figure| figure.area != *code);
        self.areas.remove(code);
    }

    /// Takes out what only the return of this number gives: figures go, or fall back to what the
    /// return had replaced; figures that another return gives too stay. Areas and indicators
    /// that no figure names any more go as well.
    pub fn remove_return(&mut self, number: u32) {
        let figures = std::mem::take(&mut self.observations);
        self.observations = figures.into_iter().filter_map(|figure| figure.without_return(number)).collect();
        let areas: BTreeSet<_> = self.observations.iter().map(|figure| &figure.area).collect();
        self.areas.retain(|code, _| areas.contains(code));
        let indicators: BTreeSet<_> = self.observations.iter().map(|figure| &figure.indicator).collect();
        self.local_indicators.retain(|id, _| indicators.contains(id));
    }

    /// Every period with a figure for `area`, oldest first, each once.
    #[must_use]
    pub fn periods_of(&self, area: &AreaCode) -> Vec<Period> {
        let valued = self.observations.iter().filter(|o| &o.area == area && o.value.is_some());
        valued.map(|o| o.period).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }

    /// The latest period with a figure for `area`; `None` where there is none. Of several that end
    /// on the same day, the quarter is what people call the time they look at.
    #[must_use]
    pub fn latest_period(&self, area: &AreaCode) -> Option<Period> {
        let periods = self.periods_of(area);
        let end = periods.last()?.end();
        let latest = || periods.iter().copied().filter(|period| period.end() == end);
        latest().find(|period| period.kind() == PeriodKind::Quarter).or_else(|| latest().next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CellAddress, Mark, Provenance};

    #[test]
    fn a_code_without_a_name_does_not_take_a_name_away() {
        let named = |name: &str| Area {
            code: "5ZZ".into(),
            name: name.to_owned(),
            kind: crate::domain::AreaKind::PrimaryCareTrust,
        };
        let mut dataset = Dataset::default();
        let shown = |dataset: &Dataset| dataset.areas()[&AreaCode::from("5ZZ")].name.clone();
        dataset.add_areas([named("5ZZ")]);
        assert_eq!(shown(&dataset), "5ZZ");
        dataset.add_areas([named("Exampleton PCT")]);
        dataset.add_areas([named("5ZZ")]);
        assert_eq!(shown(&dataset), "Exampleton PCT");
        dataset.add_areas([named("NHS Exampleton")]);
        assert_eq!(shown(&dataset), "NHS Exampleton");
    }

    /// A made-up figure of return `import`.
    fn figure(import: u32, value: Option<f64>) -> Observation {
        Observation {
            indicator: "smoking_at_delivery".into(),
            area: "5ZZ".into(),
            period: Period::quarter(2010, 4).unwrap(),
            group: None,
            numerator: None,
            denominator: None,
            value,
            stated: value,
            mark: value.is_none().then_some(Mark::Suppressed),
            unreliable: false,
            note: String::new(),
            findings: Vec::new(),
            provenance: Provenance {
                import,
                file: format!("{import}.csv").into(),
                cell: CellAddress::new(import, 0),
                ..Provenance::default()
            },
            also: Vec::new(),
            earlier: Vec::new(),
            rivals: Vec::new(),
        }
    }

    fn merged(returns: &[(u32, Option<f64>)]) -> Dataset {
        let mut dataset = Dataset::default();
        for (import, value) in returns {
            dataset.merge(vec![figure(*import, *value)]);
        }
        dataset
    }

    fn values(dataset: &Dataset) -> Vec<Option<f64>> {
        let Some(figure) = dataset.observations().first() else { return Vec::new() };
        figure.earlier.iter().map(|earlier| earlier.value).chain([figure.value]).collect()
    }

    #[test]
    fn a_revision_keeps_what_it_replaced() {
        let dataset = merged(&[(1, None), (2, Some(18.5)), (3, Some(18.5)), (4, Some(19.0))]);
        assert_eq!(values(&dataset), [None, Some(18.5), Some(19.0)]);
        assert_eq!(dataset.observations()[0].earlier[0].mark, Some(Mark::Suppressed));
    }

    #[test]
    fn taking_a_return_out_brings_back_what_it_replaced() {
        for (returns, out, left) in [
            (&[(1, Some(18.5))][..], 1, vec![]),
            (&[(1, None), (2, Some(18.5))], 2, vec![None]),
            (&[(1, Some(18.5)), (2, Some(19.0))], 1, vec![Some(19.0)]),
            // Both say the same: it stays when either is taken out.
            (&[(1, Some(18.5)), (2, Some(18.5))], 1, vec![Some(18.5)]),
            (&[(1, Some(18.5)), (2, Some(18.5))], 2, vec![Some(18.5)]),
            // What the middle one changed, and the last changed back, was never changed.
            (&[(1, Some(18.5)), (2, Some(19.0)), (3, Some(18.5))], 2, vec![Some(18.5)]),
        ] {
            let mut dataset = merged(returns);
            dataset.remove_return(out);
            assert_eq!(values(&dataset), left, "{returns:?} without {out}");
            assert!(
                dataset.observations().iter().all(|figure| figure.provenance.import != out
                    && figure.also.iter().all(|also| also.import != out))
            );
        }
    }

    #[test]
    fn a_figure_that_fell_back_has_its_mark_again() {
        let mut dataset = merged(&[(1, None), (2, Some(18.5))]);
        dataset.remove_return(2);
        assert_eq!(dataset, merged(&[(1, None)]));
    }
}
