//! What each column of a table means, by its heading first and its cells second.

use std::collections::BTreeSet;

use super::{
    Amount, Cell, ColumnRole, Component, Content, Grid,
    areas::{looks_like_code, named_area},
    heading::{Heading, Rank, WORDS, heading},
    local::is_part_only,
    parse_amount,
    settle::{settle_addends, settle_counts, settle_stated},
    table::{Frame, is_data_cell, is_period_cell, stacked},
    vocabulary::{PartWord, SURE, Sense, Vocabulary, part_word},
    when::{PeriodColumn, period_in},
    words::Stage,
};
use crate::domain::{Area, Period, parse_period};

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
}

/// Cells looked at to learn what a column holds.
const SAMPLE: usize = 400;

/// The cells of a column below the headings, without empty ones.
pub(super) fn sample<'a>(
    grid: &'a Grid,
    frame: &Frame,
    column: u32,
) -> impl Iterator<Item = &'a Cell> + Clone {
    let rows = frame.bottom + 1..frame.end.min(frame.bottom.saturating_add(4000));
    rows.map(move |row| grid.cell(row, column)).filter(|cell| !cell.is_empty()).take(SAMPLE)
}

struct Look {
    filled: usize,
    numbers: usize,
    data: usize,
    codes: usize,
    periods: usize,
    distinct: usize,
}

fn look(grid: &Grid, frame: &Frame, column: u32) -> Look {
    let mut look = Look { filled: 0, numbers: 0, data: 0, codes: 0, periods: 0, distinct: 0 };
    let mut seen = BTreeSet::new();
    for cell in sample(grid, frame, column) {
        look.filled += 1;
        look.data += usize::from(is_data_cell(cell));
        let amount = parse_amount(cell);
        look.numbers += usize::from(matches!(amount, Amount::Number { .. } | Amount::OneTo(_)));
        look.periods += usize::from(is_period_cell(cell));
        if let Content::Text(text) = &cell.content {
            look.codes += usize::from(looks_like_code(text));
            seen.insert(text.trim());
        }
    }
    look.distinct = seen.len();
    look
}

pub(super) fn heading_text(parts: &[Cell]) -> String {
    parts
        .iter()
        .map(Cell::shown)
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(" ")
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
    let dated: Vec<&Cell> =
        stacks.iter().flatten().filter(|cell| matches!(cell.content, Content::Date(_))).collect();
    let mut heading_dates = PeriodColumn::learn("period", dated.into_iter());
    let mut columns = Vec::new();
    for (at, parts) in stacks.iter().enumerate() {
        let Ok(at) = u32::try_from(at) else { break };
        if parts.is_empty() {
            continue;
        }
        let heading = heading_text(parts);
        let role = role(parts, &mut heading_dates, vocabulary, age);
        columns.push(Column { at, heading, role });
    }
    settle_by_content(&mut columns, grid, frame, vocabulary);
    settle_counts(&mut columns, grid, frame, vocabulary);
    settle_addends(&mut columns, vocabulary);
    settle_stated(&mut columns, vocabulary);
    settle_periods(&mut columns, grid, frame);
    settle_totals(&mut columns);
    columns
}

