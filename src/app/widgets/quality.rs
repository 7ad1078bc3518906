//! How far a figure can be relied on: a dot, full, half or open, and its word.

use eframe::egui::{self, Pos2, Sense, Stroke, Vec2, WidgetInfo, pos2};

use super::super::theme::Theme;
use crate::{
    figure::Role,
    scoring::{DataQuality, Quality},
};

/// The dot; its word and the reasons when it is pointed at.
pub(in crate::app) fn quality_dot(ui: &mut egui::Ui, theme: &Theme, quality: &DataQuality) {
    let word = quality.level.label();
    quality_sign(ui, theme, quality.level).on_hover_ui(|ui| {
        ui.label(theme.strong(format!("Data quality: {word}")));
        for reason in &quality.reasons {
            ui.label(format!("{}: {}", reason.aspect.label(), reason.text));
        }
    });
}

/// The dot alone.
pub(in crate::app) fn quality_sign(ui: &mut egui::Ui, theme: &Theme, level: Quality) -> egui::Response {
    let (response, painter) = ui.allocate_painter(Vec2::splat(16.0), Sense::hover());
    let word = level.label();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("data quality {word}")));
    let (centre, radius, colour) = (response.rect.center(), 5.0, theme.colour(Role::Muted));
    match level {
        Quality::Full => {
            painter.circle_filled(centre, radius, colour);
        }
        Quality::Partial => {
            painter.add(egui::Shape::convex_polygon(left_half(centre, radius), colour, Stroke::NONE));
            painter.circle_stroke(centre, radius, Stroke::new(1.5, colour));
        }
        Quality::Poor => {
            painter.circle_stroke(centre, radius, Stroke::new(1.5, colour));
        }
    }
    response
}

fn left_half(centre: Pos2, radius: f32) -> Vec<Pos2> {
    (0_u8..=12)
        .map(|step| {
            let angle = std::f32::consts::PI * (0.5 + f32::from(step) / 12.0);
            pos2(centre.x + radius * angle.cos(), centre.y + radius * angle.sin())
        })
        .collect()
}
