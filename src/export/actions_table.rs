//! The register of actions, one a row.

use super::{Cell, Column, Row, Table};
use crate::{
    disclosure::Published,
    workbook::{Catalogue, Workbook},
    workshop::{KeyAction, Smart},
};

const fn column(heading: &'static str, width: u8) -> Column {
    Column::new(heading, width)
}

/// The columns: headings are stable, and grow only at the end.
const COLUMNS: [Column; 18] = [
    column("number", 8),
    column("action", 60),
    column("from", 30),
    column("section", 8),
    column("lead", 26),
    column("organisations", 36),
    column("raised", 12),
    column("start", 12),
    column("due", 12),
    column("status", 14),
    column("closed", 12),
    column("milestone", 40),
    column("indicator", 30),
    column("expected_value", 14),
    column("expected_unit", 14),
    column("expected_by", 12),
    column("not_smart", 60),
    column("progress", 60),
];

/// The register, in the order in which the actions were written down.
#[must_use]
pub fn actions_table(published: &Published) -> Table {
    let document = published.document();
    let catalogue = document.catalogue();
    let rows = document
        .workshops
        .actions
        .iter()
        .map(|action| Row::Cells(row(action, document.workbook(), &catalogue)));
    Table { name: "Actions".to_owned(), columns: COLUMNS.to_vec(), rows: rows.collect(), notes: Vec::new() }
}

fn row(action: &KeyAction, workbook: &Workbook, catalogue: &Catalogue) -> Vec<Cell> {
    let date = |date: Option<jiff::civil::Date>| date.map_or(Cell::Empty, Cell::Date);
    let effect = action.effect.as_ref();
    let measured = effect.and_then(|effect| catalogue.indicator(&effect.indicator));
    let value = effect.and_then(|effect| effect.value).map(|value| Cell::Number { value, places: 2 });
    let missing: Vec<&str> = Smart::missing_from(action).map(|(_, words)| words).collect();
    let notes: Vec<String> =
        action.notes.iter().map(|note| format!("{}: {}", note.date, one_line(&note.text))).collect();
    vec![
        Cell::count(Some(f64::from(action.number))),
        Cell::text(one_line(&action.what)),
        Cell::text(action.origin.words(workbook, catalogue)),
        Cell::count(action.origin.section(catalogue).map(f64::from)),
        Cell::text(one_line(&action.lead)),
        Cell::text(action.organisations.join("; ")),
        date(action.raised),
        date(action.start),
        date(action.due),
        Cell::text(action.status.label()),
        date(action.closed),
        Cell::text(one_line(&action.milestone)),
        Cell::text(effect.map(|effect| effect.indicator.to_string()).unwrap_or_default()),
        value.unwrap_or(Cell::Empty),
        Cell::text(measured.map(|indicator| indicator.unit.label()).unwrap_or_default()),
        date(effect.and_then(|effect| effect.by)),
        Cell::text(missing.join(" ")),
        Cell::text(notes.join(" ")),
    ]
}

/// Words without breaks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
