//! The recording book, used as people at a workshop use it.

use eframe::egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::kittest::Queryable as _;
use spruce::app::Opening;

use crate::window::Window;

/// The page of section 3 in the example, high enough for all its questions.
fn section() -> Window {
    let mut window = Window::open(Opening::Example);
    window.press("Sections page");
    window.harness.set_size(vec2(1280.0, 3000.0));
    window.settle();
    window.harness.get_by_label_contains("3. Cost effectiveness,").click();
    window.settle();
    window
}

fn choose(window: &mut Window, question: &str, level: &str) {
    let name = format!("Level of {question}");
    window.harness.get_by_role_and_label(Role::ComboBox, &name).click();
    window.settle();
    window.press(level);
}

fn undo(window: &mut Window) {
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
}

#[test]
fn levels_are_said_scored_and_undone() {
    let mut window = section();
    assert!(window.shows("Not yet assessed: "));
    choose(&mut window, "3.1.1", "3 Systematic");
    choose(&mut window, "3.1.2", "1 Ad hoc");
    assert!(window.shows("Assessed at 50%, from 2 of "));
    undo(&mut window);
    assert!(window.shows("Assessed at 75%, from 1 of "));
}

#[test]
fn parts_are_ticked_and_notes_and_votes_are_kept() {
    let mut window = section();
    assert!(window.shows("0 of 2 in place"));
    window.harness.get_by_label_contains("3.1.2a, ").click();
    window.settle();
    assert!(window.shows("1 of 2 in place"));
    window.press("Write notes, 3.1.2");
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Gap").focus();
    window.harness.run_steps(2);
    let gap = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Gap");
    gap.type_text("Nobody modelled it.");
    window.settle();
    window.press("Done, 3.1.2");
    assert!(window.shows("Gap: Nobody modelled it."));
    undo(&mut window);
    assert!(!window.shows("Gap: "));
    assert!(window.shows("1 of 2 in place"));
}

#[test]
fn a_contradiction_is_named() {
    let mut window = section();
    window.harness.get_by_label_contains("11. Adequate service volumes,").click();
    window.settle();
    choose(&mut window, "11.1.1", "4 Systematic, equitable and evidenced");
    // Three of its four indicators are not met in the example.
    assert!(
        window.shows("Assessed as systematic, equitable and evidenced (100%); 3 of 4 indicators not met.")
    );
}

#[test]
fn what_was_undone_does_not_come_back_from_notes_that_are_open() {
    let mut window = section();
    window.press("Write notes, 3.1.1");
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Gap").focus();
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Gap").type_text("A slip.");
    window.settle();
    // Leaving the field keeps it.
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Strength").focus();
    window.settle();
    window.harness.get_by_role_and_label(Role::ComboBox, "Level of 3.1.1").focus();
    window.settle();
    undo(&mut window);
    window.press("Done, 3.1.1");
    assert!(!window.shows("Gap: A slip."));
}

#[test]
fn what_is_still_being_typed_is_saved_too() {
    let mut window = section();
    window.press("Write notes, 3.1.1");
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Gap").focus();
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Gap").type_text("Half a sent");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.settle();
    let path = window.desk.path().join("typed.spruce");
    window.harness.get_by_label("Path").focus();
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::TextInput, "Path").type_text(&path.display().to_string());
    window.settle();
    window.press_button("Go on");
    let (document, _) = spruce::document::load(&path).unwrap();
    assert_eq!(document.workshops.now.recording.entry("3.1.1").unwrap().gap, "Half a sent");
}
