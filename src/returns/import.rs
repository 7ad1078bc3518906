//! The way in: a file's bytes to a reading of it, whatever the file does.

use std::{cell::Cell, sync::Arc, thread};

use super::{
    Grid, Known, Mapping, ReadError, ReturnReading, RowChoice, SheetReading, Source,
    areas::Areas,
    blank,
    checks::{nothing_found, says_nothing_found},
    context::book_period,
    guess::keep_few_questions,
    only::Only,
    profile::holds_notes,
    read_book,
    sheet::{SheetDraft, Task, read_sheet},
    sheet_names::{named_by_area, names_question},
    twins::Seen,
    vocabulary::{Vocabulary, vocabulary},
};
use crate::base::{Errand, Stopped, caught, sha256_hex};

/// Of so many bytes the fingerprint is worked out sooner than a thread for it is started.
const SMALL: usize = 1 << 18;

/// Reads a return: its sheets, their figures, and what becomes of every cell.
///
/// Nothing is changed and nothing is added to a scorecard. `progress` is told from 0 to 1 and only grows.
///
/// # Errors
/// The file cannot be read at all, or the person cancelled.
pub fn read(
    source: &Source,
    known: &Known<'_>,
    progress: &dyn Fn(f32),
    cancelled: &dyn Fn() -> bool,
) -> Result<ReturnReading, ReadError> {
    // What is read a second time, for what was learnt from the first, is no way back.
    let furthest = Cell::new(f32::NEG_INFINITY);
    let progress = |done: f32| {
        if done > furthest.get() {
            furthest.set(done);
            progress(done);
        }
    };
    let errand = Errand::new(&progress, cancelled);
    errand.tell(0.0);
    thread::scope(|scope| {
        let print = (source.bytes.len() > SMALL).then(|| scope.spawn(|| sha256_hex(&source.bytes)));
        let book = read_book(source, &|done| errand.tell(done * 0.4), cancelled)?;
        let grids: Vec<Arc<Grid>> = book.sheets.into_iter().map(Arc::new).collect();
        let understood = caught(|| understand((&source.name, &grids), &[], known, &errand.part(0.4, 1.0)));
        let sheets = understood.unwrap_or(Err(Stopped::Stumbled)).map_err(|why| stopped(why, source))?;
        let mut findings = book.findings;
        findings.extend(nothing_found(&source.name, &sheets));
        let sha256 = match print {
            Some(print) => print.join().unwrap_or_default(),
            None => sha256_hex(&source.bytes),
        };
        errand.tell(1.0);
        Ok(ReturnReading {
            file: source.name.clone(),
            pasted: source.pasted,
            size: u64::try_from(source.bytes.len()).unwrap_or(u64::MAX),
            sha256,
            sheets,
            findings,
        })
    })
}

/// The sheets of a return as they are understood with only those rows, sheet by sheet, that a person
/// wants; all else is worked out as if for the first time. `None` where Spruce stumbles over them.
#[must_use]
pub fn read_rows(
    reading: &ReturnReading,
    rows: &[RowChoice],
    known: &Known<'_>,
) -> Option<Vec<SheetReading>> {
    let wishes: Vec<Wish<'_>> = rows.iter().map(Wish::Rows).collect();
    understand_again(reading, &wishes, known)
}

