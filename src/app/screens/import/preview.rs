//! The sheet as it stands in the file, with what each column means above it and what becomes of
//! each cell behind it.

use eframe::egui::{self, Align, Align2, FontId, Layout, RichText, Sense, Ui};
use egui_extras::{Column, TableBuilder};

use super::{
    super::super::{theme::semi_bold, view::View},
    digest::{Digest, MOST_ROWS, Tint},
    roles,
};
use crate::{
    domain::CellAddress,
    figure::Role,
    returns::{ColumnRole, Content, Mapping, SheetReading},
    scoring::Status,
};

const ROW: f32 = 26.0;
const HEAD: f32 = 58.0;
const NUMBERS: f32 = 48.0;

/// Draws the sheet; gives the mapping as a person corrected it.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    sheet: &SheetReading,
    digest: &Digest,
    find: &mut String,
) -> Option<Mapping> {
    let mut corrected = None;
    let rows = sheet.grid.height().min(MOST_ROWS);
    let height = (ui.ctx().content_rect().height() * 0.40).clamp(220.0, 460.0);
    let scroll =
        egui::ScrollArea::horizontal().id_salt(("sheet", &*sheet.grid.name)).auto_shrink([false, true]);
    scroll.show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(0.0, 0.0);
        let mut table = TableBuilder::new(ui)
            .id_salt(("preview", &*sheet.grid.name))
            .vscroll(true)
            .auto_shrink([false, true])
            .min_scrolled_height(height)
            .max_scroll_height(height)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Column::exact(NUMBERS));
        for width in &digest.widths {
            table = table.column(Column::exact(*width).clip(true));
        }
        let head = table.header(HEAD, |mut row| {
            row.col(|_| {});
            for (column, width) in (0_u32..).zip(&digest.widths) {
                row.col(|ui| {
                    let changed = column_head(ui, view, sheet, (column, *width), find);
                    corrected = corrected.take().or(changed);
                });
            }
        });
        head.body(|body| {
            body.rows(ROW, usize::try_from(rows).unwrap_or(0), |mut row| {
                let number = u32::try_from(row.index()).unwrap_or(0);
                row.col(|ui| {
                    let changed = row_number(ui, view, sheet, number);
                    corrected = corrected.take().or(changed);
                });
                for (column, _) in (0_u32..).zip(&digest.widths) {
                    row.col(|ui| cell(ui, view, sheet, digest, CellAddress::new(number, column)));
                }
            });
        });
    });
    corrected
}

/// The letters of a column and what it means.
fn column_head(
    ui: &mut Ui,
    view: &View<'_>,
    sheet: &SheetReading,
    (column, width): (u32, f32),
    find: &mut String,
) -> Option<Mapping> {
    let letters = CellAddress::column_letters(column);
    let heading = heading(sheet, column);
    let at = usize::try_from(column).unwrap_or(usize::MAX);
    let role = sheet.mapping.columns.get(at).cloned().unwrap_or_default();
    let mut chosen = None;
    ui.vertical(|ui| {
        ui.spacing_mut().interact_size.y = 26.0;
        ui.spacing_mut().button_padding = egui::vec2(8.0, 4.0);
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            ui.label(view.theme.small(&letters));
        });
        ui.horizontal(|ui| {
            ui.add_space(2.0);
            let name = format!("Column {letters}");
            chosen = roles::ui(ui, view, (&name, &heading), &role, width - 6.0, find);
        });
    });
    let chosen = chosen.filter(|chosen| *chosen != role)?;
    let mut mapping = sheet.mapping.clone();
    if mapping.columns.len() <= at {
        mapping.columns.resize_with(at + 1, Default::default);
    }
    if let Some(place) = mapping.columns.get_mut(at) {
        *place = chosen;
    }
    Some(mapping)
}

/// The words of a column's heading rows.
fn heading(sheet: &SheetReading, column: u32) -> String {
    let mapping = &sheet.mapping;
    let rows = mapping.header_row..mapping.header_row + mapping.header_rows;
    let words = rows.map(|row| sheet.grid.cell(row, column).shown().trim().to_owned());
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A row's number; pressed, the headings begin there.
fn row_number(ui: &Ui, view: &View<'_>, sheet: &SheetReading, row: u32) -> Option<Mapping> {
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.scope_id().with("number"), Sense::click());
    let words = format!("Row {}: headings begin here", row + 1);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
    let colour = view.theme.colour(if response.hovered() { Role::Action } else { Role::Muted });
    let text = (row + 1).to_string();
    ui.painter().text(
        rect.right_center() - egui::vec2(10.0, 0.0),
        Align2::RIGHT_CENTER,
        text,
        FontId::proportional(12.0),
        colour,
    );
    let pressed = response.on_hover_text("Press if the headings begin in this row").clicked();
    (pressed && sheet.mapping.header_row != row).then(|| Mapping { header_row: row, ..sheet.mapping.clone() })
}

fn cell(ui: &mut Ui, view: &View<'_>, sheet: &SheetReading, digest: &Digest, address: CellAddress) {
    let theme = view.theme;
    let content = sheet.grid.cell(address.row, address.column);
    let mapping = &sheet.mapping;
    let is_heading = (mapping.header_row..mapping.header_row + mapping.header_rows).contains(&address.row);
    let (tint, why) = digest.cell(address);
    let fill = match tint {
        _ if is_heading => Some(theme.action_tint()),
        Tint::Revised => Some(theme.status_tint(Status::Close)),
        Tint::Hidden => Some(theme.status_tint(Status::NoData)),
        Tint::Refused => Some(theme.status_tint(Status::NotMet)),
        Tint::Plain | Tint::Unused => None,
    };
    let rect = ui.max_rect();
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0, fill);
    }
    let line = egui::Stroke::new(1.0, theme.colour(Role::Line));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    if content.is_empty() {
        return;
    }
    let text = content.shown().trim().replace('\n', " ");
    let is_above = address.row < mapping.header_row;
    let text = match tint {
        _ if is_heading => RichText::new(text).family(semi_bold()),
        Tint::Refused => RichText::new(text).family(semi_bold()).color(theme.colour(Role::NotMet)),
        Tint::Unused => theme.muted(text),
        _ if is_above => theme.muted(text),
        Tint::Plain | Tint::Revised | Tint::Hidden => RichText::new(text),
    };
    let column = usize::try_from(address.column).ok().and_then(|column| mapping.columns.get(column));
    let is_figure = matches!(column, Some(ColumnRole::Figure { .. })) && !is_above;
    let is_number = (is_figure || matches!(content.content, Content::Number(_))) && !is_heading;
    let layout =
        if is_number { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    ui.with_layout(layout, |ui| {
        ui.add_space(8.0);
        let label = ui.add(egui::Label::new(text).truncate());
        if !why.is_empty() {
            label.on_hover_text(why);
        }
    });
}
