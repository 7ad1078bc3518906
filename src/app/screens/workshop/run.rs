//! The question before the room, in large type, beside the figures that bear on it.

use eframe::egui::{self, Key, Modifiers, RichText, vec2};
use strum::IntoEnumIterator as _;

use super::{
    super::super::{
        action::Action,
        theme::{Theme, semi_bold},
        view::View,
        widgets::{Ends, card},
    },
    Remembered, capture, clock,
    figures::figures,
    recording,
    room::{Asked, Room},
};
use crate::{
    document::Edit,
    figure::Role,
    scoring::sentence::numbered,
    workbook::Level,
    workshop::{Agenda, BookEntry, WorkshopEdit},
};

const GAP: f32 = 14.0;
/// Room for the figures beside the question; narrower, they stand below.
const SIDE_BY_SIDE: f32 = 900.0;
/// Text that is read across a room, in a narrow column and in a wide one.
const LARGE: std::ops::RangeInclusive<f32> = 25.0..=40.0;
/// So many letters of it should have room beside each other.
const LETTERS: f32 = 27.0;
/// What the keys do while nothing is typed.
const KEYS: &str = "Keys: 0 to 4, N and K say the level; S, G, A and P lead to a line, Escape leaves it; \
                    Page up and Page down go to the question before and after.";
/// Text of the parts of a question.
const ITEM: f32 = 17.0;

pub(super) fn ui(ui: &mut egui::Ui, view: &View<'_>, remembered: &mut Remembered, actions: &mut Vec<Action>) {
    let room = Room::of(view);
    let workshop = &view.document.workshops.now;
    let at = room.at(remembered.place.as_deref());
    let Some(asked) = room.asked.get(at) else {
        ui.label("Every question of this workbook is left out.");
        return;
    };
    // The question stays before the room when its level is said.
    remembered.place = Some(asked.question.place.clone());
    let progress = clock::progress(ui.ctx(), workshop);
    let agenda = Agenda::of(&workshop.facts, &room.ahead(), progress.unwrap_or_default());
    ui.horizontal(|ui| {
        ui.label(view.theme.muted(clock::line(workshop, &room, &agenda, progress)));
        let left = RichText::new(clock::left(workshop, &agenda)).family(semi_bold()).size(14.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(left));
    });
    ui.add_space(6.0);
    let mut step = keys(ui.ctx(), view, asked, remembered, actions);
    let mut section = None;
    let height = ui.available_height();
    if ui.available_width() >= SIDE_BY_SIDE {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let right = (ui.available_width() * 0.34).clamp(300.0, 560.0);
            let left = ui.available_width() - right - GAP;
            super::column(ui, ("question", left, height), |ui| {
                let pressed = question(ui, view, (asked, at, &room), remembered, actions);
                step = step.or(pressed);
            });
            super::column(ui, ("beside the question", right, height), |ui| {
                section = beside(ui, view, asked, &agenda, actions);
            });
        });
    } else {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let pressed = question(ui, view, (asked, at, &room), remembered, actions);
            step = step.or(pressed);
            ui.add_space(8.0);
            section = beside(ui, view, asked, &agenda, actions);
        });
    }
    let next = match step {
        Some(Step::Back) => at.checked_sub(1),
        Some(Step::On) => at.checked_add(1),
        None => section.and_then(|section| room.asked.iter().position(|one| one.section.number == section)),
    };
    if let Some(next) = next.and_then(|next| room.asked.get(next)) {
        remembered.place = Some(next.question.place.clone());
    }
}

/// To the question before or after.
#[derive(Clone, Copy, Debug)]
enum Step {
    Back,
    On,
}

/// What the keys ask for while nothing is typed.
fn keys(
    ctx: &egui::Context,
    view: &View<'_>,
    asked: &Asked<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) -> Option<Step> {
    if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) {
        return None;
    }
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for level in Level::iter().filter(|level| pressed(key_of(*level))) {
        say(view, asked, |entry| entry.level = Some(level), actions);
    }
    remembered.lines.keys(ctx);
    match () {
        () if pressed(Key::PageUp) => Some(Step::Back),
        () if pressed(Key::PageDown) => Some(Step::On),
        () => None,
    }
}

const fn key_of(level: Level) -> Key {
    match level {
        Level::NotStarted => Key::Num0,
        Level::AdHoc => Key::Num1,
        Level::Planned => Key::Num2,
        Level::Systematic => Key::Num3,
        Level::Equitable => Key::Num4,
        Level::NotApplicable => Key::N,
        Level::NotKnown => Key::K,
    }
}

