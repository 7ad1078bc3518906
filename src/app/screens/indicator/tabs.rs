//! The ways to look at an indicator's figures.

use eframe::egui::{self, Key, Ui, WidgetInfo};
use strum::IntoEnumIterator as _;

use super::super::super::theme::Theme;
use crate::figure::Role;

/// A way to look at the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::EnumIter)]
pub(in crate::app) enum Tab {
    /// In time, with intervals and the standard.
    #[default]
    Trend,
    /// As a control chart.
    Variation,
    /// Beside other areas.
    Areas,
    /// Between groups of people.
    Groups,
    /// On the way to a target.
    Trajectory,
}

impl Tab {
    const fn label(self) -> &'static str {
        match self {
            Self::Trend => "Trend",
            Self::Variation => "Variation",
            Self::Areas => "Compare areas",
            Self::Groups => "By group",
            Self::Trajectory => "Trajectory",
        }
    }
}

/// The row of tabs; whether another was chosen.
pub(super) fn ui(ui: &mut Ui, theme: &Theme, chosen: &mut Tab) -> bool {
    let before = *chosen;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for tab in Tab::iter() {
            let on = *chosen == tab;
            let colour = theme.colour(if on { Role::Action } else { Role::Muted });
            let text = theme.strong(tab.label()).color(colour);
            let response = ui.add(egui::Button::selectable(on, text));
            response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, on, tab.label()));
            if response.clicked() || (response.has_focus() && ui.input(|input| input.key_pressed(Key::Space)))
            {
                *chosen = tab;
            }
        }
    });
    *chosen != before
}
