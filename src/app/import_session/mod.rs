//! Returns that are read and looked over before anything is added: files come in as they are read,
//! a person answers and corrects, and beside the window it is worked out what importing would do.

mod cells;
mod entry;
mod lists;
mod outlook;
mod reading;
mod words;

pub(super) use self::{
    cells::{CellSort, SheetNotes},
    entry::{Entry, EntryState, FileId, Origin, Scope, Side, Sides, Standing, Understood},
    lists::{Line, List, ListKind, Thing},
    outlook::{Draft, Outlook, Prepared, prepare},
    reading::{Knowledge, again, example, list, read_all},
};

use std::{path::PathBuf, sync::Arc};

use super::work::Version;
use crate::{
    domain::FigureKey,
    returns::{Mapping, Question, Reply, ReturnReading, RowChoice},
};

/// Files that are looked over together.
#[derive(Clone, Debug, Default)]
pub(super) struct ImportSession {
    /// In the order in which they were given.
    pub files: Vec<Entry>,
    /// Which file is shown.
    pub file: FileId,
    /// Which of its sheets.
    pub sheet: usize,
    /// Counts up with every change that may change what importing would do.
    pub revision: u64,
    /// The revision whose outlook is worked out, and the scorecard that it was compared with.
    pub prepared: Option<(u64, Version)>,
}

/// Where the keyboard should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Focus {
    /// To the first answer of the shown file's first question.
    Question,
    /// To the button that leads to the next question.
    Next,
    /// To the button that imports, once it can be pressed.
    Import,
}

/// What there is to say of all files together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    /// Files in the list.
    pub files: usize,
    /// Files that would be imported.
    pub ready: usize,
    /// Those of them that have something to look at.
    pub to_look_at: usize,
    /// Their figures.
    pub figures: usize,
    /// Questions that are open, in all files.
    pub questions: usize,
    /// Files that could not be read.
    pub unreadable: usize,
    /// Files without a figure.
    pub nothing: usize,
    /// Files that are in the scorecard already.
    pub already: usize,
    /// Files whose content is in the list twice.
    pub twice: usize,
    /// Files that are still being read.
    pub reading: usize,
    /// Figures that the scorecard does not have.
    pub added: usize,
    /// Figures that would replace others.
    pub revised: usize,
    /// Figures that two returns give differently.
    pub disputed: usize,
}

impl ImportSession {
    /// The file of that name for as long as it is in the list.
    #[must_use]
    pub(super) fn entry(&self, id: FileId) -> Option<&Entry> {
        self.files.iter().find(|entry| entry.id == id)
    }

    /// The same, to be changed.
    pub(super) fn entry_mut(&mut self, id: FileId) -> Option<&mut Entry> {
        self.files.iter_mut().find(|entry| entry.id == id)
    }

    /// The file that is shown.
    #[must_use]
    pub(super) fn shown(&self) -> Option<&Entry> {
        self.entry(self.file)
    }

