//! Version, licences and acknowledgements.

use eframe::egui;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    main_button, modal,
};
use crate::figure::Role;

/// Every part of the program with its licence and the words of the licences.
const PARTS: &str = include_str!("../../../assets/licences/parts.txt");
/// The height of one of its lines, in points.
const LINE: f32 = 15.0;

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
        ui.add_space(8.0);
        parts(ui, theme);
        ui.add_space(16.0);
        if main_button(ui, theme, "Close", true) {
            actions.push(Action::Answer(Answer::Cancel));
        }
    });
}

/// The list of parts: thousands of lines, of which those in sight are drawn.
fn parts(ui: &mut egui::Ui, theme: &Theme) {
    egui::CollapsingHeader::new("Parts that Spruce is built from, and their licences").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let scroll = egui::ScrollArea::vertical().max_height(240.0).auto_shrink([false, true]);
        scroll.show_rows(ui, LINE, PARTS.lines().count(), |ui, rows| {
            for line in PARTS.lines().skip(rows.start).take(rows.len()) {
                let (area, response) =
                    ui.allocate_exact_size(egui::vec2(ui.available_width(), LINE), egui::Sense::hover());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, line));
                let font = egui::FontId::proportional(11.0);
                let ink = theme.colour(Role::Muted);
                ui.painter().text(area.left_center(), egui::Align2::LEFT_CENTER, line, font, ink);
            }
        });
    });
}
