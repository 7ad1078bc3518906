//! What the indicator page shows and asks for.

use egui_kittest::kittest::Queryable as _;

use super::super::{
    super::{action::Action, dialogs::Dialog, page::Page},
    stage::{self, Stage, booking},
};
use crate::{document::Look, figure::Mark};

fn page(look: Look) -> Stage {
    Stage::new(stage::document(), Page::Indicator(booking()), look)
}

#[test]
fn the_chart_is_told_in_words() {
    let mut window = page(Look::Light).shown(1280.0, 800.0);
    window.run();
    let alt = window.state().state.screens.indicator.chart.figure.as_ref().unwrap().alt_text.clone();
    assert!(alt.contains("Exampleton"), "{alt}");
    window.get_by_label(&alt);
}

#[test]
fn figures_stand_newest_first_with_their_cells_and_past() {
    let mut window = page(Look::Light).shown(1280.0, 2400.0);
    window.run();
    let last = window.get_all_by_label("Mar 2011").next().unwrap().rect();
    let before = window.get_all_by_label("Feb 2011").next().unwrap().rect();
    assert!(last.top() < before.top());
    window.get_by_label("VSB06_Q4.xlsx · Return!F31 (revised; was 80.9% in VSB06_Q3.xlsx · Return!F31)");
    window.get_by_label("suppressed");
}

#[test]
fn the_chart_is_made_once() {
    let mut window = page(Look::Light).shown(1280.0, 800.0);
    window.run();
    let address = |window: &egui_kittest::Harness<'_, Stage>| {
        window.state().state.screens.indicator.chart.figure.as_ref().unwrap().marks.as_ptr()
    };
    let first = address(&window);
    window.run_steps(3);
    assert_eq!(first, address(&window));
    window.state_mut().state.screens.indicator.compared = Some(Vec::new());
    window.run();
    let figure = window.state().state.screens.indicator.chart.figure.as_ref().unwrap();
    assert!(
        !figure.marks.iter().any(|mark| matches!(mark, Mark::EndLabel(label) if label.name == "England"))
    );
}

#[test]
fn a_neighbour_can_be_compared_with() {
    let mut window = page(Look::Light).shown(1280.0, 800.0);
    window.run();
    window.get_by_label("Compare with…").click();
    window.run();
    window.get_by_label("Sampleford (5YY)").click();
    window.run();
    let asked = window.state().actions.last().unwrap();
    // England is drawn unasked, being the only area of its kind.
    assert!(
        matches!(asked, Action::Compare(areas) if *areas == ["E92000001".into(), "5YY".into()]),
        "{asked:?}"
    );
}

#[test]
fn leaving_it_out_asks_for_a_reason() {
    let mut window = page(Look::Light).shown(1280.0, 2400.0);
    window.run();
    window.get_by_label("Leave out of the scorecard…").click();
    window.run();
    let asked = window.state().actions.last().unwrap();
    assert!(matches!(asked, Action::Ask(Dialog::Reason { .. })), "{asked:?}");
}

#[test]
fn dragging_zooms_and_a_double_click_shows_all() {
    let mut window = page(Look::Light).shown(1280.0, 800.0);
    window.run();
    let alt = window.state().state.screens.indicator.chart.figure.as_ref().unwrap().alt_text.clone();
    let chart = window.get_by_label(&alt).rect();
    let at = |share: f32| eframe::egui::pos2(chart.left() + share * chart.width(), chart.center().y);
    window.hover_at(at(0.3));
    window.drag_at(at(0.3));
    window.run();
    window.hover_at(at(0.6));
    window.run();
    window.drop_at(at(0.6));
    window.run();
    assert!(window.state().state.screens.indicator.zoom.shown.is_some());
    window.get_by_label("Show all").click();
    window.run();
    assert!(window.state().state.screens.indicator.zoom.shown.is_none());
}
