//! What the import page shows and asks for.

use std::{fmt::Write as _, sync::Arc};

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::{Harness, kittest::Queryable as _};

use jiff::Timestamp;

use super::super::{
    super::{
        action::{Action, ImportStep},
        import_session::{
            Entry, EntryState, ImportSession, Knowledge, Origin, Scope, Standing, Understood, prepare,
        },
        page::Page,
    },
    stage::{self, Stage},
};
use crate::{
    document::{Document, Edit, Look, OwnProfiles},
    returns::{ColumnRole, Known, Source, read},
    workbook::catalogue,
};

/// Made up, after the mission's screen: a title, headings in row 3, a revised quarter, a hidden count, a
/// percentage that cannot be, and a column that nothing asks for.
const BOOKING: &str = "\
NHS Exampleton,,,,,,
Maternity 12-week assessment,,,,,,
Org code,Org name,Period,Number assessed by 12w6d,Number of maternities,% by 12w6d,Contact
5ZZ,Exampleton,Q1 2010-11,962,1142,84.2%,A Person
5ZZ,Exampleton,Q2 2010-11,930,1131,82.2%,A Person
5ZZ,Exampleton,Mar 2011,300,394,76.1%,A Person
5YY,Sampleford,Q1 2010-11,*,41,,A Person
5YY,Sampleford,Q2 2010-11,37,39,194.9%,A Person
";

fn file(name: &str, text: &str) -> Entry {
    let source = Source::new(name, text.as_bytes());
    let state = match read(&source, &Known::new(catalogue()), &|_| {}, &|| false) {
        Ok(reading) => EntryState::Read(Box::new(Understood::new(reading))),
        Err(error) => EntryState::Unreadable(error.to_string()),
    };
    Entry { state, ..Entry::new(Origin::File(name.into()), Scope::Every) }
}

fn bad(name: &str, message: &str) -> Entry {
    Entry { state: EntryState::Unreadable(message.to_owned()), ..file(name, "") }
}

/// The files in the list, compared with the scorecard.
fn session(files: Vec<Entry>, document: &Arc<Document>) -> ImportSession {
    let mut session = ImportSession::default();
    session.add(files);
    let knowledge = Knowledge { document: Arc::clone(document), own: Arc::new(OwnProfiles::default()) };
    let version = super::super::super::work::Version { document: 1, revision: 0 };
    let drafts = session.to_prepare(version).unwrap();
    let prepared = prepare(drafts, &knowledge, &|| false).unwrap();
    session.take_prepared(session.revision, version, prepared);
    session
}

fn window(files: Vec<Entry>, look: Look, width: f32, height: f32) -> Harness<'static, Stage> {
    let mut stage = Stage::new(stage::document(), Page::Import, look);
    stage.state.import = Some(session(files, stage.state.document()));
    let mut window = stage.shown(width, height);
    window.run();
    window
}

fn both() -> Vec<Entry> {
    vec![file("VSB06_Q4.csv", BOOKING), bad("photo.xlsx", "photo.xlsx is not a spreadsheet.")]
}

