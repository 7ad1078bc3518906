//! Somebody who has everything that was published works out what they can of what was not.
//!
//! Made-up tables of areas by groups by periods, each with all totals. What is unknown to the attacker is any
//! number from 0 up that agrees with every sum; the least and the most that each hidden small count can be
//! come from linear programming of the test's own, without a line of the program's.

use proptest::prelude::*;
use spruce::{
    disclosure::{Policy, Published, is_hidden},
    domain::{Observation, Period},
};

use super::{document, figure};

/// The numerators and denominators of areas by groups by months of a quarter; the last of each is the total.
#[derive(Clone, Debug)]
struct Made {
    sizes: [usize; 3],
    cells: Vec<(f64, f64)>,
}

impl Made {
    fn of(sizes: [usize; 3], inner: &[(f64, f64)]) -> Self {
        let [a, g, p] = sizes;
        let mut made = Self { sizes, cells: vec![(0.0, 0.0); (a + 1) * (g + 1) * (p + 1)] };
        for ((place, _), one) in
            made.places().into_iter().filter(|(at, _)| at[0] < a && at[1] < g && at[2] < p).zip(inner)
        {
            for totals in 0..8 {
                let to =
                    [0, 1, 2].map(|side| if totals >> side & 1 == 1 { sizes[side] } else { place[side] });
                let at = made.at(to);
                made.cells[at].0 += one.0;
                made.cells[at].1 += one.1;
            }
        }
        made
    }

    fn at(&self, [a, g, p]: [usize; 3]) -> usize {
        (a * (self.sizes[1] + 1) + g) * (self.sizes[2] + 1) + p
    }

    fn places(&self) -> Vec<([usize; 3], usize)> {
        let [a, g, p] = self.sizes;
        let all = (0..=a).flat_map(move |x| (0..=g).flat_map(move |y| (0..=p).map(move |z| [x, y, z])));
        all.map(|place| (place, self.at(place))).collect()
    }

    fn figure(&self, place: [usize; 3]) -> Observation {
        let [a, g, p] = place;
        let area = if a == self.sizes[0] { "Q30" } else { ["5XX", "5YY", "5ZZ"][a] };
        let group = if g == self.sizes[1] { None } else { Some(["A", "B", "C"][g]) };
        let period = if p == self.sizes[2] {
            Period::quarter(2010, 1).unwrap()
        } else {
            Period::month(2010, i8::try_from(p + 4).unwrap()).unwrap()
        };
        figure("smoking_at_delivery", area, group, period, self.cells[self.at(place)])
    }

    /// Each sum by its places; the last is the total.
    fn sums(&self) -> Vec<Vec<usize>> {
        let mut sums = Vec::new();
        for side in 0..3 {
            for (place, _) in self.places().into_iter().filter(|(place, _)| place[side] == 0) {
                let along = (0..=self.sizes[side]).map(|i| {
                    let mut to = place;
                    to[side] = i;
                    self.at(to)
                });
                sums.push(along.collect());
            }
        }
        sums
    }
}

/// What the attacker knows: `rows · x = totals`, every number from 0 up, solved for some of them.
/// Bland's rule: slow, plain, and it ends.
struct Known {
    /// The factors, then the total.
    lines: Vec<Vec<f64>>,
    basis: Vec<usize>,
    count: usize,
}

impl Known {
    fn new(rows: &[Vec<f64>], totals: &[f64]) -> Self {
        let (m, n) = (rows.len(), rows.first().map_or(0, Vec::len));
        let line = |(i, (row, total)): (usize, (&Vec<f64>, &f64))| {
            let sign = if *total < 0.0 { -1.0 } else { 1.0 };
            let own = (0..m).map(|j| f64::from(u8::from(i == j)));
            row.iter().map(|x| x * sign).chain(own).chain([total * sign]).collect()
        };
        let lines = rows.iter().zip(totals).enumerate().map(line).collect();
        let mut known = Self { lines, basis: (n..n + m).collect(), count: n };
        let missing = known.least(|j| f64::from(u8::from(j >= n)));
        assert!(missing.unwrap().abs() < 1e-6, "the truth itself agrees with every sum");
        // What is still only missing is nothing: its line is given by another number, or says nothing.
        for r in 0..m {
            if known.basis[r] >= n
                && let Some(enter) = (0..n).find(|j| known.lines[r][*j].abs() > 1e-7)
            {
                known.swap(r, enter);
            }
        }
        let kept: Vec<usize> = (0..m).filter(|r| known.basis[*r] < n).collect();
        let total = n + m;
        let cut = |r: &usize| {
            let line = &known.lines[*r];
            line[..n].iter().copied().chain([line[total]]).collect()
        };
        Self {
            lines: kept.iter().map(cut).collect(),
            basis: kept.iter().map(|r| known.basis[*r]).collect(),
            count: n,
        }
    }

    fn swap(&mut self, r: usize, enter: usize) {
        let by = self.lines[r][enter];
        self.lines[r].iter_mut().for_each(|x| *x /= by);
        let pivot = std::mem::take(&mut self.lines[r]);
        for line in &mut self.lines {
            let times = line.get(enter).copied().unwrap_or(0.0);
            if times != 0.0 {
                line.iter_mut().zip(&pivot).for_each(|(x, p)| *x -= times * p);
            }
        }
        self.lines[r] = pivot;
        self.basis[r] = enter;
    }

