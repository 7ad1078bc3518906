//! What the signs of the scorecard mean, in one line at its foot.

use eframe::egui::{self, RichText};
use strum::IntoEnumIterator as _;

use super::super::{
    theme::{Theme, semi_bold},
    widgets::{Direction, direction_label, quality_sign},
};
use crate::scoring::{Quality, Status};

/// Room that the legend takes at the foot of a page that is `width` wide.
pub(in crate::app) const fn height(width: f32) -> f32 {
    if width < 760.0 { 56.0 } else { 32.0 }
}

/// Draws the legend.
pub(in crate::app) fn ui(ui: &mut egui::Ui, theme: &Theme) {
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for status in Status::iter() {
            let sign = RichText::new(status.sign()).family(semi_bold()).color(theme.status(status));
            pair(ui, |ui| ui.label(sign.size(12.0)), theme, &status.label().to_lowercase());
        }
        ui.separator();
        direction_label(ui, theme, Direction::Better);
        direction_label(ui, theme, Direction::Worse);
        ui.separator();
        ui.label(theme.small("Data:"));
        for level in [Quality::Full, Quality::Partial, Quality::Poor] {
            pair(ui, |ui| quality_sign(ui, theme, level), theme, level.label());
        }
    });
}

/// A sign and its word, close together.
fn pair(ui: &mut egui::Ui, sign: impl FnOnce(&mut egui::Ui) -> egui::Response, theme: &Theme, word: &str) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        sign(ui);
        ui.label(theme.small(word));
    });
}
