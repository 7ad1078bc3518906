//! A profile of the user's own: another name, or none of it any more.

use eframe::egui;

use super::{
    super::{
        action::{Action, Answer, ProfileStep},
        theme::Theme,
    },
    main_button, modal,
};

/// Asks for another name.
pub(super) fn rename(
    ctx: &egui::Context,
    theme: &Theme,
    old: &str,
    text: &mut String,
    actions: &mut Vec<Action>,
) {
    modal(ctx, theme, "Rename a kind of return", actions, |ui, actions| {
        let label = ui.label("Name");
        let field = egui::TextEdit::singleline(text).desired_width(f32::INFINITY);
        let field = ui.add(field).labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            let ready = !text.trim().is_empty();
            let pressed = main_button(ui, theme, "Rename", ready);
            if pressed || (entered && ready) {
                let step = ProfileStep::Rename(old.to_owned(), text.trim().to_owned());
                actions.push(Action::Answer(Answer::Profile(step)));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

/// Asks whether it is really not wanted any more.
pub(super) fn forget(ctx: &egui::Context, theme: &Theme, name: &str, actions: &mut Vec<Action>) {
    modal(ctx, theme, "Delete a kind of return", actions, |ui, actions| {
        ui.label(format!(
            "Spruce will no longer know “{name}”. Returns that were imported stay as they are."
        ));
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            if main_button(ui, theme, "Delete it", true) {
                actions.push(Action::Answer(Answer::Profile(ProfileStep::Remove(name.to_owned()))));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}
