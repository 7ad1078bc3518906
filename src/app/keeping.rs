//! Copies of unsaved changes: kept beside the work after every change, offered after a crash.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use eframe::egui;

use super::{
    dialogs::Dialog,
    errands::start,
    page::Page,
    state::State,
    work::{Done, Version},
};
use crate::{
    base::{self, Severity},
    document::{CopyOf, Document, History, LeftBehind, UnsavedCopy},
    job::Outcome,
};

/// The name of the job that keeps the copy.
pub(super) const KEEPING: &str = "Keeping a copy of the changes";
/// After a copy of a large scorecard, nothing is written for so many times as long as it took.
const REST: u32 = 4;

/// The copy of the scorecard that is open.
#[derive(Debug, Default)]
pub(super) struct Kept {
    copy: Option<Arc<UnsavedCopy>>,
    /// What is in the copy.
    version: Option<Version>,
    /// When the last copy was done, and how long it took.
    last: Option<(Instant, Duration)>,
    /// Whether it was said that no copy can be kept.
    told: bool,
}

impl Kept {
    /// Whether the copy is of this version.
    pub(super) fn is_of(&self, version: Version) -> bool {
        self.version == Some(version) && !self.told
    }

    /// Forgets the copy of the scorecard that is no longer open, and whose changes nobody needs.
    pub(super) fn clear(&mut self) {
        if let Some(copy) = self.copy.take() {
            copy.clear();
        }
        self.version = None;
    }
}

/// What comes back from work on copies.
#[derive(Debug)]
pub(super) enum Copies {
    /// A copy of this version was kept, or why not, and how long that took.
    Kept(Version, Result<Arc<UnsavedCopy>, String>, Duration),
    /// Copies were found that were left behind.
    LeftBehind(Vec<LeftBehind>),
    /// A copy that was left behind was read.
    Recovered(LeftBehind, Result<Box<Document>, String>),
}

/// Takes in what comes back.
pub(super) fn take_in(state: &mut State, copies: Copies) {
    match copies {
        Copies::Kept(version, kept, took) => take_kept(state, version, kept, took),
        Copies::LeftBehind(left) => {
            state.left_behind = left;
            ask(state);
        }
        Copies::Recovered(left, opened) => recovered(state, left, opened),
    }
}

/// Keeps the copy as the document is: changes are in it soon after they are made, and once they are
/// saved there is none.
pub(super) fn keep(state: &mut State, ctx: &egui::Context) {
    let Some(folder) = state.copies.clone().filter(|_| state.is_open) else { return };
    let version = state.version();
    if state.jobs.iter().any(|job| job.name() == KEEPING) {
        return;
    }
    if !state.history.is_dirty() {
        state.kept.clear();
        return;
    }
    if state.kept.version == Some(version) {
        return;
    }
    let rest = state.kept.last.and_then(|(end, took)| (took * REST).checked_sub(end.elapsed()));
    if let Some(rest) = rest {
        ctx.request_repaint_after(rest);
        return;
    }
    let document = Arc::clone(state.document());
    let copy = state.kept.copy.clone();
    let of = CopyOf {
        path: state.path.clone(),
        stamp: state.stamp.clone(),
        title: state.title(),
        kept: base::now(),
    };
    start(state, ctx, KEEPING, move |_| {
        let begun = Instant::now();
        let kept = place(copy, &folder).and_then(|copy| {
            copy.keep(&document, &of).map_err(|error| error.to_string())?;
            Ok(copy)
        });
        Done::Copies(Copies::Kept(version, kept, begun.elapsed()))
    });
}

fn place(copy: Option<Arc<UnsavedCopy>>, folder: &Path) -> Result<Arc<UnsavedCopy>, String> {
    match copy {
        Some(copy) => Ok(copy),
        None => UnsavedCopy::new(folder).map(Arc::new).map_err(|error| error.to_string()),
    }
}

