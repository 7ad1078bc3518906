//! Infant mortality here and in England over time, small enough for a card.

use std::fmt::Write as _;

use eframe::egui::{self, Align2, Color32, FontId, Pos2, Rect, Sense, Stroke, WidgetInfo, pos2, vec2};

use super::super::digest::Deaths;
use crate::{app::theme::Theme, base::number_format, figure::Role};

/// What it shows.
pub(super) const TITLE: &str = "Infant deaths per 1,000 live births";

/// Draws the chart as wide as there is room; gives whether it was pressed.
pub(super) fn deaths_chart(ui: &mut egui::Ui, theme: &Theme, deaths: &Deaths) -> bool {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 96.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, in_words(deaths)));
    let scale = Scale::of(area, deaths);
    let small = FontId::proportional(12.0);
    let (muted, line) = (theme.colour(Role::Muted), theme.colour(Role::Line));
    let painter = ui.painter();
    if response.has_focus() || response.hovered() {
        let focus = Stroke::new(1.0, theme.colour(Role::Action));
        painter.rect_stroke(area.expand(4.0), 6, focus, egui::StrokeKind::Inside);
    }
    for value in &scale.ticks {
        let y = scale.y(*value);
        painter.hline(scale.plot.x_range(), y, Stroke::new(1.0, line));
        let text = number_format::short(*value, 1);
        painter.text(pos2(area.left(), y), Align2::LEFT_CENTER, text, small.clone(), muted);
    }
    if let (Some(first), Some(last)) = (deaths.periods.first(), deaths.periods.last()) {
        let y = area.bottom();
        painter.text(pos2(scale.plot.left(), y), Align2::LEFT_BOTTOM, first, small.clone(), muted);
        painter.text(pos2(scale.plot.right(), y), Align2::RIGHT_BOTTOM, last, small.clone(), muted);
        // Between the two periods, where there is room; they say it too.
        if scale.plot.width() > 250.0 {
            let at = pos2(scale.plot.center().x, y);
            painter.text(at, Align2::CENTER_BOTTOM, deaths.pooled, small, muted);
        }
    }
    let mut ends = Vec::new();
    for (values, name, colour) in
        [(&deaths.england, "England", muted), (&deaths.us, "Here", theme.colour(Role::Ink))]
    {
        let end = draw(ui, &scale, values, colour);
        ends.extend(end.map(|(place, value)| (place, format!("{name} {value:.1}"), colour)));
    }
    keep_apart(&mut ends);
    for (place, text, colour) in ends {
        let font = FontId::proportional(12.0);
        ui.painter().text(place + vec2(8.0, 0.0), Align2::LEFT_CENTER, text, font, colour);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// Draws one series; gives the place and value of its last figure.
fn draw(ui: &egui::Ui, scale: &Scale, values: &[Option<f64>], colour: Color32) -> Option<(Pos2, f64)> {
    let stroke = Stroke::new(2.0, colour);
    let mut last: Option<(usize, Pos2, f64)> = None;
    for (i, value) in values.iter().enumerate() {
        let Some(value) = value else { continue };
        let place = scale.place(i, *value);
        match last {
            Some((before, from, _)) if before + 1 == i => {
                ui.painter().line_segment([from, place], stroke);
            }
            _ => {
                ui.painter().circle_filled(place, 1.5, colour);
            }
        }
        last = Some((i, place, *value));
    }
    let (_, place, value) = last?;
    ui.painter().circle_filled(place, 3.0, colour);
    Some((place, value))
}

/// Moves two labels apart that would run into each other.
fn keep_apart(ends: &mut [(Pos2, String, Color32)]) {
    const APART: f32 = 15.0;
    if let [(one, ..), (other, ..)] = ends {
        let gap = other.y - one.y;
        if gap.abs() < APART {
            let push = (APART - gap.abs()) / 2.0 * if gap < 0.0 { -1.0 } else { 1.0 };
            one.y -= push;
            other.y += push;
        }
    }
}

fn in_words(deaths: &Deaths) -> String {
    let last = |values: &[Option<f64>]| values.last().copied().flatten();
    let mut words = TITLE.to_owned();
    if !deaths.pooled.is_empty() {
        let _ = write!(words, ", {}", deaths.pooled);
    }
    if let (Some(period), Some(us)) = (deaths.periods.last(), last(&deaths.us)) {
        let _ = write!(words, ": {us:.1} here in {period}");
    }
    if let Some(england) = last(&deaths.england) {
        let _ = write!(words, ", {england:.1} in England");
    }
    words
}

/// From figures to points: round numbers below the lowest and above the highest.
struct Scale {
    plot: Rect,
    ticks: Vec<f64>,
    low: f64,
    high: f64,
    steps: f32,
}

impl Scale {
    fn of(area: Rect, deaths: &Deaths) -> Self {
        let plot = Rect::from_min_max(area.min + vec2(24.0, 8.0), area.max - vec2(82.0, 26.0));
        let drawn = || deaths.us.iter().chain(&deaths.england).copied().flatten();
        let (lowest, highest) = (drawn().fold(f64::MAX, f64::min), drawn().fold(f64::MIN, f64::max));
        let step = [0.5, 1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .find(|step| (highest / step).ceil() - (lowest / step).floor() <= 3.0)
            .unwrap_or(20.0);
        let (low, high) = ((lowest / step).floor() * step, (highest / step).ceil() * step);
        let high = if high > low { high } else { low + step };
        let ticks = (0..=3).map(|i| low + f64::from(i) * step).filter(|tick| *tick <= high + 1e-9).collect();
        let steps = u16::try_from(deaths.periods.len().saturating_sub(1)).unwrap_or(1).max(1);
        Self { plot, ticks, low, high, steps: f32::from(steps) }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a share, then points")]
    fn y(&self, value: f64) -> f32 {
        let share = ((value - self.low) / (self.high - self.low)) as f32;
        self.plot.bottom() - share * self.plot.height()
    }

    fn place(&self, i: usize, value: f64) -> Pos2 {
        let i = f32::from(u16::try_from(i).unwrap_or(u16::MAX));
        pos2(self.plot.left() + i / self.steps * self.plot.width(), self.y(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_would_touch_are_moved_apart() {
        let mut ends = [
            (pos2(0.0, 50.0), String::new(), Color32::BLACK),
            (pos2(0.0, 45.0), String::new(), Color32::BLACK),
        ];
        keep_apart(&mut ends);
        assert_eq!((ends[0].0.y, ends[1].0.y), (55.0, 40.0));
    }
}
