//! From the story to figures: a numerator and a denominator for every area and period.

use std::collections::BTreeMap;

use super::story::{AREAS, Line, Over};

/// A numerator and a denominator.
pub(crate) type Pair = (f64, f64);

/// Every figure of the example, by indicator and area, oldest first.
pub(crate) struct Figures(BTreeMap<(&'static str, usize), Vec<Pair>>);

/// A small generator of even numbers, so that the files are the same on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1_u64 << 24) as f64
    }

    /// Mean 0, variance 1, near enough to normal: twelve even numbers added up.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.next()).sum::<f64>() - 6.0
    }
}

fn rounded(number: f64, places: u32) -> f64 {
    let shift = 10_u32.pow(places);
    (number * f64::from(shift)).round() / f64::from(shift)
}

impl Figures {
    /// The figures that `story` tells.
    pub(crate) fn of(story: &'static [Line]) -> Self {
        let mut figures = Self(BTreeMap::new());
        for (place, line) in story.iter().enumerate() {
            for area in 0..AREAS.len() {
                let mut chance = Chance(0x5ACE + (place * 64 + area) as u64 * 7919);
                chance.next();
                let pairs =
                    (0..line.every.count()).map(|i| figures.figure(line, area, i, &mut chance)).collect();
                figures.0.insert((line.id, area), pairs);
            }
        }
        figures.add_up();
        figures
    }

    fn figure(&self, line: &Line, area: usize, i: usize, chance: &mut Chance) -> Pair {
        let own =
            |of: f64, chance: &mut Chance| of * AREAS[area].size * 0.02f64.mul_add(chance.normal(), 1.0);
        let below = match line.over {
            Over::About(of) => rounded(own(of, chance), line.places.1),
            Over::DenominatorOf(id) => self.pairs(id, area)[i].1,
            Over::NumeratorOf(id) => self.pairs(id, area)[i].0,
        };
        let share = line.path(area, i) / line.per;
        let spread = (below * share * (1.0 - share).max(0.01)).sqrt() * line.noise;
        let above = rounded(spread.mul_add(chance.normal(), below * share).max(0.0), line.places.0);
        let pinned = line.pinned.iter().find(|(at, ..)| area == 0 && *at == i);
        pinned.map_or((above, below), |(_, above, below)| (*above, *below))
    }

    /// Infant deaths are the neonatal and the post-neonatal ones, and all births the live and the
    /// still ones, so that the table adds up.
    fn add_up(&mut self) {
        for area in 0..AREAS.len() {
            let early = self.pairs("neonatal_mortality", area);
            let late = self.pairs("post_neonatal_mortality", area);
            let still = self.pairs("stillbirths", area);
            let infants = std::iter::zip(early, late).map(|(e, l)| (e.0 + l.0, e.1)).collect();
            let births: Vec<f64> = still.iter().map(|(born_dead, live)| born_dead + live).collect();
            self.0.insert(("infant_mortality", area), infants);
            for id in ["stillbirths", "perinatal_mortality"] {
                let pairs = self.0.get_mut(&(id, area)).into_iter().flatten();
                for (pair, all) in std::iter::zip(pairs, &births) {
                    pair.1 = *all;
                }
            }
        }
    }

    /// The figures of one indicator and area, oldest first.
    pub(crate) fn pairs(&self, id: &'static str, area: usize) -> &[Pair] {
        self.0.get(&(id, area)).unwrap_or_else(|| panic!("the story has no {id}"))
    }
}

/// The value to one decimal, as a return states it.
pub(crate) fn value((above, below): Pair, per: f64) -> f64 {
    rounded(above / below * per, 1)
}
