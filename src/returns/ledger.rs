//! The book in which the fate of every cell is entered: each once, and nothing is forgotten.

use std::collections::HashMap;

use super::{
    Fate, Fates, Grid,
    fates::{Numbers, OfRow},
};
use crate::domain::CellAddress;

/// Fates by cell while a sheet is read.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    numbers: Numbers,
    fates: Vec<Fate>,
    /// How much each number matters; what is beyond them does not.
    weights: Vec<u8>,
    known: HashMap<Fate, u16>,
    /// Whether something was entered.
    entered: bool,
}

/// Fates of this many kinds are told apart; what comes after is told in fewer words.
const MOST_FATES: usize = 60_000;

/// A later word on a cell counts only if it matters more: what is taken stays taken.
const fn weight(fate: &Fate) -> u8 {
    match fate {
        Fate::Taken => 4,
        Fate::Hidden(_) => 3,
        Fate::Refused(_) => 2,
        Fate::Unused(_) => 1,
    }
}

/// The fates of one row's cells.
pub(super) struct RowLedger<'l> {
    numbers: OfRow<'l>,
    weights: &'l [u8],
    entered: &'l mut bool,
}

impl RowLedger<'_> {
    /// Enters a fate by its number; a weightier one that is there stays.
    pub(super) fn enter(&mut self, column: u32, number: u16) {
        *self.entered |= !matches!(number, Ledger::LEFT | Ledger::KEY);
        let weight = |number: u16| self.weights.get(usize::from(number)).copied().unwrap_or(0);
        let place = self.numbers.number(column);
        if *place == 0 || weight(*place) < weight(number) {
            *place = number;
        }
    }
}

impl Ledger {
    /// An empty ledger for a sheet.
    pub(super) fn new(grid: &Grid) -> Self {
        let mut ledger = Self { numbers: Numbers::of(grid), ..Self::default() };
        ledger.weights.push(0);
        ledger.number(Fate::Taken);
        ledger.fates.push(Fate::Unused("outside the tables".into()));
        ledger.weights.push(0);
        ledger
    }

    /// What is taken has this number.
    pub(super) const TAKEN: u16 = 1;

    /// A number outside the tables, until something else is said of it, has this one.
    pub(super) const LEFT: u16 = 2;

    /// A cell that is known to be a key of nothing has this one: no data, so it has no fate.
    pub(super) const KEY: u16 = u16::MAX;

    /// The number of a fate, to enter it by.
    pub(super) fn number(&mut self, fate: Fate) -> u16 {
        if let Some(number) = self.known.get(&fate) {
            return *number;
        }
        if self.fates.len() == MOST_FATES && matches!(fate, Fate::Unused(_)) {
            return self.number(Fate::Unused("no indicator is known by its name".into()));
        }
        let number = u16::try_from(self.fates.len() + 1).unwrap_or(Self::KEY);
        self.weights.push(weight(&fate));
        self.fates.push(fate.clone());
        self.known.insert(fate, number);
        number
    }

    /// Enters a fate; a weightier one that is there stays.
    pub(super) fn enter(&mut self, cell: CellAddress, fate: Fate) {
        let number = self.number(fate);
        self.enter_number(cell, number);
    }

    /// Enters a fate by its number.
    pub(super) fn enter_number(&mut self, cell: CellAddress, number: u16) {
        self.row(cell.row).enter(cell.column, number);
    }

    /// The fates of a row's cells, to enter several.
    pub(super) fn row(&mut self, row: u32) -> RowLedger<'_> {
        RowLedger { numbers: self.numbers.of_row(row), weights: &self.weights, entered: &mut self.entered }
    }

    /// Enters a fate whatever stood there.
    pub(super) fn replace(&mut self, cell: CellAddress, number: u16) {
        self.entered = true;
        *self.numbers.of_row(cell.row).number(cell.column) = number;
    }

    /// Whether a cell has the fate of this number.
    pub(super) fn has(&self, cell: CellAddress, number: u16) -> bool {
        self.numbers.get(cell) == number
    }

    /// Whether nothing was entered.
    pub(super) fn is_empty(&self) -> bool {
        !self.entered
    }

    /// Whether something is said of a cell.
    pub(super) fn knows(&self, cell: CellAddress) -> bool {
        self.numbers.get(cell) != 0
    }

    /// What became of every cell.
    pub(super) fn into_fates(self) -> Fates {
        Fates::new(self.numbers, self.fates)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::returns::{Cell, Content};

    #[test]
    fn what_matters_more_stays() {
        let cell = Cell { content: Content::Number(1.0), percent: false };
        let rows = vec![Vec::new(), vec![cell; 3]];
        let mut ledger = Ledger::new(&Grid { rows: rows.into(), ..Grid::default() });
        // The last lies beyond its row, as a far cell of one of many long rows would.
        let [first, second, third, far] = [0, 1, 2, 7].map(|column| CellAddress::new(1, column));
        ledger.enter(first, Fate::Taken);
        ledger.enter(first, Fate::Refused("over_100".into()));
        ledger.enter_number(second, Ledger::KEY);
        ledger.enter_number(third, Ledger::KEY);
        ledger.enter(third, Fate::Unused("outside the tables".into()));
        ledger.enter(far, Fate::Unused("outside the tables".into()));
        assert!(ledger.knows(second) && !ledger.knows(CellAddress::new(0, 0)));
        let fates = ledger.into_fates();
        let cells: Vec<_> = fates.iter().map(|fated| fated.cell).collect();
        assert_eq!(cells, [first, third, far]);
        assert_eq!((fates.of(first), fates.of(second)), (Some(&Fate::Taken), None));
        assert_eq!(fates.counts().iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 2]);
    }
}
