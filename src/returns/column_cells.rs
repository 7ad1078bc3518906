//! What a column's cells say where its heading leaves it open.

use std::collections::BTreeSet;

use super::{
    Amount, Cell, Confidence, Content, Grid,
    areas::{looks_like_code, named_area},
    columns::{Column, Role},
    heading::WORDS,
    heading_idle::{is_done, is_planned},
    local::is_part_only,
    parse_amount,
    table::{Frame, is_data_cell, is_period_cell},
    vocabulary::{SURE, Vocabulary, part_word},
};

/// Why a column of marks is left.
pub(super) const MARKS: &str = "marks on the figures beside it";

/// Cells looked at to learn what a column holds.
const SAMPLE: usize = 400;

/// The cells of a column below the headings, without empty ones.
pub(super) fn sample<'a>(
    grid: &'a Grid,
    frame: &Frame,
    column: u32,
) -> impl Iterator<Item = &'a Cell> + Clone {
    sample_rows(grid, frame, column).map(move |row| grid.cell(row, column))
}

/// The rows in which they stand.
fn sample_rows(grid: &Grid, frame: &Frame, column: u32) -> impl Iterator<Item = u32> + Clone {
    let rows = frame.bottom + 1..frame.end.min(frame.bottom.saturating_add(4000));
    rows.filter(move |row| !grid.cell(*row, column).is_empty()).take(SAMPLE)
}

struct Look {
    filled: usize,
    numbers: usize,
    data: usize,
    codes: usize,
    periods: usize,
    distinct: usize,
    areas: usize,
    parts: usize,
    /// Texts alone in their row: notes below the figures, titles among them.
    notes: usize,
}

impl Look {
    fn are_parts(&self) -> bool {
        self.filled > 0 && self.parts == self.filled && self.distinct >= 2
    }

    fn are_codes(&self) -> bool {
        let rows = self.filled - self.notes;
        rows > 0 && self.codes * 10 >= rows * 8
    }

    fn are_areas(&self) -> bool {
        self.filled > 0 && self.areas * 10 >= self.filled * 6
    }
}

fn look(grid: &Grid, frame: &Frame, column: u32) -> Look {
    let mut look = Look {
        filled: 0,
        numbers: 0,
        data: 0,
        codes: 0,
        periods: 0,
        distinct: 0,
        areas: 0,
        parts: 0,
        notes: 0,
    };
    let mut seen = BTreeSet::new();
    for row in sample_rows(grid, frame, column) {
        let cell = grid.cell(row, column);
        look.filled += 1;
        look.data += usize::from(is_data_cell(cell));
        let amount = parse_amount(cell);
        look.numbers += usize::from(matches!(amount, Amount::Number { .. } | Amount::OneTo(_)));
        look.periods += usize::from(is_period_cell(cell));
        if let Content::Text(text) = &cell.content {
            let beside = grid.row(row).iter().filter(|cell| !cell.is_empty()).take(2).count() > 1;
            look.notes += usize::from(!beside);
            let code = looks_like_code(text);
            look.codes += usize::from(code);
            look.areas += usize::from(!code && look.filled <= 60 && named_area(text).is_some());
            look.parts += usize::from(names_only_a_part(text));
            seen.insert(text.trim());
        }
    }
    look.distinct = seen.len();
    // Sixty names tell as much as all of them.
    look.areas = look.areas * look.filled / look.filled.clamp(1, 60);
    look
}

/// Whether a text is the name of a part of a figure and nothing else: `Numerator`, `%`, `Rate`.
fn names_only_a_part(text: &str) -> bool {
    text.trim() == "%" || part_word(text).is_some() && is_part_only(text)
}

/// A column that says which rows tell what was and which what is planned or expected: `Actual`, `Forecast`.
pub(super) fn settle_stages(columns: &mut [Column], grid: &Grid, frame: &Frame) {
    let is_open = |role: &Role| {
        matches!(role, Role::Idle(_) | Role::Figures(_) | Role::Note | Role::GroupKind | Role::GroupPart)
    };
    for column in columns.iter_mut().filter(|column| is_open(&column.role)) {
        let (mut planned, mut other) = (false, false);
        for cell in sample(grid, frame, column.at) {
            match &cell.content {
                Content::Text(text) if is_planned(text) => planned = true,
                Content::Text(text) if is_done(text) => {}
                _ => other = true,
            }
        }
        if planned && !other {
            column.settle(Role::Measure, "its cells tell what was from what is planned", Confidence::Likely);
        }
    }
}

