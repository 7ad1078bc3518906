//! A funnel: how far areas are from the average, beside how far their size alone lets them be.

use super::{
    Caption, Compared, Dots, Figure, FigureTable, Mark, Plot, Point, Reference, Role, Shape, Stroke,
    caption::keys,
    compared::{self},
    judged::{self, is_far},
    run::drawable,
    table::Column,
    value_axis::value_axis,
};
use crate::{
    base::number_format,
    statistics::{Interval, compare::Judgement},
    workbook::Unit,
};

/// Everything that a funnel says.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelInput {
    /// The words around it; the method says how the limits were made.
    pub caption: Caption,
    /// How values are written.
    pub unit: Unit,
    /// What the denominator counts: `women who gave birth`.
    pub size_name: String,
    /// The areas; those without a denominator are told, not drawn.
    pub areas: Vec<Compared>,
    /// The average that the funnel stands about.
    pub average: Reference,
    /// Denominators with the 95% and the 99.8% limits there, in the unit that people read; in any order.
    pub limits: Vec<(f64, Interval, Interval)>,
}

/// A denominator with the 95% and the 99.8% limits there.
type Step = (f64, Interval, Interval);

/// The funnel of `input`. Never fails: without areas that have a denominator it says so.
#[must_use]
pub fn funnel(input: &FunnelInput) -> Figure {
    let areas: Vec<Compared> = input.areas.iter().map(Compared::cleaned).collect();
    let limits = limits(input);
    let drawn: Vec<(&Compared, f64, f64)> = areas
        .iter()
        .filter_map(|area| Some((area, area.denominator.filter(|size| *size > 0.0)?, area.value?)))
        .collect();
    let sizes = drawn.iter().map(|(_, size, _)| *size).chain(limits.iter().map(|step| step.0));
    let mut x = value_axis(Unit::Count, sizes);
    x.unit.clone_from(&input.size_name);
    let average = Some(&input.average).filter(|average| drawable(average.value));
    let curves = limits.iter().flat_map(|step| [step.2.lower, step.2.upper]);
    let values = drawn.iter().map(|(_, _, value)| *value).chain(average.map(|average| average.value));
    let y = value_axis(input.unit, values.chain(curves));

    let mut marks = Vec::new();
    if !drawn.is_empty() {
        marks.extend(curve_marks(&limits));
        marks.extend(average.iter().flat_map(|average| average.level(input.unit, x.domain)));
        marks.extend(points(input, &drawn));
        marks.extend(labels(&drawn));
    }
    let missing = areas.len() - drawn.len();
    let remark = match missing {
        0 => String::new(),
        1 => "1 area has no figure or no denominator and is not drawn.".to_owned(),
        count => format!("{count} areas have no figure or no denominator and are not drawn."),
    };
    let lines = if limits.is_empty() { "" } else { "Dashed: 95% limits and, outside them, 99.8% limits." };
    let mut figure = input.caption.figure([lines.to_owned(), remark.clone()], (x, y), marks);
    figure.alt_text = alt_text(input, &drawn, remark);
    figure.message = drawn.is_empty().then(|| "No area has a figure with its denominator".to_owned());
    figure.table = table(input, &areas);
    figure.keys = keys(look_order(drawn.iter().map(|(area, _, _)| area.judgement)));
    figure
}

/// The limits that can be drawn, by size.
fn limits(input: &FunnelInput) -> Vec<Step> {
    let whole = |one: Interval| drawable(one.lower) && drawable(one.upper);
    let usable =
        |(size, inner, outer): &&Step| drawable(*size) && *size > 0.0 && whole(*inner) && whole(*outer);
    let mut limits: Vec<Step> = input.limits.iter().filter(usable).copied().collect();
    limits.sort_by(|a, b| a.0.total_cmp(&b.0));
    limits
}

