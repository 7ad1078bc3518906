//! One indicator: its trend, its figures with their cells, and why it scores as it does.

mod areas;
mod by_hand;
mod cards;
mod chart;
mod groups;
mod limits;
mod observations;
mod tabs;
mod trajectory;
mod variation;

use std::sync::Arc;

use eframe::egui::{self, Align, Layout, vec2};

pub(super) use self::cards::{dates, new_target};
pub(in crate::app) use self::tabs::Tab;
use self::{cards::Subject, observations::Observations};
use super::super::{
    action::Action,
    page::Page,
    view::View,
    widgets::{Ends, Zoom, card, pictured, status_chip, take_away},
};
use crate::{
    document::Document,
    domain::{AreaCode, IndicatorId},
    figure::Figure,
    report::charts::{Chart, ChartKind},
    scoring::{Certainty, IndicatorScore, Status},
    workbook::{Indicator, Unit},
};

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    /// Areas to compare with; `None` for the usual ones.
    pub(in crate::app) compared: Option<Vec<AreaCode>>,
    /// How the figures are looked at.
    pub(in crate::app) tab: Tab,
    /// How areas are shown.
    areas: areas::Shown,
    /// Which division into groups is shown.
    dimension: usize,
    chart: chart::Chart,
    zoom: Zoom,
    table: Option<(Arc<Document>, IndicatorId, AreaCode, Observations)>,
}

/// Width of the cards beside the chart, at most and at least.
const CARDS: (f32, f32) = (312.0, 260.0);
const GAP: f32 = 16.0;
/// A page narrower than this has its heading above its buttons, in points.
const NARROW: f32 = 700.0;
/// Between two cards, besides the usual.
const BELOW: f32 = 6.0;

pub(in crate::app) fn ui(
    ui: &mut egui::Ui,
    view: &View<'_>,
    id: &IndicatorId,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let known = view.catalogue.indicator(id);
    let score = view.scorecard.and_then(|card| card.indicator(id));
    let local = view.document.dataset.local_indicators().get(id);
    let name = score
        .map(|score| score.name.as_str())
        .or_else(|| known.map(|known| known.name.as_str()))
        .or_else(|| local.map(|local| local.name.as_str()))
        .unwrap_or_else(|| id.as_str());
    let unit =
        score.map(|score| score.unit).or_else(|| known.map(|known| known.unit)).unwrap_or(Unit::Number);
    let subject = Subject { id, name, unit, known, score };
    follow(view, &subject, remembered);
    egui::ScrollArea::vertical().auto_shrink(false).id_salt(id.as_str()).show(ui, |ui| {
        head(ui, view, &subject, remembered, actions);
        let side = ui.available_width() > 760.0;
        if side {
            let right = (ui.available_width() * 0.33).clamp(CARDS.1, CARDS.0);
            let left = ui.available_width() - right - GAP;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                column(ui, left, |ui| figures(ui, view, &subject, remembered, actions));
                column(ui, right, |ui| cards::ui(ui, view, &subject, actions));
            });
        } else {
            figures(ui, view, &subject, remembered, actions);
            cards::ui(ui, view, &subject, actions);
        }
    });
}

/// A column of cards.
fn column(ui: &mut egui::Ui, width: f32, content: impl FnOnce(&mut egui::Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        content(ui);
    });
}

/// Makes what is shown anew where the document, the scorecard or the comparison changed.
fn follow(view: &View<'_>, subject: &Subject<'_>, remembered: &mut Remembered) {
    let Some(card) = view.scorecard else { return };
    let compared = remembered.compared.as_ref();
    if remembered.chart.follow(view.document, view.catalogue, card, subject.id, compared) {
        remembered.zoom = Zoom::default();
    }
    let is_current = remembered.table.as_ref().is_some_and(|(document, id, area, _)| {
        Arc::ptr_eq(document, view.document) && id == subject.id && area == &card.area.code
    });
    if !is_current {
        let table = Observations::of(view, subject.id, &card.area.code, subject.unit);
        remembered.table =
            Some((Arc::clone(view.document), subject.id.clone(), card.area.code.clone(), table));
    }
}

