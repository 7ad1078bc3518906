//! The board paper and the comparison of two scorecards, used as a person uses them.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spruce::{
    app::{Opening, Page},
    document::{Edit, load, save},
    report::charts::ChartKind,
};
use strum::IntoEnumIterator as _;

use crate::window::Window;

fn paper() -> Window {
    let mut window = Window::open(Opening::Example);
    window.press("Board paper page");
    window
}

fn undo(window: &mut Window) {
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
}

#[test]
fn the_paper_is_laid_out_and_its_parts_are_left_out_and_moved() {
    let mut window = paper();
    assert_eq!(window.harness.state().page(), &Page::BoardPaper);
    assert!(!window.shows("Laying the pages out"), "the pages are there");
    assert!(window.shows("exceptions wait for somebody to say why"));
    let is_ticked = |window: &Window, name: &str| {
        let tick = window.harness.get_by_role_and_label(Role::CheckBox, name);
        tick.accesskit_node().toggled() == Some(eframe::egui::accesskit::Toggled::True)
    };
    window.harness.get_by_role_and_label(Role::CheckBox, "Cover").click();
    window.settle();
    assert!(!is_ticked(&window, "Cover"));
    undo(&mut window);
    assert!(is_ticked(&window, "Cover"));
    window.press("Move Summary up");
    let before = |window: &Window, first: &str, second: &str| {
        let top = |name: &str| window.harness.get_by_role_and_label(Role::CheckBox, name).rect().top();
        top(first) < top(second)
    };
    assert!(before(&window, "Summary", "Cover"));
    window.harness.get_by_role_and_label(Role::CheckBox, "Summary").focus();
    window.harness.run_steps(2);
    window.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    window.settle();
    assert!(before(&window, "Cover", "Summary"));
    // The keys stay with the part: pressed again, it goes on.
    window.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    window.settle();
    assert!(before(&window, "Sections and balance", "Summary"));
}

#[test]
fn the_facts_of_the_meeting_are_kept_and_undone() {
    let mut window = paper();
    window.type_into("Reference", "/7");
    window.harness.get_by_role_and_label(Role::TextInput, "Author").focus();
    window.settle();
    window.press("Overview page");
    window.press("Board paper page");
    let reference = |window: &Window| {
        window.harness.get_by_role_and_label(Role::TextInput, "Reference").value().unwrap_or_default()
    };
    assert_eq!(reference(&window), "EX/11/42/7");
    undo(&mut window);
    assert_eq!(reference(&window), "EX/11/42");
}

#[test]
fn somebody_says_why_a_figure_is_as_it_is() {
    let mut window = paper();
    // High enough for what stands below the facts of the meeting.
    window.harness.set_size(vec2(1280.0, 1700.0));
    window.settle();
    window.press("Neonatal cot occupancy");
    let why = |window: &Window| {
        let field = Role::MultilineTextInput;
        window.harness.get_by_role_and_label(field, "Why the figure is as it is").value()
    };
    let field = Role::MultilineTextInput;
    window
        .harness
        .get_by_role_and_label(field, "Why the figure is as it is")
        .type_text("Two cots were closed.");
    window.settle();
    window.press_button("Add an action");
    let action = window.harness.get_by_role_and_label(Role::TextInput, "Action 1");
    assert!(action.accesskit_node().is_focused(), "what is typed next belongs to it");
    window.type_into("Action 1", "Open them");
    // As the main button of the dialog, from whichever field.
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert!(!window.shows("Keep it"), "the dialog is answered");
    window.press("Neonatal cot occupancy");
    assert_eq!(why(&window).as_deref(), Some("Two cots were closed."));
}

#[test]
fn another_scorecard_is_opened_beside_this_one() {
    let mut window = Window::open(Opening::Example);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.settle();
    let now = window.desk.path().join("now.spruce");
    window.type_path(&now);
    let (document, _) = load(&now).unwrap();
    let then = Edit::SetPeriod(spruce::domain::Period::quarter(2010, 3)).apply(&document);
    let path = window.desk.path().join("then.spruce");
    save(&then, &path, None).unwrap();
    window.press("Changes page");
    window.press_button("Choose a scorecard…");
    window.type_path(&path);
    assert!(window.shows("Up to Q4 2010/11 beside up to Q3 2010/11"));
    assert!(window.shows("Worse: ") || window.shows("Better: "));
    window.press_button("Close it");
    assert!(window.shows("Compare with another scorecard"));
    // What is no scorecard says so.
    window.press_button("Choose a scorecard…");
    let other = window.put("other.txt", "nothing");
    window.type_path(&other);
    assert!(window.shows("other.txt is not a Spruce scorecard"));
}

fn files_in(folder: &std::path::Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The question which charts to save, with all kinds but the tree and the balance unticked.
fn two_kinds(window: &mut Window) {
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.settle();
    let others = ChartKind::iter().filter(|kind| !matches!(kind, ChartKind::Tree | ChartKind::Balance));
    for kind in others {
        window.harness.get_by_role_and_label(Role::CheckBox, kind.name()).click();
        window.harness.run_steps(2);
    }
}

#[test]
fn a_chosen_set_of_charts_goes_into_a_folder() {
    let mut window = Window::open(Opening::Example);
    two_kinds(&mut window);
    window.harness.get_by_label("SVG drawing").click();
    window.settle();
    window.press_button("Choose a folder…");
    let folder = window.desk.path().join("charts");
    window.type_path(&folder);
    assert!(window.shows("Saved 2 charts in"));
    let expected = ["00 Exampleton PCT, balance of the sides.svg", "00 Exampleton PCT, section tree.svg"];
    assert_eq!(files_in(&folder), expected);
    // With nothing ticked there is nothing to go on with.
    two_kinds(&mut window);
    for kind in [ChartKind::Tree, ChartKind::Balance] {
        window.harness.get_by_role_and_label(Role::CheckBox, kind.name()).click();
        window.settle();
    }
    let go_on = window.harness.get_by_role_and_label(Role::Button, "Choose a folder…");
    assert!(go_on.accesskit_node().is_disabled());
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let mut window = Window::open(Opening::Example);
    let file = window.put("notes.txt", "a file");
    for (folder, why) in [
        (file.clone(), "a file of that name is there"),
        (file.join("charts"), "the folder above it is a file"),
        (window.desk.path().join("gone").join("charts"), "the folder above it is not there"),
    ] {
        two_kinds(&mut window);
        window.press_button("Choose a folder…");
        window.type_path(&folder);
        assert!(window.shows("nothing was written") && window.shows(why), "{}", folder.display());
    }
    assert_eq!(files_in(window.desk.path()), ["notes.txt"]);
}

#[test]
fn saving_all_charts_shows_how_far_it_is_and_can_be_stopped() {
    let mut window = Window::open(Opening::Example);
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.settle();
    window.press_button("Choose a folder…");
    let folder = window.desk.path().join("all");
    window.harness.get_by_role(Role::TextInput).focus();
    window.harness.run_steps(2);
    window.harness.get_by_role(Role::TextInput).type_text(&folder.display().to_string());
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::Button, "Go on").click();
    window.harness.run_steps(3);
    assert!(window.shows("Saving the charts"));
    window.harness.get_by_role_and_label(Role::Button, "Cancel").click();
    window.settle();
    assert!(!window.shows("Saving the charts") && !window.shows("Saved"));
    // What was written before is whole: a PNG file ends with its last part.
    for name in files_in(&folder) {
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        assert!(bytes.ends_with(b"IEND\xaeB`\x82"), "{name}");
    }
}
