//! An indicator of the scorecard's own: defined, changed, or made of one that a return brought.

use eframe::egui::{self, Key, Ui};
use jiff::civil::Date;

use super::{
    super::{
        action::{Action, Answer, ForColumn},
        theme::Theme,
        widgets::choice,
    },
    local_target::date,
    main_button, wide_modal,
};
use crate::{
    base::{self, number_format::short},
    document::{Document, Edit, NewIndicator, NewTarget},
    domain::{IndicatorId, LocalIndicator},
    workbook::{Indicator, Polarity, Rule, Sampling, Unit, Workbook, bound_of},
};

/// Units to choose from, as people call them.
const UNITS: [(Unit, &str); 8] = [
    (Unit::Percent, "% (so many of a hundred)"),
    (Unit::PerThousand, "per 1,000"),
    (Unit::Ratio, "one to so many (1:38)"),
    (Unit::Number, "number"),
    (Unit::Count, "whole count"),
    (Unit::Pounds, "£"),
    (Unit::Hours, "hours"),
    (Unit::YesNo, "yes or no"),
];
/// How chance comes in, in plain words.
const KINDS: [(Sampling, &str); 3] = [
    (Sampling::Proportion, "So many of so many people or births"),
    (Sampling::Rate, "Events over a population, such as deaths"),
    (Sampling::Exact, "Counted whole: staff, beds, money, yes or no"),
];
/// What a standard may demand.
const RELATIONS: [&str; 4] = ["none yet", "at least", "at most", "below"];

/// Which indicator is described.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Subject {
    /// One that is not there yet.
    New,
    /// One that a return brought and nobody has defined.
    Brought(IndicatorId),
    /// One of the scorecard's own.
    Own(IndicatorId),
}

/// An indicator as it is being described.
#[derive(Clone, Debug)]
pub(in crate::app) struct IndicatorForm {
    subject: Subject,
    name: String,
    unit: Unit,
    polarity: Option<Polarity>,
    section: Option<u8>,
    /// `None` for what is usual with the unit.
    sampling: Option<Sampling>,
    numerator: String,
    denominator: String,
    may_exceed_100: bool,
    heading: String,
    relation: usize,
    bound: String,
    from: String,
    source: String,
    shares: bool,
    /// Figures that are there already, the latest few.
    figures: Vec<f64>,
    /// The column of a return that it is for.
    column: Option<ForColumn>,
    today: Date,
    is_begun: bool,
}

impl IndicatorForm {
    /// A form for a new indicator.
    pub(in crate::app) fn new() -> Self {
        Self {
            subject: Subject::New,
            name: String::new(),
            unit: Unit::Percent,
            polarity: None,
            section: None,
            sampling: None,
            numerator: String::new(),
            denominator: String::new(),
            may_exceed_100: false,
            heading: String::new(),
            relation: 0,
            bound: String::new(),
            from: String::new(),
            source: String::new(),
            shares: false,
            figures: Vec::new(),
            column: None,
            today: base::today(),
            is_begun: false,
        }
    }

    /// A form for what a column of a return measures.
    pub(in crate::app) fn for_column(column: ForColumn, heading: &str, unit: Unit) -> Self {
        let name = heading.trim().trim_matches('%').trim().to_owned();
        Self { name, heading: heading.to_owned(), unit, column: Some(column), ..Self::new() }
    }

    /// A form to score what a return brought.
    pub(in crate::app) fn brought(id: &IndicatorId, local: &LocalIndicator, document: &Document) -> Self {
        let figures = document.dataset.observations().filter(|figure| &figure.indicator == id);
        let figures: Vec<f64> = figures.filter_map(|figure| figure.value).take(4).collect();
        let unit = Indicator::only_named(id, local).unit;
        Self { subject: Subject::Brought(id.clone()), name: local.name.clone(), unit, figures, ..Self::new() }
    }

    /// A form to change one of the scorecard's own.
    pub(in crate::app) fn change(own: &Indicator) -> Self {
        Self {
            subject: Subject::Own(own.id.clone()),
            name: own.name.clone(),
            unit: own.unit,
            polarity: Some(own.polarity),
            section: Some(own.home_section()),
            sampling: Some(own.sampling),
            numerator: own.numerator.clone(),
            denominator: own.denominator.clone(),
            may_exceed_100: own.may_exceed_100,
            heading: own.aliases.first().cloned().unwrap_or_default(),
            ..Self::new()
        }
    }

