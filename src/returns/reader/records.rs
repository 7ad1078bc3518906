//! The records of separated text, as slices of it: one after the other, or piece by piece on all
//! cores.
//!
//! A record is a row in Excel, blank lines included, so that cell addresses agree.

use std::{borrow::Cow, ops::Range};

use memchr::{memchr, memchr_iter, memchr2, memchr3, memrchr};

use super::{Reading, dialect::Dialect};
use crate::{base::in_order, returns::ReadError};

/// Bytes of a piece of text that one core reads at a time.
const PIECE: usize = 2 << 20;

/// A cell of Excel holds 32,767 characters; no quoted field is longer, in bytes, than this.
const LONGEST_FIELD: usize = 4 * 32_767;

/// Fields of a record that are kept: as many as a sheet has columns.
const MOST_FIELDS: usize = 16_384;

/// A quoted text that looks like more rows than this is taken for rows.
const MOST_ROWS_WITHIN: usize = 3;

/// Quotation marks that open and do not close of which the places are kept.
const MOST_OPEN_QUOTES: usize = 1_000;

/// What a piece of the text gave.
pub(in crate::returns) struct Piece<T> {
    /// The row of the text with which the piece begins: its records count from zero.
    pub first_row: u32,
    /// What was made of its records.
    pub made: T,
}

/// Reads the records of a text on all cores and gives what `work` makes of each piece, in the
/// text's order. Each thread keeps one `S`; `work` takes all records that it is given.
pub(in crate::returns) fn in_pieces<S: Default, T: Send>(
    reading: &Reading<'_>,
    text: &str,
    dialect: Dialect,
    work: impl Fn(&mut S, &mut Records<'_>) -> T + Sync,
) -> Result<Vec<Piece<T>>, ReadError> {
    in_pieces_of(reading, text, dialect, PIECE, work)
}

fn in_pieces_of<S: Default, T: Send>(
    reading: &Reading<'_>,
    text: &str,
    dialect: Dialect,
    size: usize,
    work: impl Fn(&mut S, &mut Records<'_>) -> T + Sync,
) -> Result<Vec<Piece<T>>, ReadError> {
    let starts = likely_starts(text, size);
    let end_of = |number: usize| starts.get(number + 1).copied().unwrap_or(text.len());
    let read = |state: &mut S, range: Range<usize>| {
        let mut records = Records::new(text, dialect, range);
        let made = work(state, &mut records);
        (made, records.position, records.row)
    };
    let parts = in_order(&reading.errand(), starts.len(), |state: &mut S, number| {
        read(state, starts.get(number).copied().unwrap_or(text.len())..end_of(number))
    });
    let parts = parts.map_err(|why| reading.stopped(why))?;
    let (mut pieces, mut position, mut row) = (Vec::with_capacity(parts.len()), 0, 0_u32);
    let mut state = S::default();
    for (number, mut part) in parts.into_iter().enumerate() {
        // The piece before ended inside a quoted field: this one began in its midst.
        if starts.get(number) != Some(&position) {
            part = read(&mut state, position..end_of(number).max(position));
        }
        let (made, end, rows) = part;
        pieces.push(Piece { first_row: row, made });
        (position, row) = (end, row.saturating_add(rows));
    }
    Ok(pieces)
}

/// Where the pieces of a text begin, if no quoted field has a line break there.
fn likely_starts(text: &str, piece: usize) -> Vec<usize> {
    let bytes = text.as_bytes();
    // Files of one kind of line end only.
    let line_end = if memchr(b'\n', bytes).is_some() { b'\n' } else { b'\r' };
    let mut starts = vec![0];
    let mut at = piece;
    while let Some(rest) = bytes.get(at..)
        && let Some(end) = memchr(line_end, rest)
        && at + end + 1 < bytes.len()
    {
        starts.push(at + end + 1);
        at += end + 1 + piece;
    }
    starts
}

/// A field: its place in the text, and whether its quotation marks are still to be taken off.
#[derive(Clone, Copy)]
struct Field {
    start: usize,
    end: usize,
    escaped: bool,
}

/// One row of separated text.
pub(in crate::returns) struct Record<'r, 'a> {
    text: &'a str,
    fields: &'r [Field],
    /// Counted from the beginning of the piece.
    pub row: u32,
    /// How many of its first fields read as those of the record before: rows that follow each other mostly
    /// begin alike.
    pub alike: usize,
}

impl<'a> Record<'_, 'a> {
    /// How many fields.
    pub(in crate::returns) const fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether all fields hold nothing but blanks.
    pub(in crate::returns) fn is_blank(&self) -> bool {
        (0..self.len()).all(|at| self.is_blank_at(at))
    }

    /// Whether a field holds nothing but blanks.
    pub(in crate::returns) fn is_blank_at(&self, at: usize) -> bool {
        let clearly_not = self.raw(at).first().is_some_and(u8::is_ascii_alphanumeric);
        !clearly_not && self.text(at).trim().is_empty()
    }

    /// How many fields up to the last that is not blank.
    pub(in crate::returns) fn width(&self) -> usize {
        (0..self.len()).rposition(|at| !self.is_blank_at(at)).map_or(0, |last| last + 1)
    }

    /// A field; empty beyond the last.
    pub(in crate::returns) fn text(&self, at: usize) -> Cow<'a, str> {
        let Some(field) = self.fields.get(at) else { return Cow::Borrowed("") };
        let raw = self.text.get(field.start..field.end).unwrap_or_default();
        if field.escaped { without_quotes(raw).into() } else { raw.into() }
    }

    /// A field that stands in the file as it is read.
    pub(in crate::returns) fn plain(&self, at: usize) -> Option<&'a [u8]> {
        self.fields.get(at).filter(|field| !field.escaped).map(|_| self.raw(at))
    }

    /// A field as it stands in the file, with its quotation marks only where some lie inside it:
    /// quick to compare.
    pub(in crate::returns) fn raw(&self, at: usize) -> &'a [u8] {
        self.fields
            .get(at)
            .and_then(|field| self.text.as_bytes().get(field.start..field.end))
            .unwrap_or_default()
    }
}

