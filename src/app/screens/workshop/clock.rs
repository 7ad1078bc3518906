//! The clock of a workshop: how long is left, and what that leaves for each question and section.

use std::time::Duration;

use eframe::egui;
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};

use super::{
    super::super::{action::Action, theme::Theme, view::View, widgets::link},
    room::Room,
};
use crate::{
    base,
    document::Edit,
    scoring::sentence::numbered,
    workshop::{Agenda, Progress, Workshop, WorkshopEdit},
};

/// Buttons for the start, the break and the second window; the first stands rightmost.
pub(super) fn buttons(ui: &mut egui::Ui, view: &View<'_>, projects: &mut bool, actions: &mut Vec<Action>) {
    let workshop = &view.document.workshops.now;
    let mut edit = |edit| actions.push(Action::Edit(Edit::Workshop(edit)));
    if workshop.started.is_some() {
        let mut taken = workshop.pause_taken;
        if workshop.facts.pause > 0 && ui.checkbox(&mut taken, "The break is over").changed() {
            edit(WorkshopEdit::SetPauseTaken(taken));
        }
    } else if view.theme.primary_button(ui, "Start the workshop").clicked() {
        edit(WorkshopEdit::SetStarted(Some(base::now())));
    }
    let words = if *projects { "Close the projector window" } else { "Show on a projector" };
    if ui.button(words).on_hover_text("A second window with the question alone, in large type").clicked() {
        *projects = !*projects;
    }
}

/// How the workshop stands now, and asks to be drawn again when the minute is over.
pub(super) fn progress(ctx: &egui::Context, workshop: &Workshop) -> Option<Progress> {
    let now = base::now();
    let progress = workshop.progress(now)?;
    let seconds = (now.as_second() - workshop.started?.as_second()).rem_euclid(60);
    ctx.request_repaint_after(Duration::from_secs(60 - u64::try_from(seconds).unwrap_or(0)));
    Some(progress)
}

/// `1 h 48 min left, until 13:00`.
pub(super) fn left(workshop: &Workshop, agenda: &Agenda) -> String {
    let end = f64::from(workshop.facts.minutes);
    let until = workshop.started.and_then(|start| time_after(start, end));
    let until = until.map_or_else(String::new, |time| format!(", until {time}"));
    match agenda.left {
        0.. => format!("{} left{until}", duration(agenda.left)),
        _ => format!("{} over time", duration(-agenda.left)),
    }
}

/// The time of day so many minutes after `start`.
fn time_after(start: Timestamp, minutes: f64) -> Option<String> {
    #[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
    let then = start.checked_add((minutes.round() as i64).minutes()).ok()?;
    Some(then.to_zoned(TimeZone::system()).strftime("%H:%M").to_string())
}

fn duration(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// One line: how many questions are answered, how long each has, and whether that keeps the plan.
pub(super) fn line(
    workshop: &Workshop,
    room: &Room<'_>,
    agenda: &Agenda,
    progress: Option<Progress>,
) -> String {
    let (answered, all) = (room.answered(), room.asked.len());
    let mut parts = vec![format!("{answered} of {all} answered")];
    if answered < all {
        parts.push(format!("{} for each that is left", each(agenda)));
    }
    if let Some(progress) = progress {
        parts.push(match Agenda::behind(&workshop.facts, (answered, all), progress) {
            0 => "as planned".to_owned(),
            behind @ 1.. => format!("{} behind the first plan", duration(behind)),
            ahead => format!("{} ahead of the first plan", duration(-ahead)),
        });
    }
    parts.join(" · ")
}

/// The time for a question: `1 min 20 s`.
pub(super) fn each(agenda: &Agenda) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "seconds of a day")]
    let seconds = (agenda.for_each * 60.0).round() as i64;
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// The sections ahead with the time that each has; the number of the one that is pressed.
pub(super) fn plan(ui: &mut egui::Ui, theme: &Theme, view: &View<'_>, agenda: &Agenda) -> Option<u8> {
    let workshop = &view.document.workshops.now;
    let mut pressed = None;
    for planned in &agenda.sections {
        let name = view.workbook.section(planned.section).map_or("", |section| section.name.as_str());
        let done_by = workshop.started.and_then(|start| time_after(start, planned.done_by));
        let mut words = format!("{:.0} min", planned.minutes);
        if let Some(time) = done_by {
            words = format!("{words}, by {time}");
        }
        let line = egui::vec2(ui.available_width(), 22.0);
        ui.allocate_ui_with_layout(line, egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(theme.muted(words));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                if link(ui, theme, numbered(planned.section, name).into()).clicked() {
                    pressed = Some(planned.section);
                }
            });
        });
    }
    pressed
}
