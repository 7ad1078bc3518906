//! The trend of an indicator: its figures in time, with interval, standard and comparison.

use super::{
    Bar, Comparator, Dots, EndLabel, Figure, Mark, Point, Role, Shape, Side, Span, Standing, Stroke,
    TrendInput, TrendPoint,
    alt_text::alt_text,
    point_text::{absent_note, hover, table},
    run::{drawable, middle, runs},
    standard_span,
    time_axis::time_axis,
    value_axis::value_axis,
};
use crate::{base::number_format, domain::Period, workbook::Unit};

/// Up to this many figures intervals are bars; beyond, a band is calmer.
const MOST_BARS: usize = 16;

/// The trend chart of `input`. Never fails: without figures it says so.
#[must_use]
pub fn trend(input: &TrendInput) -> Figure {
    let points = cleaned(&input.points);
    let comparators: Vec<Comparator> = input.comparators.iter().map(cleaned_comparator).collect();
    let (periods, latest) = periods(&points, &comparators);
    let x = time_axis(&periods, latest);
    let shown = points.iter().any(|point| point.value.is_some())
        || comparators.iter().any(|comparator| comparator.points.iter().any(|point| point.value.is_some()));
    let y = value_axis(input.unit, drawn_values(input, &points, &comparators, x.domain));

    let mut marks = Vec::new();
    if !points.is_empty() || shown {
        let (lines, labels) = standard_span::marks(&input.standards, x.domain);
        marks.extend(lines);
        marks.extend(intervals(&points));
        marks.extend(comparators.iter().rev().flat_map(|c| comparator_lines(input, c)));
        marks.extend(own_lines(input, &points));
        marks.extend(own_points(input, &points));
        marks.extend(missing(input, &points, y.domain.0));
        marks.extend(own_label(input, &points));
        marks.extend(labels);
        marks.extend(comparators.iter().filter_map(|comparator| comparator_label(input, comparator)));
    }
    Figure {
        title: input.title.clone(),
        subtitle: input.subtitle.clone(),
        source: input.source.clone(),
        note: note(&points),
        alt_text: alt_text(input, &points),
        message: (!shown).then(|| "No figures yet".to_owned()),
        table: table(input, &points, &comparators),
        keys: Vec::new(),
        icons: Vec::new(),
        x,
        y,
        marks,
    }
}

/// In order of time, without values that cannot be drawn.
fn cleaned(points: &[TrendPoint]) -> Vec<TrendPoint> {
    let mut points = points.to_vec();
    points.sort_by_key(|point| point.period);
    for point in &mut points {
        point.value = point.value.filter(|value| drawable(*value));
        let whole = |(lower, upper): &(f64, f64)| drawable(*lower) && drawable(*upper) && lower <= upper;
        point.interval = point.interval.filter(whole).filter(|_| point.value.is_some());
    }
    points
}

fn cleaned_comparator(comparator: &Comparator) -> Comparator {
    let mut comparator = comparator.clone();
    comparator.points.sort_by_key(|point| point.period);
    for point in &mut comparator.points {
        point.value = point.value.filter(|value| drawable(*value));
    }
    comparator
}

/// All periods that the chart shows, and the one that names its ticks: our latest.
fn periods(points: &[TrendPoint], comparators: &[Comparator]) -> (Vec<Period>, Option<Period>) {
    let ours = points.iter().map(|point| point.period);
    let theirs = comparators.iter().flat_map(|comparator| comparator.points.iter().map(|point| point.period));
    let latest = ours.clone().max().or_else(|| theirs.clone().max());
    (ours.chain(theirs).collect(), latest)
}

fn drawn_values<'a>(
    input: &'a TrendInput,
    points: &'a [TrendPoint],
    comparators: &'a [Comparator],
    domain: (f64, f64),
) -> impl Iterator<Item = f64> + 'a {
    let own = points.iter().filter_map(|point| point.value);
    let ends = points.iter().filter_map(|point| point.interval).flat_map(|(lower, upper)| [lower, upper]);
    let theirs = comparators.iter().flat_map(|c| c.points.iter().filter_map(|point| point.value));
    let standards = input.standards.iter().filter(move |span| span.within(domain).is_some());
    own.chain(ends).chain(theirs).chain(standards.flat_map(super::StandardSpan::bounds))
}

fn series(points: &[TrendPoint]) -> Vec<(Period, Option<f64>)> {
    points.iter().map(|point| (point.period, point.value)).collect()
}

