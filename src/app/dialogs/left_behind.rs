//! Unsaved changes of a program that ended without saving.

use eframe::egui;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    modal, named_button,
};

pub(super) fn ui(ctx: &egui::Context, theme: &Theme, left: &[(String, String)], actions: &mut Vec<Action>) {
    modal(ctx, theme, "Changes that were not saved", actions, |ui, actions| {
        ui.label("Spruce ended without saving these scorecards. A copy of each was kept.");
        ui.add_space(12.0);
        for (i, (title, kept)) in left.iter().enumerate() {
            ui.horizontal(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(230.0);
                    ui.add(egui::Label::new(theme.strong(title)).truncate());
                    ui.label(theme.small(kept));
                });
                if named_button(ui, "Open", &format!("Open the changes of {title}")) {
                    actions.push(Action::Answer(Answer::Recover(i)));
                }
                if named_button(ui, "Throw away", &format!("Throw the changes of {title} away")) {
                    actions.push(Action::Answer(Answer::ForgetLeft(i)));
                }
            });
        }
        ui.add_space(16.0);
        if ui.button("Later").on_hover_text("They are offered again when Spruce starts").clicked() {
            actions.push(Action::Answer(Answer::Cancel));
        }
    });
}
