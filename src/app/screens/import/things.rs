//! What a person should look at before importing a file, in a line each; pressed, the sheet shows its cell.

use eframe::egui::{self, RichText, Ui};

use super::{
    super::super::{
        import_session::{Thing, Understood},
        theme::semi_bold,
        view::View,
    },
    Kind,
};
use crate::{base::Severity, domain::CellAddress, figure::Role};

/// Lines that are shown: what is more stands under “Before you import”.
const MOST: usize = 4;

/// The lines; gives the place of one that was pressed.
pub(super) fn ui(ui: &mut Ui, view: &View<'_>, understood: &Understood) -> Option<(usize, CellAddress)> {
    // What is hidden has a line of its own, with a way to take it.
    let has_no_line = |thing: &&Thing| thing.code != "hidden_cells";
    let things: Vec<&Thing> = understood.things().iter().filter(has_no_line).collect();
    let mut pressed = None;
    for thing in things.iter().copied().take(MOST) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let kind = if thing.severity == Severity::Error { Kind::Refused } else { Kind::Revised };
            let status = kind.status();
            let sign = RichText::new(status.sign()).family(semi_bold());
            ui.label(sign.color(view.theme.status(status)));
            let words = words(thing);
            if thing.line.place.is_some() {
                let words = RichText::new(words).color(view.theme.colour(Role::Ink));
                let hint = "Press to see the cell";
                if ui.add(egui::Link::new(words)).on_hover_text(hint).clicked() {
                    pressed = thing.line.place;
                }
            } else {
                ui.label(words);
            }
        });
    }
    if let Some(more) = things.len().checked_sub(MOST).filter(|more| *more > 0) {
        ui.label(view.theme.muted(format!("and {more} more under “Before you import”")));
    }
    pressed
}

fn words(thing: &Thing) -> String {
    match thing.more {
        0 => thing.line.text.clone(),
        1 => format!("{} And 1 more like it.", thing.line.text),
        n => format!("{} And {n} more like it.", thing.line.text),
    }
}
