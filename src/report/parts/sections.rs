//! The sections, side by side, their balance, how they stood before, and what people wrote about them.

use std::sync::Arc;

use super::text::{column, heading, numbers, paragraphs, section_name, signs};
use crate::{
    base::number_format::number,
    figure,
    report::{
        Block, Cell, Figure, Material, Row, RowKind, Table,
        charts::{balance_figure, grid_figure, tree_figure},
    },
    scoring::{SectionScore, SectionStatus, SideScore},
    workbook::Side,
};

pub(in crate::report) fn sections(material: &Material<'_>) -> Vec<Block> {
    let card = material.scorecard;
    let mut blocks = vec![
        heading(1, "Sections and balance"),
        chart(tree_figure(card), 112.0),
        chart(balance_figure(card), 62.0),
        Block::Table(table(material)),
    ];
    blocks.extend(course(material).map(|grid| chart(grid, 112.0)));
    let area = &card.area.code;
    for section in &card.sections {
        if let Some(text) = material.document.papers.section(section.number, area) {
            blocks.push(heading(2, section_name(section)));
            blocks.extend(paragraphs(text));
        }
    }
    blocks
}

/// A chart as wide as the text and so high, in millimetres.
fn chart(figure: figure::Figure, height: f64) -> Block {
    Block::Figure(Figure { figure: Arc::new(figure), width: 160.0, height })
}

/// How the sections stood before, where there are figures for an earlier time.
fn course(material: &Material<'_>) -> Option<figure::Figure> {
    let (document, card) = (material.document, material.scorecard);
    let before = card.to.shifted(-1).end();
    let has_past = document.dataset.observations().any(|figure| figure.period.end() <= before);
    has_past.then(|| grid_figure(document, card))
}

fn table(material: &Material<'_>) -> Table {
    let card = material.scorecard;
    let mut rows = Vec::new();
    for side in &card.sides {
        // The outcome is a section and a side in one.
        if side.side != Side::Outcome {
            rows.push(Row { kind: RowKind::Heading, cells: vec![Cell::text(side_heading(side))] });
        }
        let own = card.sections.iter().filter(|section| section.side == side.side);
        rows.extend(own.map(row));
    }
    Table {
        caption: format!("Sections of the scorecard of {}, {}", card.area.name, card.to),
        columns: vec![
            column("Section", 44.0),
            numbers("Score", 12.0),
            signs("Status", 18.0),
            numbers("Counted", 14.0),
            numbers("Coverage", 12.0),
        ],
        rows,
        notes: vec![
            "Coverage is the share of what the section should hold that has a current, valid figure. Below the least coverage a section has no colour."
                .to_owned(),
        ],
    }
}

fn percent(value: Option<f64>) -> String {
    value
        .filter(|value| value.is_finite())
        .map_or_else(|| "–".to_owned(), |value| format!("{}%", number(value, 0)))
}

fn side_heading(side: &SideScore) -> String {
    format!("{}: {}", side.side.label(), percent(side.percent))
}

/// The status on its colour; what has none in words.
fn status(section: &SectionScore) -> Cell {
    match section.status {
        _ if section.expected == 0 => Cell::text("Nothing to score"),
        SectionStatus::Provisional => Cell::text(section.status.label()),
        status => Cell::Status(status.as_status()),
    }
}

fn row(section: &SectionScore) -> Row {
    Row {
        kind: RowKind::Usual,
        cells: vec![
            Cell::text(section_name(section)),
            Cell::text(percent(section.percent)),
            status(section),
            Cell::text(format!("{} of {}", section.counted, section.expected)),
            Cell::text(percent(Some(100.0 * section.coverage))),
        ],
    }
}
