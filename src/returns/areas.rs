//! Who a figure is about: an area from a code, a name, or both.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{area_remarks::Remarks, heading::Rank};
use crate::{
    base::{Finding, fold},
    domain::{Area, AreaCode, AreaKind, CellAddress},
    register::{Found, Hint, NameIndex, name_key, register, tidy_name},
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

/// The area whose total a row gives: `North East Total` is the North East; `Total` alone is nobody.
pub(super) fn without_total(name: &str) -> Option<&str> {
    let lower = name.to_lowercase();
    let cut = lower.strip_suffix(" total").or_else(|| lower.strip_suffix(" totals"))?;
    name.get(..cut.len()).map(|name| name.trim_end_matches([':', '-', ' ']))
}

/// Words that make a row one of totals or averages.
const SUMS: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "subtotals",
    "average",
    "averages",
    "avg",
    "mean",
    "median",
    "sum",
    "overall",
    "aggregate",
    "combined",
];
/// Words that may stand beside them without naming anybody.
const WHOSE: &[&str] = &[
    "grand",
    "sub",
    "weighted",
    "unweighted",
    "simple",
    "all",
    "of",
    "the",
    "above",
    "for",
    "these",
    "area",
    "areas",
    "organisation",
    "organisations",
    "pct",
    "pcts",
    "trust",
    "trusts",
    "sha",
    "cluster",
    "clusters",
    "network",
    "region",
    "regional",
    "ccg",
    "ccgs",
    "icb",
    "county",
    "group",
    "peer",
    "provider",
    "providers",
    "local",
    "ons",
    "comparator",
    "comparators",
    "authority",
    "authorities",
    "la",
    "las",
    "and",
    "row",
    "rows",
    "check",
    "patch",
    "health",
    "economy",
    "economies",
    "system",
    "neighbours",
    "statistical",
    "nearest",
    "similar",
];

/// Names of nobody, under which senders put those who belong nowhere.
const NOBODY: &[&str] = &[
    "other",
    "others",
    "unknown",
    "unspecified",
    "elsewhere",
    "unallocated",
    "unassigned",
    "unclassified",
    "miscellaneous",
    "overseas",
];

/// Whether a row names only a total of the rows above it, or an area less a part of it.
pub(super) fn is_bare_total(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    if matches!(
        words.as_slice(),
        ["all"] | ["all", "areas" | "trusts" | "pcts" | "organisations" | "providers"]
    ) {
        return true;
    }
    if words.len() > 2
        && words.iter().skip(1).any(|word| matches!(*word, "excluding" | "excl" | "except" | "exc"))
    {
        return true;
    }
    let all = |list: &[&str]| {
        words.iter().any(|word| list.contains(word))
            && words.iter().all(|word| list.contains(word) || WHOSE.contains(word))
    };
    all(SUMS)
        || all(NOBODY)
        || matches!(folded, "not known" | "not stated" | "no fixed abode" | "not recorded")
}

/// The kind that a name's own words give away; a wide area by the rank of its column.
fn kind_of_name(name: &str, rank: Rank) -> AreaKind {
    if let Some(kind) = name_key(name).kind {
        return kind;
    }
    let folded = fold(name);
    let has = |word: &str| folded.split(' ').any(|own| own == word);
    if has("hospital") || has("hospitals") {
        AreaKind::Trust
    } else if has("borough") || has("county") || has("district") {
        AreaKind::LocalAuthority
    } else if has("region") || rank <= 1 {
        AreaKind::Region
    } else {
        AreaKind::Other
    }
}

/// What a code stands for, or else what the name beside it says.
fn kind_of(code: &str, name: &str, rank: Rank) -> AreaKind {
    register().kind_of_code(code).unwrap_or_else(|| kind_of_name(name, rank))
}

