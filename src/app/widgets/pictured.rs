//! A figure with its words, as every page shows it.

use eframe::egui::{self, Ui};

use super::{
    super::theme::Theme,
    plot::{Zoom, plot, plot_height},
};
use crate::figure::Figure;

/// A figure with its words; gives the place across of a point that was pressed. `hint` says what can be done
/// with it.
pub(in crate::app) fn pictured(
    ui: &mut Ui,
    theme: &Theme,
    figure: &Figure,
    zoom: &mut Zoom,
    hint: &str,
) -> Option<f64> {
    ui.add(egui::Label::new(theme.strong(&figure.title).size(14.0)).truncate());
    ui.add(egui::Label::new(theme.small(&figure.subtitle)).truncate());
    ui.add_space(4.0);
    let usual = (ui.ctx().content_rect().height() * 0.42).clamp(260.0, 520.0);
    let pressed = plot(ui, theme, figure, zoom, plot_height(figure, usual));
    ui.add_space(2.0);
    let note = [figure.note.as_str(), hint].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    ui.add(egui::Label::new(theme.small(note.join(" "))).wrap());
    pressed
}
