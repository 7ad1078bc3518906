//! Which further figures must be hidden so that no sum gives a small count away, and as few as can be.
//!
//! A small count is safe when two tables agree with everything that is shown, and it is 1 in one of them and
//! the largest small count in the other: whoever has all that is shown cannot say more than the policy
//! does. Which of the hidden counts are small is told to nobody, so any of them may be anything from 0 up.
//! Company is found for one count after the other by the cheapest shift of numbers that leaves every
//! sum as it is; then what turns out not to be needed is shown again; and where few figures come into
//! question, all choices of fewer are tried.
//!
//! Pure arithmetic on numbered counts and figures.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::linear::{Shift, cheapest};

/// A number of people that somebody could work out.
#[derive(Clone, Debug)]
pub(super) struct Count {
    pub value: f64,
    /// The figure that it belongs to.
    pub owner: usize,
    /// The figures that show it; it is unknown when all of them are hidden. None show a count that is not
    /// given anywhere.
    pub shown_by: Vec<usize>,
    /// Whether it must not be known.
    pub small: bool,
}

/// Counts that figures show, and sums that they are known to make.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    pub counts: Vec<Count>,
    /// Each adds up to nothing: parts with +1, the whole with -1.
    pub sums: Vec<Vec<(usize, f64)>>,
    /// What it costs to hide each figure.
    pub costs: Vec<f64>,
    /// The largest count that is small.
    pub largest: f64,
    /// How far a count that is shown may be from what it says, because it is rounded.
    pub blur: f64,
}

/// Counts around one that are looked at: few at first, because that is nearly always enough.
const AROUND: [usize; 3] = [16, 60, 160];
/// Sums up to this many counts are looked at whole.
const WHOLE: usize = 14;
/// Of longer ones, so many of the cheapest that are shown.
const CHEAPEST: usize = 5;
/// Choices that are tried one by one.
const CHOICES: usize = 200;

/// Which figures to hide besides those that are hidden, each with the figure that it would give away.
pub(super) fn company(tables: &Tables, hidden: &BTreeSet<usize>) -> BTreeMap<usize, usize> {
    let mut search = Search::new(tables, hidden);
    let smalls: Vec<usize> = (0..tables.counts.len())
        .filter(|i| tables.counts.get(*i).is_some_and(|count| count.small))
        .filter(|i| search.is_unknown(*i) && search.sums_of.get(*i).is_some_and(|sums| !sums.is_empty()))
        .collect();
    for small in &smalls {
        search.protect(*small);
    }
    for group in search.groups(&smalls) {
        search.show_what_is_not_needed(&group);
        search.try_fewer(&group);
    }
    search.company
}

struct Search<'a> {
    tables: &'a Tables,
    sums_of: Vec<Vec<usize>>,
    hidden: BTreeSet<usize>,
    /// Each with the figure that it keeps company.
    company: BTreeMap<usize, usize>,
}

impl<'a> Search<'a> {
    fn new(tables: &'a Tables, hidden: &BTreeSet<usize>) -> Self {
        let mut sums_of = vec![Vec::new(); tables.counts.len()];
        for (sum, terms) in tables.sums.iter().enumerate() {
            for (count, _) in terms {
                if let Some(sums) = sums_of.get_mut(*count) {
                    sums.push(sum);
                }
            }
        }
        Self { tables, sums_of, hidden: hidden.clone(), company: BTreeMap::new() }
    }

