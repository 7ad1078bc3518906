//! The grid's paint: heads, row numbers and cells, each with its name for screen readers.

use std::sync::Arc;

use eframe::egui::{
    self, Align2, FontFamily, FontId, Galley, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::{
    super::{
        super::super::{
            import_session::CellSort,
            theme::{Theme, semi_bold},
            view::View,
        },
        roles,
    },
    Frame, GridState, HEAD, Menu, NUMBERS, Shown,
};
use crate::{
    domain::CellAddress,
    figure::Role,
    returns::{ColumnRole, Content},
    scoring::Status,
};

/// The sorts of cells that are marked, with what their sign means.
pub(super) const SIGNS: [(CellSort, &str); 5] = [
    (CellSort::Revised, "revised, in dispute or noticed"),
    (CellSort::Hidden, "no value given"),
    (CellSort::Refused, "refused"),
    (CellSort::Unused, "not used"),
    (CellSort::Taken, "the other figures are taken"),
];

/// The sign of a sort, and the status whose colours it has.
const fn sign(sort: CellSort) -> Option<(&'static str, Status)> {
    match sort {
        CellSort::Plain | CellSort::Taken => None,
        CellSort::Revised | CellSort::Disputed | CellSort::Noticed => Some(("◆", Status::Close)),
        CellSort::Hidden => Some(("–", Status::NoData)),
        CellSort::Refused => Some(("✗", Status::NotMet)),
        CellSort::Unused => Some(("○", Status::NoData)),
    }
}

/// The word for screen readers.
const fn word(sort: CellSort) -> &'static str {
    match sort {
        CellSort::Plain => "",
        CellSort::Taken => ", taken",
        CellSort::Revised => ", revised",
        CellSort::Disputed => ", in dispute",
        CellSort::Noticed => ", noticed",
        CellSort::Hidden => ", no value given",
        CellSort::Refused => ", refused",
        CellSort::Unused => ", not used",
    }
}

/// A sign and its meaning, for the legend.
pub(super) fn sign_label(ui: &mut Ui, theme: &Theme, sort: CellSort, words: &str) {
    let form = |colour| egui::TextFormat::simple(egui::FontId::proportional(12.0), colour);
    let mut line = egui::text::LayoutJob::default();
    if let Some((sign, status)) = sign(sort) {
        line.append(sign, 0.0, form(theme.status(status)));
        line.append(" ", 0.0, form(theme.status(status)));
    }
    line.append(words, 0.0, form(theme.colour(Role::Muted)));
    // One piece, so that it goes to the next line as a whole.
    ui.add(egui::Label::new(line).extend());
}

/// Paints what is in sight.
pub(super) fn paint(
    ui: &Ui,
    view: &View<'_>,
    shown: &Shown<'_>,
    frame: &Frame,
    state: &mut GridState,
    focused: bool,
) {
    let line = Stroke::new(1.0, view.theme.colour(Role::Line));
    for column in frame.visible_columns(state.left) {
        head(ui, view, shown, frame, state, column);
    }
    for row in frame.visible_rows(state.top) {
        number(ui, view, shown, frame, state, row);
        let y = frame.row(row, state.top);
        let painter = ui.painter_at(frame.body);
        painter.hline(frame.body.x_range(), y.max - 0.5, line);
        for column in frame.visible_columns(state.left) {
            let rect = Rect::from_x_y_ranges(frame.column(column, state.left), y);
            cell(ui, view, shown, frame, rect, CellAddress::new(row, column));
        }
    }
    ui.painter().hline(frame.whole.x_range(), frame.body.top(), line);
    cursor(ui, view, frame, state, focused);
}

fn cursor(ui: &Ui, view: &View<'_>, frame: &Frame, state: &GridState, focused: bool) {
    let cursor = state.cursor;
    let rect =
        Rect::from_x_y_ranges(frame.column(cursor.column, state.left), frame.row(cursor.row, state.top));
    let colour = view.theme.colour(if focused { Role::Action } else { Role::Muted });
    let stroke = Stroke::new(if focused { 2.0 } else { 1.0 }, colour);
    ui.painter_at(frame.body).rect_stroke(rect, 2, stroke, StrokeKind::Inside);
}