fn intervals(points: &[TrendPoint]) -> Vec<Mark> {
    let bar = |point: &TrendPoint| {
        point.interval.map(|(lower, upper)| Bar { x: middle(point.period), lower, upper })
    };
    let all: Vec<Bar> = points.iter().filter_map(bar).collect();
    if all.len() <= MOST_BARS {
        return if all.is_empty() { Vec::new() } else { vec![upright(&all)] };
    }
    let with_interval: Vec<_> =
        points.iter().map(|point| (point.period, point.interval.and(point.value))).collect();
    runs(&with_interval)
        .into_iter()
        .map(|run| run.into_iter().filter_map(|i| points.get(i).and_then(bar)).collect::<Vec<Bar>>())
        .map(|bars| match bars.len() {
            1 => upright(&bars),
            _ => Mark::Band { bars, role: Role::Muted },
        })
        .collect()
}

fn upright(bars: &[Bar]) -> Mark {
    let span = |bar: &Bar| Span { from: (bar.x, bar.lower), to: (bar.x, bar.upper) };
    Mark::Spans { spans: bars.iter().map(span).collect(), role: Role::Muted }
}

/// A line for every run of at least two figures.
fn lines(series: &[(Period, Option<f64>)], role: Role, stroke: Stroke, name: &str) -> Vec<Mark> {
    let place = |i: usize| series.get(i).and_then(|(period, value)| value.map(|v| (middle(*period), v)));
    runs(series)
        .into_iter()
        .filter(|run| run.len() > 1)
        .map(|run| Mark::Line {
            points: run.into_iter().filter_map(place).collect(),
            role,
            stroke,
            name: name.to_owned(),
        })
        .collect()
}

fn own_lines(input: &TrendInput, points: &[TrendPoint]) -> Vec<Mark> {
    lines(&series(points), Role::Ink, Stroke::Strong, &input.name)
}

/// Its lines, dots where a figure stands alone, and hidden points for their hover texts.
fn comparator_lines(input: &TrendInput, comparator: &Comparator) -> Vec<Mark> {
    let series: Vec<_> = comparator.points.iter().map(|point| (point.period, point.value)).collect();
    let mut marks = lines(&series, Role::Muted, Stroke::Thin, &comparator.name);
    let point = |i: usize| {
        let (period, value) = *series.get(i)?;
        let y = value?;
        let hover = format!("{}, {period}: {}", comparator.name, input.unit.show(y));
        Some(Point { x: middle(period), y, shape: Shape::Circle, hover })
    };
    let (alone, joined): (Vec<_>, Vec<_>) = runs(&series).into_iter().partition(|run| run.len() == 1);
    for (runs, dots) in [(alone, Dots::Small), (joined, Dots::Hidden)] {
        let points: Vec<Point> = runs.into_iter().flatten().filter_map(point).collect();
        if !points.is_empty() {
            marks.push(Mark::Points { points, role: Role::Muted, dots });
        }
    }
    marks
}

fn own_points(input: &TrendInput, points: &[TrendPoint]) -> Vec<Mark> {
    let mut drawn: Vec<Point> = points
        .iter()
        .filter_map(|point| {
            let shape = if point.unreliable { Shape::Hollow } else { Shape::Circle };
            point.value.map(|y| Point { x: middle(point.period), y, shape, hover: hover(input, point) })
        })
        .collect();
    let Some(mut last) = drawn.pop() else { return Vec::new() };
    let dots = match drawn.len() {
        0..=40 => Dots::Normal,
        41..=150 => Dots::Small,
        _ => Dots::Hidden,
    };
    let role = input.standing.map_or(Role::Ink, Standing::role);
    last.shape = match input.standing {
        Some(Standing::Close) => Shape::Diamond,
        Some(Standing::NotMet) => Shape::Square,
        Some(Standing::Met) => Shape::Circle,
        None => last.shape,
    };
    let mut marks = Vec::new();
    if !drawn.is_empty() {
        marks.push(Mark::Points { points: drawn, role: Role::Ink, dots });
    }
    marks.push(Mark::Points { points: vec![last], role, dots: Dots::Large });
    marks
}

fn missing(input: &TrendInput, points: &[TrendPoint], foot: f64) -> Option<Mark> {
    let points: Vec<Point> = points
        .iter()
        .filter(|point| point.value.is_none())
        .map(|point| Point {
            x: middle(point.period),
            y: foot,
            shape: Shape::Hollow,
            hover: hover(input, point),
        })
        .collect();
    (!points.is_empty()).then_some(Mark::Missing { points })
}

