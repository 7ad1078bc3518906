//! Text that leads somewhere: reachable by key, and named for screen readers.

use eframe::egui::{self, RichText, Sense, Stroke, TextStyle, TextWrapMode, WidgetInfo, WidgetText};

use super::super::theme::Theme;
use crate::figure::Role;

/// `text` as a link in ink, blue while it is pointed at; cut short where there is no room.
pub(in crate::app) fn link(ui: &mut egui::Ui, theme: &Theme, text: RichText) -> egui::Response {
    let name = text.text().to_owned();
    let galley = WidgetText::from(text).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        ui.available_width(),
        TextStyle::Body,
    );
    let is_cut = galley.elided;
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, &name));
    let active = response.hovered() || response.has_focus();
    let colour = theme.colour(if active { Role::Action } else { Role::Ink });
    ui.painter().galley(rect.min, galley, colour);
    if active {
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(1.0, colour));
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if is_cut { response.on_hover_text(name) } else { response }
}
