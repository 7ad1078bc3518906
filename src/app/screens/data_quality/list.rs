//! The list itself: heads that fold, groups that open, findings below them; by pointer and by key.

use eframe::egui::{
    self, Align, Button, EventFilter, Key, Layout, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use super::{
    super::super::{action::Action, view::View},
    finding, in_words,
    lines::{Filters, Group, Head, Line, Side},
};
use crate::{
    base::number_format,
    document::{Edit, Noticed},
    figure::Role,
};

/// The heights of a head and of a group.
const HEAD: f32 = 36.0;
const GROUP: f32 = 36.0;
/// Lines that a page of keys goes.
const PAGE: usize = 8;

/// The line that the keyboard is on.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    at: usize,
    /// Whether it moved, so that the list has to follow.
    moved: bool,
}

pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    lines: &[Line],
    (filters, cursor): (&mut Filters, &mut Cursor),
    actions: &mut Vec<Action>,
) {
    let whole = ui.available_rect_before_wrap();
    let body = ui.interact(whole, ui.scope_id().with("doubts"), Sense::focusable_noninteractive());
    body.widget_info(|| WidgetInfo {
        current_text_value: lines.get(cursor.at).map(|line| text(view, line)),
        ..WidgetInfo::labeled(egui::Role::List, true, "What is doubtful")
    });
    cursor.at = cursor.at.min(lines.len().saturating_sub(1));
    if body.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(body.id, filter));
        keys(ui, view, lines, (filters, cursor), actions);
    }
    view.theme.card_frame().inner_margin(1).show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink([false, true]).show_viewport(ui, |ui, viewport| {
            let current = body.has_focus().then_some(cursor.at);
            let moved = std::mem::take(&mut cursor.moved);
            rows(ui, view, lines, (viewport, current, moved), filters, actions);
        });
    });
}

fn noticed<'a>(view: &View<'a>, at: usize) -> Option<&'a Noticed> {
    view.noticed.and_then(|noticed| noticed.get(at))
}

/// A line in words, for those who hear it.
fn text(view: &View<'_>, line: &Line) -> String {
    match line {
        Line::Head { name, counts, .. } => format!("{name}: {}", in_words(*counts)),
        Line::Group { name, count, is_open, .. } => {
            format!("{name}: {count}, {}", if *is_open { "open" } else { "closed" })
        }
        Line::Finding { at, .. } => {
            noticed(view, *at).map_or_else(String::new, |one| one.finding.message.clone())
        }
    }
}