fn own_label(input: &TrendInput, points: &[TrendPoint]) -> Option<Mark> {
    let (period, y) = points.iter().rev().find_map(|point| point.value.map(|value| (point.period, value)))?;
    let value = label_value(input.unit, y);
    Some(Mark::EndLabel(EndLabel {
        x: middle(period),
        y,
        side: Side::Right,
        name: input.name.clone(),
        value: input
            .standing
            .map_or_else(|| value.clone(), |standing| format!("{value}, {}", standing.word())),
        role: input.standing.map_or(Role::Ink, Standing::role),
        strong: true,
    }))
}

fn comparator_label(input: &TrendInput, comparator: &Comparator) -> Option<Mark> {
    let last =
        comparator.points.iter().rev().find_map(|point| point.value.map(|value| (point.period, value)));
    last.map(|(period, y)| {
        Mark::EndLabel(EndLabel {
            x: middle(period),
            y,
            side: Side::Right,
            name: comparator.name.clone(),
            value: label_value(input.unit, y),
            role: Role::Muted,
            strong: false,
        })
    })
}

/// A value without the unit where the axis names it.
pub(super) fn label_value(unit: Unit, value: f64) -> String {
    match unit {
        Unit::PerThousand | Unit::Hours => number_format::number(value, unit.places()),
        _ => unit.show(value),
    }
}

