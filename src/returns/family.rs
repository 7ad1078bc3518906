//! What tells the returns of one family from others: the words of their headings and of their file's
//! name, without what changes from one period's return to the next.

use std::collections::BTreeSet;

use super::SheetReading;
use crate::base::words;

/// Words for times, and words that anybody's file is called by.
const PASSING: &[&str] = &[
    "january",
    "jan",
    "february",
    "feb",
    "march",
    "mar",
    "april",
    "apr",
    "may",
    "june",
    "jun",
    "july",
    "jul",
    "august",
    "aug",
    "september",
    "sept",
    "sep",
    "october",
    "oct",
    "november",
    "nov",
    "december",
    "dec",
    "quarter",
    "qtr",
    "year",
    "month",
    "to",
    "the",
    "of",
    "and",
    "for",
    "to",
];
const ANYBODYS: &[&str] = &[
    "book", "copy", "csv", "data", "download", "export", "figures", "file", "new", "ods", "old", "report",
    "return", "returns", "sheet", "table", "tables", "txt", "xls", "xlsb", "xlsm", "xlsx",
];
/// How finished a return says it is.
const STATES: [(u8, &[&str]); 3] = [
    (0, &["draft", "estimate", "estimated", "interim", "prov", "provisional", "unvalidated"]),
    (2, &["final", "published", "validated"]),
    (
        3,
        &[
            "amended",
            "corrected",
            "refresh",
            "refreshed",
            "resubmission",
            "resubmitted",
            "revised",
            "revision",
        ],
    ),
];

fn is_passing(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric())
        || PASSING.contains(&word)
        || word.strip_prefix('q').is_some_and(is_number)
        || state(word).is_some()
        || edition_number(word).is_some()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn state(word: &str) -> Option<u8> {
    STATES.iter().find(|(_, words)| words.contains(&word)).map(|(state, _)| *state)
}

/// The number in `v2`.
fn edition_number(word: &str) -> Option<u32> {
    word.strip_prefix('v').filter(|rest| is_number(rest))?.parse().ok()
}

/// The words of a sheet's headings, each once, in the order of the alphabet.
#[must_use]
pub fn heading_words(sheet: &SheetReading) -> Vec<String> {
    let mapping = &sheet.mapping;
    let rows = mapping.header_row..mapping.header_row.saturating_add(mapping.header_rows.max(1));
    let cells = rows.flat_map(|row| sheet.grid.row(row)).filter(|cell| !cell.is_empty());
    let own: BTreeSet<String> = cells.flat_map(|cell| words(&cell.shown())).collect();
    own.into_iter().filter(|word| !is_passing(word)).collect()
}

/// The words of a file's name that stay from one period's return to the next; empty where the name
/// says nothing.
#[must_use]
pub fn name_words(file: &str) -> Vec<String> {
    let words: BTreeSet<String> = words(&file.replace('_', " ")).into_iter().collect();
    let anybodys = |word: &str| ANYBODYS.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit()));
    let own = |word: &String| !is_passing(word) && !anybodys(word) && word.len() > 1;
    words.into_iter().filter(own).collect()
}

/// How finished a file's name says that it is, and which edition: later ones compare as greater.
#[must_use]
pub fn named_edition(file: &str) -> (u8, u32) {
    let words = words(&file.replace('_', " "));
    let states = words.iter().filter_map(|word| state(word));
    let numbers = words.iter().filter_map(|word| edition_number(word));
    (states.max().unwrap_or(1), numbers.max().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_its_period_and_edition_is_that_of_its_family() {
        for (file, family) in [
            ("VSB06 2008-09 to 2010-11 Q3.csv", "vsb06"),
            ("VSB06 2010-11 Q4.xlsx", "vsb06"),
            ("COVER_2013_2014_Q2 FINAL v2.xls", "cover"),
            ("MSitRep-October-2016-1VHw9.xls", "1vhw9 msitrep"),
            ("Book1.xlsx", ""),
            ("report (2).csv", ""),
            ("data.csv", ""),
        ] {
            assert_eq!(name_words(file).join(" "), family, "{file}");
        }
    }

    #[test]
    fn a_later_edition_is_greater() {
        for (earlier, later) in [
            ("SATOD Q3 provisional.csv", "SATOD Q3.csv"),
            ("SATOD Q3.csv", "SATOD Q3 final.csv"),
            ("SATOD Q3 final.csv", "SATOD Q3 revised.csv"),
            ("SATOD Q3 V2.csv", "SATOD Q3 v10.csv"),
        ] {
            assert!(named_edition(earlier) < named_edition(later), "{earlier}, {later}");
        }
        assert_eq!(named_edition("SATOD Q3.csv"), named_edition("SATOD Q3 (2).csv"));
    }
}
