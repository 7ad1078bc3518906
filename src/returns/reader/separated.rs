//! Separated text: CSV with whatever separator, quotes and line ends its sender uses.

use std::{
    borrow::Cow,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    Reading,
    dialect::Dialect,
    encoding::{self, NoText},
    limits::{MOST_COLUMNS, MOST_ROWS},
    records::{Records, in_pieces},
    sheet::{TOO_MANY, all_room},
    text_rows::{BLOCK, Indexed, TextRows},
};
use crate::{
    base::{Finding, Severity},
    domain::CellAddress,
    returns::{Book, Cell, Grid, ReadError},
};

/// Places of open quotation marks that are told one by one.
const TOLD: usize = 20;

/// Bytes of a file whose text is made anew: up to three times as many are needed for it.
const MOST_DECODED: usize = 100 << 20;

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
        let decoded = encoding::decode(&reading.source.bytes, MOST_DECODED).map_err(|why| match why {
            NoText::TooLarge => {
                reading.too_large("it has more than 100 MB and is not in UTF-8; save it as CSV UTF-8")
            }
            NoText::NotText => {
                reading.not_readable("it holds bytes that are no text; ask its sender for Excel or CSV")
            }
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
    let pieces = in_pieces(reading, separated.body(), separated.dialect, |(): &mut (), records| {
        Part::of(records, room, &taken)
    })?;
    let mut parts = Vec::with_capacity(pieces.len());
    let (mut open_quotes, mut rows_within) = (Vec::new(), Vec::new());
    for piece in pieces {
        let (first_row, part) = (piece.first_row, piece.made.below(piece.first_row));
        if let Some(limit) = part.limit {
            return Err(reading.too_large(limit));
        }
        if part.rows.height > MOST_ROWS {
            return Err(reading.too_large(TOO_LONG));
        }
        let cell = |(row, at): &(u32, u32)| CellAddress::new(first_row.saturating_add(*row), *at);
        open_quotes.extend(part.open_quotes.iter().map(cell));
        rows_within.extend(part.rows_within.iter().map(cell));
        parts.push(part.rows);
    }
    let mut findings = separated.findings;
    findings.extend(told(reading, &open_quotes, &OPEN));
    findings.extend(told(reading, &rows_within, &WITHIN));
    let body = match separated.text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(separated.skipped..).unwrap_or_default()),
        Cow::Owned(mut text) => {
            text.drain(..separated.skipped);
            Cow::Owned(text)
        }
    };
    let rows = TextRows::new(reading.source, body, separated.dialect, parts);
    Ok(Book { sheets: vec![Grid { rows: rows.into(), ..Grid::default() }], findings })
}

/// What is said of quotation marks that are not as they should be.
struct Words {
    code: &'static str,
    one: &'static str,
    more: &'static str,
    hint: &'static str,
}

const OPEN: Words = Words {
    code: "quote_not_closed",
    one: "A quotation mark opens here and never closes; it was taken as a plain character.",
    more: "more quotation marks open and never close",
    hint: "Check this row; ask the sender to save the file again if its columns are shifted.",
};

const WITHIN: Words = Words {
    code: "quote_spans_rows",
    one: "A quoted text runs on over lines that look like rows of their own; it was taken as one text.",
    more: "more quoted texts run on over such lines",
    hint: "If rows are missing below this cell, a quotation mark is too many: take it out and add the file again.",
};

fn told(reading: &Reading<'_>, cells: &[CellAddress], words: &Words) -> Vec<Finding> {
    let finding = |cell: &CellAddress, message: String| {
        let mut finding = reading.finding(Severity::Warning, words.code, "", message).with_hint(words.hint);
        finding.place.cell = cell.to_string();
        finding
    };
    let mut findings: Vec<Finding> =
        cells.iter().take(TOLD).map(|cell| finding(cell, words.one.to_owned())).collect();
    if let Some(next) = cells.get(TOLD) {
        let more = cells.len() - TOLD;
        findings.push(finding(next, format!("From here on, {more} {}.", words.more)));
    }
    findings
}

const TOO_LONG: &str = "it has more rows or columns than an Excel sheet; split it into several files";

/// The rows of one piece of the text.
#[derive(Default)]
struct Part {
    rows: Indexed,
    open_quotes: Vec<(u32, u32)>,
    rows_within: Vec<(u32, u32)>,
    /// Which limit was met.
    limit: Option<&'static str>,
}

impl Part {
    /// `taken` counts the bytes of all parts' cells.
    fn of(records: &mut Records<'_>, room: usize, taken: &AtomicUsize) -> Self {
        let mut part = Self::default();
        let mut cost = 0;
        loop {
            let (start, row) = (records.position(), records.row());
            // Most rows of a table end with a number.
            let (width, wordy) = if let Some(width) = records.pass_ending(is_surely_data) {
                (width, false)
            } else {
                let Some(record) = records.next() else { break };
                let width = record.width();
                (width, (0..width).rev().all(|at| !is_surely_data(record.raw(at))))
            };
            if row % BLOCK == 0 {
                part.rows.blocks.push((start, row));
            }
            if width == 0 || part.limit.is_some() {
                continue;
            }
            cost += width * size_of::<Cell>();
            if exceeds(width, MOST_COLUMNS) || row >= MOST_ROWS {
                part.limit = Some(TOO_LONG);
            }
            part.rows.height = row + 1;
            part.rows.width = part.rows.width.max(u32::try_from(width).unwrap_or(u32::MAX));
            if wordy {
                part.rows.wordy.push((row, start..records.position()));
            }
        }
        if taken.fetch_add(cost, Ordering::Relaxed) + cost > room {
            part.limit = Some(TOO_MANY);
        }
        part.open_quotes = std::mem::take(&mut records.open_quotes);
        part.rows_within = std::mem::take(&mut records.rows_within);
        part
    }

    /// The part with its rows counted from the beginning of the text.
    fn below(mut self, first_row: u32) -> Self {
        let lower = |row: &mut u32| *row = row.saturating_add(first_row);
        self.rows.blocks.iter_mut().for_each(|(_, row)| lower(row));
        self.rows.wordy.iter_mut().for_each(|(row, _)| lower(row));
        if self.rows.height > 0 {
            lower(&mut self.rows.height);
        }
        self
    }
}

/// Whether a field can only be data: digits that are no year, month or day, perhaps with one more after a
/// point, or the star of a suppressed number.
pub(in crate::returns) fn is_surely_data(field: &[u8]) -> bool {
    let is_time = match field {
        b"*" => return true,
        [whole @ .., b'.', b'0'..=b'9'] => {
            return (1..=3).contains(&whole.len()) && whole.iter().all(u8::is_ascii_digit);
        }
        [b'1', b'9', _, _] | [b'2', b'0' | b'1' | b'2', _, _] => true,
        _ => matches!(field.len(), 6 | 8),
    };
    !is_time && (1..=15).contains(&field.len()) && field.iter().all(u8::is_ascii_digit)
}

fn exceeds(size: usize, most: u32) -> bool {
    u32::try_from(size).is_ok_and(|size| size > most) || u32::try_from(size).is_err()
}
