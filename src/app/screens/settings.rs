//! How the program is on this computer: each setting, what is usual, and what it changes.

use eframe::egui::{self, Ui, WidgetInfo};
use strum::IntoEnumIterator as _;

use super::super::{
    action::{Action, Preference},
    command::Command,
    theme::Theme,
    view::View,
    widgets::{card, choice, page_header},
};
use crate::document::{Drawing, Look, Preferences, TEXT_SIZES};

/// The width of the names, so that the values stand below each other.
const TITLE: f32 = 220.0;
/// The width of a value to choose.
const VALUE: f32 = 260.0;

/// What the page remembers: a name that is being typed.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    name: Option<String>,
}

pub(in crate::app) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let (theme, now) = (view.theme, view.preferences);
    let kept = now.folder().map_or_else(
        || "Forgotten when the program ends".to_owned(),
        |folder| format!("Kept for this computer in {}", folder.display()),
    );
    page_header(ui, theme, "Settings", &kept, |_| {});
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(920.0));
        card(ui, theme, "Look", |ui| actions.extend(look(ui, theme, now).map(Action::Prefer)));
        ui.add_space(6.0);
        card(ui, theme, "You", |ui| {
            actions.extend(your_name(ui, theme, now, remembered).map(Action::Prefer));
            if tour(ui, theme) {
                actions.push(Action::Command(Command::Tour));
            }
        });
        ui.add_space(6.0);
        card(ui, theme, "This computer", |ui| actions.extend(computer(ui, theme, now).map(Action::Prefer)));
    });
}

fn look(ui: &mut Ui, theme: &Theme, now: &Preferences) -> Option<Preference> {
    let changes = "Usual: as the system. Papers and pictures always have the colours of print.";
    let look = setting(ui, theme, "Colours", changes, |ui| {
        choose(ui, "Colours", now.look, Look::iter(), |look| look.label().to_owned())
    });
    let changes = "Usual: 100%. The size of everything in the window. Nothing in it moves by itself, so there \
                   is no setting for motion.";
    let size = setting(ui, theme, "Size of text", changes, |ui| {
        choose(ui, "Size of text", now.text_size, TEXT_SIZES.into_iter(), |size| format!("{size}%"))
    });
    look.map(Preference::Look).or_else(|| size.map(Preference::TextSize))
}

fn your_name(
    ui: &mut Ui,
    theme: &Theme,
    now: &Preferences,
    remembered: &mut Remembered,
) -> Option<Preference> {
    let account = Preferences::default().who();
    let usual = if account.is_empty() { String::new() } else { format!(", {account}") };
    let changes = format!(
        "Usual: the name of the account{usual}. It is written beside each change into the history of a \
         scorecard, where whoever opens the file can read it."
    );
    setting(ui, theme, "Your name", &changes, |ui| {
        let text = remembered.name.get_or_insert_with(|| now.name.clone());
        let field = ui.add(egui::TextEdit::singleline(text).hint_text(account).desired_width(VALUE - 24.0));
        let typed = text.clone();
        field.widget_info(|| WidgetInfo {
            label: Some("Your name".to_owned()),
            ..WidgetInfo::text_edit(true, &now.name, &typed, "")
        });
        if field.has_focus() {
            return None;
        }
        remembered.name = None;
        (typed.trim() != now.name).then(|| Preference::Name(typed.trim().to_owned()))
    })
}

fn tour(ui: &mut Ui, theme: &Theme) -> bool {
    let changes =
        "Two minutes round the pages. Offered at the first start, and never again unless asked for.";
    setting(ui, theme, "Tour", changes, |ui| ui.button(Command::Tour.label()).clicked())
}

fn computer(ui: &mut Ui, theme: &Theme, now: &Preferences) -> Option<Preference> {
    let changes = "Usual: whichever works, the lighter first. Holds from the next start on. Choose the other one \
                   if the window flickers or stays empty.";
    let drawing = setting(ui, theme, "Drawn with", changes, |ui| {
        choose(ui, "Drawn with", now.drawing, Drawing::iter(), |drawing| drawing.label().to_owned())
    });
    setting(
        ui,
        theme,
        "Copies of unsaved changes",
        "One is kept after every change until the scorecard is saved, and is offered after a crash. \
         This cannot be switched off.",
        |ui| ui.label("always"),
    );
    drawing.map(Preference::Drawing)
}

/// A setting: what it is called, its value, and below what is usual and what it changes.
fn setting<R>(ui: &mut Ui, theme: &Theme, title: &str, changes: &str, value: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = ui.horizontal(|ui| {
        let place = egui::vec2(TITLE, ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(place, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(TITLE);
            ui.label(theme.strong(title));
        });
        value(ui)
    });
    ui.add(egui::Label::new(theme.small(changes)).wrap());
    ui.add_space(8.0);
    shown.inner
}

/// A list to choose from; what was chosen anew.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    now: T,
    all: impl Iterator<Item = T>,
    words: impl Fn(T) -> String,
) -> Option<T> {
    let mut chosen = now;
    choice(ui, name, (name, &words(now)), VALUE, |ui| {
        for one in all {
            if ui.selectable_value(&mut chosen, one, words(one)).clicked() {
                ui.close();
            }
        }
    });
    (chosen != now).then_some(chosen)
}
