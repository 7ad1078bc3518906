//! What adds up to what: between areas, groups and periods, and from one indicator to another.

use std::collections::BTreeMap;

use strum::IntoEnumIterator as _;

use super::{
    counted::{Counted, Side, is_small},
    periods::{Rolled, rolling_periods, sums_of_periods},
    solve::{Count, Tables},
};
use crate::{
    domain::{AreaCode, AreaKind, Dataset, Footprint, Group, Observation, Period, Policy},
    register::register,
    workbook::Catalogue,
};

/// Figures by their place in the list, of which the first is what the others add up to.
pub(super) struct Sum {
    pub whole: usize,
    pub parts: Vec<usize>,
    /// Whether people may be in the whole and in none of the parts: nobody gives their number, but it can be
    /// worked out.
    pub has_rest: bool,
}

/// A number of an indicator, by its id.
type Number = (&'static str, Side);

/// Numbers of other indicators that add up to one.
const RELATED: [(Number, &[Number]); 13] = [
    (
        ("infant_mortality", Side::In),
        &[("neonatal_mortality", Side::In), ("post_neonatal_mortality", Side::In)],
    ),
    (("perinatal_mortality", Side::In), &[("stillbirths", Side::In), ("early_neonatal_mortality", Side::In)]),
    (
        ("extended_perinatal_mortality", Side::In),
        &[("stillbirths", Side::In), ("neonatal_mortality", Side::In)],
    ),
    (
        ("smoking_status_unknown_at_delivery", Side::All),
        &[("smoking_at_delivery", Side::All), ("smoking_status_unknown_at_delivery", Side::In)],
    ),
    (
        ("smoking_status_unknown_at_booking", Side::All),
        &[("smoking_at_booking", Side::All), ("smoking_status_unknown_at_booking", Side::In)],
    ),
    (("smoking_at_delivery", Side::All), &[("smoking_status_unknown_at_delivery", Side::Out)]),
    (("smoking_referral_at_booking", Side::All), &[("smoking_at_booking", Side::In)]),
    (("smoking_tracking_complete", Side::All), &[("smoking_at_booking", Side::In)]),
    (("obese_pregnant_women_advised", Side::All), &[("obesity_at_booking", Side::In)]),
    (("late_bookers_followed_up", Side::All), &[("late_booking", Side::In)]),
    (("late_booker_screening_offered", Side::All), &[("late_booking", Side::In)]),
    (("late_booking", Side::In), &[("booked_by_12_weeks", Side::Out)]),
    (("overweight_in_reception", Side::All), &[("obesity_in_reception", Side::All)]),
];

/// Every sum of the figures, and the counts that are in one. Of indicators of which nothing is small only
/// those sums that others have a share in.
pub(super) fn tables(
    dataset: &Dataset,
    footprints: &[Footprint],
    catalogue: &Catalogue,
    figures: &[Counted<'_>],
    policy: Policy,
) -> Tables {
    let mut build = Build::new(figures, policy);
    let families = families(dataset, footprints);
    let mut from = 0;
    for part in figures.chunk_by(|a, b| a.figure.indicator == b.figure.indicator) {
        let places = from..from + part.len();
        from += part.len();
        // Groups may leave out few people, though none of them counts few.
        let may_tell = |one: &Counted<'_>| {
            one.small(policy).is_some() || one.is_sent_hidden() || one.figure.group.is_some()
        };
        if part.iter().any(may_tell) {
            let (sums, rolled) = sums_of_one_indicator(&families, figures, places);
            for sum in sums {
                build.add(Side::In, &sum);
                build.add(Side::All, &sum);
            }
            for rolled in rolled {
                build.add_rolled(Side::In, &rolled);
                build.add_rolled(Side::All, &rolled);
            }
        }
    }
    related(&mut build, catalogue);
    build.tables
}

struct Build<'a> {
    figures: &'a [Counted<'a>],
    policy: Policy,
    tables: Tables,
    places: BTreeMap<(usize, Side), usize>,
}

