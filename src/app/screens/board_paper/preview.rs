//! The pages as they will be printed.

use eframe::egui::{self, Ui};

use super::super::super::{paper::LaidOut, view::View, widgets::paint_page};

/// Pixels for a point at most, so that an upright page is as large as on paper.
const LARGEST: f32 = 1.5;

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, laid_out: Option<&LaidOut>) {
    let Some(laid_out) = laid_out else {
        if view.paper.is_none() {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(view.theme.muted("Laying the pages out…"));
            });
        }
        return;
    };
    egui::ScrollArea::vertical().id_salt("pages").auto_shrink(false).show(ui, |ui| {
        // The cards and the pages stand beside each other; the pages stand one below the other.
        ui.vertical(|ui| {
            let room = ui.available_width() - 16.0;
            for (at, scene) in laid_out.pages.iter().enumerate() {
                let name = format!("Page {} of {}", at + 1, laid_out.pages.len());
                paint_page(ui, view.theme, scene, (room, LARGEST), &name);
                ui.add_space(12.0);
            }
        });
    });
}
