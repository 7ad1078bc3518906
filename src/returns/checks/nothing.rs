//! A file that gives no figure at all: why, in one sentence about the file.

use crate::{
    base::{Finding, Place, Severity},
    returns::{Amount, Cell, Fate, Grid, SheetReading, only::OTHER_AREA, parse_amount},
};

/// The codes of what it says.
const CODES: [&str; 3] = ["areas_not_found", "no_figures_found", "header_without_data"];

/// Whether a finding about a file says that it gives no figure.
pub(in crate::returns) fn says_nothing_found(finding: &Finding) -> bool {
    finding.place.sheet.is_empty() && CODES.contains(&&*finding.code)
}

fn holds_numbers(grid: &Grid) -> bool {
    let is_number = |cell: &Cell| matches!(parse_amount(cell), Amount::Number { .. } | Amount::OneTo(_));
    grid.rows.all().any(|cells| cells.iter().any(is_number))
}

/// What to say of a file whose sheets give no figure; `None` where one does, or where an error on a
/// sheet says why already.
pub(in crate::returns) fn nothing_found(file: &str, sheets: &[SheetReading]) -> Option<Finding> {
    let has_figures = sheets.iter().any(|sheet| !sheet.observations.is_empty());
    let mut said = sheets.iter().flat_map(|sheet| &sheet.findings);
    if has_figures || said.any(|finding| finding.severity == Severity::Error) {
        return None;
    }
    let place = Place { file: file.to_owned(), ..Place::default() };
    let other = |sheet: &SheetReading| {
        sheet.fates.counts().iter().any(|(fate, _)| matches!(fate, Fate::Unused(why) if **why == *OTHER_AREA))
    };
    if sheets.iter().any(other) {
        let message = "There are figures, and none of an area that was asked for.";
        let finding = Finding::new(Severity::Warning, "areas_not_found", place, message);
        return Some(
            finding.with_hint("Import the figures of every area, or check the codes that were asked for."),
        );
    }
    let (code, message, hint) = if sheets.iter().any(|sheet| holds_numbers(&sheet.grid)) {
        (
            "no_figures_found",
            "There are numbers, and none of them could be told to be an indicator's for an area and a period.",
            "Say on the import screen which row has the headings and what the columns mean.",
        )
    } else {
        (
            "header_without_data",
            "There are headings or words, and no data below them.",
            "Ask the sender for the figures.",
        )
    };
    Some(Finding::new(Severity::Error, code, place, message).with_hint(hint))
}

#[cfg(test)]
mod tests {
    use crate::{
        returns::{Known, ReturnReading, Source, read},
        workbook::catalogue,
    };

    fn reading(text: &str) -> ReturnReading {
        let source = Source::new("made up.csv", text.as_bytes());
        read(&source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap()
    }

    fn codes(text: &str) -> Vec<String> {
        reading(text).findings.into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn what_is_put_right_is_not_held_against_the_file() {
        let mut corrected = reading("Shopping,Price\nBread,1.20\nMilk,0.90\n");
        corrected.sheets = reading("Org code,Period,% smoking at delivery\n5ZZ,Q1 2010-11,19.5%\n").sheets;
        corrected.look_again();
        assert!(corrected.findings.is_empty(), "{:?}", corrected.findings);
    }

    #[test]
    fn a_file_without_figures_says_why() {
        assert_eq!(codes("Org code,Period,% smoking at delivery\n"), ["header_without_data"]);
        assert_eq!(codes("Shopping,Price\nBread,1.20\nMilk,0.90\n"), ["no_figures_found"]);
        let good = "Org code,Period,% smoking at delivery\n5ZZ,Q1 2010-11,19.5%\n";
        assert!(codes(good).is_empty());
    }
}