/// Arrows move, Enter opens or shows the figure, a number makes the correction that bears it.
fn keys(
    ui: &Ui,
    view: &View<'_>,
    lines: &[Line],
    (filters, cursor): (&mut Filters, &mut Cursor),
    actions: &mut Vec<Action>,
) {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = lines.len().saturating_sub(1);
    for (key, to) in [
        (Key::ArrowUp, cursor.at.saturating_sub(1)),
        (Key::ArrowDown, cursor.at + 1),
        (Key::PageUp, cursor.at.saturating_sub(PAGE)),
        (Key::PageDown, cursor.at + PAGE),
        (Key::Home, 0),
        (Key::End, last),
    ] {
        if pressed(key) {
            (cursor.at, cursor.moved) = (to.min(last), true);
        }
    }
    let Some(line) = lines.get(cursor.at) else { return };
    let (left, right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
    let enter = pressed(Key::Enter);
    match line {
        Line::Head { head, .. } => {
            let folded = filters.folded.contains(head);
            if enter || (left && !folded) || (right && folded) {
                turn(filters, head);
            }
        }
        Line::Group { group, is_open, .. } => {
            if enter || left == *is_open && right != *is_open {
                open(filters, group);
            }
        }
        Line::Finding { at, .. } => {
            let Some(one) = noticed(view, *at) else { return };
            if enter {
                finding::go(view, one, actions);
            }
            for (number, key) in [Key::Num1, Key::Num2].into_iter().enumerate() {
                if pressed(key) {
                    finding::correct(view, one, number, actions);
                }
            }
        }
    }
}

fn turn(filters: &mut Filters, head: &Head) {
    if !filters.folded.remove(head) {
        filters.folded.insert(head.clone());
    }
}

fn open(filters: &mut Filters, group: &Group) {
    if !filters.opened.remove(group) {
        filters.opened.insert(group.clone());
    }
}

fn height(view: &View<'_>, line: &Line, width: f32) -> f32 {
    match line {
        Line::Head { .. } => HEAD,
        Line::Group { .. } => GROUP,
        Line::Finding { at, .. } => noticed(view, *at).map_or(0.0, |one| finding::height(one, width)),
    }
}

/// Draws the lines in sight and leaves room for the others.
fn rows(
    ui: &mut Ui,
    view: &View<'_>,
    lines: &[Line],
    (viewport, current, moved): (Rect, Option<usize>, bool),
    filters: &mut Filters,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let (origin, width) = (ui.max_rect().min, ui.available_width());
    let mut top = 0.0;
    let mut skipped = 0.0;
    for (at, line) in lines.iter().enumerate() {
        let size = vec2(width, height(view, line, width));
        let is_current = current == Some(at);
        if is_current && moved {
            ui.scroll_to_rect(Rect::from_min_size(origin + vec2(0.0, top), size), None);
        }
        let in_sight = top + size.y >= viewport.top() && top <= viewport.bottom();
        top += size.y;
        if !in_sight {
            skipped += size.y;
            continue;
        }
        if skipped > 0.0 {
            ui.add_space(std::mem::take(&mut skipped));
        }
        let (place, _) = ui.allocate_exact_size(size, Sense::hover());
        let ground = matches!(line, Line::Head { .. }).then(|| view.theme.colour(Role::Ground));
        ui.painter().rect_filled(place, 0, ground.unwrap_or_default());
        let layout = Layout::left_to_right(Align::Center);
        let mut row = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt(at));
        row.set_clip_rect(place.intersect(ui.clip_rect()));
        match line {
            Line::Head { head, name, counts, settle } => {
                self::head(&mut row, view, (head, name, *counts), filters);
                settle_all(&mut row, settle, actions);
            }
            Line::Group { group, name, count, is_open } => {
                self::group(&mut row, view, group, (name, *count, *is_open), filters);
            }
            Line::Finding { at, in_group } => {
                if let Some(one) = noticed(view, *at) {
                    let drawn = finding::Drawn { in_group: *in_group, is_current };
                    finding::ui(&mut row, view, one, drawn, actions);
                }
            }
        }
        let line = Stroke::new(1.0, view.theme.colour(Role::Line));
        ui.painter().hline(place.x_range(), place.bottom(), line);
        if is_current {
            let stroke = Stroke::new(2.0, view.theme.colour(Role::Action));
            ui.painter().rect_stroke(place, 0, stroke, StrokeKind::Inside);
        }
    }
    if skipped > 0.0 {
        ui.add_space(skipped);
    }
}

/// The head of findings that belong together; pressed, it folds them away.
fn head(
    ui: &mut Ui,
    view: &View<'_>,
    (head, name, counts): (&Head, &str, [usize; 3]),
    filters: &mut Filters,
) {
    let is_folded = filters.folded.contains(head);
    let sign = if is_folded { "►" } else { "▼" };
    ui.add_space(8.0);
    let button = ui.add(Button::new(view.theme.strong(format!("{sign}  {name}"))).frame(false).truncate());
    let words = if is_folded { "Unfold" } else { "Fold" };
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{words} {name}")));
    if button.clicked() {
        turn(filters, head);
    }
    ui.label(view.theme.muted(in_words(counts)));
}

/// Several findings that say the same; pressed, they are listed or put away.
fn group(
    ui: &mut Ui,
    view: &View<'_>,
    group: &Group,
    (name, count, is_open): (&str, usize, bool),
    filters: &mut Filters,
) {
    ui.add_space(12.0);
    finding::sign(ui, view, group.severity);
    ui.add_space((finding::SIGN - (ui.cursor().left() - ui.max_rect().left())).max(0.0));
    let sign = if is_open { "▼" } else { "►" };
    let count = number_format::number(count as f64, 0);
    let button = ui.add(Button::new(format!("{sign}  {name}")).frame(false).truncate());
    let words = if is_open { "Put away" } else { "List" };
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{words} {count}: {name}")));
    if button.clicked() {
        open(filters, group);
    }
    ui.label(view.theme.muted(format!("{count} times")));
}

/// Buttons that take one side in all disagreements of a return.
fn settle_all(ui: &mut Ui, settle: &[Side], actions: &mut Vec<Action>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(10.0);
        ui.spacing_mut().interact_size.y = 24.0;
        ui.spacing_mut().button_padding.y = 1.0;
        for Side { words, choices } in settle {
            if ui.button(words).on_hover_text("You can undo this.").clicked() {
                actions.push(Action::Edit(Edit::Settle(choices.clone().into())));
            }
        }
    });
}
