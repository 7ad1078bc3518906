//! Small multiples: the same small chart for many areas or indicators, all on one scale.

use super::{
    Align, Axis, AxisKind, Block, Caption, Dots, Figure, FigureTable, Icon, Mark, Plot, Point, Role, Shade,
    Shape, Stroke, TableCell, Tick,
    caption::keys,
    judged,
    run::{drawable, middle},
    value_axis::value_axis,
};
use crate::{domain::Period, statistics::spc::Variation, workbook::Unit};

/// One figure of a panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanelPoint {
    /// When.
    pub period: Period,
    /// In the unit that people read; `None` where there is none.
    pub value: Option<f64>,
    /// How it varies, in a control chart; `None` in a trend.
    pub variation: Option<Variation>,
}

/// One small chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The area or the indicator.
    pub name: String,
    /// Whether it is the one that the figure is about.
    pub own: bool,
    /// Its figures in order of time.
    pub points: Vec<PanelPoint>,
    /// Its centre line, where it is a control chart.
    pub centre: Option<f64>,
    /// Its process limits, lower and upper.
    pub limits: Option<(f64, f64)>,
    /// How its latest figure varies.
    pub icon: Option<Icon>,
}

/// Everything that small multiples say.
#[derive(Clone, Debug, PartialEq)]
pub struct MultiplesInput {
    /// The words around it.
    pub caption: Caption,
    /// How all values are written: one scale is for all.
    pub unit: Unit,
    /// The charts, row by row.
    pub panels: Vec<Panel>,
    /// A standard across all of them.
    pub standard: Option<f64>,
}

/// Where the drawing of a panel lies in its cell, which is 1 wide and 1 high: left and right edge.
const ACROSS: (f64, f64) = (0.02, 0.94);
/// Lower and upper edge; above it stands the name.
const UP: (f64, f64) = (0.08, 0.7);

/// The small multiples of `input`. Never fails: without figures they say so.
#[must_use]
pub fn small_multiples(input: &MultiplesInput) -> Figure {
    let panels: Vec<Panel> = input.panels.iter().map(cleaned).collect();
    let has_figures = panels.iter().any(|panel| panel.points.iter().any(|point| point.value.is_some()));
    let grid = Grid::of(input, &panels);
    let mut marks = Vec::new();
    if has_figures {
        for (i, panel) in panels.iter().enumerate() {
            marks.extend(grid.panel(input, panel, i));
        }
    }
    let standard = input.standard.filter(|value| drawable(*value));
    let standard = standard.map(|value| format!("Dashed: the standard, {}.", input.unit.show(value)));
    let remarks = ["All on one scale.".to_owned(), standard.unwrap_or_default()];
    let mut figure = input.caption.figure(remarks, grid.axes(), marks);
    figure.alt_text = alt_text(input, &panels);
    figure.message = (!has_figures).then(|| "No figures yet".to_owned());
    figure.table = table(input, &panels);
    let looks = panels.iter().flat_map(|panel| panel.points.iter().filter_map(|point| point.variation));
    let mut looks: Vec<_> = looks.map(judged::variation).collect();
    looks.sort_by_key(|look| (look.1 != Role::Neither, look.2));
    if looks.iter().any(|look| look.1 != Role::Neither) {
        figure.keys = keys(looks);
    }
    figure
}

/// Without numbers that cannot be drawn.
fn cleaned(panel: &Panel) -> Panel {
    let real = |value: &f64| drawable(*value);
    let clean = |point: &PanelPoint| PanelPoint { value: point.value.filter(real), ..*point };
    let whole = |(lower, upper): &(f64, f64)| real(lower) && real(upper) && lower <= upper;
    Panel {
        points: panel.points.iter().map(clean).collect(),
        centre: panel.centre.filter(real),
        limits: panel.limits.filter(whole),
        ..panel.clone()
    }
}

/// Where panels lie, and the scale that they share.
struct Grid {
    columns: usize,
    rows: usize,
    first: f64,
    last: f64,
    values: Axis,
}

