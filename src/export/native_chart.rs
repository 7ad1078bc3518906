//! A chart that Excel draws from cells, so that people can edit it. Its numbers are those of the cells.

use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartLineDashType, ChartMarker, ChartMarkerType, ChartPoint, ChartSeries, ChartSolidFill, ChartType,
    Color,
};

use crate::figure::{AxisKind, Figure, FigureTable, Mark, Plot, Stroke, TickWeight};

/// Where a table stands in a workbook.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The sheet.
    pub(super) sheet: &'a str,
    /// The row of its headings.
    pub(super) row: u32,
}

/// Dots across and down: 160 × 90 mm on a screen of 96 dots per inch.
const SIZE: (u32, u32) = (605, 340);
/// The colours of print: the series, what it is compared with, and a standard.
const INK: Color = Color::RGB(0x0016_232F);
const ACTION: Color = Color::RGB(0x0000_5EB8);
const MUTED: Color = Color::RGB(0x005B_6B7A);
const PALE: Color = Color::RGB(0x00A9_B8C6);
/// More series than this cannot be told apart in one chart.
const MOST_SERIES: usize = 16;

impl<'a> Place<'a> {
    /// The cells of a column, from the first row of the table on.
    fn column(self, column: usize, rows: usize) -> Option<(&'a str, u32, u16, u32, u16)> {
        let column = u16::try_from(column).ok()?;
        let last = self.row + u32::try_from(rows).ok()?;
        (rows > 0).then_some((self.sheet, self.row + 1, column, last, column))
    }

    fn heading(self, column: usize) -> Option<(&'a str, u32, u16)> {
        Some((self.sheet, self.row, u16::try_from(column).ok()?))
    }
}

/// The chart of `figure`, whose table stands at `table` and whose [`Lines`] stand at `lines`; `None` where a
/// spreadsheet cannot draw it.
pub(super) fn native_chart(
    figure: &Figure,
    table: Place<'_>,
    lines: Option<(Place<'_>, &Lines)>,
) -> Option<Chart> {
    let data = &figure.table;
    if data.rows.is_empty() || figure.message.is_some() {
        return None;
    }
    let mut chart = match data.plot {
        Plot::Nothing => return None,
        Plot::Lines => by_steps(data, table),
        Plot::Bars => bars(figure, table),
        Plot::Points => points(data, table, lines),
        Plot::Panels => panels(lines?),
    }?;
    words(&mut chart, figure);
    Some(chart)
}

fn words(chart: &mut Chart, figure: &Figure) {
    let mut font = ChartFont::new();
    font.set_size(11).set_color(INK);
    chart.title().set_name(&figure.title).set_font(&font);
    chart.set_alt_text(short_alt(&figure.alt_text));
    chart.set_width(SIZE.0).set_height(SIZE.1);
}

/// The description as far as Excel takes it: whole sentences, or what fits of the first.
pub(super) fn short_alt(text: &str) -> String {
    const MOST: usize = 255;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MOST - 1).collect();
    match cut.rsplit_once(". ") {
        Some((whole, _)) => format!("{whole}."),
        None => format!("{cut}…"),
    }
}

/// The look of a series by what its heading says.
fn look(heading: &str, at: usize) -> (ChartFormat, bool) {
    let (colour, width, dash) = match heading {
        _ if at == 0 => (INK, 2.25, ChartLineDashType::Solid),
        "Interval from" | "Interval to" | "Lower limit" | "Upper limit" | "Course from" | "Course to" => {
            (PALE, 1.0, ChartLineDashType::RoundDot)
        }
        "Standard at least" | "Standard at most" | "Target" | "Plan" => {
            (ACTION, 1.5, ChartLineDashType::Dash)
        }
        _ => (MUTED, 1.25, ChartLineDashType::Solid),
    };
    let mut format = ChartFormat::new();
    format.set_line(ChartLine::new().set_color(colour).set_width(width).set_dash_type(dash));
    (format, at == 0)
}

