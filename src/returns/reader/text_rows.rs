//! Rows of separated text that stay text until somebody looks at them.

use std::{
    borrow::Cow,
    fmt,
    ops::Range,
    sync::{Arc, OnceLock},
};

use memchr::memchr;

use super::{
    dialect::Dialect,
    records::{Record, Records},
};
use crate::returns::{Cell, Content, Source};

/// Rows that become cells together.
pub(super) const BLOCK: u32 = 256;

/// The text of a file: a part of the file itself where that is UTF-8.
enum Text {
    OfFile(Arc<Vec<u8>>, Range<usize>),
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
    /// Rows without a field that can only be data, and where they stand in the text.
    pub wordy: Vec<(u32, Range<usize>)>,
}

struct Block {
    start: usize,
    first_row: u32,
    cells: OnceLock<Vec<Vec<Cell>>>,
}

/// Rows that follow each other, for one thread to read.
pub(in crate::returns) struct TextPiece<'t> {
    bytes: &'t [u8],
    dialect: Dialect,
    /// The row of its first record.
    pub first_row: u32,
    /// The rows of it that are wanted.
    pub rows: Range<u32>,
}

impl<'t> TextPiece<'t> {
    /// Its records, counted from the first row.
    pub(in crate::returns) fn records(&self) -> Records<'t> {
        let text = std::str::from_utf8(self.bytes).unwrap_or_default();
        Records::new(text, self.dialect, 0..text.len())
    }
}

/// Bytes of text that one thread reads at a time.
const PIECE: usize = 1 << 20;

/// The rows of a text.
pub(in crate::returns) struct TextRows {
    text: Text,
    dialect: Dialect,
    blocks: Vec<Block>,
    height: u32,
    width: u32,
    wordy: Vec<(u32, Range<usize>)>,
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
        self.pick(rows.map(|row| (row, 0..0)))
    }

    /// Rows from `from` on without a field that can only be data.
    pub(in crate::returns) fn wordy(&self, from: u32) -> impl Iterator<Item = (u32, Cow<'_, [Cell]>)> {
        let first = self.wordy.partition_point(|(row, _)| *row < from);
        self.pick(self.wordy.iter().skip(first).cloned().take_while(|(row, _)| *row < self.height))
    }

    /// The cells of `rows`, from top to bottom; some are given with their places in the text.
    fn pick(
        &self,
        rows: impl Iterator<Item = (u32, Range<usize>)>,
    ) -> impl Iterator<Item = (u32, Cow<'_, [Cell]>)> {
        let mut made: Option<(usize, Vec<Vec<Cell>>)> = None;
        rows.filter_map(move |(row, range)| {
            if let Some(cells) = self.alone(range) {
                return Some((row, cells.into()));
            }
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

    /// The cells of the row at a place in the text, where its neighbours are not needed to read it:
    /// it has no quotation marks.
    fn alone(&self, range: Range<usize>) -> Option<Vec<Cell>> {
        let bytes = self.text.bytes(range);
        if bytes.is_empty() || memchr(b'"', bytes).is_some() {
            return None;
        }
        let text = std::str::from_utf8(bytes).ok()?;
        Some(Records::new(text, self.dialect, 0..text.len()).next()?.cells())
    }

    fn start_of(&self, block: usize) -> usize {
        self.blocks.get(block).map_or(self.text.len(), |block| block.start)
    }

    fn piece(&self, blocks: Range<usize>, rows: &Range<u32>) -> TextPiece<'_> {
        TextPiece {
            bytes: self.text.bytes(self.start_of(blocks.start)..self.start_of(blocks.end)),
            dialect: self.dialect,
            first_row: self.blocks.get(blocks.start).map_or(0, |block| block.first_row),
            rows: rows.clone(),
        }
    }

    /// Rows in pieces for several threads.
    pub(in crate::returns) fn pieces(&self, rows: Range<u32>) -> Vec<TextPiece<'_>> {
        let rows = rows.start..rows.end.min(self.height);
        let mut pieces = Vec::new();
        let Some((start, _)) = self.place(rows.start).filter(|_| !rows.is_empty()) else { return pieces };
        let mut first = start;
        let end = self.blocks.partition_point(|block| block.first_row < rows.end);
        for block in start..end {
            if block + 1 == end || self.start_of(block + 1) - self.start_of(first) >= PIECE {
                pieces.push(self.piece(first..block + 1, &rows));
                first = block + 1;
            }
        }
        pieces
    }

    fn cells_of(&self, number: usize) -> Vec<Vec<Cell>> {
        let mut records = self.piece(number..number + 1, &(0..self.height)).records();
        let mut rows = Vec::new();
        while let Some(record) = records.next() {
            rows.push(record.cells());
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

impl Record<'_, '_> {
    /// Its cells up to the last that is not blank.
    pub(in crate::returns) fn cells(&self) -> Vec<Cell> {
        let cell = |at: usize| {
            let text = self.text(at);
            let content =
                if text.trim().is_empty() { Content::Empty } else { Content::Text(text.as_ref().into()) };
            Cell { content, percent: false }
        };
        (0..self.width()).map(cell).collect()
    }
}
