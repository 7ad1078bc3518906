//! Figures that are made of others: everybody and the groups, a region and its areas.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    checks::parts::Whole,
    series::{Scope, Series},
};
use crate::{
    domain::{AreaCode, AreaKind, Observation, Period},
    register::{Organisation, register},
};

/// Every whole of an indicator with its parts.
pub(super) fn wholes<'a>(scope: Scope<'a>, own: &'a [Observation]) -> Vec<Whole<'a>> {
    let mut wholes = Vec::new();
    of_groups(scope, own, &mut wholes);
    of_areas(scope, own, &mut wholes);
    wholes
}

fn of_groups<'a>(scope: Scope<'a>, own: &'a [Observation], wholes: &mut Vec<Whole<'a>>) {
    for area in own.chunk_by(|a, b| a.area == b.area) {
        let everybody = area.partition_point(|figure| figure.group.is_none());
        let (all, grouped) = area.split_at(everybody);
        let Some(series) = Series::of(scope, all).filter(|_| !grouped.is_empty()) else { continue };
        let mut parts: BTreeMap<(&str, Period), Vec<&Observation>> = BTreeMap::new();
        for part in grouped {
            let Some(group) = &part.group else { continue };
            parts.entry((&group.dimension, part.period)).or_default().push(part);
        }
        for ((dimension, period), parts) in parts {
            let Some(figure) = all.iter().find(|figure| figure.period == period) else { continue };
            wholes.push(Whole {
                series,
                figure,
                of: format!("groups by {dimension}"),
                parts,
                complete: true,
            });
        }
    }
}

fn of_areas<'a>(scope: Scope<'a>, own: &'a [Observation], wholes: &mut Vec<Whole<'a>>) {
    let everybody = || own.iter().filter(|figure| figure.group.is_none());
    let kind = |code: &AreaCode| {
        let known = scope.dataset.areas().get(code);
        known.map_or_else(|| AreaKind::of_code(code.as_str()), |area| Some(area.kind))
    };
    let is_whole = |figure: &Observation| {
        matches!(kind(&figure.area), Some(AreaKind::England | AreaKind::Region | AreaKind::HealthAuthority))
    };
    if !everybody().any(is_whole) {
        return;
    }
    let mut tables: BTreeMap<(Period, u32, &str), Vec<&Observation>> = BTreeMap::new();
    for figure in everybody() {
        let place = &figure.provenance;
        tables.entry((figure.period, place.import, &place.sheet)).or_default().push(figure);
    }
    for table in tables.into_values().filter(|table| table.len() > 2) {
        // A trust cares for people of several regions, so trusts are no parts.
        let placed: Vec<Placed<'_>> = table
            .iter()
            .filter_map(|figure| {
                Some(Placed { figure, kind: kind(&figure.area)?, around: register().around(&figure.area) })
            })
            .filter(|placed| placed.kind != AreaKind::Trust && !placed.around.is_empty())
            .collect();
        let known: BTreeSet<&AreaCode> = placed.iter().map(|placed| &placed.figure.area).collect();
        let is_placed = |figure: &Observation| known.contains(&figure.area);
        let complete = table.iter().all(|figure| is_whole(figure) || is_placed(figure));
        for figure in table.iter().copied().filter(|figure| is_whole(figure)) {
            let Some(series) = Series::of(scope, std::slice::from_ref(figure)) else { continue };
            for (kind, parts) in parts_of(figure, &placed) {
                let of = format!("areas ({})", kind.label().to_lowercase());
                wholes.push(Whole { series, figure, of, parts, complete });
            }
        }
    }
}

/// A figure whose area is known to lie in others.
struct Placed<'a> {
    figure: &'a Observation,
    kind: AreaKind,
    around: Vec<&'static Organisation>,
}

impl Placed<'_> {
    fn lies_in(&self, code: &AreaCode) -> bool {
        self.around.iter().any(|outer| outer.codes.contains(code))
    }
}

/// The figures whose areas make up that of `whole`, by kind; none lies in another.
fn parts_of<'a>(whole: &Observation, placed: &[Placed<'a>]) -> BTreeMap<AreaKind, Vec<&'a Observation>> {
    let mut inside: BTreeMap<AreaKind, Vec<&Placed<'a>>> = BTreeMap::new();
    for part in placed.iter().filter(|part| part.lies_in(&whole.area)) {
        inside.entry(part.kind).or_default().push(part);
    }
    let outermost = |parts: Vec<&Placed<'a>>| {
        let codes: BTreeSet<&AreaCode> = parts.iter().map(|part| &part.figure.area).collect();
        // Inner London lies in London, which is a part already.
        let is_inner = |part: &&Placed<'a>| {
            part.around.iter().flat_map(|outer| &outer.codes).any(|code| codes.contains(code))
        };
        parts.into_iter().filter(|part| !is_inner(part)).map(|part| part.figure).collect()
    };
    inside.into_iter().map(|(kind, parts)| (kind, outermost(parts))).collect()
}
