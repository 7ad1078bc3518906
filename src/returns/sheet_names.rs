//! Sheets of one shape that only their names tell apart: each is about the organisation so named.

use super::{
    Layout, Question, Topic,
    sheet::SheetDraft,
    when::{period_in, unclear_in},
};
use crate::{
    base::words,
    domain::{Area, AreaCode, AreaKind, names_part_of_year},
    register::{Found, Hint, Organisation, register},
};

/// Words in the names of sheets that name nobody.
const NOBODY: &[&str] = &[
    "sheet",
    "table",
    "tab",
    "data",
    "graph",
    "chart",
    "figure",
    "figures",
    "part",
    "section",
    "summary",
    "report",
    "actual",
    "actuals",
    "plan",
    "final",
    "draft",
    "old",
    "new",
    "revised",
    "provisional",
    "numbers",
    "rates",
    "rate",
    "percent",
    "percentage",
    "counts",
    "count",
    "male",
    "female",
    "boys",
    "girls",
    "all",
    "total",
    "input",
    "output",
    "copy",
    "working",
    "template",
    "return",
    "dashboard",
    "scorecard",
    "indicators",
    "indicator",
    "monthly",
    "quarterly",
    "annual",
    "year",
    "month",
    "ytd",
    "appendix",
    "annex",
    "page",
];

/// A sheet's name as an area, with whether the register knows it; `None` where it names nobody.
fn named(name: &str) -> Option<(Area, bool)> {
    let name = name.trim();
    let folded = words(name);
    let telling = folded.iter().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let nobody = telling == 0
        || name.len() > 60
        || folded.iter().any(|word| NOBODY.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit())))
        || period_in(name).is_some()
        || unclear_in(name).is_some()
        || names_part_of_year(name);
    if nobody {
        return None;
    }
    let known = match register().by_name(name, Hint::default()) {
        Found::One(code) => register().by_code(&code).map(Organisation::area),
        Found::Nobody | Found::Several(_) => register().by_code(&name.into()).map(Organisation::area),
    };
    let is_known = known.is_some();
    let stranger = || Area { code: AreaCode::of_name(name), name: name.to_owned(), kind: AreaKind::Other };
    Some((known.unwrap_or_else(stranger), is_known))
}

/// The sheets (by position) whose figures are those of the organisation in their name, and whether a
/// person should confirm it.
pub(super) fn named_by_area(drafts: &[SheetDraft]) -> (Vec<(usize, Area)>, bool) {
    let open: Vec<(usize, &SheetDraft)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.stand_in && !draft.grid.hidden && draft.mapping.layout != Layout::NoTable)
        .collect();
    let alike = |a: &SheetDraft, b: &SheetDraft| {
        a.mapping.columns == b.mapping.columns && a.mapping.indicator == b.mapping.indicator
    };
    let several: Vec<(usize, &SheetDraft)> = open
        .iter()
        .filter(|(at, draft)| open.iter().any(|(other, twin)| other != at && alike(draft, twin)))
        .copied()
        .collect();
    let found: Option<Vec<(usize, Area, bool)>> = several
        .iter()
        .map(|(at, draft)| named(&draft.grid.name).map(|(area, known)| (*at, area, known)))
        .collect();
    let Some(found) = found else { return (Vec::new(), false) };
    let strangers = found.iter().filter(|(_, _, known)| !known).count();
    let asks = strangers * 2 > found.len();
    (found.into_iter().map(|(at, area, _)| (at, area)).collect(), asks)
}

/// Whether the names are really those of organisations.
pub(super) fn names_question() -> Question {
    Question {
        about: Topic::Area,
        text: "Is each sheet about the organisation that it is named after?".to_owned(),
        choices: vec![super::Choice { label: "Yes".to_owned(), reply: super::Reply::AsRead }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_periods_parts_and_pages_are_no_organisations() {
        for name in [
            "Sheet1",
            "Table 4 ",
            "Apr 10",
            "2010-11",
            "1.13",
            "Q1",
            "Actual",
            "Data (2)",
            "Smoking data",
            "",
        ] {
            assert_eq!(named(name), None, "{name}");
        }
        assert_eq!(
            named("Exampleton").map(|(area, known)| (area.name, known)),
            Some(("Exampleton".to_owned(), false))
        );
        assert_eq!(
            named("5N4").map(|(area, known)| (area.code.to_string(), known)),
            Some(("5N4".to_owned(), true))
        );
    }
}