    /// The least of what `cost` adds up to; `None` for no bound.
    fn least(&mut self, cost: impl Fn(usize) -> f64) -> Option<f64> {
        let last = self.lines.first().map_or(0, |line| line.len() - 1);
        loop {
            let reduced = |j: usize| {
                let held = self.basis.iter().zip(&self.lines).map(|(b, line)| cost(*b) * line[j]);
                cost(j) - held.sum::<f64>()
            };
            let Some(enter) = (0..last).find(|j| reduced(*j) < -1e-9) else {
                return Some(self.basis.iter().zip(&self.lines).map(|(b, line)| cost(*b) * line[last]).sum());
            };
            let far = |r: usize| self.lines[r][last] / self.lines[r][enter];
            let nearer = |a: &usize, b: &usize| {
                let (x, y) = (far(*a), far(*b));
                if (x - y).abs() < 1e-9 { self.basis[*a].cmp(&self.basis[*b]) } else { x.total_cmp(&y) }
            };
            let leave = (0..self.lines.len()).filter(|r| self.lines[*r][enter] > 1e-9).min_by(nearer)?;
            self.swap(leave, enter);
        }
    }

    /// The least or most that number `which` can be; `None` for no bound.
    fn bound(&self, which: usize, most: bool) -> Option<f64> {
        let sign = if most { -1.0 } else { 1.0 };
        let mut own = Self { lines: self.lines.clone(), basis: self.basis.clone(), count: self.count };
        own.least(|j| if j == which { sign } else { 0.0 }).map(|least| least * sign)
    }
}

/// What the attacker can say of each hidden small count, against the policy's range.
fn attack(made: &Made, policy: Policy) -> Result<(), TestCaseError> {
    let figures = made.places().into_iter().map(|(place, _)| made.figure(place)).collect();
    let published = Published::of(&document(figures), policy).unwrap();
    let dataset = &published.document().dataset;
    let gone: Vec<bool> = made
        .places()
        .iter()
        .map(|(place, _)| is_hidden(dataset.find(&made.figure(*place)).unwrap()))
        .collect();
    // Three numbers of each figure: who is in, who is not, and all.
    let count = |i: usize, side: usize| {
        let (inside, all) = made.cells[i];
        [inside, all - inside, all][side]
    };
    let unknown: Vec<(usize, usize)> =
        (0..gone.len()).filter(|i| gone[*i]).flat_map(|i| [0, 1, 2].map(|side| (i, side))).collect();
    let mut rows = Vec::new();
    let mut totals = Vec::new();
    let mut say = |terms: Vec<(usize, usize, f64)>| {
        let mut row = vec![0.0; unknown.len()];
        let mut total = 0.0;
        for (i, side, sign) in terms {
            match unknown.iter().position(|one| *one == (i, side)) {
                Some(at) => row[at] += sign,
                None => total -= sign * count(i, side),
            }
        }
        if row.iter().any(|x| *x != 0.0) {
            rows.push(row);
            totals.push(total);
        }
    };
    for i in 0..gone.len() {
        say(vec![(i, 0, 1.0), (i, 1, 1.0), (i, 2, -1.0)]);
    }
    for sum in made.sums() {
        for side in [0, 2] {
            let (whole, parts) = sum.split_last().unwrap();
            say(parts.iter().map(|i| (*i, side, 1.0)).chain([(*whole, side, -1.0)]).collect());
        }
    }
    let largest = f64::from(policy.largest());
    let known = Known::new(&rows, &totals);
    for (at, (i, side)) in unknown.iter().enumerate() {
        let truth = count(*i, *side);
        if !(1.0..=largest).contains(&truth) {
            continue;
        }
        let least = known.bound(at, false);
        let most = known.bound(at, true);
        prop_assert!(
            least.is_some_and(|least| least <= 1.0 + 1e-6),
            "{truth} is at least {least:?} in {made:?}"
        );
        prop_assert!(
            most.is_none_or(|most| most >= largest - 1e-6),
            "{truth} is at most {most:?} in {made:?}"
        );
    }
    // Whatever is small is hidden.
    for (i, is_gone) in gone.iter().enumerate() {
        let is_small = (0..3).any(|side| (1.0..=largest).contains(&count(i, side)));
        prop_assert!(!is_small || *is_gone);
    }
    Ok(())
}

fn made() -> impl Strategy<Value = Made> {
    (2..=3_usize, 2..=3_usize).prop_flat_map(|(areas, groups)| {
        let one = (0..40_u8, 0..=100_u8, 0..=100_u8);
        prop::collection::vec(one, areas * groups * 3).prop_map(move |cells| {
            let inner: Vec<(f64, f64)> = cells
                .into_iter()
                .map(|(all, a, b)| {
                    // Most counts are few.
                    let share = f64::from(a) * f64::from(b) / 10_000.0;
                    ((f64::from(all) * share).round(), f64::from(all))
                })
                .collect();
            Made::of([areas, groups, 3], &inner)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn nobody_can_tell_more_of_a_hidden_count_than_the_policy_does(made in made()) {
        attack(&made, Policy::SmallNumbers)?;
    }

    #[test]
    fn nor_under_a_policy_of_their_own(made in made()) {
        attack(&made, Policy::Custom { largest: 6, base: 1 })?;
    }
}

#[test]
fn the_attack_finds_what_is_not_protected() {
    // 40 less 30 less 7 is 3.
    assert_eq!(Known::new(&[vec![1.0]], &[3.0]).bound(0, true), Some(3.0));
    // 3 + 7 = 10: anything from 0 to 10.
    let known = Known::new(&[vec![1.0, 1.0]], &[10.0]);
    assert_eq!((known.bound(0, false), known.bound(0, true)), (Some(0.0), Some(10.0)));
}
