//! What a page says when there is nothing to show yet: what to do next.

use eframe::egui;

use super::super::theme::Theme;

/// A heading and advice in the middle of the page, with a place for a button.
pub(in crate::app) fn empty_state(
    ui: &mut egui::Ui,
    theme: &Theme,
    heading: &str,
    advice: &str,
    button: impl FnOnce(&mut egui::Ui),
) {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 3.0).min(160.0));
        ui.label(theme.heading(heading));
        ui.add_space(4.0);
        // A line that long is hard to read, and does not fit a small window.
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(620.0));
            ui.add(egui::Label::new(theme.muted(advice)).wrap());
        });
        ui.add_space(16.0);
        button(ui);
    });
}
