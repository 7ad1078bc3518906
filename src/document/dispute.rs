//! What a new return says otherwise than the scorecard: revised, contradicted, or the same but for
//! rounding.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Document,
    edition::{Edition, Editions},
    rounding::{Finer, Grain, finer},
};
use crate::{
    base::Finding,
    domain::{Earlier, FigureKey, IndicatorId, Observation, Provenance},
    quality::{Scope, disagreement},
};

/// A figure of which two returns that are no editions of each other say something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// The figure as it stands until a person settles it.
    pub figure: Observation,
    /// Which of its rivals: [`Observation::rivals`].
    pub rival: usize,
}

impl Dispute {
    /// What the other return says.
    #[must_use]
    pub fn other(&self) -> Option<&Earlier> {
        self.figure.rivals.get(self.rival)
    }

    /// Every dispute of a figure.
    pub fn all_of(figure: &Observation) -> impl Iterator<Item = Self> {
        (0..figure.rivals.len()).map(|rival| Self { figure: figure.clone(), rival })
    }

    /// What to tell a person: both values and both cells.
    #[must_use]
    pub fn finding(&self, scope: Scope<'_>) -> Option<Finding> {
        disagreement(scope, &self.figure, self.other()?)
    }
}

impl Document {
    /// The decided sides of the disputes that the return of this content began: `for_it` says whether it
    /// is right about a figure, or what stands; `None` leaves the dispute.
    #[must_use]
    pub fn taking_sides(
        &self,
        sha256: &str,
        for_it: &dyn Fn(&FigureKey) -> Option<bool>,
    ) -> Vec<(FigureKey, Option<usize>)> {
        let record = self.returns.iter().rev().find(|record| record.sha256 == sha256);
        let Some(number) = record.map(|record| record.number) else { return Vec::new() };
        let side = |figure: &Observation| {
            let rival = figure.rivals.iter().position(|rival| is_from(rival, number))?;
            let key = figure.key();
            let for_it = for_it(&key)?;
            Some((key, for_it.then_some(rival)))
        };
        self.dataset.observations().filter_map(side).collect()
    }
}

/// Whether a return gives this.
fn is_from(rival: &Earlier, number: u32) -> bool {
    std::iter::once(&rival.provenance).chain(&rival.also).any(|place| place.import == number)
}

/// What became of figures that a return says otherwise.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// They say the same but for rounding, or a person decided against them before.
    pub nothing_new: usize,
    /// They wait to be settled.
    pub disputes: Vec<Dispute>,
}

/// Looks at everything that return `number` revised: what an edition of it or no edition at all says
/// otherwise does not stay revised.
pub(super) fn contest(document: &mut Document, number: u32, step: u32) -> Outcome {
    let mut outcome = Outcome::default();
    let revised = |figure: &Observation| {
        let before = figure.earlier.last().map(|earlier| earlier.provenance.import);
        figure.provenance.import == number && before.is_some_and(|before| before != number)
    };
    if !document.dataset.observations().any(revised) {
        return outcome;
    }
    let editions = Editions::of(document, step);
    let grains = grains(document);
    let grain = |place: &Provenance, indicator: &IndicatorId| {
        grains.get(&(place.import, indicator)).copied().unwrap_or_default()
    };
    let mut verdicts = Vec::new();
    for figure in document.dataset.observations().filter(|figure| revised(figure)) {
        let Some(old) = figure.earlier.last() else { continue };
        let edition = editions.compare(&figure.provenance, &old.provenance);
        let finer = finer(
            (figure, grain(&figure.provenance, &figure.indicator)),
            (old, grain(&old.provenance, &figure.indicator)),
        );
        verdicts.push((edition, finer));
    }
    let mut verdicts = verdicts.into_iter();
    let dataset = Arc::make_mut(&mut document.dataset);
    dataset.adjust(revised, |figure| {
        let Some((edition, finer)) = verdicts.next() else { return };
        match (edition, finer) {
            (Edition::Later, _) | (Edition::Stranger, Some(Finer::New)) => {}
            (Edition::Earlier, _) => {
                let Some(older) = figure.give_way() else { return };
                figure.earlier.insert(0, older);
                outcome.nothing_new += 1;
            }
            (Edition::Stranger, Some(Finer::Old)) => {
                let Some(coarser) = figure.give_way() else { return };
                figure.is_also_in(coarser.provenance);
                outcome.nothing_new += 1;
            }
            (Edition::Stranger, None) => {
                let Some(other) = figure.give_way() else { return };
                if figure.was_decided_against(&other) {
                    outcome.nothing_new += 1;
                } else {
                    let place = other.provenance.clone();
                    figure.contradict(other, |rival| editions.are_family(&rival.provenance, &place));
                }
            }
        }
    });
    let given = |rival: &Earlier| is_from(rival, number);
    outcome.disputes = document
        .dataset
        .observations()
        .flat_map(|figure| Dispute::all_of(figure).filter(|dispute| dispute.other().is_some_and(given)))
        .collect();
    outcome
}

/// How finely each return gives each indicator.
fn grains(document: &Document) -> BTreeMap<(u32, &IndicatorId), Grain> {
    let mut grains: BTreeMap<(u32, &IndicatorId), Grain> = BTreeMap::new();
    for figure in document.dataset.observations() {
        let mut note = |import, stated, counts| {
            grains.entry((import, &figure.indicator)).or_default().note(stated, counts);
        };
        note(figure.provenance.import, figure.stated, [figure.numerator, figure.denominator]);
        for earlier in &figure.earlier {
            note(earlier.provenance.import, earlier.stated, [earlier.numerator, earlier.denominator]);
        }
    }
    grains
}
