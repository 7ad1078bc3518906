//! What is said of a single figure: under the pointer and in the table.

use std::{collections::HashMap, fmt::Write as _};

use super::{Comparator, FigureTable, Plot, StandardSpan, TableCell, TrendInput, TrendPoint, table::Column};
use crate::{base::number_format, domain::Period, workbook::Unit};

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

/// The standard in force on the last day of the point's period.
pub(super) fn standard_of<'a>(input: &'a TrendInput, point: &TrendPoint) -> Option<&'a StandardSpan> {
    input.standards.iter().rev().find(|span| span.in_force(point.period.end()))
}

/// A figure with its counts: `Mar 2011: 78.2% (308 of 394)`; without a value, its period.
pub(super) fn value_line(unit: Unit, point: &TrendPoint) -> String {
    let Some(value) = point.value else { return point.period.to_string() };
    let mut line = format!("{}: {}", point.period, unit.show(value));
    if let (Some(numerator), Some(denominator)) = (point.numerator, point.denominator) {
        let show = |count| number_format::short(count, 2);
        let _ = write!(line, " ({} of {})", show(numerator), show(denominator));
    }
    line
}

/// The text under the pointer, one fact a line.
pub(super) fn hover(input: &TrendInput, point: &TrendPoint) -> String {
    let mut lines = vec![value_line(input.unit, point)];
    if let Some(interval) = point.interval.filter(|_| point.value.is_some()) {
        lines.push(format!("95% interval {}", input.unit.show_range(interval.0, interval.1)));
    }
    lines.extend(standard_of(input, point).map(|span| span.label.clone()));
    lines.extend([remarks(point), point.place.clone()].into_iter().filter(|line| !line.is_empty()));
    lines.join("\n")
}

/// How many figures are missing and why: `○ without a value: 1 suppressed.`; nothing where none is.
pub(super) fn absent_note(points: &[TrendPoint]) -> Option<String> {
    let mut absent: Vec<(&str, usize)> = Vec::new();
    for point in points.iter().filter(|point| point.value.is_none()) {
        let word = point.absent.map_or("no figure", |mark| mark.label());
        match absent.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => absent.push((word, 1)),
        }
    }
    let counted: Vec<String> = absent.iter().map(|(word, count)| format!("{count} {word}")).collect();
    (!counted.is_empty()).then(|| format!("○ without a value: {}.", counted.join(", ")))
}

/// The data of the chart, a column for each series; columns that would be empty are left out.
pub(super) fn table(input: &TrendInput, points: &[TrendPoint], comparators: &[Comparator]) -> FigureTable {
    FigureTable::of(&columns(input, comparators), points, &["Value"]).drawn_as(Plot::Lines)
}

fn columns<'a>(input: &'a TrendInput, comparators: &'a [Comparator]) -> Vec<Column<'a, TrendPoint>> {
    let unit = input.unit;
    let value = move |value| TableCell::number(value, |value| unit.show(value));
    let count = |value| TableCell::number(value, |value| number_format::short(value, 2));
    let standard = |point: &TrendPoint| {
        TableCell::text(standard_of(input, point).map(|span| span.label.clone()).unwrap_or_default())
    };
    let bounds =
        |point: &TrendPoint| standard_of(input, point).map_or((None, None), |span| (span.lower, span.upper));
    let mut columns: Vec<Column<'a, TrendPoint>> = vec![
        ("Period".to_owned(), Box::new(|point| TableCell::text(point.period.to_string()))),
        ("Numerator".to_owned(), Box::new(move |point| count(point.numerator))),
        ("Denominator".to_owned(), Box::new(move |point| count(point.denominator))),
        ("Value".to_owned(), Box::new(move |point| value(point.value))),
        ("Interval from".to_owned(), Box::new(move |point| value(point.interval.map(|ends| ends.0)))),
        ("Interval to".to_owned(), Box::new(move |point| value(point.interval.map(|ends| ends.1)))),
        ("Standard".to_owned(), Box::new(standard)),
        ("Standard at least".to_owned(), Box::new(move |point| value(bounds(point).0))),
        ("Standard at most".to_owned(), Box::new(move |point| value(bounds(point).1))),
    ];
    for comparator in comparators {
        let known: HashMap<Period, f64> =
            comparator.points.iter().filter_map(|point| Some((point.period, point.value?))).collect();
        let same_period = move |point: &TrendPoint| value(known.get(&point.period).copied());
        columns.push((comparator.name.clone(), Box::new(same_period)));
    }
    columns.push(("Note".to_owned(), Box::new(|point| TableCell::text(remarks(point)))));
    columns.push(("Cell".to_owned(), Box::new(|point| TableCell::text(point.place.as_str()))));
    columns
}
