//! Where on a sheet the tables are: their headings, their rows, their composed column headings.

use super::{
    Amount, Cell, Content, Grid,
    heading::{Heading, heading},
    parse_amount,
    title_area::area_in,
    vocabulary::{About, Vocabulary, part_word},
    when::period_in,
};
use crate::{base::fold, domain::parse_period};

/// A table's place on its sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// First heading row.
    pub top: u32,
    /// Last heading row.
    pub bottom: u32,
    /// First row that belongs to the next table, or to nothing.
    pub end: u32,
}

/// The deepest that headings reach.
const DEEPEST: u32 = 7;
/// Headings of the first table start within so many rows.
const SEARCHED: u32 = 60;
/// A heading is rarely longer; a note often is.
const LONG: usize = 160;

pub(super) fn text_of(cell: &Cell) -> Option<&str> {
    match &cell.content {
        Content::Text(text) if !text.trim().is_empty() => Some(text.trim()),
        _ => None,
    }
}

fn is_year(number: f64) -> bool {
    (1950.0..=2100.0).contains(&number) && number.fract() == 0.0
}

/// Whether a cell could stand for a period in a heading: a date, a year, `Q1 2010-11`.
pub(super) fn is_period_cell(cell: &Cell) -> bool {
    match &cell.content {
        Content::Date(_) => true,
        Content::Number(number) => is_year(*number) && !cell.percent,
        Content::Text(text) => may_be_period(text) && parse_period(text).is_some(),
        _ => false,
    }
}

/// Whether a text is worth reading as a period: it has a year, and is not just a count.
fn may_be_period(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 2 && (digits != text.len() || matches!(digits, 4 | 6 | 8))
}

/// Whether a cell holds a number or a reason for none, as data do and headings do not.
pub(super) fn is_data_cell(cell: &Cell) -> bool {
    match &cell.content {
        Content::Number(number) => cell.percent || !is_year(*number),
        Content::Error(_) | Content::NoResult => true,
        Content::Text(text) if text.len() < 40 => {
            // “Unknown” heads a count as often as it stands for a missing one.
            if text.starts_with(['u', 'U', 'n', 'N'])
                && matches!(crate::base::fold(text).as_str(), "unknown" | "not known")
            {
                return false;
            }
            match parse_amount(cell) {
                Amount::Number { .. } => !is_period_cell(cell),
                Amount::Unreadable(_) | Amount::Missing(crate::domain::Mark::Blank) => false,
                Amount::OneTo(_) | Amount::Missing(_) => true,
            }
        }
        _ => false,
    }
}

fn has_number(cells: &[Cell]) -> bool {
    cells.iter().any(|cell| match &cell.content {
        Content::Number(number) => cell.percent || !is_year(*number),
        Content::Text(text) if text.len() < 24 => {
            matches!(parse_amount(cell), Amount::Number { .. } | Amount::OneTo(_)) && !is_period_cell(cell)
        }
        _ => false,
    })
}

fn row(grid: &Grid, row: u32) -> &[Cell] {
    grid.row(row)
}

fn filled(cells: &[Cell]) -> impl Iterator<Item = (usize, &Cell)> {
    cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
}

/// How much a row looks like headings, and how many of its cells are known as such; `None` where it
/// holds data.
fn score(cells: &[Cell], vocabulary: &Vocabulary<'_>) -> Option<(u32, u32)> {
    let (mut points, mut known, mut count, mut periods) = (0_u32, 0_u32, 0_u32, 0_u32);
    for (_, cell) in filled(cells) {
        count += 1;
        if is_period_cell(cell) {
            periods += 1;
            points += 2;
            continue;
        }
        if is_data_cell(cell) {
            return None;
        }
        let Some(text) = text_of(cell) else { continue };
        if text.len() > LONG || text.ends_with(':') {
            continue;
        }
        points += 1;
        if heading(text).is_some() || vocabulary.names(text) {
            known += 1;
            points += 2;
        } else if part_word(text).is_some() {
            known += 1;
            points += 1;
        }
    }
    if periods >= 2 {
        known += periods;
    }
    (count >= 2).then_some((points, known))
}

/// Whether rows with numbers follow `below` before too many without.
fn data_follow(grid: &Grid, below: u32) -> bool {
    let mut empty = 0;
    for at in below + 1..grid.height() {
        let cells = row(grid, at);
        if has_number(cells) {
            return true;
        }
        empty += 1;
        if empty > 12 {
            return false;
        }
    }
    false
}

