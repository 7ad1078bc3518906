//! Cells of one figure brought together: value, numerator and denominator by what, where and when.

use hashbrown::{HashMap, hash_map::Entry};

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

/// The number of a spot in the list of a table's.
pub(super) type SpotNumber = u32;

/// The figures of one key, in the order in which they began.
#[derive(Clone, Copy, Debug)]
struct Chain {
    last: usize,
    /// Of each component the first figure that still lacks it.
    lacking: [usize; 3],
}

/// No figure.
const END: usize = usize::MAX;

/// The figures of a table while its cells are read.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// In the order in which they began.
    pub list: Vec<Figure>,
    /// The figures of the same key before and after each.
    neighbours: Vec<(usize, usize)>,
    chains: HashMap<(Subject, SpotNumber), Chain>,
    all_spots: Vec<Spot>,
    spot_numbers: HashMap<Spot, SpotNumber>,
    /// Counts for every figure of a spot.
    pub shared: HashMap<Spot, Vec<Shared>>,
    /// Spots that have such counts, in the order in which they were met.
    pub spots: Vec<Spot>,
}

const fn place(component: Component) -> Option<usize> {
    match component {
        Component::Value => Some(0),
        Component::Numerator => Some(1),
        Component::Denominator => Some(2),
        Component::LowerLimit | Component::UpperLimit => None,
    }
}

impl Figures {
    /// The number of a spot.
    pub(super) fn spot(&mut self, spot: Spot) -> SpotNumber {
        let last = self.all_spots.len().checked_sub(1);
        if let Some(last) = last.filter(|last| self.all_spots.get(*last) == Some(&spot)) {
            return SpotNumber::try_from(last).unwrap_or(SpotNumber::MAX);
        }
        *self.spot_numbers.entry(spot).or_insert_with(|| {
            self.all_spots.push(spot);
            SpotNumber::try_from(self.all_spots.len() - 1).unwrap_or(SpotNumber::MAX)
        })
    }

    fn spot_of(&self, number: SpotNumber) -> Option<Spot> {
        self.all_spots.get(usize::try_from(number).ok()?).copied()
    }

    /// Puts a cell into its figure. `joins` says whether a cell of another row may complete it.
    pub(super) fn put(
        &mut self,
        (subject, spot): (Subject, SpotNumber),
        row: u32,
        component: Component,
        given: Slot,
        joins: bool,
    ) -> Option<&mut Figure> {
        let part = place(component)?;
        let key = Key { subject, spot: self.spot_of(spot)? };
        if joins {
            self.go_on((subject, spot), component, part);
        }
        let chain = self.chains.get(&(subject, spot)).copied();
        let found = chain.and_then(|chain| {
            let at = if joins {
                chain.lacking.get(part).copied()?
            } else {
                self.lacking_in(chain, row, component)
            };
            (at != END).then_some(at)
        });
        let at = found.unwrap_or_else(|| self.begin(key, spot, row));
        let figure = self.list.get_mut(at)?;
        if let Some(place) = figure.slot(component) {
            *place = Some(given);
        }
        self.list.get_mut(at)
    }

    /// Begins a figure.
    fn begin(&mut self, key: Key, spot: SpotNumber, row: u32) -> usize {
        let at = self.list.len();
        self.list.push(Figure::new(key, row));
        let before = match self.chains.entry((key.subject, spot)) {
            Entry::Occupied(mut chain) => {
                let chain = chain.get_mut();
                let before = chain.last;
                chain.last = at;
                for lacking in chain.lacking.iter_mut().filter(|lacking| **lacking == END) {
                    *lacking = at;
                }
                before
            }
            Entry::Vacant(place) => {
                place.insert(Chain { last: at, lacking: [at; 3] });
                END
            }
        };
        if let Some((_, after)) = self.neighbours.get_mut(before) {
            *after = at;
        }
        self.neighbours.push((before, END));
        at
    }

