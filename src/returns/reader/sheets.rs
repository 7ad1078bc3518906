//! The sheets of a workbook one by one: one that cannot be read is told, and the others are kept.

use super::{Failure, Reading, number_format::Shown, serial::Epoch, sheet::all_room};
use crate::{
    base::{Finding, Severity},
    returns::{Book, Content, Grid, ReadError},
};

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
}

/// A sheet's cells, how much room is left for more, and what was noticed.
pub(super) type ReadSheet = Result<((Grid, usize), Vec<Finding>), Failure>;

/// Every sheet of the list; `read` is given its number and the room that is left for cells.
pub(super) fn read_sheets(
    reading: &Reading<'_>,
    listed: &[Listed],
    mut read: impl FnMut(usize, usize) -> ReadSheet,
) -> Result<Book, ReadError> {
    if listed.is_empty() {
        return Err(reading
            .not_readable("it has no worksheet that can be read; open it in Excel and save it as xlsx"));
    }
    let mut book = Book::default();
    let (mut room, mut failed) = (all_room(reading), 0_usize);
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
