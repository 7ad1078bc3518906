//! Where a colleague's copy says something else: both side by side, for a person to choose.

use std::sync::Arc;

use eframe::egui::{self, Ui};

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    main_button, wide_modal,
};
use crate::{
    document::{Document, Edit},
    workshop::{Conflict, Stands},
};

/// Room for both beside each other.
const WIDTH: f32 = 860.0;
/// Room for the conflicts; the rest is scrolled to.
const HEIGHT: f32 = 400.0;

/// A colleague's copy that is being merged.
#[derive(Clone, Debug)]
pub(in crate::app) struct MergeForm {
    /// The name of its file.
    pub(in crate::app) name: String,
    /// What is in it.
    pub(in crate::app) theirs: Arc<Document>,
    /// Where the two say different things.
    conflicts: Vec<Conflict>,
    /// What stands of each; none until a person chose.
    chosen: Vec<Option<Stands>>,
}

impl MergeForm {
    pub(in crate::app) fn new(name: String, theirs: Arc<Document>, conflicts: Vec<Conflict>) -> Self {
        let chosen = vec![None; conflicts.len()];
        Self { name, theirs, conflicts, chosen }
    }
}

pub(super) fn ui(
    ctx: &egui::Context,
    theme: &Theme,
    document: &Document,
    form: &mut MergeForm,
    actions: &mut Vec<Action>,
) {
    wide_modal(ctx, theme, "Merge a colleague’s workshop", WIDTH, actions, |ui, actions| {
        let count = form.conflicts.len();
        let things = if count == 1 { "thing" } else { "things" };
        let said = format!(
            "What only one of you wrote is taken. Of {count} {things} {} says something else: choose what stands.",
            form.name
        );
        ui.add(egui::Label::new(said).wrap());
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            for (words, stands) in [
                ("This copy everywhere", Stands::Mine),
                ("The other copy everywhere", Stands::Theirs),
                ("Both where they can", Stands::Both),
            ] {
                if ui.button(words).clicked() {
                    form.chosen.fill(Some(stands));
                }
            }
        });
        ui.add_space(8.0);
        egui::ScrollArea::vertical().max_height(HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
            for (conflict, chosen) in form.conflicts.iter().zip(&mut form.chosen) {
                one(ui, theme, conflict, chosen);
            }
        });
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let all: Option<Vec<Stands>> = form.chosen.iter().copied().collect();
            let pressed = main_button(ui, theme, "Merge", all.is_some());
            if let Some(chosen) = all.filter(|_| pressed)
                && let Ok(merged) = document.merged_workshops(&form.theirs, &chosen)
            {
                actions.push(Action::Answer(Answer::Edit(Edit::TakeWorkshops(Box::new(merged)))));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

/// What both say of one thing.
fn one(ui: &mut Ui, theme: &Theme, conflict: &Conflict, chosen: &mut Option<Stands>) {
    ui.label(theme.strong(&conflict.about));
    // Both cannot stand: this copy does.
    if *chosen == Some(Stands::Both) && !conflict.may_be_both {
        *chosen = Some(Stands::Mine);
    }
    let mut choose = |ui: &mut Ui, words: &str, stands: Stands, text: &str| {
        let radio = ui.radio(*chosen == Some(stands), words);
        let name = format!("{}, {words}: {text}", conflict.about);
        let is_chosen = *chosen == Some(stands);
        radio.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, name.as_str())
        });
        if radio.clicked() {
            *chosen = Some(stands);
        }
        ui.add(egui::Label::new(text).wrap());
    };
    ui.columns(2, |sides| {
        if let [left, right] = sides {
            choose(left, "This copy", Stands::Mine, &conflict.mine);
            choose(right, "The other copy", Stands::Theirs, &conflict.theirs);
        }
    });
    if conflict.may_be_both {
        choose(ui, "Both", Stands::Both, "");
    }
    ui.separator();
}
