//! The figures that bear on a question, as a room may see them.

use eframe::egui;

use super::super::super::{
    action::Action,
    page::Page,
    view::View,
    widgets::{link, status_square},
};
use crate::{
    scoring::{IndicatorScore, Status, sentence},
    workbook::Section,
};

/// The measured indicators of `section` with figures, without small numbers; at text size `size`.
pub(super) fn figures(
    ui: &mut egui::Ui,
    view: &View<'_>,
    section: &Section,
    size: f32,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let Some(card) = view.projected else {
        let nothing = view.scorecard.is_none();
        let words = if nothing {
            "No figures are in this scorecard yet."
        } else {
            "The figures are being looked up."
        };
        ui.label(theme.muted(words).size(size));
        return;
    };
    let score = card.sections.iter().find(|one| one.number == section.number);
    let measured: Vec<&IndicatorScore> = score
        .map(|score| score.indicators.iter().filter(|one| one.status != Status::NoData).collect())
        .unwrap_or_default();
    if measured.is_empty() {
        ui.add(egui::Label::new(theme.muted("No return measures this section.").size(size)).wrap());
        return;
    }
    if let Some(score) = score {
        ui.add(
            egui::Label::new(theme.strong(format!("Measured: {}", sentence::standing(score))).size(size))
                .wrap(),
        );
    }
    for one in measured {
        ui.horizontal_top(|ui| {
            status_square(ui, theme, one.status);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                if link(ui, theme, egui::RichText::new(&one.name).size(size)).clicked() {
                    actions.push(Action::Go(Page::Indicator(one.id.clone())));
                }
                let words = theme.muted(sentence::against_standard(one)).size(size - 1.0);
                ui.add(egui::Label::new(words).wrap());
            });
        });
    }
}
