//! A column of words that Spruce has no use for, and that alone tells rows apart: a breakdown.

use std::collections::{BTreeSet, HashMap};

use super::{
    Confidence, Grid,
    columns::{Column, Role},
    heading::WORDS,
    keys::key_text,
    table::Frame,
};

/// Rows looked at.
const ROWS: u32 = 20_000;
/// More different words than this are remarks, not parts of a breakdown.
const MOST_PARTS: usize = 60;

/// Takes columns of words for breakdowns where rows are alike in all their keys and not in these words:
/// `Most deprived fifth` would else stand for everybody.
pub(super) fn settle_breakdowns(columns: &mut [Column], grid: &Grid, frame: &Frame) {
    let is_key = |column: &&Column| {
        matches!(
            column.role,
            Role::AreaCode(_)
                | Role::AreaName(_)
                | Role::Period
                | Role::PeriodEnd
                | Role::Year
                | Role::PartOfYear
                | Role::Indicator
                | Role::IndicatorNumber
                | Role::Measure
                | Role::Unit
                | Role::Group(_)
                | Role::GroupKind
                | Role::GroupPart
        )
    };
    let keys: Vec<u32> = columns.iter().filter(is_key).map(|column| column.at).collect();
    let words = |column: &Column| matches!(&column.role, Role::Idle(reason) if reason == WORDS);
    let open: Vec<u32> = columns.iter().filter(|column| words(column)).map(|column| column.at).collect();
    if keys.is_empty() || open.is_empty() {
        return;
    }
    let apart = telling_apart(grid, frame, &keys, &open);
    for column in columns.iter_mut().filter(|column| apart.contains(&column.at)) {
        let name = column.heading.clone();
        let why = "rows that are alike in all else differ in it";
        column.settle(Role::Group(name), why, Confidence::Likely);
    }
}

/// The columns of `open` in which rows of the same keys differ.
fn telling_apart(grid: &Grid, frame: &Frame, keys: &[u32], open: &[u32]) -> BTreeSet<u32> {
    let text = |row: u32, at: u32| key_text(grid.cell(row, at));
    let mut first: HashMap<Vec<String>, u32> = HashMap::new();
    let mut apart = BTreeSet::new();
    let mut parts: HashMap<u32, BTreeSet<String>> = HashMap::new();
    for row in frame.bottom + 1..frame.end.min(frame.bottom.saturating_add(ROWS)) {
        let key: Vec<String> = keys.iter().map(|at| text(row, *at)).collect();
        if key.iter().all(String::is_empty) {
            continue;
        }
        for at in open {
            let seen = parts.entry(*at).or_default();
            if seen.len() <= MOST_PARTS {
                seen.insert(text(row, *at));
            }
        }
        let before = *first.entry(key).or_insert(row);
        if before != row {
            apart.extend(open.iter().filter(|at| text(before, **at) != text(row, **at)));
        }
    }
    apart.retain(|at| parts.get(at).is_some_and(|seen| seen.len() <= MOST_PARTS));
    apart
}
