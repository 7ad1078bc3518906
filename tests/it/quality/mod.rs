//! What is doubtful about figures beside each other: a table of cases for each check, with those that
//! must not alarm. Figures are made up unless a case says where they were published.

mod alone;
mod published;
mod together;

use spruce::{
    domain::{Area, AreaKind, CellAddress, Dataset, Group, Observation, Period, Provenance},
    quality::{Becomes, Doubt, Scope, examine},
    register::register,
    workbook::catalogue,
};

/// Value, or numerator and denominator.
#[derive(Clone, Copy, Debug)]
enum Given {
    Value(f64),
    Counts(f64, f64),
    Hidden,
}

use Given::{Counts, Hidden, Value};

/// A figure of the catalogue's indicator `id`; its value is worked out as a return's would be.
fn figure(id: &str, area: &str, period: Period, given: Given) -> Observation {
    let indicator = catalogue().indicator(&id.into()).unwrap();
    let (numerator, denominator, value) = match given {
        Value(value) => (None, None, Some(value)),
        Counts(n, d) => (Some(n), Some(d), Some(n / d * indicator.multiplier)),
        Hidden => (None, None, None),
    };
    Observation {
        numerator,
        denominator,
        value,
        mark: value.is_none().then_some(spruce::domain::Mark::Suppressed),
        provenance: Provenance { import: 1, file: "made up.csv".into(), ..Provenance::default() },
        ..Observation::new(id, area, period)
    }
}

/// The quarter that is so many after Q1 2008/09.
fn quarter(after: usize) -> Period {
    Period::quarter(2008, 1).unwrap().shifted(i32::try_from(after).unwrap())
}

/// A quarterly series of `id` for `area`, one figure after the other down a column.
fn series(id: &str, area: &str, given: &[Given]) -> Vec<Observation> {
    let at = |(row, given): (usize, &Given)| {
        let mut figure = figure(id, area, quarter(row), *given);
        figure.provenance.cell = CellAddress::new(u32::try_from(row).unwrap() + 1, 3);
        figure
    };
    given.iter().enumerate().map(at).collect()
}

fn dataset(figures: Vec<Observation>) -> Dataset {
    let mut dataset = Dataset::default();
    let area = |figure: &Observation| Area {
        code: figure.area.clone(),
        name: format!("Area {}", figure.area),
        kind: register().kind_of_code(figure.area.as_str()).unwrap_or(AreaKind::Other),
    };
    dataset.add_areas(figures.iter().map(area));
    dataset.merge(figures);
    dataset
}

fn doubts(figures: Vec<Observation>) -> Vec<Doubt> {
    examine(Scope { dataset: &dataset(figures), catalogue: catalogue() })
}

fn codes(figures: Vec<Observation>) -> Vec<String> {
    doubts(figures).into_iter().map(|doubt| doubt.finding.code).collect()
}

/// The numbers that the doubts' first correction gives.
fn corrected(doubt: &Doubt) -> Option<(Option<f64>, Option<f64>, Option<f64>)> {
    match doubt.corrections.first()?.changes.first()?.1 {
        Becomes::Numbers { numerator, denominator, value } => Some((numerator, denominator, value)),
        _ => None,
    }
}

fn group(dimension: &str, value: &str) -> Group {
    Group { dimension: dimension.into(), value: value.into() }
}
