//! A spine: each indicator's figure along the spread of all areas, the benchmark in the middle, worse left.

use super::{
    Align, Axis, AxisKind, Block, Caption, Dots, Figure, FigureTable, Mark, Point, Reference, Role, Shade,
    Shape, Stroke, TableCell,
    caption::keys,
    funnel::look_order,
    judged,
    names_axis::{Name, row, rows},
    run::drawable,
    table::Column,
    trend::label_value,
};
use crate::{
    statistics::{Good, compare::Judgement},
    workbook::Unit,
};

/// How the figures of all areas spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The lowest figure.
    pub lowest: f64,
    /// A quarter of areas are below.
    pub lower_quarter: f64,
    /// A quarter of areas are above.
    pub upper_quarter: f64,
    /// The highest figure.
    pub highest: f64,
}

/// One indicator of a spine.
#[derive(Clone, Debug, PartialEq)]
pub struct SpineRow {
    /// The indicator.
    pub name: String,
    /// When; may be empty.
    pub period: String,
    /// How its values are written.
    pub unit: Unit,
    /// Which way is better; where neither is, lower figures are left.
    pub good: Good,
    /// Our figure in the unit that people read; `None` where there is none.
    pub value: Option<f64>,
    /// The benchmark: England.
    pub benchmark: Option<f64>,
    /// How all areas spread; `None` where there are too few.
    pub spread: Option<Spread>,
    /// How our figure stands beside the benchmark.
    pub judgement: Option<Judgement>,
}

/// Everything that a spine says.
#[derive(Clone, Debug, PartialEq)]
pub struct SpineInput {
    /// The words around it.
    pub caption: Caption,
    /// The name of the benchmark: `England`.
    pub benchmark: String,
    /// The indicators, from the top down.
    pub rows: Vec<SpineRow>,
}

/// Half the height of a band, where rows are one apart.
const HALF: f64 = 0.3;
/// Half the width of the drawing, where the longer side of a spread is 1; beyond it stand its ends in words.
const EDGE: f64 = 1.5;

/// A row on the common scale: -1 worst to 1 best, 0 the benchmark.
struct Scale {
    benchmark: f64,
    /// In the row's own unit, so much is 1; negative where low is good.
    unit: f64,
}

impl Scale {
    /// The scale of a row: the longer side from the benchmark to an end fills half the width.
    fn of(row: &SpineRow) -> Option<Self> {
        let (benchmark, spread) = (row.benchmark?, row.spread?);
        let longer = (benchmark - spread.lowest).abs().max((spread.highest - benchmark).abs());
        let sign = if row.good == Good::Low { -1.0 } else { 1.0 };
        (longer > 0.0).then_some(Self { benchmark, unit: sign * longer })
    }

    /// Where a value lies; what is beyond the ends stands on them.
    fn at(&self, value: f64) -> f64 {
        ((value - self.benchmark) / self.unit).clamp(-1.0, 1.0)
    }

    fn block(&self, (from, to): (f64, f64), y: f64) -> Block {
        let (a, b) = (self.at(from), self.at(to));
        Block { x: (a.min(b), a.max(b)), y: (y - HALF, y + HALF) }
    }
}

impl SpineRow {
    /// Without numbers that cannot be drawn, or a spread that is not in order.
    fn cleaned(&self) -> Self {
        let real = |value: &f64| drawable(*value);
        let ordered = |spread: &Spread| {
            let ends = [spread.lowest, spread.lower_quarter, spread.upper_quarter, spread.highest];
            ends.into_iter().all(drawable) && ends.is_sorted()
        };
        let value = self.value.filter(real);
        Self {
            value,
            benchmark: self.benchmark.filter(real),
            spread: self.spread.filter(ordered),
            judgement: self.judgement.filter(|_| value.is_some()),
            ..self.clone()
        }
    }

    fn shown(&self, value: Option<f64>) -> String {
        value.map_or_else(|| "–".to_owned(), |value| self.unit.show(value))
    }

    /// The ends of the spread, the worse first.
    fn ends(&self) -> Option<(f64, f64)> {
        let spread = self.spread?;
        let rising = (spread.lowest, spread.highest);
        Some(if self.good == Good::Low { (rising.1, rising.0) } else { rising })
    }
}

