//! Rows of separated text that stay text until somebody looks at them.

use std::{
    borrow::Cow,
    fmt,
    ops::Range,
    sync::{Arc, OnceLock},
};

use super::{
    dialect::Dialect,
    records::{Record, Records},
};
use crate::returns::{Cell, Content, Source};

/// Rows that become cells together.
pub(super) const BLOCK: u32 = 256;

/// The text of a file: a part of the file itself where that is UTF-8.
enum Text {
    OfFile(Arc<[u8]>, Range<usize>),
    Own(String),
}

impl Text {
    fn bytes(&self, range: Range<usize>) -> &[u8] {
        let whole = match self {
            Self::OfFile(bytes, range) => bytes.get(range.clone()).unwrap_or_default(),
            Self::Own(text) => text.as_bytes(),
        };
        whole.get(range).unwrap_or_default()
    }

    fn len(&self) -> usize {
        match self {
            Self::OfFile(_, range) => range.len(),
            Self::Own(text) => text.len(),
        }
    }
}

/// Some rows that follow each other, and what was learnt while their ends were looked for.
#[derive(Default)]
pub(super) struct Indexed {
    /// Of every block of rows: where it begins in the text, and its first row.
    pub blocks: Vec<(usize, u32)>,
    /// Rows up to the last that is not blank.
    pub height: u32,
    /// The most columns that a row has.
    pub width: u32,
    /// Rows without a field that can only be a number.
    pub wordy: Vec<u32>,
}

struct Block {
    start: usize,
    first_row: u32,
    cells: OnceLock<Vec<Vec<Cell>>>,
}

/// The rows of a text.
pub(in crate::returns) struct TextRows {
    text: Text,
    dialect: Dialect,
    blocks: Vec<Block>,
    height: u32,
    width: u32,
    wordy: Vec<u32>,
}

impl fmt::Debug for TextRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries((0..self.len()).map(|at| self.get(at))).finish()
    }
}

impl TextRows {
    /// The rows of `body`, which is the file's own text or was made of it, from what was found in
    /// its pieces.
    pub(super) fn new(source: &Source, body: Cow<'_, str>, dialect: Dialect, pieces: Vec<Indexed>) -> Self {
        let text = match place_in(&source.bytes, &body) {
            Some(range) => Text::OfFile(Arc::clone(&source.bytes), range),
            None => Text::Own(body.into_owned()),
        };
        let mut rows = Self { text, dialect, blocks: Vec::new(), height: 0, width: 0, wordy: Vec::new() };
        for piece in pieces {
            let block = |(start, first_row)| Block { start, first_row, cells: OnceLock::new() };
            rows.blocks.extend(piece.blocks.into_iter().map(block));
            rows.height = rows.height.max(piece.height);
            rows.width = rows.width.max(piece.width);
            rows.wordy.extend(piece.wordy);
        }
        rows
    }

    pub(in crate::returns) fn len(&self) -> usize {
        usize::try_from(self.height).unwrap_or(usize::MAX)
    }

    pub(in crate::returns) const fn width(&self) -> u32 {
        self.width
    }

    /// The cells of a row; its neighbours are made with it, and kept.
    pub(in crate::returns) fn get(&self, at: usize) -> Option<&[Cell]> {
        let row = u32::try_from(at).ok().filter(|row| *row < self.height)?;
        let (number, within) = self.place(row)?;
        let cells = self.blocks.get(number)?.cells.get_or_init(|| self.cells_of(number));
        cells.get(within).map(Vec::as_slice)
    }

    /// The block of a row, and the row's place in it.
    fn place(&self, row: u32) -> Option<(usize, usize)> {
        let number = self.blocks.partition_point(|block| block.first_row <= row).checked_sub(1)?;
        let first = self.blocks.get(number)?.first_row;
        Some((number, usize::try_from(row - first).ok()?))
    }

    /// The cells of rows of which nothing is kept.
    pub(in crate::returns) fn passing(
        &self,
        rows: Range<u32>,
    ) -> impl Iterator<Item = (u32, Cow<'_, [Cell]>)> {
        let rows = rows.start..rows.end.min(self.height);
        self.pick(rows)
    }

    /// Rows from `from` on without a field that can only be a number.
    pub(in crate::returns) fn wordy(&self, from: u32) -> impl Iterator<Item = (u32, Cow<'_, [Cell]>)> {
        let first = self.wordy.partition_point(|row| *row < from);
        self.pick(self.wordy.iter().skip(first).copied().take_while(|row| *row < self.height))
    }

    /// The cells of `rows`, from top to bottom.
    fn pick(&self, rows: impl Iterator<Item = u32>) -> impl Iterator<Item = (u32, Cow<'_, [Cell]>)> {
        let mut made: Option<(usize, Vec<Vec<Cell>>)> = None;
        rows.filter_map(move |row| {
            let (number, within) = self.place(row)?;
            if let Some(kept) = self.blocks.get(number)?.cells.get() {
                return Some((row, kept.get(within)?.into()));
            }
            if made.as_ref().is_none_or(|(of, _)| *of != number) {
                made = Some((number, self.cells_of(number)));
            }
            let (_, cells) = made.as_mut()?;
            Some((row, std::mem::take(cells.get_mut(within)?).into()))
        })
    }

    fn cells_of(&self, number: usize) -> Vec<Vec<Cell>> {
        let start_of = |number: usize| self.blocks.get(number).map_or(self.text.len(), |block| block.start);
        let bytes = self.text.bytes(start_of(number)..start_of(number + 1));
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let mut records = Records::new(text, self.dialect, 0..text.len());
        let mut rows = Vec::new();
        while let Some(record) = records.next() {
            rows.push(cells(&record));
        }
        rows
    }
}

/// Where a text lies in a file's bytes; `None` where it was made anew.
fn place_in(bytes: &[u8], text: &str) -> Option<Range<usize>> {
    let start = text.as_ptr().addr().checked_sub(bytes.as_ptr().addr())?;
    let range = start..start.checked_add(text.len())?;
    (range.end <= bytes.len()).then_some(range)
}

/// A record's cells up to the last that is not blank.
fn cells(record: &Record<'_, '_>) -> Vec<Cell> {
    let cell = |at: usize| {
        let text = record.text(at);
        let content =
            if text.trim().is_empty() { Content::Empty } else { Content::Text(text.as_ref().into()) };
        Cell { content, percent: false }
    };
    (0..record.width()).map(cell).collect()
}