fn take_kept(state: &mut State, version: Version, kept: Result<Arc<UnsavedCopy>, String>, took: Duration) {
    if version.document != state.serial {
        // The scorecard was closed meanwhile, with its changes saved or given up.
        if let Ok(copy) = kept {
            copy.clear();
        }
        return;
    }
    state.kept.last = Some((Instant::now(), took));
    state.kept.version = Some(version);
    match kept {
        Ok(copy) => state.kept.copy = Some(copy),
        Err(why) if !state.kept.told => {
            state.kept.told = true;
            let words = format!(
                "No copy of your changes can be kept, so a crash would lose them: {why}. Save the scorecard often."
            );
            state.notify(Severity::Warning, words);
        }
        Err(_) => {}
    }
}

/// Looks for copies that were left behind.
pub(super) fn look(state: &mut State, ctx: &egui::Context) {
    let Some(folder) = state.copies.clone() else { return };
    start(state, ctx, "Looking for unsaved changes", move |_| {
        Done::Copies(Copies::LeftBehind(LeftBehind::all(&folder)))
    });
}

/// Asks about copies that were left behind.
fn ask(state: &mut State) {
    if state.dialog.is_none() && !state.left_behind.is_empty() {
        let words = |left: &LeftBehind| {
            let kept = left.of.kept.to_zoned(jiff::tz::TimeZone::system());
            (left.of.title.clone(), kept.strftime("%-d %B %Y, %H:%M").to_string())
        };
        state.dialog = Some(Dialog::LeftBehind(state.left_behind.iter().map(words).collect()));
    }
}

/// Opens a copy that was left behind.
pub(super) fn recover(state: &mut State, ctx: &egui::Context, which: usize) {
    if which < state.left_behind.len() {
        let left = state.left_behind.remove(which);
        start(state, ctx, "Opening the unsaved changes", move |_| {
            let opened = left.open();
            Done::Copies(Copies::Recovered(left, opened.map_err(|error| error.to_string()).map(Box::new)))
        });
    }
}

/// Goes on with a copy that was left behind, as its program would have.
fn recovered(state: &mut State, left: LeftBehind, opened: Result<Box<Document>, String>) {
    match opened {
        Ok(document) => {
            let of = left.of.clone();
            state.open((*document).clone(), of.path, of.stamp, &of.title);
            state.history = History::unsaved(*document).by(&state.preferences.who());
            state.kept.copy = Some(Arc::new(left.into_copy()));
            state.kept.version = Some(state.version());
            if state.page == Page::Returns && !state.document().workshops.is_empty() {
                state.page = Page::Workshop;
            }
            let words = format!("{} is as it was, with its unsaved changes. Save it to keep them.", of.title);
            state.notify(Severity::Note, words);
        }
        Err(error) => {
            let (title, place) = (&left.of.title, left.place());
            let words = format!(
                "The unsaved changes of {title} cannot be opened: {error}. The copy stays at {}.",
                place.display()
            );
            state.notify(Severity::Error, words);
        }
    }
}

/// Throws a copy away that was left behind.
pub(super) fn forget(state: &mut State, which: usize) {
    if which < state.left_behind.len() {
        state.left_behind.remove(which).forget();
    }
    ask(state);
}

/// Before the program ends: waits for a copy that is being kept, and removes it.
pub(super) fn end(state: &mut State) {
    let patience = Instant::now() + Duration::from_secs(5);
    while let Some(job) = state.jobs.iter().find(|job| job.name() == KEEPING) {
        match job.poll() {
            Outcome::Running if Instant::now() < patience => std::thread::sleep(Duration::from_millis(5)),
            Outcome::Running | Outcome::Lost => break,
            Outcome::Told(done) | Outcome::Done(done) => {
                if let Done::Copies(Copies::Kept(_, Ok(copy), _)) = done {
                    state.kept.copy = Some(copy);
                }
                break;
            }
        }
    }
    state.kept.clear();
}
