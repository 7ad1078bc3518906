//! Undo and redo by snapshots, and whether there is anything to save.

use std::{
    collections::{HashSet, VecDeque},
    sync::Arc,
};

use super::{Document, Edit, Entry, Kind, Signature, Trail};
use crate::domain::Observation;

/// Figures that are kept so that changes of them can be undone, about half a gigabyte: more than anyone
/// changes by hand, and a few dozen imports of a national file. Changes of anything else share the figures.
const MOST_FIGURES: usize = 2_000_000;

/// A document with its past and future.
#[derive(Clone, Debug, Default)]
pub struct History {
    present: Arc<Document>,
    /// Counts up with every change; an undone change takes its old number back.
    revision: u64,
    saved: u64,
    next: u64,
    past: VecDeque<Snapshot>,
    future: Vec<Snapshot>,
    /// What the trail on disk tells: that is never rewritten.
    saved_trail: Trail,
    /// Who makes the changes.
    who: String,
}

#[derive(Clone, Debug)]
struct Snapshot {
    label: String,
    document: Arc<Document>,
    revision: u64,
    /// How many figures it keeps that the document after it does not share.
    own: usize,
}

impl History {
    /// A history that begins with `document`, as saved.
    #[must_use]
    pub fn new(document: Document) -> Self {
        let saved_trail = document.trail.clone();
        Self { present: Arc::new(document), saved_trail, ..Self::default() }
    }

    /// A history that begins with `document`, which is not on disk as it is.
    #[must_use]
    pub fn unsaved(document: Document) -> Self {
        Self { revision: 1, next: 1, ..Self::new(document) }
    }

    /// The same history, with changes made by this person.
    #[must_use]
    pub fn by(self, who: &str) -> Self {
        Self { who: who.to_owned(), ..self }
    }

    /// Whose changes come from now on.
    pub fn set_who(&mut self, who: &str) {
        who.clone_into(&mut self.who);
    }

    /// The person's signature, now.
    #[must_use]
    pub fn signature(&self) -> Signature {
        Signature::now(&self.who)
    }

    /// The document as it is now.
    #[must_use]
    pub const fn document(&self) -> &Arc<Document> {
        &self.present
    }

    /// A number that is equal only while the document is.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Makes a change. Does nothing when it changes nothing.
    pub fn apply(&mut self, edit: &Edit) {
        let after = edit.apply(&self.present);
        if after == *self.present {
            return;
        }
        let entries = edit.entries(&self.present, &after, &self.signature());
        self.put(after, edit.label(), entries);
    }

    /// Puts in a document that a job made from the present one, and what is to be told of it.
    pub fn put(&mut self, mut after: Document, label: String, entries: Vec<Entry>) {
        after.trail = self.present.trail.clone();
        // What is told as one step of undo is told apart from other steps.
        let kept = self.saved_trail.len();
        for entry in entries {
            after.trail.add(entry, kept);
        }
        let before = std::mem::replace(&mut self.present, Arc::new(after));
        let own = own_figures(&before, &self.present);
        self.past.push_back(Snapshot { label, document: before, revision: self.revision, own });
        self.forget_oldest();
        self.future.clear();
        self.next += 1;
        self.revision = self.next;
    }

    /// Puts in the document that is on disk, which can be undone like any other change.
    pub fn put_saved(&mut self, saved: Document, label: String) {
        let trail = saved.trail.clone();
        self.put(saved, label, Vec::new());
        Arc::make_mut(&mut self.present).trail = trail.clone();
        self.saved_trail = trail;
        self.saved = self.revision;
    }

    /// The names of the changes that are not on disk, latest first.
    pub fn unsaved_labels(&self) -> impl Iterator<Item = &str> {
        let revisions =
            std::iter::once(self.revision).chain(self.past.iter().rev().map(|step| step.revision));
        let labels = self.past.iter().rev().map(|step| step.label.as_str());
        labels.zip(revisions).take_while(|(_, revision)| *revision != self.saved).map(|(label, _)| label)
    }

    /// Forgets the oldest changes, while more than enough figures are kept for undoing them.
    fn forget_oldest(&mut self) {
        let mut own: usize = self.past.iter().map(|step| step.own).sum();
        while own > MOST_FIGURES && self.past.len() > 1 {
            own -= self.past.pop_front().map_or(0, |step| step.own);
        }
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.past.back().map(|step| step.label.as_str())
    }

    /// What redo would bring back.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        if let Some(step) = self.past.pop_back() {
            let label = step.label.clone();
            let undone = self.step_to(step, format!("undo of {label}"));
            self.future.push(Snapshot { label, ..undone });
        }
    }

    /// Brings back the change that was last taken back.
    pub fn redo(&mut self) {
        if let Some(step) = self.future.pop() {
            let label = step.label.clone();
            let redone = self.step_to(step, format!("redo of {label}"));
            self.past.push_back(Snapshot { label, ..redone });
        }
    }

    /// Steps to a document that was there before. Its trail comes with it while nothing is lost of what was
    /// saved; else the present trail goes on with these words.
    fn step_to(&mut self, mut step: Snapshot, words: String) -> Snapshot {
        if !step.document.trail.goes_on_from(&self.saved_trail) {
            let mut trail = self.present.trail.clone();
            trail.add(Entry::new(&self.signature(), Kind::Undone, words), trail.len());
            Arc::make_mut(&mut step.document).trail = trail;
        }
        let document = std::mem::replace(&mut self.present, step.document);
        let revision = std::mem::replace(&mut self.revision, step.revision);
        let own = own_figures(&document, &self.present);
        Snapshot { label: String::new(), document, revision, own }
    }

    /// Whether the document differs from what is on disk.
    #[must_use]
    pub const fn is_dirty(&self) -> bool {
        self.revision != self.saved
    }

    /// Notes that the document of this revision is on disk.
    pub fn mark_saved(&mut self, revision: u64) {
        let steps = self.past.iter().chain(&self.future).map(|step| (step.revision, &step.document));
        let mut there = std::iter::once((self.revision, &self.present)).chain(steps);
        if let Some((_, document)) = there.find(|(known, _)| *known == revision) {
            self.saved_trail = document.trail.clone();
        }
        self.saved = revision;
    }
}

/// How many figures a document keeps that the next one does not share.
fn own_figures(document: &Document, next: &Document) -> usize {
    if Arc::ptr_eq(&document.dataset, &next.dataset) {
        return 0;
    }
    let shared: HashSet<*const Vec<Observation>> = next.dataset.parts().map(Arc::as_ptr).collect();
    document.dataset.parts().filter(|part| !shared.contains(&Arc::as_ptr(part))).map(|part| part.len()).sum()
}
