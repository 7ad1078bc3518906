//! What the import page shows and asks for.

use egui_kittest::{Harness, kittest::Queryable as _};

use super::super::{
    super::{
        action::{Action, ImportStep},
        import_session::{FileReading, ImportSession, Understood},
        look::Look,
        page::Page,
    },
    stage::{self, Stage},
};
use crate::{
    document::Preview,
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

fn file(name: &str, text: &str) -> FileReading {
    let source = Source::new(name, text.as_bytes());
    let outcome = read(&source, &Known::new(catalogue()), &|_| {}, &|| false)
        .map(|reading| Understood { preview: Preview::default(), reading })
        .map_err(|error| error.to_string());
    FileReading { name: name.to_owned(), outcome }
}

fn window(files: Vec<FileReading>, look: Look, width: f32, height: f32) -> Harness<'static, Stage> {
    let mut stage = Stage::new(stage::document(), Page::Import, look);
    let mut session = ImportSession { files, ..ImportSession::default() };
    session.look_ahead(stage.state.document());
    stage.state.import = Some(session);
    let mut window = stage.shown(width, height);
    window.run();
    window
}

fn both() -> Vec<FileReading> {
    vec![
        file("VSB06_Q4.csv", BOOKING),
        FileReading {
            name: "photo.xlsx".to_owned(),
            outcome: Err("photo.xlsx is not a spreadsheet.".to_owned()),
        },
    ]
}

#[test]
fn the_button_says_what_it_will_do() {
    let mut window = window(both(), Look::Light, 1280.0, 800.0);
    let figures = window.state().state.import.as_ref().unwrap().figures();
    assert!(figures > 0);
    window.get_by_label(&format!("Import 1 file ({figures} figures)")).click();
    window.run();
    assert!(matches!(window.state().actions.last(), Some(Action::Import(ImportStep::Confirm))));
}

#[test]
fn without_a_ready_file_nothing_can_be_imported() {
    let mut files = both();
    files.remove(0);
    let mut window = window(files, Look::Light, 1280.0, 800.0);
    window.get_by_label("photo.xlsx is not a spreadsheet.");
    window.get_by_role_and_label(eframe::egui::Role::Button, "Import").click();
    window.run();
    assert!(window.state().actions.is_empty());
    window.get_by_label("Leave out").click();
    window.run();
    assert!(matches!(window.state().actions.last(), Some(Action::Import(ImportStep::Drop(0)))));
}

#[test]
fn another_role_for_a_column_reads_the_sheet_again() {
    let mut window = window(both(), Look::Light, 1280.0, 800.0);
    window.get_by_role_and_label(eframe::egui::Role::ComboBox, "Column B").click();
    window.run();
    window.get_by_role_and_label(eframe::egui::Role::Button, "Note").click();
    window.run();
    let asked = window.state().actions.last().unwrap();
    let Action::Import(ImportStep::Remap { file: 0, sheet: 0, mapping }) = asked else { panic!("{asked:?}") };
    assert_eq!(mapping.columns.get(1), Some(&ColumnRole::Note));
}

#[test]
fn a_row_number_moves_the_headings() {
    let mut window = window(both(), Look::Light, 1280.0, 800.0);
    window.get_by_label("Row 2: headings begin here").click();
    window.run();
    let asked = window.state().actions.last().unwrap();
    assert!(
        matches!(asked, Action::Import(ImportStep::Remap { mapping, .. }) if mapping.header_row == 1),
        "{asked:?}"
    );
}

#[test]
fn what_would_change_is_listed_with_both_values_and_the_cell() {
    let window = window(both(), Look::Light, 1280.0, 1400.0);
    // March 2011 was 313 of 394, 79.4%; the return says 300 of 394, 76.1%.
    let all: Vec<String> = window.state().state.screens.import.digest.lists.revised.clone();
    assert_eq!(all, ["Exampleton, Booked by 12 weeks, Mar 2011: 79.4% becomes 76.1% (F6)"]);
    assert!(window.query_by_label_contains("1 revised").is_some());
    assert!(window.query_by_label_contains("1 hidden").is_some());
}

#[test]
fn what_two_files_share_is_new_in_the_first_only() {
    // The second file has the three figures of Exampleton again and one more.
    let more = "Org code,Org name,Period,Number assessed by 12w6d,Number of maternities\n\
        5ZZ,Exampleton,Q1 2010-11,962,1142\n\
        5ZZ,Exampleton,Q2 2010-11,930,1131\n\
        5ZZ,Exampleton,Q4 2010-11,901,1120\n";
    let mut session = ImportSession {
        files: vec![file("First.csv", BOOKING), file("Second.csv", more)],
        ..ImportSession::default()
    };
    session.look_ahead(&crate::document::Document::default());
    let second = |session: &ImportSession| session.files[1].outcome.as_ref().unwrap().preview.clone();
    assert_eq!((second(&session).added, second(&session).unchanged), (1, 2));
    session.files.swap(0, 1);
    session.files.pop();
    session.look_ahead(&crate::document::Document::default());
    assert_eq!(session.files[0].outcome.as_ref().unwrap().preview.added, 3);
}
