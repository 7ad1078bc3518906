//! The workshops before, and what changed between two of them.

use eframe::egui::{self, RichText, Ui};

use super::super::super::{
    action::Action,
    page::Page,
    theme::Theme,
    view::View,
    widgets::{card, choice, link},
};
use crate::{
    base,
    document::Edit,
    scoring::{Assessed, answered, sentence::numbered},
    workbook::{Level, Question, Section},
    workshop::{Due, Workshop, WorkshopEdit, Workshops},
};

/// Room for a percentage, or a change of one, below its heading.
const NUMBER: f32 = 96.0;

/// Which two workshops are beside each other: positions, the oldest 0, and that of now after the last.
#[derive(Debug, Default)]
pub(super) struct Compared {
    then: Option<usize>,
    now: Option<usize>,
}

/// The workshop at a position: those held, then that of now.
fn at(workshops: &Workshops, position: usize) -> &Workshop {
    workshops.held.get(position).unwrap_or(&workshops.now)
}

/// What people call a workshop.
fn called(workshops: &Workshops, position: usize) -> String {
    let workshop = at(workshops, position);
    let day = workshop.facts.date.map(|date| date.strftime("%-d %B %Y").to_string());
    if position >= workshops.held.len() {
        return day.map_or_else(|| "This workshop".to_owned(), |day| format!("This workshop, {day}"));
    }
    day.map_or_else(
        || format!("Workshop {}, without a date", position + 1),
        |day| format!("Workshop of {day}"),
    )
}

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, compared: &mut Compared, actions: &mut Vec<Action>) {
    let workshops = &*view.document.workshops;
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        held(ui, view, actions);
        ui.add_space(8.0);
        if workshops.held.is_empty() {
            return;
        }
        let last = workshops.held.len();
        let then = compared.then.unwrap_or(last - 1).min(last);
        let now = compared.now.unwrap_or(last).min(last);
        card(ui, view.theme, "What changed between two workshops", |ui| {
            ui.horizontal(|ui| {
                pick(ui, workshops, ("From", then), &mut compared.then);
                pick(ui, workshops, ("to", now), &mut compared.now);
            });
            ui.add_space(6.0);
            let (then, now) = (at(workshops, then), at(workshops, now));
            sections(ui, view, then, now);
            ui.add_space(8.0);
            questions(ui, view, (then, now), actions);
        });
    });
}

fn pick(ui: &mut Ui, workshops: &Workshops, (words, chosen): (&str, usize), choose: &mut Option<usize>) {
    ui.label(words);
    let shown = called(workshops, chosen);
    let name = format!("Compare {}", words.to_lowercase());
    choice(ui, ("workshop", words), (&name, &shown), 240.0, |ui| {
        for position in 0..=workshops.held.len() {
            if ui.selectable_label(position == chosen, called(workshops, position)).clicked() {
                *choose = Some(position);
                ui.close();
            }
        }
    });
}

/// Those that are kept, how the actions stand, and the way to the next workshop.
fn held(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let workshops = &*view.document.workshops;
    card(ui, view.theme, "Workshops", |ui| {
        for position in (0..=workshops.held.len()).rev() {
            let workshop = at(workshops, position);
            ui.horizontal(|ui| {
                ui.label(view.theme.strong(called(workshops, position)));
                ui.label(view.theme.muted(outline(view, workshop)));
                if position < workshops.held.len() {
                    let away = link(ui, view.theme, RichText::new("Remove").small());
                    let name = format!("Remove the {}", called(workshops, position).to_lowercase());
                    away.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name.as_str()));
                    if away.clicked() {
                        actions.push(Action::Edit(Edit::Workshop(WorkshopEdit::RemoveHeld(position))));
                    }
                }
            });
        }
        let today = base::today();
        let count = |is: &dyn Fn(Due) -> bool| {
            workshops.actions.iter().filter(|action| is(action.due_from(today))).count()
        };
        let closed = count(&|due| due == Due::Closed);
        let overdue = count(&|due| matches!(due, Due::Overdue(_)));
        let words = format!(
            "{} actions from them: {closed} done or dropped, {overdue} overdue.",
            workshops.actions.len()
        );
        ui.label(words);
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let can = !workshops.now.recording.is_empty();
            let button = ui.add_enabled(can, egui::Button::new("Keep this workshop and begin the next"));
            let button = button.on_disabled_hover_text("Nothing is said in this workshop yet.");
            if button.clicked() {
                actions.push(Action::Edit(Edit::Workshop(WorkshopEdit::Keep)));
            }
            let words = "The same people are to be invited again; what was said is kept and can be compared.";
            ui.label(view.theme.muted(words));
        });
    });
}

