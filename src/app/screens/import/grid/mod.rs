//! The sheet as it stands in the file: what each column means above it, what became of each cell by
//! tint and sign. It scrolls by rows however many there are, and works by mouse and by keys.

mod bars;
mod keys;
mod menus;
mod paint;

use eframe::egui::{self, Id, Pos2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use self::paint::paint;
use super::super::super::{
    import_session::{FileId, Outlook, SheetNotes},
    view::View,
};
use crate::{
    domain::CellAddress,
    returns::{Mapping, RowChoice, SheetReading},
};

/// The height of a row.
const ROW: f32 = 26.0;
/// The height of the heads of columns.
const HEAD: f32 = 56.0;
/// The width of the row numbers.
const NUMBERS: f32 = 56.0;
/// The width of a scroll bar.
const BAR: f32 = 12.0;

/// A sheet that is shown.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    /// Which: file and position of the sheet.
    pub(super) id: (FileId, usize),
    /// Its cells and figures.
    pub(super) sheet: &'a SheetReading,
    /// How it is understood, or is about to be.
    pub(super) mapping: &'a Mapping,
    /// Which of its rows are read, or are about to be.
    pub(super) chosen: &'a RowChoice,
    /// What became of its cells, and what importing would do; once that is worked out.
    pub(super) outlook: Option<&'a Outlook>,
}

impl<'a> Shown<'a> {
    fn notes(&self) -> Option<&'a SheetNotes> {
        self.outlook?.sheets.get(self.id.1)
    }

    fn rows(&self) -> u32 {
        self.sheet.grid.height()
    }

    /// Whether a row stands below the headings.
    const fn is_data(&self, row: u32) -> bool {
        row >= self.mapping.header_row.saturating_add(self.mapping.header_rows)
    }

    /// The rows that would be read with this one left out, or taken again if it is left out.
    fn without(&self, row: u32) -> RowChoice {
        let mut chosen = self.chosen.clone();
        if !chosen.left.remove(&row) {
            chosen.left.insert(row);
        }
        chosen
    }
}

/// What is asked for in the grid.
#[derive(Debug)]
pub(super) enum Asked {
    /// To understand the sheet so.
    Mapping(Box<Mapping>),
    /// To read these rows.
    Rows(RowChoice),
}

/// What the grid remembers.
#[derive(Debug, Default)]
pub(super) struct GridState {
    shown: Option<(FileId, usize)>,
    /// The first visible row, with the part of it that is scrolled away.
    top: f64,
    /// Points that are scrolled away at the left.
    left: f32,
    /// The cell that keys act on.
    cursor: CellAddress,
    menu: Option<Menu>,
    menus: menus::Remembered,
    /// A column that measures something that is still to be defined.
    unknown: Option<u32>,
    told: Told,
}

/// A menu that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Menu {
    Column(u32),
    Row(u32),
}

/// What is said of a cell, kept while it is said.
#[derive(Debug, Default)]
struct Told {
    of: Option<(usize, (FileId, usize), CellAddress)>,
    words: String,
}

/// Where columns and rows stand in the window.
struct Frame {
    whole: Rect,
    body: Rect,
    /// The left edge of each column, and the right edge of the last, in points from the first.
    edges: Vec<f32>,
    rows: u32,
}

impl Frame {
    fn new(whole: Rect, shown: &Shown<'_>) -> Self {
        let corner =
            pos2((whole.left() + NUMBERS).min(whole.right()), (whole.top() + HEAD).min(whole.bottom()));
        let body = Rect::from_min_max(corner, whole.max - vec2(BAR, BAR));
        let widths: &[u16] = shown.notes().map_or(&[], |notes| &notes.widths);
        let count = widths.len().max(shown.mapping.columns.len().min(200));
        let mut edges = vec![0.0];
        let mut edge = 0.0;
        for column in 0..count {
            let letters = widths.get(column).copied().unwrap_or(0);
            edge += (f32::from(letters) * 7.0 + 24.0).clamp(100.0, 250.0);
            edges.push(edge);
        }
        Self { whole, body, edges, rows: shown.rows() }
    }

