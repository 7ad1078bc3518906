//! One figure typed in or corrected: its numbers, who gives them, and what the checks say of it before
//! it is accepted.

use eframe::egui::{self, Key, RichText, Ui};

use super::{
    super::{
        action::{Action, Answer},
        theme::{Theme, semi_bold},
    },
    main_button, wide_modal,
};
use crate::{
    base::{self, Finding, Severity, number_format::short},
    document::{Document, Edit, HandFigure, WhichFigure},
    domain::{Area, IndicatorId, Observation, Period, parse_period},
    figure::Role,
    returns::Typed,
    workbook::{Indicator, Unit},
};

/// A figure as it is being typed.
#[derive(Clone, Debug)]
pub(in crate::app) struct FigureForm {
    indicator: IndicatorId,
    name: String,
    area: Area,
    unit: Unit,
    /// What the counts count; empty where it is not known.
    counts: [String; 2],
    /// The figure that is corrected; `None` for one that is added.
    was: Option<Observation>,
    period: String,
    typed: Typed,
    source: String,
    note: String,
    /// What the numbers were when they were read last, and what came of it.
    read: Option<(HandFigure, Option<Observation>, Vec<Finding>)>,
    /// Whether the keyboard is where typing begins.
    is_begun: bool,
}

impl FigureForm {
    /// A form for a figure of `indicator` for `area`: a new one, or one in place of `was`.
    pub(in crate::app) fn new(
        (indicator, name): (&IndicatorId, &str),
        known: Option<&Indicator>,
        area: &Area,
        was: Option<&Observation>,
    ) -> Self {
        let text = |number: Option<f64>| number.map_or_else(String::new, |number| short(number, 6));
        let counts = |was: &Observation| was.numerator.is_some() && was.denominator.is_some();
        let typed = was.map_or_else(Typed::default, |was| Typed {
            numerator: text(was.numerator),
            denominator: text(was.denominator),
            value: if counts(was) { String::new() } else { text(was.value) },
        });
        Self {
            indicator: indicator.clone(),
            name: name.to_owned(),
            area: area.clone(),
            unit: known.map_or(Unit::Number, |known| known.unit),
            counts: known
                .map_or_else(Default::default, |known| [known.numerator.clone(), known.denominator.clone()]),
            period: was.map_or_else(String::new, |was| was.period.to_string()),
            was: was.cloned(),
            typed,
            source: String::new(),
            note: String::new(),
            read: None,
            is_begun: false,
        }
    }

    fn when(&self) -> Option<Period> {
        self.was.as_ref().map(|was| was.period).or_else(|| parse_period(&self.period))
    }

    /// The figure as it is typed; `None` while its period cannot be read.
    fn figure(&self) -> Option<HandFigure> {
        Some(HandFigure {
            which: WhichFigure {
                indicator: self.indicator.clone(),
                name: self.name.clone(),
                area: self.area.clone(),
                period: self.when()?,
                group: self.was.as_ref().and_then(|was| was.group.clone()),
            },
            typed: self.typed.clone(),
            source: self.source.trim().to_owned(),
            note: self.note.trim().to_owned(),
            at: self.read.as_ref().map_or_else(base::now, |(figure, ..)| figure.at),
        })
    }

    /// Reads the numbers again where they changed.
    fn follow(&mut self, document: &Document) {
        let Some(figure) = self.figure() else {
            self.read = None;
            return;
        };
        if self.read.as_ref().is_none_or(|(read, ..)| *read != figure) {
            let (observation, findings) = figure.read(document);
            self.read = Some((figure, observation, findings));
        }
    }

    /// The change that is asked for, or what is still missing.
    fn edit(&self) -> Result<Edit, &'static str> {
        let Some((figure, observation, _)) = &self.read else {
            return Err("Write the period as Q3 2010/11, Mar 2011 or 2010/11.");
        };
        if observation.is_none() {
            return Err("");
        }
        if figure.source.is_empty() {
            return Err("Say who or what gives the figure: it is shown wherever the figure is.");
        }
        Ok(Edit::SetFigure(Box::new(figure.clone())))
    }
}

