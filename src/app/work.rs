//! Work that runs beside the window, and what comes back from it.

use std::{path::PathBuf, sync::Arc};

use super::import_session::{self, EntryState, FileId, Prepared};
use super::{
    analysed::Analysed, keeping::Copies, over_all::OverAll, paper::LaidOut, projected::Projected,
    state::Earlier,
};
use crate::{
    document::{Document, Entry, FileError, FileStamp, Marked, Noticed, OpenMark, OwnProfiles},
    domain::IndicatorId,
    export::{ChartFile, Pasted},
    render::Picture,
    report::Compared,
    returns::OwnProfile,
    scoring::Scorecard,
    workbook::Pack,
};

/// Which state of the document a result belongs to; a stale result is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    /// Counts the documents that were opened.
    pub document: u64,
    /// `History::revision`.
    pub revision: u64,
}

/// A result.
#[derive(Debug)]
pub(super) enum Done {
    /// A scorecard file was read.
    Loaded(PathBuf, Result<(Document, FileStamp), FileError>, Marked),
    /// The file of the document of that number was read again.
    Reverted(u64, Result<(Document, FileStamp), FileError>),
    /// The example was made.
    Example(Result<Document, String>),
    /// The document was written, and where it was not open there before, marked.
    Saved(PathBuf, Version, Result<FileStamp, FileError>, Option<OpenMark>),
    /// Returns were found and are being read.
    Listed(Vec<import_session::Entry>),
    /// A return was read.
    FileRead(FileId, EntryState),
    /// The file of this return is not where it was.
    Gone(u32),
    /// All returns of a list were read.
    ReadAll,
    /// What importing would do was worked out for this revision of the list; `None` when that was
    /// cancelled.
    Prepared(u64, Version, Option<Vec<Prepared>>),
    /// Returns were added to the document.
    Imported {
        /// To which.
        version: Version,
        /// The document with them.
        document: Box<Document>,
        /// What undo takes back.
        label: String,
        /// What the trail tells of it.
        entries: Vec<Entry>,
        /// Which files of the list.
        files: Vec<FileId>,
        /// What is to be remembered of how they were read.
        learned: Vec<OwnProfile>,
    },
    /// The user's own profiles as they are now, and whether what was asked could be done.
    Profiles(Arc<OwnProfiles>, Result<(), String>),
    /// The document was scored, and everything doubtful about its figures was listed.
    Scored(Version, Result<Option<Arc<Scorecard>>, String>, Arc<Vec<Noticed>>),
    /// What takes long was worked out of an indicator.
    Analysed(Version, IndicatorId, Arc<Analysed>),
    /// Areas and groups were compared over all indicators.
    OverAll(Version, Arc<OverAll>),
    /// A colleague's copy was read for the document of that number, from the file of that name.
    Copy(u64, String, Result<Arc<Document>, String>),
    /// Another workbook was read for the document of that number.
    Workbook(u64, Result<Arc<Pack>, String>),
    /// An earlier scorecard was read for the document of that number.
    Earlier(u64, Result<Earlier, String>),
    /// The paper was laid out, beside the earlier scorecard of that number.
    LaidOut((Version, u64), Result<Arc<LaidOut>, String>),
    /// Two scorecards were compared, with the earlier scorecard of that number.
    Changes((Version, u64), Result<Arc<Compared>, String>),
    /// What a room may see was worked out.
    Projected(Box<Projected>),
    /// About copies of unsaved changes.
    Copies(Copies),
    /// Somebody stopped it, and nothing is left of it.
    Nothing,
    /// Something was written to this place.
    Written(PathBuf, Result<(), String>),
    /// So many charts were written to this folder.
    ChartsWritten(PathBuf, Result<Vec<ChartFile>, String>),
    /// A chart was written to this place; with what to say of letters that it shows as boxes.
    ChartWritten(PathBuf, Result<Option<String>, String>),
    /// A table for the clipboard.
    Table(Result<Pasted, String>),
    /// A picture for the clipboard.
    Picture(Result<Picture, String>),
    /// A file dialog was answered; empty when it was cancelled.
    Chosen(super::dialogs::Purpose, Vec<PathBuf>),
    /// No file dialog could be opened.
    NoDialog(super::dialogs::Purpose),
}

impl Done {
    /// Whether nothing is lost, in the window or on disk, when this result is not taken in.
    pub(super) const fn can_be_dropped(&self) -> bool {
        match self {
            Self::Loaded(..)
            | Self::Reverted(..)
            | Self::Example(_)
            | Self::Listed(_)
            | Self::Imported { .. }
            | Self::Picture(_)
            | Self::Table(_)
            | Self::Gone(_)
            | Self::Earlier(..)
            | Self::Workbook(..)
            | Self::Copy(..)
            | Self::Nothing
            | Self::Chosen(..)
            | Self::NoDialog(_) => true,
            Self::Saved(..)
            | Self::Scored(..)
            | Self::Analysed(..)
            | Self::OverAll(..)
            | Self::LaidOut(..)
            | Self::Projected(_)
            | Self::Copies(_)
            | Self::Changes(..)
            | Self::Written(..)
            | Self::ChartsWritten(..)
            | Self::ChartWritten(..)
            | Self::Profiles(..)
            | Self::FileRead(..)
            | Self::ReadAll
            | Self::Prepared(..) => false,
        }
    }
}
