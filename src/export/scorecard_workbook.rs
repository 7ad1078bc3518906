//! The whole scorecard as an Excel workbook: read, charts, every figure, and how it was made.

use jiff::civil::Date;
use rust_xlsxwriter::{
    ConditionalFormatCustomIcon, ConditionalFormatIconSet, ConditionalFormatIconType, ConditionalFormatText,
    ConditionalFormatTextRule, ConditionalFormatType, Format, FormatAlign, FormatBorder, Sparkline, Workbook,
    Worksheet,
};

use super::{
    Cell, Column, ExportError, Row, Table, data_table, door, figure_table,
    native_chart::{Place, native_chart},
    table_xlsx::{A4, Formats, properties, write_cell, write_heading, write_rows, write_table},
};
use crate::{
    disclosure::{Policy, Published},
    domain::IndicatorId,
    figure::Figure,
    report::charts::{Chart, ChartKind, Charts},
    scoring::{IndicatorScore, Scorecard, SectionScore, sentence},
};

/// The sheet of the figures behind charts and sparklines.
const BEHIND: &str = "Chart data";
/// Rows of the sheet of charts that one takes.
const CHART_ROWS: u32 = 19;
/// Those of them that say where its figures come from.
const SOURCE_ROWS: u32 = 2;
/// Charts above each other on a printed page.
const CHARTS_DOWN: u32 = 4;
/// Columns that one takes.
const CHART_COLUMNS: u16 = 10;

/// What stands above the columns of the scorecard's sheet, and how wide they are.
const COLUMNS: [Column; 12] = [
    Column::new("Indicator", 46),
    Column::new("Period", 12),
    Column::new("Value", 10),
    Column::new("Unit", 20),
    Column::new("Standard", 24),
    Column::new("Status", 16),
    Column::new("Points", 8),
    Column::new("Sure?", 16),
    Column::new("Change", 10),
    Column::new("In time", 18),
    Column::new("Variation", 44),
    Column::new("Data quality", 12),
];
const STATUS: u16 = 5;
const POINTS: u16 = 6;
const CHANGE: u16 = 8;
const IN_TIME: u16 = 9;
/// The row of the headings: title, area and period, and the notice stand above.
const HEADINGS: u32 = 4;

/// The workbook of what `published` holds.
///
/// # Errors
/// There is no scorecard, or the workbook cannot be made.
pub(super) fn scorecard_workbook(published: &Published) -> Result<Vec<u8>, ExportError> {
    let card = published.scorecard().ok_or(ExportError::NoScorecard)?;
    let (policy, date) = (published.policy(), door::day(published));
    let behind = Behind::of(published, card)?;
    let sheets = vec![
        scorecard_sheet(card, policy, &behind)?,
        charts_sheet(&behind)?,
        table_sheet(&data_table(published, |_| true))?,
        behind.sheet,
        table_sheet(&method(published, card, date))?,
    ];
    let mut workbook = Workbook::new();
    workbook
        .set_properties(&properties(&format!("Scorecard of {}, up to {}", card.area.label(), card.to), date));
    for mut sheet in sheets {
        if let Some(restriction) = policy.restriction() {
            sheet.set_header(format!("&C&B{restriction}"));
        }
        sheet.set_footer(format!("&L{} up to {}&RPage &P of &N", card.area.name.replace('&', "&&"), card.to));
        workbook.push_worksheet(sheet);
    }
    Ok(workbook.save_to_buffer()?)
}

fn table_sheet(table: &Table) -> Result<Worksheet, ExportError> {
    let mut sheet = Worksheet::new();
    write_table(&mut sheet, table)?;
    Ok(sheet)
}

/// The figures behind the charts, each table at its place.
struct Behind {
    sheet: Worksheet,
    charts: Vec<(Chart, Figure, u32)>,
}

impl Behind {
    fn of(published: &Published, card: &Scorecard) -> Result<Self, ExportError> {
        let charts = Charts::new(published.document(), card);
        let wanted =
            |kind: ChartKind| matches!(kind, ChartKind::Balance | ChartKind::Tree | ChartKind::Trend);
        let mut sheet = Worksheet::new();
        sheet.set_name(BEHIND)?;
        sheet.set_column_width(0, 30)?;
        let formats = Formats::new();
        let mut at = 0;
        write_heading(&mut sheet, at, &published.policy().notice(), &formats)?;
        at += 2;
        let mut placed = Vec::new();
        for subject in charts.subjects() {
            for (chart, figure) in charts.of(subject.as_ref(), &wanted) {
                if figure.table.rows.is_empty() {
                    continue;
                }
                let figure = door::stamped(figure, published);
                write_heading(&mut sheet, at, &figure.title, &formats)?;
                let headings = at + 1;
                at = write_rows(&mut sheet, &figure_table(&figure), headings, &formats)? + 1;
                placed.push((chart, figure, headings));
            }
        }
        Ok(Self { sheet, charts: placed })
    }

