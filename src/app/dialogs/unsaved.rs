//! The question before changes are lost, one's own or somebody else's.

use std::path::Path;

use eframe::egui;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    Next, main_button, modal,
};

/// “Save the changes first?”
pub(super) fn unsaved(ctx: &egui::Context, theme: &Theme, next: &Next, actions: &mut Vec<Action>) {
    modal(ctx, theme, "Save the changes first?", actions, |ui, actions| {
        let doing = match next {
            Next::Close => "closes",
            Next::Command(_) | Next::OpenFile(_) | Next::Recover(_) => "opens another scorecard",
        };
        ui.label(format!("This scorecard has changes that are not saved. Going on {doing} and loses them."));
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            if main_button(ui, theme, "Save", true) {
                actions.push(Action::Answer(Answer::SaveFirst));
            }
            if ui.button("Don’t save").clicked() {
                actions.push(Action::Answer(Answer::Discard));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

/// “The file was changed by somebody else.”
pub(super) fn changed_by_others(ctx: &egui::Context, theme: &Theme, path: &Path, actions: &mut Vec<Action>) {
    modal(ctx, theme, "The file was changed by somebody else", actions, |ui, actions| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        ui.label(format!(
            "{name} is not as it was when you opened it. Save your scorecard under another name to keep \
             both, or write over what is there."
        ));
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            if main_button(ui, theme, "Save as…", true) {
                actions.push(Action::Answer(Answer::SaveFirst));
            }
            if ui.button("Write over it").clicked() {
                actions.push(Action::Answer(Answer::Overwrite));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

/// “Somebody else changed the file that is open.”
pub(super) fn changed_elsewhere(ctx: &egui::Context, theme: &Theme, name: &str, actions: &mut Vec<Action>) {
    modal(ctx, theme, "The file was changed by somebody else", actions, |ui, actions| {
        ui.label(format!(
            "{name} holds something else than this window: somebody saved it meanwhile. What you have here is \
             untouched. Theirs can be loaded in its place, which you can undo."
        ));
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            if main_button(ui, theme, "Keep mine", true) {
                actions.push(Action::Answer(Answer::Cancel));
            }
            if ui.button("Load theirs").clicked() {
                actions.push(Action::Answer(Answer::Revert));
            }
            if ui.button("Save mine as…").clicked() {
                actions.push(Action::Answer(Answer::SaveFirst));
            }
        });
    });
}

/// More changes than these are counted.
const LISTED: usize = 8;

/// “Revert to what was saved?”
pub(super) fn revert(ctx: &egui::Context, theme: &Theme, lost: &[String], actions: &mut Vec<Action>) {
    modal(ctx, theme, "Revert to what was saved?", actions, |ui, actions| {
        ui.label("These changes are taken back, the latest first. You can undo this.");
        ui.add_space(8.0);
        for label in lost.iter().take(LISTED) {
            ui.add(egui::Label::new(format!("● {label}")).wrap());
        }
        if lost.len() > LISTED {
            ui.label(theme.muted(format!("and {} more", lost.len() - LISTED)));
        }
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            if main_button(ui, theme, "Revert", true) {
                actions.push(Action::Answer(Answer::Revert));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}