impl<'a> Build<'a> {
    fn new(figures: &'a [Counted<'a>], policy: Policy) -> Self {
        let size = |one: &Counted<'_>| one.inside.unwrap_or(0.0).max(0.0).ln_1p() / 100.0;
        let tables = Tables {
            costs: figures.iter().map(|one| 1.0 + size(one)).collect(),
            largest: f64::from(policy.largest()),
            blur: ((f64::from(policy.base()) - 1.0) / 2.0).floor(),
            ..Tables::default()
        };
        Self { figures, policy, tables, places: BTreeMap::new() }
    }

    fn known(&self, figure: usize, side: Side) -> Option<f64> {
        self.figures.get(figure)?.count(side)
    }

    /// The sum, if it adds up.
    fn add(&mut self, side: Side, sum: &Sum) {
        let parts: Vec<(usize, Side)> = sum.parts.iter().map(|part| (*part, side)).collect();
        self.add_up((sum.whole, side), &parts, sum.has_rest);
        if let Some(cost) = self.tables.costs.get_mut(sum.whole) {
            // A total is missed more than a part.
            *cost = cost.max(1.5);
        }
    }

    /// The sum, if what the later period has more is what its end has more.
    fn add_rolled(&mut self, side: Side, rolled: &Rolled) {
        let Rolled { earlier, later, beginning, end } = *rolled;
        let known = |figure: usize| self.known(figure, side);
        let (Some(before), Some(after)) = (known(earlier), known(later)) else { return };
        let (first, last) = match (known(beginning), known(end)) {
            (Some(first), Some(last)) if (after - before - last + first).abs() < 0.5 => (first, last),
            // What the sender hid is small.
            (Some(first), None) if is_small(after - before + first, self.policy) => {
                (first, after - before + first)
            }
            (None, Some(last)) if is_small(before - after + last, self.policy) => {
                (before - after + last, last)
            }
            _ => return,
        };
        let terms = vec![
            (self.place(end, side, last), 1.0),
            (self.place(earlier, side, before), 1.0),
            (self.place(beginning, side, first), -1.0),
            (self.place(later, side, after), -1.0),
        ];
        self.tables.sums.push(terms);
    }

    fn add_up(&mut self, whole: (usize, Side), parts: &[(usize, Side)], has_rest: bool) {
        let Some(total) = self.known(whole.0, whole.1) else { return };
        let known: f64 = parts.iter().filter_map(|(figure, side)| self.known(*figure, *side)).sum();
        let missing = parts.iter().filter(|(figure, side)| self.known(*figure, *side).is_none()).count();
        // What the sender hid is small, so it can be told whether the rest and it add up.
        let rest = total - known;
        let most = f64::from(self.policy.largest().max(4));
        let each = match missing {
            0 if rest.abs() < 0.5 => 0.0,
            many if many > 0 && rest >= many as f64 - 0.5 && rest <= many as f64 * most => rest / many as f64,
            0 if has_rest && is_small(rest, self.policy) => rest,
            _ => return,
        };
        let mut terms: Vec<(usize, f64)> = Vec::new();
        if missing == 0 && each > 0.0 {
            terms.push((self.tables.counts.len(), 1.0));
            self.tables.counts.push(Count { value: rest, owner: whole.0, shown_by: Vec::new(), small: true });
        }
        for (figure, side) in parts {
            terms.push((self.place(*figure, *side, each), 1.0));
        }
        terms.push((self.place(whole.0, whole.1, 0.0), -1.0));
        self.tables.sums.push(terms);
    }

    /// The place of a count; `guess` is its number where the sender hid it.
    fn place(&mut self, figure: usize, side: Side, guess: f64) -> usize {
        if let Some(place) = self.places.get(&(figure, side)) {
            return *place;
        }
        let sides = [Side::In, Side::Out, Side::All];
        if sides.iter().any(|side| self.known(figure, *side).is_none()) {
            return self.put(figure, side, guess);
        }
        let terms: Vec<(usize, f64)> = sides
            .iter()
            .zip([1.0, 1.0, -1.0])
            .map(|(side, sign)| (self.put(figure, *side, 0.0), sign))
            .collect();
        self.tables.sums.push(terms);
        self.places.get(&(figure, side)).copied().unwrap_or_default()
    }

    fn put(&mut self, figure: usize, side: Side, guess: f64) -> usize {
        let given = self.known(figure, side);
        let value = given.unwrap_or(guess);
        let place = self.tables.counts.len();
        self.places.insert((figure, side), place);
        let shown_by = if given.is_some() { vec![figure] } else { Vec::new() };
        let small = given.is_none() || is_small(value, self.policy);
        self.tables.counts.push(Count { value, owner: figure, shown_by, small });
        place
    }
}

/// Areas that another may be the sum of: its code, and theirs.
type Family<'a> = (&'a AreaCode, Vec<&'a AreaCode>);

