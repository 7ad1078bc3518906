//! A workshop, played through as a facilitator does: by keyboard, and by mouse.

use eframe::egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::kittest::Queryable as _;
use spruce::app::Opening;

use crate::window::{Window, before_any_workshop};

fn workshop() -> Window {
    let (_folder, opening) = before_any_workshop();
    let mut window = Window::open(opening);
    window.press("Workshop page");
    window.harness.set_size(vec2(1280.0, 1600.0));
    window.settle();
    window
}

fn key(window: &mut Window, key: Key) {
    window.harness.key_press(key);
    window.settle();
}

fn type_text(window: &mut Window, text: &str) {
    window.harness.event(eframe::egui::Event::Text(text.to_owned()));
    window.settle();
}

#[test]
fn questions_are_answered_and_noted_by_keyboard_alone() {
    let mut window = workshop();
    window.press("Run");
    // Section 13 comes first.
    assert!(window.shows("Does the area belong to an active neonatal network?"));
    key(&mut window, Key::Num3);
    assert!(window.shows("1 of 143 answered"));
    key(&mut window, Key::S);
    type_text(&mut window, "One network for all");
    key(&mut window, Key::Enter);
    assert!(window.shows("Take away the strength “One network for all”"));
    key(&mut window, Key::Escape);
    key(&mut window, Key::G);
    type_text(&mut window, "No cots at night");
    key(&mut window, Key::Enter);
    key(&mut window, Key::Escape);
    key(&mut window, Key::A);
    type_text(&mut window, "Open two cots");
    key(&mut window, Key::Tab);
    type_text(&mut window, "Network manager");
    key(&mut window, Key::Tab);
    type_text(&mut window, "30/09/2027");
    key(&mut window, Key::Enter);
    assert!(window.shows("Open two cots · Network manager · by 30 September 2027"));
    key(&mut window, Key::Escape);
    key(&mut window, Key::P);
    type_text(&mut window, "Who pays for transfers?");
    key(&mut window, Key::Enter);
    assert!(window.shows("Settled: Who pays for transfers?"));
    key(&mut window, Key::Escape);
    key(&mut window, Key::PageDown);
    assert!(window.shows("2 of 143") && !window.shows("No cots at night"));
    key(&mut window, Key::PageUp);
    assert!(window.shows("Take away the gap “No cots at night”"));
}

#[test]
fn keys_that_are_typed_into_a_line_say_nothing_of_the_level() {
    let mut window = workshop();
    window.press("Run");
    key(&mut window, Key::G);
    type_text(&mut window, "2 of 4 networks");
    key(&mut window, Key::Num2);
    assert!(window.shows("0 of 143 answered"));
}

#[test]
fn what_is_typed_and_left_is_kept() {
    let mut window = workshop();
    window.press("Run");
    key(&mut window, Key::S);
    type_text(&mut window, "A lead midwife");
    window.press("Next");
    window.press("Previous");
    assert!(window.shows("Take away the strength “A lead midwife”"));
}

#[test]
fn the_list_says_who_is_missing_and_which_organisation_has_no_voice() {
    let mut window = workshop();
    assert!(window.shows("24 of the 24 suggested roles have nobody yet."));
    window.press("Invite the Head of midwifery");
    assert!(window.shows("23 of the 24 suggested roles have nobody yet."));
    assert!(window.shows("Without a voice: Commissioning and primary care; Health protection unit"));
    let attendance = "Attendance, Head of midwifery";
    window.harness.get_by_role_and_label(Role::ComboBox, attendance).click();
    window.settle();
    window.press("Declined");
    assert!(window.shows("Acute or foundation trust; "));
}

#[test]
fn a_workshop_is_kept_and_the_next_is_compared_with_it() {
    let mut window = workshop();
    window.press("Run");
    key(&mut window, Key::Num1);
    window.press("Over time");
    window.press("Keep this workshop and begin the next");
    assert!(window.shows("Workshop 1, without a date"));
    window.press("Run");
    assert!(window.shows("0 of 143 answered"));
    key(&mut window, Key::Num3);
    window.press("Over time");
    assert!(window.shows("Ad hoc → Systematic"));
    assert!(window.shows("+50"));
}

#[test]
fn the_room_sees_the_question_in_a_window_of_its_own() {
    let mut window = workshop();
    window.press("Run");
    key(&mut window, Key::Num4);
    window.press("Show on a projector");
    // Without a second window it stands in this one.
    let large = window.harness.query_all_by_label("Does the area belong to an active neonatal network?");
    assert_eq!(large.count(), 2);
    window.press("Close the projector window");
}

#[test]
fn the_example_shows_what_was_said_last_time() {
    let mut window = Window::open(Opening::Example);
    window.press("Workshop page");
    window.press("Run");
    assert!(window.shows("0 of 143 answered") && window.shows("Last time: Systematic"));
    window.press("Over time");
    assert!(window.shows("Workshop of 26 January 2011") && window.shows("82 of 143 questions answered"));
}

#[test]
fn the_summary_the_blank_book_and_the_list_are_saved_before_there_is_any_figure() {
    let mut window = Window::open(Opening::Start);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.settle();
    window.press("Workshop page");
    window.press("Invite all suggested roles");
    for (entry, file) in [
        ("Summary as PDF", "summary.pdf"),
        ("Summary as Excel workbook", "summary.xlsx"),
        ("Blank recording book as Word document", "book.docx"),
        ("Invitation list, without names", "invited.csv"),
    ] {
        window.press("Save…");
        window.press(entry);
        let path = window.desk.path().join(file);
        window.harness.get_by_label("Path").focus();
        window.harness.run_steps(2);
        window.harness.get_by_role_and_label(Role::TextInput, "Path").type_text(&path.display().to_string());
        window.settle();
        window.press_button("Go on");
        assert!(path.exists(), "{entry}");
    }
}
