//! An area among others of its kind, in words.

use super::no_result;
use crate::{
    analysis::{AreaFigure, AreasCompared},
    statistics::{Good, compare::Position},
    workbook::Unit,
};

/// Its place: "12th of 40 areas, where the first is best".
#[must_use]
pub fn rank(one: &AreaFigure<'_>, all: &AreasCompared<'_>, good: Good) -> String {
    let first = if good == Good::Neither { "highest" } else { "best" };
    let equals = all.areas.iter().filter(|other| other.rank == one.rank).count();
    let shared = if equals > 1 { format!(", with {} others", equals - 1) } else { String::new() };
    format!(
        "{} of {} areas in {}{shared}, where the first is {first}; ranks of areas whose intervals overlap may be chance.",
        ordinal(one.rank),
        all.areas.len(),
        all.period
    )
}

/// `1st`, `12th`.
fn ordinal(rank: usize) -> String {
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}

/// The fifth that it is in; `None` where there are too few areas.
#[must_use]
pub fn fifth(one: &AreaFigure<'_>) -> Option<String> {
    Some(match one.fifth? {
        1 => "In the fifth of areas with the lowest figures.".to_owned(),
        5 => "In the fifth of areas with the highest figures.".to_owned(),
        fifth => format!("In the {} fifth of areas, counted from the lowest figures.", ordinal(fifth)),
    })
}

/// Where it is in the funnel, or why there is none.
#[must_use]
pub fn funnel(one: &AreaFigure<'_>, all: &AreasCompared<'_>, unit: Unit) -> String {
    let curve = match &all.funnel {
        Ok(curve) => curve,
        Err(why) => return format!("There is no funnel: {}.", no_result(*why)),
    };
    let average = unit.show(curve.average);
    let allowing =
        if curve.spread.is_some() { ", which allow for areas that differ beyond counting" } else { "" };
    match one.in_funnel {
        None => "It is not in the funnel: its counts are not given.".to_owned(),
        Some(Position::Same) => format!(
            "Within the 95% limits of the funnel{allowing}: an area of its size may be that far from the average of {average} by chance."
        ),
        Some(Position::Above | Position::Below) => format!(
            "Outside the 95% limits of the funnel{allowing} but within those of 99.8%: further from the average of {average} than 1 area in 20 would be by chance."
        ),
        Some(Position::FarAbove | Position::FarBelow) => format!(
            "Outside the 99.8% limits of the funnel{allowing}: so far from the average of {average} that chance is no likely reason."
        ),
    }
}
