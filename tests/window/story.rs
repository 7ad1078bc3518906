//! The whole story: returns come in, are looked over, scored, shown, taken away, saved and opened again.

use spruce::app::{Opening, Page};

use crate::window::Window;

/// Made up: the quarter that PRODUCT's users know, 308 of 394 and 76 of 392.
const BOOKING: &str = "\
Made-up return for Exampleton
Org code,Org name,Period,Number assessed by 12w6d,Number of maternities,% by 12w6d
5ZZ,Exampleton PCT,Q3 2010-11,310,390,79.5%
5ZZ,Exampleton PCT,Q4 2010-11,308,394,78.2%
";
const SMOKING: &str = "\
Org code,Org name,Period,Women known to be smokers at time of delivery,Number of maternities
5ZZ,Exampleton PCT,Q3 2010-11,80,390
5ZZ,Exampleton PCT,Q4 2010-11,76,392
";

#[test]
fn from_a_folder_of_returns_to_a_scorecard_and_back_from_disk() {
    let mut window = Window::open(Opening::Start);
    let folder = window.desk.path().join("returns");
    std::fs::create_dir(&folder).unwrap();
    window.put("returns/VSB06.csv", BOOKING);
    window.put("returns/SATOD.csv", SMOKING);

    window.press_button("Import returns…");
    window.type_path(&folder);
    assert_eq!(window.harness.state().page(), &Page::Import);
    assert!(window.shows("VSB06.csv") && window.shows("SATOD.csv"));

    window.press_button("Import 2 files (4 figures)");
    assert_eq!(window.harness.state().page(), &Page::Overview);
    assert!(window.harness.state().window_title().starts_with('•'), "there is something to save");

    window.press("Scorecard page");
    window.press("Smoking at delivery");
    // 76 ÷ 392 = 19.4%, against 11% from March 2011.
    assert!(window.shows("19.4%"));
    assert!(window.shows("Not met"));
    assert!(window.shows("SATOD.csv · D3"), "the cell that the figure came from");

    let chart = window.desk.path().join("smoking.png");
    window.press("Save chart…");
    window.press("PNG, 160 mm wide (a page)");
    window.type_path(&chart);
    // 160 mm at 300 dots to an inch of 25.4 mm are 1,890 dots; a PNG says its width at byte 16.
    let png = std::fs::read(&chart).unwrap();
    assert_eq!(png[16..20], 1890_u32.to_be_bytes());

    let file = window.desk.path().join("Exampleton.spruce");
    window.harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::S);
    window.settle();
    window.type_path(&file);
    assert_eq!(window.harness.state().window_title(), "Exampleton.spruce – Spruce");

    let again = Window::open(Opening::Files(vec![file]));
    assert_eq!(again.harness.state().page(), &Page::Overview);
    assert!(again.shows("How well is Exampleton PCT placed"));
}

#[test]
fn unsaved_changes_are_asked_about() {
    let mut window = Window::open(Opening::Start);
    let returns = window.put("VSB06.csv", BOOKING);
    window.press_button("Import returns…");
    window.type_path(&returns);
    window.press_button("Import 1 file (2 figures)");
    window.harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::N);
    window.settle();
    assert!(window.shows("Save the changes first?"));
    window.press_button("Cancel");
    assert!(window.shows("How well is Exampleton PCT placed"), "nothing is lost");
}

#[test]
fn a_file_that_is_no_return_says_so_and_changes_nothing() {
    let mut window = Window::open(Opening::Start);
    let picture = window.put("photo.xlsx", "\u{89}PNG this is no workbook");
    window.press_button("Import returns…");
    window.type_path(&picture);
    assert!(window.shows("photo.xlsx"));
    assert!(!window.shows("Import 1 file"), "there is nothing to import");
}

#[test]
fn areas_are_put_together_and_compared_from_the_area_chooser() {
    let mut window = Window::open(Opening::Start);
    let other = SMOKING.replace("5ZZ,Exampleton PCT", "5YY,Sampleford PCT");
    let rows = other.split_once('\n').unwrap().1;
    let returns = window.put("SATOD.csv", &format!("{SMOKING}{rows}"));
    window.press_button("Import returns…");
    window.type_path(&returns);
    window.press_button("Import 1 file (4 figures)");
    window.press("Area Sampleford PCT (5YY)");
    window.press_button("Areas and comparators…");
    window.press("Put Sampleford PCT (5YY) into the footprint");
    window.press("Put Exampleton PCT (5ZZ) into the footprint");
    assert!(window.shows("Give the footprint a name."));
    window.type_into("Name of the footprint", "Both");
    window.press_button("Put together");
    window.press("Compare with Both");
    assert!(window.shows("Do not compare with Both"));
    window.press_button("Close");
    window.press("Area Sampleford PCT (5YY)");
    window.press("Both");
    assert!(window.shows("How well is Both placed"));
}
