//! An icon of a control chart that says more than its name.

use eframe::egui::{self, Response, Ui, WidgetInfo};

use super::{super::theme::Theme, scene};
use crate::figure::Icon;

/// An icon `diameter` wide that says `words` to the pointer and to those who cannot see it.
pub(in crate::app) fn telling_icon(
    ui: &mut Ui,
    theme: &Theme,
    icon: Icon,
    words: &str,
    diameter: f32,
) -> Response {
    let response = scene::icon(ui, theme, icon, diameter);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, format!("{}. {words}", icon.words)));
    response.on_hover_text(words)
}
