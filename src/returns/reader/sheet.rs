//! A grid while it is filled, within the limits.

use std::{mem::size_of, ops::Range, sync::Arc};

use super::{
    Reading,
    limits::{MOST_COLUMNS, MOST_MERGED, MOST_ROWS},
};
use crate::{
    domain::CellAddress,
    returns::{Cell, Content, Grid},
};

/// The cells of the file need more memory than a file may take.
pub(super) struct TooManyCells;

/// What is said of it.
pub(super) const TOO_MANY: &str = "its cells would take more than 760 MB of memory; delete what is not needed, or save the sheets as separate files";

/// Bytes that a text takes beside its letters.
pub(super) const TEXT_COST: usize = 32;

/// Bytes of memory that the cells of a file may take.
pub(super) fn all_room(reading: &Reading<'_>) -> usize {
    reading.memory.saturating_sub(reading.source.bytes.len())
}

/// Bytes that a cell takes: a text that is kept only here and among those met lately is its own.
pub(super) fn weight(cell: &Cell) -> usize {
    let own = match &cell.content {
        Content::Text(text) | Content::Error(text) if Arc::strong_count(text) <= 2 => TEXT_COST + text.len(),
        _ => 0,
    };
    size_of::<Cell>() + own
}

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// It has its place.
    Done,
    /// Its place was taken by another content, which it replaced.
    Twice,
    /// It lies beyond the edge of Excel's own sheets, and was passed over.
    Beyond,
}

/// Rows that are filled beside others may take one of so many shares of the room that is left.
const SHARES: usize = 64;

/// Fills a grid cell by cell; empty cells cost nothing.
pub(super) struct SheetFilling {
    grid: Grid,
    /// The row of the sheet with which `rows` begins.
    first: usize,
    rows: Vec<Vec<Cell>>,
    room: usize,
    /// Bytes that were taken of the room.
    taken: usize,
    /// The row that was filled last.
    last: usize,
}

impl SheetFilling {
    /// An empty sheet, of a file whose cells may still take `room` bytes.
    pub(super) fn new(name: &str, hidden: bool, room: usize) -> Self {
        let grid = Grid { name: name.into(), hidden, ..Grid::default() };
        Self { grid, first: 0, rows: Vec::new(), room, taken: 0, last: 0 }
    }

    /// Rows of the same sheet from `first` on, to be filled beside these with a share of their room.
    pub(super) fn beside(first: u32, room: usize) -> Self {
        Self { first: index(first), ..Self::new("", false, room / SHARES) }
    }

    /// How much room is left.
    pub(super) const fn room(&self) -> usize {
        self.room
    }

    /// Adds rows that were filled beside these; false where they do not lie below all of these.
    pub(super) fn append(&mut self, below: Self) -> bool {
        self.grid.hidden_rows.extend(&below.grid.hidden_rows);
        if below.rows.is_empty() {
            return true;
        }
        let gap = match below.first.checked_sub(self.rows.len()) {
            Some(gap) if self.first == 0 => gap,
            _ => return false,
        };
        let cost = below.taken.saturating_add(gap.saturating_mul(size_of::<Vec<Cell>>()));
        let Some(room) = self.room.checked_sub(cost) else { return false };
        self.room = room;
        self.rows.resize_with(below.first, Vec::new);
        self.rows.extend(below.rows);
        self.last = self.rows.len().saturating_sub(1);
        true
    }

    /// Puts a cell.
    pub(super) fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<Put, TooManyCells> {
        if cell.content == Content::Empty {
            return Ok(Put::Done);
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Ok(Put::Beyond);
        }
        // There is no room above rows that are filled beside others.
        let row = index(row).checked_sub(self.first).ok_or(TooManyCells)?;
        let column = index(column);
        let mut cost = weight(&cell);
        if row != self.last || row >= self.rows.len() {
            cost += self.turn_to(row);
        }
        let Some(cells) = self.rows.get_mut(row) else { return Ok(Put::Done) };
        cost += column.saturating_sub(cells.len()) * size_of::<Cell>();
        self.room = self.room.checked_sub(cost).ok_or(TooManyCells)?;
        self.taken += cost;
        if cells.len() <= column {
            cells.resize_with(column, Cell::default);
            cells.push(cell);
            return Ok(Put::Done);
        }
        let Some(place) = cells.get_mut(column) else { return Ok(Put::Done) };
        let is_taken = place.content != Content::Empty && *place != cell;
        *place = cell;
        Ok(if is_taken { Put::Twice } else { Put::Done })
    }

