//! What comes by the clipboard or by hand instead of in a file.

use eframe::egui::{Event, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use spruce::app::{Opening, Page};

use crate::window::Window;

/// Made up, as Excel copies cells.
const BLOCK: &str = "\
Org code\tOrg name\tPeriod\t\"Women known to be smokers\nat time of delivery\"\tNumber of maternities\r\n\
5ZZ\tExampleton PCT\tQ3 2010-11\t80\t390\r\n\
5ZZ\tExampleton PCT\tQ4 2010-11\t76\t392\r\n";

fn paste(window: &mut Window, text: &str) {
    window.harness.event(Event::Paste(text.to_owned()));
    window.settle();
}

#[test]
fn cells_that_are_pasted_are_looked_over_and_imported() {
    let mut window = Window::open(Opening::Start);
    paste(&mut window, BLOCK);
    assert_eq!(window.harness.state().page(), &Page::Import);
    assert!(window.shows("Pasted at "), "it is named by the time of day");
    window.press_button("Import 1 file (2 figures)");
    window.press("Scorecard page");
    window.press("Smoking at delivery");
    // 76 ÷ 392 = 19.4%.
    assert!(window.shows("19.4%"));
    assert!(window.shows(" · D3"), "the cell of the block");
}

#[test]
fn what_is_no_block_of_cells_is_said() {
    let mut window = Window::open(Opening::Start);
    paste(&mut window, "78.2%");
    assert_eq!(window.harness.state().page(), &Page::Start);
    assert!(window.shows("There is no block of cells on the clipboard."));
}

#[test]
fn a_text_field_keeps_what_is_pasted_into_it() {
    let mut window = Window::open(Opening::Example);
    window.press("Standards page");
    let field = window.harness.get_by_role(Role::TextInput);
    field.focus();
    window.settle();
    paste(&mut window, "smoking\nat delivery");
    assert_eq!(window.harness.state().page(), &Page::Standards);
}
