//! Tables as an Excel file.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::{Cell, ExportError, Row, Table};

/// The paper, as Excel numbers it.
pub(super) const A4: u8 = 9;

/// `tables` as a workbook, a sheet each, called `title` in its properties.
///
/// Text is always written as text, so that nothing from a return becomes a formula.
///
/// # Errors
/// A table has more rows than a sheet, or two tables have one name.
pub fn xlsx(title: &str, tables: &[&Table], date: Date) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(title, date));
    for table in tables {
        write_table(workbook.add_worksheet(), table)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The properties of a workbook. The day is that of its contents, so that the same contents give the same bytes.
pub(super) fn properties(title: &str, date: Date) -> DocProperties {
    let program = concat!("Spruce ", env!("CARGO_PKG_VERSION"));
    DocProperties::new().set_title(title).set_comment(program).set_creation_datetime(&date.at(0, 0, 0, 0))
}

/// The name of a sheet: at most 31 letters, none that Excel refuses.
pub(super) fn named(name: &str) -> String {
    name.chars().map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c }).take(31).collect()
}

/// How cells look.
pub(super) struct Formats {
    heading: Format,
    pub(super) section: Format,
    text: Format,
    pub(super) note: Format,
    date: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let text = Format::new().set_align(FormatAlign::Top);
        Self {
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Medium),
            section: Format::new().set_bold().set_background_color("F4F6F8"),
            note: Format::new().set_italic(),
            date: text.clone().set_num_format("d mmm yyyy"),
            text,
        }
    }
}

/// Writes `table` from the first row of `sheet` on, its notes below it.
pub(super) fn write_table(sheet: &mut Worksheet, table: &Table) -> Result<(), ExportError> {
    let formats = Formats::new();
    sheet.set_name(named(&table.name))?;
    for (column, number) in table.columns.iter().zip(0_u16..) {
        sheet.set_column_width(number, f64::from(column.width.0))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_paper_size(A4);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    write_rows(sheet, table, 0, &formats)?;
    Ok(())
}

/// A heading over what follows.
pub(super) fn write_heading(
    sheet: &mut Worksheet,
    row: u32,
    text: &str,
    formats: &Formats,
) -> Result<(), ExportError> {
    sheet.write_string_with_format(row, 0, text, &formats.section)?;
    Ok(())
}

/// Writes headings, rows and notes of `table` from the row `at` on, and gives the first row that is free.
pub(super) fn write_rows(
    sheet: &mut Worksheet,
    table: &Table,
    at: u32,
    formats: &Formats,
) -> Result<u32, ExportError> {
    for (column, number) in table.columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(at, number, &*column.heading, &formats.heading)?;
    }
    let begin = at + 1;
    let mut at = begin;
    for row in &table.rows {
        match row {
            Row::OnlyInCsv(_) => continue,
            Row::Heading(text) => {
                for number in 0..u16::try_from(table.columns.len()).unwrap_or(u16::MAX) {
                    sheet.write_blank(at, number, &formats.section)?;
                }
                write_heading(sheet, at, text, formats)?;
            }
            Row::Cells(cells) => {
                for (one, number) in cells.iter().zip(0_u16..) {
                    write_cell(sheet, at, number, one, formats)?;
                }
            }
        }
        at += 1;
    }
    at += u32::from(at > begin);
    for note in &table.notes {
        sheet.write_string_with_format(at, 0, note, &formats.note)?;
        at += 1;
    }
    Ok(at)
}

/// Writes one cell.
pub(super) fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), ExportError> {
    match cell {
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, text, &formats.text)?;
        }
        Cell::Number { value, places } if value.is_finite() => {
            let decimals = if *places > 0 { format!(".{}", "0".repeat(*places)) } else { String::new() };
            let format = formats.text.clone().set_num_format(format!("#,##0{decimals}"));
            sheet.write_number_with_format(row, column, *value, &format)?;
        }
        Cell::Empty | Cell::Number { .. } => {}
        Cell::Date(date) => {
            sheet.write_datetime_with_format(row, column, date, &formats.date)?;
        }
        Cell::Status(status) => {
            let text = format!("{} {}", status.sign(), status.label());
            sheet.write_string_with_format(row, column, text, &formats.text)?;
        }
    }
    Ok(())
}
