//! A chart as an Excel workbook: its figures, and beside them the chart that Excel draws from them.

use jiff::civil::Date;
use rust_xlsxwriter::{Format, Image, Workbook, Worksheet};

use super::{
    ExportError, figure_table,
    native_chart::{LineCell, Lines, Place, native_chart, short_alt},
    table_xlsx::{named, properties, write_table},
};
use crate::{
    figure::Figure,
    render::{Style, png},
};

/// The sheet of what a chart is drawn from besides its table.
const LINES: &str = "Lines";
/// Dots per inch of a picture in place of a chart that Excel cannot draw.
const DPI: u16 = 192;

/// `figure`, which may leave, as a workbook that carries the day `date`.
///
/// # Errors
/// The workbook or a picture in it cannot be made.
pub(super) fn figure_xlsx(figure: &Figure, date: Date) -> Result<Vec<u8>, ExportError> {
    let table = figure_table(figure);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&figure.title, date));
    let mut sheet = Worksheet::new();
    write_table(&mut sheet, &table)?;
    let beside = u16::try_from(table.columns.len() + 1).unwrap_or(u16::MAX);
    let lines = Lines::of(figure);
    let place = |sheet| Place { sheet, row: 0 };
    let name = named(&table.name);
    let chart = native_chart(figure, place(&name), lines.as_ref().map(|lines| (place(LINES), lines)));
    match &chart {
        Some(chart) => sheet.insert_chart(1, beside, chart)?,
        None => sheet.insert_image(1, beside, &picture(figure)?)?,
    };
    workbook.push_worksheet(sheet);
    if let Some(lines) = lines.filter(|_| chart.is_some()) {
        write_lines(workbook.add_worksheet(), &lines, &figure.source)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The drawing, for what Excel cannot draw itself.
fn picture(figure: &Figure) -> Result<Image, ExportError> {
    let size = super::PictureSize::Full.of(figure);
    let png = png(figure, size, DPI, &Style::print())?;
    Ok(Image::new_from_buffer(&png)?.set_alt_text(short_alt(&figure.alt_text)))
}

fn write_lines(sheet: &mut Worksheet, lines: &Lines, source: &str) -> Result<(), ExportError> {
    sheet.set_name(LINES)?;
    let bold = Format::new().set_bold();
    let mut rows = 0;
    for (column, at) in lines.columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, at, &column.heading, &bold)?;
        for (cell, row) in column.cells.iter().zip(1_u32..) {
            match cell {
                LineCell::Words(words) => sheet.write_string(row, at, words)?,
                LineCell::Number(Some(number)) if number.is_finite() => {
                    sheet.write_number(row, at, *number)?
                }
                LineCell::Number(_) => continue,
            };
            rows = rows.max(row);
        }
        sheet.set_column_width(at, 18)?;
    }
    sheet.write_string_with_format(rows + 2, 0, source, &Format::new().set_italic())?;
    Ok(())
}
