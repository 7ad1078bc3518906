//! One file that is looked over: how it stands, how it is understood, and what a person wants of it.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{
    lists::Thing,
    outlook::{Draft, Outlook, Prepared},
};
use crate::{
    document::ReturnRecord,
    domain::FigureKey,
    job::Handle,
    returns::{
        Choice, Mapping, Question, ReadError, Reply, ReturnReading, RowChoice, SheetReading, Source, Topic,
    },
};

/// Names a file of the list for as long as the program runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::app) struct FileId(u64);

impl FileId {
    /// One that no other file has.
    #[must_use]
    pub(in crate::app) fn fresh() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed) + 1)
    }
}

/// Which areas of a file are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum Scope {
    /// Every area.
    #[default]
    Every,
    /// The scorecard's area and those that it is compared with.
    Ours,
}

/// Where a return comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum Origin {
    /// From a file on disk.
    File(PathBuf),
    /// From the clipboard.
    Pasted(Source),
}

impl Origin {
    /// Its bytes.
    pub(super) fn open(&self) -> Result<Source, ReadError> {
        match self {
            Self::File(path) => Source::open(path),
            Self::Pasted(source) => Ok(source.clone()),
        }
    }
}

/// A file of the list.
#[derive(Clone, Debug)]
pub(in crate::app) struct Entry {
    /// Which.
    pub id: FileId,
    /// File name, without folders.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Which areas of it are taken.
    pub scope: Scope,
    /// The return of the scorecard as which it is read again.
    pub again: Option<Box<ReturnRecord>>,
    /// How far it is.
    pub state: EntryState,
    /// Counts up with every change of this file.
    pub revision: u64,
}

/// How far a file is.
#[derive(Clone, Debug)]
pub(in crate::app) enum EntryState {
    /// It waits or is being read; its progress and a way to stop it.
    Reading(Handle),
    /// A person stopped it.
    Stopped,
    /// It could not be read; why, in words.
    Unreadable(String),
    /// It was read.
    Read(Box<Understood>),
}

/// How a file stands, to be said in a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::app) enum Standing {
    /// It has not been begun.
    Waiting,
    /// It is being read: how much, 0 to 1.
    Reading(f32),
    /// It was not read because a person stopped it.
    Stopped,
    /// It could not be read.
    Unreadable,
    /// It is being understood anew, or compared with the scorecard.
    Working,
    /// No cell of it is a figure.
    NothingFound,
    /// It has figures, on sheets that are not wanted.
    NothingChosen,
    /// The scorecard has it already.
    Already,
    /// A file before it in the list has the same content.
    Twice,
    /// A person should say something; how many questions.
    Asks(usize),
    /// It would be imported.
    Ready,
}

/// What a person wants of a sheet.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct SheetChoice {
    /// Whether it is imported.
    pub wanted: bool,
    /// How it should be understood instead; until it is.
    pub asked: Option<Mapping>,
    /// Which of its rows are read.
    pub rows: RowChoice,
    /// Questions that are answered.
    pub answered: Vec<Question>,
    /// Whether a person corrected how it is understood.
    pub corrected: bool,
    /// Whether the correction is to be remembered for the next return of this shape.
    pub remember: bool,
}

/// Which of two returns is right, where this one disagrees with another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum Side {
    /// Nobody has decided; it is listed as doubtful.
    #[default]
    Later,
    /// What was there first.
    Stands,
    /// This one.
    This,
}

/// Whom a person believes: in all disputes of a file, but for those settled one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Sides {
    /// In all.
    pub all: Side,
    /// In single ones.
    pub single: BTreeMap<FigureKey, Side>,
}

impl Sides {
    /// Whom to believe about a figure.
    #[must_use]
    pub(in crate::app) fn of(&self, figure: &FigureKey) -> Side {
        self.single.get(figure).copied().unwrap_or(self.all)
    }

    /// Whether anything is decided.
    pub(super) fn is_decided(&self) -> bool {
        self.all != Side::Later || self.single.values().any(|side| *side != Side::Later)
    }

    /// Takes a side about one figure, or about all.
    pub(super) fn take(&mut self, figure: Option<FigureKey>, side: Side) {
        match figure {
            Some(figure) => {
                self.single.insert(figure, side);
            }
            None => *self = Self { all: side, ..Self::default() },
        }
    }
}

/// A reading, what a person wants of it, and what importing it would do.
#[derive(Clone, Debug)]
pub(in crate::app) struct Understood {
    /// How the file is understood.
    pub reading: Arc<ReturnReading>,
    /// What a person wants, sheet by sheet.
    pub choices: Vec<SheetChoice>,
    /// Whom to believe where another return says otherwise.
    pub sides: Sides,
    /// What importing it after the files before it would do; `None` until that is worked out.
    pub outlook: Option<Arc<Outlook>>,
}