fn curve_marks(limits: &[Step]) -> Vec<Mark> {
    if limits.len() < 2 {
        return Vec::new();
    }
    let curve = |name: &str, stroke: Stroke, height: fn(&Step) -> f64| Mark::Line {
        points: limits.iter().map(|step| (step.0, height(step))).collect(),
        role: Role::Muted,
        stroke,
        name: name.to_owned(),
    };
    let bar = |step: &Step| super::Bar { x: step.0, lower: step.1.lower, upper: step.1.upper };
    vec![
        Mark::Band { bars: limits.iter().map(bar).collect(), role: Role::Neither },
        curve("95% limit", Stroke::Fine, |step| step.1.lower),
        curve("95% limit", Stroke::Fine, |step| step.1.upper),
        curve("99.8% limit", Stroke::Fine, |step| step.2.lower),
        curve("99.8% limit", Stroke::Fine, |step| step.2.upper),
    ]
}

/// The looks of judgements, the ordinary first.
pub(super) fn look_order(
    judgements: impl Iterator<Item = Option<Judgement>>,
) -> Vec<(Shape, Role, &'static str)> {
    let mut looks: Vec<_> = judgements.map(judged::judgement).collect();
    let order = ["better", "higher", "similar", "lower", "worse", "not compared"];
    looks.sort_by_key(|look| order.iter().position(|word| *word == look.2));
    looks
}

/// Others small and by judgement, our own large and last, so that it lies on top.
fn points(input: &FunnelInput, drawn: &[(&Compared, f64, f64)]) -> Vec<Mark> {
    let mut others: Vec<(Role, Vec<Point>)> = Vec::new();
    let mut own = Vec::new();
    for (area, size, value) in drawn {
        let (shape, role, _) = judged::judgement(area.judgement);
        let hover = area.hover(input.unit, &format!("Beside {}", input.average.words(input.unit)));
        let point = Point { x: *size, y: *value, shape, hover };
        if area.own {
            let role = if role == Role::Neither { Role::Ink } else { role };
            own.push(Mark::Points { points: vec![point], role, dots: Dots::Large });
            continue;
        }
        match others.iter_mut().find(|(known, _)| *known == role) {
            Some((_, points)) => points.push(point),
            None => others.push((role, vec![point])),
        }
    }
    let others = others.into_iter().map(|(role, points)| Mark::Points { points, role, dots: Dots::Normal });
    others.chain(own).collect()
}

/// Most names of other areas that are tried.
const MOST_LABELS: usize = 14;

/// Our own name first, then those far out, then those out.
fn labels(drawn: &[(&Compared, f64, f64)]) -> Vec<Mark> {
    let rank = |area: &Compared| match area.judgement {
        _ if area.own => Some(0),
        Some(judgement) if is_far(judgement) => Some(1),
        Some(Judgement::Similar) | None => None,
        Some(_) => Some(2),
    };
    let mut named: Vec<_> = drawn.iter().filter_map(|one| rank(one.0).map(|rank| (rank, one))).collect();
    named.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.1.total_cmp(&a.1.1)));
    let label = |(rank, (area, x, y)): (i32, &(&Compared, f64, f64))| Mark::Label {
        x: *x,
        y: *y,
        text: area.name.clone(),
        role: if rank == 0 { Role::Ink } else { Role::Muted },
        strong: rank == 0,
    };
    named.into_iter().take(MOST_LABELS).map(label).collect()
}

fn table(input: &FunnelInput, areas: &[Compared]) -> FigureTable {
    let mut columns: Vec<Column<'_, Compared>> = compared::columns("Area", input.unit);
    if let Some((heading, _)) = columns.iter_mut().find(|(heading, _)| heading == "Denominator")
        && !input.size_name.is_empty()
    {
        heading.clone_from(&input.size_name);
    }
    FigureTable::of(&columns, areas, &["Value"]).drawn_as(Plot::Points)
}

