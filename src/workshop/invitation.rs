//! Who is missing from the invitation list of a workshop.

use std::collections::{BTreeMap, BTreeSet};

use super::{Attendance, Participant, Workshop};
use crate::workbook::Role;

impl Workshop {
    /// The fewest people with whom the workbook holds a workshop.
    pub const LEAST: usize = 8;
    /// The most.
    pub const MOST: usize = 28;

    /// The suggested roles for which nobody is on the list.
    pub fn missing<'a>(&self, roles: &'a [Role]) -> impl Iterator<Item = &'a Role> {
        let listed: BTreeSet<u8> = self.participants.iter().filter_map(|one| one.suggested).collect();
        roles.iter().filter(move |role| !listed.contains(&role.number))
    }

    /// The organisations from which nobody comes: those of the suggested roles with nobody on the list,
    /// then those on the list of which everybody declined or stayed away.
    #[must_use]
    pub fn without_voice<'a>(&'a self, roles: &'a [Role]) -> Vec<&'a str> {
        let mut heard: BTreeMap<&str, bool> = BTreeMap::new();
        for one in &self.participants {
            let of_role = || roles.iter().find(|role| Some(role.number) == one.suggested);
            let kind = of_role().map_or("", |role| role.organisation.as_str());
            for organisation in [kind, one.organisation.trim()] {
                *heard.entry(organisation).or_default() |= one.attendance.has_voice();
            }
        }
        let mut silent: Vec<&str> = Vec::new();
        let kinds = roles.iter().map(|role| role.organisation.as_str());
        let kinds = kinds.filter(|kind| !heard.get(kind).copied().unwrap_or_default());
        let named = heard.iter().filter(|(_, has_voice)| !**has_voice).map(|(name, _)| *name);
        for organisation in kinds.chain(named).filter(|name| !name.is_empty()) {
            if !silent.contains(&organisation) {
                silent.push(organisation);
            }
        }
        silent
    }

    /// How many are on the list with this attendance.
    #[must_use]
    pub fn count(&self, attendance: Attendance) -> usize {
        self.participants.iter().filter(|one| one.attendance == attendance).count()
    }

    /// How many are to be expected: everybody who did not decline or stay away.
    #[must_use]
    pub fn expected(&self) -> usize {
        self.participants.iter().filter(|one| one.attendance.has_voice()).count()
    }
}

impl Participant {
    /// Somebody in a suggested role.
    #[must_use]
    pub fn of(role: &Role) -> Self {
        Self { suggested: Some(role.number), role: role.name.clone(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::workbook;

    #[test]
    fn roles_and_organisations_that_nobody_speaks_for_are_named() {
        let roles = &workbook().roles;
        assert_eq!(roles.len(), 24);
        let midwife = roles.iter().find(|role| role.number == 11).unwrap();
        let neonatologist = roles.iter().find(|role| role.number == 9).unwrap();
        let of = |role, organisation: &str, attendance| Participant {
            organisation: organisation.to_owned(),
            attendance,
            ..Participant::of(role)
        };
        let workshop = Workshop {
            participants: vec![
                of(midwife, "Exampleton Hospital", Attendance::Accepted),
                of(midwife, "Sampleford Hospital", Attendance::Declined),
                of(neonatologist, "Sampleford Hospital", Attendance::Absent),
            ]
            .into_iter()
            .collect(),
            ..Workshop::default()
        };
        assert_eq!(workshop.missing(roles).count(), 22);
        let silent = workshop.without_voice(roles);
        assert!(silent.contains(&"Sampleford Hospital") && silent.contains(&"Local authority"), "{silent:?}");
        assert!(!silent.contains(&"Exampleton Hospital") && !silent.contains(&"Acute or foundation trust"));
        assert_eq!((workshop.expected(), workshop.count(Attendance::Declined)), (1, 1));
    }
}
