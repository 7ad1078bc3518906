//! The high impact changes: how far each is in place, who leads it, and what bears on it.

use eframe::egui::{self, Align, Layout, RichText, ScrollArea, TextEdit, Ui};
use strum::IntoEnumIterator as _;

use super::{
    super::{
        action::Action,
        page::Page,
        theme::semi_bold,
        view::View,
        widgets::{Zoom, card, choice, empty_state, link, page_header, pictured, pressable, take_away},
    },
    actions::listed,
    scorecard::nothing_yet,
};
use crate::{
    document::Edit,
    figure::Role,
    report::charts::{Chart, ChartKind, actions_of, changes_figure, indicators_of},
    scoring::{Status, sentence::numbered},
    workbook::HighImpactChange,
    workshop::{ChangeProgress, InPlace, Origin, WorkshopEdit},
};

/// What the page remembers.
#[derive(Debug)]
pub(in crate::app) struct Remembered {
    /// The change that is looked at.
    pub(in crate::app) shown: u8,
    as_chart: bool,
    zoom: Zoom,
    typed: Option<Typed>,
}

impl Default for Remembered {
    fn default() -> Self {
        Self { shown: 1, as_chart: false, zoom: Zoom::default(), typed: None }
    }
}

/// What is typed of a change, and what the scorecard said of it when that began.
#[derive(Debug)]
struct Typed {
    number: u8,
    kept: ChangeProgress,
    now: ChangeProgress,
}

/// Room for the list beside what is said; narrower, it is a menu.
const WITH_LIST: f32 = 860.0;
const LIST: f32 = 330.0;
const ROW: f32 = 30.0;

pub(in crate::app) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let changes = &view.workbook.high_impact_changes;
    if changes.is_empty() {
        let advice = "The workbook that this scorecard was made with names none.";
        return empty_state(ui, view.theme, "There are no high impact changes", advice, |_| {});
    }
    let count = |state| changes.iter().filter(|change| progress(view, change.number).state == state).count();
    let beside =
        format!("{} of {} in place, {} in part", count(InPlace::Yes), changes.len(), count(InPlace::Partly));
    page_header(ui, view.theme, "High impact changes", &beside, |ui| {
        ui.selectable_value(&mut remembered.as_chart, false, "List");
        ui.selectable_value(&mut remembered.as_chart, true, "Chart");
        if remembered.as_chart && view.scorecard.is_some() {
            take_away(ui, &Chart::of_all(ChartKind::Changes), actions);
        }
    });
    if remembered.as_chart {
        chart(ui, view, remembered, actions);
        return;
    }
    let Some(change) = view.workbook.change(remembered.shown).or_else(|| changes.first()) else { return };
    if ui.available_width() < WITH_LIST {
        menu(ui, view, change, remembered);
        ui.add_space(8.0);
        one(ui, view, change, remembered, actions);
        return;
    }
    let height = ui.available_height();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(LIST);
            ui.set_max_height(height);
            ScrollArea::vertical().id_salt("changes").show(ui, |ui| list(ui, view, change, remembered));
        });
        ui.add_space(8.0);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.set_max_height(height);
            one(ui, view, change, remembered, actions);
        });
    });
}

fn progress(view: &View<'_>, number: u8) -> ChangeProgress {
    view.document.workshops.changes.get(&number).cloned().unwrap_or_default()
}

/// The status whose sign and colour a state has.
const fn status_of(state: InPlace) -> Status {
    match state {
        InPlace::Yes => Status::Met,
        InPlace::Partly => Status::Close,
        InPlace::No => Status::NotMet,
        InPlace::NotYetSaid => Status::NoData,
    }
}

fn chart(ui: &mut Ui, view: &View<'_>, remembered: &mut Remembered, actions: &mut Vec<Action>) {
    let Some(scorecard) = view.scorecard else { return nothing_yet(ui, view, actions) };
    let figure = changes_figure(view.document, view.catalogue, scorecard);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        card(ui, view.theme, "", |ui| {
            pictured(ui, view.theme, &figure, &mut remembered.zoom, "");
        });
    });
}

fn menu(ui: &mut Ui, view: &View<'_>, shown: &HighImpactChange, remembered: &mut Remembered) {
    let name = |change: &HighImpactChange| format!("{}. {}", change.number, change.name);
    choice(ui, "change", ("High impact change", &name(shown)), 320.0, |ui| {
        for change in &view.workbook.high_impact_changes {
            if ui.selectable_label(change.number == shown.number, name(change)).clicked() {
                remembered.shown = change.number;
                ui.close();
            }
        }
    });
}

const fn kind(change: &HighImpactChange) -> &'static str {
    if change.strategic { "Strategic" } else { "Specific" }
}

