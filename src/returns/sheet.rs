//! One sheet understood: its tables found, mapped, read and checked.

use std::sync::Arc;

use super::{
    Grid, Layout, Mapping, UsedProfile,
    areas::Areas,
    drafts::Draft,
    ledger::Ledger,
    leftover::leave_all,
    local::Locals,
    only::Only,
    profile::{Active, leaves_sheet},
    tables::read_tables,
    vocabulary::Vocabulary,
};
use crate::{base::Finding, domain::Period};

/// What one sheet's reading needs from outside it.
pub(super) struct Task<'a> {
    pub file: Arc<str>,
    pub vocabulary: &'a Vocabulary<'a>,
    pub forced: Option<&'a Mapping>,
    pub only: Only<'a>,
    /// The period that the book's notes give.
    pub book_period: Option<Period>,
}

/// A sheet's reading before it is compared with its neighbours.
pub(super) struct SheetDraft {
    pub grid: Arc<Grid>,
    pub mapping: Mapping,
    pub title: String,
    pub asks: bool,
    pub drafts: Vec<Draft>,
    pub ledger: Ledger,
    pub locals: Locals,
    pub findings: Vec<Finding>,
    /// First and last row of each table's headings.
    pub headings: Vec<(u32, u32)>,
    pub profile: Option<UsedProfile>,
}

/// Reads one sheet.
pub(super) fn read_sheet(grid: Arc<Grid>, task: &Task<'_>, areas: &mut Areas) -> SheetDraft {
    let active = Active::recognise(&grid, &task.file);
    let mut draft = SheetDraft {
        mapping: Mapping { layout: Layout::NoTable, header_rows: 1, ..Mapping::default() },
        title: String::new(),
        asks: false,
        drafts: Vec::new(),
        ledger: Ledger::new(&grid),
        locals: Locals::default(),
        findings: Vec::new(),
        headings: Vec::new(),
        profile: active.used(),
        grid,
    };
    let left = leaves_sheet(&draft.grid.name, active).filter(|_| task.forced.is_none());
    if let Some(reason) = left {
        let grid = draft.grid.clone();
        leave_all(&grid, &mut draft.ledger, &[], reason);
        return draft;
    }
    let grid = draft.grid.clone();
    let tables = read_tables(&grid, task, active, areas, &mut draft.ledger, &mut draft.locals);
    draft.drafts = tables.drafts;
    draft.findings = tables.findings;
    draft.asks = tables.asks;
    draft.title = tables.title;
    draft.headings = tables.headings;
    draft.mapping = tables.mapping.unwrap_or(draft.mapping);
    draft
}

impl SheetDraft {
    /// Drops what a hidden sheet gave, unless a person asks for it.
    pub(super) fn is_hidden(&self) -> bool {
        self.grid.hidden
    }
}
