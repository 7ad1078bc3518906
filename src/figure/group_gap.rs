//! The gap between groups of people: a point for each, with the best and the worst marked.

use super::{
    Block, Caption, Compared, Dots, EndLabel, Figure, FigureTable, Key, Mark, Plot, Point, Reference, Role,
    Shade, Shape, Side, Stroke, compared,
    names_axis::{Name, row, rows},
    ranked_bars::intervals,
    run::drawable,
    trend::label_value,
    value_axis::value_axis,
};
use crate::{statistics::Good, workbook::Unit};

/// The line of a slope index over groups from most to least deprived.
#[derive(Clone, Debug, PartialEq)]
pub struct SlopeLine {
    /// Where it begins: the figure of the most deprived of all.
    pub most_deprived: f64,
    /// Where it ends: the figure of the least deprived of all.
    pub least_deprived: f64,
    /// What to call it: `Slope index 12.4 points`.
    pub name: String,
}

/// Everything that a chart of groups says.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupInput {
    /// The words around it.
    pub caption: Caption,
    /// How values are written.
    pub unit: Unit,
    /// Which way is better.
    pub good: Good,
    /// What the groups are, for the table: `Quintile of deprivation`.
    pub heading: String,
    /// The groups, from the top down; with a slope line from most to least deprived.
    pub groups: Vec<Compared>,
    /// How wide the gap is, in words: `Gap 12.3 points (8.1 to 16.5)`; may be empty.
    pub gap: String,
    /// Lines through all rows: the whole area, the standard.
    pub references: Vec<Reference>,
    /// The line of the slope index, where there is one.
    pub slope: Option<SlopeLine>,
}

/// The chart of `input`. Never fails: without figures it says so.
#[must_use]
pub fn group_gap(input: &GroupInput) -> Figure {
    let groups: Vec<Compared> = input.groups.iter().map(Compared::cleaned).collect();
    let slope =
        input.slope.as_ref().filter(|line| drawable(line.most_deprived) && drawable(line.least_deprived));
    let values = groups.iter().flat_map(|group| {
        group.value.into_iter().chain(group.interval.into_iter().flat_map(|one| [one.lower, one.upper]))
    });
    let lines = Reference::drawn(&input.references).map(|reference| reference.value);
    let ends = slope.iter().flat_map(|line| [line.most_deprived, line.least_deprived]);
    let x = value_axis(input.unit, values.chain(lines).chain(ends));
    let name = |group: &Compared| Name {
        text: group.name.clone(),
        value: group.value.map_or_else(|| "–".to_owned(), |value| label_value(input.unit, value)),
        own: group.own,
    };
    let y = rows(groups.iter().map(name).collect());
    let ends = ends_of(input.good, &groups);
    let has_figures = groups.iter().any(|group| group.value.is_some());
    let mut marks = Vec::new();
    if has_figures {
        marks.extend(gap(input, &groups, ends, y.domain));
        marks.extend(intervals(&groups));
        let references = Reference::drawn(&input.references);
        marks.extend(references.flat_map(|reference| reference.upright(input.unit, y.domain)));
        marks.extend(slope.map(|line| slope_line(line, &groups, y.domain)));
        marks.extend(points(input, &groups, ends, x.domain.0));
    }
    let bars = if groups.iter().any(|group| group.interval.is_some()) { "Bars: 95% interval." } else { "" };
    let sloped = slope.map(|line| format!("Dashed slope: {}.", line.name.trim_end_matches('.')));
    let remarks = [bars.to_owned(), sloped.unwrap_or_default()];
    let mut figure = input.caption.figure(remarks, (x, y), marks);
    figure.alt_text = alt_text(input, &groups, ends);
    figure.message = (!has_figures).then(|| "No group has a figure".to_owned());
    figure.table = FigureTable::of(&compared::columns(&input.heading, input.unit), &groups, &["Value"])
        .drawn_as(Plot::Bars);
    figure.keys = ends.map_or_else(Vec::new, |_| legend(input.good));
    figure
}