    fn usual_sampling(&self) -> Sampling {
        match self.unit {
            Unit::Percent => Sampling::Proportion,
            Unit::PerThousand => Sampling::Rate,
            _ => Sampling::Exact,
        }
    }

    /// What is asked for, or in words what is still missing.
    fn edit(&self, document: &Document) -> Result<Edit, String> {
        let described = NewIndicator {
            id: match &self.subject {
                Subject::New => None,
                Subject::Brought(id) | Subject::Own(id) => Some(id.clone()),
            },
            name: self.name.clone(),
            unit: self.unit,
            polarity: self.polarity.ok_or("Say which way is better.")?,
            section: self.section.ok_or("Choose the section in which it is scored.")?,
            sampling: self.sampling.unwrap_or_else(|| self.usual_sampling()),
            numerator: self.numerator.clone(),
            denominator: self.denominator.clone(),
            may_exceed_100: self.may_exceed_100,
            heading: self.heading.clone(),
            target: self.target()?,
            shares: self.shares,
        };
        let definition = described.defined(document, self.today).map_err(|wrong| wrong.to_string())?;
        Ok(Edit::DefineIndicator(Box::new(definition)))
    }

    fn target(&self) -> Result<Option<NewTarget>, String> {
        if self.relation == 0 {
            return Ok(None);
        }
        let bound = bound_of(&self.bound).ok_or("Give the standard as a number, such as 15 or 38.5.")?;
        let rule = match self.relation {
            1 => Rule::AtLeast(bound),
            2 => Rule::AtMost(bound),
            _ => Rule::Below(bound),
        };
        let from = date(&self.from).ok_or("Give its first day as day/month/year, such as 01/04/2010.")?;
        Ok(Some(NewTarget { rule, from, source: self.source.clone() }))
    }
}

