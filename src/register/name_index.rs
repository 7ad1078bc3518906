//! Areas by their names: whom a name means, when several share it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{NameKey, name_key};
use crate::domain::{AreaCode, AreaKind};

/// Whom a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nobody who is known.
    Nobody,
    /// This area alone.
    One(AreaCode),
    /// One of these, and nothing says which.
    Several(Vec<AreaCode>),
}

/// What is known of a name beside its own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hint {
    /// The kind that its heading says; `Other` where that is none of the register's.
    pub heading: Option<AreaKind>,
    /// The kind of all that stand with it and are known: it decides between several, no more.
    pub beside: Option<AreaKind>,
    /// Whether most that stand with it are unknown: wards, say, some of which have a town's name.
    pub among_strangers: bool,
    /// The day that it is said for: it decides between several that were not there at one time.
    pub day: Option<Date>,
}

impl Hint {
    /// A hint by a heading, or by a kind that is known otherwise.
    #[must_use]
    pub const fn kind(kind: AreaKind) -> Self {
        Self { heading: Some(kind), beside: None, among_strangers: false, day: None }
    }
}

/// Codes by name.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    by_bare: BTreeMap<String, Vec<(AreaCode, AreaKind)>>,
}

/// Whether an area of `kind` may be one of the kind that is looked for.
fn agree(wanted: AreaKind, kind: AreaKind) -> bool {
    kind == AreaKind::Other || wanted.may_be(kind)
}

/// Whether a name may be that of an area of `kind`. Of names that do not say what they are, and stand
/// under no heading that does, only primary care trusts, councils and wide areas are known by them.
fn fits(key: &NameKey, wanted: Option<AreaKind>, kind: AreaKind) -> bool {
    match wanted {
        Some(AreaKind::Other) => false,
        Some(wanted) => agree(wanted, kind),
        None if key.is_nhs => {
            !matches!(kind, AreaKind::LocalAuthority | AreaKind::Region | AreaKind::HealthAuthority)
        }
        None => match kind {
            AreaKind::CommissioningGroup | AreaKind::CareBoard => false,
            AreaKind::Trust => key.is_of_health,
            _ => true,
        },
    }
}

impl NameIndex {
    /// Adds a name of the area of `code`.
    pub fn add(&mut self, name: &str, code: AreaCode, kind: AreaKind) {
        let key = name_key(name);
        if key.bare.is_empty() {
            return;
        }
        let list = self.by_bare.entry(key.bare).or_default();
        if list.iter().all(|(known, _)| *known != code) {
            list.push((code, kind));
        }
    }

