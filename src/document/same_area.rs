//! One area under a name and under a code, or under two codes: its figures are brought together.
//!
//! “Exampleton PCT” in one return is 5ZZ where any other return says so; 111 and E06000001 are one
//! council because the register says so. What merely took another's place stays beside it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::Document;
use crate::{
    base::{Finding, Place, Severity},
    domain::{Area, AreaCode, AreaKind, Dataset, Observation},
    register::{Found, Hint, NameIndex, name_key, register, taken_by_name},
    returns::SheetReading,
};

/// The code under which the figures of another code, or of a name, are brought together.
pub(super) type Codes = BTreeMap<AreaCode, AreaCode>;

/// What is known of an area's kind, for looking its name up.
fn hint(area: &Area) -> Hint {
    if area.kind == AreaKind::Other { Hint::default() } else { Hint::kind(area.kind) }
}

/// The code of every area of `areas` that has none, where exactly one of those that have bears its
/// name, and the register knows no other.
fn codes_of_names(areas: &[&Area]) -> Codes {
    let mut index = NameIndex::default();
    for area in areas.iter().filter(|area| !area.code.is_stand_in()) {
        index.add(&area.name, area.code.clone(), area.kind);
    }
    let mut found = Codes::new();
    for area in areas.iter().filter(|area| area.code.is_stand_in()) {
        let hint = hint(area);
        // “NHS Sampleford” was the trust and then the group; a scorecard with one of them means it.
        let is_doubtful =
            matches!(register().by_name(&area.name, hint), Found::Several(_)) && !name_key(&area.name).is_nhs;
        if let Found::One(code) = index.find(&area.name, hint)
            && !is_doubtful
        {
            found.insert(area.code.clone(), code);
        }
    }
    found
}

/// The first code of every body that `areas` give under two.
fn codes_of_codes(areas: &[&Area]) -> Codes {
    let mut bodies: BTreeMap<AreaCode, BTreeSet<&AreaCode>> = BTreeMap::new();
    for area in areas {
        if let Some(body) = register().by_code(&area.code) {
            bodies.entry(body.code()).or_default().insert(&area.code);
        }
    }
    let several = bodies.into_iter().filter(|(_, codes)| codes.len() > 1);
    several
        .flat_map(|(first, codes)| {
            let others = codes.into_iter().filter(|code| **code != first).cloned().collect::<Vec<_>>();
            others.into_iter().map(move |code| (code, first.clone()))
        })
        .collect()
}

/// Brings the scorecard's areas and a return's together: those of the scorecard are moved to their
/// codes, and the codes of the return's are given back. What was done is added to `findings`.
pub(super) fn join(
    document: &mut Document,
    sheets: &[&SheetReading],
    file: &str,
    findings: &mut Vec<Finding>,
) -> Codes {
    let there = document.dataset.areas().clone();
    let own = there.values().filter(|area| area.kind != AreaKind::Footprint);
    let all: Vec<&Area> = own.chain(sheets.iter().flat_map(|sheet| &sheet.areas)).collect();
    let mut by_code = codes_of_codes(&all);
    let mut found = codes_of_names(&all);
    for apart in kept_apart(sheets, &found, &by_code) {
        findings.push(said_apart(&apart, file, &all));
        found.remove(&apart);
        by_code.remove(&apart);
    }
    let place = Place { file: file.to_owned(), ..Place::default() };
    let name_of = |code: &AreaCode| all.iter().find(|area| area.code == *code).map(|area| area.name.as_str());
    let taken: Vec<(&str, &AreaCode)> =
        found.iter().filter_map(|(stand_in, code)| Some((name_of(stand_in)?, code))).collect();
    findings.extend(taken_by_name(place.clone(), &taken));
    findings.extend(two_codes(place, &by_code));
    for code in found.values_mut() {
        if let Some(first) = by_code.get(code) {
            *code = first.clone();
        }
    }
    found.extend(by_code);
    move_areas(document, &found);
    found
}

/// Moves everything that `document` keeps under one code to another.
fn move_areas(document: &mut Document, codes: &Codes) {
    let moved: Vec<(&AreaCode, &AreaCode)> =
        codes.iter().filter(|(from, _)| document.dataset.areas().contains_key(*from)).collect();
    if moved.is_empty() {
        return;
    }
    let dataset = Arc::make_mut(&mut document.dataset);
    for (from, to) in moved {
        dataset.rename_area(from, to);
    }
    name(dataset, codes.values());
    let settle = |code: &mut AreaCode| {
        if let Some(to) = codes.get(code) {
            *code = to.clone();
        }
    };
    document.area.iter_mut().for_each(settle);
    document.comparators.iter_mut().for_each(settle);
    if document.footprints.iter().any(|one| one.members.iter().any(|code| codes.contains_key(code))) {
        let footprints = Arc::make_mut(&mut document.footprints);
        footprints.iter_mut().flat_map(|one| &mut one.members).for_each(settle);
    }
}