/// The records that begin in a range of a text; the last may end beyond it.
pub(in crate::returns) struct Records<'a> {
    text: &'a str,
    dialect: Dialect,
    position: usize,
    end: usize,
    row: u32,
    fields: Vec<Field>,
    /// The record that the fields are of, where it is one line without quotation marks.
    line: Option<Range<usize>>,
    /// Row and column of quotation marks that open a field and do not close.
    pub open_quotes: Vec<(u32, u32)>,
    /// Row and column of quoted fields that seem to hold rows of their own.
    pub rows_within: Vec<(u32, u32)>,
}

/// How a field that begins with a quotation mark goes on.
enum Quoted {
    /// To the mark at this place.
    To {
        close: usize,
        escaped: bool,
        /// How many rows of their own its lines look like.
        rows: usize,
    },
    /// It is a plain character.
    Not,
}

impl<'a> Records<'a> {
    /// The records that begin in `range`.
    pub(in crate::returns) const fn new(text: &'a str, dialect: Dialect, range: Range<usize>) -> Self {
        Self {
            text,
            dialect,
            position: range.start,
            end: range.end,
            row: 0,
            fields: Vec::new(),
            line: None,
            open_quotes: Vec::new(),
            rows_within: Vec::new(),
        }
    }

    /// Where the next record begins.
    pub(in crate::returns) const fn position(&self) -> usize {
        self.position
    }

    /// The row of the next record, counted from the beginning of the piece.
    pub(in crate::returns) const fn row(&self) -> u32 {
        self.row
    }

    /// The next record; `None` at the end.
    pub(in crate::returns) fn next(&mut self) -> Option<Record<'_, 'a>> {
        if self.position >= self.end {
            return None;
        }
        let alike = self.plain().unwrap_or_else(|| {
            self.fields.clear();
            self.line = None;
            self.careful();
            0
        });
        let row = self.row;
        self.row = row.saturating_add(1);
        Some(Record { text: self.text, fields: &self.fields, row, alike })
    }

    /// Passes over the next record where it is one line without quotation marks that ends with such a
    /// field; gives how many fields it has.
    pub(in crate::returns) fn pass_ending(&mut self, last: impl Fn(&[u8]) -> bool) -> Option<usize> {
        let (line, after) = self.line().filter(|_| self.position < self.end)?;
        let from = memrchr(self.dialect.separator, line).map_or(0, |at| at + 1);
        if !line.get(from..).is_some_and(last) {
            return None;
        }
        self.position += after;
        self.row = self.row.saturating_add(1);
        Some((memchr_iter(self.dialect.separator, line).count() + 1).min(MOST_FIELDS + 1))
    }

