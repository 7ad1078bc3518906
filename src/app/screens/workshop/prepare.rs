//! Before a workshop: when, where and how long it is, and who is invited.

use eframe::egui::{self, Ui};
use jiff::civil::Time;

use super::{
    super::super::{action::Action, dialogs::day_typed, view::View, widgets::card},
    Remembered, clock, column, people,
};
use crate::{
    document::Edit,
    export::PaperFormat,
    report::Shipped,
    workshop::{Agenda, Progress, WorkshopEdit, WorkshopFacts},
};

const GAP: f32 = 14.0;
/// Room for the facts beside the list; narrower, they stand above it.
const SIDE_BY_SIDE: f32 = 820.0;
const FACTS: f32 = 290.0;

/// The facts as they are being typed, and what they were made from.
#[derive(Debug, Default)]
pub(super) struct Facts {
    of: Option<WorkshopFacts>,
    typed: WorkshopFacts,
    date: String,
    begins: String,
}

impl Facts {
    /// What is typed follows the document, where that was changed otherwise: by undo.
    fn follow(&mut self, now: &WorkshopFacts) {
        if self.of.as_ref() != Some(now) {
            self.of = Some(now.clone());
            self.typed = now.clone();
            self.date = now.date.map(|date| date.strftime("%-d %B %Y").to_string()).unwrap_or_default();
            self.begins = now.begins.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
        }
    }

    /// What is typed, or what cannot be read of it.
    fn read(&self) -> Result<WorkshopFacts, &'static str> {
        let date = match self.date.trim() {
            "" => None,
            text => Some(day_typed(text).ok_or("Write the date as 26 May 2011 or 26/05/2011.")?),
        };
        let begins = match self.begins.trim() {
            "" => None,
            text => Some(time_typed(text).ok_or("Write when it begins as 9:30 or 14:00.")?),
        };
        Ok(WorkshopFacts { date, begins, ..self.typed.clone() })
    }
}

fn time_typed(text: &str) -> Option<Time> {
    ["%H:%M", "%H.%M"].iter().find_map(|format| Time::strptime(format, text).ok())
}

/// What leaves: the summary, the blank book and the list of who is invited.
pub(super) fn buttons(ui: &mut Ui, actions: &mut Vec<Action>) {
    let menu = ui.menu_button("Save…", |ui| {
        let mut entry = |ui: &mut Ui, words: &str, action: Action| {
            if ui.button(words).clicked() {
                actions.push(action);
                ui.close();
            }
        };
        for format in <PaperFormat as strum::IntoEnumIterator>::iter() {
            let words = format!("Summary as {}", format.name());
            entry(ui, &words, Action::WriteShipped(Shipped::Workshop, format));
        }
        entry(ui, "Summary as Excel workbook", Action::SaveWorkshop);
        ui.separator();
        for format in [PaperFormat::Pdf, PaperFormat::Docx] {
            let words = format!("Blank recording book as {}", format.name());
            entry(ui, &words, Action::WriteShipped(Shipped::RecordingBook, format));
        }
        ui.separator();
        entry(ui, "Invitation list, without names", Action::SaveInvitations { with_names: false });
        entry(ui, "Invitation list, with names", Action::SaveInvitations { with_names: true });
    });
    menu.response.on_hover_text("What the participants and their organisations get");
}

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, remembered: &mut Remembered, actions: &mut Vec<Action>) {
    let height = ui.available_height();
    if ui.available_width() < SIDE_BY_SIDE {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            facts(ui, view, &mut remembered.facts, actions);
            ui.add_space(8.0);
            people::ui(ui, view, &mut remembered.people, actions);
        });
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let list = ui.available_width() - FACTS - GAP;
        column(ui, ("facts", FACTS, height), |ui| facts(ui, view, &mut remembered.facts, actions));
        column(ui, ("people", list, height), |ui| people::ui(ui, view, &mut remembered.people, actions));
    });
}

fn facts(ui: &mut Ui, view: &View<'_>, typed: &mut Facts, actions: &mut Vec<Action>) {
    typed.follow(&view.document.workshops.now.facts);
    let mut left = false;
    card(ui, view.theme, "The workshop", |ui| {
        let Facts { typed: facts, date, begins, .. } = typed;
        for (name, text) in [
            ("Date", date),
            ("Begins at", begins),
            ("Where", &mut facts.venue),
            ("Facilitator", &mut facts.facilitator),
        ] {
            let label = ui.label(view.theme.small(name));
            let field = egui::TextEdit::singleline(text).desired_width(f32::INFINITY);
            left |= ui.add(field).labelled_by(label.id).lost_focus();
        }
        ui.add_space(4.0);
        egui::Grid::new("minutes").num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
            for (name, minutes) in [
                ("Length", &mut facts.minutes),
                ("Of it, introduction", &mut facts.introduction),
                ("Of it, break", &mut facts.pause),
                ("Of it, actions and close", &mut facts.close),
            ] {
                let label = ui.label(view.theme.small(name));
                let value = egui::DragValue::new(minutes).range(0..=960).suffix(" min");
                let field = ui.add(value).labelled_by(label.id);
                left |= field.lost_focus() || field.drag_stopped();
                ui.end_row();
            }
        });
        if let Err(advice) = typed.read() {
            ui.label(view.theme.muted(advice));
        }
        ui.add_space(4.0);
        let room = super::room::Room::of(view);
        let agenda = Agenda::of(&typed.typed, &room.ahead(), Progress::default());
        let open = room.asked.len() - room.answered();
        let each = clock::each(&agenda);
        let words = format!("{open} questions, {each} for each. Section by section under Run.");
        ui.add(egui::Label::new(view.theme.muted(words)).wrap());
    });
    // What cannot be read stays in its field.
    if let (true, Ok(facts)) = (left, typed.read())
        && facts != view.document.workshops.now.facts
    {
        typed.of = None;
        actions.push(Action::Edit(Edit::Workshop(WorkshopEdit::SetFacts(Box::new(facts)))));
    }
}
