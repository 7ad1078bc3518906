//! The register of key actions: who does what by when, what is overdue, and what is not yet SMART.

use eframe::egui::{self, RichText, ScrollArea, Ui};
use jiff::civil::Date;
use strum::IntoEnumIterator as _;

use super::super::{
    action::Action,
    command::Command,
    dialogs::{ActionForm, Dialog},
    view::View,
    widgets::{Column, Table, choice, cut, empty_state, link, page_header},
};
use crate::{
    base,
    document::Edit,
    scoring::Status,
    workshop::{ActionStatus, Due, KeyAction, Numbered, Origin, Smart, WorkshopEdit},
};

/// What the page remembers.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    shown: Shown,
    lead: Option<String>,
}

/// Which actions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::EnumIter)]
enum Shown {
    #[default]
    All,
    Open,
    Overdue,
    Soon,
    Closed,
}

impl Shown {
    const fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Open => "Open",
            Self::Overdue => "Overdue",
            Self::Soon => "Due within 30 days",
            Self::Closed => "Done or dropped",
        }
    }

    const fn shows(self, due: Due) -> bool {
        match self {
            Self::All => true,
            Self::Open => !matches!(due, Due::Closed),
            Self::Overdue => matches!(due, Due::Overdue(_)),
            Self::Soon => matches!(due, Due::Soon(_)),
            Self::Closed => matches!(due, Due::Closed),
        }
    }
}

const HEADINGS: [&str; 6] = ["No.", "What", "Lead", "Due", "Status", "SMART"];
const COLUMNS: [Column; 6] = [
    Column::numbers(34.0),
    Column::words(0.0),
    Column::words(170.0),
    Column::words(190.0),
    Column::words(124.0),
    Column::words(80.0),
];
/// The height of a row, and of the line under it.
const ROW: (f32, f32) = (36.0, 20.0);

/// Opens a form for a new action that comes from `origin`.
pub(in crate::app) fn new_action(view: &View<'_>, origin: Origin) -> Action {
    Action::Ask(Dialog::KeyAction(Box::new(ActionForm::new(origin, view))))
}

/// Opens the form of an action that is there.
pub(in crate::app) fn open_action(view: &View<'_>, action: &KeyAction) -> Action {
    Action::Ask(Dialog::KeyAction(Box::new(ActionForm::of(action, view))))
}

pub(in crate::app) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let all = &view.document.workshops.actions;
    if all.is_empty() {
        let advice = "Write down who does what by when: here, from the page of an indicator, from a question’s \
                      gap, or from a high impact change. Each is checked to be SMART, what is overdue is \
                      listed, and the indicator that it should move is watched.";
        return empty_state(ui, view.theme, "No action is written down yet", advice, |ui| {
            if view.theme.primary_button(ui, "New action…").clicked() {
                actions.push(new_action(view, Origin::Nothing));
            }
        });
    }
    let today = base::today();
    page_header(ui, view.theme, "Actions", &in_words(all, today), |ui| {
        let save = ui.button("Save…").on_hover_text("As a table for Excel, or as a calendar of due dates");
        let name = Command::ExportActions.label();
        save.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
        if save.clicked() {
            actions.push(Action::Command(Command::ExportActions));
        }
        if view.theme.primary_button(ui, "New action…").clicked() {
            actions.push(new_action(view, Origin::Nothing));
        }
    });
    filters(ui, all, remembered);
    ui.add_space(8.0);
    let mut shown: Vec<&KeyAction> = all
        .iter()
        .filter(|action| remembered.shown.shows(action.due_from(today)))
        .filter(|action| remembered.lead.as_ref().is_none_or(|lead| *lead == action.lead))
        .collect();
    // What is open first, the soonest due first.
    shown.sort_by_key(|action| (!action.status.is_open(), action.due.is_none(), action.due, action.number));
    view.theme.card_frame().inner_margin(1).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let told = |line: usize, at| shown.get(line).map_or_else(String::new, |one| text(one, at, today));
        let what = (&COLUMNS[..], &HEADINGS[..]);
        let mut table = Table::new(ui, view.theme, "Actions", what, (shown.len(), 1), told);
        table.head(ui, &HEADINGS);
        ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
            for action in &shown {
                row(ui, view, &mut table, action, today, actions);
            }
        });
    });
}

