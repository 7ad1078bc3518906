//! What the statistics say of an indicator, by mouse and by key, and what a person says of its points.

use eframe::egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::kittest::Queryable as _;
use spruce::app::{Opening, Page};

use crate::window::Window;

/// The page of smoking at delivery in the example, with its control chart.
fn varied() -> Window {
    let mut window = Window::open(Opening::Example);
    window.press("Scorecard page");
    window.press("Smoking at delivery");
    window.press("Variation");
    window
}

/// What is read out of the point on which the keyboard is.
fn read_out(window: &Window) -> String {
    window.harness.get_by_role_and_label(Role::Slider, "Points of the chart").value().unwrap_or_default()
}

fn press(window: &mut Window, key: Key) {
    window.harness.key_press(key);
    window.settle();
}

#[test]
fn the_keyboard_goes_from_point_to_point_and_reads_them_out() {
    let mut window = varied();
    window.harness.get_by_role_and_label(Role::Slider, "Points of the chart").focus();
    window.settle();
    let latest = read_out(&window);
    assert!(latest.starts_with("Q4 2010/11: 19.4%"), "{latest}");
    press(&mut window, Key::ArrowLeft);
    let before = read_out(&window);
    assert!(before.starts_with("Q3 2010/11: "), "{before}");
    press(&mut window, Key::Home);
    assert!(read_out(&window).starts_with("Q1 2008/09: "), "{}", read_out(&window));
}

#[test]
fn a_step_change_and_a_note_are_put_on_a_point_by_keys_and_undone() {
    let mut window = varied();
    window.harness.get_by_role_and_label(Role::Slider, "Points of the chart").focus();
    window.settle();
    for _ in 0..4 {
        press(&mut window, Key::ArrowLeft);
    }
    assert!(read_out(&window).starts_with("Q4 2009/10: "));
    press(&mut window, Key::Enter);
    assert!(window.shows("What happened here"));
    window.type_into("Note", "New clinic");
    window
        .harness
        .get_by_role_and_label(
            Role::CheckBox,
            "A step change: the process is another from here on, and the limits begin anew",
        )
        .click();
    window.settle();
    assert!(window.shows("Say what changed"), "a step change has a name");
    window.type_into("What changed", "Second clinic opened");
    window.press_button("Save");
    assert!(window.shows("Limits begin anew on 1 January 2010: Second clinic opened"));
    assert!(window.shows("Q4 2009/10: New clinic"));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(!window.shows("Second clinic opened"));
}

#[test]
fn the_kind_of_chart_and_the_figures_for_its_limits_are_chosen_and_undone() {
    let mut window = varied();
    window.harness.set_size(vec2(1280.0, 1400.0));
    window.settle();
    window.harness.get_by_role_and_label(Role::ComboBox, "Kind of chart").click();
    window.settle();
    window.press("p chart of proportions");
    assert!(window.shows("p chart of proportions: it was chosen for this indicator."));
    window.press("Freeze the limits after the first");
    assert!(window.shows("figures of each part"));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(!window.shows("figures of each part"));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(!window.shows("it was chosen for this indicator"));
}

#[test]
fn a_plan_is_made_and_says_what_it_needs() {
    let mut window = varied();
    window.press("Trajectory");
    // High enough for what stands below the chart.
    window.harness.set_size(vec2(1280.0, 1400.0));
    window.settle();
    assert!(window.shows("No plan has been made"));
    window.press_button("Make a plan…");
    window.press_button("Set the plan");
    assert!(window.shows("where the plan from"));
    window.press_button("Remove the plan");
    assert!(window.shows("No plan has been made"));
}

#[test]
fn areas_are_compared_on_a_tab_and_over_all_indicators() {
    let mut window = varied();
    window.press("Compare areas");
    assert!(window.shows("areas in Q4 2010/11"), "its rank");
    window.press("Compare areas page");
    assert_eq!(window.harness.state().page(), &Page::CompareAreas);
    assert!(window.shows("Benchmark") && window.shows("Smoking at delivery"));
    window.press("Spine");
    assert!(window.shows("beside England and areas of its kind"));
    window.press("Tartan rug");
    assert!(window.shows("and areas of its kind beside England"));
    window.press("Inequalities page");
    assert_eq!(window.harness.state().page(), &Page::Inequalities);
}

#[test]
fn the_scorecard_is_ordered_by_a_heading_and_filtered_by_variation() {
    let mut window = Window::open(Opening::Example);
    window.press("Scorecard page");
    assert!(window.shows("1. Known intervention efficacy"));
    window.press("Order by var");
    assert!(!window.shows("1. Known intervention efficacy"), "in one list");
    window.press("Order by var");
    window.press("Order by var");
    assert!(window.shows("1. Known intervention efficacy"));
    window.press_button("Filter…");
    window.press("Concern");
    window.press("Worse than before");
    window.harness.key_press(Key::Escape);
    window.settle();
    assert!(window.shows("Filter (2)…"));
    assert!(window.shows("Booked by 12 weeks") && !window.shows("Breastfeeding at 6 to 8 weeks"));
    window.press_button("Clear filters");
    assert!(!window.shows("Filter (2)…"));
}

#[test]
fn a_method_is_changed_and_put_back() {
    let mut window = Window::open(Opening::Example);
    window.press("Methods page");
    window.harness.set_size(vec2(1280.0, 4000.0));
    window.settle();
    window.harness.get_by_role_and_label(Role::CheckBox, "A missed core indicator caps its section").click();
    window.settle();
    assert!(window.shows("A missed core indicator caps its section: back to yes"));
    window.press("A missed core indicator caps its section: back to yes");
    assert!(!window.shows("A missed core indicator caps its section: back to yes"));
}

#[test]
fn a_policy_for_small_numbers_is_chosen() {
    let mut window = Window::open(Opening::Example);
    assert!(window.shows("Counts of 1 to 4 are hidden in exports"));
    window.press("Methods page");
    window.harness.set_size(vec2(1280.0, 4000.0));
    window.settle();
    window.harness.get_by_role_and_label(Role::ComboBox, "Small numbers").click();
    window.settle();
    window.press("hide counts of 1 and 2");
    assert!(window.shows("Counts of 1 and 2 are hidden in exports"));
    window.press("Small numbers: back to hide counts of 1 to 4");
    assert!(window.shows("Counts of 1 to 4 are hidden in exports"));
}
