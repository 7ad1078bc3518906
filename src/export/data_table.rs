//! Every figure of a scorecard, one a row, with the cell it came from.

use super::{Cell, Column, Row, Table};
use crate::{
    analysis::interval,
    disclosure::{Published, is_hidden},
    document::Document,
    domain::{HIDDEN, Observation},
    statistics::Level,
    workbook::{Catalogue, Unit},
};

const fn column(heading: &'static str, width: u8) -> Column {
    Column::new(heading, width)
}

/// The columns: headings are stable, and grow only at the end.
const COLUMNS: [Column; 21] = [
    column("indicator", 30),
    column("name", 40),
    column("area", 12),
    column("area_name", 28),
    column("group", 24),
    column("period", 14),
    column("start", 12),
    column("end", 12),
    column("numerator", 12),
    column("denominator", 12),
    column("value", 10),
    column("unit", 12),
    column("lower", 10),
    column("upper", 10),
    column("method", 16),
    column("mark", 20),
    column("note", 24),
    column("revised", 9),
    column("file", 28),
    column("sheet", 16),
    column("cell", 8),
];

/// The figures that `wanted` keeps, in the order of the scorecard. Of a hidden figure only what it
/// is about leaves, and where it stands.
#[must_use]
pub fn data_table(published: &Published, wanted: impl Fn(&Observation) -> bool) -> Table {
    let document = published.document();
    let catalogue = document.catalogue();
    let figures = document.dataset.observations().filter(|figure| wanted(figure));
    Table {
        name: "Data".to_owned(),
        columns: COLUMNS.to_vec(),
        rows: figures.map(|figure| Row::Cells(row(document, &catalogue, figure))).collect(),
        notes: vec![published.policy().notice()],
    }
}

fn row(document: &Document, catalogue: &Catalogue, figure: &Observation) -> Vec<Cell> {
    let (dataset, methods) = (&document.dataset, &document.settings.methods);
    let indicator = catalogue.indicator(&figure.indicator);
    let local = dataset.local_indicators().get(&figure.indicator);
    let name = indicator.map(|known| known.name.as_str()).or_else(|| local.map(|local| local.name.as_str()));
    let unit = indicator.map_or(Unit::Number, |known| known.unit);
    let unit_text =
        indicator.map(|known| known.unit.label()).or_else(|| local.map(|local| local.unit.as_str()));
    let area_name = dataset.areas().get(&figure.area).map_or("", |area| area.name.as_str());
    let hidden = is_hidden(figure);
    let interval = indicator.and_then(|known| self::interval(known, figure, Level::P95, methods).ok());
    let mark = if hidden { HIDDEN } else { figure.mark.map_or("", crate::domain::Mark::label) };
    let revised = if figure.earlier.is_empty() { "" } else { "yes" };
    let place = &figure.provenance;
    vec![
        Cell::text(figure.indicator.as_str()),
        Cell::text(name.unwrap_or_default()),
        Cell::text(figure.area.as_str()),
        Cell::text(area_name),
        Cell::text(figure.group.as_ref().map(ToString::to_string).unwrap_or_default()),
        Cell::text(figure.period.to_string()),
        Cell::Date(figure.period.start()),
        Cell::Date(figure.period.end()),
        Cell::count(figure.numerator),
        Cell::count(figure.denominator),
        Cell::value(figure.value, unit),
        Cell::text(unit_text.unwrap_or_default()),
        Cell::value(interval.as_ref().map(|interval| interval.lower), unit),
        Cell::value(interval.as_ref().map(|interval| interval.upper), unit),
        Cell::text(interval.map(|interval| interval.method).unwrap_or_default()),
        Cell::text(mark),
        Cell::text(if hidden { "" } else { figure.note.as_str() }),
        Cell::text(revised),
        Cell::text(&*place.file),
        Cell::text(&*place.sheet),
        Cell::text(place.place().cell),
    ]
}
