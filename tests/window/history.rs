//! The history is read, searched, followed and exported.

use eframe::egui::{Key, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spruce::app::{Opening, Page};

use crate::window::Window;

#[test]
fn the_history_is_read_searched_followed_and_exported() {
    let mut window = Window::open(Opening::Example);
    window.press("History page");
    assert!(window.shows("the latest first."));
    assert!(window.shows("Exampleton performance team (made up)"));
    window.type_into("Find", "satod 2010-11");
    assert!(window.shows("Import of SATOD 2010-11.csv"));
    assert!(window.shows("1 of "));
    window.harness.get_by_role_and_label(Role::Link, "Import of SATOD 2010-11.csv").click();
    window.settle();
    assert_eq!(window.harness.state().page(), &Page::Returns);
    // On a page without a field of its own, the only field is that for the path.
    window.press_button("File");
    window.press_button("Export the history…");
    let path = window.desk.path().join("history.csv");
    window.type_path(&path);
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("Import of SATOD 2010-11.csv"));
}

#[test]
fn the_keyboard_walks_the_changes_and_goes_where_they_were_made() {
    let mut window = Window::open(Opening::Example);
    window.press("History page");
    window.type_into("Find", "local target infant mortality");
    window.harness.get_by_role_and_label(Role::List, "Changes, the latest first").focus();
    window.harness.run_steps(2);
    let value = |window: &Window| {
        window
            .harness
            .get_by_role_and_label(Role::List, "Changes, the latest first")
            .accesskit_node()
            .value()
            .unwrap_or_default()
    };
    let day = value(&window);
    window.harness.key_press(Key::ArrowDown);
    window.settle();
    assert!(value(&window).contains("Local target Exampleton 2010") && value(&window) != day);
    window.harness.key_press(Key::Enter);
    window.settle();
    assert_eq!(window.harness.state().page(), &Page::Indicator("infant_mortality".into()));
}

#[test]
fn what_a_person_does_is_told_at_once_and_of_whom() {
    let mut window = Window::open(Opening::Start);
    let file = window.put(
        "SATOD.csv",
        "PCT code,PCT name,Period,Number of maternities,Number of women smoking at delivery,% smoking at delivery\n\
         5ZZ,Exampleton PCT,Q3 2010/11,1000,210,21.0%\n",
    );
    window.press_button("Import returns…");
    window.type_path(&file);
    window.press_button("Import 1 file (1 figure)");
    window.press("History page");
    assert!(window.shows("Import of SATOD.csv"));
    assert!(window.shows("1 new"));
}
