//! How the limits of a control chart are made: which kind of chart, and from which figures.

use eframe::egui::{self, Ui};

use super::super::super::{action::Action, view::View, widgets::choice};
use crate::{
    analysis::ChartDecision,
    document::Edit,
    scoring::{Movement, sentence::chart_name},
    statistics::spc::ChartKind,
};

/// The kinds to choose from, the one that suits first.
const KINDS: [Option<ChartKind>; 7] = [
    None,
    Some(ChartKind::Xmr),
    Some(ChartKind::P),
    Some(ChartKind::U),
    Some(ChartKind::C),
    Some(ChartKind::G),
    Some(ChartKind::T),
];

/// How many figures limits are frozen after when that is switched on: a year of months.
const USUAL_BASELINE: usize = 12;

/// The choices; `decided` is what holds now.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    movement: &Movement,
    decided: &ChartDecision,
    actions: &mut Vec<Action>,
) {
    let mut wanted = decided.clone();
    ui.horizontal_wrapped(|ui| {
        ui.label(view.theme.muted("Chart"));
        kind(ui, &mut wanted);
        ui.add_space(12.0);
        baseline(ui, movement.periods.len(), &mut wanted);
    });
    if wanted != *decided {
        actions.push(Action::Edit(Edit::SetChartDecision(Box::new(wanted))));
    }
}

fn kind(ui: &mut Ui, wanted: &mut ChartDecision) {
    let name = |kind: Option<ChartKind>| kind.map_or("the one that suits", chart_name);
    choice(ui, "chart_kind", ("Kind of chart", name(wanted.kind)), 230.0, |ui| {
        for kind in KINDS {
            if ui.selectable_value(&mut wanted.kind, kind, name(kind)).clicked() {
                ui.close();
            }
        }
    });
}

fn baseline(ui: &mut Ui, figures: usize, wanted: &mut ChartDecision) {
    let mut frozen = wanted.freeze_after.is_some();
    let words = "Freeze the limits after the first";
    let hint = "Later figures are held against limits made of the earlier ones only, so that a change does not widen \
                the limits that should show it.";
    if ui.checkbox(&mut frozen, words).on_hover_text(hint).changed() {
        wanted.freeze_after = frozen.then_some(USUAL_BASELINE.min(figures.max(2)));
    }
    if let Some(after) = &mut wanted.freeze_after {
        let field = egui::DragValue::new(after).range(2..=figures.max(2)).update_while_editing(false);
        let field = ui.add(field);
        field.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::SpinButton, true, "Figures that the limits are made of")
        });
        ui.label("figures of each part");
    }
}
