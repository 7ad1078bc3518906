//! Changes that were not saved come back after the program is gone.

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use spruce::{app::Opening, document::LeftBehind};

use crate::window::Window;

/// Says something of question 13.1.1 in the example.
fn say_something(window: &mut Window) {
    window.press("Workshop page");
    window.press("Run");
    window.harness.get_by_role_and_label(Role::RadioButton, "Ad hoc").click();
    window.settle();
}

#[test]
fn what_was_not_saved_is_offered_and_opens_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::keeping(Opening::Example, folder.path());
    say_something(&mut window);
    assert!(window.shows("not saved; a copy is kept"));
    // The program is gone without a word.
    drop(window);
    let mut window = Window::keeping(Opening::Start, folder.path());
    assert!(window.shows("Changes that were not saved"));
    window.press("Open the changes of Exampleton (example)");
    assert!(window.shows("is as it was, with its unsaved changes"));
    assert!(window.window_is_dirty());
    // Taken back, there is still something to save: the file on disk knows nothing of it.
    drop(window);
    assert_eq!(LeftBehind::all(folder.path()).len(), 1);
}

#[test]
fn what_is_saved_or_thrown_away_is_not_offered() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::keeping(Opening::Example, folder.path());
    say_something(&mut window);
    window.press("Overview page");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.settle();
    let path = window.desk.path().join("said.spruce");
    window.type_path(&path);
    assert!(!window.window_is_dirty());
    let desk = window.desk;
    drop(window.harness);
    assert!(LeftBehind::all(folder.path()).is_empty());
    let mut window = Window::keeping(Opening::Files(vec![desk.path().join("said.spruce")]), folder.path());
    window.press("Workshop page");
    window.press("Run");
    window.harness.get_by_role_and_label(Role::RadioButton, "Systematic").click();
    window.settle();
    drop(window);
    let mut window = Window::keeping(Opening::Start, folder.path());
    window.press("Throw the changes of said.spruce away");
    assert!(!window.shows("Changes that were not saved"));
    assert!(LeftBehind::all(folder.path()).is_empty());
}
