//! Counts under an indicator's bare name: `Smoking at delivery, 63` above or beside `Maternities, 451`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Amount, Component, Grid,
    columns::{Column, Role},
    figures::{Figure, Figures, Key, Slot, Spot, Subject},
    table::text_of,
    vocabulary::{PartWord, Vocabulary, part_word},
};
use crate::{
    base::words,
    domain::CellAddress,
    workbook::{Indicator, Unit},
};

/// An indicator whose whole numbers may be counts or values.
pub(super) struct Unsettled {
    /// Its position in the catalogue.
    pub indicator: u16,
    /// The first of the cells.
    pub cell: CellAddress,
    /// Whether they were taken for counts.
    pub as_counts: bool,
}

/// The names of longer tables' rows are not told apart.
const LONGEST: u32 = 20_000;

/// What the figures of one indicator say of how its values are written.
struct Seen {
    first: CellAddress,
    /// Whether all could be counts.
    as_counts: bool,
    /// Whether all could be values.
    as_values: bool,
    /// Whether a name says that people are counted.
    said: bool,
}

/// Takes whole numbers for counts where the count of all of whom they are a part stands in another row, and
/// gives the indicators for which the numbers alone do not show it.
pub(super) fn settle<'n>(
    figures: &mut Figures,
    columns: &'n [Column],
    grid: &'n Grid,
    vocabulary: &Vocabulary<'_>,
) -> Vec<Unsettled> {
    let names: Vec<u32> = columns
        .iter()
        .filter(|column| matches!(column.role, Role::Indicator | Role::Measure))
        .map(|column| column.at)
        .collect();
    let name = |row: u32| -> Vec<&'n str> {
        let read = if grid.height() > LONGEST { &[][..] } else { names.as_slice() };
        read.iter().filter_map(|at| text_of(grid.cell(row, *at))).collect()
    };
    let mut unsettled = beside(figures, columns, vocabulary);
    let short = grid.height() <= LONGEST;
    let lent = if short { lend_wholes(figures, columns, &name, vocabulary) } else { BTreeSet::new() };
    if names.is_empty() {
        if short {
            leave_lenders(figures);
        }
        unsettled.extend(alone(figures, columns, &name, vocabulary));
        return unsettled;
    }
    let mut seen: BTreeMap<(u16, Vec<&str>), Seen> = BTreeMap::new();
    for figure in &figures.list {
        let Some((indicator, cell)) = lone_value(figure) else { continue };
        let Some(own) = vocabulary.indicator(indicator) else { continue };
        let texts = name(cell.row);
        let heading = columns.iter().find(|column| column.at == cell.column).and_then(Column::figures);
        let says_share = heading.is_some_and(|own| own.part == Some(PartWord::Share))
            || texts.iter().any(|text| part_word(text) == Some(PartWord::Share));
        let said = texts.iter().any(|text| counts_things(text));
        let entry = seen.entry((indicator, texts)).or_insert(Seen {
            first: cell,
            as_counts: true,
            as_values: true,
            said,
        });
        entry.as_counts &= !says_share && may_be_count(figure, own);
        entry.as_values &= is_usual(figure.value.as_ref(), own);
    }
    let mut counted = false;
    for (at, figure) in figures.list.iter_mut().enumerate() {
        let Some((indicator, cell)) = lone_value(figure) else { continue };
        if seen.get(&(indicator, name(cell.row))).is_some_and(|seen| seen.as_counts) {
            figure.numerator = figure.value.take();
            counted = true;
        } else if lent.contains(&at) {
            figure.denominator = None;
        }
    }
    if counted {
        leave_lenders(figures);
        join_values(figures);
    }
    let open = seen.into_iter().filter(|(_, seen)| seen.as_counts && seen.as_values && !seen.said);
    unsettled.extend(open.map(|((indicator, _), seen)| Unsettled {
        indicator,
        cell: seen.first,
        as_counts: true,
    }));
    unsettled.extend(alone(figures, columns, &name, vocabulary));
    unsettled
}

