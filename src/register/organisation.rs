//! The register: every organisation that Spruce knows, by code and by name.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use jiff::civil::Date;
use serde::Deserialize;

use super::{Found, Hint, NameIndex};
use crate::{
    base::embedded,
    domain::{Area, AreaCode, AreaKind},
};

/// One organisation or area, under all the codes that it has or had.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its codes: the first is the one that its figures are brought together under.
    pub codes: Vec<AreaCode>,
    /// Its name; the latest where it was renamed.
    pub name: String,
    /// Other names that it has or had.
    #[serde(default)]
    pub also: Vec<String>,
    /// What kind it is.
    #[serde(skip, default = "other")]
    pub kind: AreaKind,
    /// First codes of what it belongs to or lies in.
    #[serde(default)]
    pub within: Vec<AreaCode>,
    /// First codes of those that took its place.
    #[serde(default)]
    pub then: Vec<AreaCode>,
    /// First day, where it is known.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day; `None` while it stands, or where it is not known.
    #[serde(default)]
    pub to: Option<Date>,
}

const fn other() -> AreaKind {
    AreaKind::Other
}

impl Organisation {
    /// The code that its figures are brought together under.
    #[must_use]
    pub fn code(&self) -> AreaCode {
        self.codes.first().cloned().unwrap_or_else(|| AreaCode::of_name(&self.name))
    }

    /// It as an area.
    #[must_use]
    pub fn area(&self) -> Area {
        Area { code: self.code(), name: self.name.clone(), kind: self.kind }
    }

    /// Its name and its first code: `Newcastle PCT (5D7)`.
    #[must_use]
    pub fn label(&self) -> String {
        self.area().label()
    }

    /// Whether it was there on a day, as far as is known.
    #[must_use]
    pub fn stands_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Its name and every other that it has or had.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

/// Organisations of one kind, as an asset lists them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    kind: AreaKind,
    organisations: Vec<Organisation>,
}

const LISTS: [(&str, &str); 7] = [
    ("areas/countries_and_regions.ron", include_str!("../../assets/areas/countries_and_regions.ron")),
    ("areas/health_authorities.ron", include_str!("../../assets/areas/health_authorities.ron")),
    ("areas/primary_care_trusts.ron", include_str!("../../assets/areas/primary_care_trusts.ron")),
    ("areas/local_authorities.ron", include_str!("../../assets/areas/local_authorities.ron")),
    ("areas/care_boards.ron", include_str!("../../assets/areas/care_boards.ron")),
    ("areas/commissioning_groups.ron", include_str!("../../assets/areas/commissioning_groups.ron")),
    ("areas/trusts.ron", include_str!("../../assets/areas/trusts.ron")),
];

/// Every organisation that Spruce knows.
#[derive(Clone, Debug, Default)]
pub struct Register {
    organisations: Vec<Organisation>,
    by_code: BTreeMap<AreaCode, usize>,
    names: NameIndex,
}

/// The register that Spruce ships. What is not in it can be imported all the same.
#[must_use]
pub fn register() -> &'static Register {
    static REGISTER: LazyLock<Register> = LazyLock::new(|| Register::new(load()));
    &REGISTER
}

fn load() -> Vec<Organisation> {
    let mut all = Vec::new();
    for (name, text) in LISTS {
        for list in embedded::<Vec<List>>(name, text) {
            let kind = list.kind;
            all.extend(list.organisations.into_iter().map(|one| Organisation { kind, ..one }));
        }
    }
    all
}

impl Register {
    fn new(organisations: Vec<Organisation>) -> Self {
        let mut register = Self { organisations, ..Self::default() };
        for (position, one) in register.organisations.iter().enumerate() {
            register.by_code.extend(one.codes.iter().map(|code| (code.clone(), position)));
            for name in one.names() {
                register.names.add(name, one.code(), one.kind);
            }
        }
        register
    }

    /// All organisations: England first, then by kind.
    #[must_use]
    pub fn organisations(&self) -> &[Organisation] {
        &self.organisations
    }

    /// The organisation of a code, whichever of its codes that is.
    #[must_use]
    pub fn by_code(&self, code: &AreaCode) -> Option<&Organisation> {
        self.by_code.get(code).and_then(|position| self.organisations.get(*position))
    }

    /// Whom a name means.
    #[must_use]
    pub fn by_name(&self, name: &str, hint: Hint) -> Found {
        let found = self.names.find(name, hint);
        let (Found::Several(codes), Some(day)) = (&found, hint.day) else { return found };
        // Regions and authorities of one name lie otherwise; which is meant no day tells.
        if codes.iter().any(|code| self.by_code(code).is_some_and(|one| one.kind.is_wide())) {
            return found;
        }
        let there = |code: &&AreaCode| self.by_code(code).is_some_and(|one| one.stands_on(day));
        match codes.iter().filter(there).collect::<Vec<_>>().as_slice() {
            [one] => Found::One((*one).clone()),
            _ => found,
        }
    }

    /// The kind that a code stands for: the register's, else that of the code's own form.
    #[must_use]
    pub fn kind_of_code(&self, code: &str) -> Option<AreaKind> {
        let known = self.by_code(&code.into()).map(|one| one.kind);
        known.or_else(|| AreaKind::of_code(code))
    }

