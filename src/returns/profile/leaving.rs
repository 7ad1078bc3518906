//! Sheets that hold notes on the others, not figures.

use super::{
    super::{Cell, Content, Grid},
    Active,
};
use crate::base::fold;

/// Sheets that hold no figures, whatever the return.
const LEAVE: &[&str] = &[
    "contents",
    "cover",
    "cover sheet",
    "caveats",
    "caveat",
    "revision history",
    "information",
    "info",
    "notes",
    "note",
    "metadata",
    "data quality",
    "guidance",
    "definitions",
    "definition",
    "glossary",
    "introduction",
    "read me",
    "readme",
    "title sheet",
    "about",
    "index",
    "list",
    "lookup",
    "lookups",
    "instructions",
    "table of contents",
    "quality",
    "background",
    "front sheet",
    "version control",
    "validation",
    "spruce key",
];

/// Whether a sheet of this name holds notes on the others.
pub(in crate::returns) fn holds_notes(name: &str) -> bool {
    LEAVE.contains(&fold(name).as_str())
}

/// Whether more than one row holds several numbers.
fn has_figures(grid: &Grid) -> bool {
    let number = |cell: &&Cell| matches!(cell.content, Content::Number(_));
    let rows =
        (0..grid.height().min(60)).filter(|at| grid.row(*at).iter().filter(number).take(3).count() == 3);
    rows.take(2).count() == 2
}

/// Why a sheet of this name is left; `None` where it may hold figures.
pub(in crate::returns) fn leaves_sheet(grid: &Grid, active: Active<'_>) -> Option<&'static str> {
    let folded = fold(&grid.name);
    // The return of vaccinations is called so too.
    if folded == "cover" && has_figures(grid) {
        return None;
    }
    let own = active.profile.is_some_and(|profile| profile.leave.iter().any(|sheet| fold(sheet) == folded));
    (own || LEAVE.contains(&folded.as_str())).then_some("the sheet holds notes, not figures")
}