/// Gives figures of counts the value that another row states: `% smokers` below `Smokers`.
fn join_values(figures: &mut Figures) {
    let mut open: HashMap<Key, usize> = HashMap::new();
    let mut joined: BTreeSet<usize> = BTreeSet::new();
    for at in 0..figures.list.len() {
        let Some(figure) = figures.list.get(at) else { continue };
        match (&figure.value, &figure.numerator) {
            (None, Some(_)) => {
                open.entry(figure.key).or_insert(at);
            }
            (Some(_), None) => {
                let Some(counts) = open.remove(&figure.key) else { continue };
                let value = figures.list.get_mut(at).and_then(|figure| figure.value.take());
                if let Some(counts) = figures.list.get_mut(counts) {
                    counts.value = value;
                }
                joined.insert(at);
            }
            _ => {}
        }
    }
    let mut at = 0..;
    figures.list.retain(|_| at.next().is_none_or(|at| !joined.contains(&at)));
}

/// The indicators of which a column under the bare name was taken for counts of what the column beside it
/// counts, and all of whose numbers would be usual values.
fn beside(figures: &Figures, columns: &[Column], vocabulary: &Vocabulary<'_>) -> Vec<Unsettled> {
    let bare: BTreeSet<u32> = columns
        .iter()
        .filter(|column| {
            column.figures().is_some_and(|own| {
                own.part == Some(PartWord::Count)
                    && own.fixed.is_none()
                    && part_word(&own.label).is_none()
                    && !counts_things(&own.label)
                    && own.senses.iter().all(|sense| sense.component == Component::Value)
            })
        })
        .map(|column| column.at)
        .collect();
    let mut open: BTreeMap<u16, Option<CellAddress>> = BTreeMap::new();
    for figure in &figures.list {
        let Subject::Known(indicator) = figure.key.subject else { continue };
        let Some(slot) = figure.numerator.as_ref().filter(|slot| bare.contains(&slot.cell.column)) else {
            continue;
        };
        let Some(own) = vocabulary.indicator(indicator).filter(|own| own.unit == Unit::Percent) else {
            continue;
        };
        let cell = open.entry(indicator).or_insert(Some(slot.cell));
        if figure.value.is_some() || !is_usual(Some(slot), own) {
            *cell = None;
        }
    }
    open.into_iter()
        .filter_map(|(indicator, cell)| Some(Unsettled { indicator, cell: cell?, as_counts: true }))
        .collect()
}

/// Gives figures without a denominator the count of a row or column whose name may mean all of whom they are
/// a part, beside what else it means: births beside stillbirths. Gives the places of those that are values.
fn lend_wholes<'n>(
    figures: &mut Figures,
    columns: &'n [Column],
    name: &dyn Fn(u32) -> Vec<&'n str>,
    vocabulary: &Vocabulary<'_>,
) -> BTreeSet<usize> {
    let mut wholes: HashMap<Spot, Vec<(BTreeSet<u16>, Slot)>> = HashMap::new();
    let counted = figures.list.iter().filter(|figure| figure.value.is_none());
    let counted = counted.filter_map(|figure| Some((figure.key.spot, figure.numerator.as_ref()?)));
    let shared = figures.shared.iter().filter_map(|own| Some((figures.spot_of(own.spot())?, &own.slot)));
    for (spot, slot) in counted.chain(shared) {
        let senses = names_of(slot, columns, name).into_iter().flat_map(|text| vocabulary.wholes(text));
        let indicators: BTreeSet<u16> = senses.map(|sense| sense.indicator).collect();
        if !indicators.is_empty() {
            wholes.entry(spot).or_default().push((indicators, slot.clone()));
        }
    }
    let mut lent = BTreeSet::new();
    for (at, figure) in figures.list.iter_mut().enumerate() {
        let Subject::Known(indicator) = figure.key.subject else { continue };
        let Some(part) = figure.value.as_ref().or(figure.numerator.as_ref()).map(|slot| slot.cell) else {
            continue;
        };
        // A stated value of a row of its own needs no more.
        let open = figure.denominator.is_none() && (figure.value.is_none() || figure.numerator.is_none());
        let own = wholes.get(&figure.key.spot).into_iter().flatten().filter(|_| open);
        let mut own = own.filter(|(indicators, slot)| {
            indicators.contains(&indicator)
                && slot.cell != part
                && (figure.value.is_none() || slot.cell.row != part.row)
        });
        if let Some((_, whole)) = own.next() {
            figure.denominator = Some(whole.clone());
            if figure.value.is_some() {
                lent.insert(at);
            }
        }
    }
    lent
}