/// Text in at most `rows` lines of that width.
fn text(ui: &Ui, text: String, font: FontId, colour: egui::Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text, font, colour, width);
    job.wrap = TextWrapping {
        max_width: width,
        max_rows: rows,
        break_anywhere: rows == 1,
        ..TextWrapping::default()
    };
    ui.painter().layout_job(job)
}

/// The letters of a column and what it means; pressed, it can mean something else.
fn head(ui: &Ui, view: &View<'_>, shown: &Shown<'_>, frame: &Frame, state: &mut GridState, column: u32) {
    let theme = view.theme;
    let range = frame.column(column, state.left);
    let rect = Rect::from_x_y_ranges(range, egui::Rangef::new(frame.whole.top(), frame.whole.top() + HEAD));
    let clip = Rect::from_x_y_ranges(frame.body.x_range(), rect.y_range());
    let response = ui.interact(rect.intersect(clip), ui.scope_id().with(("head", column)), Sense::CLICK);
    let letters = CellAddress::column_letters(column);
    let at = usize::try_from(column).unwrap_or(usize::MAX);
    let role = shown.mapping.columns.get(at).cloned().unwrap_or_default();
    let words = roles::words(&role, view);
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(words.clone()),
        ..WidgetInfo::labeled(egui::Role::ComboBox, true, format!("Column {letters}"))
    });
    if response.clicked() {
        state.menu = Some(Menu::Column(column));
        state.cursor.column = column;
    }
    let painter = ui.painter_at(clip);
    let is_open = state.menu == Some(Menu::Column(column));
    if response.hovered() || is_open {
        painter.rect_filled(rect, 0, theme.action_tint());
    }
    let unused = role == ColumnRole::Unused;
    let muted = theme.colour(Role::Muted);
    let at = rect.min + vec2(8.0, 5.0);
    painter.text(at, Align2::LEFT_TOP, letters, FontId::proportional(11.0), muted);
    let colour = if unused { muted } else { theme.colour(Role::Action) };
    let family = if unused { FontFamily::Proportional } else { semi_bold() };
    let galley = text(ui, format!("{words} ▼"), FontId::new(12.0, family), colour, rect.width() - 14.0, 2);
    painter.galley(at + vec2(0.0, 16.0), galley, colour);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if state.menu.is_none() {
        response.on_hover_text(format!("{words}. Press to say what this column means."));
    }
}

/// A row's number; pressed, the row can be something else.
fn number(ui: &Ui, view: &View<'_>, shown: &Shown<'_>, frame: &Frame, state: &mut GridState, row: u32) {
    let theme = view.theme;
    let numbers = egui::Rangef::new(frame.whole.left(), frame.whole.left() + NUMBERS);
    let rect = Rect::from_x_y_ranges(numbers, frame.row(row, state.top));
    let clip = Rect::from_x_y_ranges(numbers, frame.body.y_range());
    let response = ui.interact(rect.intersect(clip), ui.scope_id().with(("number", row)), Sense::CLICK);
    let left = shown.chosen.left.contains(&row);
    let what = match left {
        true => ", left out",
        false if is_heading(shown, row) => ", heading",
        false => "",
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("Row {}{what}", row + 1)));
    if response.clicked() {
        state.menu = Some(Menu::Row(row));
        state.cursor.row = row;
    }
    let painter = ui.painter_at(clip);
    let heading = is_heading(shown, row);
    if heading {
        painter.rect_filled(rect, 0, theme.action_tint());
    }
    let hot = response.hovered() || state.menu == Some(Menu::Row(row));
    let colour = theme.colour(if hot || heading { Role::Action } else { Role::Muted });
    let family = if heading { semi_bold() } else { FontFamily::Proportional };
    let right = pos2(rect.right() - 10.0, rect.center().y);
    let written = painter.text(right, Align2::RIGHT_CENTER, row + 1, FontId::new(12.0, family), colour);
    if left {
        strike(&painter, written, colour);
    }
    if shown.sheet.grid.hidden_rows.contains(&row) {
        let at = pos2(rect.left() + 4.0, rect.center().y);
        painter.text(at, Align2::LEFT_CENTER, "–", FontId::proportional(12.0), colour);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if state.menu.is_none() {
        response.on_hover_text("Press to say what this row is, or to leave it out");
    }
}