/// `7 actions: 2 done, 3 overdue, 1 due within 30 days`.
fn in_words(all: &Numbered<KeyAction>, today: Date) -> String {
    let count = |is: &dyn Fn(&KeyAction) -> bool| all.iter().filter(|action| is(action)).count();
    let parts = [
        (count(&|action| action.status == ActionStatus::Done), "done"),
        (count(&|action| action.is_overdue(today)), "overdue"),
        (count(&|action| matches!(action.due_from(today), Due::Soon(_))), "due within 30 days"),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let first = if all.len() == 1 { "1 action".to_owned() } else { format!("{} actions", all.len()) };
    if said.is_empty() { first } else { format!("{first}: {}", said.join(", ")) }
}

fn filters(ui: &mut Ui, all: &Numbered<KeyAction>, remembered: &mut Remembered) {
    ui.horizontal_wrapped(|ui| {
        for one in Shown::iter() {
            ui.selectable_value(&mut remembered.shown, one, one.label());
        }
        ui.separator();
        let mut leads: Vec<&String> =
            all.iter().map(|action| &action.lead).filter(|lead| !lead.is_empty()).collect();
        leads.sort();
        leads.dedup();
        // A lead whose last action is gone.
        if remembered.lead.as_ref().is_some_and(|lead| !leads.contains(&lead)) {
            remembered.lead = None;
        }
        let shown = remembered.lead.clone().unwrap_or_else(|| "Every lead".to_owned());
        choice(ui, "lead", ("Lead", &shown), 180.0, |ui| {
            if ui.selectable_value(&mut remembered.lead, None, "Every lead").clicked() {
                ui.close();
            }
            for lead in leads {
                if ui.selectable_value(&mut remembered.lead, Some(lead.clone()), lead).clicked() {
                    ui.close();
                }
            }
        });
    });
}

/// What an action has in a column.
fn text(action: &KeyAction, column: usize, today: Date) -> String {
    match column {
        0 => action.number.to_string(),
        1 => action.what.replace('\n', " "),
        2 => action.lead.clone(),
        3 => {
            let day =
                action.due.map_or_else(|| "no date".to_owned(), |day| day.strftime("%-d %B %Y").to_string());
            let (words, _) = due_words(action.due_from(today));
            if words.is_empty() { day } else { format!("{day}, {words}") }
        }
        4 => action.status.label().to_owned(),
        5 => {
            let missing: Vec<&str> = Smart::missing_from(action).map(|(_, words)| words).collect();
            if missing.is_empty() { "yes".to_owned() } else { missing.join(", ") }
        }
        _ => String::new(),
    }
}

fn row(
    ui: &mut Ui,
    view: &View<'_>,
    table: &mut Table<'_>,
    action: &KeyAction,
    today: Date,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let from = action.origin.words(view.workbook, view.catalogue);
    let under: Vec<&str> = std::iter::once(from.as_str())
        .chain(action.organisations.iter().map(String::as_str))
        .filter(|words| !words.is_empty())
        .collect();
    let lower = if under.is_empty() { 0.0 } else { ROW.1 };
    table.row(ui, (ROW.0, lower), |ui, column| match column {
        Some(0) => {
            ui.label(theme.muted(action.number.to_string()));
        }
        Some(1) => {
            let open = link(ui, theme, theme.strong(action.what.replace('\n', " ")));
            let name = format!("Action {}: {}", action.number, action.what);
            open.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name.as_str()));
            if open.clicked() {
                actions.push(open_action(view, action));
            }
        }
        Some(2) => {
            cut(ui, &action.lead);
        }
        Some(3) => due(ui, view, action, today),
        Some(4) => status(ui, action, today, actions),
        Some(5) => smart(ui, view, action),
        Some(_) => {}
        None => {
            // Under what is done.
            ui.add_space(50.0);
            cut(ui, theme.small(under.join(" · ")));
        }
    });
}