/// The areas that a file names, each once, with codes learnt from wherever they stand.
#[derive(Debug, Default)]
pub(super) struct Areas {
    list: Vec<Area>,
    by_key: HashMap<(String, String, Hint), Option<AreaIndex>>,
    by_code: HashMap<AreaCode, AreaIndex>,
    /// Codes by the name as the file writes it, folded.
    written: HashMap<String, AreaCode>,
    /// The same codes by what is compared of a name.
    names: NameIndex,
    /// Where the name that is looked up stands.
    cell: Option<CellAddress>,
    /// The last day of the period that the table's title gives.
    day: Option<Date>,
    remarks: Remarks,
}

impl Areas {
    /// The area at a position.
    pub(super) fn get(&self, index: AreaIndex) -> Option<&Area> {
        self.list.get(usize::try_from(index).ok()?)
    }

    /// Every area, by position.
    pub(super) fn all(&self) -> impl Iterator<Item = &Area> {
        self.list.iter()
    }

    /// The area of a code.
    pub(super) fn by_code(&self, code: &AreaCode) -> Option<&Area> {
        self.by_code.get(code).and_then(|index| self.get(*index))
    }

    /// Teaches that a name has a code, for rows and sheets that give the name alone.
    pub(super) fn learn(&mut self, name: &str, code: &AreaCode) {
        if code.is_stand_in() || is_number(code.as_str()) {
            return;
        }
        let folded = fold(name);
        if !self.written.contains_key(&folded) {
            let kind = kind_of(code.as_str(), name, 3);
            self.names.add(name, code.clone(), kind);
            self.written.insert(folded, code.clone());
        }
    }

    /// The area that a code and a name give; either may be empty. `None` where they name nobody.
    pub(super) fn find(&mut self, code: &str, name: &str, rank: Rank, hint: Hint) -> Option<AreaIndex> {
        let hint = Hint { day: self.day, ..hint };
        let key = (code.to_owned(), name.to_owned(), hint);
        if let Some(known) = self.by_key.get(&key) {
            return *known;
        }
        let found = self.resolve(code, name, rank, hint).map(|area| self.add(area));
        self.by_key.insert(key, found);
        found
    }

    /// As [`Areas::find`], for a name or code that stands in this cell.
    pub(super) fn find_at(
        &mut self,
        cell: CellAddress,
        code: &str,
        name: &str,
        rank: Rank,
        hint: Hint,
    ) -> Option<AreaIndex> {
        self.cell = Some(cell);
        let found = self.find(code, name, rank, hint);
        self.cell = None;
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

    /// What is looked up from now on stands in a table of this day.
    pub(super) const fn look_on(&mut self, day: Option<Date>) {
        self.day = day;
    }

    /// An area that a title or heading names, under its code where that can be told.
    pub(super) fn settled(&mut self, area: Area) -> Area {
        if !area.code.is_stand_in() {
            return area;
        }
        let found = self.find("", &area.name, 3, Hint::default());
        found.and_then(|index| self.get(index).cloned()).unwrap_or(area)
    }

    fn resolve(&mut self, code: &str, name: &str, rank: Rank, hint: Hint) -> Option<Area> {
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
        let usable = usable && !(is_number(code) && self.written.contains_key(&folded));
        if usable {
            self.remarks.compare(&code.into(), &name, self.cell);
            let kind = kind_of(code, &name, rank);
            let name = if name.is_empty() { code.to_owned() } else { name };
            return Some(Area { code: code.into(), name, kind });
        }
        if folded.is_empty() || !folded.contains(char::is_alphabetic) {
            return None;
        }
        if let Some(code) = self.written.get(&folded) {
            return Some(Area { code: code.clone(), kind: kind_of(code.as_str(), &name, rank), name });
        }
        if looks_like_code(&name) {
            return Some(Area { code: name.as_str().into(), kind: kind_of(&name, "", 3), name });
        }
        if let Some(code) = self.by_name(&name, hint) {
            return Some(Area { kind: kind_of(code.as_str(), &name, rank), code, name });
        }
        Some(Area { code: AreaCode::of_name(&name), kind: kind_of_name(&name, rank), name })
    }

    /// The code of a name that stands alone: the file's own where it gives one, else the register's.
    fn by_name(&mut self, name: &str, hint: Hint) -> Option<AreaCode> {
        let found = match self.names.find(name, hint) {
            Found::Nobody => register().by_name(name, hint),
            found => found,
        };
        match found {
            Found::Nobody => None,
            Found::One(code) => {
                self.remarks.by_name(name, &code);
                Some(code)
            }
            Found::Several(codes) => {
                self.remarks.ambiguous(name, codes, self.cell);
                None
            }
        }
    }

    /// What was noticed about names and codes since it was last asked for.
    pub(super) fn take_findings(&mut self, file: &str, sheet: &str) -> Vec<Finding> {
        self.remarks.take_findings(file, sheet)
    }
}

/// An authority's old number, such as 111: three digits, which could be anything's.
fn is_number(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit())
}

