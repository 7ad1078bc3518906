//! What a screen asks for. Screens draw and push actions; one place carries them out.

use std::path::PathBuf;

use super::{
    command::Command,
    dialogs::{Asked, ChartsForm, Dialog},
    import_session::{FileId, Scope, Side},
    page::Page,
    screens::indicator::Tab,
    tour::TourStep,
};
use crate::{
    document::{Drawing, Edit, Look},
    domain::{AreaCode, FigureKey, IndicatorId},
    export::{FigureFormat, PaperFormat, PictureSize},
    report::{Shipped, charts::Chart},
    returns::{Component, Mapping, Question, Reply, RowChoice},
    scoring::Status,
};

/// A request with its particulars.
#[derive(Clone, Debug)]
pub(super) enum Action {
    /// From the closed list of commands.
    Command(Command),
    /// How the person likes the program to be from now on.
    Prefer(Preference),
    /// Show a page.
    Go(Page),
    /// Show the scorecard table with only what is counted under this status.
    ShowScorecard(Status),
    /// List what is doubtful about the figures of this indicator.
    ShowQuality(IndicatorId),
    /// Look at figures on the indicator page in this way.
    ShowTab(Tab),
    /// Go on with the tour.
    Tour(TourStep),
    /// Back to the page before.
    Back,
    /// Change the document.
    Edit(Edit),
    /// Look over these cells, which were pasted.
    Paste(String),
    /// Open this scorecard file.
    OpenFile(PathBuf),
    /// Forget this entry of the recent files.
    ForgetRecent(PathBuf),
    /// What a person changes while looking over an import.
    Import(ImportStep),
    /// Read this return of the scorecard again.
    ReadReturn(u32),
    /// Change the user's own profiles of returns.
    Profile(ProfileStep),
    /// Save a chart.
    SaveChart(Chart, FileKind),
    /// Put a chart on the clipboard as a picture.
    CopyChart(Chart),
    /// Put the figures of a chart on the clipboard as a table.
    CopyTable(Chart),
    /// Write the paper for the meeting.
    WritePaper(PaperFormat),
    /// Write a paper that ships, whatever the paper for the meeting is.
    WriteShipped(Shipped, PaperFormat),
    /// Save what a workshop said as an Excel workbook.
    SaveWorkshop,
    /// Save who is invited to the workshop.
    SaveInvitations {
        /// Names leave only where a person asks for them.
        with_names: bool,
    },
    /// Choose a template of the user's own.
    ChooseTemplate,
    /// Save a template that ships, to change it.
    SaveTemplate(crate::report::Shipped),
    /// Choose a file with another workbook.
    ChooseWorkbook,
    /// Choose an earlier scorecard to compare with.
    ChooseEarlier,
    /// Compare with no other scorecard.
    ForgetEarlier,
    /// Compare with these areas on the indicator page.
    Compare(Vec<AreaCode>),
    /// Ask something.
    Ask(Dialog),
    /// The question is answered.
    Answer(Answer),
    /// Take a message off the screen.
    Dismiss(usize),
    /// Stop the work that is under way.
    CancelWork,
}

/// What a person prefers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Preference {
    /// What the window looks like.
    Look(Look),
    /// The size of text, in percent.
    TextSize(u16),
    /// What the window is drawn with at the next start.
    Drawing(Drawing),
    /// Who is written into the history of a scorecard.
    Name(String),
    /// The tour was taken or waved away.
    TourIsOver,
}

/// A step in looking over an import.
#[derive(Clone, Debug)]
pub(super) enum ImportStep {
    /// Look at this file; `None` for the sheet most worth looking at.
    Show(FileId, Option<usize>),
    /// Import these sheets, or leave them.
    Want {
        /// Which file.
        file: FileId,
        /// Positions of its sheets.
        sheets: Vec<usize>,
        /// Whether to import them.
        wanted: bool,
    },
    /// Understand this sheet in another way.
    Remap {
        /// Which file.
        file: FileId,
        /// Position in its sheets.
        sheet: usize,
        /// How.
        mapping: Box<Mapping>,
    },
    /// Read these rows of this sheet.
    Rows {
        /// Which file.
        file: FileId,
        /// Position in its sheets.
        sheet: usize,
        /// Which rows.
        rows: RowChoice,
    },
    /// Answer a question on every sheet that asks it.
    Answer {
        /// Which file.
        file: FileId,
        /// The question.
        question: Box<Question>,
        /// The answer.
        reply: Box<Reply>,
    },
    /// Remember how this sheet is read, for the next return of its shape, or do not.
    Remember {
        /// Which file.
        file: FileId,
        /// Position in its sheets.
        sheet: usize,
        /// Whether.
        remember: bool,
    },
    /// Say whom to believe where another return disagrees with this one.
    Settle {
        /// Which file.
        file: FileId,
        /// About which figure; `None` for all of them.
        figure: Option<FigureKey>,
        /// Whom.
        side: Side,
    },
    /// Read this file once more as if for the first time, taking these areas.
    ReadAgain(FileId, Scope),
    /// Leave this file out.
    Drop(FileId),
    /// Read no more files; those that are read stay.
    Stop,
    /// Add everything that is ready to the scorecard.
    Confirm,
    /// Add nothing.
    Cancel,
}

/// A change of the user's own profiles of returns.
#[derive(Clone, Debug)]
pub(super) enum ProfileStep {
    /// Give the one of the first name the second.
    Rename(String, String),
    /// Delete it.
    Remove(String),
    /// Write it to a file for a colleague.
    Export(String),
    /// Take in a colleague's file.
    Add,
}

/// A column of a return that is looked over.
#[derive(Clone, Debug)]
pub(super) struct ForColumn {
    /// Which file.
    pub file: FileId,
    /// Position in its sheets.
    pub sheet: usize,
    /// Column, 0 for A.
    pub column: u32,
    /// Which part of the figure it gives.
    pub component: Component,
}

/// What a chart is saved as: format and size.
pub(super) type FileKind = (FigureFormat, PictureSize);

/// Answers to questions.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    /// Leave it; nothing happens.
    Cancel,
    /// Save first, then go on.
    SaveFirst,
    /// Go on and lose the changes.
    Discard,
    /// Load what is on disk.
    Revert,
    /// Write over what somebody else changed.
    Overwrite,
    /// Open this copy of unsaved changes that was left behind.
    Recover(usize),
    /// Throw this copy of unsaved changes away.
    ForgetLeft(usize),
    /// Change the user's own profiles.
    Profile(ProfileStep),
    /// Make this change.
    Edit(Edit),
    /// Make this change, and take a column of a return for the indicator that it defines.
    EditForColumn(Edit, ForColumn),
    /// Save a blank return that asks this.
    Blank(Asked),
    /// Save these charts into a folder.
    Charts(ChartsForm),
    /// A path was typed where no file dialog could open.
    Path(PathBuf),
}