/// Whether a row of words that nobody knows stands over rows that are named after indicators: the names of
/// organisations, one column each.
fn heads_named_rows(grid: &Grid, at: u32, vocabulary: &Vocabulary<'_>) -> bool {
    let cells = row(grid, at);
    let words = filled(cells).filter(|(column, cell)| *column > 0 && text_of(cell).is_some()).count();
    if words < 2 || cells.iter().any(is_data_cell) {
        return false;
    }
    let below =
        (at + 1..grid.height().min(at + 4)).map(|below| row(grid, below)).find(|cells| has_number(cells));
    below.is_some_and(|cells| {
        filled(cells).find_map(|(_, cell)| text_of(cell)).is_some_and(|name| vocabulary.names(name))
    })
}

/// The row of headings that a sheet's first table most likely has.
fn best_row(grid: &Grid, from: u32, vocabulary: &Vocabulary<'_>) -> Option<u32> {
    let last = grid.height().min(from + SEARCHED);
    let mut candidates: Vec<(u32, u32, u32)> = Vec::new();
    for at in from..last {
        let found =
            score(row(grid, at), vocabulary).filter(|(_, known)| *known >= 1 && data_follow(grid, at));
        candidates.extend(found.map(|(points, known)| (at, points, known)));
    }
    let Some((best, points, _)) = candidates.iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0))).copied()
    else {
        return (from..last).find(|at| heads_named_rows(grid, *at, vocabulary));
    };
    // A smaller table may stand above the largest: take it first if numbers stand between.
    let above = candidates.iter().find(|(at, score, known)| {
        *at < best
            && *known >= 2
            && score * 2 >= points
            && (*at + 1..best).any(|between| has_number(row(grid, between)))
    });
    Some(above.map_or(best, |(at, ..)| *at))
}

/// A row above the headings that groups them (`Available | | Occupied`), not a title.
fn groups_headings(grid: &Grid, at: u32, below: u32) -> bool {
    let cells = row(grid, at);
    let heads = row(grid, below);
    let mut over_figures = false;
    let mut count = 0;
    for (column, cell) in filled(cells) {
        count += 1;
        // A number over several columns, such as an age, heads them.
        if is_data_cell(cell) && !is_spread(grid, at, column) {
            return false;
        }
        if text_of(cell).is_some_and(|text| text.len() > LONG || text.ends_with(':')) {
            return false;
        }
        let head = heads.get(column).and_then(text_of);
        if column > 0 && head.is_none_or(|head| matches!(heading(head), None | Some(Heading::Idle(_)))) {
            over_figures = true;
        }
    }
    let title = count == 1 && {
        let first = filled(cells).map(|(column, _)| column).next().unwrap_or(0);
        let first_head = filled(heads).map(|(column, _)| column).next().unwrap_or(0);
        first <= first_head
    };
    count > 0 && (over_figures || heads_blocks(cells, heads)) && !title
}

/// Whether a cell is merged with others to its right.
fn is_spread(grid: &Grid, row: u32, column: usize) -> bool {
    grid.merged.iter().any(|(first, last)| {
        first.row == row && usize::try_from(first.column) == Ok(column) && last.column > first.column
    })
}

/// Whether each filled cell stands over the same heading, as those of tables side by side do.
fn heads_blocks(cells: &[Cell], heads: &[Cell]) -> bool {
    let mut below = filled(cells).map(|(column, _)| heads.get(column).and_then(text_of));
    let Some(Some(first)) = below.next() else { return false };
    let mut others = 0;
    below.all(|head| {
        others += 1;
        head.is_some_and(|head| same_words(head, first))
    }) && others > 0
}

/// A row below a heading row that goes on with it: words and years, no data and no area.
fn continues_headings(grid: &Grid, at: u32, above: u32) -> bool {
    let cells = row(grid, at);
    let heads = row(grid, above);
    let mut count = 0;
    let mut under = 0;
    for (column, cell) in filled(cells) {
        if is_data_cell(cell) {
            return false;
        }
        let text = text_of(cell);
        if text.is_some_and(|text| text.len() > LONG) {
            return false;
        }
        let own = text.is_some_and(|text| heading(text).is_some() || part_word(text).is_some());
        let head = heads.get(column).and_then(text_of);
        let key_above = head.is_some_and(|head| heading(head).is_some());
        if key_above && !own {
            return false;
        }
        if column == 0 && !own && head.is_some() {
            return false;
        }
        count += 1;
        under += u32::from(own || is_period_cell(cell));
    }
    count >= 2 && under >= 1 && data_follow(grid, at)
}

