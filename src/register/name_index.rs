//! Areas by their names: whom a name means, when several share it.

use std::collections::BTreeMap;

use super::name_key;
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
}

impl Hint {
    /// A hint by a heading, or by a kind that is known otherwise.
    #[must_use]
    pub const fn kind(kind: AreaKind) -> Self {
        Self { heading: Some(kind), beside: None }
    }
}

/// Codes by name.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    by_bare: BTreeMap<String, Vec<(AreaCode, AreaKind)>>,
}

/// Whether two kinds may be those of one body. A group of 2013 is a board's place since 2022.
fn agree(a: AreaKind, b: AreaKind) -> bool {
    const PLACES: [AreaKind; 2] = [AreaKind::CommissioningGroup, AreaKind::CareBoard];
    a == b || b == AreaKind::Other || PLACES.contains(&a) && PLACES.contains(&b)
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
        let fits = |kind: AreaKind| match key.kind.or(hint.heading) {
            Some(AreaKind::Other) => false,
            Some(wanted) => agree(wanted, kind),
            None => !key.is_nhs || !matches!(kind, AreaKind::LocalAuthority | AreaKind::Region),
        };
        let mut found: Vec<&(AreaCode, AreaKind)> = all.iter().filter(|(_, kind)| fits(*kind)).collect();
        if found.len() > 1
            && let Some(beside) = hint.beside
            && found.iter().any(|(_, kind)| *kind == beside)
        {
            found.retain(|(_, kind)| *kind == beside);
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
        assert_eq!(find("Sheffield", Hint::default()), several(&["5N4", "E08000039", "03N"]));
        assert_eq!(find("Sheffield", Hint::kind(AreaKind::PrimaryCareTrust)), one("5N4"));
        assert_eq!(find("Sheffield", Hint::kind(AreaKind::LocalAuthority)), one("E08000039"));
        assert_eq!(find("Sheffield", Hint::kind(AreaKind::Other)), Found::Nobody);
        assert_eq!(find("NHS Sheffield", Hint::default()), several(&["5N4", "03N"]));
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
