//! Keys in the grid: arrows move, Enter opens what the column means, Shift+Enter the row; Delete leaves
//! the row out.

use eframe::egui::{self, EventFilter, Key, Modifiers, Ui};

use super::{Asked, Frame, GridState, Menu, Shown};

/// Delete leaves the row of the cursor out, or takes it again.
pub(super) fn leaves(ui: &Ui, body: &egui::Response, shown: &Shown<'_>, state: &GridState) -> Option<Asked> {
    let row = state.cursor.row;
    if !body.has_focus() || state.menu.is_some() || !shown.is_data(row) {
        return None;
    }
    let pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete));
    pressed.then(|| Asked::Rows(shown.without(row)))
}

/// Acts on the keys that the grid has; whether the cursor moved.
pub(super) fn act(ui: &Ui, body: &egui::Response, frame: &Frame, state: &mut GridState) -> bool {
    if !body.has_focus() || state.menu.is_some() {
        return false;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(body.id, filter));
    let before = state.cursor;
    if body.gained_focus() {
        body.scroll_to_me(None);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows that fit a window")]
    let page = (frame.fitting() as u32).saturating_sub(1).max(1);
    let (last_row, last_column) = (frame.rows.saturating_sub(1), frame.columns().saturating_sub(1));
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let cursor = &mut state.cursor;
    if pressed(Modifiers::COMMAND, Key::Home) {
        (cursor.row, cursor.column) = (0, 0);
    }
    if pressed(Modifiers::COMMAND, Key::End) {
        (cursor.row, cursor.column) = (last_row, last_column);
    }
    for (key, rows, columns) in [
        (Key::ArrowUp, -1, 0),
        (Key::ArrowDown, 1, 0),
        (Key::ArrowLeft, 0, -1),
        (Key::ArrowRight, 0, 1),
        (Key::PageUp, -i32::try_from(page).unwrap_or(1), 0),
        (Key::PageDown, i32::try_from(page).unwrap_or(1), 0),
    ] {
        if pressed(Modifiers::NONE, key) {
            cursor.row = cursor.row.saturating_add_signed(rows).min(last_row);
            cursor.column = cursor.column.saturating_add_signed(columns).min(last_column);
        }
    }
    if pressed(Modifiers::NONE, Key::Home) {
        cursor.column = 0;
    }
    if pressed(Modifiers::NONE, Key::End) {
        cursor.column = last_column;
    }
    let cursor = *cursor;
    if pressed(Modifiers::SHIFT, Key::Enter) {
        state.menu = Some(Menu::Row(cursor.row));
    } else if pressed(Modifiers::NONE, Key::Enter) {
        state.menu = Some(Menu::Column(cursor.column));
    }
    cursor != before || state.menu.is_some()
}
