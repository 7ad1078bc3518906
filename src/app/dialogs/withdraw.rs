//! Why a figure is removed: without a reason it stays.

use eframe::egui;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
        widgets::keyboard_is_free,
    },
    main_button, modal,
};
use crate::{
    base,
    document::{Edit, WhichFigure, Withdrawal},
};

/// A figure that is about to be removed.
#[derive(Clone, Debug)]
pub(in crate::app) struct WithdrawForm {
    /// Which.
    pub(in crate::app) which: WhichFigure,
    /// What it says, with its place.
    pub(in crate::app) says: String,
    /// What is typed.
    pub(in crate::app) reason: String,
}

pub(super) fn ui(ctx: &egui::Context, theme: &Theme, form: &mut WithdrawForm, actions: &mut Vec<Action>) {
    modal(ctx, theme, "Remove a figure", actions, |ui, actions| {
        ui.label(theme.strong(form.which.to_string()));
        ui.add(egui::Label::new(&form.says).wrap());
        ui.add_space(4.0);
        let words = "It counts no more, and stays in its history with the reason. You can undo this.";
        ui.add(egui::Label::new(theme.muted(words)).wrap());
        ui.add_space(8.0);
        let label = ui.label("Reason");
        let field = egui::TextEdit::singleline(&mut form.reason).desired_width(f32::INFINITY);
        let field = ui.add(field).labelled_by(label.id);
        if form.reason.is_empty() && keyboard_is_free(ui.ctx()) {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            let ready = !form.reason.trim().is_empty();
            let pressed = main_button(ui, theme, "Remove the figure", ready);
            if ready && (pressed || entered) {
                actions.push(Action::Answer(Answer::Edit(Edit::WithdrawFigure(Box::new(Withdrawal {
                    which: form.which.clone(),
                    reason: form.reason.trim().to_owned(),
                    at: base::now(),
                })))));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}
