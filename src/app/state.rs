//! Everything that the window remembers between two frames.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, atomic::AtomicBool},
};

use super::{
    analysed::Analysed,
    command::Command,
    dialogs::{Dialog, Next},
    import_session::ImportSession,
    keeping::Kept,
    over_all::OverAll,
    own_catalogue::OwnCatalogue,
    page::Page,
    paper::LaidOut,
    projected::Projected,
    screens::ScreenStates,
    tour::Tour,
    watching::Watch,
    work::{Done, Version},
};
use crate::{
    base::Severity,
    document::{
        Document, FileStamp, History, LeftBehind, Noticed, OpenMark, OwnProfiles, Preferences, Recents,
        Scorer,
    },
    domain::IndicatorId,
    job::Job,
    report::Compared,
    scoring::Scorecard,
};

/// A message that stays until it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// How much it matters.
    pub severity: Severity,
    /// What happened, where, and what to do.
    pub text: String,
}

/// What was made of a version of the document beside the earlier scorecard of that number, or why not.
pub(super) type Made<T> = ((Version, u64), Result<Arc<T>, String>);

/// An earlier scorecard to compare with.
#[derive(Clone, Debug)]
pub(super) struct Earlier {
    /// The name of its file.
    pub name: String,
    /// What is in it.
    pub document: Arc<Document>,
}

/// The system's clipboard, once it is needed.
#[derive(Default)]
pub(super) struct Clipboard(pub(super) Option<arboard::Clipboard>);

impl std::fmt::Debug for Clipboard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() { "Clipboard (open)" } else { "Clipboard" })
    }
}

/// The window's memory.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The document with its undo steps.
    pub history: History,
    /// Whether a scorecard is open at all.
    pub is_open: bool,
    /// Counts the documents that were opened.
    pub serial: u64,
    /// Where the document is on disk.
    pub path: Option<PathBuf>,
    /// Its name while it is not on disk.
    pub working_title: String,
    /// What the file looked like when it was last read or written.
    pub stamp: Option<FileStamp>,
    /// The page that is shown, and those before it.
    pub page: Page,
    /// Pages to go back to, latest last.
    pub trail: Vec<Page>,
    /// The scorecard of the latest version that was scored.
    pub scored: Option<(Version, Arc<Scorecard>)>,
    /// What was worked out for earlier versions, so that only what changed is worked out again.
    pub scorer: Arc<Mutex<Scorer>>,
    /// Everything doubtful about the figures of the latest version that was looked through.
    pub noticed: Option<(Version, Arc<Vec<Noticed>>)>,
    /// What was worked out of the indicator that is shown, of which version.
    pub analysed: Option<(Version, IndicatorId, Arc<Analysed>)>,
    /// Areas and groups beside each other over all indicators, of which version.
    pub over_all: Option<(Version, Arc<OverAll>)>,
    /// An earlier scorecard to compare with.
    pub earlier: Option<Earlier>,
    /// Counts the earlier scorecards that were opened and closed.
    pub earlier_serial: u64,
    /// The paper, of which version and beside which earlier scorecard.
    pub paper: Option<Made<LaidOut>>,
    /// What changed, of which version and since which earlier scorecard.
    pub changes: Option<Made<Compared>>,
    /// What may be shown to a room.
    pub projected: Option<Box<Projected>>,
    /// Returns that are being looked over.
    pub import: Option<ImportSession>,
    /// The user's own profiles of returns.
    pub own_profiles: Arc<OwnProfiles>,
    /// The folder for copies of unsaved changes.
    pub copies: Option<PathBuf>,
    /// The copy of the changes of this scorecard.
    pub kept: Kept,
    /// Copies that were left behind, latest first.
    pub left_behind: Vec<LeftBehind>,
    /// The mark that it is open here.
    pub mark: Option<OpenMark>,
    /// The watch over its file.
    pub watch: Option<Watch>,
    /// The question in front of the window.
    pub dialog: Option<Dialog>,
    /// Where somebody is on the tour.
    pub tour: Option<Tour>,
    /// What to go on with once the document is saved.
    pub after_save: Option<Next>,
    /// The clipboard for what egui cannot put there.
    pub clipboard: Clipboard,
    /// Messages on screen.
    pub notices: Vec<Notice>,
    /// Work under way.
    pub jobs: Vec<Job<Done>>,
    /// Version that is being scored.
    pub scoring: Option<Version>,
    /// Files that were opened last.
    pub recents: Recents,
    /// How the person likes the program to be.
    pub preferences: Preferences,
    /// Whether the system's file dialogs may be used; tests type paths instead.
    pub file_dialogs: bool,
    /// Whether another window had the keyboard since a file was last asked for: a file dialog takes it.
    pub dialog_was_there: Arc<AtomicBool>,
    /// A command that waits until what is being typed is taken in.
    pub waiting: Option<Command>,
    /// Set when the window may close without asking again.
    pub closing: bool,
    /// The indicators that the scorecard knows.
    pub catalogue: OwnCatalogue,
    /// What the screens remember.
    pub screens: ScreenStates,
}