/// The members of footprints, and the areas of each kind that lie in another.
fn families<'a>(dataset: &'a Dataset, footprints: &'a [Footprint]) -> Vec<Family<'a>> {
    let areas = dataset.areas();
    let mut within: BTreeMap<(&AreaCode, AreaKind), Vec<&AreaCode>> = BTreeMap::new();
    for (code, area) in areas {
        for outer in register().around(code) {
            let there = outer.codes.iter().find_map(|code| areas.get_key_value(code));
            if let Some((outer, _)) = there.filter(|(outer, _)| *outer != code) {
                within.entry((outer, area.kind)).or_default().push(code);
            }
        }
    }
    for (whole, area) in areas {
        for kind in AreaKind::iter().filter(|kind| *kind != area.kind) {
            let parts: Vec<&AreaCode> =
                areas.values().filter(|part| part.kind == kind).map(|part| &part.code).collect();
            within.entry((whole, kind)).or_insert(parts);
        }
    }
    let of_footprints = footprints.iter().map(|one| (&one.code, one.members.iter().collect()));
    let all = within.into_iter().map(|((whole, _), parts)| (whole, parts)).chain(of_footprints);
    all.filter(|(_, parts): &Family<'_>| parts.len() > 1).collect()
}

fn sums_of_one_indicator(
    families: &[Family<'_>],
    figures: &[Counted<'_>],
    places: std::ops::Range<usize>,
) -> (Vec<Sum>, Vec<Rolled>) {
    let figure = |i: usize| figures.get(i).map(|one| one.figure);
    let mut slices: BTreeMap<(Option<&Group>, Period), BTreeMap<&AreaCode, usize>> = BTreeMap::new();
    let mut series: BTreeMap<(&AreaCode, Option<&Group>), Vec<usize>> = BTreeMap::new();
    let mut groups: BTreeMap<(&AreaCode, Period), Dimensions<'_>> = BTreeMap::new();
    for i in places {
        let Some(Observation { area, group, period, .. }) = figure(i) else { continue };
        slices.entry((group.as_ref(), *period)).or_default().insert(area, i);
        series.entry((area, group.as_ref())).or_default().push(i);
        let dimension = group.as_ref().map(|group| &*group.dimension);
        groups.entry((area, *period)).or_default().entry(dimension).or_default().push(i);
    }
    let mut sums = Vec::new();
    for slice in slices.values().filter(|slice| slice.len() > 2) {
        for (whole, parts) in families {
            let Some(whole) = slice.get(whole).copied() else { continue };
            let parts: Vec<usize> = parts.iter().filter_map(|code| slice.get(code)).copied().collect();
            if parts.len() > 1 {
                sums.push(Sum { whole, parts, has_rest: false });
            }
        }
    }
    for mut dimensions in groups.into_values() {
        let Some(whole) = dimensions.remove(&None).and_then(|all| all.first().copied()) else { continue };
        sums.extend(dimensions.into_values().map(|parts| Sum { whole, parts, has_rest: true }));
    }
    let mut rolled = Vec::new();
    for one in series.values().filter(|one| one.len() > 2) {
        let period = |i: usize| figure(i).map(|figure| figure.period);
        sums.extend(sums_of_periods(one, &period));
        rolled.extend(rolling_periods(one, &period));
    }
    (sums, rolled)
}

/// What tells figures of any indicators apart: indicator, area, group and period.
type Key<'a> = (&'a str, &'a AreaCode, Option<&'a Group>, Period);

/// Figures by what people are divided by.
type Dimensions<'a> = BTreeMap<Option<&'a str>, Vec<usize>>;

/// Sums from one indicator to another, and denominators that several have in common.
fn related(build: &mut Build<'_>, catalogue: &Catalogue) {
    let mut alike: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for indicator in catalogue.indicators.iter().filter(|indicator| !indicator.denominator.is_empty()) {
        alike.entry(&indicator.denominator).or_default().push(indicator.id.as_str());
    }
    alike.retain(|_, ids| ids.len() > 1);
    let figures = build.figures;
    let wanted = |id: &str| {
        RELATED.iter().any(|(whole, parts)| whole.0 == id || parts.iter().any(|part| part.0 == id))
            || alike.values().any(|ids| ids.contains(&id))
    };
    let mut places: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    let mut from = 0;
    for part in figures.chunk_by(|a, b| a.figure.indicator == b.figure.indicator) {
        let is_wanted = part.first().is_some_and(|one| wanted(one.figure.indicator.as_str()));
        for (one, i) in part.iter().zip(from..).filter(|_| is_wanted) {
            let Observation { indicator, area, group, period, .. } = one.figure;
            places.insert((indicator.as_str(), area, group.as_ref(), *period), i);
        }
        from += part.len();
    }
    for ((id, area, group, period), whole) in &places {
        let find = |id: &str| places.get(&(id, *area, *group, *period)).copied();
        for ((_, side), parts) in RELATED.iter().filter(|(number, _)| number.0 == *id) {
            let found: Vec<(usize, Side)> =
                parts.iter().filter_map(|(id, side)| Some((find(id)?, *side))).collect();
            // Of two parts, one and the whole give the other, though nobody sent it.
            if !found.is_empty() && found.len() + 1 >= parts.len() {
                build.add_up((*whole, *side), &found, found.len() < parts.len());
            }
        }
        let next = alike.values().find_map(|ids| {
            let at = ids.iter().position(|one| one == id)?;
            ids.get(at + 1..)?.iter().find_map(|id| find(id))
        });
        if let Some(next) = next {
            build.add_up((*whole, Side::All), &[(next, Side::All)], false);
        }
    }
}
