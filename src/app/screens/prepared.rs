//! What the pages work out from a scorecard once, and not again until it is another one.

use std::sync::Arc;

use super::{
    digest::{Digest, digest},
    row::{Row, rows},
    waiting::Waiting,
};
use crate::{app::view::View, document::Document, scoring::Scorecard};

/// The rows of the table and the digest of the overview.
#[derive(Debug)]
pub(in crate::app) struct Prepared {
    /// A row for every indicator.
    pub rows: Vec<Row>,
    /// What needs attention and what changed.
    pub digest: Digest,
    /// Standards of the workbook that begin after the figures.
    pub waiting: Option<Waiting>,
    /// Counts up with every preparation.
    pub version: usize,
    card: Arc<Scorecard>,
    document: Arc<Document>,
}

impl Prepared {
    /// What is prepared for the scorecard that the view shows; `None` while there is none.
    pub(in crate::app) fn of<'a>(kept: &'a mut Option<Self>, view: &View<'_>) -> Option<&'a Self> {
        let card = view.scorecard?;
        let is_fresh = kept
            .as_ref()
            .is_some_and(|kept| Arc::ptr_eq(&kept.card, card) && Arc::ptr_eq(&kept.document, view.document));
        if !is_fresh {
            let rows = rows(card, view.document, view.catalogue);
            let digest = digest(card, &rows, view.document);
            let waiting = Waiting::of(card, view.document, view.catalogue);
            let version = kept.as_ref().map_or(1, |kept| kept.version + 1);
            let (card, document) = (Arc::clone(card), Arc::clone(view.document));
            *kept = Some(Self { rows, digest, waiting, version, card, document });
        }
        kept.as_ref()
    }

    /// The row of that position, with its place in the list.
    pub(in crate::app) fn of_section(&self, number: u8) -> impl Iterator<Item = (usize, &Row)> {
        self.rows.iter().enumerate().filter(move |(_, row)| row.section == number)
    }
}
