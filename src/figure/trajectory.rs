//! The way to a target: what was reached, what the plan asks for, and where the present course leads.

use jiff::civil::Date;

use super::{
    Bar, Caption, Dots, EndLabel, Figure, FigureTable, Mark, Plot, Point, Role, Shape, Side, Stroke,
    TableCell, TrendPoint,
    caption::keys,
    point_text::{absent_note, remarks, value_line},
    run::{day, drawable, middle, runs, span},
    table::Column,
    time_axis::time_axis,
    trend::label_value,
    value_axis::value_axis,
};
use crate::{base::number_format, domain::Period, statistics::Interval, workbook::Unit};

/// A plan in a straight line.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanLine {
    /// The period of the figure that it starts from.
    pub from: Period,
    /// The figure at the start, in the unit that people read.
    pub baseline: f64,
    /// The figure to reach.
    pub target: f64,
    /// The day by which it is to be reached.
    pub by: Date,
    /// What to write where it ends: `Target 90% by 31 March 2012`.
    pub label: String,
}

/// Where the present course leads in one period to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoursePoint {
    /// When.
    pub period: Period,
    /// The figure of the line, in the unit that people read.
    pub value: f64,
    /// Where a single figure would lie.
    pub interval: Interval,
}

/// Everything that a trajectory says.
#[derive(Clone, Debug, PartialEq)]
pub struct TrajectoryInput {
    /// The words around it.
    pub caption: Caption,
    /// How values are written.
    pub unit: Unit,
    /// The name of the series, short: the area.
    pub name: String,
    /// What was reached, in any order.
    pub points: Vec<TrendPoint>,
    /// The plan.
    pub plan: PlanLine,
    /// Where the present course leads, period after period; empty where the figures do not bear it.
    pub course: Vec<CoursePoint>,
}

/// The trajectory of `input`. Never fails: without figures it says so.
#[must_use]
pub fn trajectory(input: &TrajectoryInput) -> Figure {
    let (points, course) = cleaned(input);
    let plan = plan_places(&input.plan);
    let own = points.iter().map(|point| point.period);
    let latest = own.clone().max();
    let ahead = course.iter().map(|point| point.period);
    let ends = plan.map(|_| [input.plan.from, Period::day(input.plan.by)]).into_iter().flatten();
    let x = time_axis(&own.chain(ahead).chain(ends).collect::<Vec<_>>(), latest.or(Some(input.plan.from)));
    let values = points.iter().filter_map(|point| point.value);
    let reach = course.iter().flat_map(|point| [point.value, point.interval.lower, point.interval.upper]);
    let planned = plan.into_iter().flatten().map(|(_, value)| value);
    let y = value_axis(input.unit, values.chain(reach).chain(planned));

    let has_figures = points.iter().any(|point| point.value.is_some());
    let mut marks = Vec::new();
    if has_figures {
        marks.extend(course_marks(input, &points, &course));
        marks.extend(plan.into_iter().flat_map(|ends| plan_marks(input, ends, (x.domain, y.domain))));
        marks.extend(own_marks(input, &points, y.domain.0));
        marks
            .extend(course.last().map(|last| label(input, "Present course", last.period, last.value, false)));
    }
    let shaded = if course.is_empty() { "" } else { "Shaded: where a single figure would lie (95%)." };
    let remarks = [shaded.to_owned(), absent_note(&points).unwrap_or_default()];
    let mut figure = input.caption.figure(remarks, (x, y), marks);
    figure.alt_text = alt_text(input, &points, &course);
    figure.message = (!has_figures).then(|| "No figures yet".to_owned());
    figure.table = table(input, &points, &course);
    if has_figures {
        let reached = [(Shape::Circle, Role::Ink, "reached")];
        let ahead = (!course.is_empty()).then_some((Shape::Hollow, Role::Action, "present course"));
        let target = plan.map(|_| (Shape::Diamond, Role::Ink, "target"));
        figure.keys = keys(reached.into_iter().chain(ahead).chain(target));
    }
    figure
}

