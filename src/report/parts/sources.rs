//! Where the figures and the standards come from.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::text::{column, heading, numbers, or_dash, paragraph};
use crate::{
    domain::{Observation, Period},
    report::{Block, Cell, Material, Row, RowKind, Table, material::day},
};

pub(in crate::report) fn sources(material: &Material<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, "Sources")];
    let returns = returns(material);
    if returns.is_empty() {
        blocks.push(paragraph("No return has been imported."));
    } else {
        blocks.push(Block::Table(Table {
            caption: "Returns that the figures of this scorecard come from".to_owned(),
            columns: vec![
                column("Return", 48.0),
                column("Periods", 26.0),
                column("Imported", 15.0),
                numbers("Figures", 9.0),
            ],
            rows: returns,
            notes: vec![
                "Figures are those of this area that the return gives and that stand. Every figure can be traced to its cell in the scorecard file."
                    .to_owned(),
            ],
        }));
    }
    let standards = standards(material);
    if !standards.is_empty() {
        blocks.push(Block::Table(Table {
            caption: "Standards that were scored against".to_owned(),
            columns: vec![column("Standard", 40.0), column("What it judges", 60.0)],
            rows: standards,
            notes: Vec::new(),
        }));
    }
    blocks
}

/// What a return gives for this area.
struct Given {
    figures: usize,
    first: Period,
    last: Period,
}

fn returns(material: &Material<'_>) -> Vec<Row> {
    let area = &material.scorecard.area.code;
    let mut given: BTreeMap<u32, Given> = BTreeMap::new();
    let mut add = |figure: &Observation| {
        for place in figure.returns() {
            let period = figure.period;
            let one = given.entry(place.import).or_insert(Given { figures: 0, first: period, last: period });
            one.figures += 1;
            if period.start() < one.first.start() {
                one.first = period;
            }
            if period.end() > one.last.end() {
                one.last = period;
            }
        }
    };
    let until = material.scorecard.to.end();
    let own = |figure: &&Observation| figure.area == *area && figure.period.end() <= until;
    material.document.dataset.observations().filter(own).for_each(&mut add);
    let records = material.document.returns.iter();
    records
        .filter_map(|record| {
            let given = given.get(&record.number)?;
            let periods = if given.first == given.last {
                given.first.to_string()
            } else {
                format!("{} to {}", given.first, given.last)
            };
            let imported = record.imported.to_zoned(TimeZone::UTC).date();
            Some(Row {
                kind: RowKind::Usual,
                cells: vec![
                    Cell::text(record.file.as_str()),
                    Cell::text(periods),
                    Cell::text(day(imported)),
                    Cell::text(given.figures.to_string()),
                ],
            })
        })
        .collect()
}

/// The sources in the order of the scorecard, each with what it judges.
fn standards(material: &Material<'_>) -> Vec<Row> {
    let mut sources: Vec<(String, Vec<&str>)> = Vec::new();
    for score in material.scorecard.indicators() {
        let Some(standard) = &score.standard else { continue };
        let expired = if standard.expired { " (expired)" } else { "" };
        // The source names the publication in full; an edition's short name is for commands.
        let title = if standard.source.is_empty() { &standard.edition } else { &standard.source };
        let standard = format!("{title}{expired}");
        match sources.iter_mut().find(|(known, _)| *known == standard) {
            Some((_, names)) => names.push(&score.name),
            None => sources.push((standard, vec![&score.name])),
        }
    }
    let row = |(standard, names): (String, Vec<&str>)| Row {
        kind: RowKind::Usual,
        cells: vec![or_dash(standard), Cell::text(names.join("; "))],
    };
    sources.into_iter().map(row).collect()
}