/// Names the areas of `codes` that only the register can name.
pub(super) fn name<'a>(dataset: &mut Dataset, codes: impl Iterator<Item = &'a AreaCode>) {
    for code in codes {
        if !dataset.areas().contains_key(code) {
            dataset.add_areas(register().by_code(code).map(crate::register::Organisation::area));
        }
    }
}

/// The areas whose figures, brought under the code of others, would contradict one another within
/// one sheet: then the two are not one, whatever their names.
fn kept_apart(sheets: &[&SheetReading], names: &Codes, codes: &Codes) -> BTreeSet<AreaCode> {
    let mut apart = BTreeSet::new();
    if names.is_empty() && codes.is_empty() {
        return apart;
    }
    for sheet in sheets {
        let mut seen: BTreeMap<_, &Observation> = BTreeMap::new();
        for figure in &sheet.observations {
            let to = names.get(&figure.area).unwrap_or(&figure.area);
            let to = codes.get(to).unwrap_or(to);
            let first = *seen.entry((&figure.indicator, to, &figure.group, figure.period)).or_insert(figure);
            if first.area != figure.area && !first.says_the_same(figure) {
                let moved = [&figure.area, &first.area].into_iter().find(|area| *area != to);
                apart.extend(moved.cloned());
            }
        }
    }
    apart
}

fn said_apart(apart: &AreaCode, file: &str, all: &[&Area]) -> Finding {
    let name = all.iter().find(|area| area.code == *apart).map_or_else(String::new, |area| area.label());
    let place = Place { file: file.to_owned(), ..Place::default() };
    let message = format!(
        "“{name}” and the area that its name or code is known for have different figures in one sheet, so they are kept apart."
    );
    Finding::new(Severity::Warning, "area_ambiguous", place, message)
        .with_hint("Please ask the sender which of the two is meant, and give the code beside the name.")
}

/// Says which codes are one body's.
fn two_codes(place: Place, codes: &Codes) -> Option<Finding> {
    let label = |code: &AreaCode| {
        register().by_code(code).map_or_else(|| code.to_string(), crate::register::Organisation::label)
    };
    let mut spelt: Vec<String> =
        codes.iter().take(3).map(|(code, first)| format!("{code} is {}", label(first))).collect();
    match codes.len().saturating_sub(spelt.len()) {
        0 if spelt.is_empty() => return None,
        0 => {}
        1 => spelt.push("1 more code likewise".to_owned()),
        more => spelt.push(format!("{more} more codes likewise")),
    }
    let message = format!("{}: figures of one body under two codes are brought together.", spelt.join("; "));
    Some(Finding::new(Severity::Note, "area_two_codes", place, message))
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
            area("5N4", "Sheffield PCT", AreaKind::PrimaryCareTrust),
        ];
        for (name, kind, code) in [
            ("Exampleton PCT", AreaKind::PrimaryCareTrust, Some("5ZZ")),
            ("Exampleton Primary Care Trust", AreaKind::PrimaryCareTrust, Some("5ZZ")),
            ("EXAMPLETON", AreaKind::Other, Some("5ZZ")),
            ("Exampleton Hospitals NHS Trust", AreaKind::Trust, None),
            ("Sampleford", AreaKind::Other, None),
            ("NHS Sampleford", AreaKind::Other, Some("5YY")),
            ("Sampleford PCT", AreaKind::PrimaryCareTrust, Some("5YY")),
            ("NHS Trust", AreaKind::Trust, None),
            // There is a council of that name too, though no return of it.
            ("Sheffield", AreaKind::Other, None),
            ("NHS Sheffield", AreaKind::Other, Some("5N4")),
        ] {
            let named = area("", name, kind);
            let all: Vec<&Area> = coded.iter().chain([&named]).collect();
            let found = codes_of_names(&all);
            assert_eq!(found.get(&named.code).map(AreaCode::as_str), code, "{name}");
        }
    }

    #[test]
    fn two_codes_of_one_body_are_brought_together_and_a_successor_is_not() {
        let areas = [
            area("111", "Hartlepool", AreaKind::LocalAuthority),
            area("E06000001", "Hartlepool", AreaKind::LocalAuthority),
            area("E16000017", "Newcastle", AreaKind::PrimaryCareTrust),
            area("RXH", "Brighton and Sussex University Hospitals", AreaKind::Trust),
            area("RYR", "University Hospitals Sussex", AreaKind::Trust),
            area("5ZZ", "Exampleton", AreaKind::PrimaryCareTrust),
        ];
        let found = codes_of_codes(&areas.iter().collect::<Vec<_>>());
        let pairs: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(pairs, [("111", "E06000001")]);
    }
}
