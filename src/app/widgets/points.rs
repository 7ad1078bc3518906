//! The points of a chart in the order in which they are read, for the keyboard and for those who cannot see
//! them: arrow keys go from one to the next, and each is read out.

use eframe::egui::{self, EventFilter, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::{super::theme::Theme, plot::Zoom};
use crate::figure::{AxisKind, Figure, Mark, Point, Role};

/// The points that say something.
pub(super) struct Reader<'a> {
    /// From left to right, or from the top down where they stand in rows.
    pub(super) points: Vec<&'a Point>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(figure: &'a Figure) -> Self {
        let marked = figure.marks.iter().flat_map(|mark| match mark {
            Mark::Points { points, .. } | Mark::Missing { points } => points.as_slice(),
            _ => &[],
        });
        let mut points: Vec<&Point> = marked.filter(|point| !point.hover.is_empty()).collect();
        match figure.y.kind {
            AxisKind::Names => points.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x))),
            AxisKind::Time | AxisKind::Number => points.sort_by(|a, b| a.x.total_cmp(&b.x)),
        }
        // The latest figure is drawn once more, larger.
        points.dedup_by(|a, b| a.hover == b.hover && a.x.to_bits() == b.x.to_bits());
        Self { points }
    }

    fn id(ui: &Ui) -> egui::Id {
        ui.scope_id().with("points")
    }

    /// The point on which the keyboard is.
    pub(super) fn focused(&self, ui: &Ui, zoom: &Zoom) -> Option<&'a Point> {
        let has_focus = ui.memory(|memory| memory.has_focus(Self::id(ui)));
        zoom.at.filter(|_| has_focus).and_then(|at| self.points.get(at)).copied()
    }

    /// Goes by keys, and reads the point out; gives the place across of a point that was entered.
    pub(super) fn keys(&self, ui: &Ui, theme: &Theme, frame: Rect, zoom: &mut Zoom) -> Option<f64> {
        let last = self.points.len().checked_sub(1)?;
        let response = ui.interact(frame, Self::id(ui), Sense::FOCUSABLE);
        let mut entered = None;
        if response.has_focus() {
            let filter =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let mut at = zoom.at.map_or(last, |at| at.min(last));
            let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            for key in [Key::ArrowRight, Key::ArrowDown] {
                at = if pressed(key) { (at + 1).min(last) } else { at };
            }
            for key in [Key::ArrowLeft, Key::ArrowUp] {
                at = if pressed(key) { at.saturating_sub(1) } else { at };
            }
            at = if pressed(Key::Home) { 0 } else { at };
            at = if pressed(Key::End) { last } else { at };
            if pressed(Key::Enter) {
                entered = self.points.get(at).map(|point| point.x);
            }
            zoom.at = Some(at);
            let focus = Stroke::new(1.5, theme.colour(Role::Action));
            ui.painter().rect_stroke(frame, 4, focus, StrokeKind::Inside);
        }
        let at = zoom.at.map_or(last, |at| at.min(last));
        let words = self.points.get(at).map_or_else(String::new, |point| point.hover.replace('\n', ". "));
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(words.clone()),
            ..WidgetInfo::labeled(egui::Role::Slider, true, "Points of the chart")
        });
        entered
    }
}