pub(super) fn is_heading(shown: &Shown<'_>, row: u32) -> bool {
    let from = shown.mapping.header_row;
    (from..from.saturating_add(shown.mapping.header_rows)).contains(&row)
}

fn cell(ui: &Ui, view: &View<'_>, shown: &Shown<'_>, frame: &Frame, rect: Rect, address: CellAddress) {
    let theme = view.theme;
    let content = shown.sheet.grid.cell(address.row, address.column);
    let heading = is_heading(shown, address.row);
    let left = shown.chosen.left.contains(&address.row);
    let sort = match shown.notes() {
        Some(notes) if !heading && !left => notes.sort(shown.sheet, address),
        _ => CellSort::Plain,
    };
    let painter = ui.painter_at(frame.body);
    let sign = sign(sort);
    let fill = match sign {
        _ if heading => Some(theme.action_tint()),
        Some((_, status)) if sort != CellSort::Unused => Some(theme.status_tint(status)),
        _ => None,
    };
    if let Some(fill) = fill {
        painter.rect_filled(rect.with_max_y(rect.bottom() - 1.0), 0, fill);
    }
    if content.is_empty() && sign.is_none() {
        return;
    }
    let words = content.shown().trim().replace(['\n', '\r'], " ");
    let response = ui.interact(
        rect.intersect(frame.body),
        ui.scope_id().with(("cell", address.row, address.column)),
        Sense::hover(),
    );
    response.widget_info(|| {
        let what = match left {
            true => ", left out",
            false if heading => ", heading",
            false => word(sort),
        };
        WidgetInfo::labeled(egui::Role::Cell, true, format!("{address}: {words}{what}"))
    });
    let above = address.row < shown.mapping.header_row;
    let role = match sort {
        CellSort::Refused => Role::NotMet,
        CellSort::Unused => Role::Muted,
        CellSort::Plain if above || left => Role::Muted,
        _ => Role::Ink,
    };
    let colour = theme.colour(role);
    let family = if heading || sort == CellSort::Refused { semi_bold() } else { FontFamily::Proportional };
    let mut room = rect.shrink2(vec2(8.0, 0.0));
    if let Some((sign, status)) = sign {
        let at = room.left_center();
        painter.text(at, Align2::LEFT_CENTER, sign, FontId::new(11.0, semi_bold()), theme.status(status));
        room.min.x += 14.0;
    }
    let galley = text(ui, words, FontId::new(13.0, family), colour, room.width(), 1);
    let is_number = !heading && is_number(shown, address, content, above);
    let x = if is_number { (room.right() - galley.size().x).max(room.left()) } else { room.left() };
    let at = pos2(x, room.center().y - galley.size().y / 2.0);
    let written = Rect::from_min_size(at, galley.size());
    painter.galley(at, galley, colour);
    if left && written.width() > 1.0 {
        strike(&painter, written, colour);
    }
}

/// A line through what is left out.
fn strike(painter: &egui::Painter, written: Rect, colour: egui::Color32) {
    painter.hline(written.x_range(), written.center().y + 1.0, Stroke::new(1.0, colour));
}

fn is_number(shown: &Shown<'_>, address: CellAddress, content: &crate::returns::Cell, above: bool) -> bool {
    let column = usize::try_from(address.column).ok().and_then(|at| shown.mapping.columns.get(at));
    let is_figure = matches!(column, Some(ColumnRole::Figure { .. })) && !above;
    is_figure || matches!(content.content, Content::Number(_))
}
