//! Returns that are looked over before anything is added: what each file is, how its columns are
//! understood, and what would be new, revised, hidden, refused and left.

mod before;
mod digest;
mod files;
mod mapping;
mod preview;
mod roles;

use std::collections::BTreeSet;

use eframe::egui::{self, Align, Layout, RichText, Ui, vec2};

use self::digest::Digest;
use super::super::{
    action::{Action, ImportStep},
    command::Command,
    import_session::{ImportSession, Understood},
    theme::{Theme, semi_bold},
    view::View,
    widgets::{card, empty_state, page_header},
};
use crate::{base::number_format, scoring::Status};

/// What is typed to find something.
#[derive(Debug, Default)]
struct Finds {
    column: String,
    period: String,
    indicator: String,
    area: String,
}

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    digest: Digest,
    finds: Finds,
    /// Lists that are open.
    open: BTreeSet<&'static str>,
}

const FILES: f32 = 260.0;
const GAP: f32 = 16.0;

pub(in crate::app) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let Some(session) = view.import else {
        let advice =
            "Drop returns on this window, or choose them. Nothing is added before you have looked them over.";
        empty_state(ui, view.theme, "No returns are being looked over", advice, |ui| {
            if view.theme.primary_button(ui, "Choose returns…").clicked() {
                actions.push(Action::Command(Command::ImportReturns));
            }
        });
        return;
    };
    head(ui, view, session, actions);
    let height = ui.available_height();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.allocate_ui_with_layout(vec2(FILES, height), Layout::top_down(Align::Min), |ui| {
            ui.set_width(FILES);
            files::ui(ui, view, session, actions);
        });
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            egui::ScrollArea::vertical().id_salt(("file", session.file)).auto_shrink(false).show(ui, |ui| {
                chosen(ui, view, session, remembered, actions);
            });
        });
    });
}

fn head(ui: &mut Ui, view: &View<'_>, session: &ImportSession, actions: &mut Vec<Action>) {
    let files = session.files.len();
    let s = if files == 1 { "" } else { "s" };
    let beside = format!("{files} file{s} read. Nothing is added until you choose Import.");
    page_header(ui, view.theme, "Import returns", &beside, |ui| {
        let (ready, figures) = (session.ready().count(), session.figures());
        if ready == 0 {
            let button = ui.add_enabled(false, egui::Button::new("Import"));
            button.on_disabled_hover_text(
                "No file has figures to import: correct its columns, or tick a sheet.",
            );
        } else {
            let s = if ready == 1 { "" } else { "s" };
            let f = if figures == 1 { "" } else { "s" };
            let figures = number_format::number(figures as f64, 0);
            if view
                .theme
                .primary_button(ui, &format!("Import {ready} file{s} ({figures} figure{f})"))
                .clicked()
            {
                actions.push(Action::Import(ImportStep::Confirm));
            }
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::Import(ImportStep::Cancel));
        }
    });
}

/// The file that is chosen.
fn chosen(
    ui: &mut Ui,
    view: &View<'_>,
    session: &ImportSession,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let Some(file) = session.files.get(session.file) else { return };
    let theme = view.theme;
    match &file.outcome {
        Err(message) => card(ui, theme, &file.name, |ui| {
            chip(ui, theme, Kind::Refused, "Could not be read");
            ui.add_space(4.0);
            ui.label(message);
            ui.label(theme.muted("Nothing of it is added, and the other files can be imported without it."));
            ui.add_space(4.0);
            if ui.button("Leave out").clicked() {
                actions.push(Action::Import(ImportStep::Drop(session.file)));
            }
        }),
        Ok(understood) => {
            remembered.digest.follow(understood, session.sheet, view.document, view.catalogue);
            understood_file(ui, view, session, understood, remembered, actions);
        }
    }
}

fn understood_file(
    ui: &mut Ui,
    view: &View<'_>,
    session: &ImportSession,
    understood: &Understood,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let (file, sheet) = (session.file, session.sheet);
    let mut corrected = None;
    if let Some(reading) = understood.reading.sheets.get(sheet) {
        card(ui, view.theme, "", |ui| {
            corrected = mapping::ui(ui, view, understood, (file, sheet), &mut remembered.finds, actions);
        });
        ui.add_space(6.0);
        let frame = view.theme.card_frame().inner_margin(egui::Margin::symmetric(0, 4));
        let width = ui.available_width() - frame.total_margin().sum().x;
        frame.show(ui, |ui| {
            ui.set_width(width);
            let columns = preview::ui(ui, view, reading, &remembered.digest, &mut remembered.finds.column);
            corrected = corrected.take().or(columns);
        });
        if reading.grid.height() > digest::MOST_ROWS {
            let more = number_format::number(f64::from(reading.grid.height() - digest::MOST_ROWS), 0);
            ui.label(view.theme.small(format!("… and {more} more rows, read in the same way.")));
        }
        ui.add_space(6.0);
    }
    before::ui(ui, view, understood, &remembered.digest.lists, &mut remembered.open);
    ui.add_space(6.0);
    if ui.link("Leave this file out").clicked() {
        actions.push(Action::Import(ImportStep::Drop(file)));
    }
    if let Some(mapping) = corrected {
        actions.push(Action::Import(ImportStep::Remap { file, sheet, mapping: Box::new(mapping) }));
    }
}

/// What becomes of figures or cells: each sort has its sign and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    New,
    Revised,
    Plain,
    Refused,
}

impl Kind {
    const fn status(self) -> Status {
        match self {
            Self::New => Status::Met,
            Self::Revised => Status::Close,
            Self::Plain => Status::NoData,
            Self::Refused => Status::NotMet,
        }
    }
}

/// Words with their sign on a tint.
fn chip(ui: &mut Ui, theme: &Theme, kind: Kind, text: &str) -> egui::Response {
    let status = kind.status();
    let text =
        RichText::new(format!("{} {text}", status.sign())).family(semi_bold()).color(theme.status(status));
    let frame = egui::Frame::new().fill(theme.status_tint(status)).corner_radius(4);
    frame.inner_margin(egui::Margin::symmetric(8, 3)).show(ui, |ui| ui.label(text)).inner
}

#[cfg(test)]
mod tests;
