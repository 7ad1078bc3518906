//! Undo and redo by snapshots, and whether there is anything to save.

use std::sync::Arc;

use super::{Document, Edit};

/// Changes that can be undone; older ones are forgotten.
const LONGEST: usize = 200;

/// A document with its past and future.
#[derive(Clone, Debug, Default)]
pub struct History {
    present: Arc<Document>,
    /// Counts up with every change; an undone change takes its old number back.
    revision: u64,
    saved: u64,
    next: u64,
    past: Vec<Snapshot>,
    future: Vec<Snapshot>,
}

#[derive(Clone, Debug)]
struct Snapshot {
    label: String,
    document: Arc<Document>,
    revision: u64,
}

impl History {
    /// A history that begins with `document`, as saved.
    #[must_use]
    pub fn new(document: Document) -> Self {
        Self { present: Arc::new(document), ..Self::default() }
    }

    /// A history that begins with `document`, which is not on disk as it is.
    #[must_use]
    pub fn unsaved(document: Document) -> Self {
        Self { revision: 1, next: 1, ..Self::new(document) }
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
        self.put(after, edit.label());
    }

    /// Puts in a document that a job made from the present one.
    pub fn put(&mut self, after: Document, label: String) {
        let before = std::mem::replace(&mut self.present, Arc::new(after));
        self.past.push(Snapshot { label, document: before, revision: self.revision });
        if self.past.len() > LONGEST {
            self.past.remove(0);
        }
        self.future.clear();
        self.next += 1;
        self.revision = self.next;
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.past.last().map(|step| step.label.as_str())
    }

    /// What redo would bring back.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        if let Some(step) = self.past.pop() {
            let label = step.label.clone();
            let undone = self.step_to(step);
            self.future.push(Snapshot { label, ..undone });
        }
    }

    /// Brings back the change that was last taken back.
    pub fn redo(&mut self) {
        if let Some(step) = self.future.pop() {
            let label = step.label.clone();
            let redone = self.step_to(step);
            self.past.push(Snapshot { label, ..redone });
        }
    }

    fn step_to(&mut self, step: Snapshot) -> Snapshot {
        let document = std::mem::replace(&mut self.present, step.document);
        let revision = std::mem::replace(&mut self.revision, step.revision);
        Snapshot { label: String::new(), document, revision }
    }

    /// Whether the document differs from what is on disk.
    #[must_use]
    pub const fn is_dirty(&self) -> bool {
        self.revision != self.saved
    }

    /// Notes that the document of this revision is on disk.
    pub const fn mark_saved(&mut self, revision: u64) {
        self.saved = revision;
    }
}
