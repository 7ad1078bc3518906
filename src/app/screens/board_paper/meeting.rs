//! The facts of the meeting, typed in; each is kept when its field is left.

use eframe::egui::{self, Ui};
use strum::IntoEnumIterator as _;

use super::super::super::{
    action::Action,
    dialogs::day_typed,
    view::View,
    widgets::{card, choice},
};
use crate::document::{Edit, Meeting, Purpose};

/// The facts as they are being typed, and what they were made from.
#[derive(Debug, Default)]
pub(super) struct Typed {
    of: Option<Meeting>,
    meeting: Meeting,
    date: String,
}

impl Typed {
    /// What is typed follows the document, where that was changed otherwise: by undo.
    fn follow(&mut self, now: &Meeting) {
        if self.of.as_ref() != Some(now) {
            self.of = Some(now.clone());
            self.meeting = now.clone();
            self.date = now.date.map(|date| date.strftime("%-d %B %Y").to_string()).unwrap_or_default();
        }
    }

    fn day(&self) -> Result<Option<jiff::civil::Date>, &'static str> {
        match self.date.trim() {
            "" => Ok(None),
            text => day_typed(text).map(Some).ok_or("Write the date as 26 May 2011 or 26/05/2011."),
        }
    }
}

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, typed: &mut Typed, actions: &mut Vec<Action>) {
    typed.follow(&view.document.papers.meeting);
    let mut left = false;
    card(ui, view.theme, "The meeting", |ui| {
        let Typed { meeting, date, .. } = typed;
        for (name, text) in [
            ("Meeting", &mut meeting.name),
            ("Date", date),
            ("Reference", &mut meeting.reference),
            ("Author", &mut meeting.author),
            ("Lead director", &mut meeting.lead_director),
        ] {
            let label = ui.label(view.theme.small(name));
            let field = egui::TextEdit::singleline(text).desired_width(f32::INFINITY);
            left |= ui.add(field).labelled_by(label.id).lost_focus();
        }
        ui.add_space(4.0);
        let shown = meeting.purpose.map_or("Not said", Purpose::label);
        choice(ui, "purpose", ("Purpose", shown), 190.0, |ui| {
            for one in std::iter::once(None).chain(Purpose::iter().map(Some)) {
                let words = one.map_or("Not said", Purpose::label);
                if ui.selectable_label(meeting.purpose == one, words).clicked() {
                    meeting.purpose = one;
                    left = true;
                    ui.close();
                }
            }
        });
        let label = ui.label(view.theme.small("Recommendation"));
        let field = egui::TextEdit::multiline(&mut meeting.recommendation)
            .desired_width(f32::INFINITY)
            .desired_rows(3);
        left |= ui.add(field).labelled_by(label.id).lost_focus();
        if let Err(advice) = typed.day() {
            ui.label(view.theme.muted(advice));
        }
    });
    ui.add_space(6.0);
    if left {
        // A date that cannot be read stays in its field; the rest is kept.
        let date = typed.day().unwrap_or(typed.meeting.date);
        let meeting = Meeting { date, ..typed.meeting.clone() };
        if meeting != view.document.papers.meeting {
            if typed.day().is_ok() {
                typed.of = None;
            } else {
                typed.of = Some(meeting.clone());
            }
            actions.push(Action::Edit(Edit::SetMeeting(Box::new(meeting))));
        }
    }
}