    /// Whom `name` means.
    #[must_use]
    pub fn find(&self, name: &str, hint: Hint) -> Found {
        let key = name_key(name);
        // A heading and a name that contradict each other settle nothing.
        if key.kind.zip(hint.heading).is_some_and(|(own, heading)| !agree(own, heading)) {
            return Found::Nobody;
        }
        let Some(all) = self.by_bare.get(&key.bare) else { return Found::Nobody };
        let wanted = key.kind.or(hint.heading);
        if wanted.is_none() && hint.among_strangers {
            return Found::Nobody;
        }
        let mut found: Vec<&(AreaCode, AreaKind)> =
            all.iter().filter(|(_, kind)| fits(&key, wanted, *kind)).collect();
        if found.len() > 1
            && let Some(beside) = hint.beside
            && found.iter().any(|(_, kind)| *kind == beside)
        {
            found.retain(|(_, kind)| *kind == beside);
        }
        // Beside councils a region is the government's, not one of the health service.
        let is_statistical = |code: &AreaCode| code.as_str().starts_with("E12");
        if found.len() > 1
            && hint.beside == Some(AreaKind::LocalAuthority)
            && found.iter().any(|(code, _)| is_statistical(code))
            && found.iter().all(|(_, kind)| kind.is_wide())
        {
            found.retain(|(code, _)| is_statistical(code));
        }
        // An authority of the NHS that bears a county's name is never called by that alone.
        let is_authority = |kind: AreaKind| kind == AreaKind::HealthAuthority;
        if wanted.is_none() && found.iter().all(|(_, kind)| is_authority(*kind) || !kind.is_wide()) {
            found.retain(|(_, kind)| !is_authority(*kind));
        }
        match found.as_slice() {
            [] => Found::Nobody,
            [(code, _)] => Found::One(code.clone()),
            several => Found::Several(several.iter().map(|(code, _)| code.clone()).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{super::register, *};

    fn one(code: &str) -> Found {
        Found::One(code.into())
    }

    fn several(codes: &[&str]) -> Found {
        Found::Several(codes.iter().map(|code| AreaCode::from(*code)).collect())
    }

    #[test]
    fn a_name_that_only_one_bears_is_found() {
        let find = |name| register().by_name(name, Hint::default());
        for (name, code) in [
            ("Western Sussex Hospitals NHS Trust", "RYR"),
            ("UNIVERSITY HOSPITALS SUSSEX NHS FOUNDATION TRUST", "RYR"),
            ("Heywood, Middleton & Rochdale Primary Care Trust", "5NQ"),
            ("Sheffield PCT", "5N4"),
            ("Sheffield City Council", "E08000039"),
            ("West Sussex County Council", "E10000032"),
            ("Bristol, City of", "E06000023"),
            ("NHS South Yorkshire ICB", "E54000061"),
            ("Dorset County Hospital NHS Foundation Trust", "RBD"),
            ("South Central SHA", "Q38"),
        ] {
            assert_eq!(find(name), one(code), "{name}");
        }
        for name in
            ["Exampleton PCT", "Other", "Unknown", "England (excluding London)", "NHS Trust", "PCT", ""]
        {
            assert_eq!(find(name), Found::Nobody, "{name}");
        }
    }

    #[test]
    fn a_name_that_several_bear_is_settled_by_a_hint_or_not_at_all() {
        let find = |name, hint| register().by_name(name, hint);
        assert_eq!(find("Sheffield", Hint::default()), several(&["5N4", "E08000039"]));
        assert_eq!(find("Sheffield", Hint::kind(AreaKind::PrimaryCareTrust)), one("5N4"));
        assert_eq!(find("Sheffield", Hint::kind(AreaKind::LocalAuthority)), one("E08000039"));
        assert_eq!(find("Sheffield", Hint::kind(AreaKind::Other)), Found::Nobody);
        assert_eq!(find("NHS Sheffield", Hint::default()), several(&["5N4", "03N"]));
        let on = |day| Hint { day: Some(day), ..Hint::default() };
        assert_eq!(find("NHS Sheffield", on(date(2011, 3, 31))), one("5N4"));
        assert_eq!(find("NHS Sheffield", on(date(2014, 3, 31))), one("03N"));
        assert_eq!(find("Buckinghamshire County Council", on(date(2018, 3, 31))), one("E10000002"));
        assert_eq!(find("Buckinghamshire Council", on(date(2022, 3, 31))), one("E06000060"));
        // Wards and hospitals bear the names of districts and trusts.
        let strangers = Hint { among_strangers: true, ..Hint::default() };
        assert_eq!(find("Crawley", strangers), Found::Nobody);
        assert_eq!(find("Crawley", Hint::default()), one("E07000226"));
        assert_eq!(find("St Mary's", Hint::default()), Found::Nobody);
        // Regions of the government, of the NHS and authorities share names.
        assert!(matches!(find("South East", Hint::default()), Found::Several(_)));
        let councils = Hint { beside: Some(AreaKind::LocalAuthority), ..Hint::default() };
        assert_eq!(find("SOUTH EAST", councils), one("E12000008"));
        assert_eq!(find("North (Yorkshire and Humber)", Hint::default()), Found::Nobody);
        let beside = Hint { beside: Some(AreaKind::LocalAuthority), ..Hint::default() };
        assert_eq!(find("Sheffield", beside), one("E08000039"));
        // The county until 2019 and the council since then are two bodies, and the trust a third.
        assert_eq!(
            find("Dorset", Hint::kind(AreaKind::LocalAuthority)),
            several(&["E06000059", "E10000009"])
        );
        assert_eq!(find("Dorset PCT", Hint::default()), one("5QM"));
        // A provider's name under a heading of PCTs is nobody's.
        let misplaced = find("Sussex Community NHS Trust", Hint::kind(AreaKind::PrimaryCareTrust));
        assert_eq!(misplaced, Found::Nobody);
    }
}
