//! A painted area that can be pressed, by pointer or key.

use eframe::egui::{self, CursorIcon, Rect, Sense, Stroke, StrokeKind, WidgetInfo};

use super::super::theme::Theme;
use crate::figure::Role;

/// Makes `area` a button called `name` and paints its card under what comes next.
pub(in crate::app) fn pressable(
    ui: &egui::Ui,
    theme: &Theme,
    area: Rect,
    id: egui::Id,
    name: &str,
) -> egui::Response {
    let response = ui.interact(area, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    let active = response.hovered() || response.has_focus();
    let stroke = if active {
        Stroke::new(1.5, theme.colour(Role::Action))
    } else {
        Stroke::new(1.0, theme.colour(Role::Line))
    };
    ui.painter().rect(area, 6, theme.colour(Role::Card), stroke, StrokeKind::Inside);
    response
}