fn last(window: &Harness<'_, Stage>) -> ImportStep {
    match window.state().actions.last() {
        Some(Action::Import(step)) => step.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_button_says_what_it_will_do() {
    let mut window = window(both(), Look::Light, 1280.0, 800.0);
    let figures = window.state().state.import.as_ref().unwrap().totals().figures;
    assert!(figures > 0);
    window.get_by_label(&format!("Import 1 file ({figures} figures)")).click();
    window.run();
    assert!(matches!(last(&window), ImportStep::Confirm));
}

#[test]
fn the_head_tells_how_all_files_stand() {
    let window = window(both(), Look::Light, 1280.0, 800.0);
    window.get_by_label("2 files:");
    window.get_by_label("◆ 1 ready, to look at");
    window.get_by_label("✗ 1 cannot be read");
}

#[test]
fn without_a_ready_file_nothing_can_be_imported() {
    let mut files = both();
    files.remove(0);
    let mut window = window(files, Look::Light, 1280.0, 800.0);
    window.get_by_label("photo.xlsx is not a spreadsheet.");
    window.get_by_role_and_label(Role::Button, "Import").click();
    window.run();
    assert!(window.state().actions.is_empty());
    window.get_by_label("Leave out").click();
    window.run();
    assert!(matches!(last(&window), ImportStep::Drop(_)));
}

#[test]
fn another_role_for_a_column_reads_the_sheet_again() {
    let mut window = window(both(), Look::Light, 1280.0, 800.0);
    window.get_by_role_and_label(Role::ComboBox, "Column B").click();
    window.run();
    window.get_by_role_and_label(Role::Button, "Note").click();
    window.run();
    let asked = last(&window);
    let ImportStep::Remap { sheet: 0, mapping, .. } = asked else { panic!("{asked:?}") };
    assert_eq!(mapping.columns.get(1), Some(&ColumnRole::Note));
}

#[test]
fn a_column_is_corrected_by_keys_alone() {
    let mut window = window(both(), Look::Light, 1280.0, 800.0);
    window.get_by_role_and_label(Role::Grid, "Cells of the sheet").focus();
    window.run();
    // The cursor begins at the first heading: two to the right is the period.
    for key in [Key::ArrowRight, Key::ArrowRight, Key::Enter] {
        window.key_press(key);
        window.run();
    }
    window.get_by_role(Role::TextInput).type_text("quarter or");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let asked = last(&window);
    let ImportStep::Remap { mapping, .. } = asked else { panic!("{asked:?}") };
    assert_eq!(mapping.columns.get(2), Some(&ColumnRole::PartOfYear));
}

#[test]
fn a_row_number_moves_the_headings() {
    let mut window = window(both(), Look::Light, 1280.0, 800.0);
    window.get_by_label("Row 2").click();
    window.run();
    window.get_by_label("The headings begin here").click();
    window.run();
    let asked = last(&window);
    assert!(matches!(&asked, ImportStep::Remap { mapping, .. } if mapping.header_row == 1), "{asked:?}");
}

#[test]
fn a_row_becomes_the_heading_by_keys_alone() {
    let mut window = window(both(), Look::Light, 1280.0, 800.0);
    window.get_by_role_and_label(Role::Grid, "Cells of the sheet").focus();
    window.run();
    window.key_press(Key::ArrowUp);
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let asked = last(&window);
    assert!(matches!(&asked, ImportStep::Remap { mapping, .. } if mapping.header_row == 1), "{asked:?}");
}

#[test]
fn a_cell_tells_what_became_of_it() {
    let mut window = window(both(), Look::Light, 1280.0, 1000.0);
    // 37 of 39 are 94.9%, not 194.9%: refused or kept, it is said at the cell.
    assert!(
        window.query_by_label("F8: 194.9%, refused").is_some()
            || window.query_by_label("F8: 194.9%, noticed").is_some()
    );
    window.get_by_label("D7: *, no value given").click();
    window.run();
    assert!(window.query_all_by_label_contains("Kept as suppressed, not as zero.").next().is_some());
    window.get_by_label("D4: 962, taken");
}

/// A scorecard to which these returns were added.
fn scorecard(returns: &[(&str, &str)]) -> Document {
    let readings = returns.iter().map(|(name, text)| {
        let source = Source::new(name, text.as_bytes());
        Arc::new(read(&source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap())
    });
    let edit = Edit::Import { readings: readings.collect(), at: Timestamp::UNIX_EPOCH };
    edit.apply(&Document::default())
}

/// The list of a file over a scorecard of these returns.
fn over(returns: &[(&str, &str)], files: Vec<Entry>, height: f32) -> Harness<'static, Stage> {
    let mut stage = Stage::new(scorecard(returns), Page::Import, Look::Light);
    stage.state.import = Some(session(files, stage.state.document()));
    let mut window = stage.shown(1280.0, height);
    window.run();
    window
}

#[test]
fn what_would_change_is_listed_with_both_values_and_both_cells() {
    // The provisional return said 313 of 394 for March, 79.4%; the final one says 300 of 394, 76.1%.
    let before = BOOKING.replace("300,394,76.1%", "313,394,79.4%");
    let files = vec![file("VSB06 final.csv", BOOKING)];
    let window = over(&[("VSB06 provisional.csv", &before)], files, 1600.0);
    let words =
        "Exampleton, Booked by 12 weeks, Mar 2011: 79.4% (VSB06 provisional.csv · F6) becomes 76.1% (F6)";
    window.get_by_label(words);
    window.get_by_label("◆ 1 revised");
}

#[test]
fn a_list_opens_and_can_be_copied() {
    let mut window = window(both(), Look::Light, 1280.0, 1600.0);
    window.get_by_label("See all: new").click();
    window.run();
    window.get_by_label("Booked by 12 weeks: 5 figures in this file");
    window.get_by_label("Copy: new").click();
    window.run();
    window.get_by_label("Hide: new").click();
    window.run();
    assert!(window.query_by_label("Booked by 12 weeks: 5 figures in this file").is_none());
}

#[test]
fn what_two_files_share_is_new_in_the_first_only() {
    // The second file has the three figures of Exampleton again and one more.
    let more = "Org code,Org name,Period,Number assessed by 12w6d,Number of maternities\n\
        5ZZ,Exampleton,Q1 2010-11,962,1142\n\
        5ZZ,Exampleton,Q2 2010-11,930,1131\n\
        5ZZ,Exampleton,Q4 2010-11,901,1120\n";
    let document = Arc::new(Document::default());
    let files = || vec![file("First.csv", BOOKING), file("Second.csv", more)];
    let added = |session: &ImportSession, at: usize| {
        session.files[at].understood().unwrap().outlook.as_ref().unwrap().preview.added
    };
    let both = session(files(), &document);
    let unchanged = both.files[1].understood().unwrap().outlook.as_ref().unwrap().preview.unchanged;
    assert_eq!((added(&both, 1), unchanged), (1, 2));
    let mut alone = files();
    alone.remove(0);
    assert_eq!(added(&session(alone, &document), 0), 3);
}

#[test]
fn the_same_file_twice_is_said_and_imported_once() {
    let files = vec![file("VSB06.csv", BOOKING), file("Copy of VSB06.csv", BOOKING)];
    let window = window(files, Look::Light, 1280.0, 800.0);
    let session = window.state().state.import.as_ref().unwrap();
    assert_eq!(session.files[1].standing(), Standing::Twice);
    assert_eq!(session.totals().ready, 1);
    window.get_by_label("Copy of VSB06.csv, Twice in this list");
}

#[test]
fn a_sheet_of_many_rows_is_all_within_reach() {
    let mut text = "Org code,Org name,Period,Number assessed by 12w6d,Number of maternities\n".to_owned();
    for year in 0..20 {
        for area in 0..200 {
            let _ = writeln!(
                text,
                "5{area:02},Area {area},{}-{:02},{},1000",
                1990 + year,
                (91 + year) % 100,
                700 + area
            );
        }
    }
    let mut window = window(vec![file("Long.csv", &text)], Look::Light, 1280.0, 800.0);
    window.get_by_role_and_label(Role::Grid, "Cells of the sheet").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::End);
    window.run();
    window.get_by_label("Row 4001");
    assert!(window.query_by_label("Row 2").is_none(), "rows out of sight are not drawn");
}
