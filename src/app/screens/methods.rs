//! Every setting of how scores and statistics are made: its value, what it takes, and what it changes.

use std::collections::BTreeMap;

use eframe::egui::{self, Key, Ui};

use super::{
    super::{
        action::Action,
        view::View,
        widgets::{card, choice, page_header},
    },
    workbook_cards,
};
use crate::{
    document::Edit,
    scoring::{Setting, Settings},
};

/// The width of the names, so that the values stand below each other.
const TITLE: f32 = 320.0;
/// The width of a value to choose.
const VALUE: f32 = 260.0;

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
        "disclosure" => "What leaves Spruce",
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
        workbook_cards::ui(ui, view, actions);
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

/// A setting: what it is called, its value, and what it changes.
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
        let place = egui::vec2(TITLE, ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(place, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(TITLE);
            ui.label(theme.strong(setting.title))
                .on_hover_text(format!("On the command line: {}", setting.name));
        });
        asked = value(ui, settings, setting, remembered);
        if setting.value != setting.default {
            let usual = said(setting, &setting.default);
            let back = ui.link(format!("Back to the usual: {usual}"));
            let words = format!("{}: back to {usual}", setting.title);
            back.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, words.clone()));
            if back.clicked() {
                asked = Some(setting.default.clone());
            }
        }
    });
    ui.add(egui::Label::new(theme.small(format!("Changes {}.", setting.changes))).wrap());
    ui.add_space(8.0);
    if let Some(value) = asked {
        remembered.typed.remove(setting.name);
        actions.push(Action::Edit(Edit::SetSetting { name: setting.name.to_owned(), value }));
    }
}

/// A value as people say it.
fn said<'a>(setting: &Setting, value: &'a str) -> &'a str {
    match value {
        "" => "nothing",
        "true" => "yes",
        "false" => "no",
        value => setting.words.iter().find(|(word, _)| *word == value).map_or(value, |(_, said)| said),
    }
}

/// The value, to tick, to choose or to type, as the setting takes it; what somebody chose.
fn value(ui: &mut Ui, settings: &Settings, setting: &Setting, remembered: &mut Remembered) -> Option<String> {
    if let "true" | "false" = setting.value.as_str() {
        let mut on = setting.value == "true";
        let tick = ui.checkbox(&mut on, said(setting, &setting.value));
        tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, setting.title));
        return tick.changed().then(|| on.to_string());
    }
    if !setting.words.is_empty() {
        let mut word = setting.value.as_str();
        let shown = said(setting, word);
        choice(ui, setting.name, (setting.title, shown), VALUE, |ui| {
            for (one, said) in setting.words {
                if ui.selectable_value(&mut word, *one, *said).clicked() {
                    ui.close();
                }
            }
        });
        return (word != setting.value).then(|| word.to_owned());
    }
    typed(ui, settings, setting, remembered)
}

fn typed(ui: &mut Ui, settings: &Settings, setting: &Setting, remembered: &mut Remembered) -> Option<String> {
    let text = remembered.typed.entry(setting.name).or_insert_with(|| setting.value.clone());
    let field = ui.add(egui::TextEdit::singleline(text).desired_width(VALUE - 24.0));
    let words = text.clone();
    field.widget_info(|| egui::WidgetInfo {
        label: Some(setting.title.to_owned()),
        ..egui::WidgetInfo::text_edit(true, &setting.value, &words, "")
    });
    let refused = settings.clone().set(setting.name, text.trim()).is_err();
    let entered = field.lost_focus() && !ui.input(|input| input.key_pressed(Key::Escape));
    let asked = (entered && !refused && text.trim() != setting.value).then(|| text.trim().to_owned());
    if refused {
        ui.label(egui::RichText::new(format!("Takes {}.", setting.takes)).small());
    } else if !field.has_focus() {
        text.clone_from(&setting.value);
    }
    asked
}