    /// Makes a row the one that is filled, and says how many bytes new rows take.
    fn turn_to(&mut self, row: usize) -> usize {
        let mut width = 0;
        if let Some(before) = self.rows.get_mut(self.last) {
            width = before.len();
            // Rows are mostly as long as the one before: what was made in vain is given back.
            if before.capacity() > width + width / 8 {
                before.shrink_to_fit();
            }
        }
        self.last = row;
        let new = (row + 1).saturating_sub(self.rows.len());
        if new > 0 {
            self.rows.resize_with(row, Vec::new);
            self.rows.push(Vec::with_capacity(width));
        }
        new * size_of::<Vec<Cell>>()
    }

    /// Marks a row as hidden by the sender.
    pub(super) fn hide_row(&mut self, row: u32) {
        if row < MOST_ROWS {
            self.grid.hidden_rows.insert(row);
        }
    }

    /// Marks columns as hidden by the sender.
    pub(super) fn hide_columns(&mut self, columns: Range<u32>) {
        self.grid.hidden_columns.extend(columns.start..columns.end.min(MOST_COLUMNS));
    }

    /// Notes a merged range, each end given by row and column.
    pub(super) fn merge(&mut self, first: (u32, u32), last: (u32, u32)) {
        let sensible = first.0 <= last.0 && first.1 <= last.1 && last.0 < MOST_ROWS && last.1 < MOST_COLUMNS;
        if sensible && first != last && self.grid.merged.len() < MOST_MERGED {
            self.grid.merged.push((CellAddress::new(first.0, first.1), CellAddress::new(last.0, last.1)));
        }
    }

    /// The grid, and how much room is left. Hidden rows and columns and merged ranges beyond the
    /// last filled cell are dropped.
    pub(super) fn finish(mut self) -> (Grid, usize) {
        self.grid.rows = self.rows.into();
        let (height, width) = (self.grid.height(), self.grid.width());
        self.grid.hidden_rows.retain(|row| *row < height);
        self.grid.hidden_columns.retain(|column| *column < width);
        self.grid.merged.retain(|(first, _)| first.row < height);
        (self.grid, self.room)
    }
}

fn index(position: u32) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// Texts that were met lately, by a hash of their letters.
const KEPT: usize = 1 << 15;

/// Longer texts seldom repeat.
const SHORT: usize = 64;

/// Codes, names and marks repeat: each is kept once while it is met often enough.
#[derive(Default)]
pub(in crate::returns) struct Texts {
    known: Vec<Option<Arc<str>>>,
}

impl Texts {
    /// The text as content; only blanks are no content.
    pub(super) fn content(&mut self, text: &str) -> Content {
        if text.trim().is_empty() {
            return Content::Empty;
        }
        Content::Text(self.shared(text))
    }

    fn shared(&mut self, text: &str) -> Arc<str> {
        if text.len() > SHORT {
            return text.into();
        }
        if self.known.is_empty() {
            self.known.resize(KEPT, None);
        }
        let Some(place) = self.known.get_mut(slot(text.as_bytes())) else { return text.into() };
        match place {
            Some(known) if **known == *text => Arc::clone(known),
            _ => Arc::clone(place.insert(text.into())),
        }
    }
}

fn slot(text: &[u8]) -> usize {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = text.len() as u64;
    let (words, rest) = text.as_chunks::<8>();
    for word in words {
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(MIX);
    }
    let mut last = [0; 8];
    for (place, byte) in last.iter_mut().zip(rest) {
        *place = *byte;
    }
    hash = (hash.rotate_left(23) ^ u64::from_le_bytes(last)).wrapping_mul(MIX);
    usize::try_from(hash >> 49).unwrap_or_default()
}