/// What a person wants of a sheet.
#[derive(Clone, Copy)]
enum Wish<'a> {
    /// Only those rows; all else is worked out as if for the first time.
    Rows(&'a RowChoice),
    /// To be read just so.
    Mapping(&'a Mapping),
}

fn understand_again(
    reading: &ReturnReading,
    wishes: &[Wish<'_>],
    known: &Known<'_>,
) -> Option<Vec<SheetReading>> {
    let grids: Vec<Arc<Grid>> = reading.sheets.iter().map(|sheet| sheet.grid.clone()).collect();
    caught(|| understand((&reading.file, &grids), wishes, known, &Errand::default()))?.ok()
}

fn stopped(why: Stopped, source: &Source) -> ReadError {
    match why {
        Stopped::Cancelled => ReadError::Cancelled,
        Stopped::Stumbled => ReadError::NotReadable {
            file: source.name.to_string(),
            why: "Spruce stumbled over its content. Save it as a new Excel file and try that".to_owned(),
        },
    }
}

fn understand(
    (file, grids): (&Arc<str>, &[Arc<Grid>]),
    wishes: &[Wish<'_>],
    known: &Known<'_>,
    errand: &Errand<'_>,
) -> Result<Vec<SheetReading>, Stopped> {
    let renamed = blank::renamed(grids, known.catalogue);
    let vocabulary = vocabulary(renamed.as_ref().unwrap_or(known.catalogue));
    let book_period =
        grids.iter().filter(|sheet| holds_notes(&sheet.name)).find_map(|grid| book_period(grid));
    let task = Task {
        file: file.clone(),
        vocabulary: &vocabulary,
        only: Only(known.only),
        own: known.own,
        forced: None,
        asks_period: false,
        as_told: false,
        errand: *errand,
        book_period,
        sheet_area: None,
        rows: None,
    };
    let mut areas = Areas::default();
    let mut drafts: Vec<SheetDraft> = Vec::new();
    let rows: usize = grids.iter().map(|grid| grid.rows.len()).sum();
    let mut rows_before = 0;
    for (number, grid) in grids.iter().enumerate() {
        if errand.is_cancelled() {
            return Err(Stopped::Cancelled);
        }
        let at = |row: usize| row as f32 / rows.max(1) as f32;
        let part = errand.part(at(rows_before), at(rows_before + grid.rows.len()));
        rows_before += grid.rows.len();
        let task = Task { errand: part, ..task.clone() }.wished(wishes.get(number));
        drafts.push(read_sheet(grid.clone(), &task, &mut areas)?);
        part.tell(0.95);
    }
    read_by_names(&mut drafts, wishes, &task, &mut areas)?;
    if errand.is_cancelled() {
        return Err(Stopped::Cancelled);
    }
    let drafts = each_figure_once(drafts, &vocabulary);
    let mut sheets: Vec<SheetReading> =
        drafts.into_iter().map(|draft| draft.finish(&areas, &vocabulary, file)).collect();
    keep_few_questions(&mut sheets);
    Ok(sheets)
}

impl<'a> Task<'a> {
    /// The same for a sheet of which a person wants this.
    fn wished(self, wish: Option<&Wish<'a>>) -> Self {
        match wish {
            Some(Wish::Rows(rows)) => Self { rows: Some(rows), ..self },
            Some(Wish::Mapping(mapping)) => Self { forced: Some(mapping), ..self },
            None => self,
        }
    }
}

/// Reads sheets again that are about the organisation in their name.
fn read_by_names(
    drafts: &mut [SheetDraft],
    wishes: &[Wish<'_>],
    task: &Task<'_>,
    areas: &mut Areas,
) -> Result<(), Stopped> {
    let (named, asks) = named_by_area(drafts);
    for (at, area) in named {
        let Some(draft) = drafts.get_mut(at) else { continue };
        let task = Task { sheet_area: Some(area), ..task.clone() }.wished(wishes.get(at));
        *draft = read_sheet(draft.grid.clone(), &task, areas)?;
        if asks && !draft.drafts.is_empty() {
            draft.questions.insert(0, names_question());
        }
    }
    Ok(())
}

/// Leaves out every figure that an earlier sheet gave; a hidden sheet is compared with itself only.
fn each_figure_once(drafts: Vec<SheetDraft>, vocabulary: &Vocabulary<'_>) -> Vec<SheetDraft> {
    let mut giving = drafts.iter().filter(|draft| !draft.drafts.is_empty());
    if giving.next().is_none_or(|only| !only.may_repeat) && giving.next().is_none() {
        return drafts;
    }
    let mut once: Vec<SheetDraft> = Vec::with_capacity(drafts.len());
    let mut seen = Seen::default();
    for (number, mut draft) in drafts.into_iter().enumerate() {
        let before: Vec<&SheetDraft> = once.iter().collect();
        if draft.is_hidden() {
            draft.without_twins(&mut Seen::default(), (&before, number), vocabulary);
        } else {
            draft.without_twins(&mut seen, (&before, number), vocabulary);
        }
        once.push(draft);
    }
    once
}

impl ReturnReading {
    /// Reads the sheet at a position again, after a person corrected how it is understood; `None` where
    /// there is none. Its neighbours are read with it, because sheets tell of one another: what an area's
    /// code is, which period the book is about, which figures an earlier sheet gives.
    #[must_use]
    pub fn reread(&self, at: usize, mapping: Mapping, known: &Known<'_>) -> Option<SheetReading> {
        let sheet = self.sheets.get(at)?;
        let rows: Vec<RowChoice> = self.sheets.iter().map(|sheet| sheet.mapping.row_choice()).collect();
        let mut wishes: Vec<Wish<'_>> = rows.iter().map(Wish::Rows).collect();
        if let Some(wish) = wishes.get_mut(at) {
            *wish = Wish::Mapping(&mapping);
        }
        let Some(mut sheets) = understand_again(self, &wishes, known) else { return Some(sheet.clone()) };
        let mut reading = sheets.swap_remove(at);
        reading.wanted = sheet.wanted || !reading.observations.is_empty();
        reading.mapping = mapping;
        reading.profile.clone_from(&sheet.profile);
        Some(reading)
    }

    /// Says anew whether the file gives no figure at all, after its sheets were read in another way.
    pub fn look_again(&mut self) {
        self.findings.retain(|finding| !says_nothing_found(finding));
        self.findings.extend(nothing_found(&self.file, &self.sheets));
    }
}

/// Reads cells that are all there is as `mapping` says; `None` where Spruce stumbles over them.
pub(super) fn read_as(
    grid: &Arc<Grid>,
    mapping: &Mapping,
    known: &Known<'_>,
    file: &Arc<str>,
) -> Option<SheetReading> {
    caught(|| {
        let vocabulary = vocabulary(known.catalogue);
        let task = Task {
            file: file.clone(),
            vocabulary: &vocabulary,
            only: Only(known.only),
            own: &[],
            forced: Some(mapping),
            asks_period: false,
            as_told: false,
            errand: Errand::default(),
            book_period: None,
            sheet_area: None,
            rows: None,
        };
        let mut areas = Areas::default();
        let mut draft = read_sheet(grid.clone(), &task, &mut areas).ok()?;
        draft.without_twins(&mut Seen::default(), (&[], 0), &vocabulary);
        Some(draft.finish(&areas, &vocabulary, file))
    })
    .flatten()
}
