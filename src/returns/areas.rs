//! Who a figure is about: an area from a code, a name, or both.

use std::collections::HashMap;

use super::heading::Rank;
use crate::{
    base::fold,
    domain::{Area, AreaCode, AreaKind},
};

/// England's own code.
pub(super) const ENGLAND: &str = "E92000001";

/// An area's position in the list of a sheet's areas.
pub(super) type AreaIndex = u32;

/// Spellings under which publications name England as a whole (after folding).
fn is_england(folded: &str) -> bool {
    matches!(
        folded,
        "england"
            | "england total"
            | "total england"
            | "national"
            | "all submitters"
            | "eng"
            | "national total"
            | "england all"
            | "england average"
            | "england and total"
            | "nat"
            | "all england"
            | "e92000001"
            | "england national"
            | "national england"
            | "yengland"
            | "zengland"
    )
}

/// The code and usual name of a country, or of several together, by its folded name.
fn country(folded: &str) -> Option<(&'static str, &'static str)> {
    Some(match folded {
        "england and wales" => ("K04000001", "England and Wales"),
        "wales" => ("W92000004", "Wales"),
        "scotland" => ("S92000003", "Scotland"),
        "northern ireland" => ("N92000002", "Northern Ireland"),
        "great britain" => ("K03000001", "Great Britain"),
        "united kingdom" | "uk" => ("K02000001", "United Kingdom"),
        _ => return None,
    })
}

/// A country as an area: there to compare with, as regions are.
fn country_area(folded: &str) -> Option<Area> {
    let (code, name) = country(folded)?;
    Some(Area { code: code.into(), name: name.to_owned(), kind: AreaKind::Region })
}

/// Whether a text has the form of an organisation's or area's code.
pub(super) fn looks_like_code(text: &str) -> bool {
    let text = text.trim();
    let plain = text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    plain
        && (3..=9).contains(&text.len())
        && (text.bytes().any(|b| b.is_ascii_digit()) || AreaKind::of_code(text).is_some())
}

/// A name without blanks at its ends, indentation, footnote digits and stars.
pub(super) fn tidy_name(text: &str) -> String {
    let mut name: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    loop {
        let before = name.len();
        let cut = name.trim_end_matches(['*', '†', '‡']).trim_end().len();
        name.truncate(cut);
        let digits = name.bytes().rev().take_while(u8::is_ascii_digit).count();
        let letters = name.len() - digits;
        let glued = name.get(..letters).is_some_and(|front| front.ends_with(char::is_alphabetic));
        if (1..=2).contains(&digits) && letters > 4 && glued {
            name.truncate(letters);
        }
        if let Some(open) = name.rfind('[').filter(|_| name.ends_with(']')) {
            name.truncate(open);
        }
        if name.len() == before {
            return name;
        }
    }
}

/// The area whose total a row gives: `North East Total` is the North East; `Total` alone is nobody.
pub(super) fn without_total(name: &str) -> Option<&str> {
    let lower = name.to_lowercase();
    let cut = lower.strip_suffix(" total").or_else(|| lower.strip_suffix(" totals"))?;
    name.get(..cut.len()).map(|name| name.trim_end_matches([':', '-', ' ']))
}

/// Whether a row names only a total of the rows above it.
pub(super) fn is_bare_total(folded: &str) -> bool {
    matches!(
        folded,
        "total"
            | "totals"
            | "grand total"
            | "sub total"
            | "subtotal"
            | "all"
            | "average"
            | "mean"
            | "overall"
            | "pct total"
            | "trust total"
            | "sum"
            | "cluster total"
            | "network total"
            | "all areas"
            | "all trusts"
    )
}

fn kind_of_name(folded: &str, rank: Rank) -> AreaKind {
    let has = |word: &str| folded.split(' ').any(|own| own == word);
    if has("pct") || folded.contains("primary care trust") || folded.contains("care trust plus") {
        AreaKind::PrimaryCareTrust
    } else if has("ccg") || folded.contains("commissioning group") {
        AreaKind::CommissioningGroup
    } else if has("icb") || folded.contains("integrated care") {
        AreaKind::CareBoard
    } else if has("sha") || folded.contains("health authority") || folded.contains("area team") {
        AreaKind::HealthAuthority
    } else if has("trust") || has("hospital") || has("hospitals") {
        AreaKind::Trust
    } else if has("council") || has("borough") || has("county") || has("district") {
        AreaKind::LocalAuthority
    } else if has("region") || rank <= 1 {
        AreaKind::Region
    } else {
        AreaKind::Other
    }
}

