//! What became of every cell of a sheet: each is entered once, and nothing is forgotten.

use std::collections::HashMap;

use super::{Fate, FatedCell, Grid};
use crate::domain::CellAddress;

/// Fates by row and column, kept small: a number for each cell, 0 where nothing is said.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    rows: Vec<Vec<u16>>,
    fates: Vec<Fate>,
    numbers: HashMap<Fate, u16>,
}

/// A cell that is known to be a key of nothing: no data, so it has no fate.
const KEY: u16 = u16::MAX;

/// A later word on a cell counts only if it matters more: what is taken stays taken.
const fn weight(fate: &Fate) -> u8 {
    match fate {
        Fate::Taken => 4,
        Fate::Hidden(_) => 3,
        Fate::Refused(_) => 2,
        Fate::Unused(_) => 1,
    }
}

impl Ledger {
    /// An empty ledger for a sheet.
    pub(super) fn new(grid: &Grid) -> Self {
        Self { rows: vec![Vec::new(); grid.rows.len()], ..Self::default() }
    }

    fn number(&mut self, fate: Fate) -> u16 {
        if let Some(number) = self.numbers.get(&fate) {
            return *number;
        }
        let number = u16::try_from(self.fates.len() + 1).unwrap_or(KEY);
        self.fates.push(fate.clone());
        self.numbers.insert(fate, number);
        number
    }

    fn fate_of(&self, number: u16) -> Option<&Fate> {
        self.fates.get(usize::from(number).checked_sub(1)?)
    }

    /// Enters a fate; a weightier one that is there stays.
    pub(super) fn enter(&mut self, cell: CellAddress, fate: Fate) {
        let (Ok(row), Ok(column)) = (usize::try_from(cell.row), usize::try_from(cell.column)) else { return };
        let old = self.rows.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(0);
        if self.fate_of(old).is_some_and(|old| weight(old) >= weight(&fate)) {
            return;
        }
        let number = self.number(fate);
        let Some(cells) = self.rows.get_mut(row) else { return };
        if cells.len() <= column {
            cells.resize(column + 1, 0);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = number;
        }
    }

    /// Enters a fate whatever stood there.
    pub(super) fn replace(&mut self, cell: CellAddress, fate: Fate) {
        let (Ok(row), Ok(column)) = (usize::try_from(cell.row), usize::try_from(cell.column)) else { return };
        if let Some(place) = self.rows.get_mut(row).and_then(|cells| cells.get_mut(column)) {
            *place = 0;
        }
        self.enter(cell, fate);
    }

    /// Passes over a key that serves no figure.
    pub(super) fn pass(&mut self, cell: CellAddress) {
        let (Ok(row), Ok(column)) = (usize::try_from(cell.row), usize::try_from(cell.column)) else { return };
        let Some(cells) = self.rows.get_mut(row) else { return };
        if cells.len() <= column {
            cells.resize(column + 1, 0);
        }
        if let Some(place) = cells.get_mut(column).filter(|place| **place == 0) {
            *place = KEY;
        }
    }

    /// Whether nothing was entered.
    pub(super) fn is_empty(&self) -> bool {
        self.fates.is_empty()
    }

    /// Whether something is said of a cell.
    pub(super) fn knows(&self, row: usize, column: usize) -> bool {
        self.rows.get(row).and_then(|cells| cells.get(column)).is_some_and(|number| *number != 0)
    }

    /// Every cell with a fate, in reading order.
    pub(super) fn into_fates(self) -> Vec<FatedCell> {
        let mut list = Vec::new();
        for (row, cells) in self.rows.iter().enumerate() {
            for (column, number) in cells.iter().enumerate() {
                let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
                if let Some(fate) = self.fate_of(*number) {
                    list.push(FatedCell { cell: CellAddress::new(row, column), fate: fate.clone() });
                }
            }
        }
        list
    }
}
