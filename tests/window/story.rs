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

/// Made up: months across, and no word of whose they are or of which year; a person has to look.
const DASHBOARD: &str = "\
Maternity dashboard 2010-11
Indicator,Goal,Apr-10,May-10,Jun-10
Midwife : birth ratio,1:28,1:29,1:30,1:31
Smoking at delivery %,<=15%,16.1,15.8,16.4
";

/// Ten files such as come in one e-mail: good ones, a copy, an empty one, a broken one, one that asks.
fn ten_messy_files(window: &Window) -> std::path::PathBuf {
    let folder = window.desk.path().join("ten");
    std::fs::create_dir(&folder).unwrap();
    window.put("ten/a booking.csv", BOOKING);
    window.put("ten/b copy of booking.csv", BOOKING);
    window.put("ten/c smoking.csv", SMOKING);
    window.put("ten/d semicolons.csv", &SMOKING.replace(',', ";").replace("5ZZ", "5YY"));
    window.put("ten/e notes.csv", "Please see the attached\nThank you\n");
    window.put("ten/f empty.csv", "");
    window.put("ten/g broken.xlsx", "PK\u{3}\u{4} cut short");
    window.put("ten/h photo.xls", "\u{89}PNG this is no workbook");
    window.put("ten/i dashboard.csv", DASHBOARD);
    window.put("ten/j tabs.txt", &BOOKING.replace(',', "\t").replace("5ZZ", "5XX"));
    folder
}

#[test]
fn ten_messy_files_by_keys_alone() {
    use eframe::egui::{Key, Modifiers};
    let mut window = Window::open(Opening::Start);
    let folder = ten_messy_files(&window);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::I);
    window.settle();
    window.type_path(&folder);
    assert_eq!(window.harness.state().page(), &Page::Import);
    assert!(window.shows("10 files:"));
    assert!(window.shows("b copy of booking.csv, Twice in this list"));
    assert!(window.shows("f empty.csv, Cannot be read"));
    assert!(window.shows("g broken.xlsx, Cannot be read"));
    // Whatever is asked is answered with the first answer: F8 leads to it, Enter gives it.
    let mut answered = 0;
    for _ in 0..10 {
        if !window.shows("Next question") {
            break;
        }
        answered += 1;
        window.harness.key_press(Key::F8);
        window.settle();
        window.harness.key_press(Key::Enter);
        window.settle();
    }
    assert!((1..=2).contains(&answered), "one or two questions are asked, and {answered} were");
    assert!(!window.shows("Next question"), "every question has an answer that a key can give");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert!(window.harness.state().window_title().starts_with('•'), "the returns are in the scorecard");
    // One step takes all of them out again.
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(window.harness.state().window_title(), "Untitled – Spruce");
}

#[test]
fn a_correction_is_remembered_and_listed_under_returns() {
    use eframe::egui::{Key, accesskit::Role};
    use egui_kittest::kittest::Queryable as _;
    let mut window = Window::open(Opening::Start);
    let returns = window.put("VSB06.csv", BOOKING);
    window.press_button("Import returns…");
    window.type_path(&returns);
    window.harness.get_by_role_and_label(Role::Grid, "Cells of the sheet").focus();
    window.settle();
    // From the first heading one to the right: the area's name becomes a note.
    for key in [Key::ArrowRight, Key::Enter] {
        window.harness.key_press(key);
        window.settle();
    }
    window.harness.get_by_role(Role::TextInput).type_text("note");
    window.settle();
    window.harness.key_press(Key::Enter);
    window.settle();
    assert!(window.shows("Remember how I read this"));
    window.press_button("Import 1 file (2 figures)");
    window.press("Returns page");
    assert!(window.shows("learned from VSB06.csv"));
    window.press("Rename… VSB06");
    assert!(window.shows("Rename a kind of return"));
}

#[test]
fn a_scorecard_that_is_dropped_together_with_returns_is_left_and_named() {
    let mut window = Window::open(Opening::Start);
    let returns = window.put("SATOD.csv", SMOKING);
    window.press_button("Import returns…");
    window.type_path(&returns);
    window.press_button("Import 1 file (2 figures)");
    let file = window.desk.path().join("Exampleton.spruce");
    window.harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::S);
    window.settle();
    window.type_path(&file);

    let again = Window::open(Opening::Files(vec![file, returns]));
    assert_eq!(again.harness.state().page(), &Page::Import, "the returns are looked over");
    assert!(again.shows("Exampleton.spruce is a scorecard, and came together with returns."));
}