/// What names a cell: the heading of its column where that names something, else its row.
fn names_of<'n>(slot: &Slot, columns: &'n [Column], name: &dyn Fn(u32) -> Vec<&'n str>) -> Vec<&'n str> {
    let heading = columns.iter().find(|column| column.at == slot.cell.column).and_then(Column::figures);
    match heading.filter(|own| !own.senses.is_empty()) {
        Some(own) => vec![own.label.as_str()],
        None => name(slot.cell.row),
    }
}

/// Leaves figures that have only the count which others took for their denominator.
fn leave_lenders(figures: &mut Figures) {
    let below: BTreeSet<CellAddress> =
        figures.list.iter().filter_map(|figure| Some(figure.denominator.as_ref()?.cell)).collect();
    figures.list.retain(|figure| {
        let lone = figure.value.is_none() && figure.denominator.is_none();
        !(lone && figure.numerator.as_ref().is_some_and(|slot| below.contains(&slot.cell)))
    });
    for shared in figures.shared.iter_mut().filter(|shared| below.contains(&shared.slot.cell)) {
        shared.used = true;
    }
}

/// The indicators of which all values are whole numbers without a unit or a count beside them, under a name
/// that says that people are counted: `Women booked by 12 weeks, 85`.
fn alone<'n>(
    figures: &Figures,
    columns: &'n [Column],
    name: &dyn Fn(u32) -> Vec<&'n str>,
    vocabulary: &Vocabulary<'_>,
) -> Vec<Unsettled> {
    let mut open: BTreeMap<u16, Option<CellAddress>> = BTreeMap::new();
    for figure in &figures.list {
        let Subject::Known(indicator) = figure.key.subject else { continue };
        if vocabulary.indicator(indicator).is_none_or(|own| own.unit != Unit::Percent) {
            continue;
        }
        let Some(slot) = &figure.value else { continue };
        let plain = match slot.amount {
            Amount::Number { value, percent } => !percent && value.fract() == 0.0 && slot.decimals == 0,
            Amount::Missing(_) => continue,
            _ => false,
        };
        let place = open.entry(indicator).or_insert(Some(slot.cell));
        if place.is_none() {
            continue;
        }
        let heading = columns.iter().find(|column| column.at == slot.cell.column).and_then(Column::figures);
        let unit = heading.is_some_and(|own| own.part == Some(PartWord::Share) || own.fixed.is_some());
        let texts = names_of(slot, columns, name);
        let said = texts.iter().any(|text| counts_things(text))
            && texts.iter().all(|text| part_word(text) != Some(PartWord::Share));
        if !plain || unit || !said || figure.numerator.is_some() || figure.denominator.is_some() {
            *place = None;
        }
    }
    open.into_iter()
        .filter_map(|(indicator, cell)| Some(Unsettled { indicator, cell: cell?, as_counts: false }))
        .collect()
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

/// Whether a cell's number is a usual value of the indicator.
fn is_usual(slot: Option<&Slot>, own: &Indicator) -> bool {
    let (low, high) = own.plausible.unwrap_or((0.0, f64::INFINITY));
    match slot.map(|slot| &slot.amount) {
        Some(Amount::Number { value, .. }) => (low..=high).contains(value),
        _ => true,
    }
}

/// Whether a name is that of people or events that are counted: `Women smoking at delivery`, `Preterm births`.
/// What it says of them, `… in local languages`, does not count.
fn counts_things(text: &str) -> bool {
    let is_small = |word: &str| {
        matches!(
            word,
            "at" | "by" | "of" | "in" | "from" | "with" | "under" | "before" | "for" | "and" | "or"
        )
    };
    let is_plural = |word: &str| {
        word.ends_with('s') && word.len() > 3 && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
    };
    let words = words(text);
    let mut own = words.iter().map(String::as_str).take_while(|word| !is_small(word));
    own.any(|word| is_plural(word) || matches!(word, "women" | "children" | "number" | "no" | "count"))
}
