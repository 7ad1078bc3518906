//! The document as a whole: opening, saving, putting others together with it, and asking first where
//! changes would be lost.

use std::{path::PathBuf, sync::Arc};

use eframe::egui;

use super::{
    command::Command,
    dialogs::{Dialog, MergeForm, Next, Purpose},
    errands, keeping,
    perform::change,
    state::State,
    work::Version,
};
use crate::{
    base::Severity,
    document::{Document, Edit, FileError, FileStamp, Marked, OpenMark, open_elsewhere},
    workbook::Pack,
};

/// Goes on at once, or asks first when changes would be lost.
pub(super) fn unless_unsaved(state: &mut State, ctx: &egui::Context, next: Next) {
    if state.history.is_dirty() {
        state.dialog = Some(Dialog::Unsaved(next));
    } else {
        go_on(state, ctx, next);
    }
}

pub(super) fn go_on(state: &mut State, ctx: &egui::Context, next: Next) {
    match next {
        Next::Command(Command::Open) => errands::choose(state, ctx, Purpose::Open),
        Next::Command(Command::OpenExample) => errands::open_example(state, ctx),
        Next::Command(_) => state.open(Document::default(), None, None, "Untitled"),
        Next::OpenFile(path) => errands::load(state, ctx, path),
        Next::Recover(which) => keeping::recover(state, ctx, which),
        Next::Close => {
            state.closing = true;
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}

/// Opens a scorecard among `paths`, or reads them all as returns.
pub(super) fn open_or_import(state: &mut State, ctx: &egui::Context, paths: Vec<PathBuf>) {
    let is_scorecard = |path: &PathBuf| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("spruce"));
    let (scorecards, returns): (Vec<_>, Vec<_>) = paths.into_iter().partition(is_scorecard);
    let Some(path) = scorecards.first() else { return errands::read_returns(state, ctx, returns) };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !returns.is_empty() {
        let left = format!(
            "{name} is a scorecard, and came together with returns. The returns are read into the scorecard \
             that is open. To open {name} instead, drop it by itself."
        );
        state.notify(Severity::Note, left);
        return errands::read_returns(state, ctx, returns);
    }
    if scorecards.len() > 1 {
        state.notify(Severity::Note, format!("One scorecard can be open: {name}. The others are left."));
    }
    if state.path.as_ref() == Some(path) {
        state.notify(Severity::Note, format!("{} is open already.", state.title()));
    } else {
        unless_unsaved(state, ctx, Next::OpenFile(path.clone()));
    }
}

/// Shows a scorecard that was read: as a copy where it is open elsewhere.
pub(super) fn opened(
    state: &mut State,
    path: PathBuf,
    (document, stamp): (Document, FileStamp),
    marked: Marked,
) {
    state.recents.note(&path);
    let own = state.mark.take().filter(|_| state.path.as_ref() == Some(&path));
    if let Marked::Elsewhere(who) = marked {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        state.open(document, None, None, &format!("{stem} (copy)"));
        let words = format!(
            "{name} is open {}. This is a copy of it as it was saved last: save it under another name to keep \
             what you change.",
            open_elsewhere(&who)
        );
        return state.notify(Severity::Warning, words);
    }
    state.open(document, Some(path), Some(stamp), "");
    state.mark = if let Marked::Here(mark) = marked { Some(mark) } else { own };
}

/// Goes on with what is on disk; undo brings back what was on screen.
pub(super) fn reverted(
    state: &mut State,
    ctx: &egui::Context,
    serial: u64,
    (document, stamp): (Document, FileStamp),
) {
    if serial == state.serial {
        change(state, ctx, |history| history.put_saved(document, "return to what was saved".to_owned()));
        state.stamp = Some(stamp);
        let words = format!("{} is as it was saved. Undo brings back what was here.", state.title());
        state.notify(Severity::Note, words);
    }
}

/// Starts the program once more.
pub(super) fn new_window(state: &mut State) {
    let started = std::env::current_exe().and_then(|program| std::process::Command::new(program).spawn());
    if let Err(error) = started {
        state.notify(
            Severity::Error,
            format!("No new window could be opened: {error}. Start Spruce once more."),
        );
    }
}

/// Notes that the scorecard was saved, or says why it was not.
pub(super) fn saved(
    state: &mut State,
    ctx: &egui::Context,
    (path, mark): (PathBuf, Option<OpenMark>),
    version: Version,
    result: Result<FileStamp, FileError>,
) {
    match result {
        Ok(stamp) if version.document == state.serial => {
            state.history.mark_saved(version.revision);
            state.recents.note(&path);
            state.stamp = Some(stamp);
            state.watch = None;
            if state.path.as_ref() != Some(&path) || state.mark.is_none() {
                state.mark = mark;
            }
            state.path = Some(path);
            if let Some(next) = state.after_save.take() {
                go_on(state, ctx, next);
            }
        }
        Ok(_) => {}
        Err(FileError::ChangedByOthers { .. }) => state.dialog = Some(Dialog::ChangedByOthers(path)),
        Err(error) => {
            state.after_save = None;
            state.notify(Severity::Error, error.to_string());
        }
    }
}

/// Takes in what a colleague's copy says of the workshops, or asks where it says something else.
pub(super) fn merge_copy(
    state: &mut State,
    ctx: &egui::Context,
    (serial, name): (u64, String),
    read: Result<Arc<Document>, String>,
) {
    if serial != state.serial {
        return;
    }
    let merged = read.and_then(|theirs| {
        let merged = state.document().merged_workshops(&theirs, &[]).map_err(|error| error.to_string())?;
        Ok((theirs, merged))
    });
    match merged {
        Ok((theirs, merged)) if !merged.conflicts.is_empty() => {
            let form = MergeForm::new(name, theirs, merged.conflicts);
            state.dialog = Some(Dialog::Merge(Box::new(form)));
        }
        Ok((_, merged)) => {
            state.notify(
                Severity::Note,
                format!("What {name} says of the workshop is in this scorecard now."),
            );
            change(state, ctx, |history| history.apply(&Edit::TakeWorkshops(Box::new(merged))));
        }
        Err(error) => state.notify(Severity::Error, format!("{name} was not merged: {error}")),
    }
}

/// Uses a workbook that was read for the document of that number; one that cannot be used changes nothing.
pub(super) fn take_workbook(
    state: &mut State,
    ctx: &egui::Context,
    serial: u64,
    read: Result<Arc<Pack>, String>,
) {
    match read {
        Ok(pack) if serial == state.serial => {
            state.notify(Severity::Note, format!("The scorecard uses the workbook {} now.", pack.name));
            change(state, ctx, |history| history.apply(&Edit::SetPack(pack)));
        }
        Ok(_) => {}
        Err(error) => state.notify(Severity::Error, error),
    }
}
