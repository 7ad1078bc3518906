//! How a table was understood, in words: each guess with its reason.

use super::{
    Component, Confidence, Guess, Topic,
    columns::{Column, Figures, Role},
    context::Found,
    meaning::Table,
    scale::Scale,
    table::Frame,
    vocabulary::{SURE, Vocabulary},
};
use crate::{domain::CellAddress, workbook::Unit};

/// What explaining a table needs beside it.
pub(super) struct Told<'a> {
    pub frame: &'a Frame,
    pub vocabulary: &'a Vocabulary<'a>,
    /// How the values of each indicator are written: its first column, its position, the scale.
    pub units: &'a [(u32, u16, Scale)],
    /// Whether a person set it.
    pub by_hand: bool,
    /// Whether most of its figures were taken back as beyond belief.
    pub doubtful: bool,
}

const fn trust(found: Found) -> Confidence {
    match found {
        Found::Panel | Found::Title => Confidence::Sure,
        Found::SheetName | Found::Book | Found::FileName => Confidence::Likely,
    }
}

/// A part of a figure, as people say it.
pub(super) const fn part_name(component: Component) -> &'static str {
    match component {
        Component::Value => "the value",
        Component::Numerator => "the count above the line",
        Component::Denominator => "the count below the line",
        Component::LowerLimit => "the lower limit",
        Component::UpperLimit => "the upper limit",
    }
}

impl Table {
    /// Every guess about the table.
    pub(super) fn guesses(&self, told: &Told<'_>) -> Vec<Guess> {
        let mut guesses = vec![self.heading_guess(told)];
        guesses.extend(self.sheet_guesses(told));
        guesses.extend(self.columns.iter().map(|column| column_guess(column, told.vocabulary)));
        for (at, position, scale) in told.units {
            guesses.extend(unit_guess(*at, *position, scale, told.vocabulary));
        }
        guesses
    }

    fn heading_guess(&self, told: &Told<'_>) -> Guess {
        let Frame { top, bottom, .. } = told.frame;
        let what = if top == bottom {
            format!("row {}", top + 1)
        } else {
            format!("rows {} to {}", top + 1, bottom + 1)
        };
        let known = self.columns.iter().filter(|column| column.confidence >= Confidence::Sure).count();
        let because = match (told.by_hand, known) {
            (true, _) => "set by hand".to_owned(),
            (false, 1) => "one of its cells is a heading that Spruce knows, and figures follow".to_owned(),
            (false, _) => {
                format!("{known} of its cells are headings that Spruce knows, and figures follow")
            }
        };
        let confidence = match known {
            _ if told.by_hand => Confidence::Sure,
            0 => Confidence::Unsure,
            1 | 2 => Confidence::Likely,
            _ => Confidence::Sure,
        };
        Guess { about: Topic::Heading, what, because, confidence }
    }

    /// Whether rows or headings give whole periods of their own.
    pub(super) fn has_own_periods(&self) -> bool {
        self.columns.iter().any(|column| match &column.role {
            Role::Period | Role::PartOfYear => true,
            Role::Figures(figures) => figures.period.is_some() && figures.within.is_none(),
            _ => false,
        })
    }

    /// What the sheet says for all rows, where the rows do not.
    fn sheet_guesses(&self, told: &Told<'_>) -> Vec<Guess> {
        let has = |wanted: &dyn Fn(&Role) -> bool| self.columns.iter().any(|column| wanted(&column.role));
        let mut guesses = Vec::new();
        if let Some((period, found)) = self.context.period.filter(|_| !self.has_own_periods()) {
            guesses.push(Guess {
                about: Topic::Period,
                what: period.to_string(),
                because: format!("it stands {}", found.place()),
                confidence: trust(found),
            });
        }
        let placed = has(&|role| matches!(role, Role::AreaCode(_) | Role::AreaName(_)));
        if let Some(area) = self.context.area.as_ref().filter(|_| !placed) {
            let found = self.context.area_found.filter(|_| !self.stand_in);
            guesses.push(Guess {
                about: Topic::Area,
                what: area.label(),
                because: found.map_or_else(
                    || "no organisation is named anywhere, so the file’s name stands in".to_owned(),
                    |found| format!("it stands {}", found.place()),
                ),
                confidence: found.map_or(Confidence::Unsure, trust),
            });
        }
        let indicator = self.context.subject.and_then(|own| told.vocabulary.indicator(own));
        let by_rows = has(&|role| matches!(role, Role::Indicator | Role::IndicatorNumber));
        if let Some(indicator) = indicator.filter(|_| !by_rows) {
            let found = self.context.subject_found;
            guesses.push(Guess {
                about: Topic::Indicator,
                what: indicator.name.clone(),
                because: found.map_or_else(
                    || "set by hand".to_owned(),
                    |found| format!("it is named {}", found.place()),
                ),
                confidence: found.map_or(Confidence::Sure, trust),
            });
        }
        guesses
    }
}

