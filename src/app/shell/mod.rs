//! What stands around every page: menus, side bar, title with area and period, messages, status bar.

mod area_choice;
mod menus;
mod notices;
mod side_bar;
mod status_bar;
mod title_bar;

use eframe::egui;

pub(super) use menus::shortcuts;

use super::{
    action::Action,
    screens::{self, ScreenStates},
    state::State,
    theme::{Theme, semi_bold},
    tour,
    view::View,
    widgets::page_start,
};
use crate::figure::Role;

/// The width of a window that has room for the side bar beside a page, in points.
const LEAST_FOR_SIDE_BAR: f32 = 820.0;

/// Draws the whole window.
pub(super) fn ui(
    ui: &mut egui::Ui,
    state: &State,
    theme: &Theme,
    screens: &mut ScreenStates,
    actions: &mut Vec<Action>,
) {
    let view = View::of(state, theme);
    let bar = egui::Frame::new().fill(theme.colour(Role::Card)).inner_margin(egui::Margin::symmetric(12, 2));
    egui::Panel::top("menus").frame(bar).show(ui, |ui| menus::ui(ui, state, theme, actions));
    if state.is_open {
        let frame =
            egui::Frame::new().fill(theme.colour(Role::Card)).inner_margin(egui::Margin::symmetric(10, 12));
        // With large text in a small window the menu Go has the pages instead.
        if ui.available_width() >= LEAST_FOR_SIDE_BAR {
            egui::Panel::left("side bar")
                .frame(frame)
                .resizable(false)
                .exact_size(196.0)
                .show(ui, |ui| side_bar::ui(ui, state, &view, actions));
        }
        let frame =
            egui::Frame::new().fill(theme.colour(Role::Card)).inner_margin(egui::Margin::symmetric(20, 10));
        egui::Panel::top("title")
            .frame(frame)
            .show(ui, |ui| title_bar::ui(ui, state, &view, &mut screens.find_area, actions));
    }
    let frame =
        egui::Frame::new().fill(theme.colour(Role::Card)).inner_margin(egui::Margin::symmetric(20, 5));
    egui::Panel::bottom("status bar").frame(frame).show(ui, |ui| status_bar::ui(ui, state, theme, actions));
    if let Some(tour) = state.tour {
        let frame =
            egui::Frame::new().fill(theme.colour(Role::Ground)).inner_margin(egui::Margin::symmetric(20, 6));
        egui::Panel::bottom("tour").frame(frame).show(ui, |ui| tour::ui(ui, theme, tour, actions));
    }
    if !state.notices.is_empty() {
        let frame =
            egui::Frame::new().fill(theme.colour(Role::Ground)).inner_margin(egui::Margin::symmetric(20, 6));
        egui::Panel::bottom("messages").frame(frame).show(ui, |ui| notices::ui(ui, state, theme, actions));
    }
    let mut find = screens.find.take();
    if let Some(sought) = &mut find {
        let frame =
            egui::Frame::new().fill(theme.colour(Role::Card)).inner_margin(egui::Margin::symmetric(20, 6));
        let close = egui::Panel::top("find").frame(frame).show(ui, |ui| sought.bar(ui, theme)).inner;
        find = find.filter(|_| !close);
    }
    let frame =
        egui::Frame::new().fill(theme.colour(Role::Ground)).inner_margin(egui::Margin::symmetric(20, 16));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        // The names of fields are counted from here: with a name of its own for the page, a message that
        // comes or goes around it does not take the keyboard out of the field in which somebody types.
        let page = egui::UiBuilder::new().scope_id(egui::Id::unique("page"));
        ui.scope_builder(page, |ui| {
            page_start(ui, state.page.side_bar());
            screens::ui(ui, &state.page, &view, screens, actions);
            if let Some(sought) = &mut find {
                sought.frame(ui, theme);
            }
        });
        screens::workshop::projector(ui.ctx(), &view, &mut screens.workshop);
        drop_hint(ui, theme);
    });
    screens.find = find;
}

/// While files hang over the window, says what dropping them does.
fn drop_hint(ui: &egui::Ui, theme: &Theme) {
    let hovered = ui.input(|input| input.raw.hovered_files.len());
    if hovered == 0 {
        return;
    }
    let area = ui.ctx().content_rect();
    let painter =
        ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop hint")));
    painter.rect_filled(area, 0, theme.action_tint());
    let font = egui::FontId::new(20.0, semi_bold());
    let text = "Drop the returns here to look them over";
    painter.text(area.center(), egui::Align2::CENTER_CENTER, text, font, theme.colour(Role::Action));
}