    /// Moves on to the first figure that still lacks a component.
    fn go_on(&mut self, key: (Subject, SpotNumber), component: Component, part: usize) {
        let Some(place) = self.chains.get_mut(&key).and_then(|chain| chain.lacking.get_mut(part)) else {
            return;
        };
        while let Some(figure) = self.list.get_mut(*place) {
            if figure.slot(component).is_some_and(|slot| slot.is_none()) {
                return;
            }
            *place = self.neighbours.get(*place).map_or(END, |(_, after)| *after);
        }
    }

    /// The first figure of a row that lacks a component.
    fn lacking_in(&mut self, chain: Chain, row: u32, component: Component) -> usize {
        let (mut found, mut at) = (END, chain.last);
        while let Some(figure) = self.list.get_mut(at).filter(|figure| figure.row == row) {
            if figure.slot(component).is_some_and(|slot| slot.is_none()) {
                found = at;
            }
            at = self.neighbours.get(at).map_or(END, |(before, _)| *before);
        }
        found
    }

    /// Adds a cell to the numerator of its row's figure; missing where one of the parts is.
    pub(super) fn add(&mut self, key: (Subject, SpotNumber), row: u32, part: Slot) {
        let mut at = self.chains.get(&key).map_or(END, |chain| chain.last);
        let mut found = None;
        while let Some(figure) = self.list.get(at).filter(|figure| figure.row == row) {
            if figure.numerator.is_some() {
                found = Some(at);
            }
            at = self.neighbours.get(at).map_or(END, |(before, _)| *before);
        }
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
    pub(super) fn share(&mut self, spot: SpotNumber, candidates: &[u16], count: Slot) {
        let Some(spot) = self.spot_of(spot) else { return };
        let list = self.shared.entry(spot).or_default();
        if list.is_empty() {
            self.spots.push(spot);
        }
        list.push(Shared { candidates: candidates.to_vec(), slot: count, used: false });
    }

    /// Gives each figure without a denominator the shared count that is its own: by name first,
    /// else the nearest to its left that names nobody.
    pub(super) fn give_denominators(&mut self) {
        if self.shared.is_empty() {
            return;
        }
        let mut first_named: HashMap<(Spot, u16), Option<usize>> = HashMap::new();
        for figure in &mut self.list {
            if figure.denominator.is_some() {
                continue;
            }
            let Some(list) = self.shared.get_mut(&figure.key.spot) else { continue };
            let own = match figure.key.subject {
                Subject::Known(own) => Some(own),
                Subject::Local(_) | Subject::Part(_) => None,
            };
            let named = |shared: &Shared| own.is_some_and(|own| shared.candidates.contains(&own));
            // The counts came row by row.
            let start = list.partition_point(|shared| shared.slot.cell.row < figure.row);
            let end = list.partition_point(|shared| shared.slot.cell.row <= figure.row);
            let in_row = || (start..end).filter_map(|at| Some((at, list.get(at)?)));
            let anchor =
                figure.value.as_ref().or(figure.numerator.as_ref()).map_or(0, |slot| slot.cell.column);
            let chosen = in_row().find(|(_, shared)| named(shared)).map(|(at, _)| at);
            let chosen = chosen.or_else(|| {
                *first_named.entry((figure.key.spot, own?)).or_insert_with(|| list.iter().position(named))
            });
            let nearest = || {
                let unnamed = in_row().filter(|(_, shared)| shared.candidates.is_empty());
                let near = unnamed.min_by_key(|(_, shared)| {
                    let column = shared.slot.cell.column;
                    (column > anchor, column.abs_diff(anchor))
                });
                near.map(|(at, _)| at)
            };
            if let Some(shared) = chosen.or_else(nearest).and_then(|at| list.get_mut(at)) {
                shared.used = true;
                figure.denominator = Some(shared.slot.clone());
            }
        }
    }
}