    fn count(&self, i: usize) -> Option<&'a Count> {
        self.tables.counts.get(i)
    }

    fn is_unknown(&self, i: usize) -> bool {
        self.count(i).is_some_and(|count| count.shown_by.iter().all(|figure| self.hidden.contains(figure)))
    }

    fn sums(&self, i: usize) -> &[usize] {
        self.sums_of.get(i).map(Vec::as_slice).unwrap_or_default()
    }

    fn terms(&self, sum: usize) -> &'a [(usize, f64)] {
        self.tables.sums.get(sum).map(Vec::as_slice).unwrap_or_default()
    }

    /// What it costs to make a count unknown.
    fn cost(&self, i: usize) -> f64 {
        let figures = self.count(i).map(|count| count.shown_by.as_slice()).unwrap_or_default();
        let shown = figures.iter().filter(|figure| !self.hidden.contains(figure));
        shown.filter_map(|figure| self.tables.costs.get(*figure)).sum()
    }

    /// How far up and down a count may be shifted, for those who see what is shown; `None` for not at all.
    fn room(&self, i: usize, may_hide: bool) -> Option<Shift> {
        let count = self.count(i)?;
        let unknown = self.is_unknown(i);
        let shift = |up: f64, down: f64, cost: f64| {
            Some(Shift { up: up.max(0.0), down: down.max(0.0), cost, sums: Vec::new() })
        };
        if unknown {
            return shift(f64::INFINITY, count.value, 0.0);
        }
        if may_hide {
            return shift(f64::INFINITY, count.value, self.cost(i).max(0.01));
        }
        let blur = if count.value == 0.0 { 0.0 } else { self.tables.blur };
        let base = 2.0 * blur + 1.0;
        let rounded = (count.value / base).round() * base;
        (blur > 0.0).then(|| shift(rounded + blur - count.value, count.value - rounded + blur, 0.0)).flatten()
    }

    /// The counts that a shift of `start` could go on to, the nearest first, at most `limit`.
    fn around(&self, start: usize, limit: usize, may_hide: bool) -> Vec<(usize, Shift)> {
        let mut seen = BTreeSet::from([start]);
        let mut seen_sums = BTreeSet::new();
        let mut found: Vec<(usize, Shift)> = Vec::new();
        let mut queue = VecDeque::from([start]);
        while let Some(next) = queue.pop_front() {
            for sum in self.sums(next) {
                if !seen_sums.insert(*sum) {
                    continue;
                }
                for i in self.candidates(*sum, may_hide) {
                    if found.len() >= limit {
                        return found;
                    }
                    let Some(room) = self.room(i, may_hide) else { continue };
                    if seen.insert(i) {
                        found.push((i, room));
                        queue.push_back(i);
                    }
                }
            }
        }
        found
    }

    fn candidates(&self, sum: usize, may_hide: bool) -> Vec<usize> {
        let terms = self.terms(sum).iter().map(|(i, _)| *i);
        let (unknown, mut shown): (Vec<usize>, Vec<usize>) = terms.partition(|i| self.is_unknown(*i));
        if !may_hide && self.tables.blur == 0.0 {
            return unknown;
        }
        if shown.len() > WHOLE {
            let worth = |i: &usize| (self.cost(*i), self.count(*i).map_or(0.0, |count| count.value));
            shown.sort_by(|a, b| worth(a).partial_cmp(&worth(b)).unwrap_or(std::cmp::Ordering::Equal));
            let whole = self.terms(sum).iter().find(|(_, sign)| *sign < 0.0).map(|(i, _)| *i);
            // What nobody counts cannot give company downwards, so it is no use alone.
            let mut kept: Vec<usize> = shown
                .iter()
                .copied()
                .filter(|i| self.count(*i).is_some_and(|c| c.value > 0.0))
                .take(CHEAPEST)
                .collect();
            kept.extend(whole.filter(|whole| shown.contains(whole) && !kept.contains(whole)));
            shown = kept;
        }
        unknown.into_iter().chain(shown).collect()
    }

    /// Shifts of others that let `small` be `goal`; those of hidden counts are free.
    fn shifts(&self, small: usize, goal: f64, limit: usize, may_hide: bool) -> Option<Vec<(usize, f64)>> {
        let count = self.count(small)?;
        let by = goal - count.value;
        if by.abs() < 1e-9 {
            return Some(Vec::new());
        }
        let mut around = self.around(small, limit, may_hide);
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut wanted: Vec<f64> = Vec::new();
        let mut number = |sum: usize, wanted: &mut Vec<f64>| {
            *numbers.entry(sum).or_insert_with(|| {
                wanted.push(0.0);
                wanted.len() - 1
            })
        };
        for sum in self.sums(small) {
            let row = number(*sum, &mut wanted);
            let sign: f64 = self.sign(*sum, small);
            if let Some(wanted) = wanted.get_mut(row) {
                *wanted -= sign * by;
            }
        }
        for (i, shift) in &mut around {
            for sum in self.sums(*i) {
                let row = number(*sum, &mut wanted);
                shift.sums.push((row, self.sign(*sum, *i)));
            }
        }
        let shifts: Vec<Shift> = around.iter().map(|(_, shift)| shift.clone()).collect();
        let moved = cheapest(&shifts, &wanted)?;
        Some(around.iter().map(|(i, _)| *i).zip(moved).filter(|(_, by)| by.abs() > 1e-6).collect())
    }

    fn sign(&self, sum: usize, i: usize) -> f64 {
        self.terms(sum).iter().filter(|(count, _)| *count == i).map(|(_, sign)| sign).sum()
    }

    fn goals(&self) -> [f64; 2] {
        [1.0, self.tables.largest]
    }

    fn is_safe(&self, small: usize) -> bool {
        self.goals()
            .into_iter()
            .all(|goal| AROUND.iter().any(|limit| self.shifts(small, goal, *limit, false).is_some()))
    }

    /// Hides what is cheapest until `small` cannot be told.
    fn protect(&mut self, small: usize) {
        let Some(kept) = self.count(small).map(|count| count.owner) else { return };
        for goal in self.goals() {
            while !AROUND.iter().any(|limit| self.shifts(small, goal, *limit, false).is_some()) {
                let found = AROUND.iter().find_map(|limit| self.shifts(small, goal, *limit, true));
                let mut gone = false;
                for (i, _) in found.unwrap_or_else(|| self.everything_beside(small)) {
                    gone |= self.hide(i, kept);
                }
                if !gone {
                    break;
                }
            }
        }
    }

    /// Where no shift was found: what is shown nearest to `small`, in a sum with what is unknown.
    fn everything_beside(&self, small: usize) -> Vec<(usize, f64)> {
        let mut seen = BTreeSet::from([small]);
        let mut queue = VecDeque::from([small]);
        while let Some(next) = queue.pop_front() {
            let terms = self.sums(next).iter().flat_map(|sum| self.terms(*sum));
            let (unknown, shown): (Vec<_>, Vec<_>) = terms.copied().partition(|(i, _)| self.is_unknown(*i));
            if !shown.is_empty() {
                return shown;
            }
            queue.extend(unknown.into_iter().map(|(i, _)| i).filter(|i| seen.insert(*i)));
        }
        Vec::new()
    }

    /// Makes a count unknown; whether it was known.
    fn hide(&mut self, i: usize, kept: usize) -> bool {
        let figures = self.count(i).map(|count| count.shown_by.as_slice()).unwrap_or_default();
        let mut any = false;
        for figure in figures {
            if self.hidden.insert(*figure) {
                self.company.insert(*figure, kept);
                any = true;
            }
        }
        any
    }

    /// The small counts that hang together, by sums with anything hidden.
    fn groups(&self, smalls: &[usize]) -> Vec<Vec<usize>> {
        if self.company.is_empty() {
            return Vec::new();
        }
        let wanted: BTreeSet<usize> = smalls.iter().copied().collect();
        let mut seen = BTreeSet::new();
        let mut groups = Vec::new();
        for small in smalls {
            if !seen.insert(*small) {
                continue;
            }
            let mut group = Vec::new();
            let mut queue = VecDeque::from([*small]);
            while let Some(next) = queue.pop_front() {
                if wanted.contains(&next) {
                    group.push(next);
                }
                for sum in self.sums(next) {
                    let unknown = self.terms(*sum).iter().map(|(i, _)| *i).filter(|i| self.is_unknown(*i));
                    queue.extend(unknown.filter(|i| seen.insert(*i)));
                }
            }
            groups.push(group);
        }
        groups
    }

    /// The figures that keep company to a group.
    fn company_of(&self, group: &[usize]) -> Vec<usize> {
        let owners: BTreeSet<usize> =
            group.iter().filter_map(|i| self.count(*i)).map(|count| count.owner).collect();
        self.company.iter().filter(|(_, kept)| owners.contains(kept)).map(|(figure, _)| *figure).collect()
    }

    /// Shows again what is hidden for nothing, the dearest first.
    fn show_what_is_not_needed(&mut self, group: &[usize]) {
        let mut company = self.company_of(group);
        if company.len() * group.len() > CHOICES {
            return;
        }
        let cost = |figure: &usize| self.tables.costs.get(*figure).copied().unwrap_or(0.0);
        company.sort_by(|a, b| cost(b).total_cmp(&cost(a)));
        for figure in company {
            self.hidden.remove(&figure);
            if group.iter().all(|small| self.is_safe(*small)) {
                self.company.remove(&figure);
            } else {
                self.hidden.insert(figure);
            }
        }
    }

    /// Tries every choice of fewer figures, where there are not too many.
    fn try_fewer(&mut self, group: &[usize]) {
        let company = self.company_of(group);
        let mut near: BTreeSet<usize> = company.iter().copied().collect();
        for small in group {
            let counts = self.around(*small, WHOLE * 2, true);
            near.extend(counts.iter().filter_map(|(i, _)| self.count(*i)).flat_map(|count| &count.shown_by));
        }
        near.retain(|figure| !self.hidden.contains(figure) || self.company.contains_key(figure));
        let near: Vec<usize> = near.into_iter().collect();
        let mut order = group.to_vec();
        for size in 1..company.len() {
            let choices = choose(&near, size, CHOICES / group.len().max(1));
            let Some(choices) = choices else { return };
            self.hidden.retain(|figure| !company.contains(figure));
            let good = choices.into_iter().find(|choice| {
                self.hidden.extend(choice);
                let unsafe_one = order.iter().position(|small| !self.is_safe(*small));
                let safe = unsafe_one.is_none();
                if let Some(at) = unsafe_one {
                    // What a bad choice fails on, the next is likely to fail on.
                    order.get_mut(..=at).into_iter().for_each(|first| first.rotate_right(1));
                    self.hidden.retain(|figure| !choice.contains(figure));
                }
                safe
            });
            let Some(good) = good else {
                self.hidden.extend(&company);
                continue;
            };
            let kept = company.iter().find_map(|figure| self.company.remove(figure));
            self.company.retain(|figure, _| !company.contains(figure));
            let kept = kept.unwrap_or_default();
            self.company.extend(good.into_iter().map(|figure| (figure, kept)));
            return;
        }
    }
}

/// All choices of `size` out of `all`; `None` where there are more than `most`.
fn choose(all: &[usize], size: usize, most: usize) -> Option<Vec<Vec<usize>>> {
    let mut choices: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..size {
        let mut longer = Vec::new();
        for choice in &choices {
            let from =
                choice.last().and_then(|last| all.iter().position(|one| one == last)).map_or(0, |at| at + 1);
            for next in all.iter().skip(from) {
                longer.push(choice.iter().copied().chain([*next]).collect());
                if longer.len() > most {
                    return None;
                }
            }
        }
        choices = longer;
    }
    Some(choices)
}
