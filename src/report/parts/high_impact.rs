//! The high impact changes: how far each is in place, who leads it, and what is done for it.

use super::text::{clean, column, heading, in_text_of_height, numbers, or_dash};
use crate::{
    report::{
        Block, Cell, Material, Row, RowKind, Table,
        charts::{actions_of, changes_figure},
    },
    workbook::HighImpactChange,
};

/// Height of the chart of sixteen changes, in millimetres.
const HEIGHT: f64 = 120.0;

/// `None` while nobody said anything of them.
pub(in crate::report) fn high_impact(material: &Material<'_>) -> Option<Vec<Block>> {
    let document = material.document;
    if document.workshops.changes.is_empty() || document.workbook().high_impact_changes.is_empty() {
        return None;
    }
    let figure = changes_figure(material.document, &material.catalogue, material.scorecard);
    let mut blocks = vec![heading(1, "High impact changes"), in_text_of_height(figure, HEIGHT)];
    blocks.push(Block::Table(Table {
        caption: "The high impact changes".to_owned(),
        columns: vec![
            column("Change", 28.0),
            column("State", 16.0),
            column("Lead", 26.0),
            numbers("Open actions", 10.0),
            column("Note", 20.0),
        ],
        rows: material
            .document
            .workbook()
            .high_impact_changes
            .iter()
            .map(|change| row(material, change))
            .collect(),
        notes: Vec::new(),
    }));
    Some(blocks)
}

fn row(material: &Material<'_>, change: &HighImpactChange) -> Row {
    let said = material.document.workshops.changes.get(&change.number).cloned().unwrap_or_default();
    let actions = actions_of(material.document, &material.catalogue, change);
    let open = actions.filter(|action| action.status.is_open()).count();
    let cells = vec![
        Cell::text(format!("{}. {}", change.number, change.name)),
        Cell::text(said.state.label()),
        or_dash(clean(&said.lead)),
        Cell::text(open.to_string()),
        or_dash(clean(&said.note.replace('\n', " "))),
    ];
    Row { kind: RowKind::Usual, cells }
}
