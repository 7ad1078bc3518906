//! The rows of a table, read one after another into figures.

use std::collections::BTreeMap;

use super::{
    Amount, Component, Content, Fate, Grid,
    areas::Areas,
    columns::{Column, Role},
    context::Context,
    dictionary::{WordNumber, Words},
    figures::Figures,
    gathering::{Gathered, Line, Order},
    glance::Glance,
    keys::{KeyReader, Plan, plan},
    ledger::Ledger,
    leftover::Unused,
    local::Locals,
    placing::{RowKeys, Served, Targets},
    profile::Active,
    row_group::RowGroups,
    row_sense::RowSenses,
    table::{Frame, is_data_cell},
    vocabulary::Vocabulary,
};
use crate::{
    base::{Errand, Stopped},
    domain::{CellAddress, Group},
};

/// Rows or figures that are read before it is asked whether anybody still wants them.
pub(super) const BREATH: usize = 1 << 14;

/// Cells of one code that are told one by one.
pub(super) const TOLD: usize = 1_000;

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
    /// How many cells were refused, by code.
    pub refused: BTreeMap<&'static str, usize>,
    /// Those of the row that was read last.
    last_refused: Vec<(CellAddress, &'static str)>,
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

impl Rows {
    /// Notes a refused cell, once for each cell and code in a row.
    pub(super) fn refuse(&mut self, cell: CellAddress, code: &'static str, text: impl FnOnce() -> String) {
        if self.last_refused.last().is_some_and(|(last, _)| last.row != cell.row) {
            self.last_refused.clear();
        }
        if self.last_refused.contains(&(cell, code)) {
            return;
        }
        self.last_refused.push((cell, code));
        let count = self.refused.entry(code).or_default();
        *count += 1;
        if *count <= TOLD {
            self.refusals.push(Refusal { cell, code, text: text() });
        }
    }
}

/// Where a table’s reader finds what it needs in a row, and what it remembers from row to row.
/// Columns are positions among the keys that are gathered.
pub(super) struct Work {
    pub readers: Vec<KeyReader>,
    pub served: Vec<Served>,
    pub indicator: Option<usize>,
    pub number: Option<usize>,
    pub measures: Vec<usize>,
    pub unit: Option<usize>,
    pub notes: Vec<usize>,
    /// The areas and periods, among which titles of sections may stand.
    pub names: Vec<usize>,
    /// What is told of the columns that are not read.
    pub unused: Vec<Unused>,
    pub several_periods: bool,
    pub senses: RowSenses,
    pub row_groups: RowGroups,
    pub targets: Targets,
}

impl Work {
    /// The keys that say what a row measures: its unit, its indicator's number and name, and more words.
    pub(super) fn sense_keys(&self) -> impl Iterator<Item = usize> + '_ {
        self.unit.iter().chain(&self.number).chain(&self.indicator).chain(&self.measures).copied()
    }
}

