//! TODO

use eframe::egui;

use super::super::{action::Action, view::View};

pub(in crate::app) fn ui(ui: &mut egui::Ui, _view: &View<'_>, number: u8, _actions: &mut Vec<Action>) {
    ui.label(format!("section {number}"));
}
