//! The indicators that the open scorecard knows, made once for each set of its own.

use std::{borrow::Cow, sync::Arc};

use crate::{
    document::Document,
    workbook::{Catalogue, Indicator, catalogue},
};

/// The catalogue of the open scorecard.
#[derive(Debug)]
pub(super) struct OwnCatalogue {
    /// The scorecard's own indicators.
    of: Arc<Vec<Indicator>>,
    catalogue: Cow<'static, Catalogue>,
}

impl Default for OwnCatalogue {
    fn default() -> Self {
        Self { of: Arc::default(), catalogue: Cow::Borrowed(catalogue()) }
    }
}

impl OwnCatalogue {
    /// Makes it that of `document`, unless it is already.
    pub(super) fn follow(&mut self, document: &Document) {
        if !Arc::ptr_eq(&self.of, &document.indicators) {
            *self = Self { of: Arc::clone(&document.indicators), catalogue: document.catalogue() };
        }
    }

    /// The catalogue.
    pub(super) fn get(&self) -> &Catalogue {
        &self.catalogue
    }
}