pub(super) fn ui(
    ctx: &egui::Context,
    theme: &Theme,
    document: &Document,
    form: &mut FigureForm,
    actions: &mut Vec<Action>,
) {
    form.follow(document);
    let heading = if form.was.is_some() { "Correct a figure" } else { "Add a figure" };
    wide_modal(ctx, theme, heading, 520.0, actions, |ui, actions| {
        let about = match &form.was {
            Some(was) => format!("{} · {} · {}", form.name, form.area.name, was.period),
            None => format!("{} · {}", form.name, form.area.name),
        };
        ui.label(theme.strong(about));
        ui.add_space(8.0);
        fields(ui, theme, form);
        ui.add_space(8.0);
        told(ui, theme, document, form);
        ui.add_space(12.0);
        let edit = form.edit();
        ui.label(theme.muted(edit.as_ref().err().copied().unwrap_or_default()));
        ui.horizontal(|ui| {
            let words = if form.was.is_some() { "Correct the figure" } else { "Add the figure" };
            let entered = ui.input(|input| input.key_pressed(Key::Enter));
            let pressed = main_button(ui, theme, words, edit.is_ok());
            if let Ok(edit) = edit
                && (pressed || entered)
            {
                actions.push(Action::Answer(Answer::Edit(edit)));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

fn fields(ui: &mut Ui, theme: &Theme, form: &mut FigureForm) {
    let begun = std::mem::replace(&mut form.is_begun, true);
    let unit = form.unit.label();
    egui::Grid::new("figure").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
        let mut first = !begun;
        let mut field = |ui: &mut Ui, name: &str, hint: &str, text: &mut String| {
            let label = ui.label(name);
            let edit = egui::TextEdit::singleline(text).hint_text(hint).desired_width(400.0);
            let field = ui.add(edit).labelled_by(label.id);
            if std::mem::take(&mut first) {
                field.request_focus();
            }
            ui.end_row();
        };
        if form.was.is_none() {
            field(ui, "Period", "Q3 2010/11", &mut form.period);
        }
        let [above, below] = form.counts.each_ref().map(String::as_str);
        field(ui, "Numerator", above, &mut form.typed.numerator);
        field(ui, "Denominator", below, &mut form.typed.denominator);
        field(ui, &format!("Value ({unit})"), "or 45/60, or * if it is hidden", &mut form.typed.value);
        field(ui, "Source", "who or what gives it, such as Ward audit, April 2011", &mut form.source);
        field(ui, "Note", "what to know about it; may stay empty", &mut form.note);
    });
    let counted = form.counts.iter().all(|words| !words.is_empty());
    if counted {
        let words = form.counts.join(" ÷ ");
        ui.add(egui::Label::new(theme.small(words)).wrap());
    }
}

/// What the figure would be, what it is now, and what is noticed about it.
fn told(ui: &mut Ui, theme: &Theme, document: &Document, form: &FigureForm) {
    let show = |figure: &Observation| match (figure.value, figure.mark) {
        (Some(value), _) => form.unit.show(value),
        (None, Some(mark)) => mark.label().to_owned(),
        (None, None) => "no figure".to_owned(),
    };
    let Some((figure, observation, findings)) = &form.read else { return };
    if let Some(observation) = observation {
        ui.label(RichText::new(format!("It will be {}.", show(observation))).family(semi_bold()));
    }
    if let Some(there) = figure.which.find(document) {
        let now = format!("It is {} now ({}).", show(there), there.provenance.place());
        ui.add(egui::Label::new(theme.muted(now)).wrap());
    }
    let nothing_typed = form.typed == Typed::default();
    for finding in findings.iter().filter(|_| !nothing_typed) {
        let (sign, role) = match finding.severity {
            Severity::Error => ("✗", Role::NotMet),
            Severity::Warning => ("◆", Role::Close),
            Severity::Note => ("–", Role::Muted),
        };
        let text = RichText::new(format!("{sign} {}", finding.message)).color(theme.colour(role));
        ui.add(egui::Label::new(text).wrap());
        if !finding.hint.is_empty() {
            ui.add(egui::Label::new(theme.small(&finding.hint)).wrap());
        }
    }
}
