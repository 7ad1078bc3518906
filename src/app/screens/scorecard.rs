//! TODO

use eframe::egui;

use super::super::{action::Action, view::View};

/// What the page remembers.
#[derive(Debug, Default)]
pub struct Remembered {}

pub(in crate::app) fn ui(
    ui: &mut egui::Ui,
    _view: &View<'_>,
    _remembered: &mut Remembered,
    _actions: &mut Vec<Action>,
) {
    ui.label("scorecard");
}