fn alt_text(input: &FunnelInput, drawn: &[(&Compared, f64, f64)], remark: String) -> String {
    let own = drawn.iter().find(|(area, _, _)| area.own).map(|(area, size, _)| {
        let judged =
            area.judgement.map_or(String::new(), |one| format!(", {}", judged::judgement_words(one)));
        let size = number_format::short(*size, 2);
        format!("{} stands at {} with a denominator of {size}{judged}", area.name, area.shown(input.unit))
    });
    let out: Vec<&str> = drawn
        .iter()
        .filter(|(area, _, _)| !area.own && area.judgement.is_some_and(is_far))
        .map(|(area, _, _)| area.name.as_str())
        .collect();
    let out = if out.is_empty() {
        "No other area lies beyond the 99.8% limits".to_owned()
    } else {
        format!("Beyond the 99.8% limits: {}", out.join(", "))
    };
    let facts = [
        format!("{} areas beside {}", drawn.len(), input.average.words(input.unit)),
        own.unwrap_or_default(),
        out,
        remark,
    ];
    input.caption.alt_text("Funnel plot", facts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        figure::{
            EndLabel,
            soundness::{any_compared, any_number, check},
        },
        statistics::{
            Level,
            compare::{Funnel, proportion_limits},
        },
    };

    /// Limits about 16%, as the statistics give them.
    fn limits() -> Vec<Step> {
        let at = |size: f64| {
            let limits =
                |level| proportion_limits(0.16, size, level, Funnel::default()).unwrap().scaled(100.0);
            (size, limits(Level::P95), limits(Level::P998))
        };
        [200.0, 500.0, 1000.0, 4000.0].map(at).to_vec()
    }

    fn area(name: &str, size: f64, value: f64, judgement: Judgement) -> Compared {
        Compared {
            denominator: Some(size),
            judgement: Some(judgement),
            own: name == "Exampleton",
            ..Compared::new(name.to_owned(), Some(value))
        }
    }

    fn input(areas: Vec<Compared>) -> FunnelInput {
        FunnelInput {
            caption: Caption { title: "Smoking is high".to_owned(), ..Caption::default() },
            unit: Unit::Percent,
            size_name: "Women who gave birth".to_owned(),
            limits: limits(),
            areas,
            average: Reference { name: "England".to_owned(), value: 16.0, standard: false },
        }
    }

    #[test]
    fn emphasises_our_area_and_names_those_beyond_the_limits() {
        let mut areas = vec![
            area("Exampleton", 1000.0, 20.5, Judgement::Worst),
            area("Alphaton", 4000.0, 16.1, Judgement::Similar),
            area("Betaton", 200.0, 8.0, Judgement::Best),
        ];
        areas.push(Compared::new("Gammaton".to_owned(), None));
        let figure = funnel(&input(areas));
        let named: Vec<(&str, bool)> = figure
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Label { text, strong, .. } => Some((text.as_str(), *strong)),
                _ => None,
            })
            .collect();
        assert_eq!(named, [("Exampleton", true), ("Betaton", false)]);
        let own = figure.marks.iter().rev().find_map(|mark| match mark {
            Mark::Points { points, role, dots: Dots::Large } => Some((points[0].shape, *role)),
            _ => None,
        });
        assert_eq!(own.unwrap(), (Shape::Down, Role::Worse));
        assert!(figure.note.contains("1 area has no figure or no denominator"));
        assert_eq!(figure.table.rows.len(), 4);
        assert_eq!(figure.table.headings[1], "Women who gave birth");
        assert!(
            figure
                .marks
                .iter()
                .any(|mark| matches!(mark, Mark::EndLabel(EndLabel { name, .. }) if name == "England"))
        );
        let curves =
            figure.marks.iter().filter(|mark| matches!(mark, Mark::Line { stroke: Stroke::Fine, .. }));
        assert_eq!(curves.count(), 4);
    }

    proptest! {
        #[test]
        fn keeps_to_what_every_chart_keeps_to(
            areas in prop::collection::vec(any_compared(), 0..30),
            average in any_number(),
            wild in any_number(),
        ) {
            let mut input = input(areas);
            input.average.value = average;
            let wild = Interval { lower: wild, upper: wild };
            input.limits.push((20.0, wild, wild));
            check(&funnel(&input))?;
        }
    }
}