fn head(
    ui: &mut egui::Ui,
    view: &View<'_>,
    subject: &Subject<'_>,
    remembered: &Remembered,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let chart = shown_chart(view, subject.id, remembered);
    if ui.available_width() < NARROW {
        breadcrumb(ui, view, subject, actions);
        ui.add(egui::Label::new(theme.heading(subject.name)).wrap());
        if let Some(chart) = chart {
            ui.horizontal_wrapped(|ui| take_away(ui, &chart, actions));
        }
    } else {
        ui.horizontal(|ui| {
            ui.set_min_height(32.0);
            let ends = Ends::new(ui, "name");
            ends.left(ui, |ui| {
                breadcrumb(ui, view, subject, actions);
                ui.add(egui::Label::new(theme.heading(subject.name)).truncate());
            });
            ends.right(ui, |ui| {
                if let Some(chart) = chart {
                    take_away(ui, &chart, actions);
                }
            });
        });
    }
    ui.horizontal(|ui| match subject.score {
        Some(score) => standing(ui, view, score),
        None if view.is_scoring => {
            ui.spinner();
            ui.label(theme.muted("Scoring…"));
        }
        None if view.document.choices.switched_off.contains_key(subject.id) => {
            ui.label(theme.muted("Left out of the scorecard"));
        }
        None => {
            ui.label(theme.muted("It is not in this scorecard: it has no figures here and no standard."));
        }
    });
    ui.add_space(6.0);
}

fn breadcrumb(ui: &mut egui::Ui, view: &View<'_>, subject: &Subject<'_>, actions: &mut Vec<Action>) {
    let number =
        subject.score.map(|score| score.section).or_else(|| subject.known.map(Indicator::home_section));
    let section = number.and_then(|number| view.workbook.section(number));
    let (text, page) = match section {
        Some(section) if section.number <= 13 => {
            (format!("{} {} ›", section.number, section.name), Page::Section(section.number))
        }
        Some(section) => (format!("{} ›", section.name), Page::Section(section.number)),
        None => ("Scorecard ›".to_owned(), Page::Scorecard),
    };
    if ui.link(theme_muted(view, &text)).clicked() {
        actions.push(Action::Go(page));
    }
}

fn theme_muted(view: &View<'_>, text: &str) -> egui::RichText {
    view.theme.muted(text).size(14.0)
}

/// The chip, and in words how sure and how current it is.
fn standing(ui: &mut egui::Ui, view: &View<'_>, score: &IndicatorScore) {
    let value = score.figure.as_ref().and_then(|figure| figure.value.map(|value| (value, figure.period)));
    let mut text = score.status.label().to_owned();
    if let Some((value, _)) = value {
        text = format!("{text}: {}", score.unit.show(value));
    }
    if let (Some(standard), Status::Met | Status::Close | Status::NotMet) = (&score.standard, score.status) {
        text = format!("{text} against {}", standard.text);
    }
    status_chip(ui, view.theme, score.status, &text);
    let mut words = Vec::new();
    words.extend(value.map(|(_, period)| period.to_string()));
    match score.certainty {
        Some(Certainty::Clear) => words.push("clear".to_owned()),
        Some(Certainty::CouldBeChance) => words.push("could be chance".to_owned()),
        Some(Certainty::Exact) | None => {}
    }
    if score.stale {
        words.push("too old to count".to_owned());
    }
    if score.core {
        words.push("core: the workbook’s own number".to_owned());
    }
    ui.label(view.theme.muted(words.join(" · ")));
}

/// The chart that is shown, where there is one.
fn shown_chart(view: &View<'_>, id: &IndicatorId, remembered: &Remembered) -> Option<Chart> {
    let is_drawn = |figure: &Option<Figure>| figure.as_ref().is_some_and(|figure| figure.message.is_none());
    let kind = match remembered.tab {
        Tab::Trend => is_drawn(&remembered.chart.figure).then_some(ChartKind::Trend),
        Tab::Variation => is_drawn(&remembered.chart.control).then_some(ChartKind::Control),
        Tab::Areas => areas::shown(view, remembered),
        Tab::Groups => return groups::shown(view, id, remembered),
        Tab::Trajectory => is_drawn(&remembered.chart.trajectory).then_some(ChartKind::Trajectory),
    };
    kind.map(|kind| Chart::of(id.clone(), kind))
}

