//! Cells that were copied from a spreadsheet, as a return.

use std::sync::Arc;

use jiff::civil::time;
use spruce::{
    document::{Document, Edit, Way},
    domain::{CellAddress, Period},
    returns::{Known, ReturnReading, Source, read},
    workbook::catalogue,
};

fn pasted(text: &str) -> ReturnReading {
    let source = Source::pasted(text, time(14, 32, 5, 0));
    read(&source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap()
}

/// As Excel puts cells on the clipboard: tabs, Windows line ends, quotes round a cell with a line break.
const BLOCK: &str = "Area code\tArea\tPeriod\t\"Women known to be smokers\nat time of delivery\"\tMaternities\t% smoking at delivery\r\n\
5ZZ\tExampleton \"Town\" PCT\tQ3 2010/11\t300\t1,500\t20.0%\r\n\
5YY\tSampleford PCT\tQ3 2010/11\t30\t120\t25.0%\r\n";

#[test]
fn a_block_of_cells_is_a_return() {
    let reading = pasted(BLOCK);
    assert_eq!((&*reading.file, reading.pasted), ("Pasted at 14:32", true));
    let sheet = &reading.sheets[0];
    let mut figures: Vec<_> = sheet
        .observations
        .iter()
        .map(|figure| (figure.area.as_str(), figure.numerator, figure.denominator, figure.stated))
        .collect();
    figures.sort_by_key(|figure| figure.0);
    assert_eq!(
        figures,
        [("5YY", Some(30.0), Some(120.0), Some(25.0)), ("5ZZ", Some(300.0), Some(1500.0), Some(20.0))]
    );
    assert_eq!(sheet.observations[0].period, Period::quarter(2010, 3).unwrap());
    assert_eq!(sheet.observations[0].provenance.cell, CellAddress::new(1, 5));
    assert_eq!(sheet.observations[0].provenance.place().to_string(), "Pasted at 14:32 · F2");
    assert_eq!(
        sheet.areas.iter().find(|area| area.code == "5ZZ".into()).unwrap().name,
        "Exampleton \"Town\" PCT"
    );
}

#[test]
fn the_scorecard_knows_that_it_was_pasted() {
    let edit =
        Edit::Import { readings: vec![Arc::new(pasted(BLOCK))], at: "2011-05-04T14:32:10Z".parse().unwrap() };
    let after = edit.apply(&Document::default());
    let record = &after.returns[0];
    assert_eq!((record.way, record.file.as_str(), record.added), (Way::Pasted, "Pasted at 14:32", 2));
    // By sha256sum.
    assert_eq!(record.sha256, "8ee1dbb508393bf70c18ae99276fac586cbf9e524f1bbf1d3cd7064cd81c487f");
    assert_eq!(edit.apply(&after).dataset, after.dataset);
}

#[test]
fn dates_and_percentages_survive() {
    let reading = pasted(
        "PCT\tMonth ending\tSmoking at delivery\r\n5ZZ\t31/12/2010\t18.5%\r\n5ZZ\t28/02/2011\t0.9%\r\n",
    );
    let figures: Vec<_> =
        reading.sheets[0].observations.iter().map(|figure| (figure.period.end(), figure.value)).collect();
    let day = jiff::civil::date;
    assert_eq!(figures, [(day(2010, 12, 31), Some(18.5)), (day(2011, 2, 28), Some(0.9))]);
}

#[test]
fn what_the_block_does_not_say_is_asked() {
    let no_area = pasted("Period\tSmoking at delivery\r\nQ3 2010/11\t18.5%\r\nQ4 2010/11\t17.5%\r\n");
    assert!(no_area.sheets[0].asks, "{:?}", no_area.sheets[0].findings);
    let no_period = pasted("PCT code\tSmoking at delivery\r\n5ZZ\t18.5%\r\n5YY\t17.5%\r\n");
    assert!(no_period.sheets[0].asks, "{:?}", no_period.sheets[0].findings);
    assert_eq!(no_period.sheets[0].observations, []);
}
