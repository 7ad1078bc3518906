//! A program that is killed in the middle of a workshop loses nothing that was kept.

use std::{path::PathBuf, time::Duration};

use jiff::Timestamp;
use spruce::{
    document::{CopyOf, Document, Edit, LeftBehind, UnsavedCopy},
    workbook::workbook,
    workshop::{BookEntry, WorkshopEdit},
};

use crate::killed_program::{kill, tell};

/// Says to the test's own program that it is the one to be killed, and where it keeps its copy.
const FOLDER: &str = "SPRUCE_TEST_KILLED_IN";
/// How often the program is killed.
const TIMES: u32 = 40;

/// What is said of the question that is answered as entry `number`.
fn entry(number: usize) -> Edit {
    let places: Vec<&str> = workbook()
        .sections
        .iter()
        .flat_map(|section| section.headings.iter().flat_map(|heading| &heading.questions))
        .map(|question| question.place.as_str())
        .collect();
    let place = places[number % places.len()].to_owned();
    let entry = Box::new(BookEntry { gap: format!("Entry {number}"), ..BookEntry::default() });
    Edit::Workshop(WorkshopEdit::SetBookEntry { place, entry })
}

/// The document after so many entries.
fn after(entries: usize) -> Document {
    (0..entries).fold(Document::default(), |document, number| entry(number).apply(&document))
}

/// Answers questions and keeps a copy after each, until somebody kills it.
#[test]
#[ignore = "the program that another test kills"]
fn the_program_to_kill() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let copy = UnsavedCopy::new(&folder).unwrap();
    let of = CopyOf { path: None, stamp: None, title: "Untitled".to_owned(), kept: Timestamp::UNIX_EPOCH };
    let mut document = Document::default();
    for number in 0.. {
        document = entry(number).apply(&document);
        copy.keep(&document, &of).unwrap();
        tell(number + 1);
    }
}

#[test]
fn whenever_the_program_is_killed_what_it_kept_is_there() {
    let mut random: u32 = 7;
    for _ in 0..TIMES {
        let folder = tempfile::tempdir().unwrap();
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let late = Duration::from_micros(u64::from(random >> 16));
        let kept = kill("kill::the_program_to_kill", (FOLDER, folder.path()), late);
        let left = LeftBehind::all(folder.path());
        assert_eq!(left.len(), 1, "the copy of a program that is gone is offered");
        let found = left[0].open().unwrap();
        // Killed while it wrote, the program may have kept one entry more than it said.
        assert!(found == after(kept) || found == after(kept + 1), "{kept} entries were kept");
    }
}
