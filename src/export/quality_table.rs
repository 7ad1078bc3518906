//! Everything doubtful about the figures, one finding a row.

use super::{Cell, Column, Row, Table};
use crate::{
    base::Severity,
    disclosure::Published,
    document::{Document, Noticed},
    domain::FigureKey,
};

const fn column(heading: &'static str, width: u8) -> Column {
    Column::new(heading, width)
}

/// The columns: headings are stable, and grow only at the end.
const COLUMNS: [Column; 13] = [
    column("severity", 10),
    column("code", 24),
    column("file", 28),
    column("sheet", 16),
    column("cell", 8),
    column("message", 80),
    column("hint", 50),
    column("figures", 8),
    column("indicator", 30),
    column("area", 12),
    column("area_name", 28),
    column("period", 14),
    column("group", 24),
];

/// The list of what was noticed. The indicator, area, period and group are those of the first figure.
#[must_use]
pub fn quality_table(published: &Published) -> Table {
    let document = published.document();
    let noticed = document.noticed();
    Table {
        name: "Data quality".to_owned(),
        columns: COLUMNS.to_vec(),
        rows: noticed.iter().map(|one| Row::Cells(row(document, one))).collect(),
        notes: vec![published.policy().notice()],
    }
}

fn row(document: &Document, noticed: &Noticed) -> Vec<Cell> {
    let finding = &noticed.finding;
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let key = noticed.figures.first();
    let of = |text: fn(&FigureKey) -> String| Cell::text(key.map(text).unwrap_or_default());
    let area_name = key.and_then(|key| document.dataset.areas().get(&key.area)).map(|area| area.name.clone());
    let count = noticed.figures.len();
    vec![
        Cell::text(severity),
        Cell::text(&finding.code),
        Cell::text(&finding.place.file),
        Cell::text(&finding.place.sheet),
        Cell::text(&finding.place.cell),
        Cell::text(&finding.message),
        Cell::text(&finding.hint),
        Cell::count((count > 0).then_some(count as f64)),
        of(|key| key.indicator.to_string()),
        of(|key| key.area.to_string()),
        Cell::text(area_name.unwrap_or_default()),
        of(|key| key.period.to_string()),
        of(|key| key.group.as_ref().map(ToString::to_string).unwrap_or_default()),
    ]
}
