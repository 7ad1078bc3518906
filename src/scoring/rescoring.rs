//! Scoring again after a change: only the indicators of which something changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Choices, Edition, IndicatorScore, Request, Scorecard, Settings, UnknownEdition,
    data_quality::UNKNOWN_STATUS, indicator_score::indicator_score, request::assemble,
};
use crate::{
    base::Severity,
    domain::{Area, AreaCode, Dataset, IndicatorId, LocalIndicator, Observation, Period},
    quality::Doubt,
    workbook::{Catalogue, Indicator},
};

/// The scores of the last scorecard with all that they were made from, so that the next one makes only
/// those again of which something changed.
///
/// The result is that of [`super::scorecard`], whatever came before.
#[derive(Debug, Default)]
pub struct Rescoring {
    ground: Option<Ground>,
    scores: BTreeMap<IndicatorId, Made>,
}

/// What every score rests on.
#[derive(Debug, PartialEq)]
struct Ground {
    area: AreaCode,
    to: Period,
    choices: Choices,
    settings: Settings,
    catalogue: Catalogue,
    areas: BTreeMap<AreaCode, Area>,
    local: BTreeMap<IndicatorId, LocalIndicator>,
}

impl Ground {
    fn of(request: &Request<'_>) -> Self {
        Self {
            area: request.area.clone(),
            to: request.to,
            choices: request.choices.clone(),
            settings: request.settings.clone(),
            catalogue: request.catalogue.clone(),
            areas: request.dataset.areas().clone(),
            local: request.dataset.local_indicators().clone(),
        }
    }

    fn holds(&self, request: &Request<'_>) -> bool {
        self.area == *request.area
            && self.to == request.to
            && self.choices == *request.choices
            && self.settings == *request.settings
            && self.catalogue == *request.catalogue
            && self.areas == *request.dataset.areas()
            && self.local == *request.dataset.local_indicators()
    }
}

/// The figures of an indicator, shared with the dataset that they came from.
type Figures = Option<Arc<Vec<Observation>>>;

/// A score and what it was made from beside the ground.
#[derive(Debug)]
struct Made {
    figures: Figures,
    unknown_status: Figures,
    doubts: Vec<Doubt>,
    score: Option<IndicatorScore>,
}

/// Whether two are the same list, not only alike.
fn same(a: &Figures, b: &Figures) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        _ => false,
    }
}

impl Rescoring {
    /// The scorecard of `request`.
    ///
    /// # Errors
    /// The settings name an edition that is not there.
    pub fn scorecard(&mut self, request: &Request<'_>) -> Result<Scorecard, UnknownEdition> {
        let edition = Edition::named(&request.settings.edition, request.catalogue, request.choices)?;
        if !self.ground.as_ref().is_some_and(|ground| ground.holds(request)) {
            self.ground = Some(Ground::of(request));
            self.scores.clear();
        }
        let doubts = doubts_by_indicator(request);
        Ok(assemble(request, &edition, |indicator| {
            let about = doubts.get(&indicator.id).map(Vec::as_slice).unwrap_or_default();
            self.score(request, &edition, indicator, about)
        }))
    }

    fn score(
        &mut self,
        request: &Request<'_>,
        edition: &Edition,
        indicator: &Indicator,
        doubts: &[&Doubt],
    ) -> Option<IndicatorScore> {
        let part = |dataset: &Dataset, id: &IndicatorId| dataset.part(id).cloned();
        let figures = part(request.dataset, &indicator.id);
        let unknown_status = part(request.dataset, &UNKNOWN_STATUS.into());
        let unchanged = |made: &&Made| {
            same(&made.figures, &figures)
                && same(&made.unknown_status, &unknown_status)
                && made.doubts.iter().eq(doubts.iter().copied())
        };
        if let Some(made) = self.scores.get(&indicator.id).filter(unchanged) {
            return made.score.clone();
        }
        let score = indicator_score(request, edition, indicator, doubts);
        let doubts = doubts.iter().copied().cloned().collect();
        let made = Made { figures, unknown_status, doubts, score: score.clone() };
        self.scores.insert(indicator.id.clone(), made);
        score
    }
}

/// The doubts that may spoil a score, by the indicators whose figures for the area they are about.
fn doubts_by_indicator<'a>(request: &Request<'a>) -> BTreeMap<&'a IndicatorId, Vec<&'a Doubt>> {
    let mut found: BTreeMap<&IndicatorId, Vec<&Doubt>> = BTreeMap::new();
    for doubt in request.doubts.iter().filter(|doubt| doubt.finding.severity > Severity::Note) {
        let own = doubt.figures.iter().filter(|key| key.area == *request.area);
        for id in own.map(|key| &key.indicator).collect::<BTreeSet<_>>() {
            found.entry(id).or_default().push(doubt);
        }
    }
    found
}
