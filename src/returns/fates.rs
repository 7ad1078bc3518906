//! What became of every cell of a sheet, kept as small as the cells are many.

use std::collections::BTreeMap;

use super::{Fate, FatedCell, Grid};
use crate::domain::CellAddress;

/// Cells that rows of one length may take before the longest rows go to a list of their own.
const MOST_IN_LINE: usize = 1 << 25;

/// Where the numbers of a row begin.
#[derive(Clone, Debug, Default)]
enum Starts {
    /// All rows are as long.
    #[default]
    Even,
    /// One more than there are rows.
    Each(Vec<usize>),
}

/// A number for each cell of a sheet. 0 where nothing is said.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    starts: Starts,
    width: usize,
    line: Vec<u16>,
    /// Cells beyond the end of their line.
    beyond: BTreeMap<CellAddress, u16>,
}

impl Numbers {
    /// Room for every cell of a grid.
    pub(super) fn of(grid: &Grid) -> Self {
        if let Some(lengths) = grid.rows.lengths() {
            let mut end = 0;
            let starts: Vec<usize> = std::iter::once(0)
                .chain(lengths.map(|length| {
                    end += length;
                    end
                }))
                .collect();
            return Self { starts: Starts::Each(starts), line: vec![0; end], ..Self::default() };
        }
        let height = grid.rows.len().max(1);
        let width = usize::try_from(grid.width()).unwrap_or(usize::MAX).min(MOST_IN_LINE / height);
        Self { width, line: vec![0; width * grid.rows.len()], ..Self::default() }
    }

    fn row(&self, row: usize) -> (usize, usize) {
        match &self.starts {
            Starts::Even => (row * self.width, (row + 1) * self.width),
            Starts::Each(starts) => {
                let at = |row: usize| starts.get(row).copied().unwrap_or(self.line.len());
                (at(row), at(row + 1))
            }
        }
    }

    fn place(&self, cell: CellAddress) -> Option<usize> {
        let (start, end) = self.row(usize::try_from(cell.row).ok()?);
        let place = start.checked_add(usize::try_from(cell.column).ok()?)?;
        (place < end.min(self.line.len())).then_some(place)
    }

    pub(super) fn get(&self, cell: CellAddress) -> u16 {
        match self.place(cell) {
            Some(place) => self.line.get(place).copied().unwrap_or(0),
            None => self.beyond.get(&cell).copied().unwrap_or(0),
        }
    }

    /// The numbers of one row, to be changed.
    pub(super) fn of_row(&mut self, row: u32) -> OfRow<'_> {
        let (start, end) = self.row(index(row));
        let end = end.min(self.line.len());
        let line = self.line.get_mut(start.min(end)..end).unwrap_or_default();
        OfRow { row, line, beyond: &mut self.beyond }
    }

    fn rows(&self) -> usize {
        match &self.starts {
            Starts::Even => self.line.len().checked_div(self.width).unwrap_or(0),
            Starts::Each(starts) => starts.len().saturating_sub(1),
        }
    }

    /// Cells and their numbers, in reading order.
    fn iter(&self) -> impl Iterator<Item = (CellAddress, u16)> + '_ {
        let rows = self.rows().max(self.beyond.last_key_value().map_or(0, |(cell, _)| index(cell.row) + 1));
        (0..rows).flat_map(move |row| {
            let (start, end) = self.row(row);
            let line = self.line.get(start..end.min(self.line.len())).unwrap_or_default();
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            let address =
                move |column: usize| CellAddress::new(row, u32::try_from(column).unwrap_or(u32::MAX));
            let in_line = line.iter().enumerate().map(move |(column, number)| (address(column), *number));
            let beyond = self.beyond.range(address(0)..=CellAddress::new(row, u32::MAX));
            in_line.chain(beyond.map(|(cell, number)| (*cell, *number)))
        })
    }

    fn all(&self) -> impl Iterator<Item = u16> + '_ {
        self.line.iter().chain(self.beyond.values()).copied()
    }
}

/// The numbers of one row.
pub(super) struct OfRow<'n> {
    row: u32,
    line: &'n mut [u16],
    beyond: &'n mut BTreeMap<CellAddress, u16>,
}

impl OfRow<'_> {
    /// The number of a cell; 0 where nothing was said yet, and then something is to be.
    pub(super) fn number(&mut self, column: u32) -> &mut u16 {
        match self.line.get_mut(index(column)) {
            Some(number) => number,
            None => self.beyond.entry(CellAddress::new(self.row, column)).or_default(),
        }
    }
}

fn index(position: u32) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// What became of every cell that looks like data.
#[derive(Clone, Debug, Default)]
pub struct Fates {
    numbers: Numbers,
    fates: Vec<Fate>,
}

impl Fates {
    /// `fates` by the numbers of their cells, counted from 1; a higher number says nothing.
    pub(super) const fn new(numbers: Numbers, fates: Vec<Fate>) -> Self {
        Self { numbers, fates }
    }

    fn fate_of(&self, number: u16) -> Option<&Fate> {
        self.fates.get(usize::from(number).checked_sub(1)?)
    }

    /// What became of a cell; `None` where it does not look like data.
    #[must_use]
    pub fn of(&self, cell: CellAddress) -> Option<&Fate> {
        self.fate_of(self.numbers.get(cell))
    }

    /// Every cell that looks like data, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = FatedCell<'_>> {
        self.numbers.iter().filter_map(|(cell, number)| Some(FatedCell { cell, fate: self.fate_of(number)? }))
    }

    /// Each fate and how many cells have it.
    #[must_use]
    pub fn counts(&self) -> Vec<(&Fate, usize)> {
        let mut counts = vec![0_usize; self.fates.len()];
        self.numbers.all().for_each(|number| {
            if let Some(count) = usize::from(number).checked_sub(1).and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        });
        self.fates.iter().zip(counts).filter(|(_, count)| *count > 0).collect()
    }

    /// How many cells look like data.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts().into_iter().map(|(_, count)| count).sum()
    }

    /// Whether none does.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
