//! The action log: who does what by when, over all indicators.

use jiff::civil::Date;

use super::text::{clean, column, heading, or_dash, paragraph};
use crate::{
    document::{PlannedAction, Progress},
    report::{Block, Cell, Material, Row, RowKind, Table, Words, material::day},
};

pub(in crate::report) fn actions(material: &Material<'_>) -> Vec<Block> {
    let area = &material.scorecard.area.code;
    let catalogue = &material.catalogue;
    let mut all: Vec<(&PlannedAction, String)> = Vec::new();
    for narrative in material.document.papers.narratives.iter().filter(|one| one.area == *area) {
        let known = catalogue.indicator(&narrative.indicator);
        let name = known.map_or_else(|| narrative.indicator.to_string(), |known| known.name.clone());
        all.extend(narrative.actions.iter().map(|action| (action, name.clone())));
    }
    let mut blocks = vec![heading(1, "Actions")];
    if all.is_empty() {
        blocks.push(paragraph("No action has been written down yet."));
        return blocks;
    }
    // What is open first, the soonest due first.
    all.sort_by_key(|(action, _)| (action.status == Progress::Done, action.due.is_none(), action.due));
    let today = material.day();
    let overdue = all.iter().filter(|(action, _)| is_overdue(action, today)).count();
    let done = all.iter().filter(|(action, _)| action.status == Progress::Done).count();
    blocks.push(paragraph(format!(
        "{} {}, of which {done} done and {overdue} overdue on {}.",
        all.len(),
        if all.len() == 1 { "action" } else { "actions" },
        day(today)
    )));
    let rows = all.iter().map(|(action, about)| action_row(action, Some(about), today)).collect();
    blocks.push(Block::Table(action_table("Action log", true, rows)));
    blocks
}

fn is_overdue(action: &PlannedAction, today: Date) -> bool {
    action.status != Progress::Done && action.due.is_some_and(|due| due < today)
}

pub(super) fn action_table(caption: &str, with_about: bool, rows: Vec<Row>) -> Table {
    let mut columns = vec![column("Action", 40.0)];
    if with_about {
        columns.push(column("About", 24.0));
    }
    columns.extend([column("Owner", 16.0), column("Due", 16.0), column("Status", 14.0)]);
    Table { caption: caption.to_owned(), columns, rows, notes: Vec::new() }
}

pub(super) fn action_row(action: &PlannedAction, about: Option<&str>, today: Date) -> Row {
    let due = action.due.map(day).unwrap_or_default();
    let status = if is_overdue(action, today) {
        Cell::Words(Words::strong(format!("{}, overdue", action.status.label())))
    } else {
        Cell::text(action.status.label())
    };
    let mut cells = vec![or_dash(clean(&action.action.replace('\n', " ")))];
    cells.extend(about.map(Cell::text));
    cells.extend([or_dash(clean(&action.owner)), or_dash(due), status]);
    Row { kind: RowKind::Usual, cells }
}