impl Grid {
    fn of(input: &MultiplesInput, panels: &[Panel]) -> Self {
        // Panels about twice as wide as high on a picture of the usual shape.
        let columns = match panels.len() {
            0..=3 => panels.len().max(1),
            4 => 2,
            5..=9 => 3,
            10..=16 => 4,
            17..=30 => 5,
            _ => 6,
        };
        let days = panels.iter().flat_map(|panel| panel.points.iter().map(|point| middle(point.period)));
        let (first, last) =
            days.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), day| (a.min(day), b.max(day)));
        let drawn = |panel: &Panel| {
            let limits = panel.limits.into_iter().flat_map(|(lower, upper)| [lower, upper]);
            let figures: Vec<f64> = panel
                .points
                .iter()
                .filter_map(|point| point.value)
                .chain(panel.centre)
                .chain(limits)
                .collect();
            figures
        };
        let standard = input.standard.filter(|value| drawable(*value));
        let values = value_axis(input.unit, panels.iter().flat_map(drawn).chain(standard));
        Self { columns, rows: panels.len().div_ceil(columns).max(1), first, last, values }
    }

    /// The lower left corner of panel `i`.
    fn corner(&self, i: usize) -> (f64, f64) {
        let row = i / self.columns;
        ((i % self.columns) as f64, (self.rows - 1 - row) as f64)
    }

    fn x(&self, i: usize, day: f64) -> f64 {
        let share = if self.last > self.first { (day - self.first) / (self.last - self.first) } else { 0.5 };
        self.corner(i).0 + share.mul_add(ACROSS.1 - ACROSS.0, ACROSS.0)
    }

    fn y(&self, i: usize, value: f64) -> f64 {
        self.corner(i).1 + self.values.fraction(value).mul_add(UP.1 - UP.0, UP.0)
    }

    /// Two bare axes over the whole grid; the ends of the common scale are named at each row.
    fn axes(&self) -> (Axis, Axis) {
        let x = Axis::bare(AxisKind::Number, (0.0, self.columns as f64));
        let mut y = Axis::bare(AxisKind::Number, (0.0, self.rows as f64));
        let ends = [self.values.ticks.first(), self.values.ticks.last()];
        for row in (0..self.rows).rev() {
            let first = row * self.columns;
            y.ticks.extend(
                ends.into_iter().flatten().map(|tick| Tick::new(self.y(first, tick.at), tick.text.clone())),
            );
        }
        y.ticks.dedup_by(|next, before| next.at <= before.at);
        y.unit.clone_from(&self.values.unit);
        (x, y)
    }

    fn panel(&self, input: &MultiplesInput, panel: &Panel, i: usize) -> Vec<Mark> {
        let (left, foot) = self.corner(i);
        let across = (left + ACROSS.0, left + ACROSS.1);
        let mut marks = Vec::new();
        if let Some((lower, upper)) = panel.limits {
            let y = (self.y(i, lower), self.y(i, upper));
            let blocks = vec![Block { x: across, y }];
            marks.push(Mark::Blocks { blocks, role: Role::Neither, shade: Shade::Faint });
        }
        let level = |value: f64, role: Role, stroke: Stroke, name: &str| Mark::Line {
            points: vec![(across.0, self.y(i, value)), (across.1, self.y(i, value))],
            role,
            stroke,
            name: name.to_owned(),
        };
        marks.extend(panel.centre.map(|value| level(value, Role::Muted, Stroke::Thin, "Centre")));
        let standard = input.standard.filter(|value| drawable(*value));
        marks.extend(standard.map(|value| level(value, Role::Ink, Stroke::Dashed, "Standard")));
        marks.extend(self.lines(panel, i));
        marks.extend(self.points(input, panel, i));
        let icon = if panel.icon.is_some() { 0.12 } else { 0.0 };
        marks.push(Mark::Words {
            x: across.0,
            y: foot + 0.85,
            align: Align::Start,
            room: (across.1 - across.0 - icon, 0.24),
            text: panel.name.clone(),
            role: Role::Ink,
            strong: panel.own,
        });
        marks.extend(panel.icon.map(|icon| Mark::Icon {
            x: across.1 - 0.05,
            y: foot + 0.85,
            room: (0.11, 0.28),
            icon,
        }));
        marks
    }

    /// The line of a panel, broken where a figure is missing.
    fn lines(&self, panel: &Panel, i: usize) -> Vec<Mark> {
        let runs = panel.points.chunk_by(|a, b| a.value.is_some() && b.value.is_some());
        let place = |point: &PanelPoint| Some((self.x(i, middle(point.period)), self.y(i, point.value?)));
        let line = |run: &[PanelPoint]| Mark::Line {
            points: run.iter().filter_map(place).collect(),
            role: Role::Ink,
            stroke: if panel.own { Stroke::Strong } else { Stroke::Thin },
            name: panel.name.clone(),
        };
        runs.filter(|run| run.len() > 1).map(line).collect()
    }

    /// The points by role; those of common cause are there for their words only, but for the last.
    fn points(&self, input: &MultiplesInput, panel: &Panel, i: usize) -> Vec<Mark> {
        let last = panel.points.iter().rposition(|point| point.value.is_some());
        let mut marks = Vec::new();
        for (at, point) in panel.points.iter().enumerate() {
            let Some(value) = point.value else { continue };
            let look = point.variation.map(judged::variation);
            let (shape, role) = look.map_or((Shape::Circle, Role::Ink), |look| (look.0, look.1));
            let mut hover = format!("{}, {}: {}", panel.name, point.period, input.unit.show(value));
            if let Some((_, role, word)) = look
                && role != Role::Neither
            {
                hover = format!("{hover}\n{word}");
            }
            let dots = match role {
                _ if Some(at) == last => Dots::Normal,
                Role::Neither | Role::Ink => Dots::Hidden,
                _ => Dots::Small,
            };
            let one = Point { x: self.x(i, middle(point.period)), y: self.y(i, value), shape, hover };
            match marks.last_mut() {
                Some(Mark::Points { points, role: known, dots: how }) if (*known, *how) == (role, dots) => {
                    points.push(one);
                }
                _ => marks.push(Mark::Points { points: vec![one], role, dots }),
            }
        }
        marks
    }
}

