//! The parts of the paper: which template, which parts, in which order.

use eframe::egui::{self, Key, Modifiers, Sense, Ui};
use strum::IntoEnumIterator as _;

use super::super::super::{
    action::Action,
    paper::LaidOut,
    view::View,
    widgets::{Ends, card, choice},
};
use crate::{
    document::{Edit, Layout, Part},
    report::Shipped,
};

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, laid_out: Option<&LaidOut>, actions: &mut Vec<Action>) {
    let layout = &view.document.papers.layout;
    card(ui, view.theme, "What it is made of", |ui| {
        template(ui, layout, laid_out, actions);
        if let Some(trouble) = laid_out.and_then(|paper| paper.trouble.as_deref()) {
            ui.label(format!("The board paper that ships is used: {trouble}."));
        }
        if let Some(boxes) = laid_out.and_then(|paper| paper.boxes.as_deref()) {
            ui.label(boxes);
        }
        ui.add_space(8.0);
        let usual =
            laid_out.map_or_else(|| Shipped::default().template().parts.clone(), |it| it.usual.clone());
        let parts = layout.all_parts(&usual);
        for at in 0..parts.len() {
            // Its keys go along with a part: by its name, not by its place.
            let name = parts.get(at).map(|part| part.label());
            let own = egui::UiBuilder::new().scope_id(egui::Id::unique(("part of the paper", name)));
            let line = ui.scope_builder(own, |ui| row(ui, view, layout, (&parts, at)));
            if let Some(changed) = line.inner {
                actions.push(Action::Edit(Edit::SetLayout(changed)));
            }
        }
        ui.add_space(4.0);
        ui.label(view.theme.small("Drag a part by its handle, or press Alt with an arrow key on it."));
    });
    ui.add_space(6.0);
}

fn template(ui: &mut Ui, layout: &Layout, laid_out: Option<&LaidOut>, actions: &mut Vec<Action>) {
    let shown = laid_out.map_or("Board paper", |paper| paper.template.as_str());
    ui.horizontal(|ui| {
        choice(ui, "template", ("Template", shown), 190.0, |ui| {
            for one in Shipped::iter() {
                let is_chosen =
                    layout.template == one.key() || (layout.template.is_empty() && one == Shipped::default());
                if ui.selectable_label(is_chosen, &one.template().name).clicked() {
                    let template =
                        if one == Shipped::default() { String::new() } else { one.key().to_owned() };
                    actions.push(Action::Edit(Edit::SetLayout(Layout { template, ..Layout::default() })));
                    ui.close();
                }
            }
        });
        if ui.button("Your own…").on_hover_text("A template file of your own").clicked() {
            actions.push(Action::ChooseTemplate);
        }
    });
    let shipped = Shipped::iter().find(|one| one.template().name == shown);
    let meaning = "Save this template as a text file, to give it your logo, colour, words and order of parts";
    let copy = ui.add_enabled(shipped.is_some(), egui::Button::new("Save a copy to change…"));
    if let (Some(shipped), true) = (shipped, copy.on_hover_text(meaning).clicked()) {
        actions.push(Action::SaveTemplate(shipped));
    }
}

/// A part: whether it is printed, and its place. The layout as it should be, where something was pressed.
fn row(ui: &mut Ui, view: &View<'_>, layout: &Layout, (parts, at): (&[Part], usize)) -> Option<Layout> {
    let part = *parts.get(at)?;
    let name = part.label();
    let mut printed = !layout.left_out.contains(&part);
    let (mut ticked, mut move_to) = (false, None);
    let line = ui.horizontal(|ui| {
        handle(ui, view, name, at);
        let tick = ui.checkbox(&mut printed, name);
        ticked = tick.changed();
        // The keys that move a part are for the one that was pressed last, however it was pressed.
        if tick.clicked() {
            tick.request_focus();
        }
        if tick.has_focus() {
            let key = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::ALT, key));
            if key(Key::ArrowUp) {
                move_to = at.checked_sub(1);
            } else if key(Key::ArrowDown) {
                move_to = Some(at + 1);
            }
        }
        Ends::new(ui, part).right(ui, |ui| {
            for (sign, way, target) in [("▲", "up", at.checked_sub(1)), ("▼", "down", Some(at + 1))] {
                let can = target.is_some_and(|target| target < parts.len());
                let meaning = format!("Move {name} {way}");
                let button = ui.add_enabled(can, egui::Button::new(sign).small());
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, can, &meaning));
                if button.on_hover_text(&meaning).clicked() {
                    move_to = target;
                }
            }
        });
    });
    let line = line.response;
    if let Some(from) = line.dnd_hover_payload::<usize>() {
        let colour = view.theme.colour(crate::figure::Role::Action);
        // From above it comes to stand below this one.
        let edge = if *from < at { line.rect.bottom() } else { line.rect.top() };
        ui.painter().hline(line.rect.x_range(), edge, egui::Stroke::new(2.0, colour));
    }
    if let Some(from) = line.dnd_release_payload::<usize>() {
        return Some(moved(layout, parts, *from, at));
    }
    if let Some(target) = move_to.filter(|target| *target < parts.len()) {
        return Some(moved(layout, parts, at, target));
    }
    ticked.then(|| {
        let mut changed = layout.clone();
        changed.left_out.retain(|out| *out != part);
        if !printed {
            changed.left_out.push(part);
            changed.left_out.sort_unstable();
        }
        changed
    })
}

/// Three short lines to take hold of; they are for the mouse, the buttons are for everybody.
fn handle(ui: &mut Ui, view: &View<'_>, name: &str, at: usize) {
    let (place, response) = ui.allocate_exact_size(egui::vec2(14.0, 16.0), Sense::drag());
    let colour = view.theme.colour(crate::figure::Role::Muted);
    for step in [-4.0, 0.0, 4.0] {
        let y = place.center().y + step;
        ui.painter().hline(place.shrink(2.0).x_range(), y, egui::Stroke::new(1.0, colour));
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, format!("Drag {name}")));
    response.dnd_set_drag_payload(at);
    response.on_hover_cursor(egui::CursorIcon::Grab);
}

fn moved(layout: &Layout, parts: &[Part], from: usize, to: usize) -> Layout {
    let mut order = parts.to_vec();
    if from < order.len() && to < order.len() {
        let part = order.remove(from);
        order.insert(to, part);
    }
    Layout { order, ..layout.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_goes_where_it_is_put() {
        let parts = [Part::Cover, Part::Summary, Part::Method];
        let order = |from, to| moved(&Layout::default(), &parts, from, to).order;
        assert_eq!(order(0, 2), [Part::Summary, Part::Method, Part::Cover]);
        assert_eq!(order(2, 0), [Part::Method, Part::Cover, Part::Summary]);
        assert_eq!(order(0, 9), parts);
    }
}
