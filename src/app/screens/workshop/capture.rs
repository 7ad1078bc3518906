//! What is noted of a question in one line each, without leaving it: strengths, gaps, actions, and
//! what people come back to.

use eframe::egui::{self, Key, RichText};

use super::super::super::{action::Action, dialogs::day_typed, theme::Theme, view::View, widgets::link};
use crate::{
    base,
    document::Edit,
    figure::Role,
    workshop::{BookEntry, KeyAction, Origin, Parked, WorkshopEdit},
};

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Strength,
    Gap,
    Action,
    Parked,
}

impl Line {
    const fn label(self) -> &'static str {
        match self {
            Self::Strength => "Strength",
            Self::Gap => "Gap",
            Self::Action => "Action",
            Self::Parked => "Come back to",
        }
    }

    /// The key that leads to it while nothing is typed.
    const fn key(self) -> Key {
        match self {
            Self::Strength => Key::S,
            Self::Gap => Key::G,
            Self::Action => Key::A,
            Self::Parked => Key::P,
        }
    }
}

/// What is typed and not yet added.
#[derive(Debug, Default)]
pub(super) struct Lines {
    strength: String,
    gap: String,
    what: String,
    lead: String,
    due: String,
    parked: String,
    /// The line that a key led to.
    wanted: Option<Line>,
}

impl Lines {
    /// Follows the keys that lead to a line, while nothing is typed.
    pub(super) fn keys(&mut self, ctx: &egui::Context) {
        for line in [Line::Strength, Line::Gap, Line::Action, Line::Parked] {
            if ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, line.key())) {
                // The key itself is not to be typed into the field that it leads to.
                ctx.input_mut(|input| input.events.retain(|event| !matches!(event, egui::Event::Text(_))));
                self.wanted = Some(line);
            }
        }
    }
}

/// The lines of the question at `place`, of which `entry` says what was noted.
pub(super) fn ui(
    ui: &mut egui::Ui,
    view: &View<'_>,
    (place, entry): (&str, &BookEntry),
    lines: &mut Lines,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let wanted = lines.wanted.take();
    let changed = |change: &dyn Fn(&mut BookEntry)| {
        let mut entry = entry.clone();
        change(&mut entry);
        workshop(WorkshopEdit::SetBookEntry { place: place.to_owned(), entry: Box::new(entry) })
    };
    egui::Grid::new("lines of the question").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
        named(ui, theme, Line::Strength);
        ui.vertical(|ui| {
            if field(ui, Line::Strength, &mut lines.strength, wanted) {
                let text = std::mem::take(&mut lines.strength);
                actions.push(changed(&|entry| add(&mut entry.strength, &text)));
            }
            if let Some(gone) = list(ui, theme, "strength", entry.strength.lines()) {
                actions.push(changed(&|entry| remove(&mut entry.strength, gone)));
            }
        });
        ui.end_row();
        named(ui, theme, Line::Gap);
        ui.vertical(|ui| {
            if field(ui, Line::Gap, &mut lines.gap, wanted) {
                let text = std::mem::take(&mut lines.gap);
                actions.push(changed(&|entry| add(&mut entry.gap, &text)));
            }
            if let Some(gone) = list(ui, theme, "gap", entry.gap.lines()) {
                actions.push(changed(&|entry| remove(&mut entry.gap, gone)));
            }
        });
        ui.end_row();
        named(ui, theme, Line::Action);
        ui.vertical(|ui| action(ui, view, place, (lines, wanted), actions));
        ui.end_row();
        named(ui, theme, Line::Parked);
        ui.vertical(|ui| parked(ui, view, place, (lines, wanted), actions));
        ui.end_row();
    });
}

fn workshop(edit: WorkshopEdit) -> Action {
    Action::Edit(Edit::Workshop(edit))
}

fn named(ui: &mut egui::Ui, theme: &Theme, line: Line) {
    ui.horizontal(|ui| {
        ui.set_min_width(112.0);
        ui.label(RichText::new(line.label()).size(15.0));
        ui.label(theme.small(line.key().name()));
    });
}

/// A field for one line; whether Enter says that it is to be added.
fn field(ui: &mut egui::Ui, line: Line, text: &mut String, wanted: Option<Line>) -> bool {
    let edit = egui::TextEdit::singleline(text)
        .hint_text("Enter adds it")
        .font(egui::FontId::proportional(15.0))
        .desired_width((ui.available_width() - 8.0).max(160.0));
    let response = ui.add(edit);
    name(&response, line.label());
    if wanted == Some(line) {
        response.request_focus();
    }
    // What is typed is not lost when the field is left in another way than by Enter.
    let added = response.lost_focus() && !text.trim().is_empty();
    if added && ui.input(|input| input.key_pressed(Key::Enter)) {
        response.request_focus();
    }
    added
}

fn name(response: &egui::Response, name: &str) {
    let name = name.to_owned();
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// What was noted, a line each; the position of the one to take away.
fn list<'a>(
    ui: &mut egui::Ui,
    theme: &Theme,
    kind: &str,
    lines: impl Iterator<Item = &'a str>,
) -> Option<usize> {
    let mut gone = None;
    for (i, line) in lines.enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        if noted(ui, theme, line, &format!("the {kind} “{line}”")) {
            gone = Some(i);
        }
    }
    gone
}

