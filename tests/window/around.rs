//! What is the same on every page: the palette, finding words, help, settings and the tour.

use eframe::egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spruce::{
    app::{Desk, Opening, Page},
    document::{Look, Preferences},
};
use tempfile::TempDir;

use crate::window::Window;

/// The keyboard alone.
fn keys(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.settle();
}

/// A window of a person whose settings are kept in `folder`.
fn of_person(folder: &TempDir, opening: Opening) -> Window {
    let preferences = Preferences::read_in(folder.path().to_owned());
    Window::on(Harness::builder(), opening, Desk { preferences, ..Desk::default() })
}

/// Types into the field that has the keyboard.
fn type_text(window: &mut Window, text: &str) {
    window.harness.event(Event::Text(text.to_owned()));
    window.settle();
}

#[test]
fn the_palette_goes_to_an_indicator_by_a_few_letters() {
    let mut window = Window::open(Opening::Example);
    keys(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "smoking delivery");
    assert!(window.shows("Smoking at delivery indicator"));
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(*window.harness.state().page(), Page::Indicator("smoking_at_delivery".into()));
    assert!(!window.shows("Go to or do"));
}

#[test]
fn the_palette_does_commands_and_says_why_one_cannot_be_done() {
    let mut window = Window::open(Opening::Example);
    keys(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "redo");
    assert!(window.shows("Redo There is nothing to redo."));
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.shows("Go to or do"), "what cannot be done leaves the palette open");
    keys(&mut window, Modifiers::NONE, Key::Escape);
    keys(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "methods page");
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(*window.harness.state().page(), Page::Methods);
    keys(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "about");
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.shows("About Spruce"));
}