/// In order of time, without numbers that cannot be drawn.
fn cleaned(input: &TrajectoryInput) -> (Vec<TrendPoint>, Vec<CoursePoint>) {
    let mut points = input.points.clone();
    points.sort_by_key(|point| point.period);
    for point in &mut points {
        point.value = point.value.filter(|value| drawable(*value));
        point.numerator = point.numerator.filter(|value| drawable(*value));
        point.denominator = point.denominator.filter(|value| drawable(*value));
    }
    let whole = |point: &&CoursePoint| {
        let Interval { lower, upper } = point.interval;
        [point.value, lower, upper].into_iter().all(drawable) && lower <= upper
    };
    let mut course: Vec<CoursePoint> = input.course.iter().filter(whole).copied().collect();
    course.sort_by_key(|point| point.period);
    (points, course)
}

/// The two ends of the plan. It is reached at the end of a period, whose figure stands half a period before.
fn plan_places(plan: &PlanLine) -> Option<[(f64, f64); 2]> {
    let (from, to) = span(plan.from);
    let start = middle(plan.from);
    let end = day(plan.by) + 1.0 - (to - from) / 2.0;
    let real = drawable(plan.baseline) && drawable(plan.target) && end > start;
    real.then_some([(start, plan.baseline), (end, plan.target)])
}

fn plan_marks(
    input: &TrajectoryInput,
    [start, end]: [(f64, f64); 2],
    (across, up): ((f64, f64), (f64, f64)),
) -> Vec<Mark> {
    let name = input.plan.label.clone();
    let point = |(x, y): (f64, f64), shape, words: String| Point { x, y, shape, hover: words };
    let baseline = format!("Plan from {}: {}", input.plan.from, input.unit.show(input.plan.baseline));
    let x = (day(input.plan.by) + 1.0).min(across.1);
    vec![
        Mark::Line {
            points: vec![(x, up.0), (x, up.1)],
            role: Role::Muted,
            stroke: Stroke::Fine,
            name: name.clone(),
        },
        Mark::Line {
            points: vec![start, end],
            role: Role::Ink,
            stroke: Stroke::Dashed,
            name: "Plan".to_owned(),
        },
        Mark::Points {
            points: vec![point(start, Shape::Hollow, baseline)],
            role: Role::Ink,
            dots: Dots::Normal,
        },
        Mark::Points {
            points: vec![point(end, Shape::Diamond, name.clone())],
            role: Role::Ink,
            dots: Dots::Large,
        },
        Mark::EndLabel(EndLabel {
            x,
            y: up.1,
            side: Side::Above,
            name,
            value: String::new(),
            role: Role::Ink,
            strong: true,
        }),
    ]
}

/// The line of the present course from our latest figure on, with its interval.
fn course_marks(input: &TrajectoryInput, points: &[TrendPoint], course: &[CoursePoint]) -> Vec<Mark> {
    let bar = |point: &CoursePoint| Bar {
        x: middle(point.period),
        lower: point.interval.lower,
        upper: point.interval.upper,
    };
    let latest = points.iter().rev().find_map(|point| Some((middle(point.period), point.value?)));
    let places: Vec<(f64, f64)> = latest
        .into_iter()
        .filter(|(x, _)| course.first().is_some_and(|first| *x < middle(first.period)))
        .chain(course.iter().map(|point| (middle(point.period), point.value)))
        .collect();
    let hover = |point: &CoursePoint| {
        let Interval { lower, upper } = point.interval;
        let value = input.unit.show(point.value);
        format!(
            "{}, present course: {value}\nA single figure would lie within {}",
            point.period,
            input.unit.show_range(lower, upper)
        )
    };
    let point = |one: &CoursePoint| Point {
        x: middle(one.period),
        y: one.value,
        shape: Shape::Hollow,
        hover: hover(one),
    };
    let mut marks = Vec::new();
    match course {
        [] => return marks,
        [one] => {
            let bar = bar(one);
            let span = super::Span { from: (bar.x, bar.lower), to: (bar.x, bar.upper) };
            marks.push(Mark::Spans { spans: vec![span], role: Role::Action });
        }
        _ => marks.push(Mark::Band { bars: course.iter().map(bar).collect(), role: Role::Action }),
    }
    if places.len() > 1 {
        let name = "Present course".to_owned();
        marks.push(Mark::Line { points: places, role: Role::Action, stroke: Stroke::Thin, name });
    }
    let points = course.iter().map(point).collect();
    marks.push(Mark::Points { points, role: Role::Action, dots: Dots::Normal });
    marks
}

