//! Cells of one figure brought together: value, numerator and denominator by what, where and when.

use std::collections::HashMap;

use super::{Amount, Component, areas::AreaIndex};
use crate::domain::{CellAddress, Period};

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Subject {
    /// An indicator of the catalogue, by position.
    Known(u16),
    /// An indicator that only the return knows, by position in the sheet's list.
    Local(u16),
    /// A part of a profile's formula, by position in the profile.
    Part(u16),
}

/// What, where, when and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// What is measured.
    pub subject: Subject,
    /// Where.
    pub spot: Spot,
}

/// Where, when and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Spot {
    /// The area.
    pub area: AreaIndex,
    /// The period.
    pub period: Period,
    /// Number of the breakdown's part; 0 for everybody.
    pub group: u16,
}

/// A cell with its amount.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slot {
    /// What the cell says.
    pub amount: Amount,
    /// Which cell.
    pub cell: CellAddress,
    /// Decimals that the cell shows.
    pub decimals: u8,
}

/// The cells of one figure.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// What, where, when, for whom.
    pub key: Key,
    /// The row in which it began.
    pub row: u32,
    /// The value's cell.
    pub value: Option<Slot>,
    /// The numerator's cell.
    pub numerator: Option<Slot>,
    /// The denominator's cell.
    pub denominator: Option<Slot>,
    /// Further cells that it was summed from.
    pub more: Vec<CellAddress>,
    /// The return's own remark.
    pub note: String,
    /// Whether the sender calls the figure unreliable.
    pub unreliable: bool,
}

impl Figure {
    pub(super) const fn new(key: Key, row: u32) -> Self {
        Self {
            key,
            row,
            value: None,
            numerator: None,
            denominator: None,
            more: Vec::new(),
            note: String::new(),
            unreliable: false,
        }
    }

    fn slot(&mut self, component: Component) -> Option<&mut Option<Slot>> {
        match component {
            Component::Value => Some(&mut self.value),
            Component::Numerator => Some(&mut self.numerator),
            Component::Denominator => Some(&mut self.denominator),
            Component::LowerLimit | Component::UpperLimit => None,
        }
    }

    /// The cells of its slots.
    pub(super) fn slots(&self) -> impl Iterator<Item = &Slot> {
        [&self.value, &self.numerator, &self.denominator].into_iter().flatten()
    }
}

/// A count that serves every figure of its spot, such as the maternities of a quarter.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    /// Indicators that call it their own; empty where the heading says only `Denominator`.
    pub candidates: Vec<u16>,
    /// Column in which it stands.
    pub slot: Slot,
    /// Whether a figure used it.
    pub used: bool,
}

/// The figures of a table while its cells are read.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// In the order in which they began.
    pub list: Vec<Figure>,
    by_key: HashMap<Key, Vec<usize>>,
    /// Counts for every figure of a spot.
    pub shared: HashMap<Spot, Vec<Shared>>,
    /// Spots in the order in which they were met.
    pub spots: Vec<Spot>,
}

impl Figures {
    /// Puts a cell into its figure. `joins` says whether a cell of another row may complete it.
    pub(super) fn put(
        &mut self,
        key: Key,
        row: u32,
        component: Component,
        slot: Slot,
        joins: bool,
    ) -> Option<&mut Figure> {
        let numbers = self.by_key.entry(key).or_default();
        let mut found = None;
        for at in numbers.iter().copied() {
            let Some(figure) = self.list.get_mut(at) else { continue };
            let fits = figure.row == row || joins;
            if fits && figure.slot(component).is_some_and(|slot| slot.is_none()) {
                found = Some(at);
                break;
            }
        }
        let at = found.unwrap_or_else(|| {
            self.list.push(Figure::new(key, row));
            numbers.push(self.list.len() - 1);
            self.list.len() - 1
        });
        let figure = self.list.get_mut(at)?;
        if let Some(place) = figure.slot(component) {
            *place = Some(slot);
        }
        Some(figure)
    }

    /// Adds a cell to the numerator of its row's figure; missing where one of the parts is.
    pub(super) fn add(&mut self, key: Key, row: u32, part: Slot) {
        let numbers = self.by_key.entry(key).or_default();
        let found = numbers.iter().copied().find(|at| {
            self.list.get(*at).is_some_and(|figure| figure.row == row && figure.numerator.is_some())
        });
        let Some(sum) = found.and_then(|at| self.list.get_mut(at)) else {
            self.put(key, row, Component::Numerator, part, false);
            return;
        };
        sum.more.push(part.cell);
        let Some(whole) = &mut sum.numerator else { return };
        whole.amount = match (&whole.amount, part.amount) {
            (Amount::Number { value, .. }, Amount::Number { value: more, .. }) => {
                Amount::Number { value: value + more, percent: false }
            }
            (Amount::Number { .. }, missing) => missing,
            (missing, _) => missing.clone(),
        };
    }

    /// Keeps a count for all figures of its spot.
    pub(super) fn share(&mut self, spot: Spot, candidates: &[u16], count: Slot) {
        let list = self.shared.entry(spot).or_default();
        if list.is_empty() {
            self.spots.push(spot);
        }
        list.push(Shared { candidates: candidates.to_vec(), slot: count, used: false });
    }

    /// Gives each figure without a denominator the shared count that is its own: by name first,
    /// else the nearest to its left that names nobody.
    pub(super) fn give_denominators(&mut self) {
        for figure in &mut self.list {
            if figure.denominator.is_some() {
                continue;
            }
            let Some(list) = self.shared.get_mut(&figure.key.spot) else { continue };
            let own = match figure.key.subject {
                Subject::Known(own) => Some(own),
                Subject::Local(_) | Subject::Part(_) => None,
            };
            let named = |shared: &&mut Shared| own.is_some_and(|own| shared.candidates.contains(&own));
            let same_row = |shared: &&mut Shared| shared.slot.cell.row == figure.row;
            let chosen = if list.iter_mut().any(|shared| named(&shared) && same_row(&shared)) {
                list.iter_mut().find(|shared| named(shared) && same_row(shared))
            } else if list.iter_mut().any(|shared| named(&shared)) {
                list.iter_mut().find(|shared| named(shared))
            } else {
                let anchor =
                    figure.value.as_ref().or(figure.numerator.as_ref()).map_or(0, |slot| slot.cell.column);
                list.iter_mut()
                    .filter(|shared| shared.candidates.is_empty() && shared.slot.cell.row == figure.row)
                    .min_by_key(|shared| {
                        let column = shared.slot.cell.column;
                        (column > anchor, column.abs_diff(anchor))
                    })
            };
            if let Some(shared) = chosen {
                shared.used = true;
                figure.denominator = Some(shared.slot.clone());
            }
        }
    }
}
