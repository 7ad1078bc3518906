//! What changed since another scorecard: better, worse, new, gone, revised, judged by another standard.

use eframe::egui::{self, RichText, Ui};
use strum::IntoEnumIterator as _;

use super::{
    super::{
        action::Action,
        page::Page,
        view::View,
        widgets::{card, empty_state, link, page_header},
    },
    scorecard::nothing_yet,
};
use crate::{
    figure::Role,
    report::{Change, Compared, Happened},
};

pub(in crate::app) fn ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(scorecard) = view.scorecard else { return nothing_yet(ui, view, actions) };
    let Some(earlier) = view.earlier else {
        let advice = "Open last quarter’s scorecard file to see what got better or worse, what is new, and what was revised. It goes into the board paper too.";
        return empty_state(ui, view.theme, "Compare with another scorecard", advice, |ui| {
            if view.theme.primary_button(ui, "Choose a scorecard…").clicked() {
                actions.push(Action::ChooseEarlier);
            }
        });
    };
    let beside = format!("{}, {}: beside {earlier}", scorecard.area.name, scorecard.to);
    page_header(ui, view.theme, "Changes", &beside, |ui| {
        if ui.button("Close it").on_hover_text("Compare with nothing").clicked() {
            actions.push(Action::ForgetEarlier);
        }
        if ui.button("Another scorecard…").clicked() {
            actions.push(Action::ChooseEarlier);
        }
    });
    match view.changes {
        None => {
            ui.spinner();
        }
        Some(Err(why)) => {
            ui.label(why);
        }
        Some(Ok(compared)) => list(ui, view, compared, actions),
    }
}

fn list(ui: &mut Ui, view: &View<'_>, compared: &Compared, actions: &mut Vec<Action>) {
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add(egui::Label::new(view.theme.muted(in_short(compared))).wrap());
        ui.add_space(6.0);
        for kind in Happened::iter() {
            let found: Vec<&Change> = compared.of_kind(kind).collect();
            if !found.is_empty() {
                group(ui, view, (kind, &found), actions);
            }
        }
        if compared.changes.is_empty() {
            ui.label("Nothing got clearly better or worse, and nothing was revised.");
        }
    });
}

/// The least width at which names stand beside what is said of them.
const WIDE: f32 = 720.0;
/// The width of the names there.
const NAMES: f32 = 260.0;

fn name(ui: &mut Ui, view: &View<'_>, change: &Change, actions: &mut Vec<Action>) {
    if link(ui, view.theme, RichText::new(&change.name)).clicked() {
        actions.push(Action::Go(Page::Indicator(change.id.clone())));
    }
}

fn said(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.add(egui::Label::new(view.theme.muted(words)).wrap());
}

/// `Up to Q4 2010/11 beside up to Q3 2010/11: 3 better, 1 new. 36 figures without a change that matters.`
fn in_short(compared: &Compared) -> String {
    let counted = Happened::iter().filter_map(|kind| {
        let count = compared.of_kind(kind).count();
        (count > 0).then(|| format!("{count} {}", kind.label().to_lowercase()))
    });
    let counted: Vec<String> = counted.collect();
    let counted = if counted.is_empty() { String::new() } else { format!(": {}", counted.join(", ")) };
    let s = if compared.unchanged == 1 { "figure" } else { "figures" };
    format!(
        "Up to {} beside up to {}{counted}. {} {s} without a change that matters.",
        compared.now, compared.then, compared.unchanged
    )
}

fn group(ui: &mut Ui, view: &View<'_>, (kind, found): (Happened, &[&Change]), actions: &mut Vec<Action>) {
    let (sign, role) = match kind {
        Happened::Worse => ("▼", Role::Worse),
        Happened::Better => ("▲", Role::Better),
        _ => ("●", Role::Muted),
    };
    card(ui, view.theme, "", |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(sign).color(view.theme.colour(role)));
            ui.label(view.theme.strong(format!("{}: {}", kind.label(), found.len())));
        });
        let is_wide = ui.available_width() >= WIDE;
        for change in found {
            ui.add_space(4.0);
            if is_wide {
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.set_width(NAMES);
                        name(ui, view, change, actions);
                    });
                    said(ui, view, change.said_of(kind));
                });
            } else {
                name(ui, view, change, actions);
                said(ui, view, change.said_of(kind));
            }
        }
    });
    ui.add_space(6.0);
}