fn own_marks(input: &TrajectoryInput, points: &[TrendPoint], foot: f64) -> Vec<Mark> {
    let series: Vec<(Period, Option<f64>)> = points.iter().map(|point| (point.period, point.value)).collect();
    let place = |i: usize| series.get(i).and_then(|(period, value)| Some((middle(*period), (*value)?)));
    let mut marks: Vec<Mark> = runs(&series)
        .into_iter()
        .filter(|run| run.len() > 1)
        .map(|run| Mark::Line {
            points: run.into_iter().filter_map(place).collect(),
            role: Role::Ink,
            stroke: Stroke::Strong,
            name: input.name.clone(),
        })
        .collect();
    let point = |point: &TrendPoint, y: f64, shape: Shape| {
        let lines = [value_line(input.unit, point), remarks(point), point.place.clone()];
        let hover = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        Point { x: middle(point.period), y, shape, hover }
    };
    let mut drawn: Vec<Point> =
        points.iter().filter_map(|one| one.value.map(|y| point(one, y, Shape::Circle))).collect();
    let last = drawn.pop();
    let dots = if drawn.len() > 60 { Dots::Small } else { Dots::Normal };
    if !drawn.is_empty() {
        marks.push(Mark::Points { points: drawn, role: Role::Ink, dots });
    }
    marks.extend(last.map(|last| Mark::Points { points: vec![last], role: Role::Ink, dots: Dots::Large }));
    let missing: Vec<Point> =
        points.iter().filter(|one| one.value.is_none()).map(|one| point(one, foot, Shape::Hollow)).collect();
    if !missing.is_empty() {
        marks.push(Mark::Missing { points: missing });
    }
    let latest = points.iter().rev().find_map(|point| Some((point.period, point.value?)));
    marks.extend(latest.map(|(period, value)| label(input, &input.name, period, value, true)));
    marks
}

fn label(input: &TrajectoryInput, name: &str, period: Period, y: f64, strong: bool) -> Mark {
    Mark::EndLabel(EndLabel {
        x: middle(period),
        y,
        side: Side::Right,
        name: name.to_owned(),
        value: label_value(input.unit, y),
        role: if strong { Role::Ink } else { Role::Action },
        strong,
    })
}

/// A row of the table: a period with what was reached, planned and lies ahead.
struct Row<'a> {
    label: String,
    reached: Option<&'a TrendPoint>,
    planned: Option<f64>,
    ahead: Option<&'a CoursePoint>,
}

fn table(input: &TrajectoryInput, points: &[TrendPoint], course: &[CoursePoint]) -> FigureTable {
    let unit = input.unit;
    let value = move |value: Option<f64>| TableCell::number(value, |value| unit.show(value));
    let count = |value: Option<f64>| TableCell::number(value, |value| number_format::short(value, 2));
    let real = |value: f64| Some(value).filter(|value| drawable(*value));
    let plan = &input.plan;
    let row = |label: String| Row { label, reached: None, planned: None, ahead: None };
    let start = Row { planned: real(plan.baseline), ..row(format!("Plan from {}", plan.from)) };
    let end = Row { planned: real(plan.target), ..row(format!("Plan by {}", Period::day(plan.by))) };
    let reached = points.iter().map(|point| Row { reached: Some(point), ..row(point.period.to_string()) });
    let ahead = course.iter().map(|point| Row { ahead: Some(point), ..row(point.period.to_string()) });
    let rows: Vec<Row<'_>> = reached.chain(ahead).chain([start, end]).collect();
    let columns: Vec<Column<'_, Row<'_>>> = vec![
        ("Period".to_owned(), Box::new(|row| TableCell::text(row.label.as_str()))),
        ("Numerator".to_owned(), Box::new(move |row| count(row.reached.and_then(|point| point.numerator)))),
        (
            "Denominator".to_owned(),
            Box::new(move |row| count(row.reached.and_then(|point| point.denominator))),
        ),
        ("Reached".to_owned(), Box::new(move |row| value(row.reached.and_then(|point| point.value)))),
        ("Plan".to_owned(), Box::new(move |row| value(row.planned))),
        ("Present course".to_owned(), Box::new(move |row| value(row.ahead.map(|point| point.value)))),
        ("Course from".to_owned(), Box::new(move |row| value(row.ahead.map(|point| point.interval.lower)))),
        ("Course to".to_owned(), Box::new(move |row| value(row.ahead.map(|point| point.interval.upper)))),
        ("Note".to_owned(), Box::new(|row| TableCell::text(row.reached.map(remarks).unwrap_or_default()))),
    ];
    FigureTable::of(&columns, &rows, &["Reached", "Plan"]).drawn_as(Plot::Lines)
}

