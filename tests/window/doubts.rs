//! What is doubtful: two returns that disagree, settled where they are met and on the data quality page.

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use spruce::app::{Opening, Page};

use crate::window::Window;

/// Made up: smoking at delivery as two organisations tell it. 76 ÷ 392 is 19.4%.
const TRUST: &str = "\
Org code,Org name,Period,Women known to be smokers at time of delivery,Number of maternities
5ZZ,Exampleton PCT,Q3 2010-11,80,390
5ZZ,Exampleton PCT,Q4 2010-11,76,392
";
const DASHBOARD: &str = "\
Org code,Org name,Period,Smoking at delivery %
5ZZ,Exampleton PCT,Q4 2010-11,25.1%
";

/// The import page with a return that another one contradicts.
fn disputed() -> Window {
    let mut window = Window::open(Opening::Start);
    let (trust, dashboard) = (window.put("Trust.csv", TRUST), window.put("Dashboard.csv", DASHBOARD));
    window.press_button("Import returns…");
    window.type_path(&trust);
    window.press_button("Import 1 file (2 figures)");
    window.press_button("Import returns…");
    window.type_path(&dashboard);
    window
}

#[test]
fn a_dispute_is_settled_on_the_data_quality_page_and_taken_back() {
    let mut window = disputed();
    // Both values and both cells.
    assert!(window.shows("19.4% (Trust.csv · D3); 25.1% (Dashboard.csv · D2)"));
    window.press_button("Import 1 file (1 figure)");
    window.press("Data quality page");
    assert_eq!(window.harness.state().page(), &Page::DataQuality);
    assert!(window.shows("19.4% in Trust.csv · D3, and 25.1% in Dashboard.csv · D2."));
    window.press_button("Use 25.1% (Dashboard.csv)");
    assert!(!window.shows("and 25.1% in Dashboard.csv"), "it is settled");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
    window.press("Show the figure: Dashboard.csv · D2");
    assert!(window.shows("19.4%") && window.shows("Disputed: "), "the mark of the figure says so");
}

#[test]
fn a_dispute_is_settled_where_the_return_is_looked_over() {
    let mut window = disputed();
    window.press("Use this file");
    window.press_button("Import 1 file (1 figure)");
    window.press("Scorecard page");
    window.press("Smoking at delivery");
    assert!(window.shows("Not met: 25.1% against at most 11%"));
    assert!(!window.shows("Disputed: "));
}

#[test]
fn the_list_of_doubts_goes_by_keys_alone() {
    let mut window = disputed();
    window.press_button("Import 1 file (1 figure)");
    window.press("Data quality page");
    window.harness.get_by_role_and_label(Role::List, "What is doubtful").focus();
    window.settle();
    // Below the head of the return, the second of the two corrections.
    for key in [Key::ArrowDown, Key::Num2] {
        window.harness.key_press(key);
        window.settle();
    }
    assert!(!window.shows("and 25.1% in Dashboard.csv"), "it is settled");
    window.press("Scorecard page");
    assert!(window.shows("25.1%"));
}

/// Both quarters otherwise than the trust says.
const BOTH: &str = "\
Org code,Org name,Period,Smoking at delivery %
5ZZ,Exampleton PCT,Q3 2010-11,22.2%
5ZZ,Exampleton PCT,Q4 2010-11,25.1%
";

#[test]
fn one_of_two_disputes_is_settled_where_the_return_is_looked_over() {
    let mut window = Window::open(Opening::Start);
    let (trust, dashboard) = (window.put("Trust.csv", TRUST), window.put("Dashboard.csv", BOTH));
    window.press_button("Import returns…");
    window.type_path(&trust);
    window.press_button("Import 1 file (2 figures)");
    window.press_button("Import returns…");
    window.type_path(&dashboard);
    assert!(window.shows("Dashboard.csv, Ready, 1 thing to look at"));
    window.press("See all: in dispute");
    window.harness.get_by_label_contains("Use this: Exampleton PCT, Smoking at delivery, Q3 2010/11").click();
    window.settle();
    assert!(window.shows("but for 1 settled in the list"));
    window.press_button("Import 1 file (2 figures)");
    window.press("Data quality page");
    assert!(window.shows("19.4% in Trust.csv · D3, and 25.1% in Dashboard.csv · D3."), "still open");
    assert!(!window.shows("and 22.2% in Dashboard.csv"), "it is settled");
}
