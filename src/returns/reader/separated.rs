//! Separated text: CSV with whatever separator, quotes and line ends its sender uses.

use std::{
    borrow::Cow,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    Reading,
    dialect::Dialect,
    encoding,
    limits::{MOST_COLUMNS, MOST_ROWS},
    records::{Record, Records, in_pieces},
    sheet::{TOO_MANY, Texts, all_room, weight},
};
use crate::{
    base::{Finding, Severity},
    domain::CellAddress,
    returns::{Book, Cell, Grid, ReadError},
};

/// Places of open quotation marks that are told one by one.
const TOLD: usize = 20;

/// A file's text, ready to be taken apart.
pub(in crate::returns) struct Separated<'a> {
    text: Cow<'a, str>,
    /// Bytes before the first row: `sep=;` is no row.
    skipped: usize,
    /// Its separator.
    pub dialect: Dialect,
    /// What was noticed about its encoding.
    pub findings: Vec<Finding>,
}

impl<'a> Separated<'a> {
    /// The text of a file and how it is separated.
    pub(in crate::returns) fn of(reading: &Reading<'a>) -> Result<Self, ReadError> {
        let decoded = encoding::decode(&reading.source.bytes).ok_or_else(|| {
            reading.not_readable("it holds bytes that are no text; ask its sender for Excel or CSV")
        })?;
        let findings = encoding_findings(reading, &decoded);
        let text = without_nothings(decoded.text);
        if text.trim().is_empty() {
            return Err(ReadError::Empty { file: reading.file() });
        }
        let (dialect, body) = Dialect::of(&text);
        let skipped = text.len() - body.len();
        Ok(Self { text, skipped, dialect, findings })
    }

    /// The rows, without a first line that only names the separator.
    pub(in crate::returns) fn body(&self) -> &str {
        self.text.get(self.skipped..).unwrap_or_default()
    }
}

/// The text without the marks of its end and without zero bytes, which some programs pad with.
fn without_nothings(text: Cow<'_, str>) -> Cow<'_, str> {
    let end = text.trim_end_matches(['\u{1a}', '\0']).len();
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(..end).unwrap_or(text)),
        Cow::Owned(mut text) => {
            text.truncate(end);
            Cow::Owned(text)
        }
    };
    if memchr::memchr(0, text.as_bytes()).is_some() { text.replace('\0', "").into() } else { text }
}

fn encoding_findings(reading: &Reading<'_>, decoded: &encoding::Decoded<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(name) = decoded.guessed {
        let message =
            format!("The file does not name its encoding; it was read as {}.", encoding::known_as(name));
        findings.push(
            reading
                .finding(Severity::Note, "encoding_guessed", "", message)
                .with_hint("Check names that have accents, apostrophes or dashes."),
        );
    }
    if decoded.damaged {
        let message = "Some characters could not be read and show as �.".to_owned();
        findings.push(
            reading
                .finding(Severity::Warning, "text_damaged", "", message)
                .with_hint("Ask its sender to save the file as CSV UTF-8."),
        );
    }
    findings
}

pub(super) fn read(reading: &Reading<'_>) -> Result<Book, ReadError> {
    let separated = Separated::of(reading)?;
    let decoded = match &separated.text {
        Cow::Borrowed(_) => 0,
        Cow::Owned(text) => text.len(),
    };
    let (room, taken) = (all_room(reading).saturating_sub(decoded), AtomicUsize::new(0));
    let pieces = in_pieces(reading, separated.body(), separated.dialect, |texts, records| {
        Part::of(records, texts, room, &taken)
    })?;
    let mut grid = Grid::default();
    let mut open_quotes = Vec::new();
    for piece in pieces {
        if let Some(limit) = piece.made.limit {
            return Err(reading.too_large(limit));
        }
        if piece.made.rows.is_empty() {
            continue;
        }
        let first = usize::try_from(piece.first_row).unwrap_or(usize::MAX);
        if first.saturating_add(piece.made.rows.len()) > usize::try_from(MOST_ROWS).unwrap_or(usize::MAX) {
            return Err(reading.too_large(TOO_LONG));
        }
        grid.rows.resize_with(first, Vec::new);
        grid.rows.extend(piece.made.rows);
        open_quotes.extend(
            piece.made.open_quotes.iter().map(|(row, at)| CellAddress::new(piece.first_row + row, *at)),
        );
    }
    let mut findings = separated.findings;
    findings.extend(open_quote_findings(reading, &open_quotes));
    Ok(Book { sheets: vec![grid], findings })
}

fn open_quote_findings(reading: &Reading<'_>, open: &[CellAddress]) -> Vec<Finding> {
    let finding = |cell: &CellAddress, message: String| {
        let mut finding = reading
            .finding(Severity::Warning, "quote_not_closed", "", message)
            .with_hint("Check this row; ask the sender to save the file again if its columns are shifted.");
        finding.place.cell = cell.to_string();
        finding
    };
    let message = "A quotation mark opens here and never closes; it was taken as a plain character.";
    let mut findings: Vec<Finding> =
        open.iter().take(TOLD).map(|cell| finding(cell, message.to_owned())).collect();
    if let Some(next) = open.get(TOLD) {
        let more = open.len() - TOLD;
        findings
            .push(finding(next, format!("From here on, {more} more quotation marks open and never close.")));
    }
    findings
}

const TOO_LONG: &str = "it has more rows or columns than an Excel sheet; split it into several files";

/// Bytes that a row takes beside its cells.
const ROW_COST: usize = size_of::<Vec<Cell>>() + 16;

/// The rows of one piece of the text.
#[derive(Default)]
struct Part {
    rows: Vec<Vec<Cell>>,
    open_quotes: Vec<(u32, u32)>,
    /// Which limit was met.
    limit: Option<&'static str>,
}

impl Part {
    /// `taken` counts the bytes of all parts' cells.
    fn of(records: &mut Records<'_>, texts: &mut Texts, room: usize, taken: &AtomicUsize) -> Self {
        let mut part = Self::default();
        let mut blank_rows = 0_usize;
        while let Some(record) = records.next() {
            if part.limit.is_some() {
                continue;
            }
            let row = cells(&record, texts);
            if row.is_empty() {
                blank_rows += 1;
                continue;
            }
            let cost = ROW_COST + row.iter().map(weight).sum::<usize>();
            if taken.fetch_add(cost, Ordering::Relaxed) + cost > room {
                part.limit = Some(TOO_MANY);
            } else if exceeds(row.len(), MOST_COLUMNS) || exceeds(part.rows.len() + blank_rows, MOST_ROWS) {
                part.limit = Some(TOO_LONG);
            }
            part.rows.resize_with(part.rows.len() + blank_rows, Vec::new);
            blank_rows = 0;
            part.rows.push(row);
        }
        part.open_quotes = std::mem::take(&mut records.open_quotes);
        part
    }
}

/// A record's cells up to the last that is not blank.
pub(in crate::returns) fn cells(record: &Record<'_, '_>, texts: &mut Texts) -> Vec<Cell> {
    let width = (0..record.len()).rposition(|at| !record.is_blank_at(at)).map_or(0, |last| last + 1);
    (0..width).map(|at| Cell { content: texts.content(&record.text(at)), percent: false }).collect()
}

fn exceeds(size: usize, most: u32) -> bool {
    u32::try_from(size).is_ok_and(|size| size > most) || u32::try_from(size).is_err()
}
