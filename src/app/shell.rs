//! What stands around every page: menus, side bar, title with area and period, messages, status bar.

use eframe::egui::{self, Align, Layout, RichText, Sense, vec2};
use strum::IntoEnumIterator as _;

use super::{
    action::Action,
    command::Command,
    look::Look,
    page::Page,
    screens::{self, ScreenStates},
    state::State,
    theme::{Theme, semi_bold},
    view::View,
    widgets::name_choice,
};
use crate::{
    base::{Severity, fold},
    document::Edit,
    figure::Role,
};

/// Turns keys into commands.
pub(super) fn shortcuts(ctx: &egui::Context, state: &State, actions: &mut Vec<Action>) {
    if state.dialog.is_some() {
        return;
    }
    // Save as (with Shift) must be matched before Save.
    let mut commands: Vec<Command> = Command::iter().filter(|command| command.shortcut().is_some()).collect();
    commands.sort_by_key(|command| command.shortcut().map(|keys| !keys.modifiers.shift));
    for command in commands {
        let Some(keys) = command.shortcut() else { continue };
        let typing = ctx.text_edit_focused() && matches!(command, Command::Undo | Command::Redo);
        if !typing
            && unavailable(state, command).is_none()
            && ctx.input_mut(|input| input.consume_shortcut(&keys))
        {
            actions.push(Action::Command(command));
        }
    }
}

/// Why a command cannot be carried out now.
fn unavailable(state: &State, command: Command) -> Option<&'static str> {
    match command {
        Command::Save | Command::SaveAs if !state.is_open => Some("No scorecard is open."),
        Command::Save if !state.history.is_dirty() && state.path.is_some() => {
            Some("There is nothing to save.")
        }
        Command::ExportScorecard if state.scorecard().is_none() => Some("There is no scorecard yet."),
        Command::ExportData if state.document().dataset.observations().is_empty() => {
            Some("There are no figures yet.")
        }
        Command::Undo if state.history.undo_label().is_none() => Some("There is nothing to undo."),
        Command::Redo if state.history.redo_label().is_none() => Some("There is nothing to redo."),
        _ => None,
    }
}

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
    egui::Panel::top("menus").frame(bar).show(ui, |ui| menus(ui, state, theme, actions));
    if state.is_open {
        let frame =
            egui::Frame::new().fill(theme.colour(Role::Card)).inner_margin(egui::Margin::symmetric(10, 12));
        egui::Panel::left("side bar")
            .frame(frame)
            .resizable(false)
            .exact_size(196.0)
            .show(ui, |ui| side_bar(ui, state, &view, actions));
        let frame =
            egui::Frame::new().fill(theme.colour(Role::Card)).inner_margin(egui::Margin::symmetric(20, 10));
        egui::Panel::top("title")
            .frame(frame)
            .show(ui, |ui| title_bar(ui, state, &view, &mut screens.find_area, actions));
    }
    let frame =
        egui::Frame::new().fill(theme.colour(Role::Card)).inner_margin(egui::Margin::symmetric(20, 5));
    egui::Panel::bottom("status bar").frame(frame).show(ui, |ui| status_bar(ui, state, theme, actions));
    if !state.notices.is_empty() {
        let frame =
            egui::Frame::new().fill(theme.colour(Role::Ground)).inner_margin(egui::Margin::symmetric(20, 6));
        egui::Panel::bottom("messages").frame(frame).show(ui, |ui| notices(ui, state, theme, actions));
    }
    let frame =
        egui::Frame::new().fill(theme.colour(Role::Ground)).inner_margin(egui::Margin::symmetric(20, 16));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        screens::ui(ui, &state.page, &view, screens, actions);
        drop_hint(ui, theme);
    });
}

fn menus(ui: &mut egui::Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    egui::MenuBar::new().ui(ui, |ui| {
        ui.menu_button("File", |ui| {
            for command in [Command::New, Command::Open, Command::OpenExample] {
                entry(ui, state, command, actions);
            }
            ui.separator();
            entry(ui, state, Command::ImportReturns, actions);
            ui.separator();
            for command in [Command::Save, Command::SaveAs, Command::ExportScorecard, Command::ExportData] {
                entry(ui, state, command, actions);
            }
            ui.separator();
            entry(ui, state, Command::Quit, actions);
        });
        ui.menu_button("Edit", |ui| {
            entry(ui, state, Command::Undo, actions);
            entry(ui, state, Command::Redo, actions);
        });
        ui.menu_button("View", |ui| {
            for look in Look::iter() {
                if ui.selectable_label(state.look == look, look.label()).clicked() {
                    actions.push(Action::Look(look));
                    ui.close();
                }
            }
            ui.separator();
            entry(ui, state, Command::LargerText, actions);
            entry(ui, state, Command::SmallerText, actions);
        });
        ui.menu_button("Help", |ui| {
            if ui.button("How Spruce works").clicked() {
                actions.push(Action::Go(Page::Help));
                ui.close();
            }
            entry(ui, state, Command::About, actions);
        });
    });
    let line = egui::Stroke::new(1.0, theme.colour(Role::Line));
    let below = ui.max_rect();
    ui.painter().hline(ui.ctx().content_rect().x_range(), below.bottom() + 2.0, line);
}

