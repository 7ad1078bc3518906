//! The recording book: a question of the workbook with what people at a workshop say of it.

use eframe::egui::{self, Align, Layout, RichText, Ui, vec2};
use strum::IntoEnumIterator as _;

use super::{
    super::{
        action::Action,
        theme::Theme,
        view::View,
        widgets::{choice, link},
    },
    actions::listed,
    local_questions,
};
use crate::{
    document::Edit,
    figure::Role,
    workbook::{Level, Question},
    workshop::{BookEntry, Origin, Views, WorkshopEdit},
};

/// The width of a place in the workbook.
const PLACE: f32 = 48.0;
/// The width of a level to choose.
const LEVEL: f32 = 236.0;

/// What the pages of questions remember: the question that is written about.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    /// What is typed of questions of the area's own.
    pub(super) local: local_questions::Remembered,
    open: Option<Open>,
}

/// A question that is written about.
#[derive(Debug)]
struct Open {
    place: String,
    /// What the scorecard says of it; when that changes, as by undo, so does what is typed.
    kept: BookEntry,
    /// What is typed.
    typed: BookEntry,
}

/// A question with its level, its parts to tick and its notes.
pub(super) fn question(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let place = &question.place;
    let before = view.document.workshops.now.recording.entry(place).cloned().unwrap_or_default();
    let open = remembered.open.as_mut().filter(|open| open.place == *place);
    let mut entry = before.clone();
    if let Some(open) = open {
        if open.kept != before {
            open.kept.clone_from(&before);
            open.typed.clone_from(&before);
        }
        entry.clone_from(&open.typed);
    }
    let typed = entry.clone();
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            level(ui, place, &mut entry);
            let width = ui.available_width();
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::left_to_right(Align::Min), |ui| {
                ui.set_min_width(width);
                placed(ui, view.theme, place, &question.text);
            });
        });
    });
    for item in &question.items {
        ui.horizontal_top(|ui| {
            ui.add_space(PLACE + ui.spacing().item_spacing.x);
            let mut ticked = entry.ticked.contains(&item.place);
            let tick = ui.checkbox(&mut ticked, "");
            let name = format!("{}, {}", item.place, item.text);
            tick.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::CheckBox, true, ticked, name.as_str())
            });
            if tick.changed() && !entry.ticked.remove(&item.place) {
                entry.ticked.insert(item.place.clone());
            }
            placed(ui, view.theme, &item.place, &item.text);
        });
    }
    let chosen = entry != typed;
    let left = ui.horizontal_top(|ui| {
        ui.add_space(PLACE + ui.spacing().item_spacing.x);
        ui.vertical(|ui| {
            last_time(ui, view, place);
            let left = notes(ui, view.theme, question, &mut entry, remembered);
            promised(ui, view, place, &before, actions);
            left
        })
        .inner
    });
    if let Some(open) = remembered.open.as_mut().filter(|open| open.place == *place) {
        open.typed.clone_from(&entry);
    }
    if (chosen || left.inner) && entry != before {
        let entry = Box::new(entry);
        actions
            .push(Action::Edit(Edit::Workshop(WorkshopEdit::SetBookEntry { place: place.clone(), entry })));
    }
}

/// What was said of the question in an earlier workshop, where one was held.
pub(super) fn last_time(ui: &mut Ui, view: &View<'_>, place: &str) {
    let said = view.document.workshops.before(place).and_then(|entry| entry.level);
    if let Some(level) = said {
        ui.label(view.theme.muted(format!("Last time: {}", level.label())));
    }
}

/// The actions that come from the question, and once a gap is named a way to write one down.
fn promised(ui: &mut Ui, view: &View<'_>, place: &str, entry: &BookEntry, actions: &mut Vec<Action>) {
    let origin = Origin::Gap(place.to_owned());
    let own = view.document.workshops.actions.iter().filter(|action| action.origin == origin);
    let has_gap = !entry.gap.trim().is_empty() || !entry.recommendation.trim().is_empty();
    if has_gap || own.clone().next().is_some() {
        listed(ui, view, own, origin.clone(), actions);
    }
}

/// A text with its place in the workbook before it.
fn placed(ui: &mut Ui, theme: &Theme, place: &str, text: &str) {
    ui.allocate_ui_with_layout(vec2(PLACE, 18.0), Layout::left_to_right(Align::Min), |ui| {
        ui.set_min_width(PLACE);
        ui.label(theme.small(place));
    });
    ui.add(egui::Label::new(text).wrap());
}

