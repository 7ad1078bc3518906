//! “Before you import”: what would be new, revised, hidden, refused and left.

use std::collections::BTreeSet;

use eframe::egui::{self, Align, Layout, Ui};

use super::{
    super::super::{import_session::Understood, view::View, widgets::card},
    Kind, chip,
    digest::Lists,
};
use crate::base::number_format;

/// A line of the card, with its list.
struct Line<'a> {
    name: &'static str,
    kind: Kind,
    count: usize,
    /// Said beside the count; the first entry of the list where it is empty.
    words: String,
    list: &'a [String],
}

/// The card.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    understood: &Understood,
    lists: &Lists,
    open: &mut BTreeSet<&'static str>,
) {
    let preview = &understood.preview;
    card(ui, view.theme, "Before you import", |ui| {
        if let Some(number) = preview.already {
            ui.label(format!("This file is return {number} of the scorecard already, read in the same way: importing it again changes nothing."));
        }
        if let Some(number) = preview.replaces {
            ui.label(format!("This file is return {number} of the scorecard, read in another way: importing it takes that one’s place."));
        }
        let line =
            |name, kind, count, words: &str, list| Line { name, kind, count, words: words.to_owned(), list };
        let (refused, unused) = lists.counts;
        let all = [
            line("new", Kind::New, preview.added, &lists.about, &lists.new),
            line("revised", Kind::Revised, preview.revised, "", &lists.revised),
            line("unchanged", Kind::Plain, preview.unchanged, "the scorecard has these already", &[]),
            line("hidden", Kind::Plain, preview.hidden, "", &lists.hidden),
            line("refused", Kind::Refused, refused, "", &lists.refused),
            line("unused", Kind::Plain, unused, "", &lists.unused),
            line("noticed", Kind::Plain, lists.noticed.len(), "", &lists.noticed),
        ];
        for entry in all.iter().filter(|line| line.count > 0) {
            draw(ui, view, entry, open);
        }
        if all.iter().all(|line| line.count == 0) && preview.already.is_none() {
            ui.label(view.theme.muted("There is nothing to import: no cell looks like a figure."));
        }
    });
}

fn draw(ui: &mut Ui, view: &View<'_>, line: &Line<'_>, open: &mut BTreeSet<&'static str>) {
    let is_open = open.contains(line.name);
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(egui::vec2(132.0, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(132.0);
            let count = number_format::number(line.count as f64, 0);
            chip(ui, view.theme, line.kind, &format!("{count} {}", line.name));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if line.list.len() > 1 || (line.list.len() == 1 && !line.words.is_empty()) {
                let words = if is_open { "Hide" } else { "See all" };
                let see = ui.link(words);
                let name = format!("{words}: {}", line.name);
                see.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &name));
                if see.clicked() {
                    if is_open {
                        open.remove(line.name);
                    } else {
                        open.insert(line.name);
                    }
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let first = line.list.first().map_or("", String::as_str);
                let words = if line.words.is_empty() { first } else { &line.words };
                ui.add(egui::Label::new(words).truncate());
            });
        });
    });
    if is_open {
        let scroll =
            egui::ScrollArea::vertical().id_salt(line.name).max_height(200.0).auto_shrink([false, true]);
        scroll.show_rows(ui, 18.0, line.list.len(), |ui, rows| {
            for entry in line.list.get(rows).unwrap_or_default() {
                ui.horizontal(|ui| {
                    ui.add_space(140.0);
                    ui.add(egui::Label::new(entry).truncate());
                });
            }
        });
    }
    ui.separator();
}
