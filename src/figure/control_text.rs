//! What a control chart says in words: under the pointer, in the table, and for those who cannot see it.

use super::{
    ControlInput, FigureTable, Icon, Plot, PointNote, TableCell,
    caption::sentences,
    control_input::Plotted,
    point_text::{remarks, value_line},
    table::Column,
};
use crate::{
    base::number_format,
    statistics::{
        Good,
        spc::{Cause, Caution, Part},
    },
};

/// A rule that a point breaks, in words.
const fn cause_words(cause: Cause) -> &'static str {
    match cause {
        Cause::AboveUpperLimit => "above the upper process limit",
        Cause::BelowLowerLimit => "below the lower process limit",
        Cause::TrendUp => "in a run of rising points",
        Cause::TrendDown => "in a run of falling points",
        Cause::TwoOfThreeAbove => "one of two in three points close to the upper limit",
        Cause::TwoOfThreeBelow => "one of two in three points close to the lower limit",
        Cause::ShiftAbove => "in a run of points above the centre line",
        Cause::ShiftBelow => "in a run of points below the centre line",
    }
}

/// The rules that a point breaks, each with what it means: `worse: below the lower process limit`.
fn causes(input: &ControlInput, point: &Plotted<'_>) -> Vec<String> {
    let word = |cause: Cause| match (input.good, input.good.is_better(cause.is_high())) {
        (Good::Neither, _) | (_, None) => cause_words(cause).to_owned(),
        (_, Some(true)) => format!("better: {}", cause_words(cause)),
        (_, Some(false)) => format!("worse: {}", cause_words(cause)),
    };
    point.causes.iter().map(word).collect()
}

/// The words of `notes` on the point at `at`.
fn note_at(notes: &[PointNote], at: usize) -> impl Iterator<Item = String> {
    notes.iter().filter(move |note| note.at == at && !note.text.is_empty()).map(|note| note.text.clone())
}

fn lines_text(input: &ControlInput, point: &Plotted<'_>) -> String {
    let centre = format!("{} {}", input.centre_name(), input.unit.show(point.centre));
    point.limits.map_or_else(
        || centre.clone(),
        |limits| format!("{centre}, limits {}", input.unit.show_range(limits.0, limits.1)),
    )
}

/// The text under the pointer, one fact a line.
pub(super) fn hover(input: &ControlInput, point: &Plotted<'_>) -> String {
    let figure = super::TrendPoint { value: Some(point.value), ..point.figure.clone() };
    let mut lines = vec![value_line(input.unit, &figure), lines_text(input, point)];
    lines.extend(causes(input, point));
    lines.extend(note_at(&input.steps, point.at).map(|name| format!("Step change: {name}")));
    lines.extend(note_at(&input.notes, point.at));
    lines.extend([remarks(&figure), figure.place.clone()].into_iter().filter(|line| !line.is_empty()));
    lines.join("\n")
}

/// What is unusual about the limits, and what is left out.
pub(super) fn remarks_of(input: &ControlInput) -> Vec<String> {
    let Ok(chart) = &input.chart else { return Vec::new() };
    let Some(part) = chart.parts.last() else { return Vec::new() };
    let mut remarks = Vec::new();
    if part.trial && part.caution.is_none() {
        remarks.push(format!("Limits are trial limits: they rest on {} points.", part.baseline));
    }
    remarks.extend(part.caution.map(caution).map(str::to_owned));
    if let Some(frozen) = frozen(part) {
        remarks.push(frozen);
    }
    remarks.extend(super::point_text::absent_note(&input.points));
    remarks
}

const fn caution(caution: Caution) -> &'static str {
    match caution {
        Caution::OnePoint => "One point bears no limits.",
        Caution::Constant => "All figures are equal: there is no variation to make limits of.",
        Caution::ScreeningWithdrawn => {
            "Limits are made of all moving ranges: leaving out the large ones would have left none."
        }
    }
}

fn frozen(part: &Part) -> Option<String> {
    (part.baseline < part.points)
        .then(|| format!("Limits are made of the first {} of {} points.", part.baseline, part.points))
}

