//! Who is invited to the workshop, by role and organisation, and who comes.

use eframe::egui::{self, Key, RichText, Ui};
use strum::IntoEnumIterator as _;

use super::super::super::{
    action::Action,
    theme::Theme,
    view::View,
    widgets::{card, choice, link},
};
use crate::{
    document::Edit,
    figure::Role as Ink,
    workbook::Role,
    workshop::{Attendance, Participant, Workshop, WorkshopEdit},
};

/// What is typed on the list and not yet kept.
#[derive(Debug, Default)]
pub(super) struct People {
    /// The one that is being changed: as the scorecard has it, and as it is typed.
    open: Option<(Participant, Participant)>,
    /// A role of their own that is being added.
    role: String,
}

const ROLE: f32 = 250.0;
const ATTENDANCE: f32 = 104.0;

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, people: &mut People, actions: &mut Vec<Action>) {
    let workshop = &view.document.workshops.now;
    let roles = &view.workbook.roles;
    card(ui, view.theme, "Who is invited", |ui| {
        for sentence in sentences(workshop, roles) {
            ui.add(egui::Label::new(view.theme.muted(sentence)).wrap());
        }
        if workshop.participants.is_empty() && ui.button("Invite all suggested roles").clicked() {
            let edits = roles.iter().map(|role| edit(Participant::of(role))).collect();
            let label = "invitation of all suggested roles".to_owned();
            actions.push(Action::Edit(Edit::Together { label, edits }));
        }
        let mut kinds: Vec<&str> = Vec::new();
        for role in roles {
            if !kinds.contains(&role.organisation.as_str()) {
                kinds.push(&role.organisation);
            }
        }
        for kind in kinds {
            heading(ui, view.theme, kind);
            for role in roles.iter().filter(|role| role.organisation == kind) {
                suggested(ui, view, role, people, actions);
            }
        }
        heading(ui, view.theme, "Other roles");
        let is_known = |one: &Participant| roles.iter().any(|role| one.suggested == Some(role.number));
        for one in workshop.participants.iter().filter(|one| !is_known(one)) {
            row(ui, view, one, people, actions);
        }
        ui.horizontal(|ui| {
            let label = ui.label(view.theme.small("Another role"));
            let field = egui::TextEdit::singleline(&mut people.role).desired_width(ROLE);
            let response = ui.add(field.hint_text("Such as Bereavement midwife")).labelled_by(label.id);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if (ui.button("Add").clicked() || entered) && !people.role.trim().is_empty() {
                let role = std::mem::take(&mut people.role).trim().to_owned();
                actions.push(set(Participant { role, ..Participant::default() }));
            }
        });
    });
}

fn edit(person: Participant) -> Edit {
    Edit::Workshop(WorkshopEdit::SetParticipant(Box::new(person)))
}

fn set(person: Participant) -> Action {
    Action::Edit(edit(person))
}

/// How many come, which roles have nobody, and which organisations have no voice.
fn sentences(workshop: &Workshop, roles: &[Role]) -> Vec<String> {
    let expected = workshop.expected();
    let mut sentences = vec![match workshop.count(Attendance::Present) {
        0 => format!("{expected} people to expect."),
        present => format!("{present} people present, {} absent.", workshop.count(Attendance::Absent)),
    }];
    if expected > 0 && !(Workshop::LEAST..=Workshop::MOST).contains(&expected) {
        sentences.push(format!(
            "The workbook works best with {} to {} people.",
            Workshop::LEAST,
            Workshop::MOST
        ));
    }
    match workshop.missing(roles).count() {
        0 => {}
        1 => sentences.push(format!("1 of the {} suggested roles has nobody yet.", roles.len())),
        many => sentences.push(format!("{many} of the {} suggested roles have nobody yet.", roles.len())),
    }
    let silent = workshop.without_voice(roles);
    if !silent.is_empty() && !workshop.participants.is_empty() {
        sentences.push(format!("Without a voice: {}.", silent.join("; ")));
    }
    sentences
}

