//! Tables and lists by keys alone, as a screen reader is told of them.

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};
use spruce::app::{Opening, Page};

use crate::window::Window;

fn key(window: &mut Window, key: Key) {
    window.harness.key_press_modifiers(Modifiers::NONE, key);
    window.settle();
}

fn table<'a>(window: &'a Window, (role, title): (Role, &'a str)) -> Node<'a> {
    window.harness.get_by_role_and_label(role, title)
}

/// What is read out of the place that the keyboard is on.
fn heard(window: &Window, which: (Role, &str)) -> String {
    table(window, which).accesskit_node().value().unwrap_or_default()
}

/// Goes to a page and gives the keyboard to its table.
fn walk(page: &str, which: (Role, &str)) -> Window {
    let mut window = Window::open(Opening::Example);
    window.press(page);
    table(&window, which).focus();
    window.settle();
    window
}

#[test]
fn areas_are_compared_cell_by_cell_and_enter_opens_the_indicator() {
    let which = (Role::Grid, "Indicators beside other areas");
    let mut window = walk("Compare areas page", which);
    let first = heard(&window, which);
    key(&mut window, Key::ArrowDown);
    let second = heard(&window, which);
    assert!(!first.is_empty() && !second.is_empty() && first != second);
    key(&mut window, Key::ArrowRight);
    let cell = heard(&window, which);
    assert!(cell.starts_with("Period: ") && cell.ends_with(&format!("({second})")), "{cell}");
    for heading in ["Ours", "Benchmark", "Compared", "Rank", "Fifth", "Funnel", "Funnel"] {
        key(&mut window, Key::ArrowRight);
        assert!(heard(&window, which).starts_with(&format!("{heading}: ")));
    }
    key(&mut window, Key::End);
    let last = heard(&window, which);
    key(&mut window, Key::ArrowDown);
    assert_eq!(heard(&window, which), last, "there is nothing below the last line");
    key(&mut window, Key::Home);
    for _ in 0..8 {
        key(&mut window, Key::ArrowLeft);
    }
    assert_eq!(heard(&window, which), first);
    // The first Enter goes to the name, which the second presses.
    key(&mut window, Key::Enter);
    key(&mut window, Key::Enter);
    assert!(matches!(window.harness.state().page(), Page::Indicator(_)));
}

#[test]
fn an_action_is_read_out_and_its_status_is_reached() {
    let which = (Role::Grid, "Actions");
    let mut window = walk("Actions page", which);
    let name = heard(&window, which);
    for heading in ["What", "Lead", "Due", "Status"] {
        key(&mut window, Key::ArrowRight);
        let cell = heard(&window, which);
        assert!(heading == "What" || cell.starts_with(&format!("{heading}: ")), "{cell}");
        assert!(!cell.contains(": nothing"), "{cell}");
    }
    assert!(name.starts_with("No.: "), "{name}");
    key(&mut window, Key::Enter);
    let focused = window.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    let label = focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
    assert!(label.starts_with("Status of action"), "{label}");
}

#[test]
fn lists_are_read_out_line_by_line() {
    for (page, title) in
        [("History page", "Changes, the latest first"), ("Data quality page", "What is doubtful")]
    {
        let which = (Role::List, title);
        let mut window = walk(page, which);
        let first = heard(&window, which);
        key(&mut window, Key::End);
        let last = heard(&window, which);
        assert!(!last.is_empty() && first != last, "{page}");
        key(&mut window, Key::Home);
        assert_eq!(heard(&window, which), first);
    }
}

#[test]
fn the_figures_of_an_indicator_are_read_out_with_their_headings() {
    let mut window = Window::open(Opening::Example);
    window.press("Scorecard page");
    window.press("Smoking at delivery");
    let which = (Role::Grid, "Figures, newest first");
    table(&window, which).focus();
    window.settle();
    let period = heard(&window, which);
    for _ in 0..3 {
        key(&mut window, Key::ArrowRight);
    }
    let value = heard(&window, which);
    assert!(value.starts_with("Value: ") && value.contains('%') && value.contains(&period), "{value}");
}

#[test]
fn the_tab_key_goes_the_way_in_which_one_reads() {
    for (page, buttons) in [
        ("Compare areas page", ["Copy chart", "Copy table", "Save chart…"].as_slice()),
        ("Actions page", &["Save the actions…", "New action…"]),
        ("Sections page", &["Previous section", "Next section"]),
    ] {
        let mut window = Window::open(Opening::Example);
        window.press(page);
        if page == "Sections page" {
            // The first section has none before it.
            window.press("Next section");
        }
        window.harness.get_by_role_and_label(Role::Button, buttons[0]).focus();
        window.settle();
        for pair in buttons.windows(2) {
            let place = |name| window.harness.get_by_role_and_label(Role::Button, name).rect();
            assert!(place(pair[0]).right() <= place(pair[1]).left(), "{pair:?}");
            key(&mut window, Key::Tab);
            let next = window.harness.get_by_role_and_label(Role::Button, pair[1]);
            assert!(next.accesskit_node().is_focused(), "{pair:?}");
        }
    }
}

#[test]
fn what_the_tab_key_comes_to_is_in_sight() {
    for page in ["Methods page", "Standards page", "Returns page", "Smoking at delivery"] {
        let mut window = Window::open(Opening::Example);
        if !page.ends_with("page") {
            window.press("Scorecard page");
        }
        window.press(page);
        // The status bar begins at 760 points.
        let (mut lowest, seen) = (0.0_f32, 0.0..760.0_f32);
        for presses in 1..=40 {
            key(&mut window, Key::Tab);
            let focused = window.harness.query_all_by(|node| node.is_focused() && !node.is_hidden()).next();
            let Some(focused) = focused else { continue };
            let (place, name) = (focused.rect().center().y, focused.accesskit_node().label());
            lowest = lowest.max(place);
            assert!(seen.contains(&place), "{page}, after {presses}: {name:?} at {place}");
        }
        assert!(lowest > 600.0, "{page}: the keyboard came no lower than {lowest}");
    }
}
