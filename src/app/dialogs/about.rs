//! Version, licences and acknowledgements.

use eframe::egui;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    modal,
};

pub(super) fn ui(ctx: &egui::Context, theme: &Theme, actions: &mut Vec<Action>) {
    modal(ctx, theme, "About Spruce", actions, |ui, actions| {
        ui.label(format!(
            "Version {}. Licensed under MIT or Apache 2.0, as you prefer.",
            env!("CARGO_PKG_VERSION")
        ));
        ui.add_space(8.0);
        ui.label(
            "The framework is that of the Department of Health workbook of 2011 on the systematic management \
             of programmes to address high infant mortality rates, put in our own words. The workbook and the \
             published returns are Crown copyright. Contains public sector information licensed under the \
             Open Government Licence v3.0.",
        );
        ui.add_space(8.0);
        ui.label("Typeface: Inter, © The Inter Project Authors, SIL Open Font License 1.1.");
        ui.add_space(8.0);
        ui.label("Nothing leaves this computer: Spruce has no network code.");
        ui.add_space(16.0);
        if theme.primary_button(ui, "Close").clicked() {
            actions.push(Action::Answer(Answer::Cancel));
        }
    });
}