    /// Puts files that are about to be read into the list. One that is there already, from the same
    /// place, is read again where it stands. The first of them is shown when nothing was.
    pub(super) fn add(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            match self.files.iter_mut().find(|known| known.origin == entry.origin) {
                Some(known) => {
                    if known.id == self.file {
                        self.file = entry.id;
                    }
                    *known = entry;
                }
                None => self.files.push(entry),
            }
        }
        if self.shown().is_none()
            && let Some(first) = self.files.first()
        {
            self.show(first.id, None);
        }
        self.touch();
    }

    /// Takes in how a file was read.
    pub(super) fn take(&mut self, id: FileId, state: EntryState) {
        let Some(entry) = self.entry_mut(id) else { return };
        entry.state = state;
        entry.revision += 1;
        if let (EntryState::Read(understood), Some(record)) = (&mut entry.state, &entry.again) {
            understood.as_before(record);
        }
        if self.file == id {
            self.show(id, None);
        }
        self.touch();
    }

    /// Takes in what was worked out, where it still fits.
    pub(super) fn take_prepared(&mut self, revision: u64, version: Version, files: Vec<Prepared>) {
        for prepared in files {
            let Some(entry) = self.entry_mut(prepared.id) else { continue };
            if entry.revision == prepared.revision
                && let EntryState::Read(understood) = &mut entry.state
            {
                understood.take(prepared);
            }
        }
        self.prepared = Some((revision, version));
    }

    /// What is to be worked out, when anything changed since it last was.
    #[must_use]
    pub(super) fn to_prepare(&self, version: Version) -> Option<Vec<Draft>> {
        let is_fresh = self.prepared == Some((self.revision, version));
        (!is_fresh).then(|| self.files.iter().filter_map(Entry::draft).collect())
    }

    const fn touch(&mut self) {
        self.revision += 1;
    }

    /// Shows a file, at that sheet or at the one most worth showing.
    pub(super) fn show(&mut self, id: FileId, sheet: Option<usize>) {
        self.file = id;
        let first = || self.entry(id).and_then(Entry::understood).map_or(0, Understood::first_sheet);
        self.sheet = sheet.unwrap_or_else(first);
    }

    /// The next file after the shown one that asks something, around the end; the shown one last.
    #[must_use]
    pub(super) fn next_question(&self) -> Option<FileId> {
        let at = self.files.iter().position(|entry| entry.id == self.file).map_or(0, |at| at + 1);
        let asks = |entry: &&Entry| matches!(entry.standing(), Standing::Asks(_));
        let (before, after) = self.files.split_at(at.min(self.files.len()));
        after.iter().chain(before).find(asks).map(|entry| entry.id)
    }

    /// Where the keyboard goes once a question is answered.
    #[must_use]
    pub(super) fn after_answer(&self) -> Focus {
        let asks = |entry: &Entry| matches!(entry.standing(), Standing::Asks(_));
        match self.next_question() {
            _ if self.shown().is_some_and(asks) => Focus::Question,
            Some(_) => Focus::Next,
            None => Focus::Import,
        }
    }

    /// Takes a sheet into the import, or leaves it.
    pub(super) fn want(&mut self, id: FileId, sheets: &[usize], wanted: bool) {
        self.change(id, |understood| {
            for sheet in sheets {
                if let Some(choice) = understood.choices.get_mut(*sheet) {
                    choice.wanted = wanted;
                }
            }
        });
    }

    /// Has a sheet understood in another way.
    pub(super) fn remap(&mut self, id: FileId, sheet: usize, mapping: Mapping) {
        self.change(id, |understood| understood.remap(sheet, mapping));
    }

    /// Has other rows of a sheet read.
    pub(super) fn read_rows(&mut self, id: FileId, sheet: usize, rows: RowChoice) {
        self.change(id, |understood| {
            if let Some(choice) = understood.choices.get_mut(sheet) {
                choice.rows = rows;
            }
        });
    }

    /// Has every sheet that a person corrected understood once more, as it was corrected; gives the
    /// origins of the other files that were read, to read them again.
    pub(super) fn understand_again(&mut self) -> Vec<(Origin, Scope)> {
        let mut untouched = Vec::new();
        for entry in &mut self.files {
            let EntryState::Read(understood) = &mut entry.state else { continue };
            if understood.is_touched() {
                understood.ask_again();
                entry.revision += 1;
            } else {
                untouched.push((entry.origin.clone(), entry.scope));
            }
        }
        self.touch();
        untouched
    }

    /// Answers a question on every sheet that asks it.
    pub(super) fn answer(&mut self, id: FileId, question: &Question, reply: &Reply) {
        self.change(id, |understood| understood.answer(question, reply));
    }

    /// Says whom to believe where another return disagrees with this one: about a figure, or about all.
    pub(super) fn settle(&mut self, id: FileId, figure: Option<FigureKey>, side: Side) {
        if let Some(Entry { state: EntryState::Read(understood), .. }) = self.entry_mut(id) {
            understood.sides.take(figure, side);
        }
    }

    /// Has how a sheet is read remembered, or not.
    pub(super) fn remember(&mut self, id: FileId, sheet: usize, remember: bool) {
        if let Some(Entry { state: EntryState::Read(understood), .. }) = self.entry_mut(id)
            && let Some(choice) = understood.choices.get_mut(sheet)
        {
            choice.remember = remember;
        }
    }

    fn change(&mut self, id: FileId, change: impl FnOnce(&mut Understood)) {
        let Some(entry) = self.entry_mut(id) else { return };
        entry.revision += 1;
        if let EntryState::Read(understood) = &mut entry.state {
            change(understood);
        }
        self.touch();
    }

    /// Takes a file off the list; its reading stops.
    pub(super) fn drop_file(&mut self, id: FileId) {
        let Some(at) = self.files.iter().position(|entry| entry.id == id) else { return };
        self.files.remove(at).stop();
        self.touch();
        if self.file == id
            && let Some(next) = self.files.get(at).or_else(|| self.files.last())
        {
            self.show(next.id, None);
        }
    }

    /// Stops what is still being read; what has been read stays.
    pub(super) fn stop(&mut self) {
        self.files.iter_mut().for_each(Entry::stop);
        self.touch();
    }

    /// Files that are still said to be read when nothing reads them any more were stopped.
    pub(super) fn settle_reading(&mut self) {
        for entry in &mut self.files {
            if matches!(entry.state, EntryState::Reading(_)) {
                entry.state = EntryState::Stopped;
            }
        }
    }

    /// Whether a file is still to be read.
    #[must_use]
    pub(super) fn is_reading(&self) -> bool {
        self.files.iter().any(|entry| matches!(entry.state, EntryState::Reading(_)))
    }

    /// The readings that would be imported, as a person wants them.
    #[must_use]
    pub(super) fn ready(&self) -> Vec<(FileId, Draft)> {
        let ready = self.files.iter().filter(|entry| entry.standing() == Standing::Ready);
        ready.filter_map(|entry| Some((entry.id, entry.draft()?))).collect()
    }

    /// The fingerprints of files, and where each is on disk.
    pub(super) fn places(&self, files: &[FileId]) -> Vec<(String, PathBuf)> {
        let place = |entry: &Entry| match &entry.origin {
            Origin::File(path) => Some((entry.understood()?.reading.sha256.clone(), path.clone())),
            Origin::Pasted(_) => None,
        };
        self.files.iter().filter(|entry| files.contains(&entry.id)).filter_map(place).collect()
    }

    /// Takes the files off the list that were imported and those that no person can help; gives the
    /// names of these.
    pub(super) fn leave_only_unfinished(&mut self, imported: &[FileId]) -> Vec<String> {
        let mut left = Vec::new();
        self.files.retain(|entry| {
            if imported.contains(&entry.id) {
                return false;
            }
            match entry.standing() {
                Standing::Unreadable | Standing::NothingFound => {
                    left.push(entry.name.clone());
                    false
                }
                Standing::NothingChosen | Standing::Already | Standing::Twice => false,
                _ => true,
            }
        });
        self.touch();
        if self.shown().is_none()
            && let Some(first) = self.files.first()
        {
            self.show(first.id, None);
        }
        left
    }

    /// What there is to say of all files together.
    #[must_use]
    pub(super) fn totals(&self) -> Totals {
        let mut totals = Totals { files: self.files.len(), ..Totals::default() };
        for entry in &self.files {
            match entry.standing() {
                Standing::Waiting | Standing::Reading(_) | Standing::Working => totals.reading += 1,
                Standing::Stopped | Standing::NothingChosen => {}
                Standing::Unreadable => totals.unreadable += 1,
                Standing::NothingFound => totals.nothing += 1,
                Standing::Already => totals.already += 1,
                Standing::Twice => totals.twice += 1,
                Standing::Asks(questions) => totals.questions += questions,
                Standing::Ready => {
                    totals.ready += 1;
                    if let Some(understood) = entry.understood() {
                        totals.to_look_at += usize::from(!understood.things().is_empty());
                        totals.figures += understood.figures();
                    }
                }
            }
            // What waits for an answer may still change: only what is ready is counted.
            if entry.standing() == Standing::Ready
                && let Some(outlook) = entry.understood().and_then(|understood| understood.outlook.as_ref())
            {
                totals.added += outlook.preview.added;
                totals.revised += outlook.preview.revised;
                totals.disputed += outlook.preview.disputes.len();
            }
        }
        totals
    }

    /// The name of the file that number `number` would be, or is: for one that is there already.
    #[must_use]
    pub(super) fn same_content<'a>(&'a self, reading: &ReturnReading) -> Option<&'a Entry> {
        let same =
            |entry: &&Entry| entry.understood().is_some_and(|other| other.reading.sha256 == reading.sha256);
        self.files.iter().find(same)
    }
}

/// The readings of drafts, as a person wants them; for a job.
#[must_use]
pub(super) fn wanted_readings(drafts: Vec<Draft>, knowledge: &Knowledge) -> Vec<Arc<ReturnReading>> {
    drafts.into_iter().map(|draft| outlook::brought_into_line(&draft, knowledge)).collect()
}
