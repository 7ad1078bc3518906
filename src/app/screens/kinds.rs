//! Kinds of return: the user's own, which can be changed and handed on, and those that Spruce knows.

use eframe::egui::{self, Role, Ui, WidgetInfo};

use super::super::{
    action::{Action, ProfileStep},
    dialogs::Dialog,
    view::View,
    widgets::{Ends, card},
};
use crate::returns::{OwnProfile, shipped_profiles};

/// The card.
pub(super) fn ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    card(ui, view.theme, "Kinds of return", |ui| {
        ui.horizontal_wrapped(|ui| {
            let own = view.own_profiles.list();
            let words = if own.is_empty() {
                "When you correct how a sheet is read, Spruce can remember it; what it remembers is listed here."
            } else {
                "These you taught Spruce; it reads the next return of the same shape in the same way."
            };
            ui.label(view.theme.muted(words));
            if ui.button("Add from a file…").clicked() {
                actions.push(Action::Profile(ProfileStep::Add));
            }
        });
        for profile in view.own_profiles.list() {
            own(ui, view, profile, actions);
        }
        for finding in view.own_profiles.findings() {
            ui.label(format!("{}: {}", finding.place.file, finding.message));
        }
        let shipped: Vec<_> = shipped_profiles().collect();
        let words = format!("{} kinds that Spruce knows", shipped.len());
        egui::CollapsingHeader::new(words).id_salt("shipped kinds").show(ui, |ui| {
            for profile in shipped {
                ui.horizontal_wrapped(|ui| {
                    ui.label(profile.name);
                    ui.label(view.theme.small(profile.publisher));
                });
            }
        });
    });
}

fn own(ui: &mut Ui, view: &View<'_>, profile: &OwnProfile, actions: &mut Vec<Action>) {
    let name = &profile.name;
    ui.horizontal(|ui| {
        let ends = Ends::new(ui, name);
        ends.left(ui, |ui| {
            ui.label(view.theme.strong(name));
            let made = format!("learned from {}", profile.made_with);
            ui.add(egui::Label::new(view.theme.small(made)).truncate());
        });
        ends.right(ui, |ui| {
            let mut button = |ui: &mut Ui, word: &str, then: Action| {
                let button = ui.button(word);
                let label = format!("{word} {name}");
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
                if button.clicked() {
                    actions.push(then);
                }
            };
            let text = name.clone();
            button(ui, "Rename…", Action::Ask(Dialog::RenameProfile { old: name.clone(), text }));
            button(ui, "Export…", Action::Profile(ProfileStep::Export(name.clone())));
            button(ui, "Delete…", Action::Ask(Dialog::ForgetProfile(name.clone())));
        });
    });
}
