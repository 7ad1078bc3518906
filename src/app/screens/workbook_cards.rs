//! Which workbook the scorecard is made with, and in which order a workshop takes its sections.

use std::sync::Arc;

use eframe::egui::{self, Ui};

use super::super::{
    action::Action,
    view::View,
    widgets::{card, choice},
};
use crate::{document::Edit, scoring::sentence::numbered, workbook::shipped, workshop::WorkshopEdit};

/// The width of the workbook's name.
const NAME: f32 = 360.0;

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    workbook(ui, view, actions);
    ui.add_space(6.0);
    order(ui, view, actions);
    ui.add_space(6.0);
}

fn workbook(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    card(ui, view.theme, "Workbook", |ui| {
        let own = view.document.pack.pack();
        let shown = own.name.to_string();
        ui.horizontal_wrapped(|ui| {
            choice(ui, "workbook", ("Workbook", &shown), NAME, |ui| {
                let is_shipped = shipped().iter().any(|one| one.name == own.name);
                if !is_shipped {
                    let _ = ui.selectable_label(true, shown.as_str());
                }
                for one in shipped() {
                    let is_own = Arc::ptr_eq(one, own);
                    if ui.selectable_label(is_own, one.name.to_string()).clicked() {
                        if !is_own {
                            actions.push(Action::Edit(Edit::SetPack(Arc::clone(one))));
                        }
                        ui.close();
                    }
                }
            });
            if ui.button("Open another workbook…").clicked() {
                actions.push(Action::ChooseWorkbook);
            }
        });
        let said = "Its questions, high impact changes, indicators and standards. What was said of questions that \
                    another workbook does not ask is kept, and shows again with this one.";
        ui.add(egui::Label::new(view.theme.small(said)).wrap());
        let aside: usize = view.document.workshops.now.aside.len();
        if aside > 0 {
            let questions = if aside == 1 { "question" } else { "questions" };
            ui.label(view.theme.small(format!("Kept of other workbooks: {aside} {questions}.")));
        }
    });
}

/// The sections in the order of the workshop, each to be moved up or down.
fn order(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    card(ui, view.theme, "Order of the sections in a workshop", |ui| {
        let order = view.document.workshops.order(view.workbook);
        let mut asked = None;
        egui::CollapsingHeader::new("Sections in their order").id_salt("order of the sections").show(
            ui,
            |ui| {
                for (at, number) in order.iter().enumerate() {
                    let Some(section) = view.workbook.section(*number) else { continue };
                    let name = numbered(*number, &section.name);
                    ui.horizontal(|ui| {
                        let mut step = |ui: &mut Ui, sign: &str, way: &str, to: Option<usize>| {
                            let to = to.filter(|to| *to < order.len());
                            let press = ui.add_enabled(to.is_some(), egui::Button::new(sign).small());
                            let words = format!("{way}: {name}");
                            press.widget_info(|| {
                                egui::WidgetInfo::labeled(egui::Role::Button, to.is_some(), words.as_str())
                            });
                            if let Some(to) = to.filter(|_| press.clicked()) {
                                let mut moved = order.clone();
                                moved.swap(at, to);
                                asked = Some(moved);
                            }
                        };
                        step(ui, "▲", "Earlier", at.checked_sub(1));
                        step(ui, "▼", "Later", Some(at + 1));
                        ui.label(&name);
                    });
                }
            },
        );
        if !view.document.workshops.order.is_empty()
            && ui.link("Back to the usual: 13 first, then 1 to 12, and the outcome last").clicked()
        {
            asked = Some(Vec::new());
        }
        if let Some(order) = asked {
            actions.push(Action::Edit(Edit::Workshop(WorkshopEdit::SetOrder(order))));
        }
    });
}
