//! Makes the return files of the example in `assets/example`, and checks that they are these.
//!
//! Everything in them is made up: the places, the codes and every figure. `SPRUCE_UPDATE_EXAMPLE=1`
//! writes the files; without it the test compares.

mod births;
mod calendar;
mod children;
mod dashboard;
mod equity;
mod paper;
mod returns;
mod series;
mod staffing;
mod story;

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
    path::PathBuf,
};

pub(crate) use calendar::period;
pub(crate) use series::Figures;
pub(crate) use story::{AREAS, STORY};

/// Every file of the example: name and content, in the order in which they are imported.
pub(crate) fn files() -> Vec<(&'static str, Vec<u8>)> {
    let figures = Figures::of(STORY);
    vec![
        ("COVER 2008-09 to 2010-11 Q3.csv", children::cover_history(&figures)),
        ("COVER 2010-11 Q4.xlsx", children::cover_quarter(&figures)),
        ("Conceptions 2005-2009.xlsx", births::conceptions(&figures)),
        ("Equity audit 2008-11.csv", equity::audit(&figures)),
        ("Exampleton maternity dashboard 2008-11.xlsx", dashboard::workbook(&figures)),
        ("Families and child deaths annual return 2010-11.csv", dashboard::annual(&figures)),
        ("KH03 neonatal cots 2008-11.xlsx", staffing::cots(&figures)),
        ("ONS vital statistics 2002-10.csv", births::vital_statistics(&figures)),
        ("SATOD 2008-09 and 2009-10.csv", returns::smoking_history(&figures)),
        ("SATOD 2010-11.csv", returns::smoking_year(&figures)),
        ("Screening KPIs 2008-11.csv", children::screening(&figures)),
        ("VSB06 2008-09 to 2010-11 Q3.csv", returns::booking_history(&figures)),
        ("VSB06 2010-11 Q4.xlsx", returns::booking_quarter(&figures)),
        ("VSB11 breastfeeding 2008-11.xlsx", returns::breastfeeding(&figures)),
        ("Workforce summary March 2011.xlsx", staffing::workforce(&figures)),
    ]
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/example")
}

/// What a file says: its bytes, or for a workbook its parts unpacked, because how well they are
/// packed depends on the packer.
fn said(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    if bytes.get(..2) != Some(b"PK") {
        return BTreeMap::from([(String::new(), bytes.to_vec())]);
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip archive");
    let mut parts = BTreeMap::new();
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).expect("a listed part is there");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("a part unpacks");
        let called = part.name().expect("a part has a name").into_owned();
        parts.insert(called, content);
    }
    parts
}

#[test]
fn the_example_is_what_the_generator_makes() {
    let update = std::env::var_os("SPRUCE_UPDATE_EXAMPLE").is_some();
    let mut size = 0;
    for (name, made) in files() {
        let path = folder().join(name);
        if update {
            std::fs::create_dir_all(folder()).unwrap();
            let mut file = atomic_write_file::AtomicWriteFile::open(&path).unwrap();
            std::io::Write::write_all(&mut file, &made).unwrap();
            file.commit().unwrap();
        }
        let kept = std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            said(&kept) == said(&made),
            "{name} is not what the generator makes; SPRUCE_UPDATE_EXAMPLE=1 writes it anew"
        );
        size += kept.len();
    }
    assert!(size < 400_000, "the example is embedded in the program and has {size} bytes");
    // What people said and promised at the workshop is written by hand.
    let mut names: Vec<_> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.retain(|name| name != "workshop.ron");
    assert_eq!(names.len(), files().len(), "{names:?}");
}

#[test]
fn every_file_says_that_it_is_made_up() {
    for (name, made) in files() {
        let words = b"Made-up data for Exampleton";
        let parts = said(&made);
        let found = parts.values().any(|part| part.windows(words.len()).any(|window| window == words));
        assert!(found, "{name}");
    }
}
