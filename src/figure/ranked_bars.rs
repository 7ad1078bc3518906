//! Areas ranked by their figures, with intervals: a bar for each.

use super::{
    Block, Caption, Compared, Dots, Figure, FigureTable, Mark, Plot, Point, Reference, Role, Shade, Shape,
    Span,
    caption::keys,
    compared,
    funnel::look_order,
    judged,
    names_axis::{Name, row, rows},
    value_axis::value_axis,
};
use crate::{statistics::Good, workbook::Unit};

/// Everything that ranked bars say.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedInput {
    /// The words around it.
    pub caption: Caption,
    /// How values are written.
    pub unit: Unit,
    /// Which way is better: the best are at the top; where neither is, the highest.
    pub good: Good,
    /// The areas, in any order.
    pub areas: Vec<Compared>,
    /// Lines across all bars: England, the standard. The first is what areas are judged beside.
    pub references: Vec<Reference>,
}

/// Half the width of a bar, where rows are one apart.
const HALF: f64 = 0.34;

/// The ranked bars of `input`. Never fails: without figures they say so.
#[must_use]
pub fn ranked_bars(input: &RankedInput) -> Figure {
    let areas = ranked(input);
    let values = areas.iter().flat_map(|area| {
        area.value.into_iter().chain(area.interval.into_iter().flat_map(|one| [one.lower, one.upper]))
    });
    let references = Reference::drawn(&input.references).map(|reference| reference.value);
    // A bar's length is its value, so that it begins at 0.
    let x = value_axis(input.unit, values.chain(references).chain([0.0]));
    let name = |area: &Compared| Name {
        text: area.name.clone(),
        value: area
            .value
            .map_or_else(|| "–".to_owned(), |value| super::trend::label_value(input.unit, value)),
        own: area.own,
    };
    let y = rows(areas.iter().map(name).collect());
    let has_figures = areas.iter().any(|area| area.value.is_some());
    let mut marks = Vec::new();
    if has_figures {
        marks.extend(bars(&areas));
        marks.extend(intervals(&areas));
        let references = Reference::drawn(&input.references);
        marks.extend(references.flat_map(|reference| reference.upright(input.unit, y.domain)));
        marks.extend(points(input, &areas));
    }
    let bars = if areas.iter().any(|area| area.interval.is_some()) { "Thin bars: 95% interval." } else { "" };
    let mut figure = input.caption.figure([bars.to_owned()], (x, y), marks);
    figure.alt_text = alt_text(input, &areas);
    figure.message = (!has_figures).then(|| "No area has a figure".to_owned());
    figure.table =
        FigureTable::of(&compared::columns("Area", input.unit), &areas, &["Value"]).drawn_as(Plot::Bars);
    let judged = areas.iter().filter(|area| area.value.is_some()).map(|area| area.judgement);
    figure.keys = keys(look_order(judged.flatten().map(Some)));
    figure
}

/// So many rows have room for shapes that are told apart in print without colour.
const FEW: usize = 16;

/// The areas from best to worst, those without a figure last; equals by name.
fn ranked(input: &RankedInput) -> Vec<Compared> {
    let mut areas: Vec<Compared> = input.areas.iter().map(Compared::cleaned).collect();
    let sign = if input.good == Good::Low { 1.0 } else { -1.0 };
    let key = |area: &Compared| area.value.map_or(f64::INFINITY, |value| sign * value);
    areas.sort_by(|a, b| key(a).total_cmp(&key(b)).then_with(|| a.name.cmp(&b.name)));
    areas
}

/// The bars by role, others pale, our own whole.
fn bars(areas: &[Compared]) -> Vec<Mark> {
    let mut bars: Vec<(Role, Shade, Vec<Block>)> = Vec::new();
    for (i, area) in areas.iter().enumerate() {
        let Some(value) = area.value else { continue };
        let y = row(areas.len(), i);
        let block = Block { x: (value.min(0.0), value.max(0.0)), y: (y - HALF, y + HALF) };
        let role = judged::judgement(area.judgement).1;
        let shade = if area.own { Shade::Whole } else { Shade::Pale };
        match bars.iter_mut().find(|(known, how, _)| (*known, *how) == (role, shade)) {
            Some((_, _, blocks)) => blocks.push(block),
            None => bars.push((role, shade, vec![block])),
        }
    }
    bars.into_iter().map(|(role, shade, blocks)| Mark::Blocks { blocks, role, shade }).collect()
}

/// The interval of each row.
pub(super) fn intervals(areas: &[Compared]) -> Option<Mark> {
    let span = |(i, area): (usize, &Compared)| {
        let y = row(areas.len(), i);
        area.interval.map(|one| Span { from: (one.lower, y), to: (one.upper, y) })
    };
    let spans: Vec<Span> = areas.iter().enumerate().filter_map(span).collect();
    (!spans.is_empty()).then_some(Mark::Spans { spans, role: Role::Ink })
}