    fn columns(&self) -> u32 {
        u32::try_from(self.edges.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    fn width(&self) -> f32 {
        self.edges.last().copied().unwrap_or(0.0)
    }

    /// Rows that fit the window.
    fn fitting(&self) -> f64 {
        f64::from(self.body.height() / ROW)
    }

    fn most_top(&self) -> f64 {
        (f64::from(self.rows) - self.fitting()).max(0.0)
    }

    fn most_left(&self) -> f32 {
        (self.width() - self.body.width()).max(0.0)
    }

    /// From and to where a column reaches, in the window.
    fn column(&self, column: u32, left: f32) -> egui::Rangef {
        let edge = |at: u32| {
            let at = usize::try_from(at).unwrap_or(usize::MAX);
            self.edges.get(at).copied().unwrap_or_else(|| self.width())
        };
        let by = self.body.left() - left;
        egui::Rangef::new(edge(column) + by, edge(column.saturating_add(1)) + by)
    }

    /// From and to where a row reaches, in the window.
    fn row(&self, row: u32, top: f64) -> egui::Rangef {
        #[expect(clippy::cast_possible_truncation, reason = "points in the window")]
        let from = self.body.top() + ((f64::from(row) - top) * f64::from(ROW)) as f32;
        egui::Rangef::new(from, from + ROW)
    }

    /// The columns in sight.
    fn visible_columns(&self, left: f32) -> std::ops::Range<u32> {
        let first = self.edges.partition_point(|edge| *edge <= left).saturating_sub(1);
        let last = self.edges.partition_point(|edge| *edge < left + self.body.width());
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        number(first)..number(last).min(self.columns())
    }

    /// The rows in sight.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows, never negative")]
    fn visible_rows(&self, top: f64) -> std::ops::Range<u32> {
        let first = top.max(0.0) as u32;
        first..((top + self.fitting()).ceil().max(0.0) as u32).min(self.rows)
    }

    /// The cell at a place in the window.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows, never negative")]
    fn cell_at(&self, at: Pos2, state: &GridState) -> Option<CellAddress> {
        if !self.body.contains(at) {
            return None;
        }
        let x = at.x - self.body.left() + state.left;
        let column = self.edges.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let row = (f64::from((at.y - self.body.top()) / ROW) + state.top) as u32;
        let column = u32::try_from(column).ok().filter(|column| *column < self.columns())?;
        (row < self.rows).then(|| CellAddress::new(row, column))
    }
}

impl GridState {
    /// A column that measures something that is still to be defined, with its heading; once.
    pub(super) fn take_unknown(&mut self, shown: &Shown<'_>) -> Option<(u32, String)> {
        let column = self.unknown.take()?;
        Some((column, menus::heading(shown, column)))
    }

    /// Shows a cell, as the place of a finding.
    pub(super) fn go_to(&mut self, id: (FileId, usize), cell: CellAddress) {
        self.shown = Some(id);
        self.cursor = cell;
        self.top = (f64::from(cell.row) - 4.0).max(0.0);
        self.menu = None;
    }

    fn follow(&mut self, shown: &Shown<'_>) {
        if self.shown == Some(shown.id) {
            return;
        }
        let first = shown.mapping.header_row;
        // The titles above the headings are seen where there is room for them.
        let top = if first > 6 { f64::from(first) - 2.0 } else { 0.0 };
        *self = Self { shown: Some(shown.id), top, cursor: CellAddress::new(first, 0), ..Self::default() };
    }

    fn keep_in_sight(&mut self, frame: &Frame) {
        let row = f64::from(self.cursor.row);
        let room = (frame.fitting() - 1.0).max(0.0);
        self.top = self.top.min(row).max(row - room);
        let column = frame.column(self.cursor.column, 0.0);
        let (from, to) = (column.min - frame.body.left(), column.max - frame.body.right());
        self.left = self.left.min(from).max(to).max(0.0);
    }

    fn keep_in_bounds(&mut self, frame: &Frame) {
        self.top = self.top.clamp(0.0, frame.most_top());
        self.left = self.left.clamp(0.0, frame.most_left());
        self.cursor.row = self.cursor.row.min(frame.rows.saturating_sub(1));
        self.cursor.column = self.cursor.column.min(frame.columns().saturating_sub(1));
    }

    /// What is said of a cell.
    fn tell(&mut self, view: &View<'_>, shown: &Shown<'_>, cell: CellAddress) -> &str {
        let made_for = shown.outlook.map_or(0, |outlook| std::ptr::from_ref(outlook).addr());
        let of = Some((made_for, shown.id, cell));
        if self.told.of != of {
            let words = shown.outlook.zip(shown.notes()).map(|(outlook, notes)| {
                notes.told(shown.sheet, &outlook.preview, view.document, view.catalogue, cell)
            });
            self.told = Told { of, words: words.unwrap_or_default() };
        }
        &self.told.words
    }
}

/// The identity of the grid's body, to give it the keyboard.
pub(super) fn body_id() -> Id {
    Id::unique("cells of the sheet")
}

/// Draws the sheet in `height` points.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown<'_>,
    state: &mut GridState,
    height: f32,
) -> Option<Asked> {
    state.follow(shown);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let frame = Frame::new(whole, shown);
    let body = ui.interact(frame.body, body_id(), Sense::click());
    if keys::act(ui, &body, &frame, state) {
        state.keep_in_sight(&frame);
    }
    let left = keys::leaves(ui, &body, shown, state);
    wheel(ui, &frame, state);
    bars::both(ui, &frame, state);
    state.keep_in_bounds(&frame);
    point(ui, view, shown, &body, &frame, state);
    describe(view, shown, &body, state);
    paint(ui, view, shown, &frame, state, body.has_focus());
    menus::ui(ui, view, shown, &frame, state).or(left)
}

fn wheel(ui: &Ui, frame: &Frame, state: &mut GridState) {
    if state.menu.is_some() || !ui.rect_contains_pointer(frame.whole) {
        return;
    }
    let delta = ui.input(|input| input.smooth_scroll_delta);
    let (top, left) = (state.top, state.left);
    state.top = (top - f64::from(delta.y / ROW)).clamp(0.0, frame.most_top());
    state.left = (left - delta.x).clamp(0.0, frame.most_left());
    // What does not move the sheet moves the page.
    ui.input_mut(|input| {
        if state.top.to_bits() != top.to_bits() {
            input.smooth_scroll_delta.y = 0.0;
        }
        if state.left.to_bits() != left.to_bits() {
            input.smooth_scroll_delta.x = 0.0;
        }
    });
}

/// The pointer: a press puts the cursor, resting tells of the cell.
fn point(
    ui: &Ui,
    view: &View<'_>,
    shown: &Shown<'_>,
    body: &egui::Response,
    frame: &Frame,
    state: &mut GridState,
) {
    let Some(cell) = body.hover_pos().and_then(|at| frame.cell_at(at, state)) else { return };
    if body.clicked() {
        body.request_focus();
        state.cursor = cell;
    }
    if body.secondary_clicked() {
        state.cursor = cell;
        state.menu = Some(Menu::Row(cell.row));
    }
    if state.menu.is_none() && cell != state.cursor {
        let words = state.tell(view, shown, cell).to_owned();
        if !words.is_empty() {
            body.clone().on_hover_text_at_pointer(words);
        }
    }
    let _ = ui;
}

/// Says where the cursor is, for those who do not see it.
fn describe(view: &View<'_>, shown: &Shown<'_>, body: &egui::Response, state: &mut GridState) {
    let cursor = state.cursor;
    let words = state.tell(view, shown, cursor).to_owned();
    let value = format!("{cursor}: {}. {words}", shown.sheet.grid.cell(cursor.row, cursor.column).shown());
    body.widget_info(|| WidgetInfo {
        current_text_value: Some(value.clone()),
        ..WidgetInfo::labeled(egui::Role::Grid, true, "Cells of the sheet")
    });
}

/// The line under the sheet: the cell under the cursor and what became of it, or what the signs mean.
pub(super) fn foot(ui: &mut Ui, view: &View<'_>, shown: &Shown<'_>, state: &mut GridState) {
    let cursor = state.cursor;
    let content = shown.sheet.grid.cell(cursor.row, cursor.column).shown();
    let words = state.tell(view, shown, cursor).to_owned();
    let theme = view.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(theme.strong(cursor.to_string()).size(12.0));
        let what = match (content.trim(), words.as_str()) {
            ("", "") => "empty".to_owned(),
            (content, "") => content.to_owned(),
            ("", words) => words.to_owned(),
            (content, words) => format!("{content}. {words}"),
        };
        ui.add(egui::Label::new(theme.small(what)).wrap());
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        for (sort, words) in paint::SIGNS {
            paint::sign_label(ui, theme, sort, words);
        }
    });
}

/// The height that all rows need.
pub(super) fn height(shown: &Shown<'_>) -> f32 {
    HEAD + ROW * shown.rows().min(1_000) as f32 + BAR
}
