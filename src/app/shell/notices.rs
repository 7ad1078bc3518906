//! Messages, each on screen until it is read.

use eframe::egui::{self, Align, Layout, RichText};

use super::super::{
    action::Action,
    state::State,
    theme::{Theme, semi_bold},
};
use crate::{base::Severity, figure::Role};

/// The messages, oldest first.
pub(super) fn ui(ui: &mut egui::Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    for (i, notice) in state.notices.iter().enumerate() {
        let (role, word) = match notice.severity {
            Severity::Note => (Role::Action, "Done"),
            Severity::Warning => (Role::Close, "Please look"),
            Severity::Error => (Role::NotMet, "Not done"),
        };
        let frame = theme.card_frame().inner_margin(egui::Margin::symmetric(12, 6));
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(word).family(semi_bold()).color(theme.colour(role)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.button("Dismiss").clicked() {
                        actions.push(Action::Dismiss(i));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(egui::Label::new(&notice.text).wrap());
                    });
                });
            });
        });
    }
}
