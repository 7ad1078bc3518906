//! The list itself: heads that fold, groups that open, findings below them; by pointer and by key.

use eframe::egui::{
    self, Align, Button, Key, Layout, Modifiers, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::{
    super::super::{
        action::Action,
        view::View,
        widgets::{Walk, walk},
    },
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

pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    lines: &[Line],
    filters: &mut Filters,
    actions: &mut Vec<Action>,
) {
    let what = (egui::Role::List, "What is doubtful");
    let told = |line: usize, _| lines.get(line).map(|line| text(view, line));
    let walk = walk(ui, "doubts", what, (lines.len(), 1), told);
    if let Some(walk) = walk {
        keys(ui, view, (lines.get(walk.line), walk.entered), filters, actions);
    }
    view.theme.card_frame().inner_margin(1).show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink([false, true]).show_viewport(ui, |ui, viewport| {
            rows(ui, view, lines, (viewport, walk), filters, actions);
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

/// Enter opens or shows the figure, arrows fold, a number makes the correction that bears it.
fn keys(
    ui: &Ui,
    view: &View<'_>,
    (line, enter): (Option<&Line>, bool),
    filters: &mut Filters,
    actions: &mut Vec<Action>,
) {
    let Some(line) = line else { return };
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (left, right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
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
    (viewport, walk): (Rect, Option<Walk>),
    filters: &mut Filters,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let (origin, width) = (ui.max_rect().min, ui.available_width());
    let mut top = 0.0;
    let mut skipped = 0.0;
    let mut marked = None;
    for (at, line) in lines.iter().enumerate() {
        let size = vec2(width, height(view, line, width));
        let current = walk.filter(|walk| walk.line == at);
        if let Some(walk) = current {
            marked = Some((walk, Rect::from_min_size(origin + vec2(0.0, top), size)));
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
                    let drawn = finding::Drawn { in_group: *in_group, is_current: current.is_some() };
                    finding::ui(&mut row, view, one, drawn, actions);
                }
            }
        }
        let line = Stroke::new(1.0, view.theme.colour(Role::Line));
        ui.painter().hline(place.x_range(), place.bottom(), line);
    }
    if skipped > 0.0 {
        ui.add_space(skipped);
    }
    // The line may be out of sight, and is then brought there.
    if let Some((walk, place)) = marked {
        walk.mark(ui, view.theme, place);
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
