//! What comes by the clipboard or by hand instead of in a file.

use eframe::egui::{Event, Key, Modifiers, accesskit::Role, vec2};
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

/// Made up: smoking at delivery of two quarters.
const SMOKING: &str = "\
Org code,Org name,Period,Women known to be smokers at time of delivery,Number of maternities
5ZZ,Exampleton PCT,Q3 2010-11,80,390
5ZZ,Exampleton PCT,Q4 2010-11,76,392
";

/// The page of smoking at delivery, with the figures of [`SMOKING`].
fn smoking() -> Window {
    let mut window = Window::open(Opening::Start);
    let file = window.put("SATOD.csv", SMOKING);
    window.press_button("Import returns…");
    window.type_path(&file);
    window.press_button("Import 1 file (2 figures)");
    window.press("Scorecard page");
    window.press("Smoking at delivery");
    // High enough for the table below the chart.
    window.harness.set_size(vec2(1280.0, 1400.0));
    window.settle();
    window
}

/// Opens the menu at the end of a figure's row, and presses an entry of it.
fn from_menu(window: &mut Window, period: &str, entry: &str) {
    window.press_button(&format!("Change {period}"));
    window.press_button(entry);
}

fn clear(window: &mut Window, label: &str) {
    window.harness.get_by_role_and_label(Role::TextInput, label).focus();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.key_press(Key::Delete);
    window.settle();
}

#[test]
fn a_figure_is_corrected_removed_and_its_history_read() {
    let mut window = smoking();
    from_menu(&mut window, "Q4 2010/11", "Correct…");
    assert!(window.shows("It is 19.4% now (SATOD.csv · D3)."));
    // More smokers than maternities cannot be.
    clear(&mut window, "Numerator");
    window.type_into("Numerator", "476");
    assert!(window.shows("the numerator 476 is larger than the denominator 392"));
    clear(&mut window, "Numerator");
    window.type_into("Numerator", "78");
    // 78 ÷ 392 = 19.9%.
    assert!(window.shows("It will be 19.9%."));
    assert!(window.shows("Say who or what gives the figure"));
    window.type_into("Source", "Ward audit, April 2011");
    window.harness.key_press(Key::Enter);
    window.settle();
    assert!(window.shows("Typed in by hand: Ward audit, April 2011"));

    from_menu(&mut window, "Q4 2010/11", "Remove…");
    window.type_into("Reason", "Counted twice");
    window.press_button("Remove the figure");
    assert!(window.shows("removed by hand; Counted twice"));
    from_menu(&mut window, "Q4 2010/11", "History…");
    for part in ["76 ÷ 392", "SATOD.csv · D3", "78 ÷ 392", "“Counted twice”"] {
        assert!(window.shows(part), "{part}");
    }
    window.press_button("Close");

    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(window.shows("19.9%"));
}

#[test]
fn a_figure_is_added_by_keyboard_alone() {
    let mut window = smoking();
    window.press_button("Add figure…");
    // The keyboard is in the first field, and Tab leads to the next.
    for text in ["Q2 2010-11", "70", "350", "", "Head of midwifery"] {
        window.harness.event(Event::Text(text.to_owned()));
        window.settle();
        window.harness.key_press(Key::Tab);
        window.settle();
    }
    assert!(window.shows("It will be 20.0%."));
    window.harness.key_press(Key::Enter);
    window.settle();
    assert!(window.shows("went from 20.0% in Q2 2010/11 to 19.4%"), "the chart begins with it");
}

/// Made up: a column that nobody else measures.
const DOULAS: &str = "\
Org code,Org name,Period,Births with a doula %
5ZZ,Exampleton PCT,Q3 2010-11,41.5%
5ZZ,Exampleton PCT,Q4 2010-11,43.0%
";

#[test]
fn a_column_that_nothing_matches_becomes_an_indicator_there_and_then() {
    let mut window = Window::open(Opening::Start);
    let file = window.put("Doulas.csv", DOULAS);
    window.press_button("Import returns…");
    window.type_path(&file);
    window.harness.get_by_role_and_label(Role::Grid, "Cells of the sheet").focus();
    window.settle();
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowRight, Key::Enter] {
        window.harness.key_press(key);
        window.settle();
    }
    window.press_button("New indicator…");
    assert!(window.shows("New local indicator") && window.shows("Say which way is better."));
    window.press("higher");
    window.harness.get_by_role_and_label(Role::ComboBox, "Section").click();
    window.settle();
    window.press("2 Local service effectiveness");
    window.harness.get_by_role_and_label(Role::ComboBox, "Standard").click();
    window.settle();
    window.press("at least");
    window.type_into("%", "40");
    window.type_into("First day in force", "01/04/2010");
    assert!(window.shows("Say who set the target"));
    window.type_into("Set by, where and when", "Board paper, March 2010");
    window.press_button("Define it");
    assert!(window.shows("Births with a doula"));
    window.press_button("Import 1 file (2 figures)");
    window.press("Scorecard page");
    window.press("Births with a doula");
    assert!(window.shows("Met: 43.0% against at least 40%"));
}

#[test]
fn a_blank_return_is_put_together_and_comes_back_without_a_question() {
    let mut window = smoking();
    window.press("File");
    window.press_button("Make a blank return…");
    assert!(window.shows("Exampleton PCT (5ZZ)") && window.shows("Choose at least one indicator."));
    window.type_into("Find", "smoking at deliv");
    window.press("Smoking at delivery (%)");
    assert!(window.shows("One figure to fill in."));
    let file = window.desk.path().join("blank.xlsx");
    window.press_button("Save it…");
    window.type_path(&file);
    window.press_button("Import returns…");
    window.type_path(&file);
    assert!(!window.shows("Next question"), "what is blank asks nothing");
    // The quarter after the latest.
    assert!(window.shows("Q1 2011/12"));
}
