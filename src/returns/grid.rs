//! One sheet's cells: rows kept as cells, or as the text that they are read from when they are
//! looked at.

use std::{borrow::Cow, collections::BTreeSet, ops::Range, sync::Arc};

use super::{
    Cell, Content,
    reader::{TextPiece, TextRows},
    table::is_data_cell,
};
use crate::domain::CellAddress;

/// One sheet: rows of cells without its empty tail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The sheet's name as in the file; empty for a CSV file.
    pub name: Arc<str>,
    /// Whether the sender hid it: listed, never taken unasked.
    pub hidden: bool,
    /// Rows the sender hid (0-based).
    pub hidden_rows: BTreeSet<u32>,
    /// Columns the sender hid (0-based).
    pub hidden_columns: BTreeSet<u32>,
    /// Rows from the first of the sheet.
    pub rows: Rows,
    /// Merged ranges: first and last cell.
    pub merged: Vec<(CellAddress, CellAddress)>,
}

impl Grid {
    /// The cell at an address; an empty one beyond the edge.
    #[must_use]
    pub fn cell(&self, row: u32, column: u32) -> &Cell {
        static EMPTY: Cell = Cell { content: Content::Empty, percent: false };
        self.row(row).get(index(column)).unwrap_or(&EMPTY)
    }

    /// The cells of a row up to its last filled one; none beyond the edge.
    #[must_use]
    pub fn row(&self, row: u32) -> &[Cell] {
        self.rows.get(index(row)).unwrap_or_default()
    }

    /// How many rows.
    #[must_use]
    pub fn height(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// How many columns the widest row has.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.rows.width()
    }
}

/// Whether a cell is data at a glance: a number that is no year.
fn is_surely_data(cell: &Cell) -> bool {
    matches!(cell.content, Content::Number(_)) && is_data_cell(cell)
}

fn index(position: u32) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// Rows of cells that one thread reads at a time.
const STRETCH: usize = 2048;

/// Rows that follow each other.
pub(super) enum Stretch<'g> {
    /// The first row's number, and cells.
    Cells(u32, &'g [Vec<Cell>]),
    /// Text.
    Text(TextPiece<'g>),
}

/// The rows of a sheet, each as long as its last filled cell.
///
/// Those of a text become cells where they are looked at, some hundred at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows(Kept);

#[derive(Clone, Debug)]
enum Kept {
    Cells(Vec<Vec<Cell>>),
    Text(Arc<TextRows>),
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Cells(a), Self::Cells(b)) => a == b,
            (Self::Text(a), Self::Text(b)) if Arc::ptr_eq(a, b) => true,
            (a, b) => a.len() == b.len() && (0..a.len()).all(|at| a.get(at) == b.get(at)),
        }
    }
}

impl Kept {
    fn len(&self) -> usize {
        match self {
            Self::Cells(rows) => rows.len(),
            Self::Text(text) => text.len(),
        }
    }

    fn get(&self, at: usize) -> Option<&[Cell]> {
        match self {
            Self::Cells(rows) => rows.get(at).map(Vec::as_slice),
            Self::Text(text) => text.get(at),
        }
    }
}

impl Default for Rows {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl From<Vec<Vec<Cell>>> for Rows {
    fn from(rows: Vec<Vec<Cell>>) -> Self {
        Self(Kept::Cells(rows))
    }
}

impl From<TextRows> for Rows {
    fn from(rows: TextRows) -> Self {
        Self(Kept::Text(rows.into()))
    }
}

impl Rows {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cells of a row; `None` beyond the last.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&[Cell]> {
        self.0.get(at)
    }

    /// Every row, as cells; nothing of it is kept for the next who looks.
    pub fn all(&self) -> impl Iterator<Item = Cow<'_, [Cell]>> {
        self.passing(0..u32::MAX).map(|(_, cells)| cells)
    }

    /// Some rows with their numbers; nothing of them is kept for the next who looks.
    pub(super) fn passing(&self, rows: Range<u32>) -> Box<dyn Iterator<Item = (u32, Cow<'_, [Cell]>)> + '_> {
        match &self.0 {
            Kept::Cells(all) => {
                let end = index(rows.end).min(all.len());
                let some = all.get(index(rows.start)..end).unwrap_or_default();
                Box::new((rows.start..).zip(some).map(|(at, row)| (at, row.into())))
            }
            Kept::Text(text) => Box::new(text.passing(rows)),
        }
    }

    /// The rows from `from` on that may hold no data: those without a cell that can only be data.
    pub(super) fn wordy(&self, from: u32) -> Box<dyn Iterator<Item = (u32, Cow<'_, [Cell]>)> + '_> {
        match &self.0 {
            Kept::Cells(rows) => {
                let numbered = rows.iter().enumerate().skip(index(from));
                let wordy = numbered.filter(|(_, row)| !row.iter().any(is_surely_data));
                Box::new(wordy.map(|(at, row)| (u32::try_from(at).unwrap_or(u32::MAX), row.into())))
            }
            Kept::Text(text) => Box::new(text.wordy(from)),
        }
    }

    /// Rows in stretches that several threads can read beside each other.
    pub(super) fn stretches(&self, rows: Range<u32>) -> Vec<Stretch<'_>> {
        match &self.0 {
            Kept::Cells(all) => {
                let wanted = index(rows.start)..index(rows.end).min(all.len());
                let chunks = all.get(wanted).unwrap_or_default().chunks(STRETCH);
                let firsts = (rows.start..).step_by(STRETCH);
                firsts.zip(chunks).map(|(first, rows)| Stretch::Cells(first, rows)).collect()
            }
            Kept::Text(text) => text.pieces(rows).into_iter().map(Stretch::Text).collect(),
        }
    }

    /// How long each row is; `None` where the rows are still text.
    pub(super) fn lengths(&self) -> Option<impl Iterator<Item = usize>> {
        match &self.0 {
            Kept::Cells(rows) => Some(rows.iter().map(Vec::len)),
            Kept::Text(_) => None,
        }
    }

    fn width(&self) -> u32 {
        match &self.0 {
            Kept::Cells(rows) => {
                rows.iter().map(|row| u32::try_from(row.len()).unwrap_or(u32::MAX)).max().unwrap_or(0)
            }
            Kept::Text(text) => text.width(),
        }
    }
}