/// The day, and how far it is off where that matters.
fn due(ui: &mut Ui, view: &View<'_>, action: &KeyAction, today: Date) {
    let day = action.due.map(|day| day.strftime("%-d %b %Y").to_string()).unwrap_or_default();
    let (words, status) = due_words(action.due_from(today));
    match status {
        Some(status) => {
            let words = format!("{} {day}, {words}", status.sign());
            cut(ui, RichText::new(words).color(view.theme.status(status)));
        }
        None if day.is_empty() => {
            ui.label(view.theme.muted("No date"));
        }
        None => {
            cut(ui, day);
        }
    }
}

/// `3 days late`, and how that is coloured.
fn due_words(due: Due) -> (String, Option<Status>) {
    let days = |count: i32| match count {
        1 => "1 day".to_owned(),
        i32::MIN..=60 => format!("{count} days"),
        61..=730 => format!("{} months", count / 30),
        _ => format!("{} years", count / 365),
    };
    match due {
        Due::Overdue(late) => (format!("{} late", days(late)), Some(Status::NotMet)),
        Due::Soon(0) => ("today".to_owned(), Some(Status::Close)),
        Due::Soon(left) => (format!("in {}", days(left)), Some(Status::Close)),
        Due::Later | Due::Undated | Due::Closed => (String::new(), None),
    }
}

fn status(ui: &mut Ui, action: &KeyAction, today: Date, actions: &mut Vec<Action>) {
    let mut chosen = action.status;
    let name = format!("Status of action {}", action.number);
    choice(ui, ("status", action.number), (&name, chosen.label()), 96.0, |ui| {
        for one in ActionStatus::iter() {
            if ui.selectable_value(&mut chosen, one, one.label()).clicked() {
                ui.close();
            }
        }
    });
    if chosen != action.status {
        let closed = if chosen.is_open() { None } else { Some(today) };
        let changed = KeyAction { status: chosen, closed, ..action.clone() };
        actions.push(Action::Edit(Edit::Workshop(WorkshopEdit::SetKeyAction(Box::new(changed)))));
    }
}

fn smart(ui: &mut Ui, view: &View<'_>, action: &KeyAction) {
    let missing: Vec<(Smart, &str)> = Smart::missing_from(action).collect();
    if missing.is_empty() {
        let words = RichText::new(format!("{} SMART", Status::Met.sign()));
        ui.label(words.color(view.theme.status(Status::Met)));
        return;
    }
    let words: Vec<&str> = missing.iter().map(|(_, words)| *words).collect();
    let names: Vec<&str> = missing.iter().map(|(one, _)| one.label()).collect();
    let said = cut(ui, format!("{} of 5", 5 - missing.len())).on_hover_text(words.join("\n"));
    let name = format!("Action {} is not: {}", action.number, names.join(", ").to_lowercase());
    said.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name.as_str()));
}

/// The actions that bear on something, each a link, with a way to write another down.
pub(in crate::app) fn listed<'a>(
    ui: &mut Ui,
    view: &View<'_>,
    all: impl Iterator<Item = &'a KeyAction>,
    origin: Origin,
    actions: &mut Vec<Action>,
) {
    let today = base::today();
    for action in all {
        let (words, _) = due_words(action.due_from(today));
        let words = if words.is_empty() { String::new() } else { format!(", {words}") };
        let text =
            format!("{}. {} ({}{words})", action.number, action.what, action.status.label().to_lowercase());
        if link(ui, view.theme, RichText::new(text)).clicked() {
            actions.push(open_action(view, action));
        }
    }
    let new = ui.button("New action…");
    let name = format!("New action: {}", origin.words(view.workbook, view.catalogue));
    new.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_str()));
    if new.clicked() {
        actions.push(new_action(view, origin));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_late_or_soon_is_said_in_days() {
        assert_eq!(due_words(Due::Overdue(1)).0, "1 day late");
        assert_eq!(due_words(Due::Overdue(40)), ("40 days late".to_owned(), Some(Status::NotMet)));
        assert_eq!(due_words(Due::Soon(0)), ("today".to_owned(), Some(Status::Close)));
        assert_eq!(due_words(Due::Soon(30)).0, "in 30 days");
        assert_eq!(due_words(Due::Closed), (String::new(), None));
    }
}
