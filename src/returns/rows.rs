//! The rows of a table, read one after another into figures.

use std::{collections::HashMap, sync::Arc};

use super::{
    Amount, Cell, Component, Content, Fate, Grid,
    areas::Areas,
    columns::{Column, Role},
    context::Context,
    figures::Figures,
    keys::{KeyReader, Plan, plan},
    ledger::Ledger,
    local::Locals,
    parse_amount,
    placing::{RowKeys, Served},
    profile::Active,
    row_sense::RowSense,
    table::{Frame, is_data_cell, repeats_heading},
    vocabulary::Vocabulary,
};
use crate::domain::{CellAddress, Group};

/// Everything that reading a table needs.
pub(super) struct TableReader<'a> {
    pub grid: &'a Grid,
    pub frame: &'a Frame,
    pub columns: &'a [Column],
    pub context: &'a Context,
    pub vocabulary: &'a Vocabulary<'a>,
    pub profile: &'a Active<'a>,
    pub areas: &'a mut Areas,
    pub locals: &'a mut Locals,
    pub ledger: &'a mut Ledger,
    pub groups: &'a mut Vec<Group>,
}

/// A cell that was refused while rows were read.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    /// The cell that is to blame.
    pub cell: CellAddress,
    /// The check's code.
    pub code: &'static str,
    /// What stands in it.
    pub text: String,
}

/// What the rows gave.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub figures: Figures,
    pub refusals: Vec<Refusal>,
    /// Headings and row names that no indicator has, with their first cell.
    pub unknown: Vec<(String, CellAddress)>,
    /// Whether any figure had to be left without an area or a period.
    pub no_area: Option<CellAddress>,
    pub no_period: Option<CellAddress>,
    /// A period whose quarter or month may be counted in two ways.
    pub unclear: Option<CellAddress>,
    /// A column of dates of which day and month may be the other way round.
    pub date_order: Option<u32>,
    /// Rows with figures that the sender hid.
    pub hidden: Vec<u32>,
}

/// What a table’s reader has at hand and remembers from row to row.
pub(super) struct Work {
    pub readers: Vec<KeyReader>,
    pub served: Vec<Served>,
    pub indicator: Option<u32>,
    pub number: Option<u32>,
    pub measures: Vec<u32>,
    pub unit: Option<u32>,
    pub groups: Vec<(u32, String)>,
    pub kind: Option<u32>,
    pub part: Option<u32>,
    pub notes: Vec<u32>,
    pub senses: HashMap<String, RowSense>,
    pub carry: RowSense,
    pub unknown: HashMap<String, Arc<str>>,
    pub varied: HashMap<(u32, String), bool>,
    pub group_numbers: HashMap<Group, u16>,
    pub several_periods: bool,
}