impl State {
    /// The document as it is now.
    #[must_use]
    pub(super) const fn document(&self) -> &Arc<Document> {
        self.history.document()
    }

    /// The version that is on screen.
    #[must_use]
    pub(super) const fn version(&self) -> Version {
        Version { document: self.serial, revision: self.history.revision() }
    }

    /// The scorecard to show: that of this version, or while it is being scored the one before it.
    #[must_use]
    pub(super) fn scorecard(&self) -> Option<&Arc<Scorecard>> {
        self.scored.as_ref().filter(|(version, _)| version.document == self.serial).map(|(_, card)| card)
    }

    /// Everything doubtful about the figures: of this version, or while that is looked through of the
    /// one before it.
    #[must_use]
    pub(super) fn noticed(&self) -> Option<&Arc<Vec<Noticed>>> {
        let own = self.noticed.as_ref().filter(|(version, _)| version.document == self.serial);
        own.map(|(_, noticed)| noticed)
    }

    /// What was worked out of the indicator that is shown; while it is worked out anew, that of before.
    #[must_use]
    pub(super) fn analysed(&self) -> Option<&Arc<Analysed>> {
        let Page::Indicator(shown) = &self.page else { return None };
        let (version, id, analysed) = self.analysed.as_ref()?;
        let is_its = id == shown;
        (is_its && version.document == self.serial).then_some(analysed)
    }

    /// Puts in another document, as if freshly opened.
    pub(super) fn open(
        &mut self,
        document: Document,
        path: Option<PathBuf>,
        stamp: Option<FileStamp>,
        title: &str,
    ) {
        self.serial += 1;
        self.kept.clear();
        self.mark = None;
        self.watch = None;
        self.history = History::new(document).by(&self.preferences.who());
        self.follow_document();
        self.is_open = true;
        self.path = path;
        self.stamp = stamp;
        title.clone_into(&mut self.working_title);
        self.scored = None;
        self.noticed = None;
        self.analysed = None;
        self.over_all = None;
        self.paper = None;
        self.projected = None;
        self.set_earlier(None);
        self.scoring = None;
        self.import = None;
        self.trail.clear();
        self.screens = ScreenStates::default();
        self.page = if self.document().returns.is_empty() { Page::Returns } else { Page::Overview };
    }

    /// Compares with another earlier scorecard from now on, or with none.
    pub(super) fn set_earlier(&mut self, earlier: Option<Earlier>) {
        self.earlier = earlier;
        self.earlier_serial += 1;
        self.changes = None;
    }

    /// Keeps what is made from the document as the document is.
    pub(super) fn follow_document(&mut self) {
        self.catalogue.follow(self.history.document());
    }

    /// Shows a page and remembers the way back.
    pub(super) fn go(&mut self, page: Page) {
        if self.page != page {
            let before = std::mem::replace(&mut self.page, page);
            self.trail.push(before);
            if self.trail.len() > 50 {
                self.trail.remove(0);
            }
        }
    }

    /// Puts a message on screen.
    pub(super) fn notify(&mut self, severity: Severity, text: impl Into<String>) {
        let notice = Notice { severity, text: text.into() };
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// The file's name, or the working title.
    #[must_use]
    pub(super) fn title(&self) -> String {
        let named = self.path.as_ref().and_then(|path| path.file_name());
        named.map_or_else(|| self.working_title.clone(), |name| name.to_string_lossy().into_owned())
    }
}
