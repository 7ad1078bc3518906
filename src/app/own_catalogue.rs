//! The indicators that the open scorecard knows, made once for each workbook and set of its own.

use std::sync::Arc;

use crate::{
    document::Document,
    workbook::{Catalogue, Indicator, Pack},
};

/// The catalogue of the open scorecard.
#[derive(Debug, Default)]
pub(super) struct OwnCatalogue {
    /// The scorecard's own indicators, and its workbook.
    of: (Arc<Vec<Indicator>>, Option<Arc<Pack>>),
    catalogue: Catalogue,
}

impl OwnCatalogue {
    /// Makes it that of `document`, unless it is already.
    pub(super) fn follow(&mut self, document: &Document) {
        let pack = document.pack.pack();
        let is_same_pack = self.of.1.as_ref().is_some_and(|of| Arc::ptr_eq(of, pack));
        if !is_same_pack || !Arc::ptr_eq(&self.of.0, &document.indicators) {
            let of = (Arc::clone(&document.indicators), Some(Arc::clone(pack)));
            *self = Self { of, catalogue: document.catalogue().into_owned() };
        }
    }

    /// The catalogue.
    pub(super) fn get(&self) -> &Catalogue {
        &self.catalogue
    }
}
