//! Reading the files: several at a time, each told as soon as it is done.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use super::entry::{Entry, EntryState, FileId, Origin, Scope, Understood};
use crate::{
    base,
    document::{Document, OwnProfiles, ReturnRecord, example_document, example_returns},
    domain::{Area, AreaCode},
    job::Handle,
    returns::{Known, ReadError, Source, files_of, read},
    workbook::catalogue,
};

/// What is known before a file is opened: the scorecard and the user's own profiles.
#[derive(Clone, Debug)]
pub(in crate::app) struct Knowledge {
    /// The scorecard that returns are to be added to.
    pub document: Arc<Document>,
    /// The user's own profiles.
    pub own: Arc<OwnProfiles>,
}

/// Bytes from which a file is large: only some of its areas are taken unless a person wants all, and
/// large files are read one at a time.
const LARGE: u64 = 20 << 20;
/// Files that are read at a time.
const AT_A_TIME: usize = 4;

impl Knowledge {
    /// Hands what is known about files of that scope to `work`.
    pub(super) fn with<R>(&self, scope: Scope, work: impl FnOnce(&Known<'_>) -> R) -> R {
        let catalogue = self.document.catalogue();
        let only = if scope == Scope::Ours { our_areas(&self.document) } else { None };
        let known = Known { only: only.as_ref(), ..Known::new(&catalogue).with_own(self.own.list()) };
        work(&known)
    }
}

/// The scorecard's area and those that it is compared with, by code and by name; `None` while the
/// scorecard has no area.
fn our_areas(document: &Document) -> Option<BTreeSet<AreaCode>> {
    let own = document.area.as_ref()?;
    let england = AreaCode::from("E92000001");
    let members = document.footprints.iter().flat_map(|footprint| &footprint.members);
    let others = document.comparators_in_use().unwrap_or_else(|| document.suggested_comparators());
    let codes = [own, &england].into_iter().chain(&others).chain(members);
    let areas = document.dataset.areas();
    let named = |code: &AreaCode| areas.get(code).map(|area: &Area| AreaCode::of_name(&area.name));
    let mut ours: BTreeSet<AreaCode> = codes.clone().filter_map(named).collect();
    ours.extend(codes.cloned());
    ours.insert(AreaCode::of_name("England"));
    Some(ours)
}

/// The files that a person means by these files and folders, ready to be read; for a job.
pub(in crate::app) fn list(paths: &[PathBuf], document: &Document) -> Vec<Entry> {
    match files_of(paths) {
        Ok(paths) => paths
            .into_iter()
            .map(|path| Entry::new(Origin::File(path.clone()), scope(&path, document)))
            .collect(),
        Err(error) => {
            let folder = paths.iter().find(|path| path.is_dir()).cloned().unwrap_or_default();
            let state = EntryState::Unreadable(format!("The folder cannot be listed: {error}"));
            vec![Entry { state, ..Entry::new(Origin::File(folder), Scope::Every) }]
        }
    }
}

/// A return of the scorecard to be read again as it was imported, from the file where it was or is now;
/// for a job. `None` when the file is gone.
pub(in crate::app) fn again(record: &ReturnRecord, path: &Path, document: &Document) -> Option<Entry> {
    let again = Some(Box::new(record.clone()));
    let entry = || Entry::new(Origin::File(path.to_owned()), scope(path, document));
    path.is_file().then(|| Entry { again, ..entry() })
}

fn scope(path: &Path, document: &Document) -> Scope {
    let is_large = std::fs::metadata(path).is_ok_and(|file| file.len() >= LARGE);
    if is_large && document.area.is_some() { Scope::Ours } else { Scope::Every }
}

/// Reads files, several at a time, and tells each as it is done; for a job.
pub(in crate::app) fn read_all(
    entries: &[Entry],
    knowledge: &Knowledge,
    handle: &Handle,
    tell: &(dyn Fn(FileId, EntryState) + Sync),
) {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    // Several large files at a time would need too much memory.
    let large = Mutex::new(());
    let work = || {
        while let Some(entry) = entries.get(next.fetch_add(1, Ordering::Relaxed)) {
            let state = read_one(entry, knowledge, handle, &large);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            handle.set_progress(done as f32 / entries.len() as f32);
            tell(entry.id, state);
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 1..cores.min(AT_A_TIME).min(entries.len()) {
            scope.spawn(work);
        }
        work();
    });
}

fn read_one(entry: &Entry, knowledge: &Knowledge, all: &Handle, large: &Mutex<()>) -> EntryState {
    let EntryState::Reading(own) = &entry.state else { return entry.state.clone() };
    let cancelled = || all.is_cancelled() || own.is_cancelled();
    if cancelled() {
        return EntryState::Stopped;
    }
    own.set_progress(0.01);
    let outcome = entry.origin.open().and_then(|source| {
        let is_large = u64::try_from(source.bytes.len()).is_ok_and(|size| size >= LARGE);
        let _turn = is_large.then(|| large.lock());
        let progress = |share: f32| own.set_progress(share.max(0.01));
        knowledge.with(entry.scope, |known| read(&source, known, &progress, &cancelled))
    });
    match outcome {
        Ok(reading) => EntryState::Read(Box::new(Understood::new(reading))),
        Err(ReadError::Cancelled) => EntryState::Stopped,
        Err(error) => EntryState::Unreadable(error.to_string()),
    }
}

/// The example's scorecard, by the real import; for a job.
///
/// # Errors
/// A file of the example cannot be read.
pub(in crate::app) fn example() -> Result<Document, ReadError> {
    let read_one = |source: &Source| read(source, &Known::new(catalogue()), &|_| {}, &|| false);
    let readings = example_returns().iter().map(read_one).collect::<Result<Vec<_>, _>>()?;
    Ok(example_document(readings, base::now()))
}