fn figures(
    ui: &mut egui::Ui,
    view: &View<'_>,
    subject: &Subject<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    if remembered.chart.figure.is_some() {
        card(ui, theme, "", |ui| {
            ui.horizontal(|ui| {
                let ends = Ends::new(ui, "tabs");
                ends.left(ui, |ui| {
                    if tabs::ui(ui, theme, &mut remembered.tab) {
                        remembered.zoom = Zoom::default();
                    }
                });
                ends.right(ui, |ui| {
                    if remembered.zoom.shown.is_some() && ui.button("Show all").clicked() {
                        remembered.zoom = Zoom::default();
                    }
                    if remembered.tab == Tab::Trend {
                        let (areas, drawn) = (&remembered.chart.areas, &remembered.chart.drawn);
                        compare(ui, areas, drawn, remembered.compared.is_some(), actions);
                    }
                });
            });
            ui.add_space(6.0);
            match remembered.tab {
                Tab::Trend => {
                    if let Some(figure) = &remembered.chart.figure {
                        let hint = "Point at a figure for its counts; drag to zoom, double-click for all.";
                        pictured(ui, view.theme, figure, &mut remembered.zoom, hint);
                    }
                }
                Tab::Variation => variation::ui(ui, view, subject, remembered, actions),
                Tab::Areas => areas::ui(ui, view, remembered),
                Tab::Groups => groups::ui(ui, view, remembered),
                Tab::Trajectory => trajectory::ui(ui, view, subject, remembered, actions),
            }
        });
        ui.add_space(BELOW);
    }
    let Some((_, _, _, table)) = remembered.table.as_ref().filter(|(_, _, _, table)| !table.is_empty())
    else {
        card(ui, theme, "Figures", |ui| {
            let whose = view.scorecard.map_or_else(String::new, |card| format!(" for {}", card.area.label()));
            let from =
                subject.known.map(|known| known.source_return.as_str()).filter(|from| !from.is_empty());
            ui.label(format!("Nobody has given a figure{whose} yet."));
            if let Some(from) = from {
                ui.label(theme.muted(format!("It comes from: {from}.")));
            }
            ui.add_space(4.0);
            by_hand::add(ui, view, subject, actions);
        });
        return;
    };
    let width = ui.available_width();
    theme.card_frame().inner_margin(egui::Margin::symmetric(0, 4)).show(ui, |ui| {
        ui.set_width(width - 2.0);
        by_hand::head(ui, view, subject, actions);
        table.ui(ui, view, subject, actions);
        ui.add_space(6.0);
    });
}

/// The areas to draw beside ours.
fn compare(
    ui: &mut egui::Ui,
    areas: &[crate::domain::Area],
    drawn: &[AreaCode],
    chosen: bool,
    actions: &mut Vec<Action>,
) {
    if areas.is_empty() {
        return;
    }
    let close = egui::PopupCloseBehavior::CloseOnClickOutside;
    let config = egui::containers::menu::MenuConfig::new().close_behavior(close);
    let button = egui::containers::menu::MenuButton::new("Compare with…").config(config);
    button.ui(ui, |ui| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for area in areas {
                let mut on = drawn.contains(&area.code);
                if ui.checkbox(&mut on, area.label()).changed() {
                    let mut compared: Vec<AreaCode> =
                        drawn.iter().filter(|code| **code != area.code).cloned().collect();
                    if on {
                        compared.push(area.code.clone());
                    }
                    actions.push(Action::Compare(compared));
                }
            }
        });
        if chosen && ui.button("None").clicked() {
            actions.push(Action::Compare(Vec::new()));
        }
    });
}

#[cfg(test)]
mod tests;
