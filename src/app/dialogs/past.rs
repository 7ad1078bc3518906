//! What a figure was, the latest first: value, counts, where it came from, when, and what was noted.

use eframe::egui::{self, RichText, Ui};
use jiff::tz::TimeZone;

use super::{
    super::{
        action::{Action, Answer},
        theme::{Theme, semi_bold},
    },
    main_button, wide_modal,
};
use crate::{
    base::number_format::short,
    document::{Document, PastFigure, Way, WhichFigure},
    workbook::Unit,
};

pub(super) fn ui(
    ctx: &egui::Context,
    theme: &Theme,
    document: &Document,
    (which, unit): (&WhichFigure, Unit),
    actions: &mut Vec<Action>,
) {
    wide_modal(ctx, theme, "History of a figure", 560.0, actions, |ui, actions| {
        ui.label(theme.strong(which.to_string()));
        ui.add_space(8.0);
        let height = ui.ctx().content_rect().height() * 0.6;
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
            let past = which.find(document).map(|figure| document.past_of(figure)).unwrap_or_default();
            for (at, step) in past.iter().enumerate() {
                if at > 0 {
                    ui.separator();
                }
                one(ui, theme, step, unit, at == 0);
            }
        });
        ui.add_space(12.0);
        if main_button(ui, theme, "Close", true) {
            actions.push(Action::Answer(Answer::Cancel));
        }
    });
}

fn one(ui: &mut Ui, theme: &Theme, step: &PastFigure, unit: Unit, is_now: bool) {
    let figure = &step.figure;
    ui.horizontal(|ui| {
        let value = match (figure.value, figure.mark) {
            (Some(value), _) => unit.show(value),
            (None, Some(mark)) => mark.label().to_owned(),
            (None, None) => "no figure".to_owned(),
        };
        ui.label(RichText::new(value).family(semi_bold()).size(14.0));
        if let (Some(above), Some(below)) = (figure.numerator, figure.denominator) {
            ui.label(format!("{} ÷ {}", short(above, 2), short(below, 2)));
        }
        if is_now {
            ui.label(theme.muted("now"));
        }
    });
    let when = step.when.map_or_else(String::new, |when| {
        when.to_zoned(TimeZone::system()).strftime(", %-d %B %Y, %H:%M").to_string()
    });
    let from = format!("{}{when}", figure.provenance.place());
    ui.add(egui::Label::new(theme.muted(from)).wrap());
    let pasted = (step.way == Way::Pasted).then(|| "pasted".to_owned());
    let words: Vec<String> = pasted
        .into_iter()
        .chain(figure.unreliable.then(|| "called unreliable by its sender".to_owned()))
        .chain(figure.findings.iter().map(|code| code.replace('_', " ")))
        .collect();
    if !words.is_empty() {
        ui.add(egui::Label::new(theme.small(words.join("; "))).wrap());
    }
    if !figure.note.is_empty() {
        ui.add(egui::Label::new(format!("“{}”", figure.note)).wrap());
    }
}
