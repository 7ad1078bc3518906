//! The board paper: what it is made of at the left, its pages at the right.

mod meeting;
mod parts;
mod preview;
mod words;

use eframe::egui::{self, Align, Layout, vec2};

use super::{
    super::{action::Action, paper::LaidOut, view::View, widgets::page_header},
    scorecard::nothing_yet,
};
use crate::export::PaperFormat;

/// Width of the cards at the left.
const CARDS: f32 = 340.0;
const GAP: f32 = 16.0;

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    meeting: meeting::Typed,
}

pub(in crate::app) fn ui(
    ui: &mut egui::Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let Some(card) = view.scorecard else { return nothing_yet(ui, view, actions) };
    let beside = format!("{}, {}", card.area.name, card.to);
    page_header(ui, view.theme, "Board paper", &beside, |ui| write_menu(ui, view, actions));
    let laid_out: Option<&LaidOut> = match view.paper {
        Some(Ok(laid_out)) => Some(laid_out),
        Some(Err(why)) => {
            ui.label(why);
            None
        }
        None => None,
    };
    let height = ui.available_height();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.allocate_ui_with_layout(vec2(CARDS, height), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            egui::ScrollArea::vertical().id_salt("what it is made of").auto_shrink(false).show(ui, |ui| {
                ui.set_width(CARDS - 12.0);
                parts::ui(ui, view, laid_out, actions);
                meeting::ui(ui, view, &mut remembered.meeting, actions);
                words::ui(ui, view, laid_out, actions);
            });
        });
        preview::ui(ui, view, laid_out);
    });
}

fn write_menu(ui: &mut egui::Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let is_ready = matches!(view.paper, Some(Ok(_)));
    ui.add_enabled_ui(is_ready, |ui| {
        ui.menu_button("Write…", |ui| {
            for (words, format) in [
                ("PDF, to read and print", PaperFormat::Pdf),
                ("Word, to go on writing", PaperFormat::Docx),
                ("PowerPoint, to present", PaperFormat::Pptx),
            ] {
                if ui.button(words).clicked() {
                    actions.push(Action::WritePaper(format));
                    ui.close();
                }
            }
        });
    });
}
