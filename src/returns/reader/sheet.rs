//! A grid while it is filled, within the limits.

use std::sync::Arc;

use crate::{
    domain::CellAddress,
    returns::{Cell, Content, Grid},
};

use super::limits::{MOST_CELLS, MOST_COLUMNS, MOST_MERGED, MOST_ROWS};

/// The file holds more cells than [`MOST_CELLS`].
pub(super) struct TooManyCells;

/// What is said of it.
pub(super) const TOO_MANY: &str =
    "it has more than 20 million cells; delete what is not needed, or save the sheets as separate files";

/// Fills a grid cell by cell; empty cells cost nothing.
pub(super) struct SheetFilling {
    grid: Grid,
    room: usize,
}

impl SheetFilling {
    /// An empty sheet, of a file that may still take `room` cells.
    pub(super) fn new(name: &str, hidden: bool, room: usize) -> Self {
        Self { grid: Grid { name: name.into(), hidden, ..Grid::default() }, room }
    }

    /// Puts a cell; what lies beyond Excel's own edge is passed over.
    pub(super) fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), TooManyCells> {
        if cell.content == Content::Empty || row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Ok(());
        }
        let (row, column) = (index(row), index(column));
        if self.grid.rows.len() <= row {
            self.grid.rows.resize_with(row + 1, Vec::new);
        }
        let Some(cells) = self.grid.rows.get_mut(row) else { return Ok(()) };
        if cells.len() <= column {
            let more = column + 1 - cells.len();
            self.room = self.room.checked_sub(more).ok_or(TooManyCells)?;
            cells.resize_with(column + 1, Cell::default);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
        Ok(())
    }

    /// Marks a number as shown as a percentage.
    pub(super) fn mark_percent(&mut self, row: u32, column: u32) {
        let cell = self.grid.rows.get_mut(index(row)).and_then(|cells| cells.get_mut(index(column)));
        if let Some(cell) = cell
            && matches!(cell.content, Content::Number(_))
        {
            cell.percent = true;
        }
    }

    /// Marks a row as hidden by the sender.
    pub(super) fn hide_row(&mut self, row: u32) {
        if row < MOST_ROWS {
            self.grid.hidden_rows.insert(row);
        }
    }

    /// Notes a merged range, each end given by row and column.
    pub(super) fn merge(&mut self, first: (u32, u32), last: (u32, u32)) {
        let sensible = first.0 <= last.0 && first.1 <= last.1 && last.0 < MOST_ROWS && last.1 < MOST_COLUMNS;
        if sensible && first != last && self.grid.merged.len() < MOST_MERGED {
            self.grid.merged.push((CellAddress::new(first.0, first.1), CellAddress::new(last.0, last.1)));
        }
    }

    /// The grid, and how much room is left. Hidden rows and merged ranges below the last filled
    /// row are dropped.
    pub(super) fn finish(mut self) -> (Grid, usize) {
        let height = self.grid.height();
        self.grid.hidden_rows.retain(|row| *row < height);
        self.grid.merged.retain(|(first, _)| first.row < height);
        (self.grid, self.room)
    }
}

/// How many cells a whole file may have.
pub(super) const fn all_room() -> usize {
    MOST_CELLS
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
