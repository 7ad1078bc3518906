//! Rows that a person leaves out, and rows that the sender hid: read or not, as the person says.

use std::collections::BTreeSet;

use rust_xlsxwriter::Workbook;
use spruce::{
    returns::{Fate, Known, ReturnReading, RowChoice, SheetReading, Source, read, read_rows},
    workbook::catalogue,
};

fn import(name: &str, bytes: &[u8]) -> ReturnReading {
    read(&Source::new(name, bytes), &Known::new(catalogue()), &|_| {}, &|| false).unwrap()
}

fn again(reading: &ReturnReading, left: &[u32], with_hidden: bool) -> SheetReading {
    let chosen = RowChoice { left: left.iter().copied().collect(), with_hidden };
    read_rows(reading, &[chosen], &Known::new(catalogue())).unwrap().remove(0)
}

/// The figures' cells and values.
fn values(sheet: &SheetReading) -> Vec<(String, f64)> {
    let figures = sheet.observations.iter();
    figures.map(|o| (o.provenance.cell.to_string(), o.value.unwrap())).collect()
}

/// Made up: the second quarter stands twice, and says something else the second time.
const TWICE: &str = "\
Org code,Org name,Period,% smoking at delivery
5ZZ,Exampleton PCT,Q1 2010-11,19.1%
5ZZ,Exampleton PCT,Q2 2010-11,18.2%
5ZZ,Exampleton PCT,Q2 2010-11,17.5%
";

#[test]
fn a_row_that_is_left_out_gives_nothing_and_says_so() {
    let reading = import("a.csv", TWICE.as_bytes());
    let first = again(&reading, &[1], false);
    assert_eq!(values(&first), [("D3".to_owned(), 18.2)]);
    assert_eq!(first.mapping.rows_left, BTreeSet::from([1]));
    let told = first.fates.of("D2".parse().unwrap());
    assert_eq!(told, Some(&Fate::Unused("you left the row out".into())));
}

#[test]
fn without_the_first_of_two_the_second_is_taken() {
    let reading = import("a.csv", TWICE.as_bytes());
    assert_eq!(values(&reading.sheets[0]).len(), 2, "the first of the two");
    let second = again(&reading, &[2], false);
    assert_eq!(values(&second), [("D2".to_owned(), 19.1), ("D4".to_owned(), 17.5)]);
    assert!(second.findings.iter().all(|finding| !finding.code.starts_with("duplicate")));
}

#[test]
fn taking_every_row_again_reads_as_at_first() {
    let reading = import("a.csv", TWICE.as_bytes());
    let whole = again(&reading, &[], false);
    assert_eq!(whole.observations, reading.sheets[0].observations);
    assert_eq!(whole.mapping, reading.sheets[0].mapping);
}

#[test]
fn what_the_sender_hid_is_taken_when_a_person_says_so() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, text) in TWICE.lines().take(3).enumerate() {
        for (column, cell) in text.split(',').enumerate() {
            sheet.write_string(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), cell).unwrap();
        }
    }
    sheet.set_row_hidden(2).unwrap();
    let reading = import("a.xlsx", &workbook.save_to_buffer().unwrap());
    assert_eq!(values(&reading.sheets[0]), [("D2".to_owned(), 19.1)]);
    let all = again(&reading, &[], true);
    assert_eq!(values(&all), [("D2".to_owned(), 19.1), ("D3".to_owned(), 18.2)]);
    assert!(all.mapping.with_hidden);
}