    /// The next record without its end, where it is one line without quotation marks, as most are; and how
    /// far on the one after it begins.
    fn line(&self) -> Option<(&'a [u8], usize)> {
        let rest = self.text.as_bytes().get(self.position..).unwrap_or_default();
        let at = memchr3(b'\n', b'\r', b'"', rest)?;
        let after = match (rest.get(at), rest.get(at + 1)) {
            (Some(b'"'), _) => return None,
            (Some(b'\r'), Some(b'\n')) => at + 2,
            _ => at + 1,
        };
        Some((rest.get(..at)?, after))
    }

    /// Reads a record that is one line without quotation marks; gives how many of its first fields read as
    /// those of the record before.
    fn plain(&mut self) -> Option<usize> {
        let (line, after) = self.line()?;
        let start = self.position;
        let alike = self.keep_alike(line);
        let done = self.fields.last().map_or(0, |last| last.end + 1 - start);
        let mut from = start + done;
        for end in memchr_iter(self.dialect.separator, line.get(done..).unwrap_or_default()) {
            let end = start + done + end;
            self.keep(Field { start: from, end, escaped: false });
            from = end + 1;
        }
        self.keep(Field { start: from, end: start + line.len(), escaped: false });
        self.line = Some(start..start + line.len());
        self.position = start + after;
        Some(alike)
    }

    /// Keeps the first fields of the record before that `line`, the next record, has too, and moves them to
    /// their new place; gives how many.
    fn keep_alike(&mut self, line: &[u8]) -> usize {
        let before = self.line.clone().unwrap_or_default();
        let common = common_prefix(self.text.as_bytes().get(before.clone()).unwrap_or_default(), line);
        // With the separators after them.
        let alike =
            self.fields.iter().take(MOST_FIELDS).take_while(|own| own.end - before.start < common).count();
        self.fields.truncate(alike);
        for field in &mut self.fields {
            field.start = field.start - before.start + self.position;
            field.end = field.end - before.start + self.position;
        }
        alike
    }

    /// Reads a record field by field.
    fn careful(&mut self) {
        let (bytes, start) = (self.text.as_bytes(), self.position);
        loop {
            let field = self.field(start);
            self.keep(field);
            let at = self.position;
            match bytes.get(at) {
                Some(byte) if *byte == self.dialect.separator => self.position = at + 1,
                Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => {
                    self.position = at + 2;
                    break;
                }
                _ => {
                    self.position = (at + 1).min(bytes.len());
                    break;
                }
            }
        }
    }

    /// The field at the position, which moves to the separator or line end after it.
    fn field(&mut self, record: usize) -> Field {
        let bytes = self.text.as_bytes();
        let start = self.position;
        let first = bytes.get(start).copied();
        let open = if first == Some(b' ') { self.after_blanks(start) } else { start };
        if bytes.get(open) == Some(&b'"') {
            match self.quoted(record, open, open > start) {
                Quoted::To { close, escaped, rows } => {
                    if rows > 0 && self.rows_within.len() < MOST_OPEN_QUOTES {
                        self.rows_within.push(self.place());
                    }
                    let end = self.plain_end(close + 1);
                    self.position = end;
                    let bare = !escaped && (end == close + 1 || open > start);
                    return if bare {
                        Field { start: open + 1, end: close, escaped: false }
                    } else {
                        Field { start: open, end, escaped: true }
                    };
                }
                Quoted::Not if open == start => {
                    if self.open_quotes.len() < MOST_OPEN_QUOTES {
                        self.open_quotes.push(self.place());
                    }
                }
                Quoted::Not => {}
            }
        }
        let end = self.plain_end(start);
        self.position = end;
        Field { start, end, escaped: false }
    }

    /// Keeps a field; of those beyond any sheet's edge only the last that holds something, which is
    /// enough to tell that the row is too wide.
    fn keep(&mut self, field: Field) {
        if self.fields.len() <= MOST_FIELDS {
            self.fields.push(field);
        } else if field.end > field.start
            && let Some(last) = self.fields.last_mut()
        {
            *last = field;
        }
    }

    /// The row and column of the field that comes next.
    fn place(&self) -> (u32, u32) {
        (self.row, u32::try_from(self.fields.len()).unwrap_or(u32::MAX))
    }

