//! Separated text: CSV with whatever separator, quotes and line ends its sender uses.
//!
//! A row here is a row in Excel, blank lines included, so that cell addresses agree.

use super::{
    Reading, encoding,
    limits::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS},
    sheet::{TOO_MANY, Texts},
};
use crate::{
    base::{Finding, Severity},
    domain::CellAddress,
    returns::{Book, Cell, Grid, ReadError},
};

/// Fields of how many rows tell the separator.
const SAMPLE: usize = 200;

/// Quotes without an end that are taken as plain characters before all are.
const LENIENCE: usize = 3;

pub(super) fn read(reading: &Reading<'_>) -> Result<Book, ReadError> {
    let decoded = encoding::decode(&reading.source.bytes).ok_or_else(|| {
        reading.not_readable("it holds bytes that are no text; ask its sender for Excel or CSV")
    })?;
    let text = decoded.text.trim_end_matches(['\u{1a}', '\0']);
    if text.trim().is_empty() {
        return Err(ReadError::Empty { file: reading.file() });
    }
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
    let (separator, body) = separator(text);
    let (grid, open_quotes) = grid(reading, body, separator)?;
    findings.extend(open_quotes.into_iter().map(|cell| open_quote(reading, cell)));
    Ok(Book { sheets: vec![grid], findings })
}

fn open_quote(reading: &Reading<'_>, cell: CellAddress) -> Finding {
    let message =
        "A quotation mark opens here and never closes; it was taken as a plain character.".to_owned();
    let mut finding = reading
        .finding(Severity::Warning, "quote_not_closed", "", message)
        .with_hint("Check this row; ask the sender to save the file again if its columns are shifted.");
    finding.place.cell = cell.to_string();
    finding
}

/// The separator, and the text after a first line such as `sep=;` that Excel does not show.
fn separator(text: &str) -> (char, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(named) = first.trim_end_matches('\r').strip_prefix("sep=") {
        let mut named = named.chars();
        if let (Some(separator), None) = (named.next(), named.next()) {
            return (separator, rest);
        }
    }
    let best = [',', ';', '\t', '|']
        .into_iter()
        .map(|c| (consistency(text, c), c))
        .fold(((0, 0), ','), |best, other| if other.0 > best.0 { other } else { best });
    (best.1, text)
}

/// How many per cent of the rows agree on a number of fields above one, and that number.
fn consistency(text: &str, separator: char) -> (usize, usize) {
    let mut fields = Fields::new(text, separator);
    let mut counts = Vec::new();
    while let (Some(row), true) = (fields.row(), counts.len() < SAMPLE) {
        let all_blank = row.iter().all(|field| field.trim().is_empty());
        if !all_blank {
            counts.push(row.len());
        }
    }
    let agree = |n: usize| counts.iter().filter(|count| **count == n).count();
    let several = counts.iter().copied().filter(|n| *n > 1);
    let (rows, width) = several.map(|n| (agree(n), n)).max().unwrap_or((0, 0));
    (rows * 100 / counts.len().max(1), width)
}

fn grid(reading: &Reading<'_>, text: &str, separator: char) -> Result<(Grid, Vec<CellAddress>), ReadError> {
    let mut texts = Texts::default();
    let mut fields = Fields::new(text, separator);
    let mut grid = Grid::default();
    let (mut cells, mut blank_rows) = (0_usize, 0_usize);
    while let Some(row) = fields.row() {
        if row.iter().all(|field| field.trim().is_empty()) {
            blank_rows += 1;
            continue;
        }
        let width = row.iter().rposition(|field| !field.trim().is_empty()).map_or(0, |last| last + 1);
        cells += width;
        let height = grid.rows.len() + blank_rows;
        if height % 4096 == 0 {
            reading.go_on()?;
        }
        if cells > MOST_CELLS || exceeds(height, MOST_ROWS) || exceeds(width, MOST_COLUMNS) {
            return Err(reading.too_large(if cells > MOST_CELLS { TOO_MANY } else { TOO_LONG }));
        }
        grid.rows.resize_with(height, Vec::new);
        blank_rows = 0;
        grid.rows.push(
            row.iter()
                .take(width)
                .map(|field| Cell { content: texts.content(field), percent: false })
                .collect(),
        );
    }
    Ok((grid, fields.open_quotes))
}

const TOO_LONG: &str = "it has more rows or columns than an Excel sheet; split it into several files";

fn exceeds(size: usize, most: u32) -> bool {
    u32::try_from(size).is_ok_and(|size| size >= most) || u32::try_from(size).is_err()
}

/// The fields of separated text, row by row.
struct Fields<'a> {
    rest: &'a str,
    separator: char,
    row: u32,
    open_quotes: Vec<CellAddress>,
}

impl<'a> Fields<'a> {
    const fn new(text: &'a str, separator: char) -> Self {
        Self { rest: text, separator, row: 0, open_quotes: Vec::new() }
    }

    /// The next row; `None` at the end.
    fn row(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut fields = Vec::new();
        loop {
            let column = u32::try_from(fields.len()).unwrap_or(u32::MAX);
            fields.push(self.field(column));
            let mut rest = self.rest.chars();
            match rest.next() {
                Some(c) if c == self.separator => self.rest = rest.as_str(),
                Some('\r') => {
                    self.rest = rest.as_str().strip_prefix('\n').unwrap_or(rest.as_str());
                    break;
                }
                Some(_) => {
                    self.rest = rest.as_str();
                    break;
                }
                None => break,
            }
        }
        self.row += 1;
        Some(fields)
    }

    /// The next field, up to its separator or line end.
    fn field(&mut self, column: u32) -> String {
        if let Some(inner) = self.rest.strip_prefix('"')
            && self.open_quotes.len() <= LENIENCE
        {
            if let Some((mut text, rest)) = quoted(inner) {
                self.rest = rest;
                text.push_str(self.plain());
                return text;
            }
            self.open_quotes.push(CellAddress::new(self.row, column));
        }
        self.plain().to_owned()
    }

    fn plain(&mut self) -> &'a str {
        let end = self.rest.find([self.separator, '\r', '\n']).unwrap_or(self.rest.len());
        let (field, rest) = self.rest.split_at(end);
        self.rest = rest;
        field
    }
}

/// A quoted field after its first quote, and what follows its last; `None` when it never closes.
fn quoted(inner: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut rest = inner;
    loop {
        let (before, after) = rest.split_once('"')?;
        text.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return Some((text, after)),
        }
    }
}