/// `24 people, 87 of 143 questions answered`.
fn outline(view: &View<'_>, workshop: &Workshop) -> String {
    let (answered, asked) = answered(view.workbook, &workshop.recording);
    let people = match workshop.count(crate::workshop::Attendance::Present) {
        0 => String::new(),
        present => format!("{present} people, "),
    };
    format!("{people}{answered} of {asked} questions answered")
}

fn percent(of: Option<f64>) -> String {
    of.map_or_else(|| "–".to_owned(), |percent| format!("{percent:.0}%"))
}

fn sections(ui: &mut Ui, view: &View<'_>, then: &Workshop, now: &Workshop) {
    let theme = view.theme;
    egui::Grid::new("sections of two workshops").num_columns(4).striped(true).spacing([20.0, 6.0]).show(
        ui,
        |ui| {
            ui.label(theme.small("Section"));
            for head in ["Before", "After", "Change in points"] {
                number(ui, theme.small(head));
            }
            ui.end_row();
            for section in &view.workbook.sections {
                let of = |workshop: &Workshop| Assessed::of(section, &workshop.recording).percent;
                let (before, after) = (of(then), of(now));
                if before.is_none() && after.is_none() {
                    continue;
                }
                ui.label(numbered(section.number, &section.name));
                number(ui, percent(before));
                number(ui, percent(after));
                let change = before.zip(after).map(|(before, after)| after - before);
                number(
                    ui,
                    change.map_or_else(|| "–".to_owned(), |change| format!("{change:+.0}").replace('-', "−")),
                );
                ui.end_row();
            }
        },
    );
}

fn number(ui: &mut Ui, text: impl Into<egui::WidgetText>) {
    let (size, layout) = (egui::vec2(NUMBER, 18.0), egui::Layout::right_to_left(egui::Align::Center));
    ui.allocate_ui_with_layout(size, layout, |ui| ui.label(text));
}

/// The questions whose level is another now.
fn questions(ui: &mut Ui, view: &View<'_>, (then, now): (&Workshop, &Workshop), actions: &mut Vec<Action>) {
    let all = view.workbook.sections.iter().flat_map(|section| {
        let questions = section.headings.iter().flat_map(|heading| &heading.questions);
        questions.map(move |question| (section, question))
    });
    let moved: Vec<(&Section, &Question, Level, Level)> = all
        .filter_map(|(section, question)| {
            let before = then.recording.level(&question.place)?;
            let after = now.recording.level(&question.place)?;
            (before != after).then_some((section, question, before, after))
        })
        .collect();
    if moved.is_empty() {
        ui.label(view.theme.muted("No question has another level."));
        return;
    }
    let line = |ui: &mut Ui, theme: &Theme, question: &Question, (before, after): (Level, Level)| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let pressed = link(ui, theme, RichText::new(format!("{} {}", question.place, question.text)));
            ui.label(theme.muted(format!("{} → {}", before.label(), after.label())));
            pressed.clicked()
        })
        .inner
    };
    for (section, question, before, after) in moved {
        if line(ui, view.theme, question, (before, after)) {
            actions.push(Action::Go(Page::Section(section.number)));
        }
    }
}
