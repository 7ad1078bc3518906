//! Cells of one figure brought together: value, numerator and denominator by what, where and when.

use std::sync::Arc;

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

impl Shared {
    /// The number of its spot.
    pub(super) const fn spot(&self) -> SpotNumber {
        self.spot
    }
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
    /// Its spot among those of the table.
    spot: SpotNumber,
    /// Indicators that call it their own; empty where the heading says only `Denominator`.
    candidates: Arc<[u16]>,
    /// Column in which it stands.
    pub slot: Slot,
    /// Whether a figure used it.
    pub used: bool,
}

/// A cell that figures are worked out from by a profile's formulas: such cells are many more than figures.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Its spot among those of the table.
    pub spot: SpotNumber,
    /// Its position among the profile's parts.
    pub number: u16,
    /// What the cell says.
    pub slot: Slot,
}

/// The number of a spot in the list of a table's.
pub(super) type SpotNumber = u32;

/// The place of a figure in the list of a table's.
type Place = u32;

/// No figure.
const END: Place = Place::MAX;

/// The figures of one key, in the order in which they began.
#[derive(Clone, Copy, Debug)]
struct Chain {
    last: Place,
    /// Of each component the first figure that still lacks it.
    lacking: [Place; 3],
}

/// The chains of one spot, in the order of what they measure: few, and close together, where those of all
/// spots are very many.
#[derive(Debug, Default)]
struct Chains(Vec<(Subject, Chain)>);

impl Chains {
    /// The place of a chain, or where it would stand.
    fn place(&self, subject: Subject) -> Result<usize, usize> {
        self.0.binary_search_by_key(&subject, |(own, _)| *own)
    }
}

