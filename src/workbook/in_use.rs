//! The workbook that a scorecard is made with: a pack, and the questions that people added to it.

use std::sync::Arc;

use super::{Catalogue, LocalQuestion, LocalQuestions, Pack, PackName, Workbook, shipped::usual};

/// A pack with local questions. Cheap to clone.
#[derive(Clone, Debug)]
pub struct PackInUse {
    pack: Arc<Pack>,
    local: Arc<LocalQuestions>,
    /// The pack's workbook with the local questions.
    workbook: Arc<Workbook>,
}

impl Default for PackInUse {
    fn default() -> Self {
        Self::new(Arc::clone(usual()), LocalQuestions::default())
    }
}

impl PartialEq for PackInUse {
    fn eq(&self, other: &Self) -> bool {
        (Arc::ptr_eq(&self.pack, &other.pack) || self.pack == other.pack) && self.local == other.local
    }
}

impl PackInUse {
    /// `pack` with `local` questions.
    #[must_use]
    pub fn new(pack: Arc<Pack>, local: LocalQuestions) -> Self {
        let workbook = if local.asked().is_empty() {
            Arc::clone(&pack.workbook)
        } else {
            Arc::new(local.added_to(&pack.workbook))
        };
        Self { pack, local: Arc::new(local), workbook }
    }

    /// The pack itself.
    #[must_use]
    pub const fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// By what the pack is known.
    #[must_use]
    pub fn name(&self) -> &PackName {
        &self.pack.name
    }

    /// The questions that people added.
    #[must_use]
    pub fn local(&self) -> &LocalQuestions {
        &self.local
    }

    /// Adds a question, or changes the one at its place.
    pub fn ask(&mut self, question: LocalQuestion) {
        let mut local = LocalQuestions::clone(&self.local);
        local.set(question);
        *self = Self::new(Arc::clone(&self.pack), local);
    }

    /// Takes a question that people added out again.
    pub fn ask_no_more(&mut self, gone: &LocalQuestion) {
        let mut local = LocalQuestions::clone(&self.local);
        local.remove(gone.section, gone.number);
        *self = Self::new(Arc::clone(&self.pack), local);
    }

    /// Everything that is asked, with the questions that people added.
    #[must_use]
    pub fn workbook(&self) -> &Workbook {
        &self.workbook
    }

    /// What the pack measures, and against what.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.pack.catalogue
    }
}