    fn after_blanks(&self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        bytes.get(from..).map_or(from, |rest| from + rest.iter().take_while(|byte| **byte == b' ').count())
    }

    fn plain_end(&self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(from..).unwrap_or_default();
        memchr3(self.dialect.separator, b'\n', b'\r', rest).map_or(bytes.len(), |at| from + at)
    }

    /// What becomes of the quotation mark at `open`. After blanks it counts only where all is clean.
    fn quoted(&self, record: usize, open: usize, after_blanks: bool) -> Quoted {
        let Some((close, escaped)) = self.closing(open + 1) else { return Quoted::Not };
        let bytes = self.text.as_bytes();
        let inner = bytes.get(open + 1..close).unwrap_or_default();
        let next = if bytes.get(close + 1) == Some(&b' ') { self.after_blanks(close + 1) } else { close + 1 };
        let is_clean =
            bytes.get(next).is_none_or(|b| *b == self.dialect.separator || matches!(b, b'\r' | b'\n'));
        let has_breaks = memchr2(b'\n', b'\r', inner).is_some();
        let rows = if is_clean && has_breaks { self.rows_within(record, close) } else { 0 };
        let is_odd = match (is_clean, has_breaks) {
            (true, false) => false,
            (true, true) => after_blanks || rows > MOST_ROWS_WITHIN,
            (false, false) => after_blanks || memchr(self.dialect.separator, inner).is_some(),
            (false, true) => true,
        };
        if is_odd { Quoted::Not } else { Quoted::To { close, escaped, rows } }
    }

    /// The mark that closes a quoted field, and whether doubled ones stand before it.
    fn closing(&self, from: usize) -> Option<(usize, bool)> {
        let bytes = self.text.as_bytes();
        let limit = from.saturating_add(LONGEST_FIELD).min(bytes.len());
        let (mut at, mut escaped) = (from, false);
        while let Some(found) = bytes.get(at..limit).and_then(|rest| memchr(b'"', rest)) {
            let found = at + found;
            if bytes.get(found + 1) != Some(&b'"') {
                return Some((found, escaped));
            }
            (at, escaped) = (found + 2, true);
        }
        None
    }

    /// How many lines the field that closes at `close` would take in, where they all look like rows
    /// of their own: a mark was left open, and another one further down seems to close it. Zero where
    /// other marks about them show that the sender quotes with care.
    fn rows_within(&self, record: usize, close: usize) -> usize {
        if self.dialect.width < 2 {
            return 0;
        }
        let bytes = self.text.as_bytes();
        let rest = bytes.get(close..).unwrap_or_default();
        let end = memchr2(b'\n', b'\r', rest).map_or(bytes.len(), |at| close + at);
        let region = bytes.get(record..end).unwrap_or_default();
        if memchr::memchr_iter(b'"', region).count() > 2 {
            return 0;
        }
        let lines = region.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty());
        let (mut all, mut alike) = (0_usize, 0_usize);
        for line in lines {
            all += 1;
            let separators = memchr::memchr_iter(self.dialect.separator, line).count();
            alike += usize::from(separators + 1 == self.dialect.width);
        }
        if alike * 3 >= all * 2 { all } else { 0 }
    }
}

/// How many bytes two texts have in common at their beginning.
fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    const STEP: usize = 16;
    let steps = a.chunks_exact(STEP).zip(b.chunks_exact(STEP)).take_while(|(a, b)| a == b).count();
    let rests = a.iter().zip(b).skip(steps * STEP);
    steps * STEP + rests.take_while(|(a, b)| a == b).count()
}