/// Changes what is said of a question.
fn say(view: &View<'_>, asked: &Asked<'_>, change: impl FnOnce(&mut BookEntry), actions: &mut Vec<Action>) {
    let place = asked.question.place.clone();
    let before = view.document.workshops.now.recording.entry(&place).cloned().unwrap_or_default();
    let mut entry = before.clone();
    change(&mut entry);
    if before != entry {
        let edit = WorkshopEdit::SetBookEntry { place, entry: Box::new(entry) };
        actions.push(Action::Edit(Edit::Workshop(edit)));
    }
}

fn question(
    ui: &mut egui::Ui,
    view: &View<'_>,
    (asked, at, room): (&Asked<'_>, usize, &Room<'_>),
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) -> Option<Step> {
    let theme = view.theme;
    let entry = view.document.workshops.now.recording.entry(&asked.question.place);
    let before = entry.cloned().unwrap_or_default();
    let mut after = before.clone();
    let mut step = None;
    card(ui, theme, "", |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        ui.horizontal(|ui| {
            let ends = Ends::new(ui, "question");
            ends.left(ui, |ui| {
                let section = numbered(asked.section.number, &asked.section.name);
                let words = format!("{section} · {}", asked.heading.name);
                ui.add(egui::Label::new(theme.muted(words).size(14.0)).truncate());
            });
            ends.right(ui, |ui| {
                ui.label(theme.muted(format!("{} of {}", at + 1, room.asked.len())));
                let mut button = |ui: &mut egui::Ui, words: &str, key: &str, enabled: bool, to: Step| {
                    let response = ui.add_enabled(enabled, egui::Button::new(words));
                    if response.on_hover_text(key).clicked() {
                        step = Some(to);
                    }
                };
                button(ui, "Previous", "Page up", at > 0, Step::Back);
                button(ui, "Next", "Page down", at + 1 < room.asked.len(), Step::On);
            });
        });
        let size = (ui.available_width() / LETTERS).clamp(*LARGE.start(), *LARGE.end()).round();
        let text = RichText::new(&asked.question.text).size(size).family(semi_bold());
        ui.add(egui::Label::new(text).wrap());
        ui.label(theme.small(&asked.question.place));
        for item in &asked.question.items {
            tick(ui, (&item.place, &item.text), &mut after);
        }
        ui.add_space(4.0);
        levels(ui, theme, &mut after);
        recording::last_time(ui, view, &asked.question.place);
        ui.horizontal(|ui| {
            ui.label(theme.muted("Votes"));
            recording::votes(ui, theme, &mut after);
        });
        ui.add_space(4.0);
        let (place, lines) = (asked.question.place.as_str(), &mut remembered.lines);
        capture::ui(ui, view, (place, &before), lines, actions);
        ui.add(egui::Label::new(theme.small(KEYS)).wrap());
    });
    say(view, asked, |entry| *entry = after, actions);
    step
}

/// A part of a question to tick.
fn tick(ui: &mut egui::Ui, (place, text): (&str, &str), entry: &mut BookEntry) {
    ui.horizontal_top(|ui| {
        let mut ticked = entry.ticked.contains(place);
        let tick = ui.checkbox(&mut ticked, "");
        let name = format!("{place}, {text}");
        tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, ticked, name.as_str()));
        if tick.changed() && !entry.ticked.remove(place) {
            entry.ticked.insert(place.to_owned());
        }
        ui.add(egui::Label::new(RichText::new(text).size(ITEM)).wrap());
    });
}

/// Every level to press, with its key.
fn levels(ui: &mut egui::Ui, theme: &Theme, entry: &mut BookEntry) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        for level in Level::iter() {
            let chosen = entry.level == Some(level);
            let key = key_of(level).name();
            let mut text = RichText::new(format!("{key}  {}", level.label())).size(15.0);
            if chosen {
                text = text.family(semi_bold()).color(theme.colour(Role::Action));
            }
            let mut button = egui::Button::selectable(chosen, text).min_size(vec2(0.0, 38.0));
            button = button.stroke(egui::Stroke::new(
                if chosen { 2.0 } else { 1.0 },
                theme.colour(if chosen { Role::Action } else { Role::Muted }),
            ));
            let response = ui.add(button);
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, level.label())
            });
            if response.clicked() {
                entry.level = (!chosen).then_some(level);
            }
        }
    });
}

/// The figures and the plan; the section to go to.
fn beside(
    ui: &mut egui::Ui,
    view: &View<'_>,
    asked: &Asked<'_>,
    agenda: &Agenda,
    actions: &mut Vec<Action>,
) -> Option<u8> {
    card(ui, view.theme, "What the figures say", |ui| figures(ui, view, asked.section, 14.0, actions));
    ui.add_space(8.0);
    card(ui, view.theme, "What is ahead", |ui| clock::plan(ui, view.theme, view, agenda))
}
