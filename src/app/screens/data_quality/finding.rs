//! One finding: how much it matters, what it says, where, and what would put it right.

use eframe::egui::{self, Align, Layout, Rect, RichText, Ui, UiBuilder, pos2, text::LayoutJob};

use super::super::super::{action::Action, page::Page, theme::semi_bold, view::View, widgets::link};
use crate::{
    base::{self, Severity},
    document::Noticed,
    figure::Role,
    quality::Correction,
};

/// Room for the sign and for the buttons.
pub(super) const SIGN: f32 = 84.0;
const BUTTONS: f32 = 240.0;
/// Corrections that there is room for.
const MOST: usize = 2;
/// The height of a line of a message, and of all that stands around the message.
const LINE: f32 = 18.0;
const AROUND: f32 = 32.0;
/// As wide as a letter of a message is, rather more than less.
const LETTER: f32 = 6.8;

/// How a finding is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    /// Whether the line above it has its sign.
    pub in_group: bool,
    /// Whether the keyboard is on it, so that its buttons name their keys.
    pub is_current: bool,
}

/// How high a finding is drawn in a list of this width.
pub(super) fn height(one: &Noticed, width: f32) -> f32 {
    let room = width - SIGN - 24.0 - buttons(one);
    let letters = one.finding.message.chars().count() as f32;
    let is_long = letters * LETTER > room || one.corrections.len() > 1;
    AROUND + if is_long { 2.0 * LINE } else { LINE }
}

fn buttons(one: &Noticed) -> f32 {
    if one.corrections.is_empty() { 0.0 } else { BUTTONS }
}

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, one: &Noticed, drawn: Drawn, actions: &mut Vec<Action>) {
    let row = ui.max_rect();
    let part = |left: f32, right: f32| {
        Rect::from_min_max(pos2(left, row.top() + 6.0), pos2(right, row.bottom() - 4.0))
    };
    let mut place = |salt: &str, rect: Rect| {
        let side = if salt == "buttons" { Align::Max } else { Align::Min };
        ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(side)).id_salt(salt))
    };
    let mut left = place("sign", part(row.left() + 12.0, row.left() + SIGN));
    let mut middle = place("words", part(row.left() + SIGN, row.right() - buttons(one) - 12.0));
    let mut right = place("buttons", part(row.right() - buttons(one), row.right() - 10.0));
    if !drawn.in_group {
        sign(&mut left, view, one.finding.severity);
    }
    words(&mut middle, view, one, actions);
    right.spacing_mut().item_spacing.y = 2.0;
    right.spacing_mut().button_padding.y = 2.0;
    right.spacing_mut().interact_size.y = 24.0;
    for (number, correction) in one.corrections.iter().take(MOST).enumerate() {
        let key = drawn.is_current.then_some(number + 1);
        if press(&mut right, correction, key).clicked() {
            correct(view, one, number, actions);
        }
    }
}

/// Makes the correction of that number.
pub(super) fn correct(view: &View<'_>, one: &Noticed, number: usize, actions: &mut Vec<Action>) {
    if let Some(correction) = one.corrections.get(number).filter(|_| number < MOST) {
        let edit = view.document.correcting(correction, &one.finding, base::now());
        actions.push(Action::Edit(edit));
    }
}

/// How much it matters, by shape and word.
pub(super) fn sign(ui: &mut Ui, view: &View<'_>, severity: Severity) {
    let (sign, word, role) = match severity {
        Severity::Error => ("✗", "Error", Role::NotMet),
        Severity::Warning => ("◆", "Look", Role::Close),
        Severity::Note => ("–", "Note", Role::Muted),
    };
    let text = RichText::new(format!("{sign} {word}")).family(semi_bold());
    ui.label(text.color(view.theme.colour(role)));
}

/// The message in at most two lines, and below where it is, what to do, and the way to the figure.
fn words(ui: &mut Ui, view: &View<'_>, one: &Noticed, actions: &mut Vec<Action>) {
    let (theme, finding) = (view.theme, &one.finding);
    ui.spacing_mut().item_spacing.y = 2.0;
    let font = egui::FontId::proportional(13.5);
    let mut job =
        LayoutJob::simple(finding.message.clone(), font, theme.colour(Role::Ink), ui.available_width());
    job.wrap.max_rows = 2;
    ui.add(egui::Label::new(job).wrap()).on_hover_text(&finding.message);
    ui.spacing_mut().interact_size.y = 16.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let place = finding.place.to_string();
        let at = if place.is_empty() { "the scorecard".to_owned() } else { place };
        ui.label(theme.small(&at));
        let words = if one.figures.is_empty() { "Show the return" } else { "Show the figure" };
        let shown = link(ui, theme, RichText::new(words).size(12.0).color(theme.colour(Role::Action)));
        shown.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, format!("{words}: {at}")));
        if shown.clicked() {
            go(view, one, actions);
        }
        ui.add(egui::Label::new(theme.small(&finding.hint)).truncate()).on_hover_text(&finding.hint);
    });
}

/// To the figure, or to the returns where there is none.
pub(super) fn go(view: &View<'_>, one: &Noticed, actions: &mut Vec<Action>) {
    let Some(key) = one.figures.first() else {
        actions.push(Action::Go(Page::Returns));
        return;
    };
    if view.document.area.as_ref() != Some(&key.area) {
        actions.push(Action::Compare(vec![key.area.clone()]));
    }
    actions.push(Action::Go(Page::Indicator(key.indicator.clone())));
}

fn press(ui: &mut Ui, correction: &Correction, key: Option<usize>) -> egui::Response {
    let words = key.map_or_else(|| correction.words.clone(), |key| format!("{key}: {}", correction.words));
    let button = ui.add(egui::Button::new(words).truncate());
    let hover = format!("{}. What it was stays in its history, and you can undo this.", correction.words);
    button.on_hover_text(hover)
}