fn column_guess(column: &Column, vocabulary: &Vocabulary<'_>) -> Guess {
    Guess {
        about: Topic::Column(column.at),
        what: meaning(column, vocabulary),
        because: column.why.clone(),
        confidence: column.confidence,
    }
}

/// What a column is taken for, in words.
fn meaning(column: &Column, vocabulary: &Vocabulary<'_>) -> String {
    match &column.role {
        Role::AreaCode(_) => "the area’s code".to_owned(),
        Role::AreaName(_) => "the area’s name".to_owned(),
        Role::Period => "the period".to_owned(),
        Role::PeriodEnd => "the last day of the period".to_owned(),
        Role::Year => "the year".to_owned(),
        Role::PartOfYear => "the quarter or month".to_owned(),
        Role::Indicator | Role::IndicatorNumber => "which indicator the row is about".to_owned(),
        Role::Measure => "what the row’s number is".to_owned(),
        Role::Unit => "the unit of the row’s number".to_owned(),
        Role::Group(name) => format!("a breakdown, {name}"),
        Role::GroupKind | Role::GroupPart => "a breakdown".to_owned(),
        Role::Note => "remarks".to_owned(),
        Role::Idle(reason) => format!("not used, {reason}"),
        Role::Figures(figures) => figures_meaning(figures, vocabulary),
    }
}

fn figures_meaning(figures: &Figures, vocabulary: &Vocabulary<'_>) -> String {
    let own = figures.subject().filter(|_| figures.likeness >= SURE || figures.fixed.is_some());
    let of_what = own.and_then(|own| vocabulary.indicator(own)).map_or_else(
        || "figures of what the row or the sheet says".to_owned(),
        |indicator| indicator.name.clone(),
    );
    let shared = own.is_none() && figures.likeness >= SURE && !figures.senses.is_empty();
    let mut words = if shared { "figures of several indicators".to_owned() } else { of_what };
    if figures.part.is_some() || own.is_some() || shared {
        words = format!("{words}, {}", part_name(figures.component()));
    }
    if let Some(period) = figures.period {
        words = format!("{words}, {period}");
    }
    if let Some(area) = &figures.area {
        words = format!("{words}, {}", area.name);
    }
    words
}

/// How values are written, where that had to be worked out.
fn unit_guess(at: u32, position: u16, scale: &Scale, vocabulary: &Vocabulary<'_>) -> Option<Guess> {
    let indicator = vocabulary.indicator(position)?;
    if !matches!(indicator.unit, Unit::Percent | Unit::PerThousand) {
        return None;
    }
    let unit = if indicator.unit == Unit::Percent { "percentages" } else { "rates per 1,000" };
    let what = if (scale.factor - 1.0).abs() < f64::EPSILON {
        format!("{}: {unit} as they stand", indicator.name)
    } else {
        let factor = crate::base::number_format::short(scale.factor, 2);
        format!("{}: {unit} after multiplying by {factor}", indicator.name)
    };
    let confidence = if scale.doubtful { Confidence::Unsure } else { Confidence::Likely };
    Some(Guess { about: Topic::Unit(at), what, because: scale.because.clone(), confidence })
}

/// The letters of a column.
pub(super) fn letters(at: u32) -> String {
    CellAddress::column_letters(at)
}
