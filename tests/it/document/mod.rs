//! The scorecard file and its edits, from the outside.

mod editions;
mod files;
mod imports;
mod trail;
mod undo;

use std::{path::Path, sync::Arc};

use jiff::Timestamp;
use proptest::prelude::*;
use spruce::{
    base::{Finding, Place, Severity},
    document::{Document, Edit, FileError, History, load, preview, previews, read, save, write},
    domain::{Area, AreaCode, AreaKind, CellAddress, Earlier, Group, Mark, Observation, Period, Provenance},
    returns::{Cell, Content, Grid, Mapping, ReturnReading, SheetReading},
    workbook::{Evidence, Rule, Setter, Standard},
};

fn at() -> Timestamp {
    "2011-05-04T09:30:00Z".parse().unwrap()
}

/// A made-up figure, from row `row` of `file`.
fn figure(file: &str, indicator: &str, area: &str, quarter: i8, value: Option<f64>, row: u32) -> Observation {
    Observation {
        numerator: value.map(|value| value * 2.0),
        denominator: value.map(|_| 200.0),
        value,
        mark: value.is_none().then_some(Mark::Suppressed),
        provenance: Provenance {
            import: 0,
            file: file.into(),
            sheet: "Return".into(),
            cell: CellAddress::new(row, 5),
            numerator_cell: Some(CellAddress::new(row, 3)),
            denominator_cell: Some(CellAddress::new(row, 4)),
            by_hand: false,
        },
        ..Observation::new(indicator, area, Period::quarter(2010, quarter).unwrap())
    }
}

/// A sheet whose headings stand in its fourth row.
fn grid(headings: &[&str]) -> Grid {
    let text = |text: &&str| Cell { content: Content::Text((*text).into()), percent: false };
    let mut rows = vec![Vec::new(); 3];
    rows.push(headings.iter().map(text).collect());
    Grid { name: "Return".into(), rows: rows.into(), ..Grid::default() }
}

/// A made-up reading of one sheet; the fingerprint is the file's name.
fn reading(file: &str, figures: Vec<Observation>) -> ReturnReading {
    let mut areas: Vec<Area> = Vec::new();
    for figure in &figures {
        let kind = AreaKind::of_code(figure.area.as_str()).unwrap_or(AreaKind::Other);
        areas.push(Area { code: figure.area.clone(), name: format!("Area {}", figure.area), kind });
    }
    let place = Place { file: file.to_owned(), sheet: "Return".to_owned(), cell: "F9".to_owned() };
    ReturnReading {
        file: file.into(),
        pasted: false,
        size: 1234,
        sha256: file.to_owned(),
        sheets: vec![SheetReading {
            grid: Arc::new(grid(&["PCT code", "Quarter", "Smokers", "Maternities", "%"])),
            mapping: Mapping { header_row: 3, header_rows: 2, ..Mapping::default() },
            profile: None,
            summary: String::new(),
            asks: false,
            guesses: Vec::new(),
            questions: Vec::new(),
            wanted: true,
            observations: figures,
            areas,
            local_indicators: Vec::new(),
            fates: spruce::returns::Fates::default(),
            findings: vec![
                Finding::new(
                    Severity::Warning,
                    "value_disagrees",
                    place,
                    "78.2% is stated, 78.0% is computed.",
                )
                .with_hint("Ask the “sender” which is right."),
            ],
        }],
        findings: Vec::new(),
    }
}

fn import(readings: Vec<ReturnReading>) -> Edit {
    Edit::Import { readings: readings.into_iter().map(Arc::new).collect(), at: at() }
}

fn smoking(file: &str, values: &[(i8, Option<f64>)]) -> ReturnReading {
    let figures = values.iter().zip(8..);
    let figures =
        figures.map(|((q, value), row)| figure(file, "smoking_at_delivery", "5ZZ", *q, *value, row));
    reading(file, figures.collect())
}

fn target(edition: &str, bound: f64) -> Standard {
    Standard {
        indicator: "smoking_at_delivery".into(),
        edition: edition.to_owned(),
        valid_from: "2010-04-01".parse().unwrap(),
        valid_to: None,
        setter: Setter::Local,
        body: "Exampleton PCT board".to_owned(),
        rule: Rule::AtMost(bound),
        amber: None,
        evidence: Evidence::Local,
        source: "Board paper, March 2010".to_owned(),
        note: String::new(),
    }
}

/// A scorecard with something in each of its parts.
fn full() -> Document {
    let mut grouped = figure("B.xlsx", "breastfeeding_initiation", "5ZZ", 3, Some(61.25), 20);
    grouped.group =
        Some(Group { dimension: "Deprivation quintile".into(), value: "1 (most \"deprived\")".into() });
    let mut second = smoking("B.xlsx", &[(3, Some(19.5)), (4, Some(18.5))]);
    second.sheets[0].observations.push(grouped);
    let mut document = Document::default();
    for edit in [
        import(vec![smoking("A.csv", &[(1, Some(21.0)), (2, None), (3, Some(20.0))]), second]),
        Edit::SetPeriod(Period::quarter(2010, 4)),
        Edit::SetEdition("2011".to_owned()),
        Edit::SetLocalTarget(target("Plan 2010", 17.5)),
        Edit::SwitchIndicator {
            indicator: "hiv_screening_coverage".into(),
            off_because: Some("not collected here until 2012".to_owned()),
        },
        Edit::SwitchStandard {
            indicator: "births_per_midwife".into(),
            edition: "Local 1:28".to_owned(),
            on: true,
        },
    ] {
        document = edit.apply(&document);
    }
    document
}
