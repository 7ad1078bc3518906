//! What may be shown to a room full of people: the scorecard without small numbers.

use std::sync::Arc;

use eframe::egui;

use super::{errands::start, page::Page, state::State, work::Done};
use crate::{
    disclosure::{Policy, Published},
    document::Document,
    scoring::Scorecard,
};

/// The name of the job that works it out.
pub(super) const HIDING: &str = "Hiding small numbers";

/// A scorecard for the room, and the document that it was made of.
#[derive(Debug)]
pub(super) struct Projected {
    of: Arc<Document>,
    card: Option<Scorecard>,
}

impl Projected {
    /// Works it out; for a job. Where the document hides nothing from its papers, the room still sees no
    /// small number.
    fn of(document: Arc<Document>) -> Self {
        let policy = match document.settings.disclosure {
            Policy::Unrestricted => Policy::default(),
            policy => policy,
        };
        let published = Published::of(&document, policy).ok();
        Self { card: published.and_then(|published| published.scorecard().cloned()), of: document }
    }

    /// The scorecard, where it is of this document's figures and settings.
    pub(super) fn card(&self, document: &Document) -> Option<&Scorecard> {
        self.is_of(document).then_some(self.card.as_ref()).flatten()
    }

    /// Whether nothing changed since that bears on figures.
    fn is_of(&self, document: &Document) -> bool {
        let of = &self.of;
        Arc::ptr_eq(&of.dataset, &document.dataset)
            && of.area == document.area
            && of.to == document.to
            && of.comparators == document.comparators
            && of.indicators == document.indicators
            && of.settings == document.settings
            && of.choices == document.choices
    }
}

/// Keeps it as the document is, while the workshop is shown.
pub(super) fn keep(state: &mut State, ctx: &egui::Context) {
    let is_wanted = state.page == Page::Workshop || state.screens.workshop.is_projected();
    let is_current = state.projected.as_ref().is_some_and(|made| made.is_of(state.document()));
    let is_under_way = state.jobs.iter().any(|job| job.name() == HIDING);
    if is_wanted && !is_current && !is_under_way {
        let document = Arc::clone(state.document());
        start(state, ctx, HIDING, move |_| Done::Projected(Box::new(Projected::of(document))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Dataset, Observation, Period},
        scoring::Status,
    };

    #[test]
    fn a_room_sees_no_small_number_even_where_the_papers_hide_nothing() {
        let quarter = Period::quarter(2010, 4).unwrap();
        let small = Observation {
            numerator: Some(3.0),
            denominator: Some(1_100.0),
            value: Some(300.0 / 1_100.0),
            ..Observation::new("smoking_at_delivery", "5ZZ", quarter)
        };
        let mut dataset = Dataset::default();
        dataset.merge(vec![small]);
        let mut document =
            Document { area: Some("5ZZ".into()), dataset: Arc::new(dataset), ..Document::default() };
        document.settings.disclosure = Policy::Unrestricted;
        let own = document.scorecard().unwrap().unwrap();
        assert_ne!(own.indicator(&"smoking_at_delivery".into()).unwrap().status, Status::NoData);
        let projected = Projected::of(Arc::new(document.clone()));
        let shown = projected.card(&document).unwrap().indicator(&"smoking_at_delivery".into()).unwrap();
        assert_eq!(shown.status, Status::NoData);
        assert_eq!(shown.figure.as_ref().and_then(|figure| figure.value.or(figure.numerator)), None);
        // What was worked out of other figures is not shown.
        document.dataset = Arc::default();
        assert!(projected.card(&document).is_none());
    }
}