/// Every number of the chart.
pub(super) fn table(input: &ControlInput, plotted: &[Plotted<'_>]) -> FigureTable {
    let unit = input.unit;
    let value = move |value: Option<f64>| TableCell::number(value, |value| unit.show(value));
    let real = |value: &f64| super::run::drawable(*value);
    let count = move |value: Option<f64>| {
        TableCell::number(value.filter(real), |value| number_format::short(value, 2))
    };
    let figure = |at: &usize| input.points.get(*at);
    let point = |at: &usize| plotted.iter().find(|point| point.at == *at);
    let limits = move |at: &usize| point(at).and_then(|point| point.limits);
    let words = move |at: &usize| {
        TableCell::text(point(at).map(|point| causes(input, point).join("; ")).unwrap_or_default())
    };
    let notes = |notes: &[PointNote], at: usize| note_at(notes, at).collect::<Vec<_>>().join("; ");
    let columns: Vec<Column<'_, usize>> = vec![
        (
            "Period".to_owned(),
            Box::new(move |at| {
                TableCell::text(figure(at).map(|point| point.period.to_string()).unwrap_or_default())
            }),
        ),
        ("Numerator".to_owned(), Box::new(move |at| count(figure(at).and_then(|point| point.numerator)))),
        ("Denominator".to_owned(), Box::new(move |at| count(figure(at).and_then(|point| point.denominator)))),
        ("Value".to_owned(), Box::new(move |at| value(point(at).map(|point| point.value)))),
        (input.centre_name().to_owned(), Box::new(move |at| value(point(at).map(|point| point.centre)))),
        ("Lower limit".to_owned(), Box::new(move |at| value(limits(at).map(|limits| limits.0)))),
        ("Upper limit".to_owned(), Box::new(move |at| value(limits(at).map(|limits| limits.1)))),
        ("Target".to_owned(), Box::new(move |_| value(input.drawn_target().map(|target| target.value)))),
        ("Special cause".to_owned(), Box::new(words)),
        ("Step change".to_owned(), Box::new(move |at| TableCell::text(notes(&input.steps, *at)))),
        (
            "Note".to_owned(),
            Box::new(move |at| {
                let remarks = figure(at).map(remarks).unwrap_or_default();
                let parts = [notes(&input.notes, *at), remarks];
                TableCell::text(
                    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; "),
                )
            }),
        ),
        (
            "Cell".to_owned(),
            Box::new(move |at| {
                TableCell::text(figure(at).map(|point| point.place.clone()).unwrap_or_default())
            }),
        ),
    ];
    let rows: Vec<usize> = (0..input.points.len()).collect();
    FigureTable::of(&columns, &rows, &["Value"]).drawn_as(Plot::Lines)
}

/// The chart in sentences.
pub(super) fn alt_text(input: &ControlInput, plotted: &[Plotted<'_>], icons: &[Icon]) -> String {
    let (Some(first), Some(last)) = (plotted.first(), plotted.last()) else {
        let reason = input.chart.as_ref().err().cloned().unwrap_or_else(|| "No figures yet".to_owned());
        return input.caption.alt_text("Control chart", [reason]);
    };
    let at = |point: &Plotted<'_>| format!("{} in {}", input.unit.show(point.value), point.figure.period);
    let course = if plotted.len() == 1 {
        format!("{} has one figure: {}", input.name, at(first))
    } else {
        format!("{} went from {} to {}", input.name, at(first), at(last))
    };
    let special: Vec<&Plotted<'_>> = plotted.iter().filter(|point| !point.causes.is_common()).collect();
    let found = match special.len() {
        0 => "No point is more than chance".to_owned(),
        1 => "1 point is more than chance".to_owned(),
        count => format!("{count} points are more than chance"),
    };
    let latest = causes(input, last);
    let latest = if latest.is_empty() { String::new() } else { format!("The last is {}", latest.join("; ")) };
    let target = input.target.as_ref().map(|target| target.label.clone()).unwrap_or_default();
    let steps = input.steps.iter().filter_map(|step| {
        let period = input.points.get(step.at)?.period;
        Some(format!("Step change in {period}: {}", step.text))
    });
    let icons = icons.iter().map(|icon| icon.words.to_owned());
    let facts = [course, lines_text(input, last), found, latest, target];
    sentences([input.caption.alt_text("Control chart", facts.into_iter().chain(icons).chain(steps))])
}