#[test]
fn arrows_choose_in_the_palette_and_a_reader_is_told_what_is_chosen() {
    let mut window = Window::open(Opening::Example);
    keys(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "text");
    let chosen = |window: &Window| {
        let options = window.harness.get_all_by_role(Role::ListBoxOption);
        let on = options.filter(|node| {
            node.accesskit_node().is_selected() == Some(true)
                || node.accesskit_node().toggled() == Some(eframe::egui::accesskit::Toggled::True)
        });
        on.map(|node| node.accesskit_node().label().unwrap_or_default()).collect::<Vec<_>>()
    };
    let first = chosen(&window);
    assert_eq!(first.len(), 1);
    keys(&mut window, Modifiers::NONE, Key::ArrowDown);
    let second = chosen(&window);
    assert!(second.len() == 1 && second != first, "{first:?} {second:?}");
    keys(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(chosen(&window), first);
}

#[test]
fn words_are_found_on_a_page_that_lists_nothing_and_brought_into_sight() {
    let mut window = Window::open(Opening::Example);
    window.press("Methods page");
    keys(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "limits");
    // `2 of 5`: which place of how many.
    let place = |window: &Window| {
        let counts = window.harness.query_all_by_label_contains(" of ");
        let mut counts = counts.filter_map(|node| node.accesskit_node().value());
        counts.find_map(|text| {
            let (at, all) = text.split_once(" of ")?;
            Some((at.parse::<usize>().ok()?, all.parse::<usize>().ok()?))
        })
    };
    let (first, all) = place(&window).unwrap();
    assert!(first == 1 && all >= 2, "{first} of {all}");
    keys(&mut window, Modifiers::NONE, Key::F3);
    assert_eq!(place(&window), Some((2, all)));
    keys(&mut window, Modifiers::SHIFT, Key::F3);
    assert_eq!(place(&window), Some((1, all)));
    keys(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Find on this page"));
}

#[test]
fn what_is_found_below_the_edge_is_scrolled_to() {
    let mut window = Window::open(Opening::Example);
    window.press("Methods page");
    // The last card of the page, far below 800 points.
    let place = |window: &Window| window.harness.get_by_label("What leaves Spruce").rect().top();
    assert!(place(&window) > 800.0);
    keys(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "what leaves spruce");
    assert!(place(&window) < 760.0 && place(&window) > 100.0, "{}", place(&window));
}

#[test]
fn on_a_page_with_a_list_the_key_goes_to_its_field() {
    let mut window = Window::open(Opening::Example);
    for page in ["Scorecard page", "Standards page", "Data quality page", "Help page"] {
        window.press(page);
        keys(&mut window, Modifiers::COMMAND, Key::F);
        type_text(&mut window, "smoking");
        assert!(!window.shows("Find on this page"), "{page}");
    }
}

#[test]
fn the_keyboard_comes_along_to_a_page_and_begins_at_its_first_thing() {
    let mut window = Window::open(Opening::Example);
    let focused = |window: &Window| {
        let node = window.harness.root().children_recursive().find(egui_kittest::Node::is_focused);
        node.map_or_else(String::new, |node| node.accesskit_node().label().unwrap_or_default())
    };
    keys(&mut window, Modifiers::COMMAND, Key::Comma);
    assert_eq!(focused(&window), "Start of the page Settings");
    keys(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), "Colours");
    keys(&mut window, Modifiers::SHIFT, Key::Tab);
    keys(&mut window, Modifiers::SHIFT, Key::Tab);
    assert!(!focused(&window).starts_with("Start"));
    keys(&mut window, Modifiers::NONE, Key::F6);
    assert_eq!(focused(&window), "Start of the page Settings");
    // Also where a dialog stood in front of the page.
    keys(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "workshop");
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(focused(&window), "Start of the page Workshop");
}

#[test]
fn help_begins_with_the_page_that_it_was_asked_from() {
    let mut window = Window::open(Opening::Example);
    window.press("Compare areas page");
    keys(&mut window, Modifiers::NONE, Key::F1);
    assert_eq!(*window.harness.state().page(), Page::Help);
    assert!(window.shows("The page Compare areas"));
    keys(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(*window.harness.state().page(), Page::CompareAreas);
}

#[test]
fn the_tour_is_offered_once_and_goes_round() {
    let folder = TempDir::new().unwrap();
    let mut window = of_person(&folder, Opening::Start);
    assert!(window.shows("Is this your first time here?"));
    window.press_button("Take the tour");
    assert_eq!(*window.harness.state().page(), Page::Overview);
    let mut pages = vec![];
    while window.shows("Next stop") {
        window.press_button("Next stop");
        pages.push(window.harness.state().page().clone());
    }
    assert_eq!(pages.len(), 8);
    assert_eq!(pages.last(), Some(&Page::Help));
    window.press_button("End the tour");
    assert!(!window.shows("End the tour"));
    drop(window);
    let again = of_person(&folder, Opening::Start);
    assert!(!again.shows("Is this your first time here?"));
}

#[test]
fn the_tour_is_waved_away_for_good_and_asked_for_again() {
    let folder = TempDir::new().unwrap();
    let mut window = of_person(&folder, Opening::Start);
    window.press_button("Not now");
    drop(window);
    let mut again = of_person(&folder, Opening::Example);
    assert!(!again.shows("Is this your first time here?"));
    again.press("Settings page");
    again.press_button("Take the tour");
    assert!(again.shows("Next stop"));
}

#[test]
fn settings_are_kept_for_the_next_window() {
    let folder = TempDir::new().unwrap();
    let mut window = of_person(&folder, Opening::Example);
    window.press("Settings page");
    window.type_into("Your name", "Ann Other");
    window.harness.get_by_role_and_label(Role::ComboBox, "Colours").click();
    window.settle();
    window.press("High contrast");
    keys(&mut window, Modifiers::COMMAND, Key::Plus);
    drop(window);
    let kept = Preferences::read_in(folder.path().to_owned());
    assert_eq!((kept.look, kept.text_size, kept.who()), (Look::HighContrast, 110, "Ann Other".to_owned()));
    let again = of_person(&folder, Opening::Example);
    assert!((again.harness.ctx.zoom_factor() - 1.1).abs() < 1e-6);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a damaged file of the test's own")]
fn damaged_settings_are_told_of_and_everything_is_as_usual() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("settings.ron"), "(look: \"sepia\", text_size: 110)").unwrap();
    let window = of_person(&folder, Opening::Example);
    assert!(window.shows("“sepia”"));
    assert!((window.harness.ctx.zoom_factor() - 1.1).abs() < 1e-6);
}
