//! What becomes of the cells that are no figures: keys, remarks, and all that lies outside the tables.

use std::sync::Arc;

use super::{
    Amount, Content, Fate, Grid,
    columns::Role,
    heading::WORDS,
    heading_idle::KIND,
    ledger::Ledger,
    parse_amount,
    rows::{TableReader, Work},
    table::is_data_cell,
};
use crate::domain::{CellAddress, Mark};

impl TableReader<'_> {
    /// Enters the row's remaining cells: its keys, remarks, and columns that are not used.
    pub(super) fn account_keys(&mut self, row: u32, work: &Work, taken: bool) {
        let mut keys: Vec<u32> = work.readers.iter().flat_map(|reader| reader.plan().columns()).collect();
        keys.extend(
            work.indicator
                .iter()
                .chain(&work.number)
                .chain(&work.measures)
                .chain(&work.kind)
                .chain(&work.part),
        );
        keys.extend(work.groups.iter().map(|(at, _)| *at));
        keys.extend(&work.notes);
        for at in keys {
            let cell = CellAddress::new(row, at);
            if self.grid.cell(row, at).is_empty() {
                continue;
            }
            if taken {
                self.ledger.enter(cell, Fate::Taken);
            } else {
                self.ledger.pass(cell);
            }
        }
        for column in self.columns {
            let cell = CellAddress::new(row, column.at);
            match &column.role {
                Role::Figures(_) => {}
                _ if self.grid.cell(row, column.at).is_empty() => {}
                Role::Idle(reason)
                    if reason == WORDS
                        || (reason != KIND && is_data_cell(self.grid.cell(row, column.at))) =>
                {
                    self.ledger.enter(cell, Fate::Unused(reason.as_str().into()));
                }
                _ => self.ledger.pass(cell),
            }
        }
    }
}

/// Why no cell of a sheet without tables was used.
pub(super) fn leave_all(grid: &Grid, ledger: &mut Ledger, headings: &[(u32, u32)], reason: &str) {
    let reason: Arc<str> = reason.into();
    for (number, cells) in (0..).zip(grid.rows.all()) {
        if headings.iter().any(|(top, bottom)| (*top..=*bottom).contains(&number)) {
            continue;
        }
        for (column, cell) in (0..).zip(&*cells) {
            let address = CellAddress::new(number, column);
            if ledger.knows(address) {
                continue;
            }
            let number = matches!(cell.content, Content::Number(_) | Content::Error(_) | Content::NoResult)
                || matches!(&cell.content, Content::Text(text) if text.len() < 24
                    && !matches!(parse_amount(cell), Amount::Unreadable(_) | Amount::Missing(Mark::Blank)));
            if number {
                ledger.enter(address, Fate::Unused(reason.clone()));
            }
        }
    }
}
