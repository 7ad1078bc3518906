//! The data quality page: everything doubtful about the figures, with a button to put it right where
//! that is safe.

mod finding;
mod lines;
#[cfg(test)]
mod tests;

use eframe::egui::{self, Rect, Ui, vec2};
use strum::IntoEnumIterator as _;

use super::super::{
    action::Action,
    command::Command,
    theme::Theme,
    view::View,
    widgets::{choice, empty_state, page_header},
};
use crate::{
    base::{Severity, number_format},
    document::Edit,
    domain::{AreaCode, IndicatorId, Period},
    figure::Role,
};
use lines::{By, Filters, Head, Line, Side, choices, lines, severity_words};

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
        let button = ui.button("Export…");
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
    egui::ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, viewport| {
        rows(ui, view, made, viewport, &mut remembered.filters, actions);
    });
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
        let label = ui.label("Find");
        let field = egui::TextEdit::singleline(&mut filters.search)
            .hint_text("a word, a file or a cell")
            .desired_width(170.0);
        ui.add(field).labelled_by(label.id);
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

/// The heights of a head and of a finding.
const HEAD: f32 = 34.0;
const FINDING: f32 = 66.0;

/// Draws the lines in sight and leaves room for the others.
fn rows(
    ui: &mut Ui,
    view: &View<'_>,
    made: &Made,
    viewport: Rect,
    filters: &mut Filters,
    actions: &mut Vec<Action>,
) {
    let noticed = view.noticed.map_or(&[][..], |noticed| noticed.as_slice());
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut top = 0.0;
    let mut skipped = 0.0;
    for (at, line) in made.lines.iter().enumerate() {
        let height = if matches!(line, Line::Head { .. }) { HEAD } else { FINDING };
        let in_sight = top + height >= viewport.top() && top <= viewport.bottom();
        top += height;
        if !in_sight {
            skipped += height;
            continue;
        }
        if skipped > 0.0 {
            ui.add_space(skipped);
            skipped = 0.0;
        }
        let size = vec2(ui.available_width(), height);
        let (place, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let mut row = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout).id_salt(at));
        row.set_clip_rect(place.intersect(ui.clip_rect()));
        match line {
            Line::Head { head, name, counts, settle } => {
                self::head(&mut row, view.theme, (head, name, *counts), filters);
                settle_all(&mut row, settle, actions);
            }
            Line::Finding(position) => {
                if let Some(one) = noticed.get(*position) {
                    finding::ui(&mut row, view, one, actions);
                }
            }
        }
        let line = egui::Stroke::new(1.0, view.theme.colour(Role::Line));
        ui.painter().hline(place.x_range(), place.bottom(), line);
    }
    if skipped > 0.0 {
        ui.add_space(skipped);
    }
}

/// The head of findings that belong together; pressed, it folds them away.
fn head(ui: &mut Ui, theme: &Theme, (head, name, counts): (&Head, &str, [usize; 3]), filters: &mut Filters) {
    let is_folded = filters.folded.contains(head);
    let sign = if is_folded { "►" } else { "▼" };
    let button = ui.add(egui::Button::new(theme.strong(format!("{sign} {name}"))).frame(false).truncate());
    let words = if is_folded { "Unfold" } else { "Fold" };
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{words} {name}")));
    if button.clicked() && !filters.folded.remove(head) {
        filters.folded.insert(head.clone());
    }
    ui.label(theme.muted(in_words(counts)));
}

/// Buttons that take one side in all disagreements of a return.
fn settle_all(ui: &mut Ui, settle: &[Side], actions: &mut Vec<Action>) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        for Side { words, choices } in settle {
            if ui.small_button(words).on_hover_text("You can undo this.").clicked() {
                actions.push(Action::Edit(Edit::Settle(choices.clone().into())));
            }
        }
    });
}
