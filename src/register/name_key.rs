//! A name made comparable, and the kind that its own words give away.

use crate::{base::fold, domain::AreaKind};

/// What is compared of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameKey {
    /// The folded name without the words that only say what kind it is; empty where none is left.
    pub bare: String,
    /// The kind that those words say.
    pub kind: Option<AreaKind>,
    /// Whether it begins with “NHS” and says no more: a commissioner or a provider, no council.
    pub is_nhs: bool,
    /// Whether a word of it is that of a provider of care: hospital, healthcare, partnership.
    pub is_of_health: bool,
}

/// Words that only say what kind an organisation is; the first kind of which a name has any is its.
const DRESS: [(AreaKind, &[&str]); 6] = [
    (
        AreaKind::PrimaryCareTrust,
        &[
            "teaching primary care trust",
            "primary care trust",
            "care trust plus",
            "care trust",
            "tpct",
            "pct",
        ],
    ),
    (AreaKind::CommissioningGroup, &["clinical commissioning group", "commissioning group", "ccg"]),
    (AreaKind::CareBoard, &["integrated care board", "integrated care system", "icb"]),
    (
        AreaKind::HealthAuthority,
        &["strategic health authority", "health authority", "local area team", "area team", "sha"],
    ),
    (
        AreaKind::Trust,
        &[
            "nhs foundation trust",
            "foundation nhs trust",
            "foundation trust",
            "nhs trust",
            "nhs ft",
            "nhsft",
            "nhst",
            "trust",
        ],
    ),
    (
        AreaKind::LocalAuthority,
        &[
            "metropolitan district council",
            "metropolitan borough council",
            "metropolitan borough of",
            "metropolitan borough",
            "london borough of",
            "london borough",
            "royal borough of",
            "county borough",
            "borough of",
            "county council",
            "city council",
            "borough council",
            "district council",
            "unitary authority",
            "local authority",
            "county of",
            "city of",
            "council",
            "mbc",
        ],
    ),
];

/// Short forms that say a council only at the end of a name: `Dorset CC`, `Hartlepool UA`.
const COUNCIL_ENDS: [&str; 9] = ["ua", "cc", "cd", "mcd", "lb", "bc", "dc", "mb", "county"];

/// Words that only providers of care have in their names.
const PROVIDERS: [&str; 8] =
    ["hospital", "hospitals", "healthcare", "health", "infirmary", "services", "partnership", "ambulance"];

/// A name without blanks at its ends, indentation, footnote digits and stars, notes in square
/// brackets, and the letter that only sorts it (`yLondon`).
#[must_use]
pub fn tidy_name(text: &str) -> String {
    let mut name: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = name.chars();
    if matches!(letters.next(), Some('y' | 'z')) && letters.next().is_some_and(char::is_uppercase) {
        name.remove(0);
    }
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

/// A name without a remark in round brackets at its end that does not change whom it means.
fn without_remark(name: &str) -> &str {
    let Some((front, remark)) = name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) else {
        return name;
    };
    let remark = fold(remark);
    let number = !remark.is_empty() && remark.len() <= 2 && remark.bytes().all(|b| b.is_ascii_digit());
    let says_nothing = ["formerly", "former", "previously", "was", "provisional", "note"]
        .contains(&remark.split(' ').next().unwrap_or(""));
    let is_kind = ["ua", "met county", "county", "pct", "la", "unitary"].contains(&remark.as_str());
    if (number || says_nothing || is_kind) && !front.trim().is_empty() { front.trim_end() } else { name }
}

/// Takes every occurrence of `phrase` out of `words`; whether there was one.
fn take_out(words: &mut Vec<&str>, phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    let mut found = false;
    while let Some(at) = words.windows(phrase.len()).position(|part| part == phrase) {
        // “Health and Social Care Trust” is a provider, and no care trust of 2002.
        let social =
            phrase == ["care", "trust"] && at.checked_sub(1).and_then(|b| words.get(b)) == Some(&"social");
        // Without “City of” nothing but London itself would be left of the City of London.
        let london = phrase == ["city", "of"] && words.get(at + 2) == Some(&"london");
        if social || london {
            break;
        }
        words.drain(at..at + phrase.len());
        found = true;
    }
    found
}

/// What is compared of `name`: the same for all ways of writing it that people use.
#[must_use]
pub fn name_key(name: &str) -> NameKey {
    let tidy = tidy_name(name);
    let folded = fold(without_remark(&tidy));
    let mut words: Vec<&str> =
        folded.split(' ').map(|word| if word == "saint" { "st" } else { word }).collect();
    let begins_nhs = words.first() == Some(&"nhs");
    let mut kind = None;
    if words.len() > 1 {
        for (own, phrases) in DRESS {
            let found = phrases.iter().filter(|phrase| take_out(&mut words, phrase)).count();
            if found > 0 {
                kind = Some(own);
                break;
            }
        }
    }
    if kind.is_none() && words.len() > 1 && words.last().is_some_and(|last| COUNCIL_ENDS.contains(last)) {
        kind = Some(AreaKind::LocalAuthority);
        words.pop();
    }
    if kind.is_none() && words.len() > 1 && words.last() == Some(&"region") {
        kind = Some(AreaKind::Region);
        words.pop();
    }
    if words.first() == Some(&"the") {
        words.remove(0);
    }
    words.retain(|word| !matches!(*word, "nhs" | "teaching"));
    let is_of_health = words.iter().any(|word| PROVIDERS.contains(word));
    NameKey { bare: words.join(" "), is_nhs: begins_nhs && kind.is_none(), kind, is_of_health }
}

