//! Whether the indicator of an action moved after the action began: the chart and the sentences.

use jiff::civil::Date;

use super::{TrendView, analysed::series_of, control_figure};
use crate::{
    analysis::{ChartDecision, Decisions, NoResult, PointNote, since_start},
    domain::IndicatorId,
    figure::Figure,
    scoring::sentence,
    workshop::KeyAction,
};

/// What became of an indicator since an action began.
#[derive(Debug)]
pub struct Moved {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// Its own control chart, with the beginning marked.
    pub figure: Figure,
    /// Before and after, in sentences; or why there is none.
    pub sentences: Vec<String>,
}

/// The indicator that `action` should change, or else comes from, before and after it began; `None` where
/// there is none with a figure, or no day.
#[must_use]
pub fn moved(view: &TrendView<'_>, decisions: &Decisions, action: &KeyAction) -> Option<Moved> {
    let effect = action.effect.as_ref().map(|effect| &effect.indicator);
    let indicator = effect.or_else(|| action.indicators().next())?;
    let start = action.start.or(action.raised)?;
    let (score, _, series) = series_of(view, indicator).ok()?;
    let area = &view.scorecard.area.code;
    let series = if series.overlaps() { series.apart() } else { series };
    let result = since_start(&series, start, decisions.chart(indicator, area, None), view.methods);
    let sentences = match result {
        Ok(moved) => sentence::since_start(&moved, score.unit),
        Err(NoResult::NoFigure) => {
            vec![
                "There is no figure yet of a period that began after the action did, or none before."
                    .to_owned(),
            ]
        }
        Err(why) => vec![format!("Before and after cannot be told apart: {}.", sentence::no_result(why))],
    };
    let first = series.figures.iter().find(|figure| figure.period.start() >= start);
    let marked = marked(decisions, (indicator, area), first.map(|figure| figure.period), start);
    let figure = control_figure(view, &marked, indicator)?;
    Some(Moved { indicator: indicator.clone(), figure, sentences })
}

/// The decisions with a note on the first figure after the beginning.
fn marked(
    decisions: &Decisions,
    (indicator, area): (&IndicatorId, &crate::domain::AreaCode),
    first: Option<crate::domain::Period>,
    start: Date,
) -> Decisions {
    let Some(period) = first else { return decisions.clone() };
    let own = decisions.chart(indicator, area, None).cloned();
    let mut decision = own.unwrap_or_else(|| ChartDecision::of(indicator.clone(), area.clone(), None));
    decision.notes.retain(|note| note.period != period);
    decision.notes.push(PointNote { period, text: format!("Action began {}", start.strftime("%-d %b %Y")) });
    decision.notes.sort_by_key(|note| note.period);
    let mut all = decisions.clone();
    all.set_chart(decision);
    all
}
