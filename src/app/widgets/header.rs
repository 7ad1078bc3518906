//! The head of a page: its name, what it shows, and its buttons at the right.

use eframe::egui;

use super::{super::theme::Theme, ends::Ends};

/// A heading with a lesser line beside it and buttons at the right end.
pub(in crate::app) fn page_header(
    ui: &mut egui::Ui,
    theme: &Theme,
    heading: &str,
    beside: &str,
    buttons: impl FnOnce(&mut egui::Ui),
) {
    ui.horizontal(|ui| {
        let ends = Ends::new(ui, "head");
        ends.left(ui, |ui| {
            ui.label(theme.heading(heading));
            ui.add(egui::Label::new(theme.muted(beside)).truncate());
        });
        ends.right(ui, buttons);
    });
    ui.add_space(8.0);
}