fn by_steps(data: &FigureTable, table: Place<'_>) -> Option<Chart> {
    let mut chart = Chart::new(ChartType::Line);
    for (at, column) in data.series().into_iter().take(MOST_SERIES).enumerate() {
        let heading = data.headings.get(column)?;
        let (mut format, is_first) = look(heading, at);
        let mut marker = ChartMarker::new();
        if is_first {
            let mut fill = ChartFormat::new();
            fill.set_solid_fill(ChartSolidFill::new().set_color(INK));
            marker.set_type(ChartMarkerType::Circle).set_size(5).set_format(&mut fill);
        } else {
            marker.set_none();
        }
        chart.push_series(
            ChartSeries::new()
                .set_name(table.heading(column)?)
                .set_categories(table.column(0, data.rows.len())?)
                .set_values(table.column(column, data.rows.len())?)
                .set_format(&mut format)
                .set_marker(&marker),
        );
    }
    chart.legend().set_position(ChartLegendPosition::Bottom);
    // Values below nought must not hide the names of the periods.
    chart.x_axis().set_label_position(ChartAxisLabelPosition::Low);
    Some(chart)
}

/// A bar for each row from the top down, that of our own area dark.
fn bars(figure: &Figure, table: Place<'_>) -> Option<Chart> {
    let data = &figure.table;
    let column = *data.series().first()?;
    let strong = |name: &str| {
        figure.y.kind == AxisKind::Names
            && figure.y.ticks.iter().any(|tick| tick.weight == TickWeight::Strong && tick.text == name)
    };
    let fill = |colour| {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(colour));
        format
    };
    let rows = data.rows.iter().map(|row| row.first().is_some_and(|name| strong(name.shown())));
    let rows: Vec<ChartPoint> =
        rows.map(|own| ChartPoint::new().set_format(&mut fill(if own { INK } else { PALE }))).collect();
    let mut chart = Chart::new(ChartType::Bar);
    chart
        .add_series()
        .set_name(table.heading(column)?)
        .set_categories(table.column(0, data.rows.len())?)
        .set_values(table.column(column, data.rows.len())?)
        .set_format(&mut fill(PALE))
        .set_points(&rows)
        .set_gap(50);
    // Of bars, the axis of the names is the upright one. From the top down, with the numbers at the foot.
    chart
        .y_axis()
        .set_reverse()
        .set_label_position(ChartAxisLabelPosition::Low)
        .set_crossing(ChartAxisCrossing::Max);
    if bars_begin_at_nought(data, column) {
        chart.x_axis().set_min(0);
    }
    chart.legend().set_hidden();
    if data.rows.len() > 12 {
        let height = 60 + 20 * u32::try_from(data.rows.len()).ok()?;
        chart.set_height(height);
    }
    Some(chart)
}

/// A bar that begins elsewhere shows no proportion; below nought there is nowhere else to begin.
fn bars_begin_at_nought(data: &FigureTable, column: usize) -> bool {
    let numbers = data.rows.iter().filter_map(|row| match row.get(column)? {
        crate::figure::TableCell::Number { value, .. } => Some(*value),
        _ => None,
    });
    numbers.fold(0.0, f64::min) >= 0.0
}

/// A point for each row over its size, with the lines of the drawing.
fn points(data: &FigureTable, table: Place<'_>, lines: Option<(Place<'_>, &Lines)>) -> Option<Chart> {
    let value = data.headings.iter().position(|heading| heading == "Value")?;
    let size = value.checked_sub(1).filter(|size| *size > 0)?;
    let mut chart = Chart::new(ChartType::Scatter);
    let mut marker = ChartMarker::new();
    let mut fill = ChartFormat::new();
    fill.set_solid_fill(ChartSolidFill::new().set_color(INK));
    marker.set_type(ChartMarkerType::Circle).set_size(6).set_format(&mut fill);
    let mut without_line = ChartFormat::new();
    without_line.set_line(ChartLine::new().set_hidden(true));
    chart.push_series(
        ChartSeries::new()
            .set_name(table.heading(value)?)
            .set_categories(table.column(size, data.rows.len())?)
            .set_values(table.column(value, data.rows.len())?)
            .set_format(&mut without_line)
            .set_marker(&marker),
    );
    for (at, line) in lines.iter().flat_map(|(_, lines)| lines.columns.iter().enumerate().skip(1).step_by(2))
    {
        let (place, _) = lines?;
        let mut marker = ChartMarker::new();
        marker.set_none();
        chart.push_series(
            ChartSeries::new()
                .set_name(place.heading(at)?)
                .set_categories(place.column(at - 1, line.cells.len())?)
                .set_values(place.column(at, line.cells.len())?)
                .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(MUTED).set_width(1)))
                .set_marker(&marker),
        );
    }
    chart.x_axis().set_name(data.headings.get(size)?);
    chart.legend().set_hidden();
    Some(chart)
}