fn entry(ui: &mut egui::Ui, state: &State, command: Command, actions: &mut Vec<Action>) {
    let text = match command {
        Command::Undo => state.history.undo_label().map(|label| format!("Undo {label}")),
        Command::Redo => state.history.redo_label().map(|label| format!("Redo {label}")),
        _ => None,
    };
    let mut button = egui::Button::new(text.unwrap_or_else(|| command.label().to_owned()));
    if let Some(keys) = command.shortcut() {
        button = button.shortcut_text(ui.ctx().format_shortcut(&keys));
    }
    let reason = unavailable(state, command);
    let response = ui.add_enabled(reason.is_none(), button);
    if let Some(reason) = reason {
        response.on_disabled_hover_text(reason);
    } else if response.clicked() {
        actions.push(Action::Command(command));
        ui.close();
    }
}

fn side_bar(ui: &mut egui::Ui, state: &State, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    ui.horizontal(|ui| {
        tree_sign(ui, theme);
        ui.label(theme.strong("Spruce").size(16.0));
    });
    ui.add_space(8.0);
    let figures = view.scorecard.map(|card| card.summary);
    let scored = figures.map_or_else(String::new, |s| (s.met + s.close + s.not_met).to_string());
    group(ui, theme, "Scorecard");
    place(ui, state, theme, "Overview", "", Page::Overview, actions);
    place(ui, state, theme, "Scorecard", &scored, Page::Scorecard, actions);
    place(ui, state, theme, "Sections", "", Page::Section(1), actions);
    group(ui, theme, "Data");
    let files = match state.document().returns.len() {
        0 => String::new(),
        1 => "1 file".to_owned(),
        n => format!("{n} files"),
    };
    place(ui, state, theme, "Returns", &files, Page::Returns, actions);
    if let Some(session) = &state.import {
        let waiting = session.files.len().to_string();
        place(ui, state, theme, "Import", &waiting, Page::Import, actions);
    }
    place(ui, state, theme, "Standards", "", Page::Standards, actions);
    group(ui, theme, "Spruce");
    place(ui, state, theme, "Help", "", Page::Help, actions);
}

fn tree_sign(ui: &mut egui::Ui, theme: &Theme) {
    let (response, painter) = ui.allocate_painter(vec2(18.0, 22.0), Sense::hover());
    let (area, colour) = (response.rect, theme.colour(Role::Action));
    for (top, half) in [(0.0, 5.0), (5.0, 7.0), (10.0, 9.0)] {
        let tip = area.center_top() + vec2(0.0, top);
        let foot = vec2(half, 8.0);
        let points = vec![tip, tip + foot, tip + vec2(-half, foot.y)];
        painter.add(egui::Shape::convex_polygon(points, colour, egui::Stroke::NONE));
    }
    let trunk = egui::Rect::from_center_size(area.center_bottom() - vec2(0.0, 2.0), vec2(4.0, 4.0));
    painter.rect_filled(trunk, 0, colour);
}

fn group(ui: &mut egui::Ui, theme: &Theme, name: &str) {
    ui.add_space(8.0);
    ui.label(theme.small(name));
}

fn place(
    ui: &mut egui::Ui,
    state: &State,
    theme: &Theme,
    name: &str,
    count: &str,
    page: Page,
    actions: &mut Vec<Action>,
) {
    let is_import = page == Page::Import;
    let chosen = if is_import {
        state.page == page
    } else {
        state.page.side_bar() == name && state.page != Page::Import
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, format!("{name} page")));
    let fill = if chosen || response.hovered() { theme.action_tint() } else { egui::Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, 6, fill);
    if response.has_focus() {
        let focus = egui::Stroke::new(1.5, theme.colour(Role::Action));
        ui.painter().rect_stroke(rect, 6, focus, egui::StrokeKind::Inside);
    }
    let (family, colour) = if chosen {
        (semi_bold(), theme.colour(Role::Action))
    } else {
        (egui::FontFamily::Proportional, theme.colour(Role::Ink))
    };
    let text = rect.shrink2(vec2(10.0, 0.0));
    ui.painter().text(
        text.left_center(),
        egui::Align2::LEFT_CENTER,
        name,
        egui::FontId::new(13.5, family),
        colour,
    );
    let small = egui::FontId::proportional(12.0);
    ui.painter().text(
        text.right_center(),
        egui::Align2::RIGHT_CENTER,
        count,
        small,
        theme.colour(Role::Muted),
    );
    if response.clicked() {
        actions.push(Action::Go(page));
    }
}