impl TableReader<'_> {
    fn work(&mut self, order: &mut Order) -> Work {
        let mut readers: Vec<(Plan, KeyReader)> = Vec::new();
        let mut served = Vec::new();
        for (position, column) in self.columns.iter().enumerate() {
            let Role::Figures(figures) = &column.role else { continue };
            let plan = plan(self.columns, column.at, self.grid, self.frame);
            let known = readers.iter().position(|(own, _)| *own == plan);
            let reader = known.unwrap_or_else(|| {
                let told = (&self.context.said, self.profile.quarter_ending());
                let reader = KeyReader::new(&plan, self.columns, (self.grid, self.frame), told, order);
                readers.push((plan, reader));
                readers.len() - 1
            });
            let part = self.profile.part(Some(&column.heading), &[]);
            let at = order.figures(column.at);
            served.push(Served {
                position,
                at,
                column: column.at,
                reader,
                part,
                adds: figures.adds,
                area: None,
            });
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
        let readers: Vec<KeyReader> = readers.into_iter().map(|(_, reader)| reader).collect();
        let with_role = |wanted: &dyn Fn(&Role) -> bool| -> Vec<u32> {
            self.columns.iter().filter(|column| wanted(&column.role)).map(|column| column.at).collect()
        };
        let first = |role: &Role| with_role(&|own| own == role).first().copied();
        let indicator = self.fullest(&with_role(&|role| *role == Role::Indicator)).map(|at| order.key(at));
        let number = first(&Role::IndicatorNumber).map(|at| order.key(at));
        let unit = first(&Role::Unit).map(|at| order.key(at));
        let (kind, part) = (
            first(&Role::GroupKind).map(|at| order.key(at)),
            first(&Role::GroupPart).map(|at| order.key(at)),
        );
        let measures: Vec<usize> =
            with_role(&|role| *role == Role::Measure).into_iter().map(|at| order.key(at)).collect();
        let notes: Vec<usize> =
            with_role(&|role| *role == Role::Note).into_iter().map(|at| order.key(at)).collect();
        let is_key =
            |role: &Role| matches!(role, Role::AreaName(_) | Role::AreaCode(_) | Role::Period | Role::Year);
        let names: Vec<usize> = with_role(&is_key).into_iter().map(|at| order.key(at)).collect();
        let mut groups = Vec::new();
        for column in self.columns {
            if let Role::Group(name) = &column.role {
                groups.push((order.key(column.at), name.clone()));
            }
        }
        let mut unused = Vec::new();
        for column in self.columns {
            if order.presence(column.at) {
                unused.push(Unused::of(column, self.ledger));
            }
        }
        Work {
            row_groups: RowGroups::new(number.or(indicator), groups, (kind, part)),
            readers,
            served,
            indicator,
            number,
            measures,
            unit,
            notes,
            names,
            unused,
            several_periods: periods.len() >= 2,
            senses: RowSenses::default(),
            targets: Targets::default(),
        }
    }

    /// Of columns that name the indicator, the one with the fewest gaps: a code may stand beside the
    /// name, and not every indicator has one.
    fn fullest(&self, columns: &[u32]) -> Option<u32> {
        let rows = self.frame.bottom + 1..self.frame.end.min(self.frame.bottom.saturating_add(4000));
        let filled = |at: u32| rows.clone().filter(|row| !self.grid.cell(*row, at).is_empty()).count();
        match columns {
            [only] => Some(*only),
            several => several.iter().copied().min_by_key(|at| std::cmp::Reverse(filled(*at))),
        }
    }

    /// Reads every row.
    pub(super) fn read(&mut self, errand: &Errand<'_>) -> Result<Rows, Stopped> {
        let mut order = Order::default();
        let mut work = self.work(&mut order);
        let gathered = Gathered::gather(self.grid, self.frame, order, &errand.part(0.0, 0.6))?;
        work.row_groups.learn(&gathered);
        let joins = work.indicator.is_some() || !work.measures.is_empty();
        let mut rows = Rows { figures: Figures::new(joins), ..Rows::default() };
        let errand = errand.part(0.6, 1.0);
        rows.date_order = work.readers.iter().find_map(KeyReader::unclear_order);
        let chosen = &self.context.said.rows;
        let shows_hidden = self.grid.hidden_rows.is_empty() || chosen.with_hidden;
        let is_left = |row| !chosen.left.is_empty() && chosen.left.contains(&row);
        for (count, line) in gathered.lines().enumerate() {
            if count % BREATH == 0 {
                if errand.is_cancelled() {
                    return Err(Stopped::Cancelled);
                }
                errand.tell(gathered.share(count));
            }
            if is_left(line.row) {
                self.leave_row(&line, &gathered, "you left the row out");
            } else if !shows_hidden && self.grid.hidden_rows.contains(&line.row) {
                if self.leave_row(&line, &gathered, "the row is hidden in the file") {
                    rows.hidden.push(line.row);
                }
            } else {
                self.row(&line, &gathered, &mut work, &mut rows);
            }
        }
        for stray in gathered.strays() {
            self.ledger.enter_number(stray, Ledger::LEFT);
        }
        Ok(rows)
    }

    /// Accounts for a row that the sender hid or a person left out; whether it had figures.
    fn leave_row(&mut self, line: &Line<'_>, gathered: &Gathered, why: &str) -> bool {
        let mut any = false;
        for column in &gathered.order().figures {
            if is_data_cell(self.grid.cell(line.row, *column)) {
                self.ledger.enter(line.cell(*column), Fate::Unused(why.into()));
                any = true;
            }
        }
        self.leave_line(line, gathered);
        any
    }

    fn row(&mut self, line: &Line<'_>, gathered: &Gathered, work: &mut Work, rows: &mut Rows) {
        let filled = line.figures.iter().any(|figure| !figure.is_empty());
        let sense = self.row_sense(line, gathered, work);
        let noted = if filled { None } else { self.noted_blank(line, work) };
        if !filled && noted.is_none() {
            work.senses.carry_named(sense);
            self.section(line, gathered, work);
            return self.leave_line(line, gathered);
        }
        if filled && is_prose(line, gathered.texts()) {
            return self.leave_line(line, gathered);
        }
        let group = work.row_groups.of(line, gathered, self.groups);
        let keys = RowKeys { line, gathered, sense, group };
        let mut taken = false;
        match noted {
            Some(blank) => taken = self.cell(&keys, blank, work, rows),
            None => {
                for at in 0..work.served.len() {
                    if line.figures.get(at).is_some_and(|figure| !figure.is_empty()) {
                        taken |= self.cell(&keys, at, work, rows);
                    }
                }
            }
        }
        self.account_line(line, gathered, work, taken);
    }

    /// A blank value that the return's own note explains: where one column holds all values.
    fn noted_blank(&self, line: &Line<'_>, work: &Work) -> Option<usize> {
        if work.notes.iter().all(|at| line.key(Some(*at)) == 0) {
            return None;
        }
        let mut values = work.served.iter().enumerate().filter(|(_, served)| {
            self.columns.get(served.position).is_some_and(|column| match &column.role {
                Role::Figures(figures) => figures.component() == Component::Value && figures.period.is_none(),
                _ => false,
            })
        });
        let (first, _) = values.next()?;
        values.next().is_none().then_some(first)
    }
}

/// Whether the only “figures” of a row are long words, or words behind a label: a note under the table.
fn is_prose(line: &Line<'_>, texts: &Words) -> bool {
    let long = |number: WordNumber| {
        texts.get(number).is_some_and(|word| {
            matches!(word.amount, Amount::Unreadable(_))
                && matches!(&word.cell.content, Content::Text(text) if text.len() > 30 || text.contains(": "))
        })
    };
    line.figures.iter().all(|figure| match figure {
        Glance::Empty => true,
        Glance::Number { .. } => false,
        Glance::Word(number) => long(*number),
    })
}
