//! The one way in: everything that a scorecard is made from, and the making.

use strum::IntoEnumIterator as _;

use super::{
    Choices, Edition, IndicatorScore, Rescoring, Scorecard, Settings, UnknownEdition, section_score,
};
use crate::{
    domain::{Area, AreaCode, AreaKind, Dataset, IndicatorId, Period},
    quality::Doubt,
    workbook::{Catalogue, Indicator, Side, Workbook},
    workshop::Recording,
};

/// What a scorecard is made from.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The sections.
    pub workbook: &'a Workbook,
    /// The indicators and standards.
    pub catalogue: &'a Catalogue,
    /// The figures.
    pub dataset: &'a Dataset,
    /// What is doubtful about them.
    pub doubts: &'a [Doubt],
    /// What the users decided.
    pub choices: &'a Choices,
    /// What people at a workshop said of the questions.
    pub recording: &'a Recording,
    /// How scores are made.
    pub settings: &'a Settings,
    /// Whose scorecard.
    pub area: &'a AreaCode,
    /// Up to when.
    pub to: Period,
}

/// The scorecard of an area up to a period. Pure: the same request gives the same scorecard.
///
/// Fails only where the settings name an edition that is not there.
pub fn scorecard(request: &Request<'_>) -> Result<Scorecard, UnknownEdition> {
    Rescoring::default().scorecard(request)
}

/// The scorecard of the scores that `score` gives.
pub(super) fn assemble(
    request: &Request<'_>,
    edition: &Edition,
    mut score: impl FnMut(&Indicator) -> Option<IndicatorScore>,
) -> Scorecard {
    let off = |id: &IndicatorId| request.choices.switched_off.contains_key(id);
    let (mut inside, mut others): (Vec<IndicatorScore>, Vec<IndicatorScore>) = request
        .catalogue
        .indicators
        .iter()
        .filter(|indicator| !off(&indicator.id))
        .filter_map(&mut score)
        .partition(|score| request.workbook.section(score.section).is_some());
    others.extend(
        request
            .dataset
            .local_indicators()
            .iter()
            .filter(|(id, _)| !off(id) && request.catalogue.indicator(id).is_none())
            .filter_map(|(id, local)| score(&Indicator::only_named(id, local))),
    );
    let sections: Vec<_> = request
        .workbook
        .sections
        .iter()
        .map(|section| {
            let (own, rest) =
                std::mem::take(&mut inside).into_iter().partition(|score| score.section == section.number);
            inside = rest;
            section_score::section_score(section, own, (request.recording, request.settings))
        })
        .collect();
    let sides: Vec<_> = Side::iter().map(|side| section_score::side_score(side, &sections)).collect();
    Scorecard {
        area: area(request),
        to: request.to,
        edition: edition.label().to_owned(),
        balance: section_score::balance(&sides),
        summary: section_score::summary(&sections),
        sections,
        sides,
        others,
        switched_off: request.choices.switched_off.clone().into_iter().collect(),
    }
}

fn area(request: &Request<'_>) -> Area {
    request.dataset.areas().get(request.area).cloned().unwrap_or_else(|| Area {
        code: request.area.clone(),
        name: request.area.to_string(),
        kind: AreaKind::of_code(request.area.as_str()).unwrap_or(AreaKind::Other),
    })
}
