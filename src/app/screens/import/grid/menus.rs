//! The grid's menus: what a column means, and what a row is.

use eframe::egui::{self, Id, Popup, PopupCloseBehavior, Rect, RectAlign, Ui};

use super::super::{super::super::view::View, roles};
use super::{Asked, Frame, GridState, HEAD, Menu, NUMBERS, Shown, body_id, paint::is_heading};
use crate::{
    domain::CellAddress,
    returns::{Mapping, RowChoice},
};

/// What the menus remember while one is open.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    opened: Option<Menu>,
    roles: roles::Search,
}

/// The menu that is open; gives what was asked for in it.
pub(super) fn ui(
    ui: &Ui,
    view: &View<'_>,
    shown: &Shown<'_>,
    frame: &Frame,
    state: &mut GridState,
) -> Option<Asked> {
    let menu = state.menu?;
    let fresh = state.menus.opened != Some(menu);
    if fresh {
        state.menus = Remembered { opened: Some(menu), ..Remembered::default() };
    }
    let anchor = anchor(frame, state, menu);
    let mut open = true;
    let mut asked = None;
    let mut unknown = false;
    let popup =
        Popup::new(Id::unique(("menu of the sheet", shown.id.1)), ui.ctx().clone(), anchor, ui.layer_id())
            .align(RectAlign::BOTTOM_START)
            .gap(2.0)
            .open_bool(&mut open)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        asked = match menu {
            Menu::Column(column) => {
                let asked = column_menu(ui, view, shown, column, &mut state.menus.roles, fresh);
                unknown = ui.button("New indicator…").clicked();
                asked.map(|mapping| Asked::Mapping(Box::new(mapping)))
            }
            Menu::Row(row) => row_menu(ui, view, shown, row, fresh),
        };
    });
    if let (true, Menu::Column(column)) = (unknown, menu) {
        state.unknown = Some(column);
    }
    if asked.is_some() || unknown || !open {
        state.menu = None;
        state.menus = Remembered::default();
        ui.memory_mut(|memory| memory.request_focus(body_id()));
    }
    asked
}

fn anchor(frame: &Frame, state: &GridState, menu: Menu) -> Rect {
    let rect = match menu {
        Menu::Column(column) => {
            let head = egui::Rangef::new(frame.whole.top(), frame.whole.top() + HEAD);
            Rect::from_x_y_ranges(frame.column(column, state.left), head)
        }
        Menu::Row(row) => {
            let numbers = egui::Rangef::new(frame.whole.left(), frame.whole.left() + NUMBERS);
            Rect::from_x_y_ranges(numbers, frame.row(row, state.top))
        }
    };
    let clipped = rect.intersect(frame.whole);
    if clipped.is_positive() { clipped } else { Rect::from_min_size(frame.body.min, egui::Vec2::ZERO) }
}

fn column_menu(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown<'_>,
    column: u32,
    search: &mut roles::Search,
    fresh: bool,
) -> Option<Mapping> {
    let at = usize::try_from(column).unwrap_or(usize::MAX);
    let role = shown.mapping.columns.get(at).cloned().unwrap_or_default();
    let heading = heading(shown, column);
    let letters = CellAddress::column_letters(column);
    ui.set_width(320.0);
    let name = if heading.is_empty() {
        format!("Column {letters}")
    } else {
        format!("Column {letters}, “{heading}”")
    };
    ui.add(egui::Label::new(view.theme.strong(name)).truncate());
    let chosen = roles::choose(ui, view, &heading, &role, search, fresh)?;
    let mut mapping = shown.mapping.clone();
    if mapping.columns.len() <= at {
        mapping.columns.resize_with(at.saturating_add(1).min(16_384), Default::default);
    }
    if let Some(place) = mapping.columns.get_mut(at) {
        *place = chosen;
    }
    Some(mapping)
}

/// The words of a column's heading rows.
pub(super) fn heading(shown: &Shown<'_>, column: u32) -> String {
    let mapping = shown.mapping;
    let rows = mapping.header_row..mapping.header_row.saturating_add(mapping.header_rows);
    let words = rows.map(|row| shown.sheet.grid.cell(row, column).shown().trim().to_owned());
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The deepest headings.
const DEEPEST: u32 = 7;

fn row_menu(ui: &mut Ui, view: &View<'_>, shown: &Shown<'_>, row: u32, fresh: bool) -> Option<Asked> {
    let mapping = shown.mapping;
    ui.set_width(280.0);
    ui.label(view.theme.strong(format!("Row {}", row + 1)));
    let mut asked = None;
    let mut first = true;
    let mut entry = |ui: &mut Ui, words: &str, then: Asked| {
        let button = ui.add(egui::Button::new(words).frame_when_inactive(false));
        if fresh && first {
            button.request_focus();
        }
        first = false;
        if button.clicked() {
            asked = Some(then);
        }
    };
    let is_left = shown.chosen.left.contains(&row);
    if shown.is_data(row) || is_left {
        let words = if is_left { "Take this row again" } else { "Leave this row out" };
        entry(ui, words, Asked::Rows(shown.without(row)));
    }
    if shown.sheet.grid.hidden_rows.contains(&row) && !shown.chosen.with_hidden {
        let chosen = RowChoice { with_hidden: true, ..shown.chosen.clone() };
        entry(ui, "Take what the sender hid", Asked::Rows(chosen));
    }
    let understood = |mapping: Mapping| Asked::Mapping(Box::new(mapping));
    if row != mapping.header_row {
        let rows = if is_heading(shown, row) { mapping.header_row + mapping.header_rows - row } else { 1 };
        entry(
            ui,
            "The headings begin here",
            understood(Mapping { header_row: row, header_rows: rows, ..mapping.clone() }),
        );
    }
    let rows = row.saturating_sub(mapping.header_row) + 1;
    if row >= mapping.header_row && rows <= DEEPEST && rows != mapping.header_rows {
        entry(ui, "The headings end here", understood(Mapping { header_rows: rows, ..mapping.clone() }));
    }
    asked
}