fn level(ui: &mut Ui, place: &str, entry: &mut BookEntry) {
    let shown = match (&entry.level, entry.left_out.trim()) {
        (_, reason) if !reason.is_empty() => "Left out",
        (Some(level), _) => level.label(),
        (None, _) => "Not yet said",
    };
    let name = format!("Level of {place}");
    choice(ui, ("level", place), (&name, shown), LEVEL, |ui| {
        let levels = Level::iter().map(|level| (Some(level), said(level)));
        for (level, words) in std::iter::once((None, "Not yet said".to_owned())).chain(levels) {
            if ui.selectable_value(&mut entry.level, level, words).clicked() {
                ui.close();
            }
        }
    });
}

/// `3 Systematic`; the points before those that have some.
fn said(level: Level) -> String {
    level.points().map_or_else(|| level.label().to_owned(), |points| format!("{points} {}", level.label()))
}

/// What was noted, and where it is written; whether what is typed is to be kept.
fn notes(
    ui: &mut Ui,
    theme: &Theme,
    question: &Question,
    entry: &mut BookEntry,
    remembered: &mut Remembered,
) -> bool {
    let place = &question.place;
    let is_open = remembered.open.as_ref().is_some_and(|open| open.place == *place);
    if !is_open {
        for (name, text) in texts(entry).into_iter().filter(|(_, text)| !text.is_empty()) {
            ui.add(egui::Label::new(theme.muted(format!("{name}: {text}"))).wrap());
        }
        if let Some(views) = entry.views() {
            ui.add(egui::Label::new(theme.muted(range_of(views))).wrap());
        }
    }
    let mut left = false;
    ui.horizontal(|ui| {
        if !question.items.is_empty() {
            ui.label(theme.small(format!("{} of {} in place", entry.ticked.len(), question.items.len())));
        }
        let words = if is_open { "Done" } else { "Write notes" };
        let press = link(ui, theme, RichText::new(words).small().color(theme.colour(Role::Action)));
        let name = format!("{words}, {place}");
        press.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name.as_str()));
        if press.clicked() {
            left = is_open;
            remembered.open =
                (!is_open).then(|| Open { place: place.clone(), kept: entry.clone(), typed: entry.clone() });
        }
    });
    if is_open && !left {
        left = write(ui, theme, place, entry);
    }
    left
}

/// The notes of an entry with what people call them, in the order of the workbook.
fn texts(entry: &mut BookEntry) -> [(&'static str, &mut String); 6] {
    [
        ("Evidence", &mut entry.evidence),
        ("Strength", &mut entry.strength),
        ("Good practice", &mut entry.good_practice),
        ("Gap", &mut entry.gap),
        ("Recommendation", &mut entry.recommendation),
        ("Left out because", &mut entry.left_out),
    ]
}

/// Fields for the notes and the votes; whether a field was left, so that what is typed is to be kept.
fn write(ui: &mut Ui, theme: &Theme, place: &str, entry: &mut BookEntry) -> bool {
    let mut left = false;
    egui::Grid::new(("notes", place)).num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
        for (name, text) in texts(entry) {
            let label = ui.label(theme.small(name));
            let width = (ui.available_width() - 8.0).clamp(200.0, 640.0);
            let edit = egui::TextEdit::multiline(text).desired_rows(1).desired_width(width);
            left |= ui.add(edit).labelled_by(label.id).lost_focus();
            ui.end_row();
        }
        ui.label(theme.small("Votes"));
        ui.horizontal(|ui| left |= votes(ui, theme, entry));
        ui.end_row();
    });
    left
}

/// How many voted for each level, and the middle vote to take; whether something changed.
pub(super) fn votes(ui: &mut Ui, theme: &Theme, entry: &mut BookEntry) -> bool {
    let mut left = false;
    for (points, votes) in entry.votes.iter_mut().enumerate() {
        let level = u8::try_from(points).ok().and_then(Level::of_points);
        let label = ui.label(theme.small(points.to_string()));
        let field = ui.add(egui::DragValue::new(votes).range(0..=999)).labelled_by(label.id);
        left |= field.changed();
        if let Some(level) = level {
            field.on_hover_text(format!("How many say {}", level.label().to_lowercase()));
        }
    }
    if let Some(views) = entry.views() {
        ui.label(theme.muted(range_of(views)));
        if entry.level != Some(views.median) && ui.button("Take the middle").clicked() {
            entry.level = Some(views.median);
            left = true;
        }
    }
    left
}

/// `9 voted: planned or partial, from ad hoc to systematic`.
fn range_of(views: Views) -> String {
    let Views { voters, median, lowest, highest } = views;
    let name = |level: Level| level.label().to_lowercase();
    if lowest == highest {
        return format!("{voters} voted: {}", name(median));
    }
    format!("{voters} voted: {}, from {} to {}", name(median), name(lowest), name(highest))
}
