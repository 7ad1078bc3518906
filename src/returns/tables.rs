//! The tables of a sheet, read one after another.

use std::collections::{BTreeSet, HashMap};

use super::{
    Fate, Grid, Mapping,
    areas::Areas,
    checks,
    context::Context,
    drafts::{Desk, Draft},
    ledger::Ledger,
    local::Locals,
    meaning::Table,
    profile::Active,
    rows::{Rows, TableReader},
    sheet::Task,
    table::frames,
    unknown_status,
};
use crate::{base::Finding, domain::Group};

/// What the tables of a sheet gave.
pub(super) struct Tables {
    pub drafts: Vec<Draft>,
    pub findings: Vec<Finding>,
    pub mapping: Option<Mapping>,
    pub asks: bool,
    pub title: String,
    pub headings: Vec<(u32, u32)>,
}

/// Reads every table of a sheet.
pub(super) fn read_tables(
    grid: &Grid,
    task: &Task<'_>,
    active: Active<'_>,
    areas: &mut Areas,
    ledger: &mut Ledger,
    locals: &mut Locals,
) -> Tables {
    let fixed = task.forced.map(|mapping| (mapping.header_row, mapping.header_rows));
    let mut tables = Tables {
        drafts: Vec::new(),
        findings: Vec::new(),
        mapping: None,
        asks: false,
        title: String::new(),
        headings: Vec::new(),
    };
    let mut groups: Vec<Group> = Vec::new();
    let mut above = 0;
    let mut best = 0;
    let mut outer = Context::default();
    for (number, frame) in frames(grid, task.vocabulary, fixed).into_iter().enumerate() {
        let forced = task.forced.filter(|_| number == 0);
        let mut table = Table::understand(grid, &frame, above, task, active, forced);
        if number == 0 {
            outer = table.context.clone();
        } else {
            table.context.inherit(&outer);
        }
        areas.look_on(table.context.period.map(|(period, _)| period.end()));
        table.settle_names(areas);
        above = frame.end;
        tables.headings.push((frame.top, frame.bottom));
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
        let mut rows = reader.read();
        for cell in active.compute(&mut rows.figures, task.vocabulary) {
            ledger.enter(cell, Fate::Unused("not part of any figure that this return is read for".into()));
        }
        rows.figures.give_denominators();
        let headings: HashMap<u32, String> =
            table.columns.iter().map(|column| (column.at, column.heading.clone())).collect();
        if !active.only_parts() && !task.as_told {
            let heading_of = |at: u32| headings.get(&at).cloned().unwrap_or_default();
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
            refused: std::collections::BTreeMap::new(),
            doubted: BTreeSet::new(),
        };
        let mut drafts =
            desk.drafts(&rows.figures.list, &|at| headings.get(&at).cloned().unwrap_or_default());
        let refused = desk.refused;
        tables.asks |= checks::distrust(&mut drafts, &refused, &mut tables.findings, ledger);
        if !table.stand_in {
            task.only.leave_others(&rows.figures, &mut drafts, areas, &mut tables.findings, ledger);
        }
        table.report(&rows, grid, task, &mut tables);
        leave_shared(&rows, ledger);
        if number == 0 || drafts.len() > best {
            best = drafts.len();
            tables.mapping = Some(table.mapping(&frame, &rows.figures, task.vocabulary));
            tables.title.clone_from(&table.context.title);
        }
        tables.drafts.extend(drafts);
    }
    tables.findings.extend(areas.take_findings(&task.file, &grid.name));
    tables
}

fn leave_shared(rows: &Rows, ledger: &mut Ledger) {
    for list in rows.figures.spots.iter().filter_map(|spot| rows.figures.shared.get(spot)) {
        for shared in list.iter().filter(|shared| !shared.used) {
            ledger.enter(shared.slot.cell, Fate::Unused("a count that no figure here needs".into()));
        }
    }
}
