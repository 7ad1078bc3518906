//! A white card on the ground, with an optional heading.

use eframe::egui;

use super::super::theme::Theme;

/// A card as wide as there is room.
pub(in crate::app) fn card<R>(
    ui: &mut egui::Ui,
    theme: &Theme,
    heading: &str,
    content: impl FnOnce(&mut egui::Ui) -> R,
) -> R {
    let frame = theme.card_frame();
    let width = ui.available_width() - frame.total_margin().sum().x;
    frame
        .show(ui, |ui| {
            ui.set_width(width);
            if !heading.is_empty() {
                ui.label(theme.strong(heading).size(14.0));
                ui.add_space(4.0);
            }
            content(ui)
        })
        .inner
}
