//! Another workbook, questions of one's own and a colleague's copy, in the window.

use std::path::Path;

use eframe::egui::{accesskit::Role, vec2};
use egui_kittest::kittest::Queryable as _;
use spruce::{
    app::Opening,
    document::{Document, Edit, save},
    workbook::shipped,
    workshop::{BookEntry, WorkshopEdit},
};

use crate::window::Window;

/// Answers the question for a path beside other fields.
fn type_path(window: &mut Window, path: &Path) {
    window.type_into("Path", &path.display().to_string());
    window.press_button("Go on");
}

#[test]
fn another_workbook_is_opened_from_a_file_and_a_wrong_one_changes_nothing() {
    let mut window = Window::open(Opening::Example);
    let text = shipped()[1].text().unwrap().replacen("Generic diagnostic framework", "Our own", 1);
    let wrong = window
        .put("wrong.ron", &text.replacen("number: 4,\n            name", "number: 3,\n            name", 1));
    let own = window.put("own.ron", &text);
    window.press("Methods page");
    window.press_button("Open another workbook…");
    type_path(&mut window, &wrong);
    assert!(window.shows("section 3: it is there 2 times"));
    assert!(!window.shows("uses the workbook"), "the one before stays");
    window.press_button("Open another workbook…");
    type_path(&mut window, &own);
    assert!(window.shows("The scorecard uses the workbook Our own, version 1 now."));
}

#[test]
fn where_a_colleague_says_something_else_a_person_chooses() {
    let saying = |gap: &str| {
        let entry = BookEntry { gap: gap.to_owned(), ..BookEntry::default() };
        Edit::Workshop(WorkshopEdit::SetBookEntry { place: "13.1.1".to_owned(), entry: Box::new(entry) })
    };
    let desk = tempfile::tempdir().unwrap();
    let [mine, theirs] = ["mine.spruce", "theirs.spruce"].map(|name| desk.path().join(name));
    save(&saying("No cots").apply(&Document::default()), &theirs, None).unwrap();
    save(&saying("No money").apply(&Document::default()), &mine, None).unwrap();
    let mut window = Window::open(Opening::Files(vec![mine]));
    window.harness.set_size(vec2(1280.0, 1000.0));
    window.press("File");
    window.press("Merge a colleague’s workshop…");
    type_path(&mut window, &theirs);
    assert!(window.shows("Question 13.1.1, gap") && window.shows("No cots") && window.shows("No money"));
    window
        .harness
        .get_by_role_and_label(Role::RadioButton, "Question 13.1.1, gap, The other copy: No cots")
        .click();
    window.settle();
    window.press_button("Merge");
    assert!(window.window_is_dirty() && !window.shows("Question 13.1.1, gap"));
}