#[test]
fn a_row_is_left_out_by_mouse_and_by_key_and_stays_out() {
    use eframe::egui::{Key, accesskit::Role};
    use egui_kittest::kittest::Queryable as _;
    let mut window = Window::open(Opening::Start);
    let returns = window.put("SATOD.csv", SMOKING);
    window.press_button("Import returns…");
    window.type_path(&returns);
    window.press("Row 2");
    window.press("Leave this row out");
    assert!(window.shows("D2: 80, left out"));
    assert!(window.shows("Left out: row 2."));
    window.press("Take it again");
    assert!(window.shows("D2: 80, taken"));
    // From the headings two down is the second quarter.
    window.harness.get_by_role_and_label(Role::Grid, "Cells of the sheet").focus();
    window.settle();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Delete] {
        window.harness.key_press(key);
        window.settle();
    }
    assert!(window.shows("Left out: row 3."));
    assert!(!window.shows("Remember how I read this"), "the next return has other rows");
    window.press_button("Import 1 file (1 figure)");
    window.press("Scorecard page");
    window.press("Smoking at delivery");
    // 80 ÷ 390 is 20.5%; 76 ÷ 392, 19.4%, was left out.
    assert!(window.shows("20.5%") && !window.shows("19.4%"));
}

#[test]
fn a_return_is_read_again_from_its_file_and_asked_for_when_that_is_gone() {
    let mut window = Window::open(Opening::Start);
    let returns = window.put("SATOD.csv", SMOKING);
    window.press_button("Import returns…");
    window.type_path(&returns);
    window.press("Row 3");
    window.press("Leave this row out");
    window.press_button("Import 1 file (1 figure)");

    window.press("Returns page");
    window.press("Read SATOD.csv again");
    assert_eq!(window.harness.state().page(), &Page::Import);
    assert!(window.shows("SATOD.csv, Already there"), "it is read as it was imported");
    assert!(window.shows("Left out: row 3."));
    window.press("Take it again");
    assert!(window.shows("importing it takes that one’s place"));
    window.press_button("Import 1 file (2 figures)");
    window.press("Returns page");
    assert!(window.shows("2 new"));

    let moved = window.desk.path().join("moved.csv");
    std::fs::rename(&returns, &moved).unwrap();
    window.press("Read SATOD.csv again");
    assert!(window.shows("SATOD.csv is not where it was"), "it is asked for");
    window.type_path(&moved);
    assert_eq!(window.harness.state().page(), &Page::Import);
    assert!(window.shows("moved.csv, Already there"));
}

#[test]
fn whose_scorecard_it_became_is_said_where_it_could_be_anothers() {
    let mut window = Window::open(Opening::Start);
    let rows = "5YY,Sampleford PCT,Q4 2010-11,60,392\nQ30,Anywhere SHA,Q4 2010-11,900,4000\n";
    let several = window.put("several.csv", &format!("{SMOKING}{rows}"));
    window.press_button("Import returns…");
    window.type_path(&several);
    window.press_button("Import 1 file (4 figures)");
    let said = "This is now the scorecard of Exampleton PCT, one of 2 areas that have figures.";
    assert!(window.shows(said), "an authority above them is not one of the areas");

    let mut window = Window::open(Opening::Start);
    let one = window.put("one.csv", SMOKING);
    window.press_button("Import returns…");
    window.type_path(&one);
    window.press_button("Import 1 file (2 figures)");
    assert!(!window.shows("This is now the scorecard of"), "there is no other");
}

#[test]
fn a_list_that_is_open_does_not_stay_over_what_a_key_opens() {
    let mut window = Window::open(Opening::Example);
    window.press("Area Exampleton PCT (5ZZ)");
    assert!(window.shows("Areas and comparators…"));
    window.harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::K);
    window.settle();
    assert!(window.shows("Go to or do"));
    assert!(!window.shows("Areas and comparators…"), "the list is closed");
}