fn list(ui: &mut Ui, view: &View<'_>, shown: &HighImpactChange, remembered: &mut Remembered) {
    let theme = view.theme;
    ui.spacing_mut().item_spacing.y = 4.0;
    let mut group = None;
    for change in &view.workbook.high_impact_changes {
        if group.replace(change.strategic) != Some(change.strategic) {
            ui.add_space(2.0);
            ui.label(theme.small(kind(change)));
        }
        let said = progress(view, change.number);
        let (_, place) = ui.allocate_space(egui::vec2(ui.available_width(), ROW));
        let state = said.state.label();
        let name = format!("{}. {}: {}", change.number, change.name, state.to_lowercase());
        let press = pressable(ui, theme, place, ui.scope_id().with(("change", change.number)), &name);
        let is_shown = change.number == shown.number;
        if is_shown {
            ui.painter().rect_filled(place.shrink(1.0), 6, theme.action_tint());
        }
        let colour = theme.colour(if is_shown { Role::Action } else { Role::Ink });
        let family = if is_shown { semi_bold() } else { egui::FontFamily::Proportional };
        let inner = place.shrink2(egui::vec2(10.0, 0.0));
        let text = format!("{}. {}", change.number, change.name);
        let font = egui::FontId::new(13.0, family);
        ui.painter().text(inner.left_center(), egui::Align2::LEFT_CENTER, text, font, colour);
        let status = status_of(said.state);
        let words = format!("{} {state}", status.sign());
        let small = egui::FontId::proportional(12.0);
        ui.painter().text(
            inner.right_center(),
            egui::Align2::RIGHT_CENTER,
            words,
            small,
            theme.status(status),
        );
        if press.clicked() {
            remembered.shown = change.number;
        }
    }
}

/// One change: what is said of it and what bears on it.
fn one(
    ui: &mut Ui,
    view: &View<'_>,
    change: &HighImpactChange,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let scroll = ScrollArea::vertical().id_salt(("change", change.number)).auto_shrink(false);
    scroll.show(ui, |ui| {
        let theme = view.theme;
        card(ui, theme, "", |ui| {
            ui.label(theme.small(kind(change)));
            ui.add(egui::Label::new(theme.heading(format!("{}. {}", change.number, change.name))).wrap());
            ui.add(egui::Label::new(RichText::new(&change.text).size(14.0)).wrap());
            ui.add_space(6.0);
            said(ui, view, change.number, remembered, actions);
        });
        ui.add_space(6.0);
        card(ui, theme, "Actions", |ui| {
            let all = actions_of(view.document, view.catalogue, change);
            listed(ui, view, all, Origin::Change(change.number), actions);
        });
        ui.add_space(6.0);
        card(ui, theme, "Indicators", |ui| indicators(ui, view, change, actions));
        ui.add_space(6.0);
        card(ui, theme, "Sections and questions", |ui| questions(ui, view, change, actions));
    });
}

/// State, lead and note, kept when a field is left.
fn said(ui: &mut Ui, view: &View<'_>, number: u8, remembered: &mut Remembered, actions: &mut Vec<Action>) {
    let kept = progress(view, number);
    let stale = remembered.typed.as_ref().is_none_or(|typed| typed.number != number || typed.kept != kept);
    if stale {
        remembered.typed = Some(Typed { number, now: kept.clone(), kept: kept.clone() });
    }
    let Some(Typed { now, .. }) = &mut remembered.typed else { return };
    let mut left = false;
    ui.horizontal_wrapped(|ui| {
        for state in InPlace::iter() {
            left |= ui.radio_value(&mut now.state, state, state.label()).changed();
        }
    });
    let label = ui.label(view.theme.small("Lead (a role)"));
    let field = TextEdit::singleline(&mut now.lead).desired_width(360.0);
    left |= ui.add(field).labelled_by(label.id).lost_focus();
    let label = ui.label(view.theme.small("Note"));
    let field = TextEdit::multiline(&mut now.note).desired_rows(2).desired_width(f32::INFINITY);
    left |= ui.add(field).labelled_by(label.id).lost_focus();
    if left && *now != kept {
        let progress = now.clone();
        actions.push(Action::Edit(Edit::Workshop(WorkshopEdit::SetChange { number, progress })));
    }
}

fn indicators(ui: &mut Ui, view: &View<'_>, change: &HighImpactChange, actions: &mut Vec<Action>) {
    for known in indicators_of(view.catalogue, change) {
        let score = view.scorecard.and_then(|card| card.indicator(&known.id));
        ui.horizontal(|ui| {
            let status = score.map_or(Status::NoData, |score| score.status);
            let value = score.and_then(|score| Some(score.unit.show(score.figure.as_ref()?.value?)));
            let words = format!("{} {}", status.sign(), status.label());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.allocate_ui_with_layout(
                    egui::vec2(110.0, 18.0),
                    Layout::left_to_right(Align::Center),
                    |ui| {
                        ui.set_min_width(110.0);
                        ui.label(RichText::new(words).color(view.theme.status(status)));
                    },
                );
                ui.label(value.unwrap_or_default());
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if link(ui, view.theme, RichText::new(&known.name)).clicked() {
                        actions.push(Action::Go(Page::Indicator(known.id.clone())));
                    }
                });
            });
        });
    }
}

fn questions(ui: &mut Ui, view: &View<'_>, change: &HighImpactChange, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        for number in &change.sections {
            let Some(section) = view.workbook.section(*number) else { continue };
            if ui.button(numbered(section.number, &section.name)).clicked() {
                actions.push(Action::Go(Page::Section(*number)));
            }
        }
    });
    let recording = view.document.workshops.recording();
    for place in &change.questions {
        let Some(question) = view.workbook.question(place) else { continue };
        let level = recording.level(place);
        let said = level.map_or("not yet said", |level| level.label());
        ui.horizontal_top(|ui| {
            let open = link(ui, view.theme, RichText::new(place));
            let name = format!("Question {place}");
            open.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name.as_str()));
            let section = place.split('.').next().and_then(|number| number.parse().ok());
            if let Some(section) = section.filter(|_| open.clicked()) {
                actions.push(Action::Go(Page::Section(section)));
            }
            ui.add(egui::Label::new(&question.text).wrap());
        });
        ui.label(view.theme.small(said));
    }
}
