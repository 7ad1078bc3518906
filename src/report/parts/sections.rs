//! The sections, side by side, their balance, and what people wrote about them.

use std::sync::Arc;

use super::text::{column, heading, numbers, paragraphs, section_name, signs};
use crate::{
    base::number_format::number,
    figure::{self, Caption},
    report::{Block, Cell, Figure, Material, Row, RowKind, Table},
    scoring::{SectionScore, SectionStatus, SideScore, sentence},
    workbook::Side,
};

pub(in crate::report) fn sections(material: &Material<'_>) -> Vec<Block> {
    let card = material.scorecard;
    let mut blocks = vec![
        heading(1, "Sections and balance"),
        Block::Figure(Figure { figure: Arc::new(tree(material)), width: 160.0, height: 112.0 }),
        Block::Table(table(material)),
    ];
    let area = &card.area.code;
    for section in &card.sections {
        if let Some(text) = material.document.papers.section(section.number, area) {
            blocks.push(heading(2, section_name(section)));
            blocks.extend(paragraphs(text));
        }
    }
    blocks
}

fn tree(material: &Material<'_>) -> figure::Figure {
    let card = material.scorecard;
    let caption = Caption {
        title: format!("{}: {}", card.area.name, sentence::leaning(card.balance)),
        subtitle: format!(
            "Score of each section, and indicators counted of those expected, up to {}",
            card.to
        ),
        ..Caption::default()
    };
    figure::section_tree(&caption, card)
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
