//! Menus and keys: two views of the list of commands.

use eframe::egui;
use strum::IntoEnumIterator as _;

use super::super::{
    action::{Action, Preference},
    command::Command,
    page::Page,
    state::State,
    theme::Theme,
};
use crate::{document::Look, figure::Role};

/// The keys of the way back.
const BACK: egui::KeyboardShortcut = egui::KeyboardShortcut::new(egui::Modifiers::ALT, egui::Key::ArrowLeft);

/// Turns keys into commands.
pub(in crate::app) fn shortcuts(ctx: &egui::Context, state: &State, actions: &mut Vec<Action>) {
    if state.dialog.is_some() {
        return;
    }
    if ctx.input_mut(|input| input.consume_shortcut(&BACK)) {
        actions.push(Action::Back);
    }
    if !ctx.text_edit_focused()
        && let Some(text) = ctx.input_mut(pasted)
    {
        actions.push(Action::Paste(text));
    }
    // Save as (with Shift) must be matched before Save.
    let mut commands: Vec<Command> = Command::iter().filter(|command| command.shortcut().is_some()).collect();
    commands.sort_by_key(|command| command.shortcut().map(|keys| !keys.modifiers.shift));
    for command in commands {
        let Some(keys) = command.shortcut() else { continue };
        let typing =
            ctx.text_edit_focused() && matches!(command, Command::Undo | Command::Redo | Command::Paste);
        if !typing && state.why_not(command).is_none() && ctx.input_mut(|input| input.consume_shortcut(&keys))
        {
            actions.push(Action::Command(command));
        }
    }
}

/// What was pasted, for nobody else to take.
fn pasted(input: &mut egui::InputState) -> Option<String> {
    let at = input.events.iter().position(|event| matches!(event, egui::Event::Paste(_)))?;
    match input.events.remove(at) {
        egui::Event::Paste(text) => Some(text),
        _ => None,
    }
}

/// The menu bar.
pub(super) fn ui(ui: &mut egui::Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    egui::MenuBar::new().ui(ui, |ui| {
        ui.menu_button("File", |ui| {
            for command in [Command::New, Command::NewWindow, Command::Open, Command::OpenExample] {
                entry(ui, state, command, actions);
            }
            ui.separator();
            for command in
                [Command::ImportReturns, Command::Paste, Command::NextQuestion, Command::AddReturns]
            {
                entry(ui, state, command, actions);
            }
            ui.separator();
            entry(ui, state, Command::BlankReturn, actions);
            entry(ui, state, Command::MergeWorkshop, actions);
            ui.separator();
            for command in [Command::Save, Command::SaveAs, Command::SaveCopy, Command::Revert] {
                entry(ui, state, command, actions);
            }
            ui.separator();
            for command in [
                Command::ExportScorecard,
                Command::ExportWorkbook,
                Command::ExportData,
                Command::ExportCharts,
                Command::ExportQuality,
                Command::ExportActions,
                Command::ExportHistory,
            ] {
                entry(ui, state, command, actions);
            }
            ui.separator();
            entry(ui, state, Command::Quit, actions);
        });
        ui.menu_button("Edit", |ui| {
            entry(ui, state, Command::Undo, actions);
            entry(ui, state, Command::Redo, actions);
            ui.separator();
            for command in [Command::Find, Command::FindNext, Command::FindPrevious, Command::Palette] {
                entry(ui, state, command, actions);
            }
            ui.separator();
            entry(ui, state, Command::Settings, actions);
        });
        ui.menu_button("View", |ui| {
            for look in Look::iter() {
                if ui.selectable_label(state.preferences.look == look, look.label()).clicked() {
                    actions.push(Action::Prefer(Preference::Look(look)));
                    ui.close();
                }
            }
            ui.separator();
            entry(ui, state, Command::LargerText, actions);
            entry(ui, state, Command::SmallerText, actions);
            entry(ui, state, Command::UsualText, actions);
        });
        if state.is_open {
            ui.menu_button("Go", |ui| go(ui, state, actions));
        }
        ui.menu_button("Help", |ui| {
            entry(ui, state, Command::Help, actions);
            entry(ui, state, Command::Tour, actions);
            ui.separator();
            entry(ui, state, Command::About, actions);
        });
    });
    let line = egui::Stroke::new(1.0, theme.colour(Role::Line));
    let below = ui.max_rect();
    ui.painter().hline(ui.ctx().content_rect().x_range(), below.bottom() + 2.0, line);
}

/// The pages; with the page before first.
fn go(ui: &mut egui::Ui, state: &State, actions: &mut Vec<Action>) {
    let back = egui::Button::new("Back").shortcut_text(ui.ctx().format_shortcut(&BACK));
    if ui.add_enabled(!state.trail.is_empty(), back).clicked() {
        actions.push(Action::Back);
        ui.close();
    }
    ui.separator();
    egui::ScrollArea::vertical().max_height(ui.ctx().content_rect().height() - 120.0).show(ui, |ui| {
        for page in Page::in_side_bar() {
            let name = page.side_bar();
            if ui.selectable_label(state.page.side_bar() == name, name).clicked() {
                actions.push(Action::Go(page));
                ui.close();
            }
        }
    });
}

/// One entry of a menu; greyed with the reason where it cannot be chosen.
pub(super) fn entry(ui: &mut egui::Ui, state: &State, command: Command, actions: &mut Vec<Action>) {
    let text = match command {
        Command::Undo => state.history.undo_label().map(|label| format!("Undo {label}")),
        Command::Redo => state.history.redo_label().map(|label| format!("Redo {label}")),
        _ => None,
    };
    let mut button = egui::Button::new(text.unwrap_or_else(|| command.label().to_owned()));
    if let Some(keys) = command.shortcut() {
        button = button.shortcut_text(ui.ctx().format_shortcut(&keys));
    }
    let reason = state.why_not(command);
    let response = ui.add_enabled(reason.is_none(), button);
    if let Some(reason) = reason {
        response.on_disabled_hover_text(reason);
    } else if response.clicked() {
        actions.push(Action::Command(command));
        ui.close();
    }
}
