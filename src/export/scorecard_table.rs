//! The scorecard as a table: a row for each indicator under its section, and a summary.

use super::{Cell, Column, Row, Table};
use crate::{
    base::number_format,
    disclosure::Policy,
    scoring::{Certainty, IndicatorScore, Scorecard, SectionScore},
    workbook::Side,
};

const fn column(heading: &'static str, width: u8) -> Column {
    Column::new(heading, width)
}

const COLUMNS: [Column; 30] = [
    column("Section", 9),
    column("Section name", 28),
    column("Section percent", 9),
    column("Section status", 12),
    column("Section coverage %", 10),
    column("Indicator", 44),
    column("Id", 28),
    column("Period", 14),
    column("Numerator", 12),
    column("Denominator", 12),
    column("Value", 10),
    column("Unit", 16),
    column("Lower 95%", 10),
    column("Upper 95%", 10),
    column("Interval method", 18),
    column("Standard", 22),
    column("Standard source", 40),
    column("Edition", 16),
    column("Status", 14),
    column("Certainty", 18),
    column("Change since the figure before", 12),
    column("Points", 8),
    column("Weight", 8),
    column("Core", 7),
    column("Stale", 7),
    column("Data quality", 14),
    column("Notes", 50),
    column("File", 28),
    column("Sheet", 16),
    column("Cell", 8),
];

/// What people read for whether chance could explain a status.
pub(super) const fn certainty_label(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Clear => "clear",
        Certainty::CouldBeChance => "could be chance",
        Certainty::Exact => "exact",
    }
}

/// The scorecard, section by section.
#[must_use]
pub fn scorecard_table(scorecard: &Scorecard, policy: Policy) -> Table {
    let mut rows = Vec::new();
    for section in &scorecard.sections {
        rows.push(Row::Heading(section_heading(section)));
        if section.indicators.is_empty() {
            rows.push(Row::OnlyInCsv(section_cells(section).into()));
        }
        for score in &section.indicators {
            rows.push(Row::Cells(cells(section_cells(section), score)));
        }
    }
    if !scorecard.others.is_empty() {
        rows.push(Row::Heading("Outside the workbook: shown, not scored".to_owned()));
        for score in &scorecard.others {
            rows.push(Row::Cells(cells([const { Cell::Empty }; 5], score)));
        }
    }
    Table { name: "Scorecard".to_owned(), columns: COLUMNS.to_vec(), rows, notes: vec![policy.notice()] }
}

fn section_name(section: &SectionScore) -> String {
    if section.side == Side::Outcome {
        section.name.clone()
    } else {
        format!("{}. {}", section.number, section.name)
    }
}

fn section_heading(section: &SectionScore) -> String {
    let percent =
        section.percent.map_or_else(|| "–".to_owned(), |p| format!("{}%", number_format::number(p, 0)));
    format!(
        "{} — {percent} {} {}, {}% covered",
        section_name(section),
        section.status.as_status().sign(),
        section.status.label(),
        number_format::number(section.coverage * 100.0, 0)
    )
}

fn section_cells(section: &SectionScore) -> [Cell; 5] {
    let whole = |value: f64| Cell::Number { value, places: 0 };
    [
        whole(f64::from(section.number)),
        Cell::text(section.name.as_str()),
        section.percent.map_or(Cell::Empty, whole),
        Cell::text(section.status.label()),
        whole(section.coverage * 100.0),
    ]
}

fn yes(yes: bool) -> Cell {
    Cell::text(if yes { "yes" } else { "" })
}

fn cells(section: [Cell; 5], score: &IndicatorScore) -> Vec<Cell> {
    let figure = score.figure.as_ref();
    let interval = score.interval.as_ref();
    let place = score.place().unwrap_or_default();
    let number = |value: f64| Cell::Number { value, places: usize::from(value.fract() != 0.0) };
    let mut cells = Vec::from(section);
    cells.extend([
        Cell::text(score.name.as_str()),
        Cell::text(score.id.as_str()),
        Cell::text(figure.map(|figure| figure.period.to_string()).unwrap_or_default()),
        Cell::count(figure.and_then(|figure| figure.numerator)),
        Cell::count(figure.and_then(|figure| figure.denominator)),
        Cell::value(figure.and_then(|figure| figure.value), score.unit),
        Cell::text(score.unit.label()),
        Cell::value(interval.map(|interval| interval.lower), score.unit),
        Cell::value(interval.map(|interval| interval.upper), score.unit),
        Cell::text(interval.map(|interval| interval.method.as_str()).unwrap_or_default()),
        Cell::text(score.standard.as_ref().map(|standard| standard.text.as_str()).unwrap_or_default()),
        Cell::text(score.standard.as_ref().map(|standard| standard.source.as_str()).unwrap_or_default()),
        Cell::text(score.standard.as_ref().map(edition).unwrap_or_default()),
        Cell::Status(score.status),
        Cell::text(score.certainty.map(certainty_label).unwrap_or_default()),
        Cell::value(score.change(), score.unit),
        score.points.map_or(Cell::Empty, number),
        number(score.weight),
        yes(score.core),
        yes(score.stale),
        Cell::text(score.data_quality.level.label()),
        Cell::text(score.notes.join(" ")),
        Cell::text(place.file),
        Cell::text(place.sheet),
        Cell::text(place.cell),
    ]);
    cells
}

fn edition(standard: &crate::scoring::AppliedStandard) -> String {
    if standard.expired { format!("{} (expired)", standard.edition) } else { standard.edition.clone() }
}

/// The sides, the balance and the counts: a sheet of its own in Excel.
#[must_use]
pub fn summary_table(scorecard: &Scorecard, policy: Policy) -> Table {
    let mut rows = Vec::new();
    let mut line = |what: &str, cell: Cell| rows.push(Row::Cells(vec![Cell::text(what), cell]));
    line("Area", Cell::text(scorecard.area.label()));
    line("Up to", Cell::text(scorecard.to.to_string()));
    line("Standards", Cell::text(scorecard.edition.as_str()));
    let whole = |value: f64| Cell::Number { value, places: 0 };
    for side in &scorecard.sides {
        line(&format!("{}, %", side.side.label()), side.percent.map_or(Cell::Empty, whole));
        line(&format!("{}, coverage %", side.side.label()), whole(side.coverage * 100.0));
    }
    line("Balance: providers minus population, points", scorecard.balance.map_or(Cell::Empty, whole));
    let counts = &scorecard.summary;
    for (what, count) in [
        ("Met", counts.met),
        ("Close", counts.close),
        ("Not met", counts.not_met),
        ("No data", counts.no_data),
        ("No standard", counts.no_standard),
    ] {
        line(what, whole(count as f64));
    }
    Table {
        name: "Summary".to_owned(),
        columns: vec![column("What", 44), column("Result", 40)],
        rows,
        notes: vec![policy.notice(), concat!("Made by Spruce ", env!("CARGO_PKG_VERSION"), ".").to_owned()],
    }
}
