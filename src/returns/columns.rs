//! What each column of a table means, by its heading first and its cells second.

use std::collections::BTreeSet;

use super::{
    Cell, Component, Confidence, Content, Grid,
    areas_across::settle_areas_across,
    bare_parts::settle_bare_counts,
    column_cells::{sample, settle_by_content, settle_stages},
    column_heading::Headings,
    context::Said,
    heading::Rank,
    local::is_part_only,
    settle::{settle_addends, settle_counts, settle_stated, settle_wholes},
    table::{Frame, stacked},
    vocabulary::{PartWord, Sense, Vocabulary, says_share},
    when::PeriodColumn,
    words::Stage,
};
use crate::domain::{Area, Period, names_part_of_year};

/// A column of figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Figures {
    /// What the heading may mean, best first; empty where the row or the sheet says.
    pub senses: Vec<Sense>,
    /// How sure that is.
    pub likeness: f64,
    /// The part that the heading names in so many words.
    pub part: Option<PartWord>,
    /// The period that the heading names.
    pub period: Option<Period>,
    /// The part of a year that the heading names without the year: `Apr`, `Q1`.
    pub within: Option<String>,
    /// Whether that part may be counted from April or from January: `Q1 2010`.
    pub unclear: bool,
    /// The area that the heading names.
    pub area: Option<Area>,
    /// The heading without its period: empty, or what is measured.
    pub label: String,
    /// Set by a person, or by the return's profile.
    pub fixed: Option<Sense>,
    /// Whether the cells add up with those of its sibling: totally and partially breastfed.
    pub adds: bool,
}

/// What a column means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// An area's code.
    AreaCode(Rank),
    /// An area's name.
    AreaName(Rank),
    /// A period, or its first day.
    Period,
    /// The last day of a period.
    PeriodEnd,
    /// A year that another column completes.
    Year,
    /// A quarter or month that a year completes.
    PartOfYear,
    /// An indicator's name.
    Indicator,
    /// An indicator's number.
    IndicatorNumber,
    /// What the row's number is.
    Measure,
    /// A breakdown of this name.
    Group(String),
    /// The name of a breakdown.
    GroupKind,
    /// The part of a named breakdown.
    GroupPart,
    /// The unit of the row's number.
    Unit,
    /// A remark.
    Note,
    /// Figures.
    Figures(Figures),
    /// Not used, and why.
    Idle(String),
}

/// A column and its meaning.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    /// Its number from 0.
    pub at: u32,
    /// Its whole heading.
    pub heading: String,
    /// What it means.
    pub role: Role,
    /// Why, in words.
    pub why: String,
    /// How sure that is.
    pub confidence: Confidence,
}

impl Column {
    /// Takes the column for something, for a reason.
    pub(super) fn settle(&mut self, role: Role, why: impl Into<String>, confidence: Confidence) {
        self.role = role;
        self.why = why.into();
        self.confidence = confidence;
    }

    /// The figures that the column gives.
    pub(super) const fn figures(&self) -> Option<&Figures> {
        match &self.role {
            Role::Figures(figures) => Some(figures),
            _ => None,
        }
    }
}

/// The columns of a table.
pub(super) fn columns(
    grid: &Grid,
    frame: &Frame,
    vocabulary: &Vocabulary<'_>,
    age: Option<Stage>,
) -> Vec<Column> {
    let width = grid.width().min(2000);
    let stacks = stacked(grid, frame, width);
    let panel = panel_columns(grid, frame, &stacks);
    let mut headings = Headings::learn(&stacks, vocabulary, age);
    let mut columns = Vec::new();
    for (at, parts) in stacks.iter().enumerate() {
        let Ok(at) = u32::try_from(at) else { break };
        if !parts.is_empty() && !panel.contains(&at) {
            columns.push(headings.column(at, parts));
        }
    }
    settle_by_content(&mut columns, grid, frame, vocabulary);
    settle_areas_across(&mut columns, grid, frame);
    settle_wholes(&mut columns, vocabulary);
    settle_counts(&mut columns, grid, frame, vocabulary);
    settle_addends(&mut columns, vocabulary);
    settle_stated(&mut columns, vocabulary);
    settle_bare_counts(&mut columns);
    settle_stages(&mut columns, grid, frame);
    settle_periods(&mut columns, grid, frame);
    settle_totals(&mut columns);
    columns
}

/// Columns beside the table that hold labels (`Quarter:`) and their values.
fn panel_columns(grid: &Grid, frame: &Frame, stacks: &[Vec<Cell>]) -> BTreeSet<u32> {
    let is_label = |cell: &Cell| matches!(&cell.content, Content::Text(text) if text.trim().ends_with(':'));
    let mut panel = BTreeSet::new();
    for (at, parts) in stacks.iter().enumerate() {
        let Ok(at) = u32::try_from(at) else { break };
        let (mut labels, mut filled) = (0, 0);
        for cell in sample(grid, frame, at) {
            filled += 1;
            labels += usize::from(is_label(cell));
        }
        if parts.iter().any(is_label) && labels * 2 >= filled {
            panel.extend([at, at + 1]);
        }
    }
    panel
}

