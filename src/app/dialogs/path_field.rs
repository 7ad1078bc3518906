//! A path to type, for systems on which no file dialog can be opened.

use std::path::PathBuf;

use eframe::egui;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
        widgets::keyboard_is_free,
    },
    Purpose, main_button, modal,
};

pub(super) fn ui(
    ctx: &egui::Context,
    theme: &Theme,
    purpose: &Purpose,
    text: &mut String,
    actions: &mut Vec<Action>,
) {
    modal(ctx, theme, purpose.title(), actions, |ui, actions| {
        ui.label("No file dialog could be opened here, so type the path instead.");
        ui.add_space(8.0);
        let label = ui.label("Path");
        let field =
            ui.add(egui::TextEdit::singleline(text).desired_width(f32::INFINITY)).labelled_by(label.id);
        if text.is_empty() && keyboard_is_free(ui.ctx()) {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            let pressed = main_button(ui, theme, "Go on", true);
            if (pressed || entered) && !text.trim().is_empty() {
                actions.push(Action::Answer(Answer::Path(PathBuf::from(text.trim()))));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}
