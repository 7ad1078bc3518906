//! Questions of the area's own: added under a section, changed and removed.

use eframe::egui::{self, Key, RichText, Ui};

use super::super::{
    action::Action,
    view::View,
    widgets::{card, link},
};
use crate::{
    document::Edit,
    figure::Role,
    workbook::{LocalQuestion, Question},
};

/// What is typed.
#[derive(Debug, Default)]
pub(in crate::app) struct Remembered {
    /// A new question, and the section that it is for.
    new: (u8, String),
    /// A question that is changed: its place, and what is typed.
    changed: Option<(String, String)>,
}

/// A field for a new question of the section.
pub(super) fn add(
    ui: &mut Ui,
    view: &View<'_>,
    section: u8,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    if remembered.new.0 != section {
        remembered.new = (section, String::new());
    }
    let text = &mut remembered.new.1;
    card(ui, view.theme, "A question of your own", |ui| {
        ui.horizontal(|ui| {
            let label = ui.label(view.theme.small("Question"));
            let width = (ui.available_width() - 140.0).clamp(200.0, 700.0);
            let field = ui.add(egui::TextEdit::singleline(text).desired_width(width)).labelled_by(label.id);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let can = !text.trim().is_empty();
            let pressed = ui.add_enabled(can, egui::Button::new("Add the question")).clicked();
            if can && (entered || pressed) {
                let question = view.document.pack.local().next(section, text.trim());
                actions.push(Action::Edit(Edit::SetLocalQuestion(question)));
                text.clear();
            }
        });
        let said = "It is asked and counted like those of the workbook, and marked L.";
        ui.label(view.theme.small(said));
    });
}

/// Under a question of the area's own: changing and removing it.
pub(super) fn change(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let own = view.document.pack.local().asked().iter().find(|one| one.place() == question.place);
    let Some(own) = own else { return };
    let theme = view.theme;
    let place = &question.place;
    let press = |ui: &mut Ui, words: &str| {
        let press = link(ui, theme, RichText::new(words).small().color(theme.colour(Role::Action)));
        let name = format!("{words}, {place}");
        press.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name.as_str()));
        press.clicked()
    };
    ui.horizontal(|ui| {
        let open = remembered.changed.as_mut().filter(|(at, _)| at == place);
        let Some((_, text)) = open else {
            if press(ui, "Change the question") {
                remembered.changed = Some((place.clone(), own.text.clone()));
            }
            if press(ui, "Remove the question") {
                actions.push(Action::Edit(Edit::RemoveLocalQuestion(own.clone())));
            }
            return;
        };
        let label = ui.label(theme.small(format!("Question {place}")));
        let field = ui.add(egui::TextEdit::singleline(text).desired_width(520.0)).labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let can = !text.trim().is_empty();
        let kept = ui.add_enabled(can, egui::Button::new("Keep")).clicked();
        let left = ui.button("Cancel").clicked();
        if can && (entered || kept) {
            let text = text.trim().to_owned();
            if text != own.text {
                actions.push(Action::Edit(Edit::SetLocalQuestion(LocalQuestion { text, ..own.clone() })));
            }
        }
        if left || can && (entered || kept) {
            remembered.changed = None;
        }
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::super::{
        super::page::Page,
        sample::{Drawn, harness},
    };
    use super::*;

    #[test]
    fn a_question_is_added_changed_and_removed_by_its_name() {
        let mut harness = harness(Drawn::empty(Page::Section(9)), 1280.0, 3000.0);
        let field = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Question");
        field.focus();
        field.type_text("Who answers at night?");
        harness.run();
        harness.get_by_label("Add the question").click();
        harness.run();
        let added = match &harness.state().actions[..] {
            [Action::Edit(edit @ Edit::SetLocalQuestion(question))] => {
                assert_eq!(
                    (question.place().as_str(), question.text.as_str()),
                    ("9.L1", "Who answers at night?")
                );
                edit.clone()
            }
            other => panic!("{other:?}"),
        };
        let state = harness.state_mut();
        state.actions.clear();
        state.document = std::sync::Arc::new(added.apply(&state.document));
        harness.run();
        harness.get_by_label("Local questions");
        harness.get_by_label("Change the question, 9.L1");
        harness.get_by_label("Remove the question, 9.L1").click();
        harness.run();
        assert!(
            matches!(&harness.state().actions[..], [Action::Edit(Edit::RemoveLocalQuestion(gone))] if gone.number == 1)
        );
    }
}
