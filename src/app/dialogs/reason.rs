//! Why an indicator is left out of the scorecard: without a reason it stays in.

use eframe::egui;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    main_button, modal,
};
use crate::{document::Edit, domain::IndicatorId};

pub(super) fn ui(
    ctx: &egui::Context,
    theme: &Theme,
    indicator: &IndicatorId,
    name: &str,
    text: &mut String,
    actions: &mut Vec<Action>,
) {
    modal(ctx, theme, "Leave an indicator out", actions, |ui, actions| {
        ui.label(format!("“{name}” will not be expected or scored. The reason is kept and shown."));
        ui.add_space(8.0);
        let label = ui.label("Reason");
        ui.add(egui::TextEdit::singleline(text).desired_width(f32::INFINITY)).labelled_by(label.id);
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            let ready = !text.trim().is_empty();
            ui.add_enabled_ui(ready, |ui| {
                if main_button(ui, theme, "Leave it out", true) {
                    actions.push(Action::Answer(Answer::Edit(Edit::SwitchIndicator {
                        indicator: indicator.clone(),
                        off_because: Some(text.trim().to_owned()),
                    })));
                }
            });
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}
