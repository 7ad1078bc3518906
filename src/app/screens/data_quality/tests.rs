use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use jiff::Timestamp;

use super::*;
use crate::{
    app::{
        page::Page,
        screens::stage::{self, Stage},
    },
    base::Finding,
    document::{Document, Edit, Look, Noticed, ReturnRecord, Way},
    domain::Observation,
};

/// The sample with a return that is listed, one of whose cells could not be used, and two figures that
/// another return gives otherwise.
fn document() -> Document {
    let sample = stage::document();
    let place =
        crate::base::Place { file: "VSB06_Q4.xlsx".into(), sheet: "Return".into(), cell: "F10".into() };
    let over = Finding::new(Severity::Error, "over_100", place, "194.9% cannot be right.")
        .with_hint("Ask the sender.");
    let record = |number: u32, file: &str, findings: Vec<Finding>| ReturnRecord {
        number,
        way: Way::File,
        file: file.to_owned(),
        size: 20_480,
        sha256: "0".repeat(64),
        imported: Timestamp::UNIX_EPOCH,
        by: "0.1.0".to_owned(),
        sheets: Vec::new(),
        shapes: Vec::new(),
        added: 28,
        revised: 0,
        unchanged: 0,
        suppressed: 0,
        refused: 1,
        unused: 0,
        lacks: Vec::new(),
        findings,
    };
    let mut dataset = (*sample.dataset).clone();
    let mut left = 2;
    dataset.adjust(
        |_| true,
        |figure: &mut Observation| {
            if figure.value.is_some() && left > 0 {
                left -= 1;
                let mut other: crate::domain::Earlier = figure.clone().into();
                other.value = figure.value.map(|value| value - 7.0);
                other.provenance.import = 2;
                other.provenance.file = "Dashboard.xlsx".into();
                figure.rivals.push(other);
            }
        },
    );
    Document {
        returns: Arc::new(vec![
            record(1, "VSB06_Q4.xlsx", vec![over]),
            record(2, "Dashboard.xlsx", Vec::new()),
        ]),
        dataset: Arc::new(dataset),
        ..sample
    }
}

fn window(document: Document) -> egui_kittest::Harness<'static, Stage> {
    let mut window = Stage::new(document, Page::DataQuality, Look::Light).shown(1280.0, 800.0);
    window.run();
    window
}

fn edits(window: &egui_kittest::Harness<'static, Stage>) -> Vec<Edit> {
    let edit = |action: &Action| match action {
        Action::Edit(edit) => Some(edit.clone()),
        _ => None,
    };
    window.state().actions.iter().filter_map(edit).collect()
}

#[test]
fn findings_stand_under_their_return_with_place_and_advice() {
    let window = window(document());
    window.get_by_label("194.9% cannot be right.");
    window.get_by_label("VSB06_Q4.xlsx · Return!F10");
    window.get_by_label("Show the return: VSB06_Q4.xlsx · Return!F10");
    window.get_by_label("Ask the sender.");
    window.get_by_label("Fold VSB06_Q4.xlsx");
}

#[test]
fn a_dispute_is_settled_by_one_press_and_all_of_a_return_by_another() {
    let mut window = window(document());
    let label = "(Dashboard.xlsx)";
    window.get_all_by_label_contains(label).next().unwrap().click();
    window.run();
    let settled = edits(&window);
    assert!(matches!(&settled[..], [Edit::Settle(choices)] if choices[0].1 == Some(0)), "{settled:?}");
    window.get_by_label("Use Dashboard.xlsx in all 2").click();
    window.run();
    let settled = edits(&window);
    assert!(matches!(settled.last(), Some(Edit::Settle(choices)) if choices.len() == 2), "{settled:?}");
}