/// The places of the best and the worst group (of the highest and the lowest, where neither way is better);
/// `None` where fewer than two differ.
fn ends_of(good: Good, groups: &[Compared]) -> Option<(usize, usize)> {
    let valued = || groups.iter().enumerate().filter_map(|(i, group)| group.value.map(|value| (i, value)));
    let highest = valued().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    let lowest = valued().reduce(|a, b| if b.1 < a.1 { b } else { a })?;
    let differ = highest.1 > lowest.1;
    let (first, last) = if good == Good::Low { (lowest, highest) } else { (highest, lowest) };
    differ.then_some((first.0, last.0))
}

const fn end_looks(good: Good) -> [(Shape, Role, &'static str); 2] {
    match good {
        Good::Neither => [(Shape::Up, Role::Special, "highest"), (Shape::Down, Role::Special, "lowest")],
        Good::High | Good::Low => [(Shape::Up, Role::Better, "best"), (Shape::Down, Role::Worse, "worst")],
    }
}

fn legend(good: Good) -> Vec<Key> {
    end_looks(good).map(|(shape, role, text)| Key { shape, role, text: text.to_owned() }).to_vec()
}

/// The stretch between best and worst through all rows, with its words above.
fn gap(
    input: &GroupInput,
    groups: &[Compared],
    ends: Option<(usize, usize)>,
    (foot, head): (f64, f64),
) -> Vec<Mark> {
    let value = |i: usize| groups.get(i).and_then(|group| group.value);
    let Some((best, worst)) = ends.and_then(|(best, worst)| value(best).zip(value(worst))) else {
        return Vec::new();
    };
    let x = (best.min(worst), best.max(worst));
    let block =
        Mark::Blocks { blocks: vec![Block { x, y: (foot, head) }], role: Role::Neither, shade: Shade::Faint };
    let label = Mark::EndLabel(EndLabel {
        x: f64::midpoint(x.0, x.1),
        y: head,
        side: Side::Above,
        name: input.gap.clone(),
        value: String::new(),
        role: Role::Ink,
        strong: true,
    });
    if input.gap.is_empty() { vec![block] } else { vec![block, label] }
}

/// The line of the slope index at the middle of each group's place among all people.
fn slope_line(line: &SlopeLine, groups: &[Compared], (foot, head): (f64, f64)) -> Mark {
    let people = |group: &Compared| group.denominator.filter(|people| *people > 0.0);
    let all: Option<Vec<f64>> = groups.iter().map(people).collect();
    let shares = all.map_or_else(
        || vec![1.0 / groups.len().max(1) as f64; groups.len()],
        |all| {
            let sum: f64 = all.iter().sum();
            all.into_iter().map(|people| people / sum).collect()
        },
    );
    let at = |rank: f64| (line.least_deprived - line.most_deprived).mul_add(rank, line.most_deprived);
    let mut points = vec![(line.most_deprived, head)];
    let mut before = 0.0;
    for (i, share) in shares.iter().enumerate() {
        points.push((at(before + share / 2.0), row(groups.len(), i)));
        before += share;
    }
    points.push((line.least_deprived, foot));
    Mark::Line { points, role: Role::Ink, stroke: Stroke::Fine, name: line.name.clone() }
}

fn points(input: &GroupInput, groups: &[Compared], ends: Option<(usize, usize)>, edge: f64) -> Vec<Mark> {
    let [best, worst] = end_looks(input.good);
    let beside = input.references.first().map(|reference| format!("Beside {}", reference.words(input.unit)));
    let beside = beside.unwrap_or_default();
    let mut marks = Vec::new();
    let mut missing = Vec::new();
    for (i, group) in groups.iter().enumerate() {
        let y = row(groups.len(), i);
        let mut hover = group.hover(input.unit, &beside);
        let Some(x) = group.value else {
            missing.push(Point { x: edge, y, shape: Shape::Hollow, hover });
            continue;
        };
        let end = match ends {
            Some((at, _)) if at == i => Some(best),
            Some((_, at)) if at == i => Some(worst),
            _ => None,
        };
        let (shape, role) = end.map_or((Shape::Circle, Role::Ink), |(shape, role, _)| (shape, role));
        if let Some((_, _, word)) = end {
            hover = format!("{hover}\n{word} of the groups");
        }
        marks.push(Mark::Points { points: vec![Point { x, y, shape, hover }], role, dots: Dots::Large });
    }
    if !missing.is_empty() {
        marks.push(Mark::Missing { points: missing });
    }
    marks
}

fn alt_text(input: &GroupInput, groups: &[Compared], ends: Option<(usize, usize)>) -> String {
    let shown = |group: &Compared| format!("{} {}", group.name, group.shown(input.unit));
    let all: Vec<String> = groups.iter().map(shown).collect();
    let [best, worst] = end_looks(input.good);
    let name = |i: usize| groups.get(i).map(|group| group.name.as_str()).unwrap_or_default();
    let ends = ends.map(|(at, last)| format!("{} is {}, {} is {}", name(at), best.2, name(last), worst.2));
    let beside: Vec<String> =
        Reference::drawn(&input.references).map(|reference| reference.words(input.unit)).collect();
    let slope = input.slope.as_ref().map(|line| line.name.clone()).unwrap_or_default();
    let facts = [all.join("; "), ends.unwrap_or_default(), input.gap.clone(), beside.join("; "), slope];
    input.caption.alt_text("Chart of groups", facts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figure::soundness::{any_compared, any_number, check};

    fn input(groups: Vec<Compared>, good: Good) -> GroupInput {
        GroupInput {
            caption: Caption::default(),
            unit: Unit::Percent,
            good,
            heading: "Quintile".to_owned(),
            groups,
            gap: "Gap 12.0 points".to_owned(),
            references: vec![Reference {
                name: "Standard at least 90%".to_owned(),
                value: 90.0,
                standard: true,
            }],
            slope: None,
        }
    }

    fn groups() -> Vec<Compared> {
        let group = |(name, value, people): (&str, f64, f64)| Compared {
            denominator: Some(people),
            ..Compared::new(name.to_owned(), Some(value))
        };
        [("Most deprived", 78.0, 300.0), ("Middle", 84.0, 100.0), ("Least deprived", 90.0, 100.0)]
            .map(group)
            .to_vec()
    }

    #[test]
    fn marks_best_and_worst_by_which_way_is_better() {
        let ends = |good| {
            let figure = group_gap(&input(groups(), good));
            let looks: Vec<(Shape, Role)> = figure
                .marks
                .iter()
                .filter_map(|mark| match mark {
                    Mark::Points { points, role, .. } => Some((points[0].shape, *role)),
                    _ => None,
                })
                .collect();
            (looks[0], looks[2])
        };
        assert_eq!(ends(Good::High), ((Shape::Down, Role::Worse), (Shape::Up, Role::Better)));
        assert_eq!(ends(Good::Low), ((Shape::Up, Role::Better), (Shape::Down, Role::Worse)));
        assert_eq!(ends(Good::Neither), ((Shape::Down, Role::Special), (Shape::Up, Role::Special)));
        let figure = group_gap(&input(groups(), Good::High));
        assert!(figure.alt_text.contains("Least deprived is best, Most deprived is worst. Gap 12.0 points."));
    }

    #[test]
    fn the_slope_line_passes_each_group_at_the_middle_of_its_people() {
        let slope =
            SlopeLine { most_deprived: 70.0, least_deprived: 95.0, name: "Slope index 25 points".to_owned() };
        let figure = group_gap(&GroupInput { slope: Some(slope), ..input(groups(), Good::High) });
        let line = figure.marks.iter().find_map(|mark| match mark {
            Mark::Line { points, stroke: Stroke::Fine, .. } => Some(points.clone()),
            _ => None,
        });
        // 300, 100 and 100 of 500 people: middles at 0.3, 0.7 and 0.9 of 25 points from 70.
        let expected = [(70.0, 2.5), (77.5, 2.0), (87.5, 1.0), (92.5, 0.0), (95.0, -0.5)];
        for (drawn, expected) in line.unwrap().iter().zip(expected) {
            assert!((drawn.0 - expected.0).abs() < 1e-9 && (drawn.1 - expected.1).abs() < 1e-9, "{drawn:?}");
        }
    }

    proptest! {
        #[test]
        fn keeps_to_what_every_chart_keeps_to(
            groups in prop::collection::vec(any_compared(), 0..12),
            good in prop::sample::select(vec![Good::High, Good::Low, Good::Neither]),
            ends in prop::option::of((any_number(), any_number())),
        ) {
            let slope = ends.map(|(most_deprived, least_deprived)| SlopeLine {
                most_deprived,
                least_deprived,
                name: "Slope index".to_owned(),
            });
            check(&group_gap(&GroupInput { slope, ..input(groups, good) }))?;
        }
    }
}