/// The figures of a table while its cells are read.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// In the order in which they began.
    pub list: Vec<Figure>,
    /// The figures of the same key before and after each.
    neighbours: Vec<(Place, Place)>,
    /// Whether the cells of a figure may stand in several rows.
    across_rows: bool,
    /// By where: of all rows, or only of the one that is read.
    chains: HashMap<SpotNumber, Chains>,
    /// The row that is read.
    row: u32,
    spots: Vec<Spot>,
    spot_numbers: HashMap<Spot, SpotNumber>,
    /// The spot that was asked for last.
    last_spot: Option<(Spot, SpotNumber)>,
    /// Whether several figures may have one key.
    pub may_repeat: bool,
    /// Counts for every figure of a spot.
    pub shared: Vec<Shared>,
    /// In the order in which they came.
    pub parts: Vec<Part>,
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX - 2)
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
    /// No figures yet, of a table in which cells of several rows may or may not complete each other.
    pub(super) fn new(across_rows: bool) -> Self {
        Self { across_rows, ..Self::default() }
    }

    /// The number of a spot that cells of a row are about.
    pub(super) fn spot(&mut self, spot: Spot, row: u32) -> SpotNumber {
        if row != self.row && !self.across_rows {
            // The figures of the rows above are done.
            self.chains.clear();
            self.last_spot = None;
        }
        self.row = row;
        if let Some((_, number)) = self.last_spot.filter(|(last, _)| *last == spot) {
            return number;
        }
        let number = match self.spot_numbers.entry(spot) {
            Entry::Occupied(known) => {
                self.may_repeat |= !self.across_rows;
                *known.get()
            }
            Entry::Vacant(place) => {
                self.spots.push(spot);
                *place.insert(SpotNumber::try_from(self.spots.len() - 1).unwrap_or(SpotNumber::MAX))
            }
        };
        self.last_spot = Some((spot, number));
        number
    }

    /// The spot of a number.
    pub(super) fn spot_of(&self, number: SpotNumber) -> Option<Spot> {
        self.spots.get(index(number)).copied()
    }

    fn chain(&self, (subject, spot): (Subject, SpotNumber)) -> Option<&Chain> {
        let chains = self.chains.get(&spot)?;
        chains.0.get(chains.place(subject).ok()?).map(|(_, chain)| chain)
    }

    fn figure_at(&mut self, at: Place) -> Option<&mut Figure> {
        self.list.get_mut(index(at))
    }

    fn neighbours_of(&self, at: Place) -> (Place, Place) {
        self.neighbours.get(index(at)).copied().unwrap_or((END, END))
    }

    /// Puts a cell of the row into its figure.
    pub(super) fn put(
        &mut self,
        key: (Subject, SpotNumber),
        row: u32,
        component: Component,
        given: Slot,
    ) -> Option<&mut Figure> {
        let part = place(component)?;
        let found = if self.across_rows {
            self.first_lacking(key, component, part)
        } else {
            self.chain(key).copied().map_or(END, |chain| self.lacking_in(chain, row, component))
        };
        let at = if found == END { self.begin(key, row)? } else { found };
        let figure = self.figure_at(at)?;
        if let Some(place) = figure.slot(component) {
            *place = Some(given);
        }
        Some(figure)
    }

    /// Begins a figure.
    fn begin(&mut self, (subject, spot): (Subject, SpotNumber), row: u32) -> Option<Place> {
        let key = Key { subject, spot: self.spot_of(spot)? };
        let at = Place::try_from(self.list.len()).ok()?;
        self.list.push(Figure::new(key, row));
        let chains = self.chains.entry(spot).or_default();
        let place = chains.place(subject);
        let before = if let Some((_, chain)) = place.ok().and_then(|place| chains.0.get_mut(place)) {
            self.may_repeat = true;
            for lacking in chain.lacking.iter_mut().filter(|lacking| **lacking == END) {
                *lacking = at;
            }
            std::mem::replace(&mut chain.last, at)
        } else {
            let place = place.unwrap_or_else(|place| place);
            chains.0.insert(place, (subject, Chain { last: at, lacking: [at; 3] }));
            END
        };
        if let Some((_, after)) = self.neighbours.get_mut(index(before)) {
            *after = at;
        }
        self.neighbours.push((before, END));
        Some(at)
    }

    /// The first figure that still lacks a component, from where the last search ended.
    fn first_lacking(&mut self, key: (Subject, SpotNumber), component: Component, part: usize) -> Place {
        let (subject, spot) = key;
        let chain = self.chains.get_mut(&spot).and_then(|chains| {
            let place = chains.place(subject).ok()?;
            chains.0.get_mut(place)
        });
        let Some(lacking) = chain.and_then(|(_, chain)| chain.lacking.get_mut(part)) else { return END };
        while let Some(figure) = self.list.get_mut(index(*lacking))
            && figure.slot(component).is_none_or(|slot| slot.is_some())
        {
            *lacking = self.neighbours.get(index(*lacking)).map_or(END, |(_, after)| *after);
        }
        *lacking
    }

    /// The first figure of a row that lacks a component.
    fn lacking_in(&mut self, chain: Chain, row: u32, component: Component) -> Place {
        let (mut found, mut at) = (END, chain.last);
        while let Some(figure) = self.figure_at(at).filter(|figure| figure.row == row) {
            if figure.slot(component).is_some_and(|slot| slot.is_none()) {
                found = at;
            }
            at = self.neighbours_of(at).0;
        }
        found
    }

    /// Adds a cell to the numerator of its row's figure; missing where one of the parts is.
    pub(super) fn add(&mut self, key: (Subject, SpotNumber), row: u32, part: Slot) {
        let mut at = self.chain(key).map_or(END, |chain| chain.last);
        let mut found = END;
        while let Some(figure) = self.figure_at(at).filter(|figure| figure.row == row) {
            if figure.numerator.is_some() {
                found = at;
            }
            at = self.neighbours_of(at).0;
        }
        let Some(sum) = self.figure_at(found) else {
            let at = self
                .chain(key)
                .copied()
                .map_or(END, |chain| self.lacking_in(chain, row, Component::Numerator));
            let at = if at == END { self.begin(key, row) } else { Some(at) };
            if let Some(figure) = at.and_then(|at| self.figure_at(at)) {
                figure.numerator = Some(part);
            }
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
    pub(super) fn share(&mut self, spot: SpotNumber, candidates: &Arc<[u16]>, count: Slot) {
        self.shared.push(Shared { spot, candidates: candidates.clone(), slot: count, used: false });
    }

    /// The area that a shared count is about.
    pub(super) fn area_of(&self, shared: &Shared) -> Option<AreaIndex> {
        self.spot_of(shared.spot).map(|spot| spot.area)
    }

    /// Gives each figure without a denominator the shared count that is its own: by name first,
    /// else the nearest to its left that names nobody.
    pub(super) fn give_denominators(&mut self) {
        if self.shared.is_empty() {
            return;
        }
        // The counts came row by row, and stay so within each spot.
        self.shared.sort_by_key(|shared| shared.spot);
        let starts = self.starts_of_shared();
        let mut first_named: HashMap<(SpotNumber, u16), Option<usize>> = HashMap::new();
        let mut recent: Option<(Spot, SpotNumber)> = None;
        for figure in self.list.iter_mut().filter(|figure| figure.denominator.is_none()) {
            let spot = figure.key.spot;
            // Figures of one spot mostly follow each other.
            if recent.is_none_or(|(known, _)| known != spot) {
                recent = self.spot_numbers.get(&spot).map(|number| (spot, *number));
            }
            let Some((_, number)) = recent else { continue };
            let Some([start, end]) = starts.get(index(number)..index(number) + 2) else { continue };
            let list = self.shared.get_mut(*start..*end).unwrap_or_default();
            if let Some(shared) = own_of(figure, number, list, &mut first_named) {
                shared.used = true;
                figure.denominator = Some(shared.slot.clone());
            }
        }
    }

    /// Where the shared counts of each spot begin, and where the last end.
    fn starts_of_shared(&self) -> Vec<usize> {
        let mut starts = vec![0; self.spots.len() + 1];
        for shared in &self.shared {
            if let Some(next) = starts.get_mut(index(shared.spot) + 1) {
                *next += 1;
            }
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        starts
    }
}

/// The count among those of a figure's spot that is its denominator.
fn own_of<'s>(
    figure: &Figure,
    spot: SpotNumber,
    list: &'s mut [Shared],
    first_named: &mut HashMap<(SpotNumber, u16), Option<usize>>,
) -> Option<&'s mut Shared> {
    let own = match figure.key.subject {
        Subject::Known(own) => Some(own),
        Subject::Local(_) => None,
    };
    let named = |shared: &Shared| own.is_some_and(|own| shared.candidates.contains(&own));
    let start = list.partition_point(|shared| shared.slot.cell.row < figure.row);
    let end = list.partition_point(|shared| shared.slot.cell.row <= figure.row);
    let in_row = || (start..end).filter_map(|at| Some((at, list.get(at)?)));
    let anchor = figure.value.as_ref().or(figure.numerator.as_ref()).map_or(0, |slot| slot.cell.column);
    let chosen = in_row().find(|(_, shared)| named(shared)).map(|(at, _)| at);
    let chosen =
        chosen.or_else(|| *first_named.entry((spot, own?)).or_insert_with(|| list.iter().position(named)));
    let nearest = || {
        let unnamed = in_row().filter(|(_, shared)| shared.candidates.is_empty());
        let near = unnamed.min_by_key(|(_, shared)| {
            let column = shared.slot.cell.column;
            (column > anchor, column.abs_diff(anchor))
        });
        near.map(|(at, _)| at)
    };
    chosen.or_else(nearest).and_then(|at| list.get_mut(at))
}
