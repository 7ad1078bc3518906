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
    let text = egui::WidgetText::from(status_text(theme, status, text));
    let name = text.text().to_owned();
    let galley = text.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Body);
    let padding = egui::vec2(8.0, 3.0);
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    ui.painter().rect_filled(rect, 4, theme.status_tint(status));
    ui.painter().galley(rect.min + padding, galley, theme.status(status));
    response
}

/// `✓ Met` in its colour.
fn status_text(theme: &Theme, status: Status, text: &str) -> egui::RichText {
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
