//! The list itself, by pointer and by key; lines out of sight cost nothing.

use eframe::egui::{
    self, Align, Layout, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::{
    super::super::{
        action::Action,
        page::Page,
        view::View,
        widgets::{Walk, cut, link, walk},
    },
    lines::{Lines, Row, person},
};
use crate::{
    document::{Entry, Subject},
    figure::Role,
};

const TIME: f32 = 52.0;
const WHO: f32 = 210.0;
const KIND: f32 = 150.0;

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, lines: &Lines, actions: &mut Vec<Action>) {
    let what = (egui::Role::List, "Changes, the latest first");
    let walk = walk(ui, "history", what, (lines.rows.len(), 1), |line, _| lines.rows.get(line).map(text));
    // Enter shows what was changed.
    if let Some(Row::Change(entry)) =
        walk.filter(|walk| walk.entered).and_then(|walk| lines.rows.get(walk.line))
        && let Some(page) = place_of(view, entry)
    {
        actions.push(Action::Go(page));
    }
    view.theme.card_frame().inner_margin(1).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink([false, true]).show_viewport(ui, |ui, viewport| {
            rows(ui, view, lines, (viewport, walk), actions);
        });
    });
}

/// A line in words, for those who hear it.
fn text(row: &Row) -> String {
    match row {
        Row::Day(day) => day.clone(),
        Row::Change(entry) => {
            let changed = entry.changed_words();
            let changed = if changed.is_empty() { changed } else { format!(". {changed}") };
            let time = entry.when().strftime("%H:%M").to_string();
            format!("{time}, {}: {}{changed}", person(&entry.who), entry.what)
        }
    }
}

/// Where what was changed can be looked at, while it is there.
fn place_of(view: &View<'_>, entry: &Entry) -> Option<Page> {
    match entry.about.as_ref()? {
        Subject::Indicator(id) => view.catalogue.indicator(id).map(|_| Page::Indicator(id.clone())),
        Subject::Return(number) => {
            view.document.returns.iter().any(|record| record.number == *number).then_some(Page::Returns)
        }
        Subject::Section(number) => {
            view.workbook.sections.iter().any(|one| one.number == *number).then_some(Page::Section(*number))
        }
    }
}

/// Draws the lines in sight.
fn rows(
    ui: &mut Ui,
    view: &View<'_>,
    lines: &Lines,
    (viewport, walk): (Rect, Option<Walk>),
    actions: &mut Vec<Action>,
) {
    let (origin, width) = (ui.max_rect().min, ui.available_width());
    ui.allocate_exact_size(vec2(width, lines.height()), Sense::hover());
    let place_of = |at| {
        let (top, height) = lines.place(at);
        Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height))
    };
    for at in lines.between(viewport.top(), viewport.bottom()) {
        let Some(row) = lines.rows.get(at) else { continue };
        let place = place_of(at);
        match row {
            Row::Day(day) => {
                ui.painter().rect_filled(place, 0, view.theme.colour(Role::Ground));
                let inner = place.shrink2(vec2(12.0, 0.0));
                let layout = Layout::left_to_right(Align::Center);
                let mut heading = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout).id_salt(at));
                heading.label(view.theme.strong(day));
            }
            Row::Change(entry) => change(ui, view, entry, (at, place), actions),
        }
        let line = Stroke::new(1.0, view.theme.colour(Role::Line));
        ui.painter().hline(place.x_range(), place.bottom(), line);
    }
    // The line may be out of sight, and is then brought there.
    if let Some(walk) = walk.filter(|_| !lines.rows.is_empty()) {
        walk.mark(ui, view.theme, place_of(walk.line));
    }
}

/// A change: when, who, what sort, what; below it what was there and is there now.
fn change(
    ui: &mut Ui,
    view: &View<'_>,
    entry: &Entry,
    (at, place): (usize, Rect),
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let inner = place.shrink2(vec2(12.0, 5.0));
    let mut left = inner.left();
    let mut cell = |ui: &mut Ui, width: f32| {
        let column = Rect::from_min_max(
            pos2(left, inner.top()),
            pos2((left + width).min(inner.right()), inner.bottom()),
        );
        left += width + 12.0;
        let layout = Layout::top_down(Align::Min);
        let id = (at, column.left().to_bits());
        let mut cell = ui.new_child(UiBuilder::new().max_rect(column).layout(layout).id_salt(id));
        cell.set_clip_rect(column.expand(3.0).intersect(ui.clip_rect()));
        cell.spacing_mut().item_spacing.y = 1.0;
        cell
    };
    let when = entry.when();
    let whole = format!("{} (UTC{})", when.strftime("%-d %B %Y, %H:%M:%S"), when.strftime("%:z"));
    cell(ui, TIME).label(theme.muted(when.strftime("%H:%M").to_string())).on_hover_text(whole);
    cut(&mut cell(ui, WHO), person(&entry.who));
    cut(&mut cell(ui, KIND), theme.muted(entry.kind.label()));
    let mut what = cell(ui, inner.width());
    if let Some(page) = place_of(view, entry) {
        if link(&mut what, theme, RichText::new(&entry.what)).clicked() {
            actions.push(Action::Go(page));
        }
    } else {
        cut(&mut what, &entry.what);
    }
    if !entry.changed.is_empty() {
        cut(&mut what, theme.small(entry.changed_words()));
    }
}
