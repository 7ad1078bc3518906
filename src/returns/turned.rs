//! A table that lies on its side: headings down the first column, organisations across.

use std::sync::Arc;

use super::{
    Cell, Grid, areas::Areas, ledger::Ledger, local::Locals, profile::Active, sheet::Task,
    tables::read_tables,
};
use crate::{
    base::{Finding, Place, Severity},
    domain::CellAddress,
};

/// Larger sheets are not turned to see what they would give.
const MOST_CELLS: u64 = 20_000;
/// Nobody sets more headings than this under each other.
const MOST_HEADINGS: u32 = 200;

/// The sheet with its columns as rows.
fn turned(grid: &Grid) -> Grid {
    let column =
        |at: u32| -> Vec<Cell> { (0..grid.height()).map(|row| grid.cell(row, at).clone()).collect() };
    let rows: Vec<Vec<Cell>> = (0..grid.width()).map(column).collect();
    let turn = |cell: CellAddress| CellAddress::new(cell.column, cell.row);
    Grid {
        name: grid.name.clone(),
        hidden: grid.hidden,
        hidden_rows: grid.hidden_columns.clone(),
        hidden_columns: grid.hidden_rows.clone(),
        rows: rows.into(),
        merged: grid.merged.iter().map(|(first, last)| (turn(*first), turn(*last))).collect(),
    }
}

/// What to tell of a sheet that gives no figure as it lies and would give some when turned.
pub(super) fn lies_on_its_side(grid: &Grid, task: &Task<'_>, active: Active<'_>) -> Option<Finding> {
    let cells = u64::from(grid.width()) * u64::from(grid.height());
    if cells > MOST_CELLS || grid.height() > MOST_HEADINGS || grid.width() < 2 {
        return None;
    }
    let grid = Arc::new(turned(grid));
    let mut ledger = Ledger::new(&grid);
    let tables =
        read_tables(&grid, task, active, &mut Areas::default(), &mut ledger, &mut Locals::default()).ok()?;
    if tables.drafts.is_empty() || tables.stand_in {
        return None;
    }
    let place = Place { file: task.file.to_string(), sheet: grid.name.to_string(), cell: String::new() };
    let message = "The table lies on its side: its headings stand in the first column, and each organisation has a column.";
    Some(Finding::new(Severity::Error, "table_on_its_side", place, message).with_hint(
        "Copy it in Excel, paste it with Paste special and Transpose into a new sheet, and import that.",
    ))
}