/// Words of a heading that say which kind of area stands below it.
const HEADINGS: [(AreaKind, &[&str]); 8] = [
    (
        AreaKind::Other,
        &["ward", "practice", "gp", "school", "centre", "site", "locality", "lsoa", "msoa", "parish"],
    ),
    (AreaKind::PrimaryCareTrust, &["pct", "pcts", "pco"]),
    (AreaKind::CommissioningGroup, &["ccg", "ccgs"]),
    (AreaKind::CareBoard, &["icb", "icbs"]),
    (AreaKind::HealthAuthority, &["sha", "shas", "at"]),
    (
        AreaKind::LocalAuthority,
        &["la", "las", "utla", "ltla", "lad", "council", "borough", "district", "county"],
    ),
    (AreaKind::Trust, &["trust", "trusts", "provider", "providers", "hospital"]),
    (AreaKind::Region, &["region", "regions", "gor", "govofficeregion"]),
];

/// The kind of area that a column of names holds, where its heading says so.
#[must_use]
pub fn kind_of_heading(heading: &str) -> Option<AreaKind> {
    let folded = fold(heading);
    let whole = |phrase: &str| format!(" {folded} ").contains(&format!(" {phrase} "));
    if ["primary care trust", "primary care organisation"].into_iter().any(whole) {
        return Some(AreaKind::PrimaryCareTrust);
    }
    if ["local authority", "local authorities"].into_iter().any(whole) {
        return Some(AreaKind::LocalAuthority);
    }
    if ["health authority", "area team", "local team"].into_iter().any(whole) {
        return Some(AreaKind::HealthAuthority);
    }
    if whole("commissioning group") {
        return Some(AreaKind::CommissioningGroup);
    }
    if whole("care board") {
        return Some(AreaKind::CareBoard);
    }
    let says = |words: &[&str]| words.iter().any(|word| whole(word));
    HEADINGS.iter().find(|(_, words)| says(words)).map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_one_name_are_equal() {
        for names in [
            &["Heywood, Middleton & Rochdale PCT", "HEYWOOD, MIDDLETON AND ROCHDALE Primary Care Trust"][..],
            &["St. Helens", "St Helens Council", "ST HELENS MBC", "Saint Helens", "St. Helens  "],
            &["Bristol, City of", "City of Bristol", "Bristol City Council", "Bristol UA", "BRISTOL"],
            &["Herefordshire, County of", "Herefordshire", "Herefordshire Council"],
            &[
                "Western Sussex Hospitals NHS Trust",
                "WESTERN SUSSEX HOSPITALS NHS FOUNDATION TRUST",
                "The Western Sussex Hospitals Trust",
            ],
            &[
                "St George’s Healthcare NHS Trust",
                "St George's Healthcare NHS Trust",
                "ST GEORGES HEALTHCARE NHS TRUST",
            ],
            &["Stockton - On - Tees PCT", "Stockton-on-Tees Teaching PCT", "NHS Stockton-on-Tees"],
            &["NHS Horsham and Mid Sussex CCG", "Horsham & Mid Sussex Clinical Commissioning Group"],
            &["London", "yLondon", "zLondon", "London6", "London [note 2]", "London Region"],
            &[
                "North East Essex PCT",
                "North East Essex PCT (formerly Tendring and Colchester)",
                "North East Essex PCT**",
            ],
            &["Kensington and Chelsea", "Royal Borough of Kensington & Chelsea"],
            &["Cornwall and Isles of Scilly", "Cornwall and Isles of Scilly7"],
        ] {
            let keys: Vec<String> = names.iter().map(|name| name_key(name).bare).collect();
            assert!(keys.iter().all(|key| key == &keys[0]), "{keys:?}");
        }
    }

    #[test]
    fn other_places_stay_other_places() {
        for (a, b) in [
            ("England", "England (excluding London)"),
            ("England", "ENGLAND, WALES AND ELSEWHERE"),
            ("London", "City of London"),
            ("Newcastle upon Tyne", "Newcastle-under-Lyme"),
            ("Dorset", "Dorset County Hospital NHS Foundation Trust"),
            ("London", "London Commissioning Region"),
        ] {
            assert_ne!(name_key(a).bare, name_key(b).bare, "{a}, {b}");
        }
    }

    #[test]
    fn a_name_gives_its_kind_away() {
        for (name, kind) in [
            ("Northumberland Care Trust", Some(AreaKind::PrimaryCareTrust)),
            ("Sheffield Health and Social Care NHS Foundation Trust", Some(AreaKind::Trust)),
            ("Manchester Mental Health and Social Care Trust", Some(AreaKind::Trust)),
            ("Dorset CC", Some(AreaKind::LocalAuthority)),
            ("South Central SHA", Some(AreaKind::HealthAuthority)),
            ("NHS South Yorkshire ICB - 03N", Some(AreaKind::CareBoard)),
            ("Sheffield", None),
            ("Trust", None),
        ] {
            assert_eq!(name_key(name).kind, kind, "{name}");
        }
        assert!(name_key("NHS Sheffield").is_nhs && !name_key("NHS Sheffield CCG").is_nhs);
        for (heading, kind) in [
            ("Former PCT Name", Some(AreaKind::PrimaryCareTrust)),
            ("ONS Upper Tier LA Name", Some(AreaKind::LocalAuthority)),
            ("UTLA name ", Some(AreaKind::LocalAuthority)),
            ("SHA Name", Some(AreaKind::HealthAuthority)),
            ("Ward", Some(AreaKind::Other)),
            ("Trust", Some(AreaKind::Trust)),
            ("Org Name", None),
            ("Area", None),
        ] {
            assert_eq!(kind_of_heading(heading), kind, "{heading}");
        }
    }
}
