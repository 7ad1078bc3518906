//! What is said of a single figure: under the pointer and in the table.

use std::{collections::HashMap, fmt::Write as _};

use super::{Comparator, FigureTable, StandardSpan, TableCell, TrendInput, TrendPoint};
use crate::{base::number_format, domain::Period};

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
        lines.push(format!("95% interval {}", input.unit.show_range(interval.0, interval.1)));
    }
    lines.extend(standard_of(input, point).map(|span| span.label.clone()));
    lines.extend([remarks(point), point.place.clone()].into_iter().filter(|line| !line.is_empty()));
    lines.join("\n")
}

type Column<'a> = (String, Box<dyn Fn(&TrendPoint) -> TableCell + 'a>);

/// The data of the chart, a column for each series; columns that would be empty are left out.
pub(super) fn table(input: &TrendInput, points: &[TrendPoint], comparators: &[Comparator]) -> FigureTable {
    let columns = columns(input, comparators);
    let always = |heading: &str| matches!(heading, "Period" | "Value");
    let filled = |cell: &dyn Fn(&TrendPoint) -> TableCell| points.iter().any(|p| cell(p) != TableCell::Blank);
    let kept: Vec<&Column<'_>> =
        columns.iter().filter(|(heading, cell)| always(heading) || filled(cell)).collect();
    FigureTable {
        headings: kept.iter().map(|(heading, _)| heading.clone()).collect(),
        rows: points.iter().map(|point| kept.iter().map(|(_, cell)| cell(point)).collect()).collect(),
    }
}

fn columns<'a>(input: &'a TrendInput, comparators: &'a [Comparator]) -> Vec<Column<'a>> {
    let unit = input.unit;
    let value = move |value| TableCell::number(value, |value| unit.show(value));
    let count = |value| TableCell::number(value, |value| number_format::short(value, 2));
    let standard = |point: &TrendPoint| {
        TableCell::text(standard_of(input, point).map(|span| span.label.clone()).unwrap_or_default())
    };
    let mut columns: Vec<Column<'a>> = vec![
        ("Period".to_owned(), Box::new(|point| TableCell::text(point.period.to_string()))),
        ("Numerator".to_owned(), Box::new(move |point| count(point.numerator))),
        ("Denominator".to_owned(), Box::new(move |point| count(point.denominator))),
        ("Value".to_owned(), Box::new(move |point| value(point.value))),
        ("Interval from".to_owned(), Box::new(move |point| value(point.interval.map(|ends| ends.0)))),
        ("Interval to".to_owned(), Box::new(move |point| value(point.interval.map(|ends| ends.1)))),
        ("Standard".to_owned(), Box::new(standard)),
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
