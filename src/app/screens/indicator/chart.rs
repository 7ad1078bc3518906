//! The chart of an indicator: made once for a scorecard and what it is compared with.

use std::sync::Arc;

use crate::{
    analysis::{NoResult, Outlook},
    document::Document,
    domain::{Area, AreaCode, IndicatorId},
    figure::Figure,
    report::charts::{TrendView, control_figure, outlook_of, trajectory_figure, trend_figure},
    scoring::Scorecard,
    workbook::Catalogue,
};

/// What a chart was made from.
#[derive(Debug)]
struct Made {
    document: Arc<Document>,
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
    /// The control chart; `None` when there is no figure to make one of.
    pub(super) control: Option<Figure>,
    /// Where the plan stands; `None` before a chart was made.
    pub(super) outlook: Option<Result<Outlook, NoResult>>,
    /// The way to the target of the plan, where there is one.
    pub(super) trajectory: Option<Figure>,
    /// Areas with figures, by kind and name.
    pub(super) areas: Vec<Area>,
    /// Those that are drawn.
    pub(super) drawn: Vec<AreaCode>,
}

impl Chart {
    /// Makes the chart anew where it would differ, and says whether it did.
    pub(super) fn follow(
        &mut self,
        document: &Arc<Document>,
        catalogue: &Catalogue,
        scorecard: &Arc<Scorecard>,
        indicator: &IndicatorId,
        compared: Option<&Vec<AreaCode>>,
    ) -> bool {
        let is_current = self.made.as_ref().is_some_and(|made| {
            Arc::ptr_eq(&made.scorecard, scorecard)
                && Arc::ptr_eq(&made.document, document)
                && &made.indicator == indicator
                && made.compared.as_ref() == compared
        });
        if is_current {
            return false;
        }
        self.areas = comparable(document, scorecard, indicator);
        let usual = document.comparators_in_use();
        let view = TrendView {
            dataset: &document.dataset,
            catalogue,
            scorecard,
            methods: &document.settings.methods,
            compared: compared.or(usual.as_ref()).map(Vec::as_slice),
        };
        self.drawn = view.compared_areas(indicator);
        self.figure = trend_figure(&view, indicator);
        let decisions = &document.choices.decisions;
        self.control = control_figure(&view, decisions, indicator);
        let outlook = outlook_of(&view, decisions, indicator);
        let way = outlook.as_ref().ok().and_then(|outlook| trajectory_figure(&view, outlook, indicator));
        self.trajectory = way;
        self.outlook = Some(outlook);
        self.made = Some(Made {
            document: Arc::clone(document),
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