/// Whether a row within a table begins another one: headings again, and no data.
fn begins_table(cells: &[Cell]) -> bool {
    let (mut keys, mut parts, mut count) = (0, 0, 0);
    // Numbers mostly stand last: looking there first leaves a data row at once.
    if cells.iter().rev().any(is_data_cell) {
        return false;
    }
    for (_, cell) in filled(cells) {
        count += 1;
        let Some(text) = text_of(cell) else { continue };
        if text.len() > LONG || text.ends_with(':') {
            return false;
        }
        keys += i32::from(heading(text).is_some());
        parts += i32::from(part_word(text).is_some());
    }
    count >= 3 && keys + parts >= 3 && keys >= 1 && (keys + parts) * 2 >= count
}

/// Folds two texts only where they begin alike, as the rows of a table seldom do with its headings.
fn same_words(a: &str, b: &str) -> bool {
    let first = |text: &str| text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
    first(a) == first(b) && fold(a) == fold(b)
}

pub(super) fn same_text(a: &[Cell], b: &[Cell]) -> bool {
    let mut a = a.iter().filter_map(text_of).filter(|text| text.contains(char::is_alphanumeric));
    let mut b = b.iter().filter_map(text_of).filter(|text| text.contains(char::is_alphanumeric));
    let mut any = false;
    loop {
        match (a.next(), b.next()) {
            (Some(a), Some(b)) if same_words(a, b) => any = true,
            (None, None) => return any,
            _ => return false,
        }
    }
}

/// Whether a row starts with the very heading that the table starts with, and holds no data.
fn same_start(cells: &[Cell], heads: &[Cell]) -> bool {
    let (Some((a, text)), Some((b, head))) = (filled(cells).next(), filled(heads).next()) else {
        return false;
    };
    let (Some(text), Some(head)) = (text_of(text), text_of(head)) else { return false };
    a == b && same_words(text, head) && filled(cells).count() >= 2 && !cells.iter().any(is_data_cell)
}

/// Whether a row without data has most headings of the table again: the next one, for other organisations.
fn same_columns(cells: &[Cell], heads: &[Cell]) -> bool {
    let (mut same, mut all) = (0, 0);
    // Numbers mostly stand last: looking there first leaves a data row at once.
    if cells.iter().rev().any(is_data_cell) {
        return false;
    }
    for (column, cell) in filled(cells) {
        let Some(text) = text_of(cell).filter(|text| text.len() <= LONG) else { return false };
        all += 1;
        same += i32::from(heads.get(column).and_then(text_of).is_some_and(|head| same_words(head, text)));
    }
    same >= 2 && same * 2 > all
}

/// Whether the row says the same as the last heading row again, as printed tables do on each page.
pub(super) fn repeats_heading(grid: &Grid, frame: &Frame, at: u32) -> bool {
    same_text(row(grid, at), row(grid, frame.bottom))
}

/// The tables of a sheet from `from` on, top to bottom; `fixed` are heading rows set by a person.
pub(super) fn frames(grid: &Grid, vocabulary: &Vocabulary<'_>, fixed: Option<(u32, u32)>) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    let mut next = match fixed {
        Some((top, rows)) => {
            let top = top.min(grid.height());
            let bottom = top.saturating_add(rows.clamp(1, DEEPEST) - 1);
            Some(Frame { top, bottom, end: grid.height() })
        }
        None => best_row(grid, 0, vocabulary).map(|at| around(grid, at, 0)),
    };
    while let Some(mut frame) = next.take() {
        for (at, cells) in grid.rows.wordy(frame.bottom + 1) {
            let heads = row(grid, frame.bottom);
            let begins = begins_table(&cells) || same_start(&cells, heads) || same_columns(&cells, heads);
            if !begins || !data_follow(grid, at) {
                continue;
            }
            let following = around(grid, at, frame.bottom + 1);
            let titled = titled_from(grid, following.top, frame.bottom + 1);
            let same = repeats_heading(grid, &frame, at);
            if !same || tells_apart(grid, titled..following.top, vocabulary) {
                frame.end = titled;
                next = Some(following);
                break;
            }
        }
        frames.push(frame);
        if frames.len() >= 64 {
            break;
        }
    }
    frames
}

