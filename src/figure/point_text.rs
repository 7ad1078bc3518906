//! What is said of a single figure: under the pointer and in the table.

use std::fmt::Write as _;

use super::{FigureTable, StandardSpan, TableCell, TrendInput, TrendPoint};
use crate::{base::number_format, workbook::Unit};

/// Remarks on a figure, separated by commas: `suppressed`, `revised`.
pub(super) fn remarks(point: &TrendPoint) -> String {
    let mut remarks = Vec::new();
    if point.value.is_none() {
        remarks.push(point.absent.map_or("no figure", |mark| mark.label()));
    }
    if point.unreliable {
        remarks.push("unreliable or provisional");
    }
    if point.revised {
        remarks.push("revised");
    }
    remarks.join(", ")
}

/// The interval without repeating the unit: `18.1% to 20.8%`, `3.2 to 6.8 per 1,000`.
pub(super) fn interval_text(unit: Unit, (lower, upper): (f64, f64)) -> String {
    match unit {
        Unit::PerThousand | Unit::Hours => {
            format!("{} to {}", number_format::number(lower, unit.places()), unit.show(upper))
        }
        _ => format!("{} to {}", unit.show(lower), unit.show(upper)),
    }
}

/// The standard in force on the last day of the point's period.
pub(super) fn standard_of<'a>(input: &'a TrendInput, point: &TrendPoint) -> Option<&'a StandardSpan> {
    input.standards.iter().rev().find(|span| span.in_force(point.period.end()))
}

/// The text under the pointer, one fact a line.
pub(super) fn hover(input: &TrendInput, point: &TrendPoint) -> String {
    let mut lines = Vec::new();
    match point.value {
        Some(value) => {
            let mut line = format!("{}: {}", point.period, input.unit.show(value));
            if let (Some(numerator), Some(denominator)) = (point.numerator, point.denominator) {
                let show = |count| number_format::short(count, 2);
                let _ = write!(line, " ({} of {})", show(numerator), show(denominator));
            }
            lines.push(line);
        }
        None => lines.push(point.period.to_string()),
    }
    if let Some(interval) = point.interval.filter(|_| point.value.is_some()) {
        lines.push(format!("95% interval {}", interval_text(input.unit, interval)));
    }
    lines.extend(standard_of(input, point).map(|span| span.label.clone()));
    lines.extend([remarks(point), point.place.clone()].into_iter().filter(|line| !line.is_empty()));
    lines.join("\n")
}

/// The data of the chart; columns that would be empty are left out.
pub(super) fn table(input: &TrendInput, points: &[TrendPoint]) -> FigureTable {
    type Column = (&'static str, Box<dyn Fn(&TrendPoint) -> TableCell>);
    let unit = input.unit;
    let count = |value| TableCell::number(value, |value| number_format::short(value, 2));
    let standards: Vec<StandardSpan> = input.standards.clone();
    let in_force = move |point: &TrendPoint| {
        let span = standards.iter().rev().find(|span| span.in_force(point.period.end()));
        TableCell::text(span.map(|span| span.label.clone()).unwrap_or_default())
    };
    let end = |pick: fn((f64, f64)) -> f64| {
        move |point: &TrendPoint| TableCell::number(point.interval.map(pick), |value| unit.show(value))
    };
    let columns: Vec<Column> = vec![
        ("Period", Box::new(|point| TableCell::text(point.period.to_string()))),
        ("Numerator", Box::new(move |point| count(point.numerator))),
        ("Denominator", Box::new(move |point| count(point.denominator))),
        ("Value", Box::new(move |point| TableCell::number(point.value, |value| unit.show(value)))),
        ("Interval from", Box::new(end(|interval| interval.0))),
        ("Interval to", Box::new(end(|interval| interval.1))),
        ("Standard", Box::new(in_force)),
        ("Note", Box::new(|point| TableCell::text(remarks(point)))),
        ("Cell", Box::new(|point| TableCell::text(point.place.as_str()))),
    ];
    let always = |heading: &str| matches!(heading, "Period" | "Value");
    let kept: Vec<&Column> = columns
        .iter()
        .filter(|(heading, cell)| always(heading) || points.iter().any(|p| cell(p) != TableCell::Blank))
        .collect();
    FigureTable {
        headings: kept.iter().map(|(heading, _)| (*heading).to_owned()).collect(),
        rows: points.iter().map(|point| kept.iter().map(|(_, cell)| cell(point)).collect()).collect(),
    }
}
