//! What a person says of a point of a control chart: a note, and whether the limits begin anew there.

use eframe::egui;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    main_button, modal,
};
use crate::{
    analysis::{ChartDecision, PointNote, StepChange},
    document::Edit,
    domain::Period,
};

/// A point with what is said of it.
#[derive(Clone, Debug)]
pub(in crate::app) struct PointForm {
    name: String,
    period: Period,
    decision: ChartDecision,
    note: String,
    step: bool,
    what: String,
    is_begun: bool,
}

impl PointForm {
    /// A form for the point of `period`; `step` where a step change is asked about.
    pub(in crate::app) fn new(name: &str, period: Period, decision: ChartDecision, step: bool) -> Self {
        let note = decision.notes.iter().find(|note| note.period == period).map(|note| note.text.clone());
        let known = decision.steps.iter().find(|known| known.from == period.start());
        Self {
            name: name.to_owned(),
            period,
            note: note.unwrap_or_default(),
            step: step || known.is_some(),
            what: known.map(|known| known.name.clone()).unwrap_or_default(),
            decision,
            is_begun: false,
        }
    }

    /// The decision with what is typed.
    fn decided(&self) -> ChartDecision {
        let mut decision = self.decision.clone();
        decision.set_note(PointNote { period: self.period, text: self.note.trim().to_owned() });
        let from = self.period.start();
        if self.step {
            decision.set_step(StepChange { from, name: self.what.trim().to_owned() });
        } else {
            decision.steps.retain(|step| step.from != from);
        }
        decision
    }
}

pub(super) fn ui(ctx: &egui::Context, theme: &Theme, form: &mut PointForm, actions: &mut Vec<Action>) {
    modal(ctx, theme, "What happened here", actions, |ui, actions| {
        ui.label(theme.strong(format!("{} · {}", form.name, form.period)));
        ui.add_space(8.0);
        let field = |ui: &mut egui::Ui, name: &str, hint: &str, text: &mut String, first: bool| {
            let label = ui.label(name);
            let edit = egui::TextEdit::singleline(text).hint_text(hint).desired_width(f32::INFINITY);
            let response = ui.add(edit).labelled_by(label.id);
            if first {
                response.request_focus();
            }
        };
        let begun = std::mem::replace(&mut form.is_begun, true);
        field(
            ui,
            "Note",
            "what to know about this figure; shown on the chart",
            &mut form.note,
            !begun && !form.step,
        );
        ui.add_space(8.0);
        ui.checkbox(
            &mut form.step,
            "A step change: the process is another from here on, and the limits begin anew",
        );
        if form.step {
            ui.add_space(4.0);
            field(ui, "What changed", "such as: second clinic opened", &mut form.what, !begun);
        }
        ui.add_space(16.0);
        let lacks = form.step && form.what.trim().is_empty();
        if lacks {
            ui.label(theme.muted("Say what changed: it is printed with the chart."));
        }
        ui.horizontal(|ui| {
            let pressed = main_button(ui, theme, "Save", !lacks);
            let entered = ui.input(|input| input.key_pressed(egui::Key::Enter)) && begun;
            if !lacks && (pressed || entered) {
                actions.push(Action::Answer(Answer::Edit(Edit::SetChartDecision(Box::new(form.decided())))));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}