fn role(parts: &[Cell], dates: &mut PeriodColumn, vocabulary: &Vocabulary<'_>, age: Option<Stage>) -> Role {
    let mut period = None;
    let mut texts: Vec<String> = Vec::new();
    for part in parts {
        let text = part.shown().split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(found) = heading_period(part, dates) {
            period = period.or(Some(found));
        } else {
            texts.push(text);
        }
    }
    let mut label = texts.join(" ");
    let last = texts.last().cloned().unwrap_or_default();
    if period.is_none() {
        if let Some(known) = heading(&label).or_else(|| {
            heading(&last).filter(|own| !matches!(own, Heading::Idle(_) | Heading::Unit) || texts.len() == 1)
        }) {
            return of_heading(known);
        }
        if let Some((found, rest)) = period_in(&label) {
            period = Some(found);
            label = rest;
        }
    }
    let mut figures = Figures { period, label: label.clone(), ..Figures::default() };
    if label.is_empty() {
        return Role::Figures(figures);
    }
    if let Some(Heading::Idle(reason)) = heading(&label).filter(|_| period.is_some()) {
        return Role::Idle(reason.to_owned());
    }
    figures.part = part_word(&last).or_else(|| part_word(&label));
    if matches!(figures.part, Some(PartWord::Lower | PartWord::Upper | PartWord::Interval)) {
        return Role::Figures(figures);
    }
    let first = texts.first().cloned().unwrap_or_default();
    let mut best = vocabulary.meaning(&label, age);
    if best.likeness < SURE && texts.len() > 1 {
        let share = figures.part == Some(PartWord::Share) || part_word(&label) == Some(PartWord::Share);
        for alone in [&last, &first] {
            let other = vocabulary.meaning(alone, age);
            let below = other.senses.iter().all(|sense| sense.component == Component::Denominator);
            // “All children” under “% in poverty” is no count, and under the name of another count not the whole.
            let narrowed = alone == &last && below && (share || vocabulary.is_foreign(&first, age));
            if other.likeness > best.likeness && !narrowed {
                best = other;
            }
        }
    }
    figures.senses = best.senses;
    figures.likeness = best.likeness;
    if figures.senses.is_empty() {
        figures.area = texts.iter().find_map(|text| named_area(text));
    }
    Role::Figures(figures)
}

fn heading_period(part: &Cell, dates: &mut PeriodColumn) -> Option<Period> {
    if !is_period_cell(part) {
        return None;
    }
    match &part.content {
        Content::Text(text) => parse_period(text),
        _ => dates.read(part),
    }
}

fn of_heading(known: Heading) -> Role {
    match known {
        Heading::AreaCode(rank) => Role::AreaCode(rank),
        Heading::AreaName(rank) | Heading::Area(rank) => Role::AreaName(rank),
        Heading::Period => Role::Period,
        Heading::PeriodEnd => Role::PeriodEnd,
        Heading::Year => Role::Year,
        Heading::PartOfYear => Role::PartOfYear,
        Heading::Indicator => Role::Indicator,
        Heading::IndicatorNumber => Role::IndicatorNumber,
        Heading::Measure | Heading::Dimension => Role::Measure,
        Heading::Group(name) => Role::Group(name.to_owned()),
        Heading::GroupKind => Role::GroupKind,
        Heading::GroupPart => Role::GroupPart,
        Heading::Unit => Role::Unit,
        Heading::Note => Role::Note,
        Heading::Idle(reason) => Role::Idle(reason.to_owned()),
    }
}

/// Lets the cells decide where a heading leaves it open.
fn settle_by_content(columns: &mut Vec<Column>, grid: &Grid, frame: &Frame, vocabulary: &Vocabulary<'_>) {
    let has_name = columns.iter().any(|column| matches!(column.role, Role::AreaName(_) | Role::AreaCode(_)));
    let has_indicator = columns.iter().any(|column| matches!(column.role, Role::Indicator));
    for column in columns.iter_mut() {
        let seen = look(grid, frame, column.at);
        match &mut column.role {
            Role::AreaName(rank) if seen.filled > 0 && seen.codes * 10 >= seen.filled * 8 => {
                column.role = Role::AreaCode(*rank);
            }
            Role::Measure | Role::Unit if seen.filled > 0 && seen.data * 2 > seen.filled => {
                column.role = Role::Idle("numbers under a heading for words".to_owned());
            }
            Role::Measure if !has_indicator && names_indicators(grid, frame, column.at, vocabulary) => {
                column.role = Role::Indicator;
            }
            Role::Figures(_) if seen.filled == 0 => {
                column.role = Role::Idle("no cells below the heading".to_owned());
            }
            Role::Figures(figures)
                if figures.period.is_none() && seen.numbers == 0 && seen.data * 2 <= seen.filled =>
            {
                column.role = if seen.periods * 2 > seen.filled {
                    Role::Period
                } else if !has_indicator && names_indicators(grid, frame, column.at, vocabulary) {
                    Role::Indicator
                } else if !has_name && seen.codes * 10 >= seen.filled * 8 {
                    Role::AreaCode(3)
                } else {
                    Role::Idle(WORDS.to_owned())
                };
            }
            _ => {}
        }
    }
    unheaded_keys(columns, grid, frame, vocabulary);
}

