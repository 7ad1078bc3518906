//! Whose scorecard: every area that has figures, found by typing.

use eframe::egui::{self, Rect, ScrollArea, TextStyle, vec2};

use super::{
    super::{
        action::Action,
        dialogs::{Areas, Dialog},
        view::View,
        widgets::{keyboard_is_free, name_choice},
    },
    title_bar::elided,
};
use crate::{
    base::fold,
    document::Edit,
    domain::{Area, AreaCode},
};

/// Up to so many areas are seen at a glance.
const FEW: usize = 12;
/// The height of the list, in points.
const LIST: f32 = 380.0;
/// So far above and below what is seen of a long list it is drawn, in points.
const AHEAD: f32 = 100.0;

/// The areas to choose from; `find` is what is typed to find one.
pub(super) fn area_choice(ui: &mut egui::Ui, view: &View<'_>, find: &mut String, actions: &mut Vec<Action>) {
    let Some(card) = view.scorecard else { return };
    let shown = elided(&card.area.label(), 34);
    let list = egui::ComboBox::from_id_salt("area")
        .selected_text(format!("Area  {shown}"))
        .width(220.0)
        .height(f32::INFINITY)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            let areas = view.document.dataset.areas();
            if areas.len() > FEW {
                let label = ui.label(view.theme.small("Find an area"));
                let field = ui.add(egui::TextEdit::singleline(find).desired_width(260.0));
                let field = field.labelled_by(label.id);
                // Typing finds at once; whoever moves on by keys is left alone.
                if keyboard_is_free(ui.ctx()) {
                    field.request_focus();
                }
            }
            if ui.button("Areas and comparators…").clicked() {
                actions.push(Action::Ask(Dialog::Areas(Areas::default())));
                ui.close();
            }
            ui.separator();
            let sought = fold(find);
            let is_sought = |area: &&Area| sought.is_empty() || fold(&area.label()).contains(&sought);
            let mut found: Vec<_> = areas.values().filter(is_sought).collect();
            found.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
            if found.is_empty() {
                ui.label(view.theme.muted("No area has these words"));
            }
            let now = &card.area.code;
            let scroll = ScrollArea::vertical().max_height(LIST);
            if let Some(area) = scroll.show(ui, |ui| listed(ui, &found, now)).inner {
                if area != *now {
                    actions.push(Action::Edit(Edit::SetArea(area)));
                }
                find.clear();
                ui.close();
            }
        });
    name_choice(ui, &list, &format!("Area {shown}"), &shown);
}

/// The list; gives the area that was pressed.
fn listed(ui: &mut egui::Ui, areas: &[&Area], now: &AreaCode) -> Option<AreaCode> {
    let spacing = ui.spacing();
    let words = ui.text_style_height(&TextStyle::Button) + 2.0 * spacing.button_padding.y;
    let (height, between) = (words.max(spacing.interact_size.y), spacing.item_spacing.y);
    let mut pressed = None;
    for area in areas {
        // Of thousands only those about to be seen are drawn; the next ones are there for the arrow keys.
        let line = Rect::from_min_size(ui.cursor().min, vec2(1.0, height));
        if !line.intersects(ui.clip_rect().expand(AHEAD)) {
            ui.skip_ahead_auto_ids(1);
            ui.add_space(height + between);
            continue;
        }
        if ui.selectable_label(area.code == *now, area.label()).clicked() {
            pressed = Some(area.code.clone());
        }
    }
    pressed
}