/// The spine of `input`. Never fails: without rows it says so.
#[must_use]
pub fn spine(input: &SpineInput) -> Figure {
    let cleaned: Vec<SpineRow> = input.rows.iter().map(SpineRow::cleaned).collect();
    // A row without a spread would be an empty line: how many there are is said once.
    let (all, left_out): (Vec<SpineRow>, Vec<SpineRow>) =
        cleaned.into_iter().partition(|row| Scale::of(row).is_some());
    let name = |row: &SpineRow| Name {
        text: if row.period.is_empty() { row.name.clone() } else { format!("{}, {}", row.name, row.period) },
        value: row.value.map_or_else(|| "–".to_owned(), |value| label_value(row.unit, value)),
        own: false,
    };
    let y = rows(all.iter().map(name).collect());
    let x = Axis::bare(AxisKind::Number, (-EDGE, EDGE));
    let has_figures = all.iter().any(|row| row.value.is_some());
    let mut marks = Vec::new();
    if has_figures {
        marks.extend(bands(&all));
        let benchmark = Reference { name: input.benchmark.clone(), value: 0.0, standard: true };
        marks.extend(benchmark.upright(Unit::Number, y.domain).map(thin));
        marks.extend(all.iter().enumerate().flat_map(|(i, one)| own(input, one, row(all.len(), i))));
    }
    let bands = "Pale band: all areas; darker band: the middle half of them. Left is worse; where neither way is better, lower.";
    let mut figure =
        input.caption.figure([bands.to_owned(), left_out_in_words(left_out.len())], (x, y), marks);
    figure.alt_text = alt_text(input, &all);
    figure.message = match (has_figures, left_out.is_empty()) {
        (true, _) => None,
        (false, true) => Some("No indicator has a figure".to_owned()),
        (false, false) => Some(TOO_FEW.to_owned()),
    };
    figure.table = table(input, &all);
    let judged = all.iter().filter(|row| row.value.is_some()).map(|row| row.judgement);
    figure.keys = keys(look_order(judged));
    figure
}

/// What stands in place of rows.
const TOO_FEW: &str = "Too few areas have figures to show how they spread";

/// Says how many indicators are left out; nothing where none is.
fn left_out_in_words(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "1 indicator is left out: too few areas have it to show how they spread.".to_owned(),
        count => format!("{count} indicators are left out: too few areas have them to show how they spread."),
    }
}

/// The line of the benchmark is whole: it is no standard.
fn thin(mark: Mark) -> Mark {
    match mark {
        Mark::Line { points, role, name, .. } => Mark::Line { points, role, stroke: Stroke::Thin, name },
        other => other,
    }
}

fn bands(all: &[SpineRow]) -> Vec<Mark> {
    let mut outer = Vec::new();
    let mut inner = Vec::new();
    for (i, one) in all.iter().enumerate() {
        let (Some(scale), Some(spread)) = (Scale::of(one), one.spread) else { continue };
        let y = row(all.len(), i);
        outer.push(scale.block((spread.lowest, spread.highest), y));
        inner.push(scale.block((spread.lower_quarter, spread.upper_quarter), y));
    }
    [(outer, Shade::Faint), (inner, Shade::Pale)]
        .into_iter()
        .filter(|(blocks, _)| !blocks.is_empty())
        .map(|(blocks, shade)| Mark::Blocks { blocks, role: Role::Neither, shade })
        .collect()
}

/// The ends of a row in words, and our figure.
fn own(input: &SpineInput, one: &SpineRow, y: f64) -> Vec<Mark> {
    let words = |x: f64, align: Align, across: f64, text: String| Mark::Words {
        x,
        y,
        align,
        room: (across, 0.9),
        text,
        role: Role::Muted,
        strong: false,
    };
    let Some(scale) = Scale::of(one) else { return Vec::new() };
    let mut marks = Vec::new();
    if let Some((worse, better)) = one.ends() {
        marks.push(words(-1.06, Align::End, EDGE - 1.1, label_value(one.unit, worse)));
        marks.push(words(1.06, Align::Start, EDGE - 1.1, label_value(one.unit, better)));
    }
    let hover = hover(input, one);
    let (shape, role, _) = judged::judgement(one.judgement);
    let Some(value) = one.value else {
        marks.push(Mark::Missing { points: vec![Point { x: 0.0, y, shape: Shape::Hollow, hover }] });
        return marks;
    };
    let point = Point { x: scale.at(value), y, shape, hover };
    marks.push(Mark::Points { points: vec![point], role, dots: Dots::Large });
    marks
}

fn hover(input: &SpineInput, row: &SpineRow) -> String {
    let mut lines = vec![format!("{}: {}", row.name, row.shown(row.value))];
    lines.push(row.period.clone());
    lines.push(format!("{} {}", input.benchmark, row.shown(row.benchmark)));
    if let Some(spread) = row.spread {
        lines.push(format!("All areas {}", row.unit.show_range(spread.lowest, spread.highest)));
        let half = row.unit.show_range(spread.lower_quarter, spread.upper_quarter);
        lines.push(format!("The middle half {half}"));
    }
    lines.extend(row.judgement.map(|judgement| judged::judgement_words(judgement).to_owned()));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn table(input: &SpineInput, all: &[SpineRow]) -> FigureTable {
    type Pick = fn(&SpineRow) -> Option<f64>;
    let number = |heading: &str, pick: Pick| -> Column<'_, SpineRow> {
        let cell = move |row: &SpineRow| TableCell::number(pick(row), |value| row.unit.show(value));
        (heading.to_owned(), Box::new(cell))
    };
    let columns: Vec<Column<'_, SpineRow>> = vec![
        ("Indicator".to_owned(), Box::new(|row| TableCell::text(row.name.as_str()))),
        ("Period".to_owned(), Box::new(|row| TableCell::text(row.period.as_str()))),
        number("Value", |row| row.value),
        number(&input.benchmark, |row| row.benchmark),
        number("Lowest", |row| row.spread.map(|spread| spread.lowest)),
        number("Lower quarter", |row| row.spread.map(|spread| spread.lower_quarter)),
        number("Upper quarter", |row| row.spread.map(|spread| spread.upper_quarter)),
        number("Highest", |row| row.spread.map(|spread| spread.highest)),
        (
            "Compared".to_owned(),
            Box::new(|row| TableCell::text(row.judgement.map_or("", judged::judgement_words))),
        ),
    ];
    FigureTable::of(&columns, all, &["Value"])
}

