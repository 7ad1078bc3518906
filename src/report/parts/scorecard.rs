//! The scorecard: every indicator, section by section, on a page that lies on its side.

use super::text::{
    column, counts, heading, numbers, or_dash, period, section_line, section_name, signs, unbroken,
};
use crate::{
    figure::Icon,
    report::{Block, Cell, Column, Material, Row, RowKind, Table, words::judgement},
    scoring::{IndicatorScore, Quality, Scorecard, SectionScore, sentence},
};

pub(in crate::report) fn scorecard(material: &Material<'_>) -> Vec<Block> {
    vec![heading(1, "Scorecard"), Block::Table(table(material))]
}

fn table(material: &Material<'_>) -> Table {
    let card = material.scorecard;
    let with_leads = card.indicators().any(|score| !lead(material, score).is_empty());
    let mut rows = Vec::new();
    for section in card.sections.iter().filter(|section| !section.indicators.is_empty()) {
        rows.push(Row { kind: RowKind::Heading, cells: vec![Cell::text(section_heading(section))] });
        rows.extend(section.indicators.iter().map(|score| row(material, score, with_leads)));
    }
    if !card.others.is_empty() {
        let heading = "Outside the workbook: shown and not scored";
        rows.push(Row { kind: RowKind::Heading, cells: vec![Cell::text(heading)] });
        rows.extend(card.others.iter().map(|score| row(material, score, with_leads)));
    }
    Table {
        caption: format!("Scorecard of {}, up to {}", card.area.label(), card.to),
        columns: columns(card, with_leads),
        rows,
        notes: notes(material),
    }
}

fn section_heading(section: &SectionScore) -> String {
    format!("{}: {}", section_name(section), section_line(section))
}

fn lead<'a>(material: &Material<'a>, score: &IndicatorScore) -> &'a str {
    material.narrative(score).map_or("", |narrative| narrative.lead.trim())
}

fn columns(card: &Scorecard, with_leads: bool) -> Vec<Column> {
    let mut columns = vec![column("Indicator", 26.0)];
    if with_leads {
        columns.push(column("Lead", 12.0));
    }
    columns.extend([
        column("Period", 13.0),
        column("Standard", 11.0),
        numbers("Actual", 11.0),
        numbers("Numerator / denominator", 12.0),
        signs("Status", 11.0),
        signs("Variation and assurance", 10.0),
        column(&compared_with(card), 10.0),
        column("Data quality", 8.0),
    ]);
    columns
}

/// The heading of the comparison: the benchmark's name where there is only one.
fn compared_with(card: &Scorecard) -> String {
    let mut names = card.indicators().filter_map(|score| Some(score.comparison.as_ref().ok()?.name.as_str()));
    let first = names.next();
    match first {
        Some(name) if names.all(|other| other == name) => format!("Compared with {name}"),
        _ => "Compared".to_owned(),
    }
}

fn row(material: &Material<'_>, score: &IndicatorScore, with_leads: bool) -> Row {
    let movement = score.movement.as_ref();
    let variation = movement.and_then(|movement| movement.variation).map(Icon::from);
    let assurance = movement.and_then(|movement| movement.assurance).map(Icon::from);
    let standard = score.standard.as_ref().map(|standard| {
        let expired = if standard.expired { " (expired)" } else { "" };
        format!("{}{expired}", standard.text)
    });
    let compared = score.comparison.as_ref().map_or("Not compared", |beside| judgement(beside.judged));
    let mut cells = vec![Cell::text(score.name.as_str())];
    if with_leads {
        cells.push(or_dash(lead(material, score).to_owned()));
    }
    cells.extend([
        or_dash(period(score)),
        or_dash(standard.unwrap_or_default()),
        Cell::text(unbroken(&sentence::figure(score))),
        or_dash(counts(score)),
        Cell::Status(score.status),
        Cell::Icons(variation.into_iter().chain(assurance).collect()),
        Cell::text(if score.figure.is_some() { compared } else { "–" }),
        Cell::text(if score.figure.is_some() { quality(score.data_quality.level) } else { "–" }),
    ]);
    Row { kind: RowKind::Usual, cells }
}

/// The mark of data quality; words, because they survive any printer.
const fn quality(level: Quality) -> &'static str {
    match level {
        Quality::Full => "Full",
        Quality::Partial => "Partial",
        Quality::Poor => "Poor",
    }
}

fn notes(material: &Material<'_>) -> Vec<String> {
    let mut notes = vec![
        "Compared by the 95% interval of the figure: better or worse only where all of it is on one side."
            .to_owned(),
        material.notice(),
    ];
    let off = &material.scorecard.switched_off;
    if !off.is_empty() {
        let catalogue = &material.catalogue;
        let one = |(id, reason): &(crate::domain::IndicatorId, String)| {
            let name = catalogue.indicator(id).map_or_else(|| id.to_string(), |known| known.name.clone());
            format!("{name} ({reason})")
        };
        notes.push(format!("Left out: {}.", off.iter().map(one).collect::<Vec<_>>().join("; ")));
    }
    notes
}
