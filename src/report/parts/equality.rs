//! Equality: what is analysed, provided and assessed for whom, and what is left to do.

use strum::IntoEnumIterator as _;

use super::text::{clean, column, heading, or_dash, paragraph};
use crate::{
    report::{Block, Cell, Material, Row, RowKind, Table, Words},
    workshop::{Characteristic, EqualityEntry, EqualityKind, EqualityStep},
};

/// `None` while the register is empty.
pub(in crate::report) fn equality(material: &Material<'_>) -> Option<Vec<Block>> {
    let register = &material.document.workshops.equality;
    if register.is_empty() {
        return None;
    }
    let mut columns = vec![column("Protected characteristic", 34.0)];
    columns.extend(EqualityKind::iter().map(|kind| column(kind.plural(), 22.0)));
    let row = |one: Characteristic| {
        let cells = EqualityKind::iter().map(|kind| Cell::text(register.coverage(kind, one).label()));
        Row { kind: RowKind::Usual, cells: std::iter::once(Cell::text(one.label())).chain(cells).collect() }
    };
    let mut blocks = vec![
        heading(1, "Equality"),
        paragraph("What has been done for each characteristic that the Equality Act 2010 protects."),
        Block::Table(Table {
            caption: "Protected characteristics".to_owned(),
            columns,
            rows: Characteristic::iter().map(row).collect(),
            notes: Vec::new(),
        }),
    ];
    let gaps = register.gaps();
    if gaps.is_empty() {
        blocks.push(paragraph("Nothing is lacking."));
    } else {
        blocks.push(heading(2, "What is left to do"));
        let words = gaps
            .iter()
            .map(|gap| Words::plain(&gap.words).then(Words::quiet(format!(" Question {}.", gap.place))));
        blocks.push(Block::Points(words.collect()));
    }
    blocks.push(Block::Table(entries(register.iter())));
    Some(blocks)
}

fn entries<'a>(all: impl Iterator<Item = &'a EqualityEntry>) -> Table {
    let row = |entry: &EqualityEntry| {
        let whom: Vec<&str> = entry.characteristics.iter().map(|one| one.label()).collect();
        let taken: Vec<&str> =
            entry.kind.steps().iter().filter(|step| entry.has(**step)).map(|step| step.label()).collect();
        let cells = vec![
            or_dash(clean(&entry.what)),
            Cell::text(entry.kind.label()),
            or_dash(whom.join(", ")),
            or_dash(taken.join(", ")),
        ];
        Row { kind: RowKind::Usual, cells }
    };
    let of = |step: EqualityStep| step.label().to_lowercase();
    Table {
        caption: "The register".to_owned(),
        columns: vec![
            column("What", 34.0),
            column("Kind", 16.0),
            column("For whom", 28.0),
            column("Steps taken", 22.0),
        ],
        rows: all.map(row).collect(),
        notes: vec![format!("Steps: {}.", EqualityStep::iter().map(of).collect::<Vec<_>>().join(", "))],
    }
}
