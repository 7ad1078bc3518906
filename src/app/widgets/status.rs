//! A status: always its sign and its word, never colour alone.

use eframe::egui;

use super::super::theme::{Theme, semi_bold};
use crate::scoring::Status;

/// `✓ Met` on its tint.
pub(in crate::app) fn status_chip(
    ui: &mut egui::Ui,
    theme: &Theme,
    status: Status,
    text: &str,
) -> egui::Response {
    egui::Frame::new()
        .fill(theme.status_tint(status))
        .corner_radius(4)
        .inner_margin(egui::Margin::symmetric(8, 3))
        .show(ui, |ui| ui.label(status_text(theme, status, text)))
        .inner
}

/// `✓ Met` in its colour.
pub(in crate::app) fn status_text(theme: &Theme, status: Status, text: &str) -> egui::RichText {
    egui::RichText::new(format!("{} {text}", status.sign())).family(semi_bold()).color(theme.status(status))
}

/// The sign alone on a square of its tint, for lists whose text says the word.
pub(in crate::app) fn status_square(ui: &mut egui::Ui, theme: &Theme, status: Status) {
    let (response, painter) = ui.allocate_painter(egui::vec2(26.0, 26.0), egui::Sense::hover());
    painter.rect_filled(response.rect, 4, theme.status_tint(status));
    painter.text(
        response.rect.center(),
        egui::Align2::CENTER_CENTER,
        status.sign(),
        egui::FontId::new(13.0, semi_bold()),
        theme.status(status),
    );
}
