//! An entry of the register of equality: what it is, for whom, and which steps are taken.

use eframe::egui::{self, TextEdit, Ui};
use strum::IntoEnumIterator as _;

use super::{
    super::{
        action::{Action, Answer},
        theme::Theme,
    },
    main_button,
    narrative::{day_shown, day_typed},
    wide_modal,
};
use crate::{
    document::Edit,
    workshop::{Characteristic, EqualityEntry, EqualityKind, WorkshopEdit},
};

/// An entry as it is being typed.
#[derive(Clone, Debug)]
pub(in crate::app) struct EqualityForm {
    entry: EqualityEntry,
    date: String,
    is_begun: bool,
}

impl EqualityForm {
    /// A form with what is known of it.
    pub(in crate::app) fn of(entry: &EqualityEntry) -> Self {
        let date = entry.date.map(day_shown).unwrap_or_default();
        Self { entry: entry.clone(), date, is_begun: false }
    }

    /// The entry, or what is missing.
    fn read(&self) -> Result<EqualityEntry, &'static str> {
        if self.entry.what.trim().is_empty() {
            return Err("Say what it is of, such as: Equity audit of antenatal care.");
        }
        if self.entry.characteristics.is_empty() {
            return Err("Say whom it is about.");
        }
        let date = day_typed(&self.date);
        if date.is_none() && !self.date.trim().is_empty() {
            return Err("Write the day as 30 June 2011 or 30/06/2011.");
        }
        let mut entry = EqualityEntry { date, ..self.entry.clone() };
        // What the workbook does not ask of this kind is not kept.
        let asked = entry.kind.steps();
        entry.steps.retain(|step| asked.contains(step));
        Ok(entry)
    }
}

pub(super) fn ui(ctx: &egui::Context, theme: &Theme, form: &mut EqualityForm, actions: &mut Vec<Action>) {
    let heading = match form.entry.number {
        0 => "New entry of equality".to_owned(),
        number => format!("Entry {number} of equality"),
    };
    wide_modal(ctx, theme, &heading, 560.0, actions, |ui, actions| {
        let height = (ui.ctx().content_rect().height() - 200.0).max(160.0);
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| fields(ui, theme, form));
        ui.add_space(8.0);
        let entry = form.read();
        ui.label(theme.muted(entry.as_ref().err().copied().unwrap_or_default()));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let kept = |edit| Action::Answer(Answer::Edit(Edit::Workshop(edit)));
            let ready = entry.is_ok();
            let pressed = main_button(ui, theme, "Keep it", ready);
            if let (true, Ok(entry)) = (pressed, entry) {
                actions.push(kept(WorkshopEdit::SetEqualityEntry(Box::new(entry))));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
            let number = form.entry.number;
            if number > 0 && ui.button("Take it out").on_hover_text("You can undo this.").clicked() {
                actions.push(kept(WorkshopEdit::RemoveEqualityEntry(number)));
            }
        });
    });
}

fn fields(ui: &mut Ui, theme: &Theme, form: &mut EqualityForm) {
    let label = ui.label(theme.small("What it is of"));
    let what = TextEdit::singleline(&mut form.entry.what).desired_width(f32::INFINITY);
    let what = ui.add(what).labelled_by(label.id);
    if !std::mem::replace(&mut form.is_begun, true) {
        what.request_focus();
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for kind in EqualityKind::iter() {
            ui.radio_value(&mut form.entry.kind, kind, kind.label());
        }
    });
    ui.add_space(4.0);
    ui.label(theme.strong("For whom"));
    let all: Vec<Characteristic> = Characteristic::iter().collect();
    ui.columns(2, |columns| {
        let half = all.len().div_ceil(2);
        for (column, some) in columns.iter_mut().zip(all.chunks(half)) {
            for one in some {
                let mut is_about = form.entry.characteristics.contains(one);
                if column.checkbox(&mut is_about, one.label()).changed()
                    && !form.entry.characteristics.remove(one)
                {
                    form.entry.characteristics.insert(*one);
                }
            }
        }
    });
    if ui.button("All").on_hover_text("It is about everybody whom the Act protects").clicked() {
        form.entry.characteristics = all.into_iter().collect();
    }
    ui.add_space(4.0);
    ui.label(theme.strong("Steps taken"));
    ui.horizontal_wrapped(|ui| {
        for step in form.entry.kind.steps() {
            let mut taken = form.entry.has(*step);
            if ui.checkbox(&mut taken, step.label()).changed() {
                form.entry.set(*step, taken);
            }
        }
    });
    ui.add_space(4.0);
    for (name, text, rows) in [("Date", &mut form.date, 1), ("Note", &mut form.entry.note, 2)] {
        let label = ui.label(theme.small(name));
        let field = if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text) };
        ui.add(field.desired_rows(rows).desired_width(f32::INFINITY)).labelled_by(label.id);
    }
}
