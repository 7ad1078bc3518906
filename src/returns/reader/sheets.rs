//! The sheets of a workbook one by one: one that cannot be read is told, and the others are kept.

use super::{
    Failure, Reading,
    number_format::Shown,
    serial::Epoch,
    sheet::{TEXT_COST, TOO_MANY, all_room},
};
use crate::{
    base::{Finding, Severity},
    returns::{Book, Content, Grid, ReadError},
};

/// More sheets than this are no workbook's.
const MOST_SHEETS: usize = 10_000;

const TOO_MANY_SHEETS: &str = "it lists more than 10,000 sheets";

/// Adds a sheet to the list of a binary workbook, whose list may be as long as the file.
pub(super) fn add_sheet(
    reading: &Reading<'_>,
    listed: &mut Vec<Listed>,
    sheet: Listed,
) -> Result<(), Failure> {
    listed.push(sheet);
    if listed.len() > MOST_SHEETS { Err(reading.too_large(TOO_MANY_SHEETS).into()) } else { Ok(()) }
}

/// A worksheet as the workbook lists it.
pub(super) struct Listed {
    pub name: String,
    pub hidden: bool,
}

/// What the cells of all sheets refer to.
#[derive(Default)]
pub(super) struct Shared {
    /// The texts that cells name by number.
    pub texts: Vec<Content>,
    /// How each cell style shows a number.
    pub styles: Vec<Shown>,
    pub epoch: Epoch,
    /// Bytes that the texts take.
    pub weight: usize,
}

/// A sheet's cells, how much room is left for more, and what was noticed.
pub(super) type ReadSheet = Result<((Grid, usize), Vec<Finding>), Failure>;

/// Adds a text that cells share, within the room that a file may take.
pub(super) fn add_shared(reading: &Reading<'_>, shared: &mut Shared, text: &str) -> Result<(), Failure> {
    shared.weight = shared.weight.saturating_add(text.len() + TEXT_COST);
    if shared.weight > all_room(reading) {
        return Err(reading.too_large(TOO_MANY).into());
    }
    let is_blank = text.trim().is_empty();
    shared.texts.push(if is_blank { Content::Empty } else { Content::Text(text.into()) });
    Ok(())
}

/// Every sheet of the list; `read` is given its number and the room that is left for cells.
pub(super) fn read_sheets(
    reading: &Reading<'_>,
    listed: &[Listed],
    shared: &Shared,
    mut read: impl FnMut(usize, usize) -> ReadSheet,
) -> Result<Book, ReadError> {
    if listed.len() > MOST_SHEETS {
        return Err(reading.too_large(TOO_MANY_SHEETS));
    }
    if listed.is_empty() {
        return Err(reading
            .not_readable("it has no worksheet that can be read; open it in Excel and save it as xlsx"));
    }
    let mut book = Book::default();
    let (mut room, mut failed) = (all_room(reading).saturating_sub(shared.weight), 0_usize);
    for (number, sheet) in listed.iter().enumerate() {
        reading.go_on()?;
        match read(number, room) {
            Ok(((grid, left), findings)) => {
                room = left;
                book.sheets.push(Grid { hidden: sheet.hidden, ..grid });
                book.findings.extend(findings);
            }
            Err(Failure::File(error)) => return Err(error),
            Err(Failure::Sheet(why)) => {
                failed += 1;
                let message = format!("The sheet could not be read: {why}.");
                let finding = reading.finding(Severity::Error, "sheet_unreadable", &sheet.name, message);
                book.findings
                    .push(finding.with_hint("Open the file in Excel, save it again, and add that file."));
                let name = sheet.name.as_str().into();
                book.sheets.push(Grid { name, hidden: sheet.hidden, ..Grid::default() });
            }
        }
    }
    if failed == book.sheets.len() {
        return Err(
            reading.not_readable("none of its sheets can be read; open it in Excel and save it again")
        );
    }
    Ok(book)
}

/// What is said of a workbook of which not even the list of sheets can be read.
pub(super) fn damaged(reading: &Reading<'_>, failure: Failure) -> ReadError {
    match failure {
        Failure::File(error) => error,
        Failure::Sheet(why) => reading.not_readable(format!(
            "it is a workbook that is damaged ({why}); open it in Excel and save it again"
        )),
    }
}
