//! One sheet understood: its tables found, mapped, read and checked.

use std::{ops::Range, sync::Arc};

use super::{
    Choice, Grid, Guess, Layout, Mapping, OwnProfile, Question, Reply, RowChoice, Topic, UsedProfile,
    areas::Areas,
    blank,
    decimal_comma::with_points,
    drafts::Draft,
    heading_idle::is_of_targets,
    ledger::Ledger,
    leftover::leave_all,
    local::Locals,
    only::Only,
    own_match::{OwnFound, find},
    profile::{Active, leaves_sheet},
    tables::read_tables,
    turned::lies_on_its_side,
    vocabulary::Vocabulary,
};
use crate::{
    base::{Errand, Finding, Place, Severity, Stopped},
    domain::{Area, Period},
};

/// What one sheet's reading needs from outside it.
#[derive(Clone)]
pub(super) struct Task<'a> {
    pub file: Arc<str>,
    pub vocabulary: &'a Vocabulary<'a>,
    /// The user's own profiles.
    pub own: &'a [OwnProfile],
    pub forced: Option<&'a Mapping>,
    /// Whether only a person may say the period that a table does not give.
    pub asks_period: bool,
    /// Whether the sender was asked for just these figures, so that they are taken as they are told.
    pub as_told: bool,
    pub only: Only<'a>,
    /// What is told and asked while it goes on.
    pub errand: Errand<'a>,
    /// The period that the book's notes give.
    pub book_period: Option<Period>,
    /// The area that the sheet's name gives, where sheets of one shape are told apart by it.
    pub sheet_area: Option<Area>,
    /// Which rows a person wants; `None` where the mapping says.
    pub rows: Option<&'a RowChoice>,
}

/// A sheet's reading before it is compared with its neighbours.
pub(super) struct SheetDraft {
    pub grid: Arc<Grid>,
    pub mapping: Mapping,
    pub title: String,
    pub guesses: Vec<Guess>,
    pub questions: Vec<Question>,
    pub drafts: Vec<Draft>,
    /// Whether several of them may have one key.
    pub may_repeat: bool,
    pub ledger: Ledger,
    pub locals: Locals,
    pub findings: Vec<Finding>,
    /// The rows of each table, headings included.
    pub ranges: Vec<Range<u32>>,
    pub profile: Option<UsedProfile>,
    /// Whether no area is named on the sheet.
    pub stand_in: bool,
}

/// Reads one sheet.
pub(super) fn read_sheet(grid: Arc<Grid>, task: &Task<'_>, areas: &mut Areas) -> Result<SheetDraft, Stopped> {
    let pointed = with_points(&grid);
    let commas = pointed.is_some();
    let mut draft = read_cells(pointed.map_or(grid, Arc::new), task, areas)?;
    if commas {
        let place =
            Place { file: task.file.to_string(), sheet: draft.grid.name.to_string(), cell: String::new() };
        let message = "The numbers are written with a decimal comma (20,5), and are read so.";
        draft.findings.push(Finding::new(Severity::Note, "decimal_comma", place, message));
    }
    Ok(draft)
}

/// Reads the cells of one sheet.
fn read_cells(grid: Arc<Grid>, task: &Task<'_>, areas: &mut Areas) -> Result<SheetDraft, Stopped> {
    let made = task.forced.is_none().then(|| blank::mapping(&grid)).flatten();
    let (own, differing) = if task.forced.is_none() && made.is_none() {
        find(&grid, task.own, task)
    } else {
        (None, Vec::new())
    };
    let forced = task.forced.or(made.as_ref()).or_else(|| own.as_ref().map(|own| &own.mapping));
    let rows = task.rows.cloned().or_else(|| forced.map(Mapping::row_choice)).unwrap_or_default();
    let task = &Task {
        forced,
        rows: Some(&rows),
        as_told: made.is_some(),
        asks_period: own.as_ref().is_some_and(|own| own.asks_period),
        ..task.clone()
    };
    let active = if made.is_some() { Active::default() } else { Active::recognise(&grid, &task.file) };
    let active = active.with_marks(forced.map(|mapping| &mapping.marks));
    let mut draft = SheetDraft {
        mapping: Mapping { layout: Layout::NoTable, header_rows: 1, ..Mapping::default() },
        title: String::new(),
        guesses: Vec::new(),
        questions: Vec::new(),
        drafts: Vec::new(),
        may_repeat: false,
        ledger: Ledger::new(&grid),
        locals: Locals::default(),
        findings: differing,
        ranges: Vec::new(),
        stand_in: false,
        profile: made
            .as_ref()
            .map(|_| blank::profile())
            .or_else(|| own.as_ref().map(OwnFound::used))
            .or_else(|| active.used()),
        grid,
    };
    let plans = || is_of_targets(&draft.grid.name).then_some("the sheet holds targets or plans");
    let left = leaves_sheet(&draft.grid, active).or_else(plans).filter(|_| task.forced.is_none());
    if let Some(reason) = left {
        let grid = draft.grid.clone();
        leave_all(&grid, &mut draft.ledger, &[], reason);
        return Ok(draft);
    }
    let grid = draft.grid.clone();
    let tables = read_tables(&grid, task, active, areas, &mut draft.ledger, &mut draft.locals)?;
    draft.drafts = tables.drafts;
    draft.may_repeat = tables.may_repeat;
    draft.findings.extend(tables.findings);
    draft.guesses = tables.guesses;
    draft.questions = tables.questions;
    if draft.drafts.is_empty() && forced.is_none() {
        draft.findings.extend(lies_on_its_side(&grid, task, active));
    }
    if let Some(newer) = made.as_ref().and_then(|_| blank::newer(&draft.grid, &task.file)) {
        draft.findings.push(newer);
        let text = "Is it right to read a return of a newer Spruce as this one does?";
        draft.questions.push(yes_question(text.to_owned()));
    }
    draft.title = tables.title;
    draft.stand_in = tables.stand_in;
    draft.ranges = tables.ranges;
    draft.mapping = made.clone().or(tables.mapping).unwrap_or(draft.mapping);
    if let Some(own) = own {
        if own.asks {
            let name = &own.profile.name;
            let text = format!("Is it right to read the sheet by your profile “{name}”?");
            draft.questions.insert(0, yes_question(text));
        }
        draft.findings.extend(own.findings);
        // What the person said besides columns stays part of the mapping that is shown.
        draft.mapping = Mapping { marks: own.mapping.marks, written: own.mapping.written, ..draft.mapping };
    }
    draft.mapping = Mapping { rows_left: rows.left, with_hidden: rows.with_hidden, ..draft.mapping };
    Ok(draft)
}

/// A question that only asks for a nod: the sheet stays as it was read.
fn yes_question(text: String) -> Question {
    let yes = Choice { label: "Yes".to_owned(), reply: Reply::AsRead };
    Question { about: Topic::Heading, text, choices: vec![yes] }
}

impl SheetDraft {
    /// Drops what a hidden sheet gave, unless a person asks for it.
    pub(super) fn is_hidden(&self) -> bool {
        self.grid.hidden
    }
}
