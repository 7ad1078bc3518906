//! TODO

use eframe::egui;

use super::super::{action::Action, view::View};
use crate::{
    domain::{AreaCode, IndicatorId},
    figure::Figure,
};

/// What the page remembers.
#[derive(Debug, Default)]
pub struct Remembered {
    /// Areas to compare with; `None` for the usual ones.
    pub compared: Option<Vec<AreaCode>>,
}

pub(in crate::app) fn ui(
    ui: &mut egui::Ui,
    _view: &View<'_>,
    _id: &IndicatorId,
    _remembered: &mut Remembered,
    _actions: &mut Vec<Action>,
) {
    ui.label("indicator");
}