    /// Everything that the area of `code` belongs to or lies in, nearest first.
    #[must_use]
    pub fn around(&self, code: &AreaCode) -> Vec<&Organisation> {
        let mut found: Vec<&Organisation> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next: Vec<&Organisation> = self.by_code(code).into_iter().collect();
        while !next.is_empty() {
            let outer: Vec<&Organisation> = next
                .iter()
                .flat_map(|one| &one.within)
                .filter(|code| seen.insert(*code))
                .filter_map(|code| self.by_code(code))
                .collect();
            found.extend(&outer);
            next = outer;
        }
        found
    }

    /// Whether two codes are known to stand for one body.
    #[must_use]
    pub fn is_same(&self, a: &AreaCode, b: &AreaCode) -> bool {
        a == b || self.by_code.get(a).is_some_and(|position| self.by_code.get(b) == Some(position))
    }

    /// Whether one of two took the other's place, at once or after others.
    #[must_use]
    pub fn is_successor(&self, earlier: &AreaCode, later: &AreaCode) -> bool {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&AreaCode> = vec![earlier];
        while let Some(code) = next.pop() {
            let Some(one) = self.by_code(code).filter(|one| seen.insert(&one.codes)) else { continue };
            if one.then.iter().any(|then| self.is_same(then, later)) {
                return true;
            }
            next.extend(&one.then);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_kind(kind: AreaKind) -> impl Iterator<Item = &'static Organisation> {
        register().organisations().iter().filter(move |one| one.kind == kind)
    }

    #[test]
    fn lists_the_bodies_of_2010_in_full() {
        let with =
            |kind, front: &str| of_kind(kind).filter(|one| one.code().as_str().starts_with(front)).count();
        assert_eq!(with(AreaKind::Region, "E12"), 9);
        let authorities = of_kind(AreaKind::HealthAuthority);
        let strategic = authorities.filter(|one| one.name.ends_with(" SHA")).count();
        assert_eq!(strategic, 10);
        // COVER 2013/14 Q2 counts 151 in its own England row.
        assert_eq!(of_kind(AreaKind::PrimaryCareTrust).count(), 151);
        // 152 upper-tier authorities in COVER 2013/14, one of them City of London within Hackney.
        assert_eq!(with(AreaKind::LocalAuthority, "E09"), 33);
        assert_eq!(with(AreaKind::LocalAuthority, "E08"), 36);
        // 27 counties, all that there have been since April 2009.
        assert_eq!(with(AreaKind::LocalAuthority, "E10"), 27);
        assert_eq!(of_kind(AreaKind::CareBoard).count(), 42);
    }

    #[test]
    fn a_code_stands_for_one_body() {
        let mut seen = BTreeMap::new();
        for one in register().organisations() {
            assert!(!one.codes.is_empty(), "{}", one.name);
            for code in &one.codes {
                assert_eq!(code.as_str(), code.as_str().to_uppercase(), "{code}");
                if let Some(other) = seen.insert(code, &one.name) {
                    panic!("{code} is both {other} and {}", one.name);
                }
            }
        }
    }

    #[test]
    fn what_is_named_beside_a_body_is_there() {
        for one in register().organisations() {
            for code in one.within.iter().chain(&one.then) {
                let found = register().by_code(code).unwrap_or_else(|| panic!("{code} of {}", one.name));
                assert_eq!(&found.code(), code, "by its first code, at {}", one.name);
                assert_ne!(found.code(), one.code(), "{code}");
            }
            assert!(one.from.zip(one.to).is_none_or(|(from, to)| from < to), "{}", one.name);
            assert!(one.then.is_empty() || one.to.is_some(), "{} goes on, and has a successor", one.name);
        }
    }

    #[test]
    fn a_kind_agrees_with_its_codes() {
        let places = [AreaKind::CommissioningGroup, AreaKind::CareBoard];
        for one in register().organisations() {
            for code in &one.codes {
                // A few trusts for mental health have codes of care trusts.
                let Some(kind) = AreaKind::of_code(code.as_str()).filter(|_| !code.as_str().starts_with('T'))
                else {
                    continue;
                };
                let agree = kind == one.kind
                    || places.contains(&kind) && places.contains(&one.kind)
                    || kind == AreaKind::Other && one.kind == AreaKind::Region;
                assert!(agree, "{code} of {}: {kind:?}, {:?}", one.name, one.kind);
            }
        }
    }

    #[test]
    fn tells_what_an_area_lies_in_and_what_became_of_it() {
        let codes = |of: &str| -> Vec<String> {
            register().around(&of.into()).iter().map(|one| one.code().to_string()).collect()
        };
        // Crawley lies in West Sussex, in the South East.
        assert_eq!(codes("45UE"), ["E10000032", "E12000008", "E92000001"]);
        assert_eq!(codes("5P6"), ["Q37", "Q68", "E12000008", "E92000001"]);
        let successor = |a: &str, b: &str| register().is_successor(&a.into(), &b.into());
        assert!(successor("RXH", "RYR") && !successor("RYR", "RXH"));
        assert!(successor("E07000048", "E06000058"));
        // Taunton Deane went into Somerset West and Taunton, and that into Somerset.
        assert!(successor("E07000190", "E06000066"));
        assert!(register().is_same(&"111".into(), &"E06000001".into()));
        assert!(!register().is_same(&"E10000009".into(), &"E06000059".into()));
        assert_eq!(register().kind_of_code("TAH"), Some(AreaKind::Trust));
    }
}