    /// The cells of the values of an indicator in time.
    fn in_time(&self, id: &IndicatorId) -> Option<(&'static str, u32, u16, u32, u16)> {
        let trend = |chart: &Chart| chart.kind == ChartKind::Trend && chart.indicator.as_ref() == Some(id);
        let (_, figure, row) = self.charts.iter().find(|(chart, ..)| trend(chart))?;
        let column = u16::try_from(*figure.table.series().first()?).ok()?;
        let rows = u32::try_from(figure.table.rows.len()).ok()?;
        (rows > 1).then_some((BEHIND, row + 1, column, row + rows, column))
    }
}

fn charts_sheet(behind: &Behind) -> Result<Worksheet, ExportError> {
    let mut sheet = Worksheet::new();
    sheet.set_name("Charts")?;
    sheet.set_screen_gridlines(false);
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    let source = Format::new().set_text_wrap().set_font_size(8).set_align(FormatAlign::Top);
    let mut drawn = 0_u32;
    for (_, figure, row) in &behind.charts {
        let Some(chart) = native_chart(figure, Place { sheet: BEHIND, row: *row }, None) else { continue };
        let column = if drawn.is_multiple_of(2) { 0 } else { CHART_COLUMNS };
        let top = drawn / 2 * CHART_ROWS;
        sheet.insert_chart(top, column, &chart)?;
        // The words below a chart say where its figures come from, and whether it is restricted.
        let below = top + CHART_ROWS - SOURCE_ROWS;
        let (last_row, last_column) = (below + SOURCE_ROWS - 1, column + CHART_COLUMNS - 2);
        sheet.merge_range(below, column, last_row, last_column, &figure.source, &source)?;
        drawn += 1;
    }
    // No chart is cut by the end of a page.
    let breaks: Vec<u32> =
        (1..drawn.div_ceil(2).div_ceil(CHARTS_DOWN)).map(|page| page * CHARTS_DOWN * CHART_ROWS).collect();
    sheet.set_page_breaks(&breaks)?;
    Ok(sheet)
}

fn scorecard_sheet(card: &Scorecard, policy: Policy, behind: &Behind) -> Result<Worksheet, ExportError> {
    let mut sheet = Worksheet::new();
    let formats = Formats::new();
    sheet.set_name("Scorecard")?;
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
    sheet.set_freeze_panes(HEADINGS + 1, 1)?;
    let title = Format::new().set_bold().set_font_size(16);
    sheet.write_string_with_format(0, 0, &card.area.name, &title)?;
    let about = format!(
        "Scorecard up to {}. Standards: {}. {}.",
        card.to,
        card.edition,
        sentence::leaning(card.balance).trim_end_matches('.')
    );
    sheet.write_string(1, 0, about)?;
    sheet.write_string_with_format(2, 0, policy.notice(), &formats.note)?;
    let heading = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Medium);
    for (column, at) in COLUMNS.iter().zip(0_u16..) {
        sheet.write_string_with_format(HEADINGS, at, &*column.heading, &heading)?;
        sheet.set_column_width(at, f64::from(column.width.0))?;
    }
    let mut at = HEADINGS + 1;
    for section in &card.sections {
        let columns = u16::try_from(COLUMNS.len()).unwrap_or(u16::MAX);
        for column in 0..columns {
            sheet.write_blank(at, column, &formats.section)?;
        }
        write_heading(&mut sheet, at, &section_words(section), &formats)?;
        at += 1;
        for score in &section.indicators {
            score_row(&mut sheet, at, score, behind, &formats)?;
            at += 1;
        }
    }
    shapes(&mut sheet, at)?;
    Ok(sheet)
}

/// `3 Smoking – 62% ◆ close, 80% covered`.
fn section_words(section: &SectionScore) -> String {
    let percent = section.percent.map_or_else(String::new, |percent| format!("{percent:.0}% "));
    let status = format!("{} {}", section.status.as_status().sign(), section.status.label());
    format!("{} – {percent}{status}", sentence::numbered(section.number, &section.name))
}