fn title_bar(
    ui: &mut egui::Ui,
    state: &State,
    view: &View<'_>,
    find: &mut String,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    ui.horizontal(|ui| {
        ui.label(theme.strong(state.title()).size(14.0));
        let saved = match (state.history.is_dirty(), state.path.is_some()) {
            (true, _) => "• not saved",
            (false, true) => "saved",
            (false, false) => "",
        };
        ui.label(theme.small(saved));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if theme.primary_button(ui, "Import returns…").clicked() {
                actions.push(Action::Command(Command::ImportReturns));
            }
            ui.menu_button("Export…", |ui| {
                entry(ui, state, Command::ExportScorecard, actions);
                entry(ui, state, Command::ExportData, actions);
            });
            period_choice(ui, view, actions);
            area_choice(ui, view, find, actions);
        });
    });
}

fn area_choice(ui: &mut egui::Ui, view: &View<'_>, find: &mut String, actions: &mut Vec<Action>) {
    let Some(card) = view.scorecard else { return };
    let shown = elided(&card.area.label(), 34);
    let list = egui::ComboBox::from_id_salt("area")
        .selected_text(format!("Area  {shown}"))
        .width(220.0)
        .height(440.0)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            let areas = view.document.dataset.areas();
            if areas.len() > 12 {
                let label = ui.label(view.theme.small("Find an area"));
                ui.add(egui::TextEdit::singleline(find).desired_width(f32::INFINITY)).labelled_by(label.id);
            }
            let sought = fold(find);
            let mut found: Vec<_> =
                areas.values().filter(|area| fold(&area.label()).contains(&sought)).collect();
            found.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
            for area in found {
                let chosen = area.code == card.area.code;
                if ui.selectable_label(chosen, area.label()).clicked() {
                    if !chosen {
                        actions.push(Action::Edit(Edit::SetArea(area.code.clone())));
                    }
                    find.clear();
                    ui.close();
                }
            }
        });
    name_choice(ui, &list, &format!("Area {shown}"), &shown);
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

fn elided(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most - 1).collect();
    short.push('…');
    short
}

fn status_bar(ui: &mut egui::Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        if let Some(job) =
            state.jobs.iter().find(|job| job.name() != "Scoring" && job.name() != "Choosing a file")
        {
            ui.spinner();
            ui.label(theme.small(format!("{}…", job.name())));
            let share = job.handle().progress();
            if share > 0.0 {
                ui.add(egui::ProgressBar::new(share).desired_width(160.0).desired_height(8.0));
            }
            if ui.small_button("Cancel").clicked() {
                actions.push(Action::CancelWork);
            }
            return;
        }
        if !state.is_open {
            ui.label(theme.small("Files are read, never changed. Nothing leaves this computer."));
            return;
        }
        let document = state.document();
        let figures = crate::base::number_format::number(document.dataset.observations().len() as f64, 0);
        let files = document.returns.len();
        let s = if files == 1 { "" } else { "s" };
        ui.label(theme.small(format!("{figures} figures from {files} return{s}")));
        ui.add_space(16.0);
        let edition = match document.settings.edition.as_str() {
            "" => "Standards: in force at the end of each period".to_owned(),
            edition => format!("Standards: {edition} edition"),
        };
        ui.label(theme.small(edition));
        ui.add_space(16.0);
        ui.label(theme.small("Counts 1 to 4 are hidden in exports"));
    });
}

fn notices(ui: &mut egui::Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    for (i, notice) in state.notices.iter().enumerate() {
        let (role, word) = match notice.severity {
            Severity::Note => (Role::Action, "Done"),
            Severity::Warning => (Role::Close, "Please look"),
            Severity::Error => (Role::NotMet, "Not done"),
        };
        let frame = theme.card_frame().inner_margin(egui::Margin::symmetric(12, 6));
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(word).family(semi_bold()).color(theme.colour(role)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.button("Dismiss").clicked() {
                        actions.push(Action::Dismiss(i));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(egui::Label::new(&notice.text).wrap());
                    });
                });
            });
        });
    }
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