/// A row for each figure of each panel.
fn table(input: &MultiplesInput, panels: &[Panel]) -> FigureTable {
    let unit = input.unit;
    let value = |value: Option<f64>| TableCell::number(value, |value| unit.show(value));
    let row = |panel: &Panel, point: &PanelPoint| {
        let words = point.variation.map(judged::variation).map_or("", |look| look.2);
        vec![
            TableCell::text(panel.name.as_str()),
            TableCell::text(point.period.to_string()),
            value(point.value),
            value(panel.centre),
            value(panel.limits.map(|limits| limits.0)),
            value(panel.limits.map(|limits| limits.1)),
            TableCell::text(words),
        ]
    };
    let headings = ["Chart", "Period", "Value", "Centre", "Lower limit", "Upper limit", "Variation"];
    FigureTable {
        headings: headings.map(str::to_owned).to_vec(),
        rows: panels.iter().flat_map(|panel| panel.points.iter().map(|point| row(panel, point))).collect(),
        plot: Plot::Panels,
    }
}

fn alt_text(input: &MultiplesInput, panels: &[Panel]) -> String {
    let one = |panel: &Panel| {
        let last = panel.points.iter().rev().find_map(|point| Some((point.period, point.value?)));
        let icon = panel.icon.map_or_else(String::new, |icon| format!(" ({})", icon.words));
        last.map_or_else(
            || format!("{} has no figures", panel.name),
            |(period, value)| format!("{} {} in {period}{icon}", panel.name, input.unit.show(value)),
        )
    };
    input.caption.alt_text("Small charts on one scale", panels.iter().map(one))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figure::soundness::{any_number, check_places};

    fn month(step: i32) -> Period {
        Period::month(2010, 4).unwrap().shifted(step)
    }

    fn panel(name: &str, values: &[Option<f64>]) -> Panel {
        let point = |(value, step): (&Option<f64>, i32)| PanelPoint {
            period: month(step),
            value: *value,
            variation: None,
        };
        Panel {
            name: name.to_owned(),
            own: false,
            points: values.iter().zip(0..).map(point).collect(),
            centre: None,
            limits: None,
            icon: None,
        }
    }

    fn input(panels: Vec<Panel>) -> MultiplesInput {
        MultiplesInput { caption: Caption::default(), unit: Unit::Percent, panels, standard: None }
    }

    #[test]
    fn equal_figures_stand_equally_high_in_every_panel_of_a_row() {
        let first = panel("Alphaton", &[Some(80.0), Some(90.0)]);
        let second = panel("Betaton", &[Some(90.0), None, Some(80.0)]);
        let figure = small_multiples(&input(vec![first, second]));
        let places: Vec<(f64, f64)> = figure
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Points { points, .. } => Some(points.iter().map(|point| (point.x, point.y))),
                _ => None,
            })
            .flatten()
            .collect();
        assert_eq!(places.len(), 4);
        assert!((places[1].1 - places[2].1).abs() < 1e-9 && (places[0].1 - places[3].1).abs() < 1e-9);
        assert!(places[0].0 < 1.0 && places[2].0 > 1.0, "each in its own column");
        assert_eq!(figure.y.ticks.len(), 2, "the scale has its two ends at the one row");
        assert_eq!(figure.table.rows.len(), 5);
        assert!(figure.alt_text.contains("Alphaton 90.0% in May 2010. Betaton 80.0% in Jun 2010."));
    }

    proptest! {
        #[test]
        fn keeps_to_what_every_chart_keeps_to(
            series in prop::collection::vec(prop::collection::vec(prop::option::of(any_number()), 0..12), 0..14),
            lines in (any_number(), any_number(), any_number(), any_number()),
        ) {
            let one = |values: Vec<Option<f64>>| Panel {
                centre: Some(lines.0),
                limits: Some((lines.1, lines.2)),
                ..panel("Area", &values)
            };
            let mut input = input(series.into_iter().map(one).collect());
            input.standard = Some(lines.3);
            check_places(&small_multiples(&input))?;
        }
    }
}
