//! The page of the history: who changed what and when, the latest first, by day.

mod lines;
mod list;

use eframe::egui::Ui;
use strum::IntoEnumIterator as _;

use super::super::{
    action::Action,
    command::Command,
    view::View,
    widgets::{choice, empty_state, page_header, search_field},
};
use crate::{
    base::number_format,
    document::{Kind, Trail},
};
use lines::{Filters, Lines};

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    filters: Filters,
    made: Option<Made>,
}

/// What was worked out for a trail and filters.
#[derive(Debug)]
struct Made {
    trail: Trail,
    filters: Filters,
    lines: Lines,
    people: Vec<String>,
}

pub(in crate::app) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let trail = &view.document.trail;
    if trail.is_empty() {
        let advice = "From now on every import, correction, standard and word that is changed is listed here \
                      with the person and the time, and kept in the scorecard file.";
        empty_state(ui, view.theme, "Nothing was changed yet", advice, |_| {});
        return;
    }
    let is_fresh = remembered
        .made
        .as_ref()
        .is_some_and(|made| made.trail == *trail && made.filters == remembered.filters);
    if !is_fresh {
        let filters = remembered.filters.clone();
        let lines = Lines::of(view, &filters);
        remembered.made = Some(Made { trail: trail.clone(), filters, lines, people: lines::people(trail) });
    }
    let Some(made) = &remembered.made else { return };
    let count = |count: usize| match count {
        1 => "1 change".to_owned(),
        count => format!("{} changes", number_format::number(count as f64, 0)),
    };
    let beside = if made.lines.entries == trail.len() {
        format!("{}, the latest first.", count(trail.len()))
    } else {
        format!(
            "{} of {}, the latest first.",
            number_format::number(made.lines.entries as f64, 0),
            count(trail.len())
        )
    };
    page_header(ui, view.theme, "History", &beside, |ui| {
        let button = ui.button("Export the history…");
        if button.on_hover_text("As a CSV file or an Excel workbook").clicked() {
            actions.push(Action::Command(Command::ExportHistory));
        }
    });
    filters(ui, &mut remembered.filters, &made.people);
    ui.add_space(6.0);
    if made.lines.rows.is_empty() {
        empty_state(ui, view.theme, "Nothing here", "No change matches what you look for.", |ui| {
            if ui.button("Show all").clicked() {
                remembered.filters = Filters::default();
            }
        });
        return;
    }
    list::ui(ui, view, &made.lines, actions);
}

fn filters(ui: &mut Ui, filters: &mut Filters, people: &[String]) {
    ui.horizontal_wrapped(|ui| {
        search_field(ui, &mut filters.search, "a person, a word, an indicator or a file", 260.0);
        let shown = filters.kind.map_or("All changes", Kind::label);
        choice(ui, "kind", ("Kind of change", shown), 170.0, |ui| {
            ui.selectable_value(&mut filters.kind, None, "All changes");
            for kind in Kind::iter() {
                ui.selectable_value(&mut filters.kind, Some(kind), kind.label());
            }
        });
        let shown = filters.who.as_deref().map_or("Everybody", lines::person).to_owned();
        choice(ui, "who", ("Person", &shown), 170.0, |ui| {
            ui.selectable_value(&mut filters.who, None, "Everybody");
            for who in people {
                ui.selectable_value(&mut filters.who, Some(who.clone()), lines::person(who));
            }
        });
    });
}
