//! Tables as an Excel file.

use jiff::{Timestamp, tz::TimeZone};
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::{Cell, ExportError, Row, Table};

/// `tables` as a workbook, a sheet each, called `title` in its properties.
///
/// Text is always written as text, so that nothing from a return becomes a formula.
///
/// # Errors
/// A table has more rows than a sheet, or two tables have one name.
pub fn xlsx(title: &str, tables: &[&Table], at: Timestamp) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let program = concat!("Spruce ", env!("CARGO_PKG_VERSION"));
    let created = at.to_zoned(TimeZone::UTC).datetime();
    workbook.set_properties(
        &DocProperties::new().set_title(title).set_comment(program).set_creation_datetime(&created),
    );
    for table in tables {
        sheet(workbook.add_worksheet(), table)?;
    }
    Ok(workbook.save_to_buffer()?)
}

struct Formats {
    heading: Format,
    section: Format,
    text: Format,
    note: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
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

fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), ExportError> {
    let formats = Formats::new();
    let name: String =
        table.name.chars().map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c }).take(31).collect();
    sheet.set_name(name)?;
    for (column, number) in table.columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, number, column.heading, &formats.heading)?;
        sheet.set_column_width(number, f64::from(column.width.0))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    let mut at = 1;
    for row in &table.rows {
        match row {
            Row::OnlyInCsv(_) => continue,
            Row::Heading(text) => {
                for number in 0..u16::try_from(table.columns.len()).unwrap_or(u16::MAX) {
                    sheet.write_blank(at, number, &formats.section)?;
                }
                sheet.write_string_with_format(at, 0, text, &formats.section)?;
            }
            Row::Cells(cells) => {
                for (one, number) in cells.iter().zip(0_u16..) {
                    cell(sheet, at, number, one, &formats)?;
                }
            }
        }
        at += 1;
    }
    at += u32::from(at > 1);
    for note in &table.notes {
        sheet.write_string_with_format(at, 0, note, &formats.note)?;
        at += 1;
    }
    Ok(())
}

fn cell(
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
