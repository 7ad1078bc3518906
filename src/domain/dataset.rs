//! All figures of a scorecard, in the order in which they are looked up.

use std::{
    collections::{BTreeMap, BTreeSet},
    iter::Sum,
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::{
    Area, AreaCode, FigureKey, Group, IndicatorId, Observation, Period, PeriodKind, order::put_in_order, part,
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

impl Sum for Merge {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |a, b| Self {
            added: a.added + b.added,
            revised: a.revised + b.revised,
            unchanged: a.unchanged + b.unchanged,
        })
    }
}

/// Observations by indicator, and within it sorted by area, group and period, one of each; and the areas
/// they name.
///
/// The figures of an indicator are shared: a changed dataset costs no more than the indicators that changed,
/// and whether one did is told by its pointer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    areas: BTreeMap<AreaCode, Area>,
    local_indicators: BTreeMap<IndicatorId, LocalIndicator>,
    /// None of them is empty.
    parts: BTreeMap<IndicatorId, Arc<Vec<Observation>>>,
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
    pub fn observations(&self) -> impl Iterator<Item = &Observation> + Clone {
        self.parts.values().flat_map(|part| part.iter())
    }

    /// How many figures there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.values().map(|part| part.len()).sum()
    }

    /// Whether there is no figure.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The figures of each indicator, sorted by area, group and period; none is empty.
    pub fn parts(&self) -> impl Iterator<Item = &Arc<Vec<Observation>>> {
        self.parts.values()
    }

    /// The figures of one indicator, sorted by area, group and period.
    #[must_use]
    pub fn part(&self, indicator: &IndicatorId) -> Option<&Arc<Vec<Observation>>> {
        self.parts.get(indicator)
    }

    fn of_indicator(&self, indicator: &IndicatorId) -> &[Observation] {
        self.parts.get(indicator).map(|part| part.as_slice()).unwrap_or_default()
    }

    /// The groups for which one indicator and area have figures, each once, in order.
    pub fn groups(&self, indicator: &IndicatorId, area: &AreaCode) -> impl Iterator<Item = &Group> {
        let own = part::of_area(self.of_indicator(indicator), area);
        own.chunk_by(|a, b| a.group == b.group).filter_map(|one| one.first()?.group.as_ref())
    }

    /// The figures of one indicator and area over time, oldest first.
    #[must_use]
    pub fn series(&self, indicator: &IndicatorId, area: &AreaCode, group: Option<&Group>) -> &[Observation] {
        part::series(self.of_indicator(indicator), area, group)
    }

    /// The figure of exactly this indicator, area, group and period.
    #[must_use]
    pub fn find(&self, like: &Observation) -> Option<&Observation> {
        let series = self.series(&like.indicator, &like.area, like.group.as_ref());
        let found = series.binary_search_by(|o| o.period.cmp(&like.period)).ok()?;
        series.get(found)
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

    /// The figures of an indicator, to be changed: those of this dataset alone from now on.
    fn own(&mut self, indicator: &IndicatorId) -> &mut Vec<Observation> {
        Arc::make_mut(self.parts.entry(indicator.clone()).or_default())
    }

    /// Takes indicators out of which no figure is left.
    fn drop_empty(&mut self) {
        self.parts.retain(|_, part| !part.is_empty());
    }

    /// Merges `figures` in: new ones are added, those that say something else replace what was
    /// there and keep it under `earlier`, the rest change nothing.
    pub fn merge(&mut self, mut figures: Vec<Observation>) -> Merge {
        put_in_order(&mut figures);
        let runs = figures.chunk_by(|a, b| a.indicator == b.indicator).map(<[_]>::len);
        if let [_] = *runs.clone().take(2).collect::<Vec<_>>() {
            return self.merge_of_one(figures);
        }
        let runs: Vec<usize> = runs.collect();
        let mut figures = figures.into_iter();
        runs.into_iter().map(|run| self.merge_of_one(figures.by_ref().take(run).collect())).sum()
    }

    /// Merges figures of one indicator in.
    fn merge_of_one(&mut self, figures: Vec<Observation>) -> Merge {
        let indicator = figures.first().map(|first| first.indicator.clone());
        indicator.map_or_else(Merge::default, |indicator| part::merge(self.own(&indicator), figures))
    }

    /// Puts in one figure that a person made. It replaces what was there, settles what returns disagree
    /// on, and keeps all that under `earlier`, unless it says the same with the same note.
    pub fn put(&mut self, figure: Observation) -> Merge {
        let indicator = figure.indicator.clone();
        part::put(self.own(&indicator), figure)
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
        if !self.parts.contains_key(indicator) {
            return;
        }
        for figure in self.own(indicator) {
            take((figure.numerator, figure.denominator), &mut figure.value, &mut figure.stated);
            for was in figure.earlier.iter_mut().chain(&mut figure.rivals) {
                take((was.numerator, was.denominator), &mut was.value, &mut was.stated);
            }
        }
    }

    /// Changes what the figures say that `which` picks, in the dataset's order. What they are about must stay.
    pub fn adjust(&mut self, which: impl Fn(&Observation) -> bool, mut change: impl FnMut(&mut Observation)) {
        for part in self.parts.values_mut().filter(|part| part.iter().any(&which)) {
            Arc::make_mut(part).iter_mut().filter(|figure| which(figure)).for_each(&mut change);
        }
    }

    /// Changes what the figures of these keys say, which come in the dataset's order. What they are about must
    /// stay.
    pub fn change<'k>(
        &mut self,
        keys: impl Iterator<Item = &'k FigureKey>,
        mut change: impl FnMut(&mut Observation),
    ) {
        let mut keys = keys.peekable();
        for (indicator, part) in &mut self.parts {
            if keys.peek().is_none_or(|key| key.indicator != *indicator) {
                continue;
            }
            for figure in Arc::make_mut(part) {
                let is_next = |key: &&FigureKey| {
                    key.indicator == figure.indicator
                        && key.area == figure.area
                        && key.group == figure.group
                        && key.period == figure.period
                };
                if keys.next_if(is_next).is_some() {
                    change(figure);
                }
            }
        }
    }

    /// Moves every figure of the area `from` to the area `to`. Where `to` has the figure already, the
    /// one of the later return stands and keeps the other under `earlier`.
    pub fn rename_area(&mut self, from: &AreaCode, to: &AreaCode) {
        for part in self.parts_with(from) {
            part::rename_area(Arc::make_mut(part), from, to);
        }
        self.areas.remove(from);
    }

    /// The figures of those indicators for which an area has some.
    fn parts_with(&mut self, area: &AreaCode) -> impl Iterator<Item = &mut Arc<Vec<Observation>>> {
        self.parts.values_mut().filter(|part| !part::of_area(part, area).is_empty())
    }

    /// Puts an area in with these figures and no others.
    pub fn put_area(&mut self, area: Area, figures: Vec<Observation>) {
        self.remove_area(&area.code);
        self.merge(figures);
        self.areas.insert(area.code.clone(), area);
    }

    /// Takes an area out with its figures.
    pub fn remove_area(&mut self, code: &AreaCode) {
        for part in self.parts_with(code) {
            Arc::make_mut(part).retain(|figure| figure.area != *code);
        }
        self.drop_empty();
        self.areas.remove(code);
    }

    /// Takes out what only the return of this number gives: figures go, or fall back to what the
    /// return had replaced; figures that another return gives too stay. Areas and indicators
    /// that no figure names any more go as well.
    pub fn remove_return(&mut self, number: u32) {
        let gives = |figure: &Observation| figure.returns().any(|place| place.import == number);
        for part in self.parts.values_mut().filter(|part| part.iter().any(gives)) {
            let figures = std::mem::take(Arc::make_mut(part));
            *part =
                Arc::new(figures.into_iter().filter_map(|figure| figure.without_return(number)).collect());
        }
        self.drop_empty();
        let areas: BTreeSet<_> =
            self.parts.values().flat_map(|part| part.iter()).map(|figure| &figure.area).collect();
        self.areas.retain(|code, _| areas.contains(code));
        let parts = &self.parts;
        self.local_indicators.retain(|id, _| parts.contains_key(id));
    }

    /// Every period with a figure for `area`, oldest first, each once.
    #[must_use]
    pub fn periods_of(&self, area: &AreaCode) -> Vec<Period> {
        let own = self.parts.values().flat_map(|part| part::of_area(part, area));
        let periods: BTreeSet<Period> = own.filter(|o| o.value.is_some()).map(|o| o.period).collect();
        periods.into_iter().collect()
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
            value,
            stated: value,
            mark: value.is_none().then_some(Mark::Suppressed),
            provenance: Provenance {
                import,
                file: format!("{import}.csv").into(),
                cell: CellAddress::new(import, 0),
                ..Provenance::default()
            },
            ..Observation::new("smoking_at_delivery", "5ZZ", Period::quarter(2010, 4).unwrap())
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
        let Some(figure) = dataset.observations().next() else { return Vec::new() };
        figure.earlier.iter().map(|earlier| earlier.value).chain([figure.value]).collect()
    }

    #[test]
    fn a_revision_keeps_what_it_replaced() {
        let dataset = merged(&[(1, None), (2, Some(18.5)), (3, Some(18.5)), (4, Some(19.0))]);
        assert_eq!(values(&dataset), [None, Some(18.5), Some(19.0)]);
        assert_eq!(dataset.observations().next().unwrap().earlier[0].mark, Some(Mark::Suppressed));
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
                dataset.observations().all(|figure| figure.provenance.import != out
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