/// A quoted field with what follows its closing mark, as plain text.
fn without_quotes(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut inside = raw.strip_prefix('"').unwrap_or(raw);
    while let Some((before, after)) = inside.split_once('"') {
        text.push_str(before);
        if let Some(more) = after.strip_prefix('"') {
            text.push('"');
            inside = more;
        } else {
            text.push_str(after);
            return text;
        }
    }
    text.push_str(inside);
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::returns::Source;

    fn rows(records: &mut Records<'_>) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        while let Some(record) = records.next() {
            assert_eq!(record.row as usize, rows.len());
            let own: Vec<String> = (0..record.len()).map(|at| record.text(at).into_owned()).collect();
            let before: &[String] = rows.last().map_or(&[], Vec::as_slice);
            assert_eq!(own.get(..record.alike), before.get(..record.alike));
            rows.push(own);
        }
        rows
    }

    fn all(text: &str, width: usize) -> (Vec<Vec<String>>, Vec<(u32, u32)>) {
        let mut records = Records::new(text, Dialect { separator: b',', width }, 0..text.len());
        (rows(&mut records), records.open_quotes)
    }

    #[test]
    fn an_open_quote_does_not_swallow_the_rows_below() {
        let (rows, open) = all("name,n\n\"Leeds,5\nYork,6\n\"Hull\",7\nA,8\n", 2);
        assert_eq!(rows, [["name", "n"], ["\"Leeds", "5"], ["York", "6"], ["Hull", "7"], ["A", "8"]]);
        assert_eq!(open, [(1, 0)]);
        // A second stray mark far below closes nothing.
        let (rows, open) = all("name,n\n\"Leeds,5\nA,1\nB,2\nYork\",6\nHull,7\n", 2);
        assert_eq!(rows[1..3], [["\"Leeds", "5"], ["A", "1"]]);
        assert_eq!((rows.len(), open), (6, vec![(1, 0)]));
        let (rows, open) = all("a,\"b,\"c\",d\n", 3);
        assert_eq!(
            (rows, open),
            (vec![vec!["a".into(), "\"b".into(), "c".into(), "d".into()]], vec![(0, 1)])
        );
    }

    #[test]
    fn a_text_that_looks_like_two_rows_is_kept_and_noted() {
        let text = "name,n\n\"12 High St,\nLeeds\",5\n\"a\",\"b,\nc\"\n";
        let mut records = Records::new(text, Dialect { separator: b',', width: 2 }, 0..text.len());
        assert_eq!(rows(&mut records), [["name", "n"], ["12 High St,\nLeeds", "5"], ["a", "b,\nc"]]);
        assert_eq!((records.open_quotes, records.rows_within), (vec![], vec![(1, 0)]));
    }

    #[test]
    fn quoted_line_breaks_and_marks_inside_stay_in_their_field() {
        let (rows, open) = all("a,\"one\ntwo\r\nthree\",c\n\"say \"\"so\"\"\",5\" tall, \"x, y\" ,z\n", 3);
        assert_eq!(rows[0], ["a", "one\ntwo\r\nthree", "c"]);
        assert_eq!(rows[1], ["say \"so\"", "5\" tall", "x, y", "z"]);
        assert_eq!(open, []);
        let text = "\"A\" team,b\n";
        let mut records = Records::new(text, Dialect { separator: b',', width: 2 }, 0..text.len());
        let record = records.next().unwrap();
        assert_eq!(
            (record.text(0).as_ref(), record.raw(0), record.raw(1)),
            ("A team", &b"\"A\" team"[..], &b"b"[..])
        );
    }

    /// The records of a text that is read in pieces of this many bytes.
    fn in_small_pieces(text: &str, piece: usize) -> Vec<Vec<String>> {
        let source = Source::new("a.csv", text.as_bytes());
        let reading =
            Reading { source: &source, progress: &|_| {}, cancelled: &|| false, memory: usize::MAX };
        let dialect = Dialect { separator: b',', width: 3 };
        let pieces =
            in_pieces_of::<(), _>(&reading, text, dialect, piece, |(), records| rows(records)).unwrap();
        let mut together = Vec::new();
        for piece in pieces {
            assert_eq!(piece.first_row as usize, together.len());
            together.extend(piece.made);
        }
        together
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_plain_line_is_what_the_careful_reader_finds(text in "(a|b1|,|,| |\"|\n|\r\n|\r){0,40}") {
            let mut records = Records::new(&text, Dialect { separator: b',', width: 3 }, 0..text.len());
            let mut carefully = Vec::new();
            while records.position < records.end {
                records.fields.clear();
                records.careful();
                let record = Record { text: &text, fields: &records.fields, row: 0, alike: 0 };
                carefully.push((0..record.len()).map(|at| record.text(at).into_owned()).collect::<Vec<_>>());
            }
            prop_assert_eq!(all(&text, 3).0, carefully);
        }

        #[test]
        fn pieces_give_what_the_whole_gives(text in "(a|b1|,|,|\"|\"\"|\n|\r\n|\r| ){0,60}", piece in 0_usize..12) {
            prop_assert_eq!(in_small_pieces(&text, piece), all(&text, 3).0);
        }
    }
}
