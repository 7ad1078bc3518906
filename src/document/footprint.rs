//! Footprints and comparators of a scorecard: what may be put together, and keeping the figures of
//! footprints those of their members.

use std::{collections::BTreeSet, sync::Arc};

use super::{Document, import::likely_area};
use crate::{
    domain::{Area, AreaCode, AreaKind, Footprint},
    register::{name_key, register},
};

impl Document {
    /// Why these areas cannot be put together under this name, in words; `None` where they can.
    /// `of` is the footprint that is being changed.
    #[must_use]
    pub fn footprint_refusal(&self, footprint: &Footprint, of: Option<&AreaCode>) -> Option<String> {
        if footprint.name.is_empty() {
            return Some("Give the footprint a name.".to_owned());
        }
        let others = || self.footprints.iter().filter(|one| Some(&one.code) != of);
        if others().any(|one| one.code == footprint.code) {
            return Some(format!("There is a footprint “{}” already; choose another name.", footprint.name));
        }
        if footprint.members.is_empty() {
            return Some("Choose the areas that it is made of.".to_owned());
        }
        let areas = self.dataset.areas();
        let mut members: Vec<&Area> = Vec::new();
        for code in &footprint.members {
            let Some(area) = areas.get(code) else {
                return Some(format!("There are no figures for {code}; import a return of it first."));
            };
            if area.kind == AreaKind::Footprint {
                return Some(format!("“{}” is a footprint itself; choose its areas one by one.", area.name));
            }
            if let Some((other, why)) = members.iter().find_map(|other| Some((*other, overlap(other, area)?)))
            {
                return Some(format!(
                    "{} and {} {why}, so people would count twice.",
                    other.label(),
                    area.label()
                ));
            }
            members.push(area);
        }
        None
    }

    /// The areas to compare with: those that were chosen, else those that ours is known to lie in;
    /// `None` where neither is there, and England and a lone region serve.
    #[must_use]
    pub fn comparators_in_use(&self) -> Option<Vec<AreaCode>> {
        if !self.comparators.is_empty() {
            return Some(self.comparators.clone());
        }
        let suggested = self.suggested_comparators();
        (suggested.len() > 1).then_some(suggested)
    }

    /// The areas to compare with where nobody chose: what ours lies in, as far as there are figures.
    #[must_use]
    pub fn suggested_comparators(&self) -> Vec<AreaCode> {
        let Some(area) = &self.area else { return Vec::new() };
        let members = self.footprints.iter().find(|one| one.code == *area).map(|one| &one.members);
        let ours: Vec<&AreaCode> = members.map_or_else(|| vec![area], |members| members.iter().collect());
        let mut found: Vec<AreaCode> = Vec::new();
        for code in ours {
            for outer in register().around(code) {
                let there = outer.codes.iter().find(|code| self.dataset.areas().contains_key(*code));
                found.extend(there.filter(|code| !found.contains(code)).cloned());
            }
        }
        let england = self.dataset.areas().values().find(|one| one.kind == AreaKind::England);
        found.extend(england.map(|one| one.code.clone()).filter(|code| !found.contains(code)));
        found.retain(|code| code != area);
        found
    }
}

/// Why two areas may hold the same people; `None` where they do not.
fn overlap(a: &Area, b: &Area) -> Option<&'static str> {
    let lies_in = |inner: &Area, outer: &Area| {
        register().around(&inner.code).iter().any(|one| register().is_same(&one.code(), &outer.code))
    };
    if register().is_same(&a.code, &b.code) {
        return Some("are one body under two codes");
    }
    if lies_in(a, b) || lies_in(b, a) || a.kind == AreaKind::England || b.kind == AreaKind::England {
        return Some("lie one in the other");
    }
    if register().is_successor(&a.code, &b.code) || register().is_successor(&b.code, &a.code) {
        return Some("took one another’s place");
    }
    let (key, other) = (name_key(&a.name), name_key(&b.name));
    let is_known = |kind: AreaKind| kind != AreaKind::Other;
    if is_known(a.kind) && is_known(b.kind) && !a.kind.may_be(b.kind) {
        return Some("are of different kinds and may cover the same place");
    }
    (key.bare == other.bare && !key.bare.is_empty() && a.kind != b.kind).then_some("bear the same name")
}

/// Puts a footprint in, or in the place of the one that has this code; nothing changes where it is refused.
pub(super) fn set(document: &mut Document, footprint: &Footprint, of: Option<&AreaCode>) {
    if document.footprint_refusal(footprint, of).is_some() {
        return;
    }
    let list = Arc::make_mut(&mut document.footprints);
    match list.iter_mut().find(|one| Some(&one.code) == of) {
        Some(old) => {
            let was = std::mem::replace(old, footprint.clone()).code;
            let rename = |code: &mut AreaCode| {
                if *code == was {
                    *code = footprint.code.clone();
                }
            };
            document.area.iter_mut().for_each(rename);
            document.comparators.iter_mut().for_each(rename);
        }
        None => list.push(footprint.clone()),
    }
    list_in_order(list);
}

fn list_in_order(list: &mut [Footprint]) {
    list.sort_by(|a, b| a.name.cmp(&b.name));
}

/// Takes a footprint out, wherever it is named.
pub(super) fn remove(document: &mut Document, code: &AreaCode) {
    Arc::make_mut(&mut document.footprints).retain(|one| one.code != *code);
    document.comparators.retain(|one| one != code);
    if document.area.as_ref() == Some(code) {
        document.area = likely_area(document);
    }
}

/// Makes the figures of footprints those of their members again. `before` is the document before the
/// change; nothing is done where neither figures nor footprints changed.
pub(super) fn renew(document: &mut Document, before: Option<&Document>) {
    let same = before.is_some_and(|before| {
        Arc::ptr_eq(&before.dataset, &document.dataset)
            && Arc::ptr_eq(&before.footprints, &document.footprints)
            && Arc::ptr_eq(&before.indicators, &document.indicators)
            && Arc::ptr_eq(before.pack.pack(), document.pack.pack())
    });
    let areas = document.dataset.areas();
    if same || document.footprints.is_empty() && areas.values().all(|area| area.kind != AreaKind::Footprint) {
        return;
    }
    let mut shared = std::mem::take(&mut document.dataset);
    let dataset = Arc::make_mut(&mut shared);
    let catalogue = document.catalogue();
    let multiplier_of = |id: &_| catalogue.indicator(id).map(|indicator| indicator.multiplier);
    let kept: BTreeSet<&AreaCode> = document.footprints.iter().map(|one| &one.code).collect();
    let gone: Vec<AreaCode> = dataset
        .areas()
        .values()
        .filter(|area| area.kind == AreaKind::Footprint && !kept.contains(&area.code))
        .map(|area| area.code.clone())
        .collect();
    for code in gone {
        dataset.remove_area(&code);
    }
    for footprint in document.footprints.iter() {
        let figures = footprint.figures(dataset, &multiplier_of);
        dataset.put_area(footprint.area(), figures);
    }
    document.dataset = shared;
}
