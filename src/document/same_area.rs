//! One area under a name and under a code: figures that a return only names join those with the code.
//!
//! “Exampleton PCT” in one return is 5ZZ where any other return says so.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    base::{Finding, Place, Severity, fold},
    domain::{Area, AreaCode, AreaKind, Dataset},
};

/// Words that organisations wear in one return and not in the next.
const DRESS: &[&str] = &[
    "nhs",
    "pct",
    "primary",
    "care",
    "trust",
    "teaching",
    "foundation",
    "ccg",
    "clinical",
    "commissioning",
    "group",
    "the",
    "council",
    "borough",
];

/// A name without the dressing words; empty where nothing else is left.
fn bare_name(name: &str) -> String {
    let folded = fold(name);
    folded.split(' ').filter(|word| !DRESS.contains(word)).collect::<Vec<_>>().join(" ")
}

/// Whether two kinds may be one area's: one of them is not known, or they agree.
fn agree(a: AreaKind, b: AreaKind) -> bool {
    a == b || a == AreaKind::Other || b == AreaKind::Other
}

/// The code of every area of `named` that has none, where exactly one of `coded` bears its name.
pub(super) fn codes<'a>(
    named: impl Iterator<Item = &'a Area>,
    coded: impl Iterator<Item = &'a Area>,
) -> BTreeMap<AreaCode, AreaCode> {
    let mut by_name: BTreeMap<String, BTreeSet<(&AreaCode, AreaKind)>> = BTreeMap::new();
    for area in coded.filter(|area| !area.code.is_stand_in()) {
        by_name.entry(bare_name(&area.name)).or_default().insert((&area.code, area.kind));
    }
    let mut found = BTreeMap::new();
    for area in named.filter(|area| area.code.is_stand_in()) {
        let name = bare_name(&area.name);
        let Some(coded) = by_name.get(&name).filter(|_| !name.is_empty()) else { continue };
        let mut own = coded.iter().filter(|(_, kind)| agree(*kind, area.kind)).map(|(code, _)| *code);
        if let Some(code) = own.next().filter(|code| own.all(|other| other == *code)) {
            found.insert(area.code.clone(), code.clone());
        }
    }
    found
}

/// Moves what the dataset keeps under stand-ins to the codes.
pub(super) fn rename(dataset: &mut Dataset, codes: &BTreeMap<AreaCode, AreaCode>) {
    for (stand_in, code) in codes {
        dataset.rename_area(stand_in, code);
    }
}

/// How many names are spelt out; of more, only the number is told.
const SPELT_OUT: usize = 3;

/// Says which names were taken for areas with a code; `None` where none was.
pub(super) fn note(file: &str, taken: &[(&str, &AreaCode)]) -> Option<Finding> {
    let spelt: Vec<String> =
        taken.iter().take(SPELT_OUT).map(|(name, code)| format!("“{name}” is taken to be {code}")).collect();
    let more = match taken.len().saturating_sub(SPELT_OUT) {
        0 if taken.is_empty() => return None,
        0 => String::new(),
        1 => ", and 1 more name was found so".to_owned(),
        more => format!(", and {more} more names were found so"),
    };
    let place = Place { file: file.to_owned(), ..Place::default() };
    let message = format!("{}{more}: each the only area of its name that has a code.", spelt.join(", "));
    Some(Finding::new(Severity::Note, "area_by_name", place, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str, name: &str, kind: AreaKind) -> Area {
        let code = if code.is_empty() { AreaCode::of_name(name) } else { code.into() };
        Area { code, name: name.to_owned(), kind }
    }

    #[test]
    fn a_name_finds_its_code_when_only_one_area_has_it() {
        let coded = [
            area("5ZZ", "NHS Exampleton", AreaKind::PrimaryCareTrust),
            area("E06000099", "Sampleford", AreaKind::LocalAuthority),
            area("5YY", "Sampleford Teaching PCT", AreaKind::PrimaryCareTrust),
        ];
        for (name, kind, code) in [
            ("Exampleton PCT", AreaKind::PrimaryCareTrust, Some("5ZZ")),
            ("Exampleton Primary Care Trust", AreaKind::PrimaryCareTrust, Some("5ZZ")),
            ("EXAMPLETON", AreaKind::Other, Some("5ZZ")),
            ("Exampleton Hospitals NHS Trust", AreaKind::Trust, None),
            ("NHS Sampleford", AreaKind::Other, None),
            ("Sampleford PCT", AreaKind::PrimaryCareTrust, Some("5YY")),
            ("NHS Trust", AreaKind::Trust, None),
        ] {
            let named = area("", name, kind);
            let found = codes(std::iter::once(&named), coded.iter());
            assert_eq!(found.get(&named.code).map(AreaCode::as_str), code, "{name}");
        }
    }
}
