//! The head of the page: how all files stand, what importing would do, and the one main button.

use eframe::egui::{self, RichText, Ui};

use super::{
    super::super::{
        action::{Action, ImportStep},
        command::Command,
        import_session::{Focus, ImportSession, Totals},
        theme::semi_bold,
        view::View,
        widgets::page_header,
    },
    Kind,
};
use crate::base::number_format;

fn count(n: usize, one: &str, many: &str) -> String {
    let number = number_format::number(n as f64, 0);
    if n == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// The head.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &ImportSession,
    focus: &mut Option<Focus>,
    actions: &mut Vec<Action>,
) {
    let totals = session.totals();
    page_header(ui, view.theme, "Import returns", "Nothing is added until you choose Import.", |ui| {
        if ui.button("Cancel").clicked() {
            actions.push(Action::Import(ImportStep::Cancel));
        }
        let button = import_button(ui, view, &totals);
        if *focus == Some(Focus::Import) && totals.ready > 0 {
            button.request_focus();
            *focus = None;
        }
        if button.clicked() {
            actions.push(Action::Import(ImportStep::Confirm));
        }
    });
    ui.horizontal_wrapped(|ui| {
        states(ui, view, &totals);
        if totals.questions > 0 {
            let keys = Command::NextQuestion.shortcut().map(|keys| ui.ctx().format_shortcut(&keys));
            let button = ui.button("Next question");
            if *focus == Some(Focus::Next) {
                button.request_focus();
                *focus = None;
            }
            if button.on_hover_text(keys.unwrap_or_default()).clicked() {
                actions.push(Action::Command(Command::NextQuestion));
            }
        }
        if totals.reading > 0 && session.is_reading() && ui.button("Stop reading").clicked() {
            actions.push(Action::Import(ImportStep::Stop));
        }
    });
    ui.add_space(6.0);
}

fn import_button(ui: &mut Ui, view: &View<'_>, totals: &Totals) -> egui::Response {
    if totals.ready == 0 {
        let button = ui.add_enabled(false, egui::Button::new("Import"));
        let why = if totals.questions > 0 {
            "Answer the question first, or leave the sheet out."
        } else if totals.reading > 0 {
            "The files are still being read."
        } else {
            "No file has figures to import: correct its columns, or tick a sheet."
        };
        return button.on_disabled_hover_text(why);
    }
    let files = count(totals.ready, "file", "files");
    let figures = count(totals.figures, "figure", "figures");
    view.theme.primary_button(ui, &format!("Import {files} ({figures})"))
}

/// `10 files: ✓ 8 ready  ◆ 1 question  ✗ 1 cannot be read`, and what the ready ones hold.
fn states(ui: &mut Ui, view: &View<'_>, totals: &Totals) {
    let theme = view.theme;
    ui.spacing_mut().item_spacing.x = 14.0;
    ui.label(theme.strong(format!("{}:", count(totals.files, "file", "files"))));
    let reading = count(totals.reading, "being read", "being read");
    let clean = totals.ready - totals.to_look_at;
    let to_look_at = format!("{} ready, to look at", totals.to_look_at);
    let all = [
        (Kind::New, clean, count(clean, "ready", "ready")),
        (Kind::Revised, totals.to_look_at, to_look_at),
        (Kind::Revised, totals.questions, count(totals.questions, "question", "questions")),
        (Kind::Refused, totals.unreadable, count(totals.unreadable, "cannot be read", "cannot be read")),
        (Kind::Plain, totals.nothing, count(totals.nothing, "without figures", "without figures")),
        (Kind::Plain, totals.already, count(totals.already, "already there", "already there")),
        (Kind::Plain, totals.twice, count(totals.twice, "twice in this list", "twice in this list")),
        (Kind::Plain, totals.reading, reading),
    ];
    for (kind, _, words) in all.into_iter().filter(|(_, n, _)| *n > 0) {
        let status = kind.status();
        let text = RichText::new(format!("{} {words}", status.sign())).family(semi_bold());
        ui.label(text.color(theme.status(status)));
    }
    let figures: Vec<String> = [
        (totals.added, "new figure", "new figures"),
        (totals.revised, "revised", "revised"),
        (totals.disputed, "in dispute", "in dispute"),
    ]
    .into_iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, one, many)| count(n, one, many))
    .collect();
    if !figures.is_empty() {
        ui.label(format!("{}.", figures.join(", ")));
    }
}
