//! From bytes to sheets of typed cells: what a file is, within which limits it is read, and how.
//!
//! A reader of files that strangers made: content decides before the name, sizes are checked
//! before room is made for them, and a panic in a reader is an unreadable file.
//!
//! Must not know: what the cells mean.

mod binary;
mod compound;
mod dialect;
mod encoding;
mod kind;
mod limits;
mod number_format;
mod open_document;
mod package;
mod raised;
mod records;
mod relations;
mod rich_text;
mod runs;
mod separated;
mod serial;
mod sheet;
mod sheets;
mod text_rows;
mod xls;
mod xls_text;
mod xlsb;
mod xlsx;
mod xlsx_sheet;
mod xml;

use super::{Book, ReadError, Source};
use crate::base::{Errand, Finding, Place, Severity, Stopped, caught};
use kind::Kind;
pub(super) use records::Record;
pub(super) use separated::is_surely_data;
pub(super) use text_rows::{TextPiece, TextRows};

/// What a reader needs besides the bytes.
pub(in crate::returns) struct Reading<'a> {
    source: &'a Source,
    progress: &'a dyn Fn(f32),
    cancelled: &'a dyn Fn() -> bool,
    /// Bytes of memory that the file and its cells may take.
    memory: usize,
}

impl Reading<'_> {
    /// Tells how much is done, from 0 to 1.
    fn tell(&self, done: f32) {
        (self.progress)(done);
    }

    fn errand(&self) -> Errand<'_> {
        Errand::new(self.progress, self.cancelled)
    }

    fn stopped(&self, why: Stopped) -> ReadError {
        match why {
            Stopped::Cancelled => ReadError::Cancelled,
            Stopped::Stumbled => self.damaged(),
        }
    }

    fn damaged(&self) -> ReadError {
        self.not_readable("it is damaged; ask its sender for the file again")
    }

    fn file(&self) -> String {
        self.source.name.to_string()
    }

    fn go_on(&self) -> Result<(), ReadError> {
        if (self.cancelled)() { Err(ReadError::Cancelled) } else { Ok(()) }
    }

    fn not_readable(&self, why: impl Into<String>) -> ReadError {
        ReadError::NotReadable { file: self.file(), why: why.into() }
    }

    fn too_large(&self, why: impl Into<String>) -> ReadError {
        ReadError::TooLarge { file: self.file(), why: why.into() }
    }

    fn finding(&self, severity: Severity, code: &str, sheet: &str, message: String) -> Finding {
        let place = Place { file: self.file(), sheet: sheet.to_owned(), cell: String::new() };
        Finding::new(severity, code, place, message)
    }
}

/// What could not be read: the file as a whole, or only a sheet, with the reason.
enum Failure {
    File(ReadError),
    Sheet(String),
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::File(error)
    }
}

/// Reads all sheets of a file; tells `progress` from 0 to 1, and asks `cancelled` often.
///
/// # Errors
/// The file is empty, is of a kind that Spruce does not read, is too large, or was cancelled.
pub fn read_book(
    source: &Source,
    progress: &dyn Fn(f32),
    cancelled: &dyn Fn() -> bool,
) -> Result<Book, ReadError> {
    let reading = Reading { source, progress, cancelled, memory: limits::MOST_MEMORY };
    let book = caught(|| read(&reading)).unwrap_or_else(|| Err(reading.damaged()))?;
    if book.sheets.iter().all(|sheet| sheet.rows.is_empty())
        && book.findings.iter().all(|f| f.severity != Severity::Error)
    {
        return Err(ReadError::Empty { file: reading.file() });
    }
    Ok(book)
}

fn read(reading: &Reading<'_>) -> Result<Book, ReadError> {
    reading.go_on()?;
    if reading.source.bytes.is_empty() {
        return Err(ReadError::Empty { file: reading.file() });
    }
    let kind = kind::of(&reading.source.bytes).map_err(|why| reading.not_readable(why))?;
    let mut book = match kind {
        Kind::Text => separated::read(reading)?,
        Kind::Xlsx => xlsx::read(reading)?,
        Kind::Xlsb => xlsb::read(reading)?,
        Kind::Ods => open_document::read(reading)?,
        Kind::Xls => xls::read(reading)?,
    };
    if kind::from_name(&reading.source.name).is_some_and(|named| named != kind) {
        let message =
            format!("Its name does not say so, but the file is {}; it was read as that.", kind.words());
        book.findings.insert(0, reading.finding(Severity::Note, "name_misleads", "", message));
    }
    Ok(book)
}

#[cfg(test)]
mod tests;