/// Lets the cells decide where a heading leaves it open.
pub(super) fn settle_by_content(
    columns: &mut Vec<Column>,
    grid: &Grid,
    frame: &Frame,
    vocabulary: &Vocabulary<'_>,
) {
    let has_name = columns.iter().any(|column| matches!(column.role, Role::AreaName(_) | Role::AreaCode(_)));
    let has_indicator = columns.iter().any(|column| matches!(column.role, Role::Indicator));
    for column in columns.iter_mut() {
        let seen = look(grid, frame, column.at);
        let names = || names_indicators(grid, frame, column.at, vocabulary);
        let settled = match &column.role {
            Role::AreaName(rank) if seen.are_codes() => {
                Some((Role::AreaCode(*rank), "its cells are codes of areas"))
            }
            Role::Unit if seen.are_areas() => {
                Some((Role::AreaName(3), "its cells are names of organisations"))
            }
            Role::Measure | Role::Unit if seen.filled > 0 && seen.data * 2 > seen.filled => {
                Some((Role::Idle("numbers under a heading for words".to_owned()), "its cells are numbers"))
            }
            Role::Figures(_) | Role::Idle(_) | Role::GroupKind | Role::GroupPart if seen.are_parts() => {
                Some((Role::Measure, "its cells are parts of figures"))
            }
            Role::IndicatorNumber | Role::Measure if !has_indicator && names() => {
                Some((Role::Indicator, "its cells are names of indicators"))
            }
            Role::Figures(_) if seen.filled == 0 => {
                Some((Role::Idle("no cells below the heading".to_owned()), "it is empty"))
            }
            Role::Figures(figures)
                if figures.period.is_none()
                    && seen.numbers == 0
                    && (seen.data * 2 <= seen.filled
                        || !figures.label_is_bare()
                            && figures.senses.is_empty()
                            && seen.data < seen.filled) =>
            {
                let known = figures.likeness >= SURE && figures.subject().is_some();
                if seen.periods * 2 > seen.filled {
                    Some((Role::Period, "its cells are periods"))
                } else if !has_indicator && names() {
                    Some((Role::Indicator, "its cells are names of indicators"))
                } else if !has_name && seen.are_codes() {
                    Some((Role::AreaCode(3), "its cells are codes of areas"))
                } else if !has_name && seen.are_areas() {
                    Some((Role::AreaName(3), "its cells are names of organisations"))
                } else if known {
                    // Words where figures of an indicator should be are refused one by one.
                    None
                } else {
                    Some((Role::Idle(WORDS.to_owned()), "its cells are words"))
                }
            }
            _ => None,
        };
        if let Some((role, why)) = settled {
            column.settle(role, why, Confidence::Likely);
        }
    }
    settle_marks(columns, grid, frame);
    unheaded_keys(columns, grid, frame, vocabulary);
}

/// A column without numbers that shares the heading of the figures just before it holds marks on these.
fn settle_marks(columns: &mut [Column], grid: &Grid, frame: &Frame) {
    for position in 1..columns.len() {
        let Some([before, own]) = columns.get_mut(position - 1..=position) else { continue };
        let shares = own.heading == before.heading
            && own.at == before.at + 1
            && before.figures().is_some()
            && own.figures().is_some()
            && grid.cell(frame.bottom, own.at).is_empty();
        if shares && look(grid, frame, own.at).numbers == 0 {
            own.settle(Role::Idle(MARKS.to_owned()), "its cells are marks", Confidence::Likely);
        }
    }
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
        let (role, why) = if !has_indicator && names_indicators(grid, frame, at, vocabulary) {
            (Role::Indicator, "its cells are names of indicators")
        } else if has_name || has_indicator {
            continue;
        } else if seen.periods * 2 > seen.filled {
            (Role::Period, "its cells are periods")
        } else if seen.are_codes() {
            (Role::AreaCode(3), "its cells are codes of areas")
        } else {
            (Role::AreaName(3), "it stands before the figures and holds words")
        };
        columns.push(Column {
            at,
            heading: String::new(),
            role,
            why: format!("it has no heading, and {why}"),
            confidence: Confidence::Likely,
        });
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
