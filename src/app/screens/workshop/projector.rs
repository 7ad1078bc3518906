//! The second window, for the projector: the question alone in large type, what was said of it, and
//! the figures without small numbers. Nothing can be pressed there but closing it.

use eframe::egui::{self, RichText};

use super::{
    super::super::{
        theme::{Theme, semi_bold},
        view::View,
        widgets::status_square,
    },
    Remembered, clock,
    room::{Asked, Room},
};
use crate::{
    figure::Role,
    scoring::{Status, sentence},
    workshop::{Agenda, Origin},
};

/// Draws it, where it is open.
pub(in crate::app) fn projector(ctx: &egui::Context, view: &View<'_>, remembered: &mut Remembered) {
    if !remembered.projects {
        return;
    }
    let id = egui::ViewportId::from_hash_of("projector");
    let builder = egui::ViewportBuilder::default()
        .with_title("Workshop – Spruce")
        .with_inner_size([1280.0, 720.0])
        .with_min_inner_size([640.0, 400.0]);
    let room = Room::of(view);
    let place = remembered.place.as_deref();
    let open = ctx.show_viewport_immediate(id, builder, |ui, class| {
        let ground = egui::Frame::new().fill(view.theme.colour(Role::Card)).inner_margin(40);
        if class == egui::ViewportClass::EmbeddedWindow {
            ui.set_min_size(egui::vec2(640.0, 400.0));
            shown(ui, view, &room, place);
        } else {
            egui::CentralPanel::default().frame(ground).show(ui, |ui| shown(ui, view, &room, place));
        }
        let input = |ask: &dyn Fn(&egui::InputState) -> bool| ui.input(ask);
        let full_screen = input(&|input| input.viewport().fullscreen.unwrap_or(false));
        if input(&|input| input.key_pressed(egui::Key::F11)) {
            ui.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!full_screen));
        }
        let left = input(&|input| input.key_pressed(egui::Key::Escape));
        if left && full_screen {
            ui.send_viewport_cmd(egui::ViewportCommand::Fullscreen(false));
        }
        !input(&|input| input.viewport().close_requested()) && (full_screen || !left)
    });
    remembered.projects = open;
}

fn shown(ui: &mut egui::Ui, view: &View<'_>, room: &Room<'_>, place: Option<&str>) {
    let Some(asked) = room.asked.get(room.at(place)) else {
        ui.label("Every question of this workbook is left out.");
        return;
    };
    let theme = view.theme;
    let workshop = &view.document.workshops.now;
    let agenda =
        Agenda::of(&workshop.facts, &room.ahead(), clock::progress(ui.ctx(), workshop).unwrap_or_default());
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 14.0;
        let section = sentence::numbered(asked.section.number, &asked.section.name);
        let words = format!("{section} · {}", asked.heading.name);
        ui.add(egui::Label::new(theme.muted(words).size(22.0)).wrap());
        let text = RichText::new(&asked.question.text).size(36.0).family(semi_bold());
        ui.add(egui::Label::new(text.color(theme.colour(Role::Ink))).wrap());
        said(ui, view, asked);
        figures(ui, view, asked);
        ui.add_space(8.0);
        ui.label(theme.muted(clock::left(workshop, &agenda)).size(18.0));
    });
}

/// The parts that are in place, the level, and what was noted.
fn said(ui: &mut egui::Ui, view: &View<'_>, asked: &Asked<'_>) {
    let theme = view.theme;
    let entry = view.document.workshops.now.recording.entry(&asked.question.place);
    for item in &asked.question.items {
        let ticked = entry.is_some_and(|entry| entry.ticked.contains(&item.place));
        let sign = if ticked { "✓" } else { "○" };
        ui.add(egui::Label::new(RichText::new(format!("{sign}  {}", item.text)).size(24.0)).wrap());
    }
    let Some(entry) = entry else { return };
    if let Some(level) = entry.level {
        let words = RichText::new(level.label()).size(26.0).family(semi_bold());
        ui.label(words.color(theme.colour(Role::Action)));
    }
    let origin = Origin::Gap(asked.question.place.clone());
    let actions = view.document.workshops.actions.iter().filter(|one| one.origin == origin);
    let lines = entry.strength.lines().map(|line| ("Strength", line));
    let lines = lines.chain(entry.gap.lines().map(|line| ("Gap", line)));
    for (name, line) in lines.chain(actions.map(|action| ("Action", action.what.as_str()))) {
        point(ui, theme, name, line);
    }
}

fn point(ui: &mut egui::Ui, theme: &Theme, name: &str, line: &str) {
    ui.horizontal_top(|ui| {
        ui.label(theme.muted(name).size(20.0));
        ui.add(egui::Label::new(RichText::new(line).size(20.0)).wrap());
    });
}

fn figures(ui: &mut egui::Ui, view: &View<'_>, asked: &Asked<'_>) {
    let card = view.projected;
    let score = card.and_then(|card| card.sections.iter().find(|one| one.number == asked.section.number));
    for one in score.iter().flat_map(|score| &score.indicators).filter(|one| one.status != Status::NoData) {
        ui.horizontal_top(|ui| {
            status_square(ui, view.theme, one.status);
            let words = format!("{}: {}", one.name, sentence::figure(one));
            ui.add(egui::Label::new(RichText::new(words).size(20.0)).wrap());
        });
    }
}