/// A line that was noted, called `name`; whether it is to be taken away.
fn noted(ui: &mut egui::Ui, theme: &Theme, line: &str, name: &str) -> bool {
    let pressed = ui.horizontal_top(|ui| {
        let away = link(ui, theme, RichText::new("✗").color(theme.colour(Role::Muted)));
        let words = format!("Take away {name}");
        away.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, words.as_str()));
        ui.add(egui::Label::new(RichText::new(line).size(15.0)).wrap());
        away.on_hover_text("Take it away").clicked()
    });
    pressed.inner
}

/// Adds a line to `text`.
fn add(text: &mut String, line: &str) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(line.trim());
}

/// Takes a line out of `text`.
fn remove(text: &mut String, gone: usize) {
    let kept: Vec<&str> =
        text.lines().enumerate().filter(|(i, _)| *i != gone).map(|(_, line)| line).collect();
    *text = kept.join("\n");
}

fn action(
    ui: &mut egui::Ui,
    view: &View<'_>,
    place: &str,
    (lines, wanted): (&mut Lines, Option<Line>),
    actions: &mut Vec<Action>,
) {
    let due = day_typed(&lines.due);
    let add = ui.horizontal(|ui| {
        let (lead_width, due_width) = (130.0, 100.0);
        let what = (ui.available_width() - lead_width - due_width - 40.0).max(140.0);
        let field = |ui: &mut egui::Ui, text: &mut String, (words, hint): (&str, &str), width: f32| {
            let edit = egui::TextEdit::singleline(text)
                .hint_text(hint)
                .font(egui::FontId::proportional(15.0))
                .desired_width(width);
            let response = ui.add(edit);
            name(&response, words);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            (response, entered)
        };
        let (first, a) = field(ui, &mut lines.what, ("Action", "What, then Tab"), what);
        if wanted == Some(Line::Action) {
            first.request_focus();
        }
        let (_, b) = field(ui, &mut lines.lead, ("Lead of the action", "Lead: a role"), lead_width);
        let (last, c) = field(ui, &mut lines.due, ("Due date of the action", "31/12/2026"), due_width);
        let is_unread = due.is_none() && !lines.due.trim().is_empty();
        if is_unread {
            last.on_hover_text("Not a date: write it as 31/12/2026 or 2026-12-31");
        }
        let add = (a || b || c) && !lines.what.trim().is_empty() && !is_unread;
        if add {
            first.request_focus();
        }
        add
    });
    if due.is_none() && !lines.due.trim().is_empty() {
        let words = "The due date is not understood: write it as 31/12/2026 or 2026-12-31.";
        ui.label(RichText::new(words).color(view.theme.colour(Role::NotMet)));
    }
    if add.inner {
        let taken = std::mem::take(lines);
        actions.push(workshop(WorkshopEdit::SetKeyAction(Box::new(KeyAction {
            what: taken.what.trim().to_owned(),
            origin: Origin::Gap(place.to_owned()),
            lead: taken.lead.trim().to_owned(),
            raised: Some(base::today()),
            due,
            ..KeyAction::default()
        }))));
        (lines.strength, lines.gap, lines.parked) = (taken.strength, taken.gap, taken.parked);
    }
    let here = Origin::Gap(place.to_owned());
    for one in view.document.workshops.actions.iter().filter(|one| one.origin == here) {
        let due = one.due.map(|due| due.strftime("by %-d %B %Y").to_string()).unwrap_or_default();
        let parts = [one.what.as_str(), one.lead.as_str(), due.as_str()];
        let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        if noted(ui, view.theme, &words, &format!("the action “{}”", one.what)) {
            actions.push(workshop(WorkshopEdit::RemoveKeyAction(one.number)));
        }
    }
}

fn parked(
    ui: &mut egui::Ui,
    view: &View<'_>,
    place: &str,
    (lines, wanted): (&mut Lines, Option<Line>),
    actions: &mut Vec<Action>,
) {
    if field(ui, Line::Parked, &mut lines.parked, wanted) {
        let text = std::mem::take(&mut lines.parked).trim().to_owned();
        let parked = Parked { text, place: Some(place.to_owned()), ..Parked::default() };
        actions.push(workshop(WorkshopEdit::SetParked(Box::new(parked))));
    }
    for one in view.document.workshops.now.parked.iter().filter(|one| !one.settled) {
        ui.horizontal_top(|ui| {
            let mut settled = false;
            let tick = ui.checkbox(&mut settled, "");
            let words = format!("Settled: {}", one.text);
            tick.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::CheckBox, true, false, words.as_str())
            });
            if tick.on_hover_text("It is settled").changed() {
                let parked = Parked { settled: true, ..one.clone() };
                actions.push(workshop(WorkshopEdit::SetParked(Box::new(parked))));
            }
            ui.add(egui::Label::new(RichText::new(&one.text).size(15.0)).wrap());
            if let Some(place) = &one.place {
                ui.label(view.theme.small(place));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_added_and_taken_away_one_by_one() {
        let mut text = String::new();
        add(&mut text, " First ");
        add(&mut text, "Second");
        assert_eq!(text, "First\nSecond");
        remove(&mut text, 0);
        assert_eq!(text, "Second");
    }
}
