//! A series in the height of a line of text.

use eframe::egui::{self, Pos2, Sense, Stroke, Vec2, pos2};

use super::super::theme::{Theme, role_of};
use crate::{figure, scoring::Status};

/// Draws `values` with their standard as a dashed line and the last value as a dot in its status' colour.
pub(in crate::app) fn sparkline(
    ui: &mut egui::Ui,
    theme: &Theme,
    values: &[Option<f64>],
    standard: Option<f64>,
    status: Status,
    size: Vec2,
) {
    let (response, painter) = ui.allocate_painter(size, Sense::hover());
    let area = response.rect.shrink2(Vec2::new(4.0, 5.0));
    let spark = figure::sparkline(values, standard);
    #[expect(clippy::cast_possible_truncation, reason = "pixels")]
    let place = |(x, y): (f64, f64)| {
        pos2(area.left() + x as f32 * area.width(), area.bottom() - y as f32 * area.height())
    };
    if let Some(y) = spark.standard {
        let ends = [place((0.0, y)), place((1.0, y))];
        let stroke = Stroke::new(1.0, theme.colour(figure::Role::Muted));
        painter.extend(egui::Shape::dashed_line(&ends, stroke, 3.0, 3.0));
    }
    for line in &spark.runs {
        let points: Vec<Pos2> = line.iter().copied().map(place).collect();
        painter.line(points, Stroke::new(1.5, theme.colour(figure::Role::Ink)));
    }
    if let Some(last) = spark.last {
        painter.circle_filled(place(last), 3.0, theme.colour(role_of(status)));
    }
}
