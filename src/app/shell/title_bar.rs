//! The title bar: whose scorecard, up to when, and the two main buttons.

use eframe::egui;

use super::{
    super::{
        action::Action,
        command::Command,
        page::Page,
        state::State,
        view::View,
        widgets::{Ends, name_choice},
    },
    area_choice::area_choice,
    menus::entry,
};
use crate::document::Edit;

/// The title with area, period and buttons; `find` is what is typed to find an area.
pub(super) fn ui(
    ui: &mut egui::Ui,
    state: &State,
    view: &View<'_>,
    find: &mut String,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    // With large text in a small window the choices stand below the title.
    let is_narrow = ui.available_width() < 780.0;
    ui.horizontal(|ui| {
        let ends = Ends::new(ui, "title");
        let saved = match (state.history.is_dirty(), state.path.is_some()) {
            (true, _) if state.kept.is_of(state.version()) => "• not saved; a copy is kept",
            (true, _) => "• not saved",
            (false, true) => "saved",
            (false, false) => "",
        };
        ends.left(ui, |ui| {
            ui.label(theme.strong(state.title()).size(14.0));
            ui.label(theme.small(saved));
        });
        if !is_narrow {
            ends.right(ui, |ui| {
                area_choice(ui, view, find, actions);
                period_choice(ui, view, actions);
                main_buttons(ui, state, view, actions);
            });
        }
    });
    if is_narrow {
        ui.horizontal_wrapped(|ui| {
            area_choice(ui, view, find, actions);
            period_choice(ui, view, actions);
            main_buttons(ui, state, view, actions);
        });
    }
}

fn main_buttons(ui: &mut egui::Ui, state: &State, view: &View<'_>, actions: &mut Vec<Action>) {
    ui.menu_button("Export…", |ui| {
        entry(ui, state, Command::ExportScorecard, actions);
        entry(ui, state, Command::ExportWorkbook, actions);
        entry(ui, state, Command::ExportData, actions);
        entry(ui, state, Command::ExportCharts, actions);
    });
    // On the import page the main button is the one that imports.
    let pressed = if state.page == Page::Import {
        ui.button("Add files…").clicked()
    } else {
        view.theme.primary_button(ui, "Import returns…").clicked()
    };
    if pressed {
        actions.push(Action::Command(Command::ImportReturns));
    }
}

fn period_choice(ui: &mut egui::Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(card) = view.scorecard else { return };
    let list = egui::ComboBox::from_id_salt("period")
        .selected_text(format!("To  {}", card.to))
        .width(120.0)
        .height(420.0)
        .show_ui(ui, |ui| {
            for period in view.document.dataset.periods_of(&card.area.code).into_iter().rev() {
                let chosen = period == card.to;
                if ui.selectable_label(chosen, period.to_string()).clicked() && !chosen {
                    actions.push(Action::Edit(Edit::SetPeriod(Some(period))));
                }
            }
        });
    name_choice(ui, &list, &format!("To {}", card.to), &card.to.to_string());
}

pub(super) fn elided(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most - 1).collect();
    short.push('…');
    short
}
