//! Workbooks, through calamine; what it does not tell is read beside it.

use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError,
};
use jiff::civil::{Date, DateTime};

use super::{
    Failure, Reading,
    kind::{Kind, PROTECTED},
    serial::iso_date,
    sheet::{SheetFilling, TOO_MANY, Texts, TooManyCells, all_room},
    xls_formats::Formats,
};
use crate::{
    base::Severity,
    returns::{Book, Cell, Content, Grid, ReadError},
};

type Bytes<'a> = Cursor<&'a [u8]>;

pub(super) fn read(reading: &Reading<'_>, kind: Kind) -> Result<Book, ReadError> {
    let bytes = Cursor::new(&*reading.source.bytes);
    if kind == Kind::Xlsb {
        let mut book: Xlsb<_> = Xlsb::new(bytes)
            .map_err(|error| refuse(reading, &error, |e| matches!(e, XlsbError::Password)))?;
        let all = book.sheets_metadata().to_vec();
        return sheets(reading, &all, |name, filling| xlsb(reading, &mut book, name, filling));
    }
    let formats = Formats::of(&reading.source.bytes);
    let mut book: Xls<Bytes<'_>> =
        Xls::new(bytes).map_err(|error| refuse(reading, &error, |e| matches!(e, XlsError::Password)))?;
    let all = book.sheets_metadata().to_vec();
    sheets(reading, &all, |name, filling| {
        whole(reading, &mut book, name, filling)?;
        formats.complete(all.iter().position(|sheet| sheet.name == name).unwrap_or(usize::MAX), filling);
        for range in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
            filling.merge(range.start, range.end);
        }
        Ok(())
    })
}

fn refuse<E: std::fmt::Display>(reading: &Reading<'_>, error: &E, is_password: fn(&E) -> bool) -> ReadError {
    if is_password(error) {
        return reading.not_readable(PROTECTED);
    }
    reading.not_readable(format!(
        "it is a workbook that is damaged ({error}); open it in Excel and save it again"
    ))
}

/// Every worksheet through `read_sheet`; one that fails is a finding, unless none is left.
fn sheets(
    reading: &Reading<'_>,
    all: &[calamine::Sheet],
    mut read_sheet: impl FnMut(&str, &mut SheetFilling) -> Result<(), Failure>,
) -> Result<Book, ReadError> {
    let mut book = Book::default();
    let mut room = all_room(reading);
    let mut failed = 0_usize;
    for sheet in all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        reading.go_on()?;
        let hidden = sheet.visible != SheetVisible::Visible;
        let mut filling = SheetFilling::new(&sheet.name, hidden, room);
        let outcome = read_sheet(&sheet.name, &mut filling);
        let (mut grid, left) = filling.finish();
        match outcome {
            Ok(()) => room = left,
            Err(Failure::File(error)) => return Err(error),
            Err(Failure::Sheet(why)) => {
                failed += 1;
                let message = format!("The sheet could not be read: {why}.");
                let finding = reading.finding(Severity::Error, "sheet_unreadable", &sheet.name, message);
                book.findings
                    .push(finding.with_hint("Open the file in Excel, save it again, and add that file."));
                grid = Grid { name: grid.name, hidden, ..Grid::default() };
            }
        }
        book.sheets.push(grid);
    }
    if book.sheets.is_empty() {
        return Err(reading
            .not_readable("it has no worksheet that can be read; open it in Excel and save it as xlsx"));
    }
    if failed == book.sheets.len() {
        return Err(
            reading.not_readable("none of its sheets can be read; open it in Excel and save it again")
        );
    }
    Ok(book)
}

fn xlsb(
    reading: &Reading<'_>,
    book: &mut Xlsb<Bytes<'_>>,
    name: &str,
    filling: &mut SheetFilling,
) -> Result<(), Failure> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| Failure::Sheet(error.to_string()))?;
    let (mut count, mut texts) = (0_u32, Texts::default());
    while let Some(cell) = cells.next_cell().map_err(|error| Failure::Sheet(error.to_string()))? {
        let (row, column) = cell.get_position();
        put(reading, filling, row, column, typed(cell.get_value(), false, &mut texts))?;
        tick(reading, &mut count)?;
    }
    Ok(())
}

/// The kinds that calamine reads whole.
fn whole<'a, R: Reader<Bytes<'a>>>(
    reading: &Reading<'_>,
    book: &mut R,
    name: &str,
    filling: &mut SheetFilling,
) -> Result<(), Failure>
where
    R::Error: std::fmt::Display,
{
    let range = book.worksheet_range(name).map_err(|error| Failure::Sheet(error.to_string()))?;
    let (top, left) = range.start().unwrap_or_default();
    let (mut count, mut texts) = (0_u32, Texts::default());
    for (row, column, data) in range.used_cells() {
        let below = |from: u32, by: usize| u32::try_from(by).map_or(u32::MAX, |by| from.saturating_add(by));
        put(
            reading,
            filling,
            below(top, row),
            below(left, column),
            typed(&borrowed(data), false, &mut texts),
        )?;
        tick(reading, &mut count)?;
    }
    Ok(())
}

fn put(
    reading: &Reading<'_>,
    filling: &mut SheetFilling,
    row: u32,
    column: u32,
    cell: Cell,
) -> Result<(), Failure> {
    let put = filling.put(row, column, cell);
    put.map(|_put| ()).map_err(|TooManyCells| reading.too_large(TOO_MANY).into())
}

fn tick(reading: &Reading<'_>, count: &mut u32) -> Result<(), Failure> {
    *count = count.wrapping_add(1);
    if count.is_multiple_of(8192) { Ok(reading.go_on()?) } else { Ok(()) }
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Empty => DataRef::Empty,
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(time) => DataRef::DateTime(*time),
        Data::DateTimeIso(iso) => DataRef::DateTimeIso(iso.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

fn typed(data: &DataRef<'_>, percent: bool, texts: &mut Texts) -> Cell {
    let mut text = |text: &str| texts.content(text);
    let content = match data {
        DataRef::Empty => Content::Empty,
        #[expect(
            clippy::cast_precision_loss,
            reason = "Excel itself has no larger whole numbers than f64 holds"
        )]
        DataRef::Int(number) => Content::Number(*number as f64),
        DataRef::Float(number) => Content::Number(*number),
        DataRef::String(string) => text(string),
        DataRef::SharedString(string) => text(string),
        DataRef::Bool(yes) => Content::Bool(*yes),
        DataRef::DateTime(time) => date(time),
        DataRef::DateTimeIso(iso) => iso_date(iso).map_or_else(|| text(iso), Content::Date),
        DataRef::DurationIso(iso) => text(iso),
        DataRef::Error(error) => Content::Error(error.to_string().into()),
    };
    let percent = percent && matches!(content, Content::Number(_));
    Cell { content, percent }
}

/// A date and time; a duration of a day or more, and what is no date, stays the number.
fn date(time: &ExcelDateTime) -> Content {
    let serial = time.as_f64();
    if serial < 0.0 || (time.is_duration() && serial >= 1.0) {
        return Content::Number(serial);
    }
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let small = |part: u8| i8::try_from(part).ok();
    let whole = || {
        let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
        let nanos = i32::from(milli) * 1_000_000;
        DateTime::new(
            date.year(),
            date.month(),
            date.day(),
            small(hour)?,
            small(minute)?,
            small(second)?,
            nanos,
        )
        .ok()
    };
    whole().map_or(Content::Number(serial), Content::Date)
}