/// A first column without a heading that names areas or indicators.
fn unheaded_keys(columns: &mut Vec<Column>, grid: &Grid, frame: &Frame, vocabulary: &Vocabulary<'_>) {
    let has_name = columns.iter().any(|column| matches!(column.role, Role::AreaName(_) | Role::AreaCode(_)));
    let has_indicator = columns.iter().any(|column| matches!(column.role, Role::Indicator));
    let Some(first) = columns.iter().filter(|c| matches!(c.role, Role::Figures(_))).map(|c| c.at).min()
    else {
        return;
    };
    let headed: BTreeSet<u32> = columns.iter().map(|column| column.at).collect();
    for at in (0..first).rev() {
        if headed.contains(&at) {
            continue;
        }
        let seen = look(grid, frame, at);
        if seen.filled == 0 || seen.data * 4 > seen.filled || seen.distinct < 1 {
            continue;
        }
        let role = if !has_indicator && names_indicators(grid, frame, at, vocabulary) {
            Role::Indicator
        } else if has_name || has_indicator {
            continue;
        } else if seen.periods * 2 > seen.filled {
            Role::Period
        } else if seen.codes * 10 >= seen.filled * 8 {
            Role::AreaCode(3)
        } else {
            Role::AreaName(3)
        };
        columns.push(Column { at, heading: String::new(), role });
        break;
    }
    columns.sort_by_key(|column| column.at);
}

/// Whether a good part of a column's texts are indicators or their parts.
fn names_indicators(grid: &Grid, frame: &Frame, column: u32, vocabulary: &Vocabulary<'_>) -> bool {
    let mut seen = BTreeSet::new();
    let mut named = 0;
    for cell in sample(grid, frame, column) {
        let Content::Text(text) = &cell.content else { continue };
        if seen.insert(text.trim().to_owned()) {
            named += usize::from(vocabulary.names(text));
        }
        if seen.len() >= 60 {
            break;
        }
    }
    named >= 1 && (named * 4 >= seen.len() || named >= 3)
}

/// Decides which of year, quarter and period columns stand alone and which complete each other.
fn settle_periods(columns: &mut [Column], grid: &Grid, frame: &Frame) {
    let readable = |at: u32, heading: &str| {
        let mut reader = PeriodColumn::learn(heading, sample(grid, frame, at));
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
            Role::PartOfYear if readable(column.at, &column.heading) => column.role = Role::Period,
            Role::Period if has_year && !readable(column.at, &column.heading) => {
                column.role = Role::PartOfYear;
            }
            _ => {}
        }
    }
    let whole = columns.iter().any(|column| column.role == Role::Period);
    let part = columns.iter().any(|column| column.role == Role::PartOfYear);
    for column in columns.iter_mut() {
        if column.role == Role::Year && whole {
            column.role = Role::Idle("a year that the period repeats".to_owned());
        } else if column.role == Role::Year && !part {
            column.role = Role::Period;
        }
    }
}

/// `Total` heads a figure of its own unless the other columns are periods.
fn settle_totals(columns: &mut [Column]) {
    let periods = columns
        .iter()
        .filter(|column| matches!(&column.role, Role::Figures(figures) if figures.period.is_some()))
        .count();
    if periods >= 2 {
        for column in columns.iter_mut() {
            let Role::Figures(figures) = &column.role else { continue };
            let nothing = figures.period.is_none() && figures.senses.is_empty() && figures.part.is_none();
            if nothing && figures.area.is_none() {
                column.role = Role::Idle("no period in its heading".to_owned());
            }
        }
    }
}

