//! A table or list by keys: one stop of the Tab key, arrows from cell to cell, each cell read out.

use eframe::egui::{EventFilter, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::super::theme::Theme;

/// Lines that a page of keys goes.
const PAGE: isize = 10;

/// Where the keyboard is in a table.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Walk {
    /// The line.
    pub(in crate::app) line: usize,
    /// The column.
    pub(in crate::app) column: usize,
    /// Whether it came there just now, so that the table has to follow.
    pub(in crate::app) moved: bool,
    /// Whether Enter was pressed.
    pub(in crate::app) entered: bool,
}

impl Walk {
    /// Frames the place that the keyboard is on, and brings it into sight when it came there.
    pub(in crate::app) fn mark(self, ui: &Ui, theme: &Theme, place: Rect) {
        if self.moved {
            ui.scroll_to_rect(place, None);
        }
        let stroke = Stroke::new(2.0, theme.colour(crate::figure::Role::Action));
        ui.painter().rect_stroke(place, 2, stroke, StrokeKind::Inside);
    }
}

/// Takes the keys that belong to a table of so many lines and columns, which is what a screen reader
/// calls it; `told` says a cell in words. `None` where the keyboard is elsewhere.
///
/// In a list, which has one column, the arrows to the sides are left to the page.
pub(in crate::app) fn walk(
    ui: &Ui,
    name: &str,
    (role, title): (Role, &str),
    (lines, columns): (usize, usize),
    told: impl Fn(usize, usize) -> Option<String>,
) -> Option<Walk> {
    let id = ui.scope_id().with((name, "walk"));
    // Inside a page that scrolls there is room without end below.
    let area = ui.available_rect_before_wrap().intersect(ui.clip_rect());
    let body = ui.interact(area, id, Sense::focusable_noninteractive());
    let before = ui.data(|data| data.get_temp::<(usize, usize)>(id)).unwrap_or_default();
    let (last_line, last_column) = (lines.saturating_sub(1), columns.saturating_sub(1));
    let (mut line, mut column) = (before.0.min(last_line), before.1.min(last_column));
    let mut entered = false;
    if body.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, down) in
            [(Key::ArrowUp, -1), (Key::ArrowDown, 1), (Key::PageUp, -PAGE), (Key::PageDown, PAGE)]
        {
            if pressed(key) {
                line = line.saturating_add_signed(down).min(last_line);
            }
        }
        for (key, across) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            if columns > 1 && pressed(key) {
                column = column.saturating_add_signed(across).min(last_column);
            }
        }
        for (key, end) in [(Key::Home, 0), (Key::End, last_line)] {
            if pressed(key) {
                line = end;
            }
        }
        entered = pressed(Key::Enter);
        ui.data_mut(|data| data.insert_temp(id, (line, column)));
    }
    body.widget_info(|| WidgetInfo {
        current_text_value: told(line, column),
        ..WidgetInfo::labeled(role, true, title)
    });
    let moved = (line, column) != before || body.gained_focus();
    body.has_focus().then_some(Walk { line, column, moved, entered })
}

/// Gives the keyboard to what can be pressed in a cell that was drawn just now.
pub(super) fn enter(ui: &Ui, cell: Rect) {
    let layer = ui.layer_id();
    let inside = ui.ctx().viewport(|viewport| {
        let mut widgets = viewport.this_pass.widgets.get_layer(layer);
        let found =
            widgets.find(|one| one.sense.is_focusable() && one.enabled && cell.contains(one.rect.center()));
        found.map(|one| one.id)
    });
    if let Some(id) = inside {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}