fn score_row(
    sheet: &mut Worksheet,
    at: u32,
    score: &IndicatorScore,
    behind: &Behind,
    formats: &Formats,
) -> Result<(), ExportError> {
    let figure = score.figure.as_ref();
    let variation = score.movement.as_ref().and_then(|movement| movement.variation);
    let number = |value: f64| Cell::Number { value, places: usize::from(value.fract() != 0.0) };
    let cells = [
        Cell::text(score.name.as_str()),
        Cell::text(figure.map(|figure| figure.period.to_string()).unwrap_or_default()),
        Cell::value(figure.and_then(|figure| figure.value), score.unit),
        Cell::text(score.unit.label()),
        Cell::text(score.standard.as_ref().map(|standard| standard.text.as_str()).unwrap_or_default()),
        Cell::Status(score.status),
        score.points.map_or(Cell::Empty, number),
        Cell::text(score.certainty.map(super::scorecard_table::certainty_label).unwrap_or_default()),
        Cell::value(score.change(), score.unit),
        Cell::Empty,
        Cell::text(variation.map(sentence::icon_name).unwrap_or_default()),
        Cell::text(score.data_quality.level.label()),
    ];
    for (cell, column) in cells.iter().zip(0_u16..) {
        write_cell(sheet, at, column, cell, formats)?;
    }
    if let Some(range) = behind.in_time(&score.id) {
        let line = Sparkline::new().set_range(range).set_sparkline_color("16232F").show_last_point(true);
        sheet.add_sparkline(at, IN_TIME, &line.set_last_point_color("005EB8"))?;
    }
    Ok(())
}

/// Colours beside the signs and words of statuses, and icons that have a shape: nothing by colour alone.
fn shapes(sheet: &mut Worksheet, end: u32) -> Result<(), ExportError> {
    let (first, last) = (HEADINGS + 1, end.saturating_sub(1).max(HEADINGS + 1));
    for (sign, ink, ground) in [
        ("✓", "00703C", "E5F2EA"),
        ("◆", "8A4700", "FBEFE0"),
        ("✗", "B3202C", "FBE9EA"),
        ("–", "5B6B7A", "F4F6F8"),
    ] {
        let look = Format::new().set_font_color(ink).set_background_color(ground);
        let rule = ConditionalFormatTextRule::BeginsWith(sign.to_owned());
        let shown = ConditionalFormatText::new().set_rule(rule).set_format(look);
        sheet.add_conditional_format(first, STATUS, last, STATUS, &shown)?;
    }
    let icon = |at: f64| ConditionalFormatCustomIcon::new().set_rule(ConditionalFormatType::Number, at);
    let points = ConditionalFormatIconSet::new()
        .set_icon_type(ConditionalFormatIconType::ThreeSymbolsCircled)
        .set_icons(&[icon(0.0), icon(0.25), icon(0.75)]);
    sheet.add_conditional_format(first, POINTS, last, POINTS, &points)?;
    // Arrows are grey: whether up is good is for the words of the variation to say.
    let change = ConditionalFormatIconSet::new()
        .set_icon_type(ConditionalFormatIconType::ThreeArrowsGray)
        .set_icons(&[icon(-1e9), icon(0.0), icon(1e-9)]);
    sheet.add_conditional_format(first, CHANGE, last, CHANGE, &change)?;
    Ok(())
}

/// How it was made: edition, settings, what is hidden, and the returns.
fn method(published: &Published, card: &Scorecard, date: Date) -> Table {
    let document = published.document();
    let mut rows = Vec::new();
    let mut line = |what: &str, words: String| {
        rows.push(Row::Cells(vec![Cell::text(what), Cell::text(words)]));
    };
    line("Area", card.area.label());
    line("Up to", card.to.to_string());
    line("Day", date.strftime("%-d %B %Y").to_string());
    line("Standards", card.edition.clone());
    line("What is hidden", published.policy().notice());
    for setting in document.settings.list() {
        let value = if setting.value.is_empty() { "(nothing)" } else { &setting.value };
        line(&format!("Setting {}", setting.name), format!("{value}: {}", setting.changes));
    }
    for record in &*document.returns {
        line(&format!("Return {}", record.number), record.file.clone());
    }
    line("Made by", concat!("Spruce ", env!("CARGO_PKG_VERSION")).to_owned());
    Table {
        name: "Method".to_owned(),
        columns: vec![Column::new("What", 34), Column::new("How", 110)],
        rows,
        notes: vec![published.policy().notice()],
    }
}