/// A column's role in the words of the mapping that people see.
pub(super) fn as_mapping(column: &Column, vocabulary: &Vocabulary<'_>) -> ColumnRole {
    match &column.role {
        Role::AreaCode(_) => ColumnRole::AreaCode,
        Role::AreaName(_) => ColumnRole::AreaName,
        Role::Period | Role::PeriodEnd => ColumnRole::Period,
        Role::Year => ColumnRole::Year,
        Role::PartOfYear => ColumnRole::PartOfYear,
        Role::Indicator | Role::IndicatorNumber => ColumnRole::Indicator,
        Role::Measure | Role::Unit => ColumnRole::Measure,
        Role::Group(name) => ColumnRole::Group(name.clone()),
        Role::GroupKind | Role::GroupPart => ColumnRole::Group("Category".to_owned()),
        Role::Note => ColumnRole::Note,
        Role::Idle(_) => ColumnRole::Unused,
        Role::Figures(figures) => ColumnRole::Figure {
            indicator: figures
                .subject()
                .filter(|_| figures.likeness >= SURE || figures.fixed.is_some())
                .and_then(|at| vocabulary.indicator(at))
                .map(|known| known.id.clone()),
            component: figures.component(),
            period: figures.period,
        },
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
            // “% initiated” has the name of the count and is a share all the same.
            (Some(Component::Numerator), Some(Component::Value)) if self.label.contains('%') => {
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

/// Applies what a person, or a saved mapping, says of the columns.
pub(super) fn apply(columns: &mut Vec<Column>, roles: &[ColumnRole], vocabulary: &Vocabulary<'_>) {
    for (at, wanted) in roles.iter().enumerate() {
        let Ok(at) = u32::try_from(at) else { break };
        let position = columns.iter().position(|column| column.at == at);
        let Some(position) = position else {
            if *wanted != ColumnRole::Unused {
                columns.push(Column { at, heading: String::new(), role: from_mapping(wanted, vocabulary) });
            }
            continue;
        };
        let Some(column) = columns.get_mut(position) else { continue };
        if as_mapping(column, vocabulary) != *wanted {
            let before = std::mem::replace(&mut column.role, from_mapping(wanted, vocabulary));
            keep_heading(&mut column.role, before);
        }
    }
    columns.sort_by_key(|column| column.at);
}

/// What the heading itself says of a column's figures stays, whoever says what they measure.
pub(super) fn keep_heading(role: &mut Role, before: Role) {
    if let (Role::Figures(new), Role::Figures(old)) = (role, before) {
        new.period = new.period.or(old.period);
        new.area = old.area;
    }
}

fn from_mapping(role: &ColumnRole, vocabulary: &Vocabulary<'_>) -> Role {
    match role {
        ColumnRole::Unused => Role::Idle("not used, as set by hand".to_owned()),
        ColumnRole::AreaCode => Role::AreaCode(3),
        ColumnRole::AreaName => Role::AreaName(3),
        ColumnRole::Period => Role::Period,
        ColumnRole::Year => Role::Year,
        ColumnRole::PartOfYear => Role::PartOfYear,
        ColumnRole::Indicator => Role::Indicator,
        ColumnRole::Measure => Role::Measure,
        ColumnRole::Group(name) => Role::Group(name.clone()),
        ColumnRole::Note => Role::Note,
        ColumnRole::Figure { indicator, component, period } => {
            let position = indicator.as_ref().and_then(|id| vocabulary.position(id));
            let fixed = position.map(|indicator| Sense { indicator, component: *component });
            let part = match component {
                Component::Numerator => Some(PartWord::Numerator),
                Component::Denominator => Some(PartWord::Denominator),
                Component::LowerLimit => Some(PartWord::Lower),
                Component::UpperLimit => Some(PartWord::Upper),
                Component::Value => Some(PartWord::Share),
            };
            let likeness = if fixed.is_some() { 1.0 } else { 0.0 };
            Role::Figures(Figures { period: *period, part, fixed, likeness, ..Figures::default() })
        }
    }
}
