//! How far the data behind the figures can be relied on, and what is amiss.

use strum::IntoEnumIterator as _;

use super::text::{column, heading, paragraph, section_name};
use crate::{
    report::{Block, Cell, Material, Row, RowKind, Table},
    scoring::{Aspect, IndicatorScore, Quality, Reason},
};

pub(in crate::report) fn data_quality(material: &Material<'_>) -> Vec<Block> {
    let card = material.scorecard;
    let with_figures: Vec<&IndicatorScore> =
        card.indicators().filter(|score| score.figure.is_some()).collect();
    let of = |level: Quality| with_figures.iter().filter(|score| score.data_quality.level == level).count();
    let mut blocks = vec![
        heading(1, "Data quality"),
        paragraph(format!(
            "Of {} figures, {} can be fully relied on, {} in part, and {} poorly. Each is looked at for completeness, timeliness, validity and source.",
            with_figures.len(),
            of(Quality::Full),
            of(Quality::Partial),
            of(Quality::Poor)
        )),
    ];
    let mut amiss: Vec<&IndicatorScore> =
        with_figures.into_iter().filter(|score| !score.data_quality.reasons.is_empty()).collect();
    amiss.sort_by_key(|score| std::cmp::Reverse(score.data_quality.level));
    if !amiss.is_empty() {
        blocks.push(Block::Table(Table {
            caption: "Figures with something amiss, the worst first".to_owned(),
            columns: vec![column("Indicator", 30.0), column("Mark", 10.0), column("What is amiss", 60.0)],
            rows: amiss.into_iter().map(row).collect(),
            notes: Vec::new(),
        }));
    }
    missing(material, &mut blocks);
    blocks
}

fn row(score: &IndicatorScore) -> Row {
    let reasons = &score.data_quality.reasons;
    let said = Aspect::iter().filter_map(|aspect| {
        let own: Vec<&Reason> = reasons.iter().filter(|reason| reason.aspect == aspect).collect();
        let texts: Vec<&str> = own.iter().map(|reason| reason.text.as_str()).collect();
        (!own.is_empty()).then(|| format!("{}: {}", aspect.label(), texts.join(" ")))
    });
    let mark = match score.data_quality.level {
        Quality::Full => "Full",
        Quality::Partial => "Partial",
        Quality::Poor => "Poor",
    };
    Row {
        kind: RowKind::Usual,
        cells: vec![
            Cell::text(score.name.as_str()),
            Cell::text(mark),
            Cell::text(said.collect::<Vec<_>>().join(" ")),
        ],
    }
}

/// What is expected and not there.
fn missing(material: &Material<'_>, blocks: &mut Vec<Block>) {
    let rows: Vec<Row> = material
        .scorecard
        .sections
        .iter()
        .filter_map(|section| {
            let names: Vec<&str> = section
                .indicators
                .iter()
                .filter(|score| score.expected && score.figure.as_ref().is_none_or(|one| one.value.is_none()))
                .map(|score| score.name.as_str())
                .collect();
            let cells = vec![Cell::text(section_name(section)), Cell::text(names.join("; "))];
            (!names.is_empty()).then_some(Row { kind: RowKind::Usual, cells })
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    blocks.push(Block::Table(Table {
        caption: "What is expected and has no figure".to_owned(),
        columns: vec![column("Section", 34.0), column("Indicators", 66.0)],
        rows,
        notes: Vec::new(),
    }));
}