fn alt_text(input: &TrajectoryInput, points: &[TrendPoint], course: &[CoursePoint]) -> String {
    let latest = points.iter().rev().find_map(|point| Some((point.period, point.value?)));
    let reached = latest.map_or_else(
        || format!("{} has no figures yet", input.name),
        |(period, value)| format!("{} reached {} in {period}", input.name, input.unit.show(value)),
    );
    let ahead = course.last().map_or_else(String::new, |last| {
        let Interval { lower, upper } = last.interval;
        let range = input.unit.show_range(lower, upper);
        format!("The present course leads to {} in {} ({range})", input.unit.show(last.value), last.period)
    });
    let plan = if drawable(input.plan.baseline) && drawable(input.plan.target) {
        format!("The plan starts from {} in {}", input.unit.show(input.plan.baseline), input.plan.from)
    } else {
        String::new()
    };
    input.caption.alt_text("Trajectory", [reached, plan, input.plan.label.clone(), ahead])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figure::soundness::{any_number, check};

    fn month(step: i32) -> Period {
        Period::month(2010, 4).unwrap().shifted(step)
    }

    fn input(values: &[Option<f64>], course: Vec<CoursePoint>) -> TrajectoryInput {
        let points =
            values.iter().zip(0..).map(|(value, step)| TrendPoint::new(month(step), *value)).collect();
        TrajectoryInput {
            caption: Caption::default(),
            unit: Unit::Percent,
            name: "Exampleton".to_owned(),
            points,
            plan: PlanLine {
                from: month(0),
                baseline: 80.0,
                target: 90.0,
                by: Date::constant(2011, 3, 31),
                label: "Target 90% by 31 March 2011".to_owned(),
            },
            course,
        }
    }

    #[test]
    fn the_plan_runs_from_its_baseline_to_its_target() {
        let course =
            CoursePoint { period: month(11), value: 85.0, interval: Interval { lower: 82.0, upper: 88.0 } };
        let figure = trajectory(&input(&[Some(80.0), Some(81.0), None, Some(82.0)], vec![course]));
        let plan = figure.marks.iter().find_map(|mark| match mark {
            Mark::Line { points, stroke: Stroke::Dashed, .. } => Some(points.clone()),
            _ => None,
        });
        // April has 30 days: its middle, and 15 days before 1 April 2011.
        let by = day(Date::constant(2011, 4, 1));
        assert_eq!(plan.unwrap(), [(middle(month(0)), 80.0), (by - 15.0, 90.0)]);
        for fact in
            ["reached 82.0% in Jul 2010", "85.0% in Mar 2011 (82.0% to 88.0%)", "Target 90% by 31 March 2011"]
        {
            assert!(figure.alt_text.contains(fact), "{fact} in {}", figure.alt_text);
        }
        assert_eq!(
            figure.table.headings,
            ["Period", "Reached", "Plan", "Present course", "Course from", "Course to", "Note"]
        );
    }

    proptest! {
        #[test]
        fn keeps_to_what_every_chart_keeps_to(
            values in prop::collection::vec(prop::option::of(any_number()), 0..30),
            ends in (any_number(), any_number()),
            ahead in prop::collection::vec((any_number(), any_number(), any_number()), 0..8),
            by in -10_i32..40,
        ) {
            let course = ahead.into_iter().zip(30..).map(|((value, lower, upper), step)| CoursePoint {
                period: month(step),
                value,
                interval: Interval { lower, upper },
            });
            let mut input = input(&values, course.collect());
            (input.plan.baseline, input.plan.target) = ends;
            input.plan.by = month(by).end();
            check(&trajectory(&input))?;
        }
    }
}