fn panels((place, lines): (Place<'_>, &Lines)) -> Option<Chart> {
    let steps = lines.columns.first()?;
    let mut chart = Chart::new(ChartType::Line);
    for (at, _) in lines.columns.iter().enumerate().skip(1) {
        let series = ChartSeries::new()
            .set_name(place.heading(at)?)
            .set_categories(place.column(0, steps.cells.len())?)
            .set_values(place.column(at, steps.cells.len())?)
            .clone();
        chart.push_series(&series);
    }
    chart.legend().set_position(ChartLegendPosition::Right);
    Some(chart)
}

/// What a chart is drawn from besides the table: the lines of the drawing, or a column for each name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lines {
    /// Of equal length or not.
    pub(super) columns: Vec<LineColumn>,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LineColumn {
    /// Its heading.
    pub(super) heading: String,
    /// Its cells; words only where it names the steps.
    pub(super) cells: Vec<LineCell>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LineCell {
    /// A step.
    Words(String),
    /// A number, or none.
    Number(Option<f64>),
}

/// A name with its steps.
type Named<'a> = (&'a str, Vec<(&'a str, Option<f64>)>);

impl Lines {
    /// What the chart of `figure` needs besides its table; nothing for most.
    pub(super) fn of(figure: &Figure) -> Option<Self> {
        match figure.table.plot {
            Plot::Points => Some(Self::drawn(figure)),
            Plot::Panels => Self::named(&figure.table),
            Plot::Nothing | Plot::Lines | Plot::Bars => None,
        }
    }

    /// The lines of the drawing, across and up.
    fn drawn(figure: &Figure) -> Self {
        let mut columns = Vec::new();
        for mark in &figure.marks {
            let Mark::Line { points, name, stroke, .. } = mark else { continue };
            let name = match (name.is_empty(), stroke) {
                (false, _) => name.clone(),
                (true, Stroke::Fine) => "Limit".to_owned(),
                (true, _) => "Line".to_owned(),
            };
            let cells = |pick: fn(&(f64, f64)) -> f64| {
                points.iter().map(|point| LineCell::Number(Some(pick(point)))).collect()
            };
            columns.push(LineColumn { heading: format!("{name}, size"), cells: cells(|point| point.0) });
            columns.push(LineColumn { heading: name, cells: cells(|point| point.1) });
        }
        Self { columns }
    }

    /// A column for each name in the table's first; `None` where their steps are not those of the longest.
    fn named(table: &FigureTable) -> Option<Self> {
        let value = *table.series().first()?;
        let mut names: Vec<Named<'_>> = Vec::new();
        for row in &table.rows {
            let (name, step) = (row.first()?.shown(), row.get(1)?.shown());
            let number = match row.get(value)? {
                crate::figure::TableCell::Number { value, .. } => Some(*value),
                _ => None,
            };
            match names.iter_mut().find(|(known, _)| *known == name) {
                Some((_, points)) => points.push((step, number)),
                None => names.push((name, vec![(step, number)])),
            }
        }
        let longest = names.iter().max_by_key(|(_, points)| points.len())?;
        let steps: Vec<&str> = longest.1.iter().map(|(step, _)| *step).collect();
        if names.iter().any(|(_, points)| points.iter().any(|(step, _)| !steps.contains(step))) {
            return None;
        }
        let words = |step: &&str| LineCell::Words((*step).to_owned());
        let mut columns =
            vec![LineColumn { heading: "Period".to_owned(), cells: steps.iter().map(words).collect() }];
        columns.extend(names.iter().map(|(name, points)| {
            LineColumn {
                heading: (*name).to_owned(),
                cells: steps
                    .iter()
                    .map(|step| {
                        LineCell::Number(
                            points.iter().find(|(at, _)| at == step).and_then(|(_, number)| *number),
                        )
                    })
                    .collect(),
            }
        }));
        Some(Self { columns })
    }
}
