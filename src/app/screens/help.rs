//! TODO

use eframe::egui;

use super::super::view::View;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct Remembered {}

pub(in crate::app) fn ui(ui: &mut egui::Ui, _view: &View<'_>, _remembered: &mut Remembered) {
    ui.label("help");
}
