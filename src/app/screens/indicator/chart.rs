//! The chart of an indicator: made once for a scorecard and what it is compared with.

use std::sync::Arc;

use crate::{
    document::Document,
    domain::{Area, AreaCode, AreaKind, IndicatorId, Observation},
    export::{TrendView, trend_input},
    figure::{self, Comparator, ComparatorPoint, Figure},
    scoring::Scorecard,
    workbook::Catalogue,
};

/// What a chart was made from.
#[derive(Debug)]
struct Made {
    scorecard: Arc<Scorecard>,
    indicator: IndicatorId,
    compared: Option<Vec<AreaCode>>,
}

/// The chart that was made last, with the areas that it could be compared with.
#[derive(Debug, Default)]
pub(super) struct Chart {
    made: Option<Made>,
    /// The figure; `None` when the scorecard lacks the indicator.
    pub(super) figure: Option<Figure>,
    /// Areas with figures, by kind and name.
    pub(super) areas: Vec<Area>,
    /// Those that are drawn.
    pub(super) drawn: Vec<AreaCode>,
}

impl Chart {
    /// Makes the chart anew where it would differ, and says whether it did.
    pub(super) fn follow(
        &mut self,
        document: &Document,
        catalogue: &Catalogue,
        scorecard: &Arc<Scorecard>,
        indicator: &IndicatorId,
        compared: Option<&Vec<AreaCode>>,
    ) -> bool {
        let is_current = self.made.as_ref().is_some_and(|made| {
            Arc::ptr_eq(&made.scorecard, scorecard)
                && &made.indicator == indicator
                && made.compared.as_ref() == compared
        });
        if is_current {
            return false;
        }
        self.areas = comparable(document, scorecard, indicator);
        self.drawn = compared.map_or_else(|| usual(&self.areas), Clone::clone);
        self.figure = figure(document, catalogue, scorecard, indicator, &self.drawn);
        self.made = Some(Made {
            scorecard: Arc::clone(scorecard),
            indicator: indicator.clone(),
            compared: compared.cloned(),
        });
        true
    }
}

/// Areas with a figure for `indicator`, by kind and name.
fn comparable(document: &Document, scorecard: &Scorecard, indicator: &IndicatorId) -> Vec<Area> {
    let dataset = &document.dataset;
    let has_figures = |area: &&Area| {
        area.code != scorecard.area.code
            && dataset.series(indicator, &area.code, None).iter().any(|figure| figure.value.is_some())
    };
    let mut areas: Vec<Area> = dataset.areas().values().filter(has_figures).cloned().collect();
    areas.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    areas
}

/// England, and the region and health authority where the figures name only one of them: which of
/// several is ours, they do not say.
fn usual(areas: &[Area]) -> Vec<AreaCode> {
    let kinds = [AreaKind::England, AreaKind::Region, AreaKind::HealthAuthority];
    let only = |kind: AreaKind| {
        let mut of_kind = areas.iter().filter(move |area| area.kind == kind);
        of_kind.next().filter(|_| of_kind.next().is_none())
    };
    kinds.into_iter().filter_map(only).map(|area| area.code.clone()).collect()
}

/// The chart of `indicator` beside `compared`.
fn figure(
    document: &Document,
    catalogue: &Catalogue,
    scorecard: &Scorecard,
    indicator: &IndicatorId,
    compared: &[AreaCode],
) -> Option<Figure> {
    let view = TrendView { dataset: &document.dataset, catalogue, scorecard, disclosure: None };
    let mut input = trend_input(&view, indicator)?;
    let length =
        scorecard.indicator(indicator)?.figure.as_ref().map(|figure| figure.period.length_in_months());
    let shown = |figure: &&Observation| {
        figure.period.end() <= scorecard.to.end()
            && length.is_none_or(|length| figure.period.length_in_months() == length)
    };
    let point = |figure: &Observation| ComparatorPoint { period: figure.period, value: figure.value };
    let comparator = |code: &AreaCode| {
        let area = document.dataset.areas().get(code)?;
        let figures = document.dataset.series(indicator, code, None).iter().filter(shown);
        Some(Comparator { name: area.name.clone(), points: figures.map(point).collect() })
    };
    input.comparators = compared.iter().filter_map(comparator).collect();
    Some(figure::trend(&input))
}