/// The areas that a file names, each once, with codes learnt from wherever they stand.
#[derive(Debug, Default)]
pub(super) struct Areas {
    list: Vec<Area>,
    by_key: HashMap<(String, String), Option<AreaIndex>>,
    by_code: HashMap<AreaCode, AreaIndex>,
    codes_of_names: HashMap<String, AreaCode>,
}

impl Areas {
    /// The area at a position.
    pub(super) fn get(&self, index: AreaIndex) -> Option<&Area> {
        self.list.get(usize::try_from(index).ok()?)
    }

    /// The area of a code.
    pub(super) fn by_code(&self, code: &AreaCode) -> Option<&Area> {
        self.by_code.get(code).and_then(|index| self.get(*index))
    }

    /// Teaches that a name has a code, for rows and sheets that give the name alone.
    pub(super) fn learn(&mut self, name: &str, code: &AreaCode) {
        let numbered = code.as_str().len() == 3 && code.as_str().bytes().all(|b| b.is_ascii_digit());
        if !code.is_stand_in() && !numbered {
            self.codes_of_names.entry(fold(name)).or_insert_with(|| code.clone());
        }
    }

    /// The area that a code and a name give; either may be empty. `None` where they name nobody.
    pub(super) fn find(&mut self, code: &str, name: &str, rank: Rank) -> Option<AreaIndex> {
        if let Some(known) = self.by_key.get(&(code.to_owned(), name.to_owned())) {
            return *known;
        }
        let found = self.resolve(code, name, rank).map(|area| self.add(area));
        self.by_key.insert((code.to_owned(), name.to_owned()), found);
        found
    }

    /// Adds an area that is already known whole.
    pub(super) fn add(&mut self, area: Area) -> AreaIndex {
        if let Some(index) = self.by_code.get(&area.code) {
            return *index;
        }
        let index = AreaIndex::try_from(self.list.len()).unwrap_or(AreaIndex::MAX);
        self.by_code.insert(area.code.clone(), index);
        self.list.push(area);
        index
    }

    fn resolve(&self, code: &str, name: &str, rank: Rank) -> Option<Area> {
        // Two codes in one cell: the first is the area's own.
        let code = code.split(',').next().unwrap_or("").trim();
        let name = tidy_name(name);
        let folded = fold(&name);
        if is_england(&folded) || (folded.is_empty() && is_england(&fold(code))) {
            return Some(Area { code: ENGLAND.into(), name: "England".to_owned(), kind: AreaKind::England });
        }
        if let Some(area) = country_area(&folded) {
            return Some(area);
        }
        let usable = !code.is_empty() && !matches!(code, "-" | "." | ":" | "*") && !code.starts_with('[');
        let usable = usable && code.len() <= 20 && code.bytes().any(|b| b.is_ascii_alphanumeric());
        // An authority's old three-digit number gives way to the code that its name has elsewhere.
        let numbered = code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
        let usable = usable && !(numbered && self.codes_of_names.contains_key(&folded));
        if usable {
            let kind = AreaKind::of_code(code).unwrap_or_else(|| kind_of_name(&folded, rank));
            let name = if name.is_empty() { code.to_owned() } else { name };
            return Some(Area { code: code.into(), name, kind });
        }
        if folded.is_empty() || !folded.contains(char::is_alphabetic) {
            return None;
        }
        if let Some(code) = self.codes_of_names.get(&folded) {
            let kind = AreaKind::of_code(code.as_str()).unwrap_or_else(|| kind_of_name(&folded, rank));
            return Some(Area { code: code.clone(), name, kind });
        }
        if looks_like_code(&name) {
            let kind = AreaKind::of_code(&name).unwrap_or(AreaKind::Other);
            return Some(Area { code: name.as_str().into(), name, kind });
        }
        Some(Area { code: AreaCode::of_name(&name), kind: kind_of_name(&folded, rank), name })
    }
}