fn alt_text(input: &SpineInput, all: &[SpineRow]) -> String {
    let row = |row: &SpineRow| {
        let judged = row.judgement.map_or("not compared", |judgement| judged::judgement(Some(judgement)).2);
        let benchmark = row.shown(row.benchmark);
        format!("{} {}, {} {benchmark}: {judged}", row.name, row.shown(row.value), input.benchmark)
    };
    input.caption.alt_text("Spine chart", all.iter().map(row))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figure::soundness::{any_number, check_places};

    fn a_row(good: Good, value: f64) -> SpineRow {
        SpineRow {
            name: "Smoking at delivery".to_owned(),
            period: "2010/11".to_owned(),
            unit: Unit::Percent,
            good,
            value: Some(value),
            benchmark: Some(14.0),
            spread: Some(Spread { lowest: 4.0, lower_quarter: 10.0, upper_quarter: 18.0, highest: 30.0 }),
            judgement: Some(Judgement::Worse),
        }
    }

    fn places(good: Good, value: f64) -> (f64, (f64, f64)) {
        let input = SpineInput {
            caption: Caption::default(),
            benchmark: "England".to_owned(),
            rows: vec![a_row(good, value)],
        };
        let figure = spine(&input);
        let point = figure.marks.iter().find_map(|mark| match mark {
            Mark::Points { points, .. } => Some(points[0].x),
            _ => None,
        });
        let band = figure.marks.iter().find_map(|mark| match mark {
            Mark::Blocks { blocks, shade: Shade::Faint, .. } => Some(blocks[0].x),
            _ => None,
        });
        (point.unwrap(), band.unwrap())
    }

    #[test]
    fn the_longer_side_fills_half_the_width_and_worse_is_left() {
        // From 14 it is 16 up to 30 and 10 down to 4: 16 is the unit. Low is good, so that 22 is half left.
        let (point, band) = places(Good::Low, 22.0);
        assert!((point + 0.5).abs() < 1e-9);
        assert!((band.0 + 1.0).abs() < 1e-9 && (band.1 - 0.625).abs() < 1e-9);
        let (point, band) = places(Good::High, 22.0);
        assert!((point - 0.5).abs() < 1e-9);
        assert!((band.0 + 0.625).abs() < 1e-9 && (band.1 - 1.0).abs() < 1e-9);
        assert!((places(Good::High, 99.0).0 - 1.0).abs() < 1e-9, "beyond the ends is on them");
    }

    #[test]
    fn rows_without_a_spread_are_counted_once_and_take_no_room() {
        let bare = SpineRow { spread: None, ..a_row(Good::Low, 9.0) };
        let of = |rows: Vec<SpineRow>| {
            spine(&SpineInput { caption: Caption::default(), benchmark: "England".to_owned(), rows })
        };
        let some = of(vec![a_row(Good::Low, 22.0), bare.clone(), bare.clone()]);
        assert_eq!((some.y.ticks.len(), some.table.rows.len(), some.message.clone()), (1, 1, None));
        assert!(some.note.contains("2 indicators are left out: too few areas"), "{}", some.note);
        let none = of(vec![bare.clone(), bare]);
        assert_eq!(none.message.as_deref(), Some(TOO_FEW));
        assert_eq!((none.y.ticks.len(), none.table.rows.len()), (0, 0));
    }

    proptest! {
        #[test]
        fn keeps_to_what_every_chart_keeps_to(
            numbers in prop::collection::vec(
                (prop::option::of(any_number()), prop::option::of(any_number()), prop::array::uniform4(any_number())),
                0..8,
            ),
            good in prop::sample::select(vec![Good::High, Good::Low, Good::Neither]),
        ) {
            type Numbers = (Option<f64>, Option<f64>, [f64; 4]);
            let row = |(value, benchmark, [lowest, lower_quarter, upper_quarter, highest]): Numbers| SpineRow {
                value,
                benchmark,
                spread: Some(Spread { lowest, lower_quarter, upper_quarter, highest }),
                ..a_row(good, 1.0)
            };
            let rows = numbers.into_iter().map(row).collect();
            let input = SpineInput { caption: Caption::default(), benchmark: "England".to_owned(), rows };
            check_places(&spine(&input))?;
        }
    }
}
