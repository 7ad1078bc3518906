//! A big import tells truly how far it is, and stops soon after a person cancels it.

use std::{
    cell::{Cell, RefCell},
    fmt::Write as _,
};

use rust_xlsxwriter::Workbook;
use spruce::{
    returns::{Known, ReadError, Source, read},
    workbook::catalogue,
};

const ROWS: u32 = 40_000;

fn csv() -> Source {
    let mut text = String::from("Org code,Org name,Period,Smokers at delivery,Number of maternities\n");
    for row in 0..ROWS {
        let (area, month) = (row / 240, row % 240);
        let (year, births) = (2000 + month / 12, 200 + month);
        // A long name, so that the text is read in several pieces.
        let name = format!("Area {area} of the part of the country that has a name of some length {area}");
        let _ = writeln!(text, "X{area:04},{name},{year}-{:02},{},{births}", month % 12 + 1, 10 + area % 40);
    }
    Source::new("long.csv", text.as_bytes())
}

fn workbook() -> Source {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let headings = ["Org code", "Period", "Smokers at delivery", "Number of maternities"];
    sheet.write_row(0, 0, headings).unwrap();
    for row in 0..ROWS {
        let (area, month) = (row / 240, row % 240);
        let keys = [format!("X{area:04}"), format!("{}-{:02}", 2000 + month / 12, month % 12 + 1)];
        sheet.write_row(row + 1, 0, keys).unwrap();
        sheet.write_row(row + 1, 2, [10 + area % 40, 200 + month]).unwrap();
    }
    Source::new("long.xlsx", &book.save_to_buffer().unwrap())
}

/// How far an import that is cancelled at `at` says that it is, step by step.
fn told(source: &Source, at: f32) -> (Vec<f32>, Result<usize, ReadError>) {
    let (told, cancelled) = (RefCell::new(Vec::new()), Cell::new(false));
    let progress = |done: f32| {
        told.borrow_mut().push(done);
        cancelled.set(done >= at);
    };
    let outcome = read(source, &Known::new(catalogue()), &progress, &|| cancelled.get());
    let figures = outcome.map(|reading| reading.sheets.iter().map(|sheet| sheet.observations.len()).sum());
    (told.into_inner(), figures)
}

#[test]
fn progress_only_grows_and_ends_at_one() {
    for source in [csv(), workbook()] {
        let (told, figures) = told(&source, f32::INFINITY);
        assert_eq!(figures.unwrap(), usize::try_from(ROWS).unwrap(), "{}", source.name);
        assert!(told.is_sorted() && told.last() == Some(&1.0), "{told:?}");
        // Not all at once: no step is half of the way.
        let steps = told.iter().zip(told.iter().skip(1)).map(|(before, after)| after - before);
        assert!(told.first() < Some(&0.2) && steps.fold(0.0, f32::max) < 0.5, "{told:?}");
    }
}

#[test]
fn a_cancelled_import_stops_soon_wherever_it_is() {
    for source in [csv(), workbook()] {
        let (whole, _) = told(&source, f32::INFINITY);
        for at in whole.iter().copied().step_by(whole.len() / 6).filter(|done| *done < 0.97) {
            let (told, outcome) = told(&source, at);
            assert!(matches!(outcome, Err(ReadError::Cancelled)), "{} at {at}", source.name);
            let after = told.iter().filter(|done| **done > at).count();
            assert!(after <= 2, "{} told {after} steps after it was cancelled at {at}", source.name);
        }
    }
}
