//! Counts that rows give under an indicator's bare name: `Smoking at delivery, 63` above `Maternities, 451`.

use std::collections::BTreeMap;

use super::{
    Amount, Grid,
    columns::{Column, Role},
    figures::{Figure, Figures, Subject},
    table::text_of,
    vocabulary::{PartWord, Vocabulary, part_word},
};
use crate::{
    base::words,
    domain::CellAddress,
    workbook::{Indicator, Unit},
};

/// An indicator whose whole numbers were taken for counts and may be values all the same.
pub(super) struct Unsettled {
    /// Its position in the catalogue.
    pub indicator: u16,
    /// The first of the cells.
    pub cell: CellAddress,
}

/// So many rows' names are read for each indicator.
const NAMES: usize = 200;

/// What the figures of one indicator say of how its values are written.
struct Seen {
    first: CellAddress,
    /// How many were looked at.
    read: usize,
    /// Whether all could be counts.
    as_counts: bool,
    /// Whether all could be values.
    as_values: bool,
    /// Whether a name says that people are counted.
    said: bool,
}

/// Takes whole numbers for counts where the count of all of whom they are a part stands in another row, and
/// gives the indicators for which the numbers alone do not show it.
pub(super) fn settle(
    figures: &mut Figures,
    columns: &[Column],
    grid: &Grid,
    vocabulary: &Vocabulary<'_>,
) -> Vec<Unsettled> {
    let names: Vec<u32> = columns
        .iter()
        .filter(|column| matches!(column.role, Role::Indicator | Role::Measure))
        .map(|column| column.at)
        .collect();
    if names.is_empty() {
        return Vec::new();
    }
    let mut seen: BTreeMap<u16, Seen> = BTreeMap::new();
    for figure in &figures.list {
        let Some((indicator, cell)) = lone_value(figure) else { continue };
        let Some(own) = vocabulary.indicator(indicator) else { continue };
        let entry = seen.entry(indicator).or_insert(Seen {
            first: cell,
            read: 0,
            as_counts: true,
            as_values: true,
            said: false,
        });
        entry.read += 1;
        // Names say the same again and again.
        let read = if entry.read > NAMES { &[][..] } else { names.as_slice() };
        let texts = || read.iter().filter_map(|at| text_of(grid.cell(cell.row, *at)));
        let heading = columns.iter().find(|column| column.at == cell.column).and_then(Column::figures);
        let says_share = heading.is_some_and(|own| own.part == Some(PartWord::Share))
            || texts().any(|text| part_word(text) == Some(PartWord::Share));
        entry.as_counts &= !says_share && may_be_count(figure, own);
        entry.as_values &= may_be_value(figure, own);
        entry.said |= texts().any(counts_people);
    }
    for figure in &mut figures.list {
        let Some((indicator, _)) = lone_value(figure) else { continue };
        if seen.get(&indicator).is_some_and(|seen| seen.as_counts) {
            figure.numerator = figure.value.take();
        }
    }
    let unsettled = seen.into_iter().filter(|(_, seen)| seen.as_counts && seen.as_values && !seen.said);
    unsettled.map(|(indicator, seen)| Unsettled { indicator, cell: seen.first }).collect()
}

/// The indicator and the cell of a value without a numerator, of which another row gives the denominator.
fn lone_value(figure: &Figure) -> Option<(u16, CellAddress)> {
    let Subject::Known(indicator) = figure.key.subject else { return None };
    let (value, whole) = (figure.value.as_ref()?, figure.denominator.as_ref()?);
    (figure.numerator.is_none() && value.cell.row != whole.cell.row).then_some((indicator, value.cell))
}

/// Whether a value can be a part of its denominator, and gives a figure that is usual.
fn may_be_count(figure: &Figure, own: &Indicator) -> bool {
    let (Some(value), Some(whole)) = (&figure.value, &figure.denominator) else { return false };
    match (&value.amount, &whole.amount) {
        (Amount::Number { value: part, percent }, Amount::Number { value: whole, .. }) => {
            let (low, high) = own.plausible.unwrap_or((0.0, f64::INFINITY));
            let usual = *part == 0.0 || (low..=high).contains(&(part / whole * own.multiplier));
            !percent
                && value.decimals == 0
                && part.fract() == 0.0
                && matches!(own.unit, Unit::Percent | Unit::PerThousand)
                && part <= whole
                && usual
        }
        (Amount::Missing(_), _) | (_, Amount::Missing(_)) => true,
        _ => false,
    }
}

fn may_be_value(figure: &Figure, own: &Indicator) -> bool {
    let (low, high) = own.plausible.unwrap_or((0.0, f64::INFINITY));
    match figure.value.as_ref().map(|slot| &slot.amount) {
        Some(Amount::Number { value, .. }) => (low..=high).contains(value),
        _ => true,
    }
}

/// Whether a name is that of people who are counted: `Women smoking at delivery`.
fn counts_people(text: &str) -> bool {
    words(text).first().is_some_and(|first| {
        matches!(
            first.as_str(),
            "women"
                | "mothers"
                | "babies"
                | "infants"
                | "children"
                | "number"
                | "no"
                | "count"
                | "deliveries"
        )
    })
}
