//! Every setting of how scores and statistics are made: its value, what it takes, and what it changes.

use std::collections::BTreeMap;

use eframe::egui::{self, Key, Ui};

use super::super::{
    action::Action,
    view::View,
    widgets::{card, page_header},
};
use crate::{
    document::Edit,
    scoring::{Setting, Settings},
};

/// What the page remembers: what is being typed.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    typed: BTreeMap<&'static str, String>,
}

/// The heading of settings whose names begin so.
fn heading(group: &str) -> &str {
    match group {
        "score" => "Scores",
        "spc" => "Control charts",
        "trend" => "Trend",
        "compare" => "Comparison",
        "funnel" => "Funnel",
        "inequality" => "Inequality",
        "interval" => "Intervals",
        "projection" => "Trajectory",
        other => other,
    }
}

pub(in crate::app) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let settings = &view.document.settings;
    page_header(ui, view.theme, "Methods", "Kept in the scorecard, and printed with its results.", |_| {});
    let mut groups: Vec<(&str, Vec<Setting>)> = Vec::new();
    for setting in settings.list() {
        let group = setting.name.split('.').next().unwrap_or_default();
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, list)) => list.push(setting),
            None => groups.push((group, vec![setting])),
        }
    }
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for (group, list) in &groups {
            card(ui, view.theme, heading(group), |ui| {
                for setting in list {
                    one(ui, view, settings, setting, remembered, actions);
                }
            });
            ui.add_space(6.0);
        }
    });
}

fn one(
    ui: &mut Ui,
    view: &View<'_>,
    settings: &Settings,
    setting: &Setting,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let mut asked = None;
    ui.horizontal(|ui| {
        let label = ui.label(theme.strong(setting.name));
        if let "true" | "false" = setting.value.as_str() {
            let mut on = setting.value == "true";
            let words = if on { "yes" } else { "no" };
            let tick = ui.checkbox(&mut on, words);
            tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, setting.name));
            if tick.changed() {
                asked = Some(on.to_string());
            }
        } else {
            let text = remembered.typed.entry(setting.name).or_insert_with(|| setting.value.clone());
            let field = ui.add(egui::TextEdit::singleline(text).desired_width(150.0)).labelled_by(label.id);
            let refused = settings.clone().set(setting.name, text.trim()).is_err();
            let entered = field.lost_focus() && !ui.input(|input| input.key_pressed(Key::Escape));
            if entered && !refused && text.trim() != setting.value {
                asked = Some(text.trim().to_owned());
            }
            if refused {
                ui.label(theme.muted(format!("takes {}", setting.takes)));
            } else if !field.has_focus() {
                text.clone_from(&setting.value);
            }
        }
        if setting.value != setting.default {
            let usual = if setting.default.is_empty() { "nothing" } else { &setting.default };
            let back = ui.link(format!("Back to the usual: {usual}"));
            back.widget_info(|| {
                egui::WidgetInfo::labeled(
                    egui::Role::Link,
                    true,
                    format!("{}: back to {usual}", setting.name),
                )
            });
            if back.clicked() {
                asked = Some(setting.default.clone());
            }
        }
    });
    ui.add(
        egui::Label::new(theme.small(format!("Changes {}. Takes {}.", setting.changes, setting.takes)))
            .wrap(),
    );
    ui.add_space(6.0);
    if let Some(value) = asked {
        remembered.typed.remove(setting.name);
        actions.push(Action::Edit(Edit::SetSetting { name: setting.name.to_owned(), value }));
    }
}
