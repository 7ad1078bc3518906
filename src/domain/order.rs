//! The order in which a dataset keeps its figures. They are large and many: their keys are compared as
//! numbers.

use std::{cmp::Ordering, hash::Hash};

use hashbrown::HashMap;

use super::Observation;

/// How a dataset sorts two figures: by indicator, area, group and period.
pub(super) fn order(a: &Observation, b: &Observation) -> Ordering {
    a.indicator
        .cmp(&b.indicator)
        .then_with(|| a.area.cmp(&b.area))
        .then_with(|| a.group.cmp(&b.group))
        .then_with(|| a.period.cmp(&b.period))
}

/// Things by the order in which they were met, to be compared as numbers later.
struct Met<T>(HashMap<T, usize>);

impl<T: Hash + Ord> Met<T> {
    fn number(&mut self, one: T) -> usize {
        let next = self.0.len();
        *self.0.entry(one).or_insert(next)
    }

    /// Of each number its rank among all.
    fn ranks(self) -> Vec<usize> {
        let mut all: Vec<(T, usize)> = self.0.into_iter().collect();
        all.sort_unstable();
        let mut ranks = vec![0; all.len()];
        for (rank, (_, number)) in all.into_iter().enumerate() {
            if let Some(place) = ranks.get_mut(number) {
                *place = rank;
            }
        }
        ranks
    }
}

/// From where each place of figures that are put in order is filled; those of one key stay as they came.
fn places<'f>(figures: impl Iterator<Item = &'f Observation>) -> Vec<usize> {
    let (mut indicators, mut areas) = (Met(HashMap::new()), Met(HashMap::new()));
    let (mut groups, mut periods) = (Met(HashMap::new()), Met(HashMap::new()));
    let mut keys: Vec<[usize; 5]> = figures
        .zip(0..)
        .map(|(figure, at)| {
            let (indicator, area) = (indicators.number(&figure.indicator), areas.number(&figure.area));
            [indicator, area, groups.number(&figure.group), periods.number(figure.period), at]
        })
        .collect();
    let ranks = [indicators.ranks(), areas.ranks(), groups.ranks(), periods.ranks()];
    for key in &mut keys {
        for (number, ranks) in key.iter_mut().zip(&ranks) {
            *number = ranks.get(*number).copied().unwrap_or_default();
        }
    }
    keys.sort_unstable();
    keys.into_iter().map(|[.., from]| from).collect()
}

fn are_in_order<'f>(figures: impl Iterator<Item = &'f Observation>) -> bool {
    figures.is_sorted_by(|a, b| order(a, b) != Ordering::Greater)
}

/// Figures in the order in which a dataset keeps them; those of one key stay as they came.
pub fn in_order(figures: &[Observation]) -> impl Iterator<Item = &Observation> {
    let sorted = are_in_order(figures.iter());
    let places = if sorted { (0..figures.len()).collect() } else { places(figures.iter()) };
    places.into_iter().filter_map(|at| figures.get(at))
}

/// Puts figures in order. They are large and many: their keys are compared as numbers, and each is
/// moved within the list.
pub(super) fn put_in_order(figures: &mut [Observation]) {
    if are_in_order(figures.iter()) {
        return;
    }
    let mut places = places(figures.iter());
    for start in 0..places.len() {
        // One figure goes where another stood, until the circle closes.
        let mut at = start;
        while let Some(from) = places.get_mut(at) {
            let next = std::mem::replace(from, at);
            if next == start || next == at {
                break;
            }
            figures.swap(at, next);
            at = next;
        }
    }
}