impl Entry {
    /// A return that waits to be read.
    #[must_use]
    pub(in crate::app) fn new(origin: Origin, scope: Scope) -> Self {
        let name = match &origin {
            Origin::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Origin::Pasted(source) => source.name.to_string(),
        };
        let state = EntryState::Reading(Handle::default());
        Self { id: FileId::fresh(), name, origin, scope, again: None, state, revision: 0 }
    }

    /// How it is understood, once it is read.
    #[must_use]
    pub(in crate::app) const fn understood(&self) -> Option<&Understood> {
        if let EntryState::Read(understood) = &self.state { Some(understood) } else { None }
    }

    /// Stops its reading.
    pub(super) fn stop(&mut self) {
        if let EntryState::Reading(handle) = &self.state {
            handle.cancel();
            self.state = EntryState::Stopped;
        }
    }

    /// What is needed to work out its outlook.
    pub(super) fn draft(&self) -> Option<Draft> {
        let understood = self.understood()?;
        Some(Draft {
            id: self.id,
            revision: self.revision,
            scope: self.scope,
            reading: Arc::clone(&understood.reading),
            choices: understood.choices.clone(),
            sides: understood.sides.clone(),
            outlook: understood.outlook.clone(),
        })
    }

    /// How it stands.
    #[must_use]
    pub(in crate::app) fn standing(&self) -> Standing {
        match &self.state {
            EntryState::Reading(handle) if handle.progress() <= 0.0 => Standing::Waiting,
            EntryState::Reading(handle) => Standing::Reading(handle.progress()),
            EntryState::Stopped => Standing::Stopped,
            EntryState::Unreadable(_) => Standing::Unreadable,
            EntryState::Read(understood) => understood.standing(),
        }
    }
}

impl Understood {
    /// A reading as it came.
    #[must_use]
    pub(in crate::app) fn new(reading: ReturnReading) -> Self {
        let choice = |sheet: &SheetReading| SheetChoice {
            wanted: sheet.wanted || (!sheet.grid.hidden && !sheet.questions.is_empty()),
            rows: sheet.mapping.row_choice(),
            ..SheetChoice::default()
        };
        let choices = reading.sheets.iter().map(choice).collect();
        Self { reading: Arc::new(reading), choices, sides: Sides::default(), outlook: None }
    }

    /// Has it understood as it was when it was imported, where it is the very same file.
    pub(super) fn as_before(&mut self, record: &ReturnRecord) {
        if self.reading.sha256 != record.sha256 {
            return;
        }
        for (choice, sheet) in self.choices.iter_mut().zip(&self.reading.sheets) {
            let known = record.sheets.iter().find(|(name, _)| **name == *sheet.grid.name);
            choice.wanted = known.is_some();
            let Some((_, mapping)) = known else { continue };
            choice.rows = mapping.row_choice();
            if mapping.without_rows() != sheet.mapping.without_rows() {
                choice.asked = Some(mapping.clone());
                choice.corrected = true;
            }
        }
    }

    /// Whether a sheet is wanted.
    #[must_use]
    pub(in crate::app) fn wants(&self, sheet: usize) -> bool {
        self.choices.get(sheet).is_some_and(|choice| choice.wanted)
    }

    /// The sheets that are wanted, with their positions.
    pub(in crate::app) fn wanted(&self) -> impl Iterator<Item = (usize, &SheetReading)> {
        self.reading.sheets.iter().enumerate().filter(|(at, _)| self.wants(*at))
    }

    /// How a sheet is understood, or is about to be.
    #[must_use]
    pub(in crate::app) fn mapping(&self, sheet: usize) -> Option<&Mapping> {
        let asked = self.choices.get(sheet).and_then(|choice| choice.asked.as_ref());
        asked.or_else(|| self.reading.sheets.get(sheet).map(|sheet| &sheet.mapping))
    }

    /// What a person should look at before importing it.
    #[must_use]
    pub(in crate::app) fn things(&self) -> &[Thing] {
        self.outlook.as_ref().map_or(&[], |outlook| &outlook.things)
    }

    /// Figures on wanted sheets.
    #[must_use]
    pub(in crate::app) fn figures(&self) -> usize {
        self.wanted().map(|(_, sheet)| sheet.observations.len()).sum()
    }

    /// The first sheet worth showing: one that asks, else one that has figures, else one with cells.
    #[must_use]
    pub(in crate::app) fn first_sheet(&self) -> usize {
        let asking = self.questions().into_iter().find_map(|(_, sheets)| sheets.first().copied());
        let sheets = &self.reading.sheets;
        let with_figures =
            || self.wanted().find(|(_, sheet)| !sheet.observations.is_empty()).map(|(at, _)| at);
        let filled = || sheets.iter().position(|sheet| !sheet.grid.hidden && sheet.grid.height() > 1);
        asking.or_else(with_figures).or_else(filled).unwrap_or(0)
    }