pub(super) fn ui(
    ctx: &egui::Context,
    theme: &Theme,
    document: &Document,
    form: &mut IndicatorForm,
    actions: &mut Vec<Action>,
) {
    let heading = match form.subject {
        Subject::New => "New local indicator",
        Subject::Brought(_) => "Score what a return brought",
        Subject::Own(_) => "Change a local indicator",
    };
    wide_modal(ctx, theme, heading, 600.0, actions, |ui, actions| {
        let height = ui.ctx().content_rect().height() - 220.0;
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
            what(ui, theme, document.workbook(), form);
            ui.add_space(4.0);
            standard(ui, theme, form);
        });
        ui.add_space(8.0);
        let edit = form.edit(document);
        let said =
            edit.as_ref().err().map_or("It will be scored in its section, and marked local.", String::as_str);
        ui.add(egui::Label::new(theme.muted(said)).wrap());
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let words = if matches!(form.subject, Subject::Own(_)) { "Save the change" } else { "Define it" };
            let pressed = main_button(ui, theme, words, edit.is_ok());
            let typing = ui.ctx().text_edit_focused();
            let entered = typing && ui.input(|input| input.key_pressed(Key::Enter));
            if let Ok(edit) = edit
                && (pressed || entered)
            {
                actions.push(Action::Answer(match &form.column {
                    Some(column) => Answer::EditForColumn(edit, column.clone()),
                    None => Answer::Edit(edit),
                }));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

fn row(ui: &mut Ui, name: &str, text: &mut String, hint: &str, focus: bool) {
    let label = ui.label(name);
    let field = egui::TextEdit::singleline(text).hint_text(hint).desired_width(470.0);
    let field = ui.add(field).labelled_by(label.id);
    if focus {
        field.request_focus();
    }
    ui.end_row();
}

fn what(ui: &mut Ui, theme: &Theme, workbook: &Workbook, form: &mut IndicatorForm) {
    let begun = std::mem::replace(&mut form.is_begun, true);
    egui::Grid::new("indicator").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
        row(ui, "Name", &mut form.name, "as returns call it", !begun);
        ui.label("Unit");
        let shown = UNITS.iter().find(|(unit, _)| *unit == form.unit).map_or("", |(_, words)| words);
        choice(ui, "unit", ("Unit", shown), 240.0, |ui| {
            for (unit, words) in UNITS {
                if ui.selectable_value(&mut form.unit, unit, words).clicked() {
                    form.sampling = None;
                    ui.close();
                }
            }
        });
        ui.end_row();
        ui.label("Better is");
        ui.horizontal(|ui| {
            for (polarity, words) in
                [(Polarity::High, "higher"), (Polarity::Low, "lower"), (Polarity::Neutral, "neither")]
            {
                ui.radio_value(&mut form.polarity, Some(polarity), words);
            }
        });
        ui.end_row();
        ui.label("Section");
        let section = |number: u8| {
            let name = workbook.section(number).map_or("", |section| section.name.as_str());
            if number == 14 { name.to_owned() } else { format!("{number} {name}") }
        };
        let shown = form.section.map_or_else(|| "choose".to_owned(), section);
        choice(ui, "section", ("Section", &shown), 470.0, |ui| {
            for number in 1..=14 {
                if ui.selectable_value(&mut form.section, Some(number), section(number)).clicked() {
                    ui.close();
                }
            }
        });
        ui.end_row();
        ui.label("It is");
        let sampling = form.sampling.unwrap_or_else(|| form.usual_sampling());
        let shown = KINDS.iter().find(|(kind, _)| *kind == sampling).map_or("", |(_, words)| words);
        choice(ui, "kind", ("It is", shown), 470.0, |ui| {
            for (kind, words) in KINDS {
                if ui.selectable_label(kind == sampling, words).clicked() {
                    form.sampling = Some(kind);
                    ui.close();
                }
            }
        });
        ui.end_row();
        row(ui, "Numerator", &mut form.numerator, "what is counted above the line; may stay empty", false);
        row(ui, "Denominator", &mut form.denominator, "what is counted below it; may stay empty", false);
        if form.column.is_none() {
            row(ui, "Heading", &mut form.heading, "how returns head it, where that is not its name", false);
        }
    });
    if form.unit == Unit::Percent {
        ui.checkbox(&mut form.may_exceed_100, "More than 100% is possible");
    }
    brought(ui, theme, form);
}

/// What becomes of the figures that a return brought.
fn brought(ui: &mut Ui, theme: &Theme, form: &mut IndicatorForm) {
    if form.figures.is_empty() {
        return;
    }
    let listed: Vec<String> = form.figures.iter().map(|value| short(*value, 4)).collect();
    let words = format!("It has figures already: {}.", listed.join(", "));
    ui.add(egui::Label::new(theme.muted(words)).wrap());
    let small = form.figures.iter().all(|value| value.abs() <= 1.0);
    if form.unit == Unit::Percent && small {
        ui.checkbox(&mut form.shares, "They are shares of one: 0.78 means 78%");
    } else {
        form.shares = false;
    }
}

fn standard(ui: &mut Ui, theme: &Theme, form: &mut IndicatorForm) {
    ui.separator();
    egui::Grid::new("standard").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
        ui.label("Standard");
        ui.horizontal(|ui| {
            let shown = RELATIONS.get(form.relation).copied().unwrap_or_default();
            choice(ui, "relation", ("Standard", shown), 110.0, |ui| {
                for (at, words) in RELATIONS.into_iter().enumerate() {
                    if ui.selectable_value(&mut form.relation, at, words).clicked() {
                        ui.close();
                    }
                }
            });
            if form.relation > 0 {
                let label = ui.label(form.unit.label());
                ui.add(egui::TextEdit::singleline(&mut form.bound).desired_width(80.0)).labelled_by(label.id);
            }
        });
        ui.end_row();
        if form.relation > 0 {
            row(ui, "First day in force", &mut form.from, "01/04/2010", false);
            row(ui, "Set by, where and when", &mut form.source, "Board paper, March 2010", false);
        }
    });
    if form.relation == 0 {
        ui.label(theme.small("Without a standard it is shown without a colour. One can be added later."));
    }
}
