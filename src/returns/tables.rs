//! The tables of a sheet, read one after another.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
};

use super::{
    Fate, Grid, Guess, Mapping, Question,
    areas::Areas,
    checks,
    context::Context,
    drafts::{Desk, Draft},
    explain::Told,
    form::{Form, form},
    ledger::Ledger,
    local::Locals,
    meaning::Table,
    only::Asked,
    profile::Active,
    rows::{Rows, TableReader},
    sheet::Task,
    stated_counts,
    table::{Frame, frames},
    unknown_status,
};
use crate::{
    base::{Finding, Place, Stopped},
    domain::{Group, IndicatorId},
};

/// What the tables of a sheet gave.
#[derive(Default)]
pub(super) struct Tables {
    pub drafts: Vec<Draft>,
    pub findings: Vec<Finding>,
    pub mapping: Option<Mapping>,
    pub guesses: Vec<Guess>,
    pub questions: Vec<Question>,
    pub title: String,
    /// The rows of each table, headings included.
    pub ranges: Vec<Range<u32>>,
    /// Whether no area is named for the table that the sheet is shown by.
    pub stand_in: bool,
    /// Whether several drafts may have one key.
    pub may_repeat: bool,
    /// How many figures the table gave that the sheet is shown by.
    best: usize,
}

impl Tables {
    /// Shows the sheet by this table, where it tells more than those before it.
    fn show(
        &mut self,
        table: &Table,
        told: &Told<'_>,
        rows: &Rows,
        (questions, figures): (Vec<Question>, usize),
    ) {
        if self.is_better(figures, &questions) {
            self.best = figures;
            self.mapping = Some(table.mapping(told.frame, &rows.figures, told.vocabulary));
            self.title.clone_from(&table.context.title);
            self.guesses = table.guesses(told);
            self.stand_in = table.stand_in;
            self.questions = questions;
        }
    }

    /// Adds the drafts of a table, of which several may have one key or not.
    fn add(&mut self, drafts: Vec<Draft>, may_repeat: bool) {
        self.may_repeat |= may_repeat || !self.drafts.is_empty();
        if self.drafts.is_empty() {
            self.drafts = drafts;
        } else {
            self.drafts.extend(drafts);
        }
    }

    /// Whether a table tells more of the sheet than those before it: by its figures, then by what it asks.
    const fn is_better(&self, figures: usize, questions: &[Question]) -> bool {
        figures > self.best
            || self.mapping.is_none()
            || self.best == 0 && self.questions.is_empty() && !questions.is_empty()
    }
}