#[test]
fn filters_narrow_the_list_and_an_empty_one_says_so() {
    let mut window = window(document());
    window.get_by_label("By severity").click();
    window.run();
    window.get_by_label("Fold Could not be used");
    window.get_by_role(egui::Role::TextInput).focus();
    window.run();
    window.get_by_role(egui::Role::TextInput).type_text("194.9");
    window.run();
    window.get_by_label("194.9% cannot be right.");
    assert!(window.query_by_label("Fold To look at").is_none());
    window.get_by_role(egui::Role::TextInput).type_text("nobody writes this");
    window.run();
    window.get_by_label("Show all").click();
    window.run();
    window.get_by_label("Fold VSB06_Q4.xlsx");
}

#[test]
fn a_finding_leads_to_the_figure() {
    let mut window = window(document());
    window.get_all_by_label("Show the figure: Dashboard.xlsx · Return!F31").next().unwrap().click();
    window.run();
    let actions = &window.state().actions;
    assert!(matches!(actions.last(), Some(Action::Go(Page::Indicator(_)))), "{actions:?}");
}

#[test]
fn without_findings_the_page_says_what_is_checked() {
    window(Document::default()).get_by_label("There are no figures yet");
    let clean = Document { dataset: Arc::default(), ..document() };
    let records =
        Arc::new(clean.returns.iter().map(|r| ReturnRecord { findings: Vec::new(), ..r.clone() }).collect());
    window(Document { returns: records, ..clean }).get_by_label("Nothing is doubtful");
}

#[test]
fn only_severe_findings_are_listed_when_asked() {
    let noticed: Vec<Noticed> = document().noticed();
    let only = Filters { severity: Some(Severity::Error), ..Filters::default() };
    let found = lines(&document(), crate::workbook::catalogue(), &noticed, &only);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(matches!(&found[0], Line::Head { counts: [1, 0, 0], .. }));
}

/// As many refusals of one kind as one return may have.
fn many() -> Document {
    let given = document();
    let records = given.returns.iter().map(|record| {
        let findings = record.findings.iter();
        ReturnRecord { findings: findings.flat_map(|one| vec![one.clone(); 18]).collect(), ..record.clone() }
    });
    Document { returns: Arc::new(records.collect()), ..given }
}

#[test]
fn many_of_the_same_are_one_line_that_opens() {
    let mut window = window(many());
    let name = "A percentage is above 100 and cannot be right";
    assert!(window.query_by_label("194.9% cannot be right.").is_none());
    window.get_by_label(&format!("List 18: {name}")).click();
    window.run();
    assert!(window.get_all_by_label("194.9% cannot be right.").count() > 3);
    window.get_by_label(&format!("Put away 18: {name}")).click();
    window.run();
    assert!(window.query_by_label("194.9% cannot be right.").is_none());
}

#[test]
fn the_list_goes_by_keys() {
    let mut window = window(document());
    let press = |window: &mut egui_kittest::Harness<'static, Stage>, keys: &[egui::Key]| {
        for key in keys {
            window.key_press(*key);
            window.run();
        }
    };
    window.get_by_role_and_label(egui::Role::List, "What is doubtful").focus();
    window.run();
    let current = |window: &egui_kittest::Harness<'static, Stage>| {
        window.get_by_role_and_label(egui::Role::List, "What is doubtful").value().unwrap_or_default()
    };
    // The head of the return, folded and unfolded; below it an error, then a dispute.
    assert!(current(&window).starts_with("VSB06_Q4.xlsx: "), "{}", current(&window));
    press(&mut window, &[egui::Key::ArrowLeft, egui::Key::ArrowDown]);
    assert!(current(&window).starts_with("VSB06_Q4.xlsx: "), "nothing is below it: {}", current(&window));
    press(&mut window, &[egui::Key::ArrowRight, egui::Key::ArrowDown]);
    assert_eq!(current(&window), "194.9% cannot be right.");
    press(&mut window, &[egui::Key::ArrowDown]);
    window.get_by_label_contains("1: ");
    press(&mut window, &[egui::Key::Num2]);
    assert!(matches!(&edits(&window)[..], [Edit::Settle(choices)] if choices[0].1 == Some(0)));
    press(&mut window, &[egui::Key::Enter]);
    let actions = &window.state().actions;
    assert!(matches!(actions.last(), Some(Action::Go(Page::Indicator(_)))), "{actions:?}");
}
