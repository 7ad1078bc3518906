//! What only a person can say: each question on a card of its own, with answers to press.

use eframe::egui::{self, Ui};

use super::{
    super::super::{
        action::{Action, ImportStep},
        import_session::{Entry, Understood},
        theme::semi_bold,
        view::View,
    },
    find::{self, Typed},
};
use crate::{
    figure::Role,
    returns::{Question, Reply, Topic},
    scoring::Status,
};

/// The cards of the file's open questions. `focus` gives the keyboard to the first answer.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    (entry, understood): (&Entry, &Understood),
    typed: &mut Typed,
    focus: &mut bool,
    actions: &mut Vec<Action>,
) {
    for (question, sheets) in understood.questions() {
        let frame = view.theme.card_frame().inner_margin(egui::Margin::symmetric(16, 10));
        let frame = frame.stroke(egui::Stroke::new(1.0, view.theme.status(Status::Close)));
        let width = ui.available_width() - frame.total_margin().sum().x;
        frame.show(ui, |ui| {
            ui.set_width(width);
            let reply = card(ui, view, understood, (&question, &sheets), typed, focus);
            let (file, question) = (entry.id, Box::new(question));
            match reply {
                Some(Given::Reply(reply)) => {
                    let reply = Box::new(reply);
                    actions.push(Action::Import(ImportStep::Answer { file, question, reply }));
                }
                Some(Given::LeaveOut) => {
                    actions.push(Action::Import(ImportStep::Want { file, sheets, wanted: false }));
                }
                None => {}
            }
        });
        ui.add_space(6.0);
    }
}

/// An answer.
enum Given {
    Reply(Reply),
    LeaveOut,
}

fn card(
    ui: &mut Ui,
    view: &View<'_>,
    understood: &Understood,
    (question, sheets): (&Question, &[usize]),
    typed: &mut Typed,
    focus: &mut bool,
) -> Option<Given> {
    let theme = view.theme;
    let mut given = None;
    ui.horizontal_wrapped(|ui| {
        ui.label(egui::RichText::new("◆").family(semi_bold()).color(theme.status(Status::Close)));
        ui.add(egui::Label::new(theme.strong(&question.text).size(14.0)).wrap());
    });
    if let Some(because) = because(understood, question, sheets) {
        ui.add(egui::Label::new(theme.muted(because)).wrap());
    }
    ui.add_space(2.0);
    let mut lead = |response: &egui::Response| {
        if *focus {
            response.request_focus();
            response.scroll_to_me(None);
            *focus = false;
        }
    };
    ui.horizontal_wrapped(|ui| {
        for choice in &question.choices {
            let button = ui.button(&choice.label);
            lead(&button);
            if button.clicked() {
                given = Some(Given::Reply(choice.reply.clone()));
            }
        }
        if question.choices.is_empty() {
            let (reply, field) = typed_answer(ui, view, understood, question, sheets, typed);
            if let Some(field) = field {
                lead(&field);
            }
            given = reply.map(Given::Reply);
        }
        let words = if sheets.len() == 1 && understood.reading.sheets.len() == 1 {
            "Leave this file out".to_owned()
        } else if let [sheet] = sheets {
            let name = understood.reading.sheets.get(*sheet).map_or("", |sheet| &*sheet.grid.name);
            format!("Leave sheet {name} out")
        } else {
            format!("Leave these {} sheets out", sheets.len())
        };
        let leave = ui.button(egui::RichText::new(words).color(theme.colour(Role::Muted)));
        if leave.clicked() {
            given = Some(Given::LeaveOut);
        }
    });
    given
}

/// What was guessed about the same, and why; and which sheets ask.
fn because(understood: &Understood, question: &Question, sheets: &[usize]) -> Option<String> {
    let first = understood.reading.sheets.get(*sheets.first()?)?;
    let guess = first.guesses.iter().find(|guess| guess.about == question.about);
    let mut words = Vec::new();
    if understood.reading.sheets.len() > 1 {
        let names: Vec<&str> = sheets
            .iter()
            .filter_map(|at| understood.reading.sheets.get(*at))
            .map(|sheet| &*sheet.grid.name)
            .take(6)
            .collect();
        let more = if sheets.len() > names.len() { ", …" } else { "" };
        let s = if sheets.len() == 1 { "" } else { "s" };
        words.push(format!("Sheet{s} {}{more}.", names.join(", ")));
    }
    if let Some(guess) = guess {
        words.push(format!("Taken for {}: {}.", guess.what, guess.because));
    }
    (!words.is_empty()).then(|| words.join(" "))
}

fn typed_answer(
    ui: &mut Ui,
    view: &View<'_>,
    understood: &Understood,
    question: &Question,
    sheets: &[usize],
    typed: &mut Typed,
) -> (Option<Reply>, Option<egui::Response>) {
    let sheet = sheets.first().and_then(|at| understood.reading.sheets.get(*at));
    match question.about {
        Topic::Period => {
            let (period, field) = find::period(ui, view, typed);
            (period.map(Reply::Period), Some(field))
        }
        Topic::Area => {
            let (area, field) = find::area(ui, view, sheet, typed);
            (area.map(Reply::Area), Some(field))
        }
        Topic::Indicator => {
            let (indicator, field) = find::indicator(ui, view, typed);
            (indicator.map(Reply::Indicator), Some(field))
        }
        Topic::Heading | Topic::Column(_) | Topic::Unit(_) => {
            let button = ui.button("Yes, as it is read below");
            (button.clicked().then_some(Reply::AsRead), Some(button))
        }
    }
}