/// How to read what carries no label of its own.
fn note(points: &[TrendPoint]) -> String {
    let mut parts = Vec::new();
    let with_interval = points.iter().filter(|point| point.interval.is_some()).count();
    match with_interval {
        0 => {}
        1..=MOST_BARS => parts.push("Bars: 95% interval.".to_owned()),
        _ => parts.push("Shaded: 95% interval.".to_owned()),
    }
    parts.extend(absent_note(points));
    if points.iter().any(|point| point.unreliable && point.value.is_some()) {
        parts.push("Hollow points: unreliable or provisional.".to_owned());
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain,
        figure::{ComparatorPoint, StandardSpan, TableCell},
    };

    fn month(step: i32) -> Period {
        Period::month(2010, 4).unwrap().shifted(step)
    }

    /// Made up by hand: five months, the third suppressed.
    fn input() -> TrendInput {
        let mut points: Vec<TrendPoint> = [Some(21.0), Some(20.5), None, Some(19.8), Some(19.4)]
            .into_iter()
            .zip(0..)
            .map(|(value, step)| TrendPoint::new(month(step), value))
            .collect();
        points[2].absent = Some(domain::Mark::Suppressed);
        points[4].interval = Some((18.1, 20.8));
        points[4].numerator = Some(194.0);
        points[4].denominator = Some(1000.0);
        points[4].revised = true;
        points[4].place = "VSB06_Q4.xlsx · Return!F31".to_owned();
        TrendInput {
            title: "Smoking at delivery is falling".to_owned(),
            subtitle: "% of women smoking at delivery, monthly".to_owned(),
            source: "Made up".to_owned(),
            unit: Unit::Percent,
            name: "Exampleton".to_owned(),
            points,
            comparators: vec![Comparator {
                name: "England".to_owned(),
                points: (0..5)
                    .map(|step| ComparatorPoint { period: month(step), value: Some(14.0) })
                    .collect(),
            }],
            standards: vec![StandardSpan {
                from: "2010-04-01".parse().unwrap(),
                to: None,
                lower: None,
                upper: Some(15.0),
                label: "Standard at most 15%".to_owned(),
            }],
            standing: Some(Standing::NotMet),
        }
    }

    #[test]
    fn the_line_breaks_where_a_figure_is_missing_and_the_axis_shows_it() {
        let figure = trend(&input());
        let own: Vec<_> = figure
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Line { points, stroke: Stroke::Strong, .. } => Some(points.len()),
                _ => None,
            })
            .collect();
        assert_eq!(own, [2, 2]);
        let missing = figure.marks.iter().find_map(|mark| match mark {
            Mark::Missing { points } => Some(points.clone()),
            _ => None,
        });
        let missing = missing.unwrap();
        assert_eq!(missing.len(), 1);
        assert_eq!(missing[0].hover, "Jun 2010\nStandard at most 15%\nsuppressed");
        assert!((missing[0].y - figure.y.domain.0).abs() < 1e-9);
        assert!(figure.note.contains("1 suppressed"));
    }

    #[test]
    fn the_last_point_carries_the_standing_as_colour_and_shape() {
        let shape = |standing| {
            let figure = trend(&TrendInput { standing, ..input() });
            let last = figure.marks.into_iter().find_map(|mark| match mark {
                Mark::Points { points, role, dots: Dots::Large } => Some((role, points[0].shape)),
                _ => None,
            });
            last.unwrap()
        };
        assert_eq!(shape(Some(Standing::Met)), (Role::Met, Shape::Circle));
        assert_eq!(shape(Some(Standing::Close)), (Role::Close, Shape::Diamond));
        assert_eq!(shape(Some(Standing::NotMet)), (Role::NotMet, Shape::Square));
        assert_eq!(shape(None), (Role::Ink, Shape::Circle));
    }

    #[test]
    fn the_words_hold_the_figures() {
        let figure = trend(&input());
        for fact in [
            "21.0% in Apr 2010",
            "19.4% in Aug 2010",
            "95% interval 18.1% to 20.8%",
            "Standard at most 15%: not met",
            "England 14.0%",
            "1 of 5 periods has no figure",
        ] {
            assert!(figure.alt_text.contains(fact), "{fact:?} in {:?}", figure.alt_text);
        }
        let hover = figure.marks.iter().find_map(|mark| match mark {
            Mark::Points { points, dots: Dots::Large, .. } => Some(points[0].hover.clone()),
            _ => None,
        });
        assert_eq!(
            hover.unwrap(),
            "Aug 2010: 19.4% (194 of 1,000)\n95% interval 18.1% to 20.8%\nStandard at most 15%\nrevised\nVSB06_Q4.xlsx · Return!F31"
        );
    }

    #[test]
    fn the_table_has_the_same_figures_and_no_empty_columns() {
        let table = trend(&input()).table;
        assert_eq!(
            table.headings,
            [
                "Period",
                "Numerator",
                "Denominator",
                "Value",
                "Interval from",
                "Interval to",
                "Standard",
                "Standard at most",
                "England",
                "Note",
                "Cell"
            ]
        );
        assert_eq!(table.rows.len(), 5);
        assert_eq!(table.rows[4][3], TableCell::Number { value: 19.4, shown: "19.4%".to_owned() });
        assert_eq!(table.rows[2][8].shown(), "14.0%");
        assert_eq!(table.rows[2][9].shown(), "suppressed");
        let mut plain = input();
        plain.points = vec![TrendPoint::new(month(0), Some(3.0))];
        plain.standards.clear();
        plain.comparators.clear();
        assert_eq!(trend(&plain).table.headings, ["Period", "Value"]);
    }

    #[test]
    fn empty_single_flat_and_long_series_are_figures() {
        let with = |points: Vec<TrendPoint>| {
            trend(&TrendInput { points, comparators: Vec::new(), standing: None, ..input() })
        };
        let none = with(Vec::new());
        assert_eq!(none.message.as_deref(), Some("No figures yet"));
        assert!(none.marks.is_empty());
        assert!(none.alt_text.contains("no figures yet"));
        let absent = with((0..3).map(|step| TrendPoint::new(month(step), None)).collect());
        assert_eq!(absent.message.as_deref(), Some("No figures yet"));
        assert_eq!(absent.x.ticks.len(), 3);
        let single = with(vec![TrendPoint::new(month(0), Some(19.0))]);
        assert!(single.message.is_none());
        assert!((single.x.fraction(middle(month(0))) - 0.5).abs() < 1e-9);
        let wild = with(vec![TrendPoint::new(month(0), Some(f64::INFINITY))]);
        assert_eq!(wild.message.as_deref(), Some("No figures yet"));
        let first = Period::day("1990-01-01".parse().unwrap());
        let long =
            with((0..10_000).map(|i| TrendPoint::new(first.shifted(i), Some(f64::from(i % 7)))).collect());
        assert_eq!(long.table.rows.len(), 10_000);
        assert!(long.marks.iter().any(|mark| matches!(mark, Mark::Points { dots: Dots::Hidden, .. })));
        assert!(long.marks.len() < 10);
    }

    #[test]
    fn many_intervals_become_a_band() {
        let points = (0..30)
            .map(|step| TrendPoint {
                interval: Some((10.0, 20.0)),
                ..TrendPoint::new(month(step), Some(15.0))
            })
            .collect();
        let figure = trend(&TrendInput { points, ..input() });
        assert!(figure.marks.iter().any(|mark| matches!(mark, Mark::Band { bars, .. } if bars.len() == 30)));
        assert!(figure.note.starts_with("Shaded: 95% interval."));
    }
}