/// The text of a row that may be a title: no note, and nothing beside it. A comma in it may have parted it.
fn title(grid: &Grid, at: u32) -> Option<String> {
    let cells: Vec<(usize, &Cell)> = filled(row(grid, at)).take(4).collect();
    let apart = cells.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if b - a > 1));
    if cells.is_empty() || cells.len() > 3 || apart || cells.iter().any(|(_, cell)| is_data_cell(cell)) {
        return None;
    }
    let texts: Option<Vec<&str>> = cells.iter().map(|(_, cell)| text_of(cell)).collect();
    let text = texts?.join(", ");
    let first = crate::base::words(&text).into_iter().next().unwrap_or_default();
    let note = text.starts_with(['*', '†', '(', '['])
        || first.bytes().all(|b| b.is_ascii_digit())
        || matches!(first.as_str(), "note" | "notes" | "source" | "sources" | "nb" | "key" | "footnote");
    (text.len() <= LONG && !note).then_some(text)
}

/// The first of the lines of title just above a table, a blank line between them or not.
fn titled_from(grid: &Grid, top: u32, floor: u32) -> u32 {
    let blank = |at: u32| row(grid, at).iter().all(Cell::is_empty);
    let mut last = top;
    if last > floor && blank(last - 1) {
        last -= 1;
    }
    let mut first = last;
    while first > floor && title(grid, first - 1).is_some() {
        first -= 1;
    }
    if first == last { top } else { first }
}

/// Whether lines of title say whose, of when or of what the table below them is.
fn tells_apart(grid: &Grid, titles: std::ops::Range<u32>, vocabulary: &Vocabulary<'_>) -> bool {
    titles.filter_map(|at| title(grid, at)).any(|text| {
        area_in(&text).is_some()
            || period_in(&text).is_some()
            || vocabulary.subject(&text, None) != About::Nothing
            || part_word(&text).is_some()
    })
}

fn around(grid: &Grid, at: u32, floor: u32) -> Frame {
    let (mut top, mut bottom) = (at, at);
    while top > floor && bottom - top + 1 < DEEPEST && groups_headings(grid, top - 1, bottom) {
        top -= 1;
    }
    while bottom - top + 1 < DEEPEST && continues_headings(grid, bottom + 1, bottom) {
        bottom += 1;
    }
    Frame { top, bottom, end: grid.height() }
}

/// The heading cells above one column, top to bottom; group heads spread over their columns.
pub(super) fn stacked(grid: &Grid, frame: &Frame, width: u32) -> Vec<Vec<Cell>> {
    let width_at = usize::try_from(width).unwrap_or(0);
    let mut columns: Vec<Vec<Cell>> = vec![Vec::new(); width_at];
    let unions: Vec<_> = grid
        .merged
        .iter()
        .filter(|(first, last)| first.row <= frame.bottom && last.row >= frame.top)
        .collect();
    let has_head = |column: u32| !grid.cell(frame.bottom, column).is_empty();
    for at in frame.top..=frame.bottom {
        let mut spread: Option<Cell> = None;
        for column in 0..width {
            let merged = unions.iter().find(|(first, last)| {
                (first.row..=last.row).contains(&at) && (first.column..=last.column).contains(&column)
            });
            let own = match merged {
                Some((first, _)) if first.row >= frame.top => grid.cell(first.row, first.column),
                Some(_) | None => grid.cell(at, column),
            };
            let cell = if !own.is_empty() {
                spread = (at < frame.bottom).then(|| own.clone());
                own.clone()
            } else if let Some(head) = spread.clone().filter(|_| has_head(column)) {
                let lower_key =
                    text_of(grid.cell(frame.bottom, column)).is_some_and(|text| heading(text).is_some());
                if lower_key { Cell::default() } else { head }
            } else {
                spread = None;
                Cell::default()
            };
            if let Some(stack) = usize::try_from(column).ok().and_then(|at| columns.get_mut(at)) {
                let repeated = stack.iter().any(|above| above == &cell);
                if !cell.is_empty() && !repeated {
                    stack.push(cell);
                }
            }
        }
    }
    columns
}