    /// The questions that are open, each once, with the sheets that ask it.
    #[must_use]
    pub(in crate::app) fn questions(&self) -> Vec<(Question, Vec<usize>)> {
        let mut open: Vec<(Question, Vec<usize>)> = Vec::new();
        for (at, sheet) in self.wanted() {
            let answered = self.choices.get(at).map_or(&[][..], |choice| &choice.answered);
            for question in asked_by(sheet).into_iter().filter(|question| !answered.contains(question)) {
                match open.iter_mut().find(|(known, _)| *known == question) {
                    Some((_, sheets)) => sheets.push(at),
                    None => open.push((question, vec![at])),
                }
            }
        }
        open
    }

    fn standing(&self) -> Standing {
        let questions = self.questions().len();
        if questions > 0 {
            return Standing::Asks(questions);
        }
        if self.choices.iter().zip(&self.reading.sheets).any(|(choice, sheet)| choice.asks_anew(sheet)) {
            return Standing::Working;
        }
        if self.reading.sheets.iter().all(|sheet| sheet.observations.is_empty()) {
            return Standing::NothingFound;
        }
        if self.figures() == 0 {
            return Standing::NothingChosen;
        }
        let Some(outlook) = &self.outlook else { return Standing::Working };
        match outlook.preview.already {
            None => Standing::Ready,
            Some(number) if number <= outlook.last_return => Standing::Already,
            Some(_) => Standing::Twice,
        }
    }

    pub(super) fn remap(&mut self, sheet: usize, mapping: Mapping) {
        if let Some(choice) = self.choices.get_mut(sheet) {
            choice.asked = Some(mapping);
            choice.wanted = true;
            (choice.corrected, choice.remember) = (true, true);
        }
    }

    /// Whether a person has any sheet read otherwise than Spruce would.
    #[must_use]
    pub(in crate::app) fn is_changed(&self) -> bool {
        self.choices.iter().any(|choice| choice.corrected || choice.rows != RowChoice::default())
    }

    /// Whether a person corrected or answered anything.
    pub(super) fn is_touched(&self) -> bool {
        self.choices.iter().any(|choice| choice.corrected || !choice.answered.is_empty())
    }

    /// Asks for every corrected sheet to be understood as it is, once more.
    pub(super) fn ask_again(&mut self) {
        for (choice, sheet) in self.choices.iter_mut().zip(&self.reading.sheets) {
            if choice.corrected {
                choice.asked.get_or_insert_with(|| sheet.mapping.clone());
            }
        }
    }

    pub(super) fn answer(&mut self, question: &Question, reply: &Reply) {
        let open = self.questions();
        let Some((_, sheets)) = open.into_iter().find(|(known, _)| known == question) else { return };
        for sheet in sheets {
            let mapping = self.mapping(sheet).map(|mapping| mapping.answered(reply));
            let Some(choice) = self.choices.get_mut(sheet) else { continue };
            choice.answered.push(question.clone());
            if *reply != Reply::AsRead {
                choice.asked = mapping;
                (choice.corrected, choice.remember) = (true, true);
            }
        }
    }

    /// Takes in what was worked out for the file as it stands.
    pub(super) fn take(&mut self, prepared: Prepared) {
        self.reading = prepared.reading;
        self.outlook = Some(prepared.outlook);
        for (choice, sheet) in self.choices.iter_mut().zip(&self.reading.sheets) {
            choice.asked = None;
            choice.rows = sheet.mapping.row_choice();
        }
    }
}

impl SheetChoice {
    /// Whether the sheet is to be understood in another way than it is.
    pub(super) fn asks_anew(&self, sheet: &SheetReading) -> bool {
        self.asked.is_some() || self.has_other_rows(sheet)
    }

    /// Whether other rows of the sheet are to be read than were.
    pub(super) fn has_other_rows(&self, sheet: &SheetReading) -> bool {
        self.rows.left != sheet.mapping.rows_left || self.rows.with_hidden != sheet.mapping.with_hidden
    }
}

/// What a sheet asks; where it only says that it is unsure, whether it was read rightly.
fn asked_by(sheet: &SheetReading) -> Vec<Question> {
    if sheet.asks && sheet.questions.is_empty() && !sheet.observations.is_empty() {
        let as_read = Choice { label: "Yes, as it is read below".to_owned(), reply: Reply::AsRead };
        return vec![Question {
            about: Topic::Heading,
            text: "Is this read as it should be?".to_owned(),
            choices: vec![as_read],
        }];
    }
    sheet.questions.clone()
}
