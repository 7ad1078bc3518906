//! One finding: how much it matters, what it says, where, and what would put it right.

use eframe::egui::{self, Align, Layout, RichText, Ui, UiBuilder, pos2, text::LayoutJob};

use super::super::super::{action::Action, page::Page, theme::semi_bold, view::View, widgets::link};
use crate::{
    base::{self, Severity},
    document::Noticed,
    figure::Role,
    quality::Correction,
};

/// Room for the sign and for the buttons.
const SIGN: f32 = 72.0;
const BUTTONS: f32 = 230.0;
/// Corrections that there is room for.
const MOST: usize = 2;

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, one: &Noticed, actions: &mut Vec<Action>) {
    let row = ui.max_rect();
    let buttons = if one.corrections.is_empty() { 0.0 } else { BUTTONS };
    let part = |left: f32, right: f32| {
        egui::Rect::from_min_max(pos2(left, row.top() + 4.0), pos2(right, row.bottom() - 4.0))
    };
    let layout = Layout::top_down(Align::Min);
    let mut place = |salt: &str, rect: egui::Rect| {
        ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(salt))
    };
    let mut left = place("sign", part(row.left() + 8.0, row.left() + SIGN));
    let mut middle = place("words", part(row.left() + SIGN + 8.0, row.right() - buttons - 12.0));
    let mut right = place("buttons", part(row.right() - buttons, row.right() - 4.0));
    sign(&mut left, view, one.finding.severity);
    words(&mut middle, view, one, actions);
    right.spacing_mut().item_spacing.y = 4.0;
    for correction in one.corrections.iter().take(MOST) {
        if press(&mut right, correction).clicked() {
            let edit = view.document.correcting(correction, &one.finding, base::now());
            actions.push(Action::Edit(edit));
        }
    }
}

fn sign(ui: &mut Ui, view: &View<'_>, severity: Severity) {
    let (sign, word, role) = match severity {
        Severity::Error => ("✗", "Error", Role::NotMet),
        Severity::Warning => ("◆", "Look", Role::Close),
        Severity::Note => ("–", "Note", Role::Muted),
    };
    let text = RichText::new(format!("{sign} {word}")).family(semi_bold());
    ui.label(text.color(view.theme.colour(role)));
}

/// The message in at most two lines, and below where it is and what to do.
fn words(ui: &mut Ui, view: &View<'_>, one: &Noticed, actions: &mut Vec<Action>) {
    let (theme, finding) = (view.theme, &one.finding);
    ui.spacing_mut().item_spacing.y = 2.0;
    let font = egui::FontId::proportional(13.5);
    let mut job =
        LayoutJob::simple(finding.message.clone(), font, theme.colour(Role::Ink), ui.available_width());
    job.wrap.max_rows = 2;
    ui.add(egui::Label::new(job).wrap()).on_hover_text(&finding.message);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let place = finding.place.to_string();
        let at = if place.is_empty() { "the scorecard".to_owned() } else { place };
        if link(ui, theme, RichText::new(at).size(12.0)).clicked() {
            go(view, one, actions);
        }
        ui.add(egui::Label::new(theme.small(&finding.hint)).truncate()).on_hover_text(&finding.hint);
    });
}

/// To the figure, or to the returns where there is none.
fn go(view: &View<'_>, one: &Noticed, actions: &mut Vec<Action>) {
    let Some(key) = one.figures.first() else {
        actions.push(Action::Go(Page::Returns));
        return;
    };
    if view.document.area.as_ref() != Some(&key.area) {
        actions.push(Action::Compare(vec![key.area.clone()]));
    }
    actions.push(Action::Go(Page::Indicator(key.indicator.clone())));
}

fn press(ui: &mut Ui, correction: &Correction) -> egui::Response {
    let button = ui.add(egui::Button::new(&correction.words).truncate());
    let hover = format!("{}. What it was stays in its history, and you can undo this.", correction.words);
    button.on_hover_text(hover)
}
