//! How far the high impact changes are in place.

use crate::{
    document::Document,
    figure::{self, Caption, ChangeRow, Figure},
    scoring::{Scorecard, Status},
    workbook::{Catalogue, HighImpactChange},
    workshop::{InPlace, KeyAction, Origin},
};

/// The indicators that bear on a change, scored or not, in the order of the catalogue.
pub fn indicators_of<'a>(
    catalogue: &'a Catalogue,
    change: &HighImpactChange,
) -> impl Iterator<Item = &'a crate::workbook::Indicator> {
    let number = change.number;
    catalogue.indicators.iter().filter(move |one| one.high_impact_changes.contains(&number))
}

/// The actions that bear on a change: those that come from it, from a question that asks about it or
/// from an indicator that shows it, and those that should change such an indicator.
pub fn actions_of<'a>(
    document: &'a Document,
    catalogue: &'a Catalogue,
    change: &'a HighImpactChange,
) -> impl Iterator<Item = &'a KeyAction> {
    document.workshops.actions.iter().filter(move |action| {
        let from = match &action.origin {
            Origin::Change(number) => *number == change.number,
            Origin::Gap(place) => change.questions.contains(place),
            Origin::Indicator(_) | Origin::Nothing => false,
        };
        let shows = |id| {
            let known = catalogue.indicator(id);
            known.is_some_and(|known| known.high_impact_changes.contains(&change.number))
        };
        from || action.indicators().any(shows)
    })
}

/// The high impact changes, each in the column of how far it is in place.
#[must_use]
pub fn changes_figure(document: &Document, catalogue: &Catalogue, card: &Scorecard) -> Figure {
    let rows: Vec<ChangeRow> = document
        .workbook()
        .high_impact_changes
        .iter()
        .map(|change| {
            let said = document.workshops.changes.get(&change.number).cloned().unwrap_or_default();
            let scored: Vec<Status> = indicators_of(catalogue, change)
                .filter_map(|one| card.indicator(&one.id))
                .map(|score| score.status)
                .filter(|status| matches!(status, Status::Met | Status::Close | Status::NotMet))
                .collect();
            let met = scored.iter().filter(|status| **status == Status::Met).count();
            let open = actions_of(document, catalogue, change).filter(|action| action.status.is_open());
            ChangeRow {
                number: change.number,
                name: change.name.clone(),
                state: said.state,
                lead: said.lead,
                met: (met, scored.len()),
                actions: open.count(),
            }
        })
        .collect();
    let count = |state| rows.iter().filter(|row| row.state == state).count();
    let (yes, partly, all) = (count(InPlace::Yes), count(InPlace::Partly), rows.len());
    let title = format!("{yes} of {all} high impact changes are in place, {partly} in part");
    let Scorecard { area, to, .. } = card;
    let caption = Caption {
        title,
        subtitle: format!("{}, up to {to}", area.label()),
        source: "Source: what people at workshops said.".to_owned(),
        method: String::new(),
    };
    figure::change_grid(&caption, &rows)
}
