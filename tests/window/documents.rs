//! A scorecard's file that others change, hold open or take away; going back to what was saved.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use eframe::egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spruce::{
    app::Opening,
    document::{Document, Edit, load, save},
};

use crate::window::Window;

/// A scorecard on disk with nothing but an edition.
fn scorecard(folder: &Path, edition: &str) -> PathBuf {
    let path = folder.join("Shared.spruce");
    save(&Edit::SetEdition(edition.to_owned()).apply(&Document::default()), &path, None).unwrap();
    path
}

/// Waits until the window says this.
fn wait_for(window: &mut Window, words: &str) {
    let patience = Instant::now() + Duration::from_secs(30);
    while !window.shows(words) {
        assert!(Instant::now() < patience, "nobody said “{words}”");
        std::thread::sleep(Duration::from_millis(100));
        window.harness.run_steps(2);
    }
}

/// Changes something that can be undone: the setting of the standards.
fn change_something(window: &mut Window) {
    window.press("Standards page");
    window.harness.run_steps(2);
    window.press("In force at the end of each period");
}

#[test]
fn what_somebody_else_saves_is_noticed_while_it_is_open_and_can_be_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let path = scorecard(folder.path(), "2011");
    let mut window = Window::open(Opening::Files(vec![path.clone()]));
    change_something(&mut window);
    assert!(window.window_is_dirty());
    let (theirs, _) = load(&path).unwrap();
    let theirs = Edit::SetArea("5ZZ".into()).apply(&theirs);
    let their_stamp = save(&theirs, &path, None).unwrap();
    wait_for(&mut window, "Shared.spruce holds something else than this window");
    window.press_button("Keep mine");
    assert!(window.window_is_dirty());
    // Saving asks once more, and writes over nothing by itself.
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.settle();
    assert!(window.shows("is not as it was when you opened it"));
    window.press_button("Cancel");
    assert_eq!(load(&path).unwrap(), (theirs.clone(), their_stamp));
    save(&Edit::SetArea("5YY".into()).apply(&theirs), &path, None).unwrap();
    wait_for(&mut window, "Shared.spruce holds something else than this window");
    window.press_button("Load theirs");
    assert!(!window.window_is_dirty() && window.shows("Undo brings back what was here"));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(window.window_is_dirty());
}

#[test]
fn a_message_that_comes_while_somebody_types_leaves_the_keyboard_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = scorecard(folder.path(), "2011");
    let mut window = Window::open(Opening::Files(vec![path.clone()]));
    window.press("Settings page");
    window.type_into("Your name", "Pat");
    std::fs::remove_file(&path).unwrap();
    wait_for(&mut window, "Shared.spruce is no longer where it was");
    window.harness.event(Event::Text(" Smith".to_owned()));
    window.settle();
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Your name");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("Pat Smith"));
}

#[test]
fn what_is_open_in_another_window_is_opened_as_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = scorecard(folder.path(), "2011");
    let first = Window::open(Opening::Files(vec![path.clone()]));
    let mut second = Window::open(Opening::Files(vec![path.clone()]));
    assert!(second.shows("Shared.spruce is open in another window"));
    assert!(second.harness.state().window_title().contains("Shared (copy)"));
    change_something(&mut second);
    second.press("Overview page");
    // It has no place yet, and that of the first window is taken.
    second.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    second.settle();
    second.type_path(&path);
    assert!(second.shows("Shared.spruce was not saved: it is open in another window"));
    assert!(second.window_is_dirty());
    drop(first);
    let third = Window::open(Opening::Files(vec![path]));
    assert!(!third.shows("is open in another window"));
}

#[test]
fn going_back_to_what_was_saved_says_what_is_lost_and_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = scorecard(folder.path(), "2011");
    let mut window = Window::open(Opening::Files(vec![path]));
    change_something(&mut window);
    window.press_button("File");
    window.press_button("Revert to saved…");
    assert!(window.shows("change of standards to those in force"));
    window.press_button("Revert");
    assert!(!window.window_is_dirty());
    window.press_button("Edit");
    assert!(window.shows("Undo return to what was saved"));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(window.window_is_dirty());
}

#[test]
fn a_file_that_goes_away_is_told_of_and_saved_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = scorecard(folder.path(), "2011");
    let mut window = Window::open(Opening::Files(vec![path.clone()]));
    std::fs::remove_file(&path).unwrap();
    wait_for(&mut window, "Shared.spruce is no longer where it was");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.settle();
    assert_eq!(load(&path).unwrap().0.settings.edition, "2011");
}

#[test]
fn a_scorecard_whose_folder_goes_away_stays_in_the_window_and_is_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("drive");
    std::fs::create_dir(&place).unwrap();
    let path = scorecard(&place, "2011");
    let mut window = Window::open(Opening::Files(vec![path]));
    change_something(&mut window);
    std::fs::remove_dir_all(&place).unwrap();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.settle();
    assert!(window.shows("Shared.spruce was not saved: the folder"));
    assert!(window.window_is_dirty());
    // A copy leaves the scorecard what it is; under another name it has a place again.
    window.press("Overview page");
    let copy = folder.path().join("Copy.spruce");
    window.press_button("File");
    window.press_button("Save a copy…");
    window.type_path(&copy);
    assert!(window.window_is_dirty());
    assert_eq!(load(&copy).unwrap().0.settings.edition, "");
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.settle();
    window.type_path(&folder.path().join("Again.spruce"));
    assert!(!window.window_is_dirty());
}