/// Reads every table of a sheet.
pub(super) fn read_tables(
    grid: &Grid,
    task: &Task<'_>,
    active: Active<'_>,
    areas: &mut Areas,
    ledger: &mut Ledger,
    locals: &mut Locals,
) -> Result<Tables, Stopped> {
    let mut tables = Tables::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut above = 0;
    let mut outer: Option<Context> = None;
    let form = if task.forced.is_none() { form(grid, task.vocabulary) } else { None };
    let (frames, set) = frames_as_set(grid, task, form.as_ref());
    let share = |row: u32| row as f32 / grid.height().max(1) as f32;
    for (number, frame) in frames.into_iter().enumerate() {
        let errand = task.errand.part(share(frame.top), share(frame.end));
        let forced = task.forced.filter(|_| set == Some(number));
        let known = (outer.as_ref(), form.as_ref());
        let mut table = Table::understand(grid, &frame, above, task, (active, forced), known);
        outer.get_or_insert_with(|| table.context.clone());
        areas.look_on(table.context.period.map(|(period, _)| period.end()));
        table.settle_names(areas);
        above = frame.end;
        tables.ranges.push(frame.top..frame.end);
        locals.forget_columns();
        table.name_locals(&frame, locals);
        let mut reader = TableReader {
            grid,
            frame: &frame,
            columns: &table.columns,
            context: &table.context,
            vocabulary: task.vocabulary,
            profile: &active,
            areas,
            locals,
            ledger,
            groups: &mut groups,
        };
        let mut rows = reader.read(&errand.part(0.0, 0.5))?;
        let idle = ledger.number(Fate::Unused("not part of any figure that this return is read for".into()));
        for cell in active.compute(&mut rows.figures, task.vocabulary, &errand.part(0.5, 0.6))? {
            ledger.enter_number(cell, idle);
        }
        rows.figures.give_denominators();
        tables.findings.extend(settle_counts(&mut rows, &table, grid, task));
        let headings = table.headings();
        let heading_of = |at: u32| headings.get(&at).cloned().unwrap_or_default();
        if !active.only_parts() && !task.as_told {
            unknown_status::leave_out(&mut rows.figures, task.vocabulary, &heading_of);
        }
        let mut desk = Desk {
            file: task.file.clone(),
            sheet: grid.name.clone(),
            vocabulary: task.vocabulary,
            areas,
            locals,
            groups: &groups,
            ledger,
            findings: &mut tables.findings,
            asked: if table.stand_in { Asked::default() } else { task.only.asked(areas) },
            others: Vec::new(),
            refused: BTreeMap::new(),
            doubted: BTreeSet::new(),
            written: &table.context.said.written,
            units: Vec::new(),
        };
        let mut drafts = desk.drafts(&rows.figures.list, &heading_of, &errand.part(0.6, 0.9))?;
        let Desk { asked, others, refused, units, .. } = desk;
        let name_of = |id: &IndicatorId| locals.name_of(id, task.vocabulary);
        let judged = (&mut drafts, rows.figures.may_repeat);
        let doubtful = checks::distrust(judged, &others, &refused, &mut tables.findings, ledger, &name_of);
        asked.leave_others(&rows.figures, &mut tables.findings, ledger);
        table.report(&rows, grid, task, &mut tables);
        leave_shared(&rows, ledger);
        let told = Told {
            frame: &frame,
            vocabulary: task.vocabulary,
            units: &units,
            by_hand: forced.is_some(),
            doubtful,
        };
        let questions = table.questions(grid, &told, &rows, &drafts);
        tables.show(&table, &told, &rows, (questions, drafts.len()));
        tables.add(drafts, rows.figures.may_repeat);
    }
    tables.findings.extend(areas.take_findings(&task.file, &grid.name));
    Ok(tables)
}

impl Table {
    /// The headings of its columns by number.
    fn headings(&self) -> HashMap<u32, String> {
        self.columns.iter().map(|column| (column.at, column.heading.clone())).collect()
    }
}

/// Takes values that can only be counts for these, and tells which could be either.
fn settle_counts(rows: &mut Rows, table: &Table, grid: &Grid, task: &Task<'_>) -> Vec<Finding> {
    let unsettled = stated_counts::settle(&mut rows.figures, &table.columns, grid, task.vocabulary);
    let told = unsettled.into_iter().filter_map(|unsettled| {
        let place = Place {
            file: task.file.to_string(),
            sheet: grid.name.to_string(),
            cell: unsettled.cell.to_string(),
        };
        let indicator = task.vocabulary.indicator(unsettled.indicator)?;
        Some(if unsettled.as_counts {
            checks::taken_for_counts(indicator, place)
        } else {
            checks::taken_for_values(indicator, place)
        })
    });
    told.collect()
}

/// The tables of a sheet, and which of them a person's mapping is about.
fn frames_as_set(grid: &Grid, task: &Task<'_>, form: Option<&Form>) -> (Vec<Frame>, Option<usize>) {
    if let Some(form) = form {
        return (vec![form.frame.clone()], None);
    }
    let found = frames(grid, task.vocabulary, None);
    let Some(mapping) = task.forced else { return (found, None) };
    let is_set = |frame: &Frame| {
        frame.top == mapping.header_row && frame.bottom - frame.top + 1 == mapping.header_rows
    };
    if let Some(set) = found.iter().position(is_set) {
        return (found, Some(set));
    }
    (frames(grid, task.vocabulary, Some((mapping.header_row, mapping.header_rows))), Some(0))
}

fn leave_shared(rows: &Rows, ledger: &mut Ledger) {
    let needless = ledger.number(Fate::Unused("a count that no figure here needs".into()));
    for shared in rows.figures.shared.iter().filter(|shared| !shared.used) {
        ledger.enter_number(shared.slot.cell, needless);
    }
}
