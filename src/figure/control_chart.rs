//! A control chart: is it more than chance, and will it meet its target?

use super::{
    Bar, ControlInput, Dots, EndLabel, Figure, Icon, Key, Mark, Point, Role, Shape, Side, Stroke,
    caption::keys, control_input::Plotted, control_text, run::middle, time_axis::time_axis,
    trend::label_value, value_axis::value_axis,
};
use crate::domain::Period;

/// The control chart of `input`. Never fails: without a chart it says why.
#[must_use]
pub fn control_chart(input: &ControlInput) -> Figure {
    let plotted = input.plotted();
    let periods: Vec<Period> = input.points.iter().map(|point| point.period).collect();
    let x = time_axis(&periods, periods.iter().max().copied());
    let y = value_axis(input.unit, drawn_values(input, &plotted));
    let mut marks = Vec::new();
    let parts: Vec<Part<'_>> = plotted
        .chunk_by(|a, b| a.part == b.part)
        .map(|points| Part::of(points, &plotted, x.domain))
        .collect();
    marks.extend(parts.iter().flat_map(Part::marks));
    if !plotted.is_empty() {
        marks.extend(target_line(input, x.domain));
        marks.extend(steps(input, &parts, y.domain));
    }
    marks.extend(joined(input, &plotted));
    marks.extend(points(input, &plotted));
    marks.extend(missing(input, &plotted, y.domain.0));
    marks.extend(notes(input, &plotted));
    marks.extend(labels(input, &plotted, x.domain.1));

    let icons = icons(input, &plotted);
    let mut figure = input.caption.figure(control_text::remarks_of(input), (x, y), marks);
    figure.alt_text = control_text::alt_text(input, &plotted, &icons);
    figure.message = plotted.is_empty().then(|| match &input.chart {
        Err(reason) => reason.clone(),
        Ok(_) => "No figures yet".to_owned(),
    });
    figure.table = control_text::table(input, &plotted);
    figure.keys = legend(&plotted);
    figure.icons = icons;
    figure
}

fn drawn_values<'a>(input: &'a ControlInput, plotted: &'a [Plotted<'a>]) -> impl Iterator<Item = f64> + 'a {
    let limits = plotted.iter().filter_map(|point| point.limits).flat_map(|(lower, upper)| [lower, upper]);
    let target = input.drawn_target().map(|target| target.value);
    plotted.iter().flat_map(|point| [point.value, point.centre]).chain(limits).chain(target)
}

/// The points between two step changes, and the edges between their places.
struct Part<'a> {
    points: &'a [Plotted<'a>],
    /// One more than there are points.
    edges: Vec<f64>,
}

impl<'a> Part<'a> {
    fn of(points: &'a [Plotted<'a>], all: &[Plotted<'_>], domain: (f64, f64)) -> Self {
        let places: Vec<f64> = points.iter().map(|point| middle(point.figure.period)).collect();
        let before = points.first().map_or(0, |first| all.partition_point(|point| point.at < first.at));
        let neighbour =
            |i: Option<usize>| i.and_then(|i| all.get(i)).map(|point| middle(point.figure.period));
        let mut edges = Vec::with_capacity(points.len() + 1);
        let (first, last) = (places.first().copied(), places.last().copied());
        let left = neighbour(before.checked_sub(1)).zip(first).map_or(domain.0, |(a, b)| f64::midpoint(a, b));
        let right =
            neighbour(Some(before + points.len())).zip(last).map_or(domain.1, |(a, b)| f64::midpoint(a, b));
        edges.push(left);
        edges.extend(places.iter().zip(places.iter().skip(1)).map(|(a, b)| f64::midpoint(*a, *b)));
        edges.push(right);
        Self { points, edges }
    }

