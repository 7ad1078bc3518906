//! The data quality page: everything doubtful about the figures, with a button to put it right where
//! that is safe.

mod finding;
mod lines;
mod list;
#[cfg(test)]
mod tests;

use eframe::egui::{self, Ui};
use strum::IntoEnumIterator as _;

use super::super::{
    action::Action,
    command::Command,
    view::View,
    widgets::{choice, empty_state, page_header, search_field},
};
use crate::{
    base::{Severity, number_format},
    domain::{AreaCode, IndicatorId, Period},
};
use lines::{By, Filters, Line, choices, lines, severity_words};

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    filters: Filters,
    made: Option<Made>,
}

/// What was worked out for a list of findings and filters.
#[derive(Debug)]
struct Made {
    /// Where the list lies in memory: another list, another place.
    list: usize,
    filters: Filters,
    lines: Vec<Line>,
    areas: Vec<(AreaCode, String)>,
    periods: Vec<Period>,
}

impl Remembered {
    /// Shows only what is about this indicator, with nothing folded away.
    pub(in crate::app) fn show_only(&mut self, indicator: IndicatorId) {
        self.filters = Filters { indicator: Some(indicator), ..Filters::default() };
    }
}

pub(in crate::app) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let Some(noticed) = view.noticed else {
        page_header(ui, view.theme, "Data quality", "The figures are being looked through.", |_| {});
        return;
    };
    if noticed.is_empty() {
        nothing(ui, view, actions);
        return;
    }
    let count = |severity| noticed.iter().filter(|one| one.finding.severity == severity).count();
    let beside = in_words([count(Severity::Error), count(Severity::Warning), count(Severity::Note)]);
    page_header(ui, view.theme, "Data quality", &beside, |ui| {
        let button = ui.button("Export this list…");
        button.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, Command::ExportQuality.label())
        });
        if button.clicked() {
            actions.push(Action::Command(Command::ExportQuality));
        }
    });
    let list = std::sync::Arc::as_ptr(noticed).addr();
    let is_fresh =
        remembered.made.as_ref().is_some_and(|made| made.list == list && made.filters == remembered.filters);
    if !is_fresh {
        let filters = remembered.filters.clone();
        let (areas, periods) = choices(view.document, noticed);
        let lines = lines(view.document, view.catalogue, noticed, &filters);
        remembered.made = Some(Made { list, filters, lines, areas, periods });
    }
    let Some(made) = &remembered.made else { return };
    filters(ui, view, &mut remembered.filters, made);
    ui.add_space(6.0);
    if made.lines.is_empty() {
        empty_state(ui, view.theme, "Nothing here", "Nothing that was noticed matches the filters.", |ui| {
            if ui.button("Show all").clicked() {
                remembered.filters = Filters::default();
            }
        });
        return;
    }
    list::ui(ui, view, &made.lines, &mut remembered.filters, actions);
}

/// What to say where nothing was noticed.
fn nothing(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if view.document.returns.is_empty() {
        let advice = "Every return is checked as it is read, and every figure beside its history, its \
                      neighbours and its parts. What is doubtful is listed here.";
        empty_state(ui, view.theme, "There are no figures yet", advice, |ui| {
            if view.theme.primary_button(ui, "Choose returns…").clicked() {
                actions.push(Action::Command(Command::ImportReturns));
            }
        });
    } else {
        let advice =
            "Every figure was checked by itself and beside its history, its neighbours and its parts.";
        empty_state(ui, view.theme, "Nothing is doubtful", advice, |_| {});
    }
}

/// `2 could not be used, 5 to look at, 1 worth knowing`, leaving out what is nothing.
fn in_words(counts: [usize; 3]) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let parts =
        severities.into_iter().zip(counts).filter(|(_, count)| *count > 0).map(|(severity, count)| {
            format!("{} {}", number_format::number(count as f64, 0), severity_words(severity).to_lowercase())
        });
    parts.collect::<Vec<_>>().join(", ")
}

fn filters(ui: &mut Ui, view: &View<'_>, filters: &mut Filters, made: &Made) {
    ui.horizontal_wrapped(|ui| {
        for by in By::iter() {
            ui.selectable_value(&mut filters.by, by, by.label());
        }
        ui.separator();
        search_field(ui, &mut filters.search, "a word, a file or a cell", 170.0);
        let shown = filters.severity.map_or("Everything", severity_words);
        choice(ui, "severity", ("Severity", shown), 120.0, |ui| {
            ui.selectable_value(&mut filters.severity, None, "Everything");
            for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                ui.selectable_value(&mut filters.severity, Some(severity), severity_words(severity));
            }
        });
        let shown = filters.area.as_ref().and_then(|code| made.areas.iter().find(|(own, _)| own == code));
        let shown = shown.map_or("All areas", |(_, label)| label.as_str());
        choice(ui, "area", ("Area", shown), 160.0, |ui| {
            ui.selectable_value(&mut filters.area, None, "All areas");
            for (code, label) in &made.areas {
                ui.selectable_value(&mut filters.area, Some(code.clone()), label);
            }
        });
        let shown = filters.period.map_or_else(|| "All periods".to_owned(), |period| period.to_string());
        choice(ui, "period", ("Period", &shown), 110.0, |ui| {
            ui.selectable_value(&mut filters.period, None, "All periods");
            for period in &made.periods {
                ui.selectable_value(&mut filters.period, Some(*period), period.to_string());
            }
        });
        if let Some(indicator) = &filters.indicator {
            let name = view.catalogue.indicator(indicator).map_or(indicator.as_str(), |known| &known.name);
            if ui.button(format!("Only {name} ×")).on_hover_text("Show all indicators").clicked() {
                filters.indicator = None;
            }
        }
    });
}
