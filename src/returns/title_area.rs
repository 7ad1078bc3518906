//! The organisation that a title names among other words: `Q3 return for Exampleton PCT (5ZZ)`.

use super::areas::{looks_like_code, named_area};
use crate::{base::fold, domain::Area};

/// Words with which the name of an organisation ends.
const ENDS: [&str; 16] = [
    "pct",
    "ccg",
    "trust",
    "council",
    "sha",
    "icb",
    "hospital",
    "hospitals",
    "infirmary",
    "authority",
    "borough",
    "teaching",
    "plus",
    "board",
    "partnership",
    "group",
];

/// Words that may stand in small letters within a name.
const SMALL: [&str; 10] = ["and", "of", "the", "on", "upon", "in", "with", "le", "&", "-"];

/// Longest name in words.
const LONGEST: usize = 10;

fn may_be_in_name(word: &str) -> bool {
    SMALL.contains(&word) || word.starts_with(|c: char| c.is_uppercase())
}

/// Whether a code has letters and figures: neither a year nor a word in capitals.
fn is_mixed(code: &str) -> bool {
    code.bytes().any(|b| b.is_ascii_digit()) && code.bytes().any(|b| b.is_ascii_uppercase())
}

/// The organisation that `text` names, alone or in a sentence.
pub(super) fn area_in(text: &str) -> Option<Area> {
    let pieces = text.split([':', '|', '–', ',', ';', '\n']).chain(text.split(" - ")).chain([text]);
    pieces.map(str::trim).find_map(|piece| within(piece).or_else(|| named_area(piece)))
}

/// A name at the end of which stands one of [`ENDS`], from the first capital on.
fn within(text: &str) -> Option<Area> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = |at: &usize| {
        let Some(word) = words.get(*at).filter(|word| word.starts_with(|c: char| c.is_uppercase())) else {
            return false;
        };
        ENDS.contains(&fold(word).split(' ').next().unwrap_or(""))
    };
    for at in (0..words.len().min(40)).filter(ends) {
        // “Hospitals NHS Foundation Trust” ends with its last such word.
        let run = (at..words.len()).take_while(|at| words.get(*at).is_some_and(|word| may_be_in_name(word)));
        let end = run.filter(ends).last().unwrap_or(at);
        let after = words.get(end + 1).filter(|next| next.starts_with('('));
        let bare = words.get(end + 1).map(|next| next.trim_end_matches([',', '.']));
        let bare = bare.filter(|code| looks_like_code(code) && is_mixed(code));
        let first =
            (0..end).rev().take_while(|at| words.get(*at).is_some_and(|word| may_be_in_name(word))).last();
        for from in first.unwrap_or(end)..end {
            if end - from >= LONGEST || words.get(from).is_some_and(|word| SMALL.contains(word)) {
                continue;
            }
            let Some(name) = words.get(from..=end) else { continue };
            let name = name.join(" ");
            let coded =
                after.and_then(|code| named_area(&format!("{name} {}", code.trim_end_matches([',', '.']))));
            let coded = coded.or_else(|| named_area(&format!("{name} ({})", bare?)));
            let found = coded.or_else(|| named_area(name.trim_end_matches(|c: char| !c.is_alphanumeric())));
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_is_found_among_other_words() {
        for (text, code, name) in [
            ("Q3 2010/11 return for Exampleton PCT (5ZZ)", "5ZZ", "Exampleton PCT"),
            ("Maternity indicators 2010/11 - Sampleton PCT 5ZA", "5ZA", "Sampleton PCT"),
            ("Sampleton PCT 5ZA 2010/11", "5ZA", "Sampleton PCT"),
            ("Sampleton PCT 2010 RAG report Q1", "~sampleton pct", "Sampleton PCT"),
            ("Exampleton PCT maternity dashboard 2010/11", "~exampleton pct", "Exampleton PCT"),
            ("Exampleton PCT: Smoking at delivery", "~exampleton pct", "Exampleton PCT"),
            (
                "Return by Hill and Dale Hospitals NHS Foundation Trust, March 2011",
                "",
                "Hill and Dale Hospitals NHS Foundation Trust",
            ),
            ("Western Hill Hospitals NHS Trust dashboard", "", "Western Hill Hospitals NHS Trust"),
            ("Sampleford PCT performance report", "~sampleford pct", "Sampleford PCT"),
        ] {
            let area = area_in(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(area.name, name, "{text}");
            assert!(code.is_empty() || area.code.as_str() == code, "{text}: {}", area.code);
        }
        for text in
            ["Smoking at delivery by PCT", "Number of trusts", "Maternity return", "All trusts in the SHA"]
        {
            assert_eq!(area_in(text), None, "{text}");
        }
    }
}
