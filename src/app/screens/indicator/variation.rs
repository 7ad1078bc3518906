//! How the figures vary: the control chart, its icons and sentences, and what people say of its points.

use eframe::egui::{self, Ui};

use super::{
    super::super::{
        action::Action,
        dialogs::{Dialog, PointForm},
        view::View,
        widgets::{pictured, telling_icon},
    },
    Remembered,
    cards::Subject,
    limits,
};
use crate::{
    analysis::{ChartDecision, StepChange},
    document::Edit,
    domain::Period,
    scoring::{Movement, sentence},
};

/// The tab.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    subject: &Subject<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let movement = subject.score.and_then(|score| score.movement.as_ref());
    let (Some(movement), Some(figure)) = (movement, &remembered.chart.control) else {
        ui.label(view.theme.muted("There is no figure to make a chart of yet."));
        return;
    };
    let hint = "Press a point, or press Enter on it, to note what happened or to begin the limits anew.";
    let pressed = pictured(ui, view.theme, figure, &mut remembered.zoom, hint);
    if let Some(period) = pressed.and_then(|x| period_at(movement, x)) {
        ask(view, subject, period, false, actions);
    }
    ui.add_space(4.0);
    if let Some(decided) = decision_or_none_yet(view, subject) {
        limits::ui(ui, view, movement, &decided, actions);
        ui.add_space(4.0);
    }
    said(ui, movement);
    proposal(ui, view, subject, movement, actions);
    decided(ui, view, subject, actions);
}

/// The icons with their sentences, for the card beside the chart.
pub(super) fn icons(ui: &mut Ui, view: &View<'_>, movement: &Movement) {
    let one = |ui: &mut Ui, sign: crate::figure::Icon, words: String| {
        ui.horizontal(|ui| {
            telling_icon(ui, view.theme, sign, &words, 40.0);
            ui.add(egui::Label::new(&words).wrap());
        });
        ui.add_space(4.0);
    };
    match movement.variation {
        Some(variation) => one(ui, variation.into(), sentence::variation(movement)),
        None => {
            ui.label(sentence::variation(movement));
        }
    }
    if let Some((assurance, words)) = movement.assurance.zip(sentence::assurance(movement)) {
        one(ui, assurance.into(), words);
    }
}

/// What the chart says, and how it was made.
fn said(ui: &mut Ui, movement: &Movement) {
    let mut lines = vec![sentence::variation(movement)];
    lines.extend(sentence::assurance(movement));
    if let Ok(control) = &movement.chart {
        lines.push(sentence::why_chart(control));
        lines
            .extend(control.chart.parts.iter().filter_map(|part| sentence::caution(part, &movement.methods)));
    }
    for line in lines {
        ui.add(egui::Label::new(line).wrap());
    }
}

/// The step change that the figures suggest, for a person to decide.
fn proposal(
    ui: &mut Ui,
    view: &View<'_>,
    subject: &Subject<'_>,
    movement: &Movement,
    actions: &mut Vec<Action>,
) {
    let Some(words) = sentence::proposal(movement) else { return };
    let at = movement.chart.as_ref().ok().and_then(|control| control.proposal).map(|proposal| proposal.at);
    let Some(period) = at.and_then(|at| movement.periods.get(at)).copied() else { return };
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        ui.add(egui::Label::new(words).wrap());
        if ui.button(format!("Begin the limits anew from {period}…")).clicked() {
            ask(view, subject, period, true, actions);
        }
    });
}

/// The step changes and notes that are there.
fn decided(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, actions: &mut Vec<Action>) {
    let Some(decision) = decision(view, subject).filter(|decision| !decision.is_empty()) else { return };
    ui.add_space(6.0);
    ui.label(view.theme.strong("What was said of points"));
    for step in &decision.steps {
        ui.horizontal_wrapped(|ui| {
            let from = step.from.strftime("%-d %B %Y");
            ui.label(format!("Limits begin anew on {from}: {}", step.name));
            let take = ui.link("Take it back");
            take.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Link, true, format!("Take the step of {from} back"))
            });
            if take.clicked() {
                actions.push(Action::Edit(Edit::SetChartDecision(Box::new(without(decision, step)))));
            }
        });
    }
    for note in &decision.notes {
        ui.horizontal_wrapped(|ui| {
            ui.label(format!("{}: {}", note.period, note.text));
            let change = ui.link("Change…");
            change.widget_info(|| {
                let name = format!("Change the note on {}", note.period);
                egui::WidgetInfo::labeled(egui::Role::Link, true, name)
            });
            if change.clicked() {
                ask(view, subject, note.period, false, actions);
            }
        });
    }
}

fn without(decision: &ChartDecision, step: &StepChange) -> ChartDecision {
    let steps = decision.steps.iter().filter(|other| *other != step).cloned().collect();
    ChartDecision { steps, ..decision.clone() }
}

fn decision<'a>(view: &View<'a>, subject: &Subject<'_>) -> Option<&'a ChartDecision> {
    let area = &view.scorecard?.area.code;
    view.document.choices.decisions.chart(subject.id, area, None)
}

/// What is decided about the chart of this series; an empty decision where nothing is.
fn decision_or_none_yet(view: &View<'_>, subject: &Subject<'_>) -> Option<ChartDecision> {
    let area = &view.scorecard?.area.code;
    let decided = decision(view, subject).cloned();
    Some(decided.unwrap_or_else(|| ChartDecision::of(subject.id.clone(), area.clone(), None)))
}

fn ask(view: &View<'_>, subject: &Subject<'_>, period: Period, step: bool, actions: &mut Vec<Action>) {
    let Some(decision) = decision_or_none_yet(view, subject) else { return };
    let form = PointForm::new(subject.name, period, decision, step);
    actions.push(Action::Ask(Dialog::Point(Box::new(form))));
}

/// The period in which a place across the chart is.
fn period_at(movement: &Movement, x: f64) -> Option<Period> {
    let day = |date: jiff::civil::Date| -> f64 {
        let since = date.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days());
        f64::from(since)
    };
    let holds = |period: &&Period| (day(period.start())..=day(period.end()) + 1.0).contains(&x);
    movement.periods.iter().find(holds).copied()
}