    /// The steps of a line that has a height for each point, broken where it has none.
    fn stepped(&self, height: impl Fn(&Plotted<'_>) -> Option<f64>) -> Vec<Vec<(f64, f64)>> {
        let mut lines: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut open = false;
        for ((point, from), to) in self.points.iter().zip(&self.edges).zip(self.edges.iter().skip(1)) {
            let Some(y) = height(point) else {
                open = false;
                continue;
            };
            if !open {
                lines.push(Vec::new());
            }
            open = true;
            let Some(line) = lines.last_mut() else { continue };
            // A level stretch needs its two ends only.
            let level = |place: &(f64, f64)| place.1.total_cmp(&y).is_eq();
            if line.len() > 1 && line.last().is_some_and(level) {
                line.pop();
            } else {
                line.push((*from, y));
            }
            line.push((*to, y));
        }
        lines
    }

    fn marks(&self) -> Vec<Mark> {
        let of = |stroke: Stroke, name: &str, lines: Vec<Vec<(f64, f64)>>| {
            let line = |points| Mark::Line { points, role: Role::Muted, stroke, name: name.to_owned() };
            lines.into_iter().map(line).collect::<Vec<Mark>>()
        };
        let lower = self.stepped(|point| point.limits.map(|limits| limits.0));
        let upper = self.stepped(|point| point.limits.map(|limits| limits.1));
        let mut marks = vec![Mark::Band { bars: self.band(), role: Role::Neither }];
        marks.retain(|mark| matches!(mark, Mark::Band { bars, .. } if bars.len() > 1));
        marks.extend(of(Stroke::Fine, "Lower limit", lower));
        marks.extend(of(Stroke::Fine, "Upper limit", upper));
        marks.extend(of(Stroke::Thin, "Centre", self.stepped(|point| Some(point.centre))));
        marks
    }

    /// The room between the limits; limits that are there for some points only have none.
    fn band(&self) -> Vec<Bar> {
        let whole = self.points.iter().all(|point| point.limits.is_some());
        let steps = self.points.iter().zip(&self.edges).zip(self.edges.iter().skip(1));
        let bars = steps.flat_map(|((point, from), to)| {
            let (lower, upper) = point.limits.unwrap_or((point.centre, point.centre));
            [Bar { x: *from, lower, upper }, Bar { x: *to, lower, upper }]
        });
        if whole { bars.collect() } else { Vec::new() }
    }
}

fn target_line(input: &ControlInput, (from, to): (f64, f64)) -> Option<Mark> {
    let target = input.drawn_target()?;
    Some(Mark::Line {
        points: vec![(from, target.value), (to, target.value)],
        role: Role::Ink,
        stroke: Stroke::Dashed,
        name: target.label.clone(),
    })
}

/// An upright line where each part but the first begins, with its date and name above.
fn steps(input: &ControlInput, parts: &[Part<'_>], (foot, head): (f64, f64)) -> Vec<Mark> {
    let mut marks = Vec::new();
    for part in parts.iter().skip(1) {
        let (Some(first), Some(x)) = (part.points.first(), part.edges.first()) else { continue };
        let names = input.steps.iter().filter(|step| step.at == first.at && !step.text.is_empty());
        let name: Vec<&str> = names.map(|step| step.text.as_str()).collect();
        let period = first.figure.period;
        let text = if name.is_empty() {
            format!("From {period}: new limits")
        } else {
            format!("{period}: {}", name.join("; "))
        };
        marks.push(Mark::Line {
            points: vec![(*x, foot), (*x, head)],
            role: Role::Muted,
            stroke: Stroke::Thin,
            name: text.clone(),
        });
        marks.push(Mark::EndLabel(EndLabel {
            x: *x,
            y: head,
            side: Side::Above,
            name: text,
            value: String::new(),
            role: Role::Muted,
            strong: false,
        }));
    }
    marks
}

/// The line through the points, broken at step changes.
fn joined(input: &ControlInput, plotted: &[Plotted<'_>]) -> Vec<Mark> {
    let place = |point: &Plotted<'_>| (middle(point.figure.period), point.value);
    let line = |points: &[Plotted<'_>]| Mark::Line {
        points: points.iter().map(place).collect(),
        role: Role::Ink,
        stroke: Stroke::Strong,
        name: input.name.clone(),
    };
    plotted.chunk_by(|a, b| a.part == b.part).filter(|part| part.len() > 1).map(line).collect()
}

/// The points by their look, the latest one large.
fn points(input: &ControlInput, plotted: &[Plotted<'_>]) -> Vec<Mark> {
    let Some((last, before)) = plotted.split_last() else { return Vec::new() };
    let point = |point: &Plotted<'_>| Point {
        x: middle(point.figure.period),
        y: point.value,
        shape: point.look.0,
        hover: control_text::hover(input, point),
    };
    let dots = match before.len() {
        0..=60 => Dots::Normal,
        61..=200 => Dots::Small,
        _ => Dots::Hidden,
    };
    let mut marks = Vec::new();
    for role in [Role::Neither, Role::Special, Role::Better, Role::Worse] {
        let points: Vec<Point> = before.iter().filter(|point| point.look.1 == role).map(point).collect();
        // What is more than chance is seen however long the series.
        let dots = if dots == Dots::Hidden && role != Role::Neither { Dots::Small } else { dots };
        if !points.is_empty() {
            marks.push(Mark::Points { points, role, dots });
        }
    }
    marks.push(Mark::Points { points: vec![point(last)], role: last.look.1, dots: Dots::Large });
    marks
}

/// The figures that the chart lacks, at the foot.
fn missing(input: &ControlInput, plotted: &[Plotted<'_>], foot: f64) -> Option<Mark> {
    let there: std::collections::HashSet<usize> = plotted.iter().map(|point| point.at).collect();
    let left_out = input.points.iter().enumerate().filter(|(at, _)| !there.contains(at));
    let points: Vec<Point> = left_out
        .map(|(_, figure)| {
            let remarks = super::point_text::remarks(figure);
            let why = if remarks.is_empty() { "not in the chart".to_owned() } else { remarks };
            Point {
                x: middle(figure.period),
                y: foot,
                shape: Shape::Hollow,
                hover: format!("{}\n{why}", super::point_text::value_line(input.unit, figure)),
            }
        })
        .collect();
    (!points.is_empty()).then_some(Mark::Missing { points })
}

fn notes(input: &ControlInput, plotted: &[Plotted<'_>]) -> Vec<Mark> {
    let note = |note: &super::PointNote| {
        let point = plotted.iter().find(|point| point.at == note.at)?;
        Some(Mark::Label {
            x: middle(point.figure.period),
            y: point.value,
            text: note.text.clone(),
            role: Role::Ink,
            strong: false,
        })
    };
    input.notes.iter().filter(|note| !note.text.is_empty()).filter_map(note).collect()
}

/// The names of the lines, the most important first.
fn labels(input: &ControlInput, plotted: &[Plotted<'_>], x: f64) -> Vec<Mark> {
    let Some(last) = plotted.last() else { return Vec::new() };
    let label = |y: f64, name: &str, value: String, role: Role, strong: bool| {
        let name = name.to_owned();
        Mark::EndLabel(EndLabel { x, y, side: Side::Right, name, value, role, strong })
    };
    let shown = |value: f64| label_value(input.unit, value);
    let role = if last.look.1 == Role::Neither { Role::Ink } else { last.look.1 };
    let mut labels = vec![label(last.value, &input.name, shown(last.value), role, true)];
    if let Some(target) = input.drawn_target() {
        labels.push(label(target.value, &target.label, String::new(), Role::Ink, true));
    }
    labels.push(label(last.centre, input.centre_name(), shown(last.centre), Role::Muted, false));
    if let Some((lower, upper)) = last.limits {
        labels.push(label(upper, "Upper limit", shown(upper), Role::Muted, false));
        labels.push(label(lower, "Lower limit", shown(lower), Role::Muted, false));
    }
    labels
}

/// Variation and, where there is a target to be met, assurance.
fn icons(input: &ControlInput, plotted: &[Plotted<'_>]) -> Vec<Icon> {
    let (Ok(chart), Some(_)) = (&input.chart, plotted.last()) else { return Vec::new() };
    let assurance = input.drawn_target().and_then(|target| chart.assurance(target.value, input.good));
    [Some(Icon::from(chart.variation(input.good))), assurance.map(Icon::from)].into_iter().flatten().collect()
}

/// The looks that occur, the ordinary first; none where all points look alike and are ordinary.
fn legend(plotted: &[Plotted<'_>]) -> Vec<Key> {
    let mut looks: Vec<_> = plotted.iter().map(|point| point.look).collect();
    if looks.iter().all(|look| look.1 == Role::Neither) {
        return Vec::new();
    }
    let order = |role: Role| [Role::Neither, Role::Better, Role::Worse].iter().position(|one| *one == role);
    looks.sort_by_key(|look| (order(look.1).unwrap_or(3), look.0 == Shape::Diamond, look.0 == Shape::Down));
    keys(looks)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        figure::{
            Caption, PointNote, TableCell, Target, TrendPoint,
            soundness::{any_number, check},
        },
        statistics::{
            Counts, Good,
            spc::{Baseline, Chart, ChartKind, Scatter, Spc, p_chart, xmr},
        },
        workbook::Unit,
    };

    fn month(step: i32) -> Period {
        Period::month(2008, 10).unwrap().shifted(step)
    }

    fn input(values: &[Option<f64>], baseline: Baseline<'_>) -> ControlInput {
        let points =
            values.iter().zip(0..).map(|(value, step)| TrendPoint::new(month(step), *value)).collect();
        ControlInput {
            caption: Caption { title: "Booking falls".to_owned(), ..Caption::default() },
            unit: Unit::Percent,
            name: "Exampleton".to_owned(),
            points,
            chart: xmr(values, baseline, &Spc::default()).map_err(|refusal| format!("{refusal:?}")),
            kind: ChartKind::Xmr,
            good: Good::High,
            target: Some(Target { value: 90.0, label: "Standard at least 90%".to_owned() }),
            steps: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The series of the methods paper: mean 82.5333, limits 79.2204 and 85.8462.
    const VALUES: [f64; 12] = [82.1, 81.4, 83.0, 80.9, 82.6, 83.3, 81.8, 82.4, 84.0, 83.1, 82.2, 83.6];

    fn lines(figure: &Figure, stroke: Stroke) -> Vec<Vec<(f64, f64)>> {
        let line = |mark: &Mark| match mark {
            Mark::Line { points, stroke: known, .. } if *known == stroke => Some(points.clone()),
            _ => None,
        };
        figure.marks.iter().filter_map(line).collect()
    }

    #[test]
    fn has_the_lines_labels_and_caption_of_its_series() {
        let values: Vec<Option<f64>> = VALUES.map(Some).to_vec();
        let figure = control_chart(&input(&values, Baseline::default()));
        let limits: Vec<f64> = lines(&figure, Stroke::Fine).iter().map(|line| line[0].1).collect();
        assert!((limits[0] - 79.2204).abs() < 1e-3 && (limits[1] - 85.8462).abs() < 1e-3, "{limits:?}");
        assert!(lines(&figure, Stroke::Fine).iter().all(|line| line.len() == 2), "level lines have two ends");
        let labels: Vec<String> = figure
            .marks
            .iter()
            .filter_map(|mark| if let Mark::EndLabel(label) = mark { Some(label.text()) } else { None })
            .collect();
        assert_eq!(
            labels,
            [
                "Exampleton 83.6%",
                "Standard at least 90%",
                "Mean 82.5%",
                "Upper limit 85.8%",
                "Lower limit 79.2%"
            ]
        );
        assert!(
            figure.note.starts_with("Limits are trial limits: they rest on 12 points."),
            "{}",
            figure.note
        );
        // 90 is above the upper limit, so that the process will never reach it.
        let words: Vec<&str> = figure.icons.iter().map(|icon| icon.letter).collect();
        assert_eq!(words, ["", "F"]);
    }

    #[test]
    fn special_points_speak_by_colour_shape_and_words() {
        let mut values: Vec<Option<f64>> = VALUES.map(Some).to_vec();
        values.push(Some(70.0));
        let figure = control_chart(&input(&values, Baseline { freeze_after: Some(12), steps: &[] }));
        let last = figure.marks.iter().find_map(|mark| match mark {
            Mark::Points { points, role, dots: Dots::Large } => Some((points[0].clone(), *role)),
            _ => None,
        });
        let (point, role) = last.unwrap();
        assert_eq!((point.shape, role), (Shape::Down, Role::Worse));
        assert_eq!(
            point.hover,
            "Oct 2009: 70.0%\nMean 82.5%, limits 79.2% to 85.8%\nworse: below the lower process limit"
        );
        let keys: Vec<&str> = figure.keys.iter().map(|key| key.text.as_str()).collect();
        assert_eq!(keys, ["no more change than chance makes", "worse"]);
        assert!(figure.note.contains("Limits are made of the first 12 of 13 points."));
    }

    #[test]
    fn limits_step_with_the_denominators_and_begin_anew_at_a_named_step() {
        let counts: Vec<Option<Counts>> =
            [(20.0, 100.0), (30.0, 150.0), (21.0, 100.0), (10.0, 100.0), (12.0, 100.0)]
                .map(|(x, n)| Some(Counts::new(x, n)))
                .to_vec();
        let baseline = Baseline { steps: &[3], freeze_after: None };
        let mut chart = p_chart(&counts, Scatter::Counting, baseline, &Spc::default()).unwrap();
        for point in &mut chart.points {
            point.value *= 100.0;
            point.centre *= 100.0;
            point.limits = point.limits.map(|limits| limits.scaled(100.0));
        }
        let shares: Vec<Option<f64>> =
            counts.iter().map(|one| one.map(|one| one.numerator / one.denominator * 100.0)).collect();
        let steps = vec![PointNote { at: 3, text: "New clinic".to_owned() }];
        let figure = control_chart(&ControlInput {
            chart: Ok(chart),
            kind: ChartKind::P,
            good: Good::Low,
            steps,
            ..input(&shares, Baseline::default())
        });
        let stepped = lines(&figure, Stroke::Fine);
        assert_eq!(stepped.len(), 4, "two limits in each of two parts");
        assert_eq!(stepped[0].len(), 6, "three stretches with two ends each");
        let above = figure.marks.iter().find_map(|mark| match mark {
            Mark::EndLabel(label) if label.side == Side::Above => Some(label.text()),
            _ => None,
        });
        assert_eq!(above.unwrap(), "Jan 2009: New clinic");
        assert_eq!(lines(&figure, Stroke::Strong).len(), 2, "the line breaks at the step");
        let column = figure.table.headings.iter().position(|heading| heading == "Step change").unwrap();
        assert_eq!(figure.table.rows[3][column], TableCell::Text("New clinic".to_owned()));
        assert!(figure.alt_text.contains("Step change in Jan 2009: New clinic"));
    }

    #[test]
    fn says_why_there_is_no_chart() {
        let none =
            ControlInput { chart: Err("Too few figures".to_owned()), ..input(&[], Baseline::default()) };
        let figure = control_chart(&none);
        assert_eq!(figure.message.as_deref(), Some("Too few figures"));
        assert!(figure.marks.is_empty() && figure.icons.is_empty());
    }

    proptest! {
        #[test]
        fn keeps_to_what_every_chart_keeps_to(
            values in prop::collection::vec(prop::option::weighted(0.9, any_number()), 0..40),
            step in 0_usize..40,
            target in prop::option::of(any_number()),
            good in prop::sample::select(vec![Good::High, Good::Low, Good::Neither]),
        ) {
            let steps = [step];
            let mut input = input(&values, Baseline { steps: &steps, freeze_after: None });
            if input.chart.is_err() {
                // Such figures never come into a chart; a chart beside them must not mind.
                let real: Vec<Option<f64>> = values.iter().map(|one| one.filter(|one| one.abs() < 1e50)).collect();
                input.chart = xmr(&real, Baseline::default(), &Spc::default()).map_err(|refusal| format!("{refusal:?}"));
            }
            let chart: Option<&Chart> = input.chart.as_ref().ok();
            let notes = chart.and_then(Chart::last).map(|last| PointNote { at: last.at, text: "Note".to_owned() });
            input.notes.extend(notes);
            input.target = target.map(|value| Target { value, label: "Target".to_owned() });
            input.good = good;
            check(&control_chart(&input))?;
        }
    }
}
