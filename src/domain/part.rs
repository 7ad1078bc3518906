//! The figures of one indicator, in the order of a dataset: by area, group and period, one of each.

use std::cmp::Ordering;

use super::{
    AreaCode, Earlier, Group, Merge, Observation, Replaced,
    order::{order, put_in_order},
};

/// The figures of an area.
pub(super) fn of_area<'a>(part: &'a [Observation], area: &AreaCode) -> &'a [Observation] {
    let from = part.partition_point(|o| o.area < *area);
    let rest = part.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|o| o.area == *area)).unwrap_or_default()
}

/// The figures of an area and group over time, oldest first.
pub(super) fn series<'a>(
    part: &'a [Observation],
    area: &AreaCode,
    group: Option<&Group>,
) -> &'a [Observation] {
    let own = of_area(part, area);
    let from = own.partition_point(|o| o.group.as_ref() < group);
    let rest = own.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|o| o.group.as_ref() == group)).unwrap_or_default()
}

/// Merges figures of the indicator in: see [`super::Dataset::merge`].
pub(super) fn merge(part: &mut Vec<Observation>, figures: Vec<Observation>) -> Merge {
    let mut merge = Merge::default();
    if part.is_empty() {
        merge.added = put_fresh(part, figures);
        return merge;
    }
    let mut fresh = Vec::new();
    for mut figure in figures {
        let found = part.binary_search_by(|o| order(o, &figure));
        let old = found.ok().and_then(|i| part.get_mut(i));
        match old {
            None => fresh.push(figure),
            Some(old) if old.says_the_same(&figure) => {
                merge.unchanged += 1;
                old.is_also_in(figure.provenance);
            }
            Some(old) => {
                merge.revised += 1;
                figure.earlier = std::mem::take(&mut old.earlier);
                figure.rivals = std::mem::take(&mut old.rivals);
                let replaced = std::mem::replace(old, figure);
                old.earlier.push(replaced.into());
            }
        }
    }
    merge.added = put_fresh(part, fresh);
    merge
}

/// Puts in figures that are not there, the first of each key; says how many.
pub(super) fn put_fresh(part: &mut Vec<Observation>, mut fresh: Vec<Observation>) -> usize {
    put_in_order(&mut fresh);
    fresh.dedup_by(|later, earlier| order(later, earlier) == Ordering::Equal);
    let count = fresh.len();
    if part.is_empty() {
        *part = fresh;
    } else {
        part.append(&mut fresh);
        put_in_order(part);
    }
    count
}

/// Puts in one figure that a person made: see [`super::Dataset::put`].
pub(super) fn put(part: &mut Vec<Observation>, mut figure: Observation) -> Merge {
    let mut merge = Merge::default();
    match part.binary_search_by(|o| order(o, &figure)) {
        Err(at) => {
            merge.added = 1;
            part.insert(at, figure);
        }
        Ok(at) => {
            let Some(old) = part.get_mut(at) else { return merge };
            if old.says_the_same(&figure) && old.note == figure.note {
                merge.unchanged = 1;
                old.is_also_in(figure.provenance);
            } else {
                merge.revised = 1;
                figure.earlier = std::mem::take(&mut old.earlier);
                let rivals = std::mem::take(&mut old.rivals);
                let settled = rivals.into_iter().map(|rival| Earlier { why: Replaced::Settled, ..rival });
                let replaced = std::mem::replace(old, figure);
                old.earlier.extend(settled);
                old.earlier.push(Earlier { why: Replaced::Corrected, ..replaced.into() });
            }
        }
    }
    merge
}

/// Moves every figure of the area `from` to the area `to`: see [`super::Dataset::rename_area`].
pub(super) fn rename_area(part: &mut Vec<Observation>, from: &AreaCode, to: &AreaCode) {
    let (moved, kept): (Vec<_>, Vec<_>) =
        std::mem::take(part).into_iter().partition(|figure| &figure.area == from);
    *part = kept;
    let mut fresh = Vec::new();
    for mut figure in moved {
        figure.area = to.clone();
        let found = part.binary_search_by(|o| order(o, &figure));
        match found.ok().and_then(|i| part.get_mut(i)) {
            None => fresh.push(figure),
            Some(there) => {
                if there.provenance.import < figure.provenance.import {
                    std::mem::swap(there, &mut figure);
                }
                if there.says_the_same(&figure) {
                    there.is_also_in(figure.provenance);
                } else {
                    let mut earlier = std::mem::take(&mut figure.earlier);
                    earlier.push(figure.into());
                    earlier.append(&mut there.earlier);
                    there.earlier = earlier;
                }
            }
        }
    }
    part.append(&mut fresh);
    put_in_order(part);
}
