//! The way to a target: the plan, what it still needs, and where the present course leads.

use eframe::egui::{self, Ui};

use super::{
    super::super::{
        action::Action,
        dialogs::{Dialog, PlanForm},
        view::View,
        widgets::pictured,
    },
    Remembered,
    cards::Subject,
};
use crate::{analysis::NoResult, document::Edit, scoring::sentence};

/// The tab.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    subject: &Subject<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let Some(card) = view.scorecard else { return };
    let area = &card.area.code;
    let plan = view.document.choices.decisions.plan(subject.id, area);
    if let Some(figure) = &remembered.chart.trajectory {
        pictured(ui, view.theme, figure, &mut remembered.zoom, "Point at a figure for its counts.");
        ui.add_space(4.0);
    }
    match &remembered.chart.outlook {
        Some(Ok(outlook)) => {
            for line in sentence::outlook(outlook, subject.unit) {
                ui.add(egui::Label::new(line).wrap());
            }
        }
        Some(Err(NoResult::NoPlan)) | None => {
            let words = "No plan has been made: say from which figure, to which target and by when, and the change \
                         that is needed in each period is worked out.";
            ui.add(egui::Label::new(view.theme.muted(words)).wrap());
        }
        Some(Err(why)) => {
            let words = format!("Where it leads cannot be said: {}.", sentence::no_result(*why));
            ui.add(egui::Label::new(words).wrap());
        }
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let words = if plan.is_some() { "Change the plan…" } else { "Make a plan…" };
        if let Some(form) = PlanForm::new(subject.name, subject.score, area, plan)
            && ui.button(words).clicked()
        {
            actions.push(Action::Ask(Dialog::Plan(Box::new(form))));
        }
        if plan.is_some() && ui.button("Remove the plan").clicked() {
            let (indicator, area) = (subject.id.clone(), area.clone());
            actions.push(Action::Edit(Edit::RemovePlan { indicator, area }));
        }
    });
}
