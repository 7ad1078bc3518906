//! TODO

use eframe::egui;

use super::super::{action::Action, view::View};

pub(in crate::app) fn ui(ui: &mut egui::Ui, _view: &View<'_>, _actions: &mut Vec<Action>) {
    ui.label("returns");
}
