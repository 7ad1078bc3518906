//! Buttons to save a chart or to copy it.

use eframe::egui;

use super::super::action::Action;
use crate::{
    export::{FigureFormat, PictureSize},
    report::charts::Chart,
};

/// What a chart is saved as, in the words of the menu.
const FILES: [(&str, FigureFormat, PictureSize); 7] = [
    ("PNG, 160 mm wide (a page)", FigureFormat::Png, PictureSize::Full),
    ("PNG, 78 mm wide (half a page)", FigureFormat::Png, PictureSize::Half),
    ("PNG for a slide", FigureFormat::Png, PictureSize::Slide),
    ("SVG drawing", FigureFormat::Svg, PictureSize::Full),
    ("PDF, 160 mm wide", FigureFormat::Pdf, PictureSize::Full),
    ("Excel workbook with a chart", FigureFormat::Xlsx, PictureSize::Full),
    ("CSV table of its figures", FigureFormat::Csv, PictureSize::Full),
];
const HIDES: &str = "Small numbers are hidden in what leaves Spruce.";

/// Buttons for `chart`.
pub(in crate::app) fn take_away(ui: &mut egui::Ui, chart: &Chart, actions: &mut Vec<Action>) {
    if ui.button("Copy chart").on_hover_text(HIDES).clicked() {
        actions.push(Action::CopyChart(chart.clone()));
    }
    if ui.button("Copy table").on_hover_text(HIDES).clicked() {
        actions.push(Action::CopyTable(chart.clone()));
    }
    ui.menu_button("Save chart…", |ui| save_entries(ui, chart, actions));
}

/// One menu for several charts, each with a menu of its own.
pub(in crate::app) fn take_away_of(ui: &mut egui::Ui, charts: &[Chart], actions: &mut Vec<Action>) {
    ui.menu_button("Save or copy…", |ui| {
        for chart in charts {
            let name = chart.kind.name();
            let mut letters = name.chars();
            let first = letters.next().map(char::to_uppercase).into_iter().flatten();
            ui.menu_button(first.chain(letters).collect::<String>(), |ui| {
                if ui.button("Copy chart").clicked() {
                    actions.push(Action::CopyChart(chart.clone()));
                    ui.close();
                }
                if ui.button("Copy table").clicked() {
                    actions.push(Action::CopyTable(chart.clone()));
                    ui.close();
                }
                ui.separator();
                save_entries(ui, chart, actions);
            });
        }
    });
}

fn save_entries(ui: &mut egui::Ui, chart: &Chart, actions: &mut Vec<Action>) {
    for (words, format, size) in FILES {
        if ui.button(words).clicked() {
            actions.push(Action::SaveChart(chart.clone(), (format, size)));
            ui.close();
        }
    }
}