impl TableReader<'_> {
    fn work(&self) -> Work {
        let mut readers: Vec<(Plan, KeyReader)> = Vec::new();
        let mut served = Vec::new();
        let with_role = |wanted: &dyn Fn(&Role) -> bool| -> Vec<u32> {
            self.columns.iter().filter(|column| wanted(&column.role)).map(|column| column.at).collect()
        };
        for (position, column) in self.columns.iter().enumerate() {
            if !matches!(column.role, Role::Figures(_)) {
                continue;
            }
            let plan = plan(self.columns, column.at, self.grid, self.frame);
            let known = readers.iter().position(|(own, _)| *own == plan);
            let reader = known.unwrap_or_else(|| {
                let told = (&self.context.said, self.profile.quarter_ending());
                let reader = KeyReader::new(plan.clone(), self.columns, self.grid, self.frame, told);
                readers.push((plan, reader));
                readers.len() - 1
            });
            let part = self.profile.part(Some(&column.heading), &[]);
            served.push(Served { position, reader, part });
        }
        let mut periods: Vec<_> = self
            .columns
            .iter()
            .filter_map(|column| match &column.role {
                Role::Figures(figures) => figures.period,
                _ => None,
            })
            .collect();
        periods.sort_unstable();
        periods.dedup();
        Work {
            readers: readers.into_iter().map(|(_, reader)| reader).collect(),
            served,
            indicator: self.fullest(&with_role(&|role| *role == Role::Indicator)),
            number: with_role(&|role| *role == Role::IndicatorNumber).first().copied(),
            measures: with_role(&|role| *role == Role::Measure),
            unit: with_role(&|role| *role == Role::Unit).first().copied(),
            groups: self
                .columns
                .iter()
                .filter_map(|column| match &column.role {
                    Role::Group(name) => Some((column.at, name.clone())),
                    _ => None,
                })
                .collect(),
            kind: with_role(&|role| *role == Role::GroupKind).first().copied(),
            part: with_role(&|role| *role == Role::GroupPart).first().copied(),
            notes: with_role(&|role| *role == Role::Note),
            senses: HashMap::new(),
            carry: RowSense::default(),
            unknown: HashMap::new(),
            varied: HashMap::new(),
            group_numbers: HashMap::new(),
            several_periods: periods.len() >= 2,
        }
    }

    /// Of columns that name the indicator, the one with the fewest gaps: a code may stand beside the
    /// name, and not every indicator has one.
    fn fullest(&self, columns: &[u32]) -> Option<u32> {
        let rows = self.frame.bottom + 1..self.frame.end;
        let filled = |at: u32| rows.clone().filter(|row| !self.grid.cell(*row, at).is_empty()).count();
        columns.iter().copied().min_by_key(|at| std::cmp::Reverse(filled(*at)))
    }

    /// Reads every row.
    pub(super) fn read(&mut self) -> Rows {
        let mut work = self.work();
        let mut rows = Rows::default();
        self.learn_varied(&mut work);
        rows.date_order = work.readers.iter().find_map(KeyReader::unclear_order);
        for row in self.frame.bottom + 1..self.frame.end {
            if self.grid.hidden_rows.contains(&row) && !self.context.said.with_hidden {
                self.leave_hidden(row, &mut rows);
            } else {
                self.row(row, &mut work, &mut rows);
            }
        }
        rows
    }

    /// Accounts for a row that the sender hid.
    fn leave_hidden(&mut self, row: u32, rows: &mut Rows) {
        let mut any = false;
        for column in self.columns {
            let cell = self.grid.cell(row, column.at);
            if matches!(column.role, Role::Figures(_)) && is_data_cell(cell) {
                let reason: Arc<str> = "the row is hidden in the file".into();
                self.ledger.enter(CellAddress::new(row, column.at), Fate::Unused(reason));
                any = true;
            }
        }
        if any {
            rows.hidden.push(row);
        }
    }

    fn row(&mut self, row: u32, work: &mut Work, rows: &mut Rows) {
        if self.grid.row(row).iter().all(Cell::is_empty) || repeats_heading(self.grid, self.frame, row) {
            return;
        }
        let filled: Vec<Served> = work
            .served
            .iter()
            .copied()
            .filter(|served| {
                let column = self.columns.get(served.position);
                column.is_some_and(|column| !self.grid.cell(row, column.at).is_empty())
            })
            .collect();
        let sense = self.row_sense(row, work);
        let noted = self.noted_blank(row, work, filled.is_empty());
        if filled.is_empty() && noted.is_none() {
            if sense.named {
                work.carry = sense;
            }
            return;
        }
        if self.is_prose(row, &filled) {
            return;
        }
        let group = self.group(row, work);
        let mut taken = false;
        let targets: Vec<Served> = if filled.is_empty() { noted.into_iter().collect() } else { filled };
        let keys = RowKeys { row, sense: &sense, group };
        for served in targets {
            taken |= self.cell(&keys, served, work, rows).is_ok();
        }
        self.account_keys(row, work, taken);
    }

    /// A blank value that the return's own note explains: where one column holds all values.
    fn noted_blank(&self, row: u32, work: &Work, empty: bool) -> Option<Served> {
        if !empty || work.notes.iter().all(|at| self.grid.cell(row, *at).is_empty()) {
            return None;
        }
        let mut values = work.served.iter().filter(|served| {
            self.columns.get(served.position).is_some_and(|column| match &column.role {
                Role::Figures(figures) => figures.component() == Component::Value && figures.period.is_none(),
                _ => false,
            })
        });
        let first = values.next()?;
        values.next().is_none().then_some(*first)
    }

    /// Whether the only “figures” of a row are long words: a note under the table.
    fn is_prose(&self, row: u32, filled: &[Served]) -> bool {
        !filled.is_empty()
            && filled.iter().all(|served| {
                self.columns.get(served.position).is_some_and(|column| {
                    match &self.grid.cell(row, column.at).content {
                        Content::Text(text) => {
                            text.len() > 30
                                && matches!(
                                    parse_amount(self.grid.cell(row, column.at)),
                                    Amount::Unreadable(_)
                                )
                        }
                        _ => false,
                    }
                })
            })
    }
}
