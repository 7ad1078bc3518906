//! What a person may do to a figure by hand: add, correct, remove, and read what it was.

use eframe::egui::{self, Align, Layout, Ui};

use super::{
    super::super::{
        action::Action,
        dialogs::{Dialog, FigureForm, WithdrawForm},
        view::View,
    },
    cards::Subject,
};
use crate::{
    document::WhichFigure,
    domain::{Area, AreaKind, Mark, Observation},
};

/// The area whose figures the page shows; `None` where they are worked out from those of others.
fn area(view: &View<'_>) -> Option<Area> {
    let own = view.document.area.as_ref().and_then(|code| view.document.dataset.areas().get(code));
    let area = view.scorecard.map(|card| &card.area).or(own)?;
    (area.kind != AreaKind::Footprint).then(|| area.clone())
}

/// The heading of the figures, with the button to add one.
pub(super) fn head(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.label(view.theme.strong("Figures").size(14.0));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(12.0);
            add(ui, view, subject, actions);
        });
    });
}

/// The button to add a figure.
pub(super) fn add(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, actions: &mut Vec<Action>) {
    let Some(area) = area(view) else { return };
    if ui.button("Add figure…").clicked() {
        let form = FigureForm::new((subject.id, subject.name), subject.known, &area, None);
        actions.push(Action::Ask(Dialog::Figure(Box::new(form))));
    }
}

/// What may be done to a figure of the table.
pub(super) fn menu(
    ui: &mut Ui,
    view: &View<'_>,
    subject: &Subject<'_>,
    figure: &Observation,
    actions: &mut Vec<Action>,
) {
    let Some(area) = area(view) else { return };
    let which = || WhichFigure {
        indicator: figure.indicator.clone(),
        name: subject.name.to_owned(),
        area: area.clone(),
        period: figure.period,
        group: figure.group.clone(),
    };
    // As low as the row, and calm until it is pointed at.
    ui.spacing_mut().interact_size.y = 22.0;
    ui.spacing_mut().button_padding = egui::vec2(6.0, 0.0);
    let resting = &mut ui.visuals_mut().widgets.inactive;
    (resting.bg_stroke, resting.weak_bg_fill) = (egui::Stroke::NONE, egui::Color32::TRANSPARENT);
    let button = ui.menu_button("…", |ui| {
        let mut asked = None;
        if ui.button("Correct…").clicked() {
            let form = FigureForm::new((subject.id, subject.name), subject.known, &area, Some(figure));
            asked = Some(Dialog::Figure(Box::new(form)));
        }
        if figure.mark != Some(Mark::Withdrawn) && ui.button("Remove…").clicked() {
            let says = figure.value.map_or_else(
                || "It has no value.".to_owned(),
                |value| format!("It is {} ({}).", subject.unit.show(value), figure.provenance.place()),
            );
            asked = Some(Dialog::Withdraw(Box::new(WithdrawForm {
                which: which(),
                says,
                reason: String::new(),
            })));
        }
        if ui.button("History…").clicked() {
            asked = Some(Dialog::Past(Box::new(which()), subject.unit));
        }
        if let Some(dialog) = asked {
            actions.push(Action::Ask(dialog));
            ui.close();
        }
    });
    let name = format!("Change {}", figure.period);
    let enabled = ui.is_enabled();
    button.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &name));
}