/// The area that a heading or title names outright: England, or an organisation with its usual words.
pub(super) fn named_area(text: &str) -> Option<Area> {
    let name = tidy_name(text);
    let folded = fold(&name);
    if is_england(&folded) {
        return Some(Area { code: ENGLAND.into(), name: "England".to_owned(), kind: AreaKind::England });
    }
    if let Some(area) = country_area(&folded) {
        return Some(area);
    }
    if let Some((code, name)) = bracketed_code(&name) {
        let kind = AreaKind::of_code(&code).unwrap_or_else(|| kind_of_name(&fold(&name), 3));
        return Some(Area { code: code.as_str().into(), name, kind });
    }
    if looks_like_code(&name)
        && AreaKind::of_code(&name).is_some()
        && name.bytes().any(|b| b.is_ascii_alphabetic())
    {
        let kind = AreaKind::of_code(&name).unwrap_or(AreaKind::Other);
        return Some(Area { code: name.as_str().into(), name, kind });
    }
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() > 9 || words.len() < 2 {
        return None;
    }
    let dressed = matches!(
        words.last(),
        Some(&("pct" | "ccg" | "trust" | "council" | "sha" | "icb" | "hospital" | "hospitals"))
    ) || folded.starts_with("nhs ");
    let prose = words.iter().any(|word| {
        matches!(
            *word,
            "by" | "per"
                | "number"
                | "data"
                | "return"
                | "returns"
                | "dashboard"
                | "report"
                | "quarterly"
                | "monthly"
                | "performance"
                | "statistics"
                | "each"
                | "all"
                | "maternity"
                | "england"
                | "organisations"
                | "commissioning"
        )
    });
    (dressed && !prose).then(|| Area { code: AreaCode::of_name(&name), kind: kind_of_name(&folded, 3), name })
}

/// `NHS Exampleton (5ZZ)` taken apart.
fn bracketed_code(name: &str) -> Option<(String, String)> {
    let (front, rest) = name.rsplit_once('(')?;
    let (code, after) = rest.split_once(')')?;
    let code = code.trim();
    if !looks_like_code(code) || AreaKind::of_code(code).is_none() || code.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let front = front.trim().trim_end_matches([':', '-', ',']).trim();
    let name = if front.is_empty() { after.trim() } else { front };
    let name = name.rsplit([':', '|']).next().unwrap_or(name).trim();
    Some((code.to_owned(), if name.is_empty() { code.to_owned() } else { name.to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn england_has_many_spellings() {
        let mut areas = Areas::default();
        for name in ["England", "ENGLAND TOTAL", "National", "ALL SUBMITTERS", "England ", "ENGLAND6"] {
            let found = areas.find("", name, 3).and_then(|at| areas.get(at).cloned());
            assert_eq!(found.map(|area| area.code.to_string()), Some(ENGLAND.to_owned()), "{name}");
        }
        let other = areas.find("", "England (excluding London)", 3).and_then(|at| areas.get(at).cloned());
        assert_eq!(other.map(|area| area.code.is_stand_in()), Some(true));
    }

    #[test]
    fn names_lose_their_padding_and_footnotes() {
        assert_eq!(tidy_name("Crawley                    "), "Crawley");
        assert_eq!(tidy_name("Cornwall and Isles of Scilly7"), "Cornwall and Isles of Scilly");
        assert_eq!(tidy_name("UK**"), "UK");
        assert_eq!(tidy_name("  East Midlands"), "East Midlands");
        assert_eq!(without_total("North East Total"), Some("North East"));
        assert_eq!(without_total("Total"), None);
    }

    #[test]
    fn titles_name_an_organisation() {
        let area = named_area("NHS Exampleton (5ZZ)").unwrap();
        assert_eq!((area.code.as_str(), area.name.as_str()), ("5ZZ", "NHS Exampleton"));
        assert!(named_area("Maternity dashboard 2010-11").is_none());
        assert!(named_area("Smoking at delivery (SATOD)").is_none());
    }
}
