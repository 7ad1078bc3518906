//! Rows that name two organisations, such as a commissioner and a provider: whose figures they are.

use std::collections::{BTreeSet, HashMap};

use super::{
    Confidence, Grid,
    columns::{Column, Role},
    heading::Rank,
    heading_idle::KIND,
    keys::key_text,
    table::Frame,
};
use crate::base::words;

/// Rows looked at.
const ROWS: u32 = 4000;

/// What sort of organisation a heading names: `provider` of `Provider code`.
fn sort_of(heading: &str) -> String {
    let dress = |word: &String| {
        matches!(word.as_str(), "code" | "name" | "id" | "ods" | "ons" | "nhs" | "of" | "the")
    };
    words(heading).into_iter().filter(|word| !dress(word)).collect::<Vec<_>>().join(" ")
}

const fn rank_of(role: &Role) -> Option<Rank> {
    match role {
        Role::AreaCode(rank) | Role::AreaName(rank) => Some(*rank),
        _ => None,
    }
}

/// Where rows name two sorts of organisation, the figures are those of the one that each row names anew;
/// where either stands in several rows, they are those of a part of the first.
pub(super) fn settle_second_areas(columns: &mut [Column], grid: &Grid, frame: &Frame) {
    let Some(rank) = columns.iter().filter_map(|column| rank_of(&column.role)).max() else { return };
    let mut sorts: Vec<(String, Vec<u32>)> = Vec::new();
    for column in columns.iter().filter(|column| rank_of(&column.role) == Some(rank)) {
        let sort = sort_of(&column.heading);
        match sorts.iter_mut().find(|(known, _)| *known == sort) {
            Some((_, list)) => list.push(column.at),
            None => sorts.push((sort, vec![column.at])),
        }
    }
    let [(first_sort, first), (second_sort, second)] = sorts.as_slice() else { return };
    if first_sort.is_empty() || second_sort.is_empty() {
        return;
    }
    let (Some(a), Some(b)) = (first.first(), second.first()) else { return };
    let others: Vec<u32> = columns
        .iter()
        .filter(|column| {
            matches!(
                column.role,
                Role::Period
                    | Role::PeriodEnd
                    | Role::Year
                    | Role::PartOfYear
                    | Role::Indicator
                    | Role::IndicatorNumber
                    | Role::Measure
                    | Role::Group(_)
                    | Role::GroupPart
            )
        })
        .map(|column| column.at)
        .collect();
    let (first_again, second_again) = stand_again(grid, frame, (*a, *b), &others);
    let (first, second) = (first.clone(), second.clone());
    if first_again && !second_again {
        for column in columns.iter_mut().filter(|column| first.contains(&column.at)) {
            column.role = match column.role {
                Role::AreaCode(_) => Role::AreaCode(1),
                _ => Role::AreaName(1),
            };
            column.why = format!("{}; several rows share it, so it only says where they belong", column.why);
        }
    } else if first_again {
        let last = second.last().copied();
        for column in columns.iter_mut().filter(|column| second.contains(&column.at)) {
            let role = if Some(column.at) == last {
                Role::Group(column.heading.clone())
            } else {
                Role::Idle(KIND.to_owned())
            };
            let why = "each organisation of the first sort has several rows, so each row is a part of it";
            column.settle(role, why, Confidence::Likely);
        }
    }
}

/// Whether the first and whether the second organisation stands with several of the other, all else alike.
fn stand_again(grid: &Grid, frame: &Frame, (a, b): (u32, u32), others: &[u32]) -> (bool, bool) {
    let text = |row: u32, at: u32| key_text(grid.cell(row, at));
    let mut with: [HashMap<Vec<String>, BTreeSet<String>>; 2] = Default::default();
    for row in frame.bottom + 1..frame.end.min(frame.bottom.saturating_add(ROWS)) {
        let (first, second) = (text(row, a), text(row, b));
        if first.is_empty() || second.is_empty() {
            continue;
        }
        let rest: Vec<String> = others.iter().map(|at| text(row, *at)).collect();
        for (map, own, other) in [(0, &first, &second), (1, &second, &first)] {
            let mut key = rest.clone();
            key.push(own.clone());
            if let Some(map) = with.get_mut(map) {
                map.entry(key).or_default().insert(other.clone());
            }
        }
    }
    let again = |map: &HashMap<Vec<String>, BTreeSet<String>>| map.values().any(|others| others.len() > 1);
    let [first, second] = &with;
    (again(first), again(second))
}
