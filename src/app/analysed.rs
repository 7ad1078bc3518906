//! What takes long to work out of one indicator, made beside the window.

use crate::{
    document::Document,
    domain::IndicatorId,
    report::charts::{AreaFigures, GroupFigures, TrendView, area_figures, group_figures},
    scoring::{Scorecard, sentence},
};

/// Areas and groups of people beside each other.
#[derive(Debug)]
pub(super) struct Analysed {
    /// The areas, or in words why they cannot be compared.
    pub(super) areas: Result<AreaFigures, String>,
    /// The groups, dimension by dimension.
    pub(super) groups: Vec<GroupFigures>,
}

impl Analysed {
    /// Works it out; for a job.
    pub(super) fn of(document: &Document, scorecard: &Scorecard, indicator: &IndicatorId) -> Self {
        let catalogue = document.catalogue();
        let compared = document.comparators_in_use();
        let view = TrendView {
            dataset: &document.dataset,
            catalogue: &catalogue,
            scorecard,
            methods: &document.settings.methods,
            compared: compared.as_deref(),
        };
        let areas = area_figures(&view, document.settings.benchmark, indicator);
        let areas = areas.map_err(|why| format!("Areas cannot be compared: {}.", sentence::no_result(why)));
        Self { areas, groups: group_figures(&view, indicator) }
    }
}
