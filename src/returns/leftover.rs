//! What becomes of the cells that are no figures: keys, remarks, and all that lies outside the tables.

use std::sync::Arc;

use super::{
    Amount, Cell, Content, Fate, Grid,
    columns::{Column, Role},
    gathering::{Gathered, Line},
    heading::WORDS,
    heading_idle::KIND,
    ledger::{Ledger, RowLedger},
    parse_amount,
    rows::{TableReader, Work},
};
use crate::domain::{CellAddress, Mark};

/// Whether a cell looks like a number, or like a mark for a missing one.
pub(super) fn looks_like_number(cell: &Cell) -> bool {
    match &cell.content {
        Content::Number(_) | Content::Error(_) | Content::NoResult => true,
        Content::Text(text) if text.len() < 24 => {
            !matches!(parse_amount(cell), Amount::Unreadable(_) | Amount::Missing(Mark::Blank))
        }
        _ => false,
    }
}

impl TableReader<'_> {
    /// Leaves a row without figures, so that its numbers count as outside the table.
    pub(super) fn leave_line(&mut self, line: &Line<'_>, gathered: &Gathered) {
        let order = gathered.order();
        let mut fates = self.ledger.row(line.row);
        for (at, (column, word)) in order.keys.iter().zip(line.keys).enumerate() {
            if gathered.word(at, *word).is_some_and(|word| word.numeric) {
                fates.enter(*column, Ledger::LEFT);
            }
        }
        for (column, presence) in order.presences.iter().zip(line.presences) {
            if presence.numeric {
                fates.enter(*column, Ledger::LEFT);
            }
        }
        leave_figures(&mut fates, line, gathered);
    }

    /// Enters the row's remaining cells: its keys, remarks, and columns that are not used.
    pub(super) fn account_line(&mut self, line: &Line<'_>, gathered: &Gathered, work: &Work, taken: bool) {
        let order = gathered.order();
        let mut fates = self.ledger.row(line.row);
        let of_key = if taken { Ledger::TAKEN } else { Ledger::KEY };
        for (column, _) in order.keys.iter().zip(line.keys).filter(|(_, word)| **word != 0) {
            fates.enter(*column, of_key);
        }
        let presences = order.presences.iter().zip(line.presences);
        for ((column, presence), unused) in presences.zip(&work.unused).filter(|((_, own), _)| own.filled) {
            let number = match unused {
                Unused::Always(number) => *number,
                Unused::Data(number) if presence.data => *number,
                Unused::Data(_) | Unused::Never => Ledger::KEY,
            };
            fates.enter(*column, number);
        }
        leave_figures(&mut fates, line, gathered);
    }
}

/// Leaves the row's numbers of which nothing was said.
fn leave_figures(fates: &mut RowLedger<'_>, line: &Line<'_>, gathered: &Gathered) {
    for (column, figure) in gathered.order().figures.iter().zip(line.figures) {
        if figure.is_numeric(gathered.texts()) {
            fates.enter(*column, Ledger::LEFT);
        }
    }
}

/// Which filled cells of a column that is not read are told, and by which of the ledger's fates.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unused {
    /// All.
    Always(u16),
    /// Those that hold data.
    Data(u16),
    /// None: they are keys or words that serve nothing.
    Never,
}

impl Unused {
    /// What is told of a column.
    pub(super) fn of(column: &Column, ledger: &mut Ledger) -> Self {
        match &column.role {
            Role::Idle(reason) if reason == WORDS => {
                Self::Always(ledger.number(Fate::Unused(reason.as_str().into())))
            }
            Role::Idle(reason) if reason != KIND => {
                Self::Data(ledger.number(Fate::Unused(reason.as_str().into())))
            }
            _ => Self::Never,
        }
    }
}

/// Why no cell outside the tables was used.
pub(super) fn leave_all(grid: &Grid, ledger: &mut Ledger, tables: &[std::ops::Range<u32>], reason: &str) {
    let reason: Arc<str> = reason.into();
    let mut from = 0;
    let ends = tables.iter().map(|table| table.start).chain([grid.height()]);
    let nexts = tables.iter().map(|table| table.end).chain([grid.height()]);
    for (end, next) in ends.zip(nexts) {
        for (row, cells) in grid.rows.passing(from..end) {
            for (column, cell) in (0..).zip(&*cells) {
                let address = CellAddress::new(row, column);
                if looks_like_number(cell) && !ledger.knows(address) {
                    ledger.enter(address, Fate::Unused(reason.clone()));
                }
            }
        }
        from = next.max(from);
    }
}
