//! Rows of the sheet that are not read: those that the sender hid, which can be taken, and those that a
//! person left out.

use std::collections::BTreeSet;

use eframe::egui::{self, Ui};

use super::super::super::{
    action::{Action, ImportStep},
    import_session::{Entry, Understood},
    theme::semi_bold,
    view::View,
};
use crate::{
    domain::CellAddress,
    returns::{RowChoice, SheetReading},
    scoring::Status,
};

/// The lines, each with the way back.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    (entry, understood): (&Entry, &Understood),
    at: usize,
    actions: &mut Vec<Action>,
) {
    let (Some(sheet), Some(choice)) = (understood.reading.sheets.get(at), understood.choices.get(at)) else {
        return;
    };
    let chosen = &choice.rows;
    let mut asked = None;
    let mut line = |ui: &mut Ui, is_open: bool, words: String, then: &str, rows: RowChoice| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let status = if is_open { Status::Close } else { Status::NoData };
            let sign = egui::RichText::new(status.sign()).family(semi_bold());
            ui.label(sign.color(view.theme.status(status)));
            ui.label(words);
            if ui.link(then).clicked() {
                asked = Some(rows);
            }
        });
    };
    let hidden = hidden(sheet);
    if !hidden.is_empty() {
        let rows = RowChoice { with_hidden: !chosen.with_hidden, ..chosen.clone() };
        if chosen.with_hidden {
            line(
                ui,
                false,
                format!("The sender hid {hidden}: taken, as you said."),
                "Leave what is hidden",
                rows,
            );
        } else {
            line(ui, true, format!("The sender hid {hidden}: not taken."), "Take what is hidden", rows);
        }
    }
    if !chosen.left.is_empty() {
        let words = format!("Left out: {}.", numbers("row", chosen.left.iter().map(|row| row + 1)));
        let rows = RowChoice { left: BTreeSet::new(), ..chosen.clone() };
        let then = if chosen.left.len() == 1 { "Take it again" } else { "Take them again" };
        line(ui, false, words, then, rows);
    }
    if let Some(rows) = asked {
        actions.push(Action::Import(ImportStep::Rows { file: entry.id, sheet: at, rows }));
    }
}

/// `rows 5 and 6, column F`; only what stands among the table's cells.
fn hidden(sheet: &SheetReading) -> String {
    let (grid, mapping) = (&sheet.grid, &sheet.mapping);
    let below = mapping.header_row.saturating_add(mapping.header_rows);
    let filled = |row: &&u32| **row >= below && (0..grid.width()).any(|at| !grid.cell(**row, at).is_empty());
    let rows = grid.hidden_rows.iter().take(2_000).filter(filled).map(|row| row + 1);
    let headed = |column: &&u32| !grid.cell(mapping.header_row, **column).is_empty();
    let columns = grid.hidden_columns.iter().filter(headed).map(|at| CellAddress::column_letters(*at));
    let parts = [numbers("row", rows), numbers("column", columns)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" and ")
}

/// Names that are listed before it is only said how many more there are.
const MOST: usize = 6;

/// `rows 5, 6, 9 and 3 more`; empty without any.
fn numbers(what: &str, all: impl Iterator<Item = impl ToString>) -> String {
    let names: Vec<String> = all.map(|name| name.to_string()).collect();
    let (first, more) = names.split_at(names.len().min(MOST));
    match (first, more.len()) {
        ([], _) => String::new(),
        ([only], _) => format!("{what} {only}"),
        (some, 0) => {
            let (last, before) = some.split_last().map_or((String::new(), some), |(l, b)| (l.clone(), b));
            format!("{what}s {} and {last}", before.join(", "))
        }
        (some, more) => format!("{what}s {} and {more} more", some.join(", ")),
    }
}
