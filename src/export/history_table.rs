//! Who changed what and when, one change a row.

use super::{Cell, Column, Row, Table, actions_table::one_line};
use crate::{
    disclosure::Published,
    document::{Entry, Subject},
};

const fn column(heading: &'static str, width: u8) -> Column {
    Column::new(heading, width)
}

/// The columns: headings are stable, and grow only at the end.
const COLUMNS: [Column; 10] = [
    column("date", 12),
    column("time", 8),
    column("zone", 10),
    column("who", 24),
    column("kind", 12),
    column("what", 60),
    column("part", 24),
    column("was", 40),
    column("is", 40),
    column("indicator", 30),
];

/// The history, latest first: a change of several parts has a row for each.
#[must_use]
pub fn history_table(published: &Published) -> Table {
    let rows = published.document().trail.iter().rev().flat_map(|entry| rows(entry));
    Table {
        name: "History".to_owned(),
        columns: COLUMNS.to_vec(),
        rows: rows.map(Row::Cells).collect(),
        notes: vec![published.policy().notice()],
    }
}

fn rows(entry: &Entry) -> Vec<Vec<Cell>> {
    if entry.changed.is_empty() {
        return vec![row(entry, ["", "", ""])];
    }
    entry.changed.iter().map(|part| row(entry, [&part.field, &part.was, &part.is])).collect()
}

fn row(entry: &Entry, parts: [&str; 3]) -> Vec<Cell> {
    let when = entry.when();
    let indicator = match &entry.about {
        Some(Subject::Indicator(id)) => id.to_string(),
        _ => String::new(),
    };
    let mut cells = vec![
        Cell::Date(when.date()),
        Cell::text(when.strftime("%H:%M").to_string()),
        // A plus sign in front would begin a formula.
        Cell::text(when.strftime("UTC%:z").to_string()),
        Cell::text(one_line(&entry.who)),
        Cell::text(entry.kind.key()),
        Cell::text(one_line(&entry.what)),
    ];
    cells.extend(parts.map(|part| Cell::text(one_line(part))));
    cells.push(Cell::text(indicator));
    cells
}