/// Decides which of year, quarter and period columns stand alone and which complete each other.
fn settle_periods(columns: &mut [Column], grid: &Grid, frame: &Frame) {
    let readable = |at: u32, heading: &str| {
        let mut reader = PeriodColumn::learn(heading, sample(grid, frame, at), &Said::default());
        let (mut read, mut all) = (0, 0);
        for cell in sample(grid, frame, at) {
            all += 1;
            read += usize::from(reader.read(cell).is_some());
        }
        all > 0 && read * 10 >= all * 6
    };
    let has_year = columns.iter().any(|column| column.role == Role::Year);
    for column in columns.iter_mut() {
        match column.role {
            Role::PartOfYear if readable(column.at, &column.heading) => {
                column.settle(Role::Period, "its cells are whole periods", Confidence::Likely);
            }
            Role::Period if !readable(column.at, &column.heading) => {
                if has_year {
                    column.settle(Role::PartOfYear, "another column gives the year", Confidence::Likely);
                } else if are_parts_of_year(grid, frame, column.at) {
                    let why = "its cells are quarters or months without a year";
                    column.settle(Role::PartOfYear, why, Confidence::Likely);
                }
            }
            _ => {}
        }
    }
    let whole = columns.iter().any(|column| column.role == Role::Period);
    let part = columns.iter().any(|column| column.role == Role::PartOfYear);
    for column in columns.iter_mut() {
        if column.role == Role::Year && whole {
            let role = Role::Idle("a year that the period repeats".to_owned());
            column.settle(role, "another column gives the period", Confidence::Likely);
        } else if column.role == Role::Year && !part {
            column.settle(Role::Period, "no other column gives a period", Confidence::Likely);
        }
    }
}

/// Whether most cells of a column name a quarter or a month and no year.
fn are_parts_of_year(grid: &Grid, frame: &Frame, at: u32) -> bool {
    let (mut parts, mut all) = (0, 0);
    for cell in sample(grid, frame, at) {
        all += 1;
        parts += usize::from(matches!(&cell.content, Content::Text(text) if names_part_of_year(text)));
    }
    all > 0 && parts * 10 >= all * 6
}

/// `Total` heads a figure of its own unless the other columns are periods.
fn settle_totals(columns: &mut [Column]) {
    let dated = |figures: &Figures| figures.period.is_some() || figures.within.is_some();
    let periods = columns.iter().filter(|column| column.figures().is_some_and(dated)).count();
    if periods < 2 {
        return;
    }
    for column in columns.iter_mut() {
        let Some(figures) = column.figures() else { continue };
        let nothing = !dated(figures) && figures.senses.is_empty() && figures.part.is_none();
        if nothing && figures.area.is_none() {
            let role = Role::Idle("no period in its heading".to_owned());
            column.settle(role, "the columns beside it are periods", Confidence::Likely);
        }
    }
}

impl Figures {
    /// Whether the heading has no words but those of a part: `Number`, `%`, or only a period.
    pub(super) fn label_is_bare(&self) -> bool {
        is_part_only(&self.label)
    }

    /// The one indicator that the heading names.
    pub(super) fn subject(&self) -> Option<u16> {
        if let Some(fixed) = self.fixed {
            return Some(fixed.indicator);
        }
        let mut indicators = self.senses.iter().map(|sense| sense.indicator);
        let first = indicators.next()?;
        indicators.all(|other| other == first).then_some(first)
    }

    /// Whether the heading says outright which part it gives.
    pub(super) fn named_component(&self) -> Option<Component> {
        if let Some(fixed) = self.fixed {
            return Some(fixed.component);
        }
        let of_part = self.part.map(of_part_word);
        let first = self.senses.first().map(|sense| sense.component);
        let agreed = first.filter(|first| self.senses.iter().all(|sense| sense.component == *first));
        match (agreed, of_part) {
            // “Number smoking at delivery” has the name of the percentage and counts all the same.
            (Some(Component::Value), Some(Component::Numerator)) => Some(Component::Numerator),
            // `Eligible` under “MMR1 at 24 months”.
            (Some(Component::Value), Some(Component::Denominator)) => Some(Component::Denominator),
            // “% initiated” has the name of the count and is a share all the same.
            (Some(Component::Numerator), Some(Component::Value)) if says_share(&self.label) => {
                Some(Component::Value)
            }
            (Some(agreed), _) => Some(agreed),
            (None, part) => part,
        }
    }

    /// The part that the column gives: the value unless something says otherwise.
    pub(super) fn component(&self) -> Component {
        self.named_component().unwrap_or(Component::Value)
    }
}

/// The component behind a part's word; a bare count is taken as the numerator.
pub(super) const fn of_part_word(part: PartWord) -> Component {
    match part {
        PartWord::Share => Component::Value,
        PartWord::Numerator | PartWord::Count => Component::Numerator,
        PartWord::Denominator => Component::Denominator,
        PartWord::Lower | PartWord::Interval => Component::LowerLimit,
        PartWord::Upper => Component::UpperLimit,
    }
}
