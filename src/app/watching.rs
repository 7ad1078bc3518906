//! The file of the scorecard that is open, watched: what somebody else makes of it is noticed before it is
//! written over. A thread of its own looks; the window sleeps until there is something to say.

use std::{
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use eframe::egui;

use super::{dialogs::Dialog, errands, state::State};
use crate::{
    base::Severity,
    document::FileStamp,
    job::{Handle, Job, Outcome},
};

/// How often the thread looks, in steps in which it can be stopped.
const STEPS: u32 = 20;
const STEP: Duration = Duration::from_millis(100);

/// The watch over a file.
#[derive(Debug)]
pub(super) struct Watch {
    path: PathBuf,
    /// What was read or written here last.
    stamp: FileStamp,
    job: Option<Job<Seen>>,
    /// What was seen and could not be said yet.
    seen: Option<Seen>,
    /// Whether the file went away.
    is_gone: bool,
}

impl Watch {
    /// Whether the file went away.
    pub(super) const fn is_of_nothing(&self) -> bool {
        self.is_gone
    }
}

/// What the thread saw.
#[derive(Debug)]
enum Seen {
    /// The file holds something else.
    Changed(FileStamp),
    /// The file is not there any more.
    Gone,
    /// The watch was ended.
    Nothing,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(job) = &self.job {
            job.handle().cancel();
        }
    }
}

/// Watches the file that is open, and says what was seen when nothing else is asked.
pub(super) fn keep(state: &mut State, ctx: &egui::Context) {
    // What this window writes is nobody else's.
    if state.jobs.iter().any(|job| job.name() == errands::SAVING) {
        return;
    }
    let (Some(path), Some(stamp)) = (state.path.as_ref(), state.stamp.as_ref()) else {
        state.watch = None;
        return;
    };
    let is_watched = state.watch.as_ref().is_some_and(|watch| watch.path == *path && watch.stamp == *stamp);
    if !is_watched {
        let job = start(ctx, path.clone(), stamp.clone(), false);
        state.watch =
            Some(Watch { path: path.clone(), stamp: stamp.clone(), job, seen: None, is_gone: false });
        return;
    }
    let Some(watch) = &mut state.watch else { return };
    if let Some(Outcome::Done(seen) | Outcome::Told(seen)) = watch.job.as_ref().map(Job::poll) {
        (watch.seen, watch.job) = (Some(seen), None);
    }
    if state.dialog.is_some() {
        return;
    }
    let name = watch.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match watch.seen.take() {
        Some(Seen::Changed(theirs)) => {
            watch.job = start(ctx, watch.path.clone(), theirs, false);
            state.dialog = Some(Dialog::ChangedElsewhere(name));
        }
        Some(Seen::Gone) => {
            watch.job = start(ctx, watch.path.clone(), watch.stamp.clone(), true);
            let words = format!(
                "{name} is no longer where it was: it was moved or deleted, or its drive is not connected. The \
                 scorecard is whole in this window: save it under another name, or again once the drive is back."
            );
            watch.is_gone = true;
            state.notify(Severity::Warning, words);
        }
        Some(Seen::Nothing) | None => {}
    }
}

/// Starts the thread; where there is none, the file is still looked at before it is written over.
fn start(ctx: &egui::Context, path: PathBuf, stamp: FileStamp, was_gone: bool) -> Option<Job<Seen>> {
    let ctx = ctx.clone();
    let wake = move || ctx.request_repaint();
    Job::start("Watching the file", wake, move |handle, _| watch(&path, &stamp, was_gone, handle)).ok()
}

/// Time and length: they change with the content.
fn look(path: &Path) -> Option<(Option<SystemTime>, u64)> {
    let found = std::fs::metadata(path).ok()?;
    Some((found.modified().ok(), found.len()))
}

fn watch(path: &Path, stamp: &FileStamp, was_gone: bool, handle: &Handle) -> Seen {
    let mut last = if was_gone { None } else { look(path) };
    let mut missed = 0;
    loop {
        for _ in 0..STEPS {
            if handle.is_cancelled() {
                return Seen::Nothing;
            }
            std::thread::sleep(STEP);
        }
        let now = look(path);
        // Some programs take a file away for a moment when they save.
        missed = if now.is_none() { missed + 1 } else { 0 };
        if missed == 2 && !was_gone {
            return Seen::Gone;
        }
        if now.is_none() || now == last {
            continue;
        }
        last = now;
        if let Ok(found) = FileStamp::at(path)
            && found != *stamp
        {
            return Seen::Changed(found);
        }
    }
}