/// A point at the end of each bar: its shape says what its colour says.
fn points(input: &RankedInput, areas: &[Compared]) -> Vec<Mark> {
    let beside = input.references.first().map(|reference| format!("Beside {}", reference.words(input.unit)));
    let beside = beside.unwrap_or_default();
    let mut marks: Vec<Mark> = Vec::new();
    let mut missing = Vec::new();
    let dots = if areas.len() <= FEW { Dots::Large } else { Dots::Normal };
    for (i, area) in areas.iter().enumerate() {
        let y = row(areas.len(), i);
        let hover = area.hover(input.unit, &beside);
        let Some(x) = area.value else {
            missing.push(Point { x: 0.0, y, shape: Shape::Hollow, hover });
            continue;
        };
        let (shape, role, _) = judged::judgement(area.judgement);
        let point = Point { x, y, shape, hover };
        match marks.last_mut() {
            Some(Mark::Points { points, role: known, .. }) if *known == role => points.push(point),
            _ => marks.push(Mark::Points { points: vec![point], role, dots }),
        }
    }
    if !missing.is_empty() {
        marks.push(Mark::Missing { points: missing });
    }
    marks
}

fn alt_text(input: &RankedInput, areas: &[Compared]) -> String {
    let with: Vec<&Compared> = areas.iter().filter(|area| area.value.is_some()).collect();
    let shown = |area: &Compared| format!("{} {}", area.name, area.shown(input.unit));
    let ends = match with.as_slice() {
        [] => "No area has a figure".to_owned(),
        [only] => format!("One area has a figure: {}", shown(only)),
        [first, .., last] => {
            format!("{} areas, from {} at the top to {} at the foot", with.len(), shown(first), shown(last))
        }
    };
    let own = with.iter().enumerate().find(|(_, area)| area.own).map(|(i, area)| {
        let judged =
            area.judgement.map_or(String::new(), |one| format!(", {}", judged::judgement_words(one)));
        format!("{} is number {} of {}{judged}", shown(area), i + 1, with.len())
    });
    let beside: Vec<String> =
        Reference::drawn(&input.references).map(|reference| reference.words(input.unit)).collect();
    let missing = match areas.len() - with.len() {
        0 => String::new(),
        1 => "1 area has no figure".to_owned(),
        count => format!("{count} areas have no figure"),
    };
    input.caption.alt_text("Bar chart", [ends, own.unwrap_or_default(), beside.join("; "), missing])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        figure::soundness::{any_compared, any_number, check},
        statistics::{Interval, compare::Judgement},
    };

    fn input(good: Good, areas: Vec<Compared>) -> RankedInput {
        let england = Reference { name: "England".to_owned(), value: 14.0, standard: false };
        RankedInput {
            caption: Caption::default(),
            unit: Unit::Percent,
            good,
            areas,
            references: vec![england],
        }
    }

    fn areas() -> Vec<Compared> {
        let area = |name: &str, value, judgement| Compared {
            judgement,
            own: name == "Exampleton",
            interval: Some(Interval { lower: 10.0, upper: 22.0 }),
            ..Compared::new(name.to_owned(), value)
        };
        vec![
            area("Nowhere", None, None),
            area("Exampleton", Some(19.4), Some(Judgement::Worse)),
            area("Alphaton", Some(9.0), Some(Judgement::Better)),
        ]
    }

    #[test]
    fn ranks_the_best_first_and_those_without_a_figure_last() {
        let names = |good| -> Vec<String> {
            let figure = ranked_bars(&input(good, areas()));
            figure.table.rows.iter().map(|row| row[0].shown().to_owned()).collect()
        };
        assert_eq!(names(Good::Low), ["Alphaton", "Exampleton", "Nowhere"]);
        assert_eq!(names(Good::High), ["Exampleton", "Alphaton", "Nowhere"]);
        let figure = ranked_bars(&input(Good::Low, areas()));
        assert_eq!(figure.rows(), Some(3));
        let whole = figure.marks.iter().find_map(|mark| match mark {
            Mark::Blocks { blocks, role, shade: Shade::Whole } => Some((blocks.clone(), *role)),
            _ => None,
        });
        let (blocks, role) = whole.unwrap();
        assert_eq!((blocks.len(), role), (1, Role::Worse), "our own bar alone is whole");
        assert!(blocks[0].x.0.abs() < 1e-9 && (blocks[0].x.1 - 19.4).abs() < 1e-9);
        assert!(figure.alt_text.contains("Exampleton 19.4% is number 2 of 2, worse, beyond the 95% limits"));
        assert!(figure.alt_text.contains("1 area has no figure"));
    }

    proptest! {
        #[test]
        fn keeps_to_what_every_chart_keeps_to(
            areas in prop::collection::vec(any_compared(), 0..30),
            line in any_number(),
            good in prop::sample::select(vec![Good::High, Good::Low, Good::Neither]),
        ) {
            let mut input = input(good, areas);
            input.references.push(Reference { name: "Standard".to_owned(), value: line, standard: true });
            check(&ranked_bars(&input))?;
        }
    }
}
