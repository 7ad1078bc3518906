//! A figure that stands twice in a return is one figure.

use hashbrown::{HashMap, hash_map::Entry};

use super::{
    areas::AreaIndex,
    checks,
    figures::{Key, Subject},
    sheet::SheetDraft,
    vocabulary::Vocabulary,
};
use crate::domain::{Group, IndicatorId, Observation, Period};

/// The figures of a book by what, where, when and for whom: the place of the first of each.
#[derive(Debug, Default)]
pub(super) struct Seen {
    indicators: HashMap<IndicatorId, u32>,
    groups: HashMap<Group, u32>,
    figures: HashMap<SeenKey, (usize, usize)>,
}

/// Indicator, area, period and group, in the book's own numbers.
type SeenKey = (u32, AreaIndex, Period, u32);

/// The book's numbers for those of one sheet.
#[derive(Default)]
struct OfSheet {
    indicators: HashMap<Subject, u32>,
    groups: HashMap<u16, u32>,
}

impl Seen {
    fn key(&mut self, key: Key, figure: &Observation, sheet: &mut OfSheet) -> SeenKey {
        let indicator = *sheet.indicators.entry(key.subject).or_insert_with(|| {
            let next = u32::try_from(self.indicators.len()).unwrap_or(u32::MAX);
            *self.indicators.entry(figure.indicator.clone()).or_insert(next)
        });
        let group = *sheet.groups.entry(key.spot.group).or_insert_with(|| match &figure.group {
            None => 0,
            Some(group) => {
                let next = u32::try_from(self.groups.len() + 1).unwrap_or(u32::MAX);
                *self.groups.entry(group.clone()).or_insert(next)
            }
        });
        (indicator, key.spot.area, key.spot.period, group)
    }
}

impl SheetDraft {
    /// Leaves out every figure that stands twice; `seen` are the figures of the sheets before.
    pub(super) fn without_twins(
        &mut self,
        seen: &mut Seen,
        (before, own): (&[&Self], usize),
        vocabulary: &Vocabulary<'_>,
    ) {
        let mut numbers = OfSheet::default();
        // The places of the figures that stay, and what each of the others is.
        let (mut staying, mut twins) = (Vec::with_capacity(self.drafts.len()), Vec::new());
        seen.figures.reserve(self.drafts.len());
        for (at, draft) in self.drafts.iter().enumerate() {
            let key = seen.key(draft.key, &draft.observation, &mut numbers);
            match seen.figures.entry(key) {
                Entry::Vacant(place) => {
                    place.insert((own, staying.len()));
                    staying.push(at);
                }
                Entry::Occupied(first) => {
                    let (sheet, first) = *first.get();
                    let first = match before.get(sheet) {
                        Some(other) => other.drafts.get(first),
                        None => staying.get(first).and_then(|at| self.drafts.get(*at)),
                    };
                    let name = self.locals.name_of(&draft.observation.indicator, vocabulary);
                    twins.extend(first.map(|first| (at, checks::duplicate(first, draft, &name))));
                }
            }
        }
        let mut gone = vec![false; if twins.is_empty() { 0 } else { self.drafts.len() }];
        for (at, twin) in twins {
            let Some(draft) = self.drafts.get(at) else { continue };
            for (cell, _) in draft.cells.iter() {
                self.ledger.enter(cell, twin.fate.clone());
            }
            self.findings.extend(twin.finding);
            if let Some(gone) = gone.get_mut(at) {
                *gone = true;
            }
        }
        let mut gone = gone.into_iter();
        self.drafts.retain(|_| !gone.next().unwrap_or(false));
    }
}