fn heading(ui: &mut Ui, theme: &Theme, words: &str) {
    ui.add_space(8.0);
    ui.label(theme.strong(words));
}

/// A suggested role: those who are invited in it, or that nobody is.
fn suggested(ui: &mut Ui, view: &View<'_>, role: &Role, people: &mut People, actions: &mut Vec<Action>) {
    let mut nobody = true;
    let of_role = |one: &&Participant| one.suggested == Some(role.number);
    for one in view.document.workshops.now.participants.iter().filter(of_role) {
        nobody = false;
        row(ui, view, one, people, actions);
    }
    if nobody {
        ui.horizontal(|ui| {
            cell(ui, ROLE, |ui| {
                let label = ui.add(egui::Label::new(view.theme.muted(&role.name)).wrap());
                if !role.when.is_empty() {
                    label.on_hover_text(&role.when);
                }
            });
            let invite = ui.button("Invite");
            let name = format!("Invite the {}", role.name);
            invite.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_str()));
            if invite.clicked() {
                actions.push(set(Participant::of(role)));
            }
            ui.add(egui::Label::new(view.theme.small(&role.when)).truncate());
        });
    }
}

fn cell(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(
        egui::vec2(width, 30.0),
        egui::Layout::left_to_right(egui::Align::Center),
        |ui| {
            ui.set_min_width(width);
            ui.set_max_width(width);
            content(ui);
        },
    );
}

/// Somebody on the list.
fn row(ui: &mut Ui, view: &View<'_>, one: &Participant, people: &mut People, actions: &mut Vec<Action>) {
    let open = people.open.as_ref().filter(|(kept, _)| kept == one);
    let mut typed = open.map_or_else(|| one.clone(), |(_, typed)| typed.clone());
    let (mut left, mut is_open) = (false, false);
    let field_width = ((ui.available_width() - ROLE - ATTENDANCE - 100.0) / 2.0).clamp(140.0, 300.0);
    ui.horizontal(|ui| {
        cell(ui, ROLE, |ui| {
            ui.add(egui::Label::new(&one.role).wrap());
        });
        for (what, text, hint) in [
            ("Organisation", &mut typed.organisation, "Organisation"),
            ("Name", &mut typed.name, "Name, if you like"),
        ] {
            let field = egui::TextEdit::singleline(text).hint_text(hint).desired_width(field_width);
            let response = ui.add(field);
            let name = format!("{what}, {}", one.role);
            response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
            left |= response.lost_focus();
            is_open |= response.has_focus();
        }
        let name = format!("Attendance, {}", one.role);
        let shown = typed.attendance.label();
        choice(ui, ("attendance", one.number), (&name, shown), ATTENDANCE, |ui| {
            for attendance in Attendance::iter() {
                let chosen = typed.attendance == attendance;
                if ui.selectable_label(chosen, attendance.label()).clicked() {
                    typed.attendance = attendance;
                    left = true;
                    ui.close();
                }
            }
        });
        let mut press = |ui: &mut Ui, sign: &str, words: String, action: Action| {
            let response = link(ui, view.theme, RichText::new(sign).color(view.theme.colour(Ink::Muted)));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, words.as_str()));
            if response.on_hover_text(words.as_str()).clicked() {
                actions.push(action);
            }
        };
        if one.suggested.is_some() {
            let another =
                Participant { role: one.role.clone(), suggested: one.suggested, ..Participant::default() };
            press(ui, "+", format!("Invite another {}, of another organisation", one.role), set(another));
        }
        let away = Action::Edit(Edit::Workshop(WorkshopEdit::RemoveParticipant(one.number)));
        press(ui, "✗", format!("Take the {} off the list", one.role), away);
    });
    if left && typed != *one {
        people.open = None;
        actions.push(set(typed));
    } else if is_open {
        people.open = Some((one.clone(), typed));
    }
}
