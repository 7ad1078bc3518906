//! Actions, high impact changes and equality, used as people use them after a workshop.

use eframe::egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};
use spruce::document::Look;

use crate::window::{Window, before_any_workshop};

fn example(page: &str) -> Window {
    let builder = Harness::builder().with_accessibility_check(true);
    let (_folder, opening) = before_any_workshop();
    let mut window = Window::built(builder, opening, Look::Light);
    window.harness.set_size(vec2(1280.0, 2400.0));
    window.press(page);
    window
}

fn write_into(window: &mut Window, label: &str, text: &str) {
    window.harness.get_by_role_and_label(Role::MultilineTextInput, label).focus();
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::MultilineTextInput, label).type_text(text);
    window.settle();
}

fn undo(window: &mut Window) {
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
}

fn choose(window: &mut Window, list: &str, entry: &str) {
    window.harness.get_by_role_and_label(Role::ComboBox, list).click();
    window.settle();
    window.press(entry);
}

#[test]
fn an_action_is_written_down_checked_changed_and_undone() {
    let mut window = example("Actions page");
    assert!(window.shows("No action is written down yet"));
    window.press_button("New action…");
    assert!(window.shows("SMART: 0 of 5"));
    assert!(window.shows("Agree who leads it, and write the role."));
    // The keyboard is where one writes first.
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "What is done")
        .type_text("Train all midwives");
    window.settle();
    assert!(window.shows("Say more exactly what is done"));
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "What is done")
        .type_text(" in brief advice");
    window.settle();
    window.type_into("Lead (a role)", "Head of midwifery");
    window.type_into("Organisations, with commas between", "Exampleton Hospitals, Exampleton PCT");
    window.type_into("Begins", "1 July 2010");
    window.type_into("Due", "31/12/2010");
    window.type_into("Milestone", "Half of them by September");
    assert!(!window.shows("SMART: "), "nothing is missing");
    window.press_button("Keep it");
    assert!(window.shows("1 action: 1 overdue"));
    assert!(window.shows("31 Dec 2010, "));
    choose(&mut window, "Status of action 1", "Done");
    assert!(window.shows("1 action: 1 done"));
    undo(&mut window);
    assert!(window.shows("1 action: 1 overdue"));
    window.press("Due within 30 days");
    assert!(!window.shows("Action 1: "));
    window.press("Overdue");
    window.press("Action 1: Train all midwives in brief advice");
    window.press_button("Take it out");
    assert!(window.shows("No action is written down yet"));
    undo(&mut window);
    window.press("Save the actions…");
    let path = window.desk.path().join("due.ics");
    window.type_path(&path);
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("DTSTART;VALUE=DATE:20101231\r\n"), "{text}");
}

#[test]
fn an_action_for_an_indicator_shows_it_before_and_after() {
    let mut window = example("Scorecard page");
    window.press("Smoking at delivery");
    window.harness.get_by_label("New action: Smoking at delivery").click();
    window.settle();
    assert!(window.shows("Should change"));
    assert!(window.shows("There is no figure yet of a period that began after the action did"));
    // The example's figures go up to March 2011.
    window.type_into("Begins", "1 April 2010");
    assert!(window.shows("Before and after: Smoking at delivery"));
    assert!(window.shows("Q1 2010/11 to Q4 2010/11"));
    assert!(window.shows("95% interval"));
    window.type_into("To the value (%)", "fifteen");
    write_into(&mut window, "What is done", "Refer every smoker at booking");
    assert!(window.shows("Write the expected value as a number"));
    window.harness.key_press(Key::Escape);
    window.settle();
    assert!(!window.shows("Should change"), "Escape leaves it");
}

#[test]
fn an_action_comes_from_a_gap_with_what_was_recommended() {
    let mut window = example("Sections page");
    window.harness.get_by_label_contains("3. Cost effectiveness,").click();
    window.settle();
    assert!(!window.shows("New action: Question 3.1.2"));
    window.press("Write notes, 3.1.2");
    write_into(&mut window, "Recommendation", "Model what it would cost.");
    window.press("Done, 3.1.2");
    window.press("New action: Question 3.1.2");
    assert!(window.shows("Question 3.1.2"));
    // By keyboard alone.
    window.harness.get_by_role_and_label(Role::Button, "Keep it").focus();
    window.harness.run_steps(2);
    window.harness.key_press(Key::Enter);
    window.settle();
    assert!(window.shows("1. Model what it would cost. (not started)"));
}

#[test]
fn a_high_impact_change_is_judged_led_and_acted_on() {
    let mut window = example("High impact changes page");
    assert!(window.shows("0 of 16 in place"));
    window.press("6. Stop-smoking services: not yet said");
    window.press("Partly in place");
    assert!(window.shows("0 of 16 in place, 1 in part"));
    window.type_into("Lead (a role)", "Director of public health");
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Note").focus();
    window.settle();
    // The lead of the change leads its actions unless somebody else does.
    window.press("New action: 6. Stop-smoking services");
    write_into(&mut window, "What is done", "Open a clinic at each hospital");
    window.press_button("Keep it");
    assert!(window.shows("1. Open a clinic at each hospital"));
    window.press("Actions page");
    assert!(window.shows("Director of public health"));
    window.press("High impact changes page");
    window.press("Chart");
    assert!(window.shows("0 of 16 high impact changes are in place, 1 in part"));
}

#[test]
fn equality_is_filled_in_by_keyboard_and_its_gaps_stand_in_their_sections() {
    let mut window = example("Equality page");
    window.harness.get_by_label("Analyses for Race: None").focus();
    window.harness.run_steps(2);
    window.harness.key_press(Key::Enter);
    window.settle();
    window.harness.get_by_role_and_label(Role::TextInput, "What it is of").type_text("Equity audit");
    window.settle();
    window.press("Done");
    window.press_button("Keep it");
    window.harness.get_by_label("Analyses for Race: Done, with steps left");
    assert!(window.shows("“Equity audit” is done, but it is not acted on and it is not monitored."));
    assert!(window.shows("There is no analysis for age, disability, gender reassignment"));
    window.harness.get_by_label("Equity audit: Acted on").focus();
    window.harness.run_steps(2);
    window.harness.key_press(Key::Space);
    window.settle();
    assert!(window.shows("“Equity audit” is done, but it is not monitored."));
    window.press("Equity audit: Monitored");
    window.harness.get_by_label("Analyses for Race: Done and followed up");
    window.press("Sections page");
    window.harness.get_by_label_contains("4. Accessibility,").click();
    window.settle();
    assert!(window.shows("There is no analysis for age"));
    window.harness.get_by_label_contains("7. Expressed demand,").click();
    window.settle();
    assert!(window.shows("There is no impact assessment for age"));
    window.press("Open the register");
    undo(&mut window);
    window.harness.get_by_label("Analyses for Race: Done, with steps left");
}