/// The area that a heading or title names outright: England, or an organisation with its usual words.
pub(super) fn named_area(text: &str) -> Option<Area> {
    named_outright(text).or_else(|| named_outright(without_aside(text)?))
}

/// A name without what says how it is counted: `England (%)`, `England and Wales (residents)`.
fn without_aside(text: &str) -> Option<&str> {
    let text = text.trim();
    let aside = |aside: &str| {
        matches!(
            fold(aside).as_str(),
            "%" | "percent"
                | "percentage"
                | "rate"
                | "value"
                | "residents"
                | "total"
                | "average"
                | "mean"
                | "all"
                | "overall"
                | "number"
                | "no"
                | "count"
        )
    };
    if let Some((name, inside)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        return aside(inside).then(|| name.trim());
    }
    let (name, last) = text.rsplit_once(' ').or_else(|| Some((text.strip_suffix('%')?, "%")))?;
    aside(last).then(|| name.trim_end_matches([' ', '-', '–', ',']))
}

fn named_outright(text: &str) -> Option<Area> {
    let name = tidy_name(text);
    let folded = fold(&name);
    if is_england(&folded) {
        return Some(Area { code: ENGLAND.into(), name: "England".to_owned(), kind: AreaKind::England });
    }
    if let Some(area) = country_area(&folded) {
        return Some(area);
    }
    if let Some((code, name)) = bracketed_code(&name) {
        let kind = kind_of(&code, &name, 3);
        return Some(Area { code: code.as_str().into(), name, kind });
    }
    if looks_like_code(&name)
        && AreaKind::of_code(&name).is_some()
        && name.bytes().any(|b| b.is_ascii_alphabetic())
    {
        return Some(Area { code: name.as_str().into(), kind: kind_of(&name, "", 3), name });
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
    (dressed && !prose).then(|| Area { code: AreaCode::of_name(&name), kind: kind_of_name(&name, 3), name })
}

/// A code that only an organisation can have.
fn is_code_of_area(code: &str) -> bool {
    looks_like_code(code) && AreaKind::of_code(code).is_some() && !code.bytes().all(|b| b.is_ascii_digit())
}

/// `5ZZ Exampleton`, `5ZZ - Exampleton` and `Exampleton - 5ZZ` taken apart.
fn leading_code(name: &str) -> Option<(String, String)> {
    const DASHES: [char; 6] = [' ', '-', '–', ':', '_', '/'];
    // “THE” and “NHS” have the form of a code: without a figure only what the register knows is one.
    let own = |code: &str| {
        is_code_of_area(code)
            && (code.bytes().any(|b| b.is_ascii_digit()) || register().by_code(&code.into()).is_some())
    };
    let split = |(code, name): (&str, &str)| {
        let name = name.trim_matches(DASHES);
        let told = own(code) && name.chars().filter(|c| c.is_lowercase()).count() >= 2
            || own(code) && name.len() >= 4 && name.chars().all(|c| !c.is_ascii_digit());
        told.then(|| (code.to_owned(), name.to_owned()))
    };
    let text = name.trim();
    text.split_once(DASHES)
        .and_then(split)
        .or_else(|| text.rsplit_once(" - ").and_then(|(name, code)| split((code.trim(), name))))
}

/// `NHS Exampleton (5ZZ)` taken apart.
pub(super) fn bracketed_code(name: &str) -> Option<(String, String)> {
    in_brackets(name).or_else(|| leading_code(name))
}

fn in_brackets(name: &str) -> Option<(String, String)> {
    let (front, rest) = name.rsplit_once('(')?;
    let (code, after) = rest.split_once(')')?;
    let code = code.trim();
    if !is_code_of_area(code) {
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
            let found = areas.find("", name, 3, Hint::default()).and_then(|at| areas.get(at).cloned());
            assert_eq!(found.map(|area| area.code.to_string()), Some(ENGLAND.to_owned()), "{name}");
        }
        let other = areas
            .find("", "England (excluding London)", 3, Hint::default())
            .and_then(|at| areas.get(at).cloned());
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

    fn found(areas: &mut Areas, code: &str, name: &str, hint: Hint) -> String {
        let at = areas.find(code, name, 3, hint).unwrap();
        areas.get(at).unwrap().code.to_string()
    }

    fn codes(findings: &[Finding]) -> Vec<&str> {
        findings.iter().map(|finding| finding.code.as_str()).collect()
    }

    #[test]
    fn a_name_alone_finds_the_code_that_only_one_has_and_says_so() {
        let mut areas = Areas::default();
        assert_eq!(found(&mut areas, "", "Western Sussex Hospitals NHS Trust", Hint::default()), "RYR");
        let findings = areas.take_findings("a.csv", "");
        assert_eq!(codes(&findings), ["area_by_name"]);
        assert!(findings[0].message.contains("RYR, University Hospitals Sussex"), "{}", findings[0].message);
        assert!(areas.take_findings("a.csv", "").is_empty());
        // The file's own code goes before the register's.
        areas.learn("Sheffield PCT", &"5ZZ".into());
        assert_eq!(found(&mut areas, "", "Sheffield Primary Care Trust", Hint::default()), "5ZZ");
    }

    #[test]
    fn a_name_of_several_stays_a_name_and_a_heading_settles_it() {
        let mut areas = Areas::default();
        assert_eq!(found(&mut areas, "", "Sheffield", Hint::default()), "~sheffield");
        assert_eq!(found(&mut areas, "", "Dorset", Hint::default()), "~dorset");
        let findings = areas.take_findings("a.csv", "");
        assert_eq!(codes(&findings), ["area_ambiguous"]);
        let said = "“Sheffield” may be Sheffield PCT (5N4) or Sheffield (E08000039), and 1 more name";
        assert!(findings[0].message.starts_with(said), "{}", findings[0].message);
        assert_eq!(found(&mut areas, "", "Sheffield", Hint::kind(AreaKind::PrimaryCareTrust)), "5N4");
        for name in ["Other", "Unknown", "ENGLAND, WALES AND ELSEWHERE", "England (excluding London)"] {
            assert!(found(&mut areas, "", name, Hint::default()).starts_with('~'), "{name}");
        }
    }

    #[test]
    fn a_code_beside_the_name_of_another_is_used_and_said() {
        // COVER 2013/14 Q2 and 2016/17 Q4 have these two.
        let mut areas = Areas::default();
        assert_eq!(found(&mut areas, "5P6", "Sussex Community Nhs Trust", Hint::default()), "5P6");
        assert_eq!(found(&mut areas, "E06000048", "Newcastle upon Tyne", Hint::default()), "E06000048");
        let findings = areas.take_findings("a.csv", "");
        assert_eq!(codes(&findings), ["code_and_name_differ"]);
        assert!(findings[0].message.contains("and 1 more code"), "{}", findings[0].message);
        for (code, name) in [
            ("RYR", "WESTERN SUSSEX HOSPITALS NHS TRUST"),
            ("RNN", "North Cumbria University Hospitals NHS Trust"),
            ("E06000052", "Cornwall and Isles of Scilly"),
            ("03N", "NHS South Yorkshire ICB - 03N"),
            ("TAD", "BRADFORD DISTRICT CARE TRUST"),
            ("5QT", "Isle of Wight NHS PCT"),
            ("5ZZ", "Anything"),
        ] {
            assert_eq!(found(&mut areas, code, name, Hint::default()), code);
            assert!(areas.take_findings("a.csv", "").is_empty(), "{code} {name}");
        }
    }
}
