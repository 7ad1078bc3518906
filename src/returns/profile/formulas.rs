//! Figures that a return gives only as counts: sums and differences of named parts.

use hashbrown::HashMap;

use super::{
    super::{
        Amount,
        figures::{Figure, Figures, Key, Slot, Spot, Subject},
        vocabulary::Vocabulary,
    },
    Active,
    data::{Formula, Profile},
};
use crate::{
    base::{Errand, Stopped, in_order},
    domain::{CellAddress, IndicatorId},
};

/// Spots that one core works out at a time.
const PIECE: usize = 1 << 10;

impl Active<'_> {
    /// Works the profile's formulas out and returns cells of parts that none of them needed.
    pub(in crate::returns) fn compute(
        self,
        figures: &mut Figures,
        vocabulary: &Vocabulary<'_>,
        errand: &Errand<'_>,
    ) -> Result<Vec<CellAddress>, Stopped> {
        let Some(profile) = self.profile.filter(|profile| !profile.parts.is_empty()) else {
            return Ok(Vec::new());
        };
        let recipes: Vec<Recipe<'_>> =
            profile.figures.iter().filter_map(|formula| Recipe::of(formula, profile, vocabulary)).collect();
        let parts: Vec<Figure> = std::mem::take(&mut figures.list);
        let parts = by_spot(&parts);
        let spots: Vec<&[Numbered<'_>]> = parts.chunk_by(|a, b| a.0 == b.0).collect();
        let pieces: Vec<&[&[Numbered<'_>]]> = spots.chunks(PIECE).collect();
        let cooked = in_order(errand, pieces.len(), |(): &mut (), number| {
            let mut cooked = Cooked::default();
            for spot in pieces.get(number).copied().unwrap_or_default() {
                cooked.add(&recipes, spot);
            }
            cooked
        })?;
        let mut unused = Vec::new();
        for piece in cooked {
            figures.list.extend(piece.figures);
            unused.extend(piece.unused);
        }
        Ok(unused)
    }
}

/// What the recipes gave.
#[derive(Default)]
struct Cooked {
    figures: Vec<Figure>,
    /// The cells of parts that no recipe needed.
    unused: Vec<CellAddress>,
    /// The cells that the spot's recipes needed.
    used: Vec<CellAddress>,
    /// The indicators that the spot has a figure of.
    made: Vec<u16>,
}

impl Cooked {
    /// Adds the figures of one spot.
    fn add(&mut self, recipes: &[Recipe<'_>], list: &[Numbered<'_>]) {
        let Some((_, first)) = list.first() else { return };
        let spot = first.key.spot;
        self.used.clear();
        self.made.clear();
        for recipe in recipes.iter().filter(|recipe| recipe.formula.holds(spot)) {
            // A return may count the same in two ways: the first formula's is taken.
            if self.made.contains(&recipe.indicator) {
                continue;
            }
            if let Some(figure) = recipe.figure(list, spot) {
                self.made.push(recipe.indicator);
                self.used.extend(figure.slots().map(|slot| slot.cell).chain(figure.more.iter().copied()));
                self.figures.push(figure);
            }
        }
        self.used.sort_unstable();
        let cells = list.iter().flat_map(|(_, figure)| figure.slots()).map(|slot| slot.cell);
        self.unused.extend(cells.filter(|cell| self.used.binary_search(cell).is_err()));
    }
}

/// A figure and the number of its spot.
type Numbered<'f> = (usize, &'f Figure);

/// The figures of each spot together, as they came, with the spot's number: the spots in the order in which
/// they came too.
fn by_spot(figures: &[Figure]) -> Vec<Numbered<'_>> {
    let mut numbers: HashMap<Spot, usize> = HashMap::new();
    let mut last: Option<(Spot, usize)> = None;
    let numbered = figures.iter().map(|figure| {
        let spot = figure.key.spot;
        // Figures of one spot mostly follow each other.
        let known = last.filter(|(known, _)| *known == spot).map(|(_, number)| number);
        let next = numbers.len();
        let number = known.unwrap_or_else(|| *numbers.entry(spot).or_insert(next));
        last = Some((spot, number));
        (number, figure)
    });
    let mut numbered: Vec<Numbered<'_>> = numbered.collect();
    numbered.sort_by_key(|(number, _)| *number);
    numbered
}

impl Formula {
    fn holds(&self, spot: Spot) -> bool {
        let start = spot.period.start();
        self.from.is_none_or(|from| start >= from) && self.until.is_none_or(|until| start < until)
    }
}

/// A part by its position in the profile, and whether it is added or taken away.
type Term = (u16, f64);

/// A formula whose names are looked up.
struct Recipe<'p> {
    formula: &'p Formula,
    /// Position of the indicator.
    indicator: u16,
    value: Vec<Term>,
    numerator: Vec<Term>,
    denominator: Vec<Term>,
}

impl<'p> Recipe<'p> {
    /// `None` where the catalogue lacks the indicator or the profile a part.
    fn of(formula: &'p Formula, profile: &Profile, vocabulary: &Vocabulary<'_>) -> Option<Self> {
        let term = |name: &String| -> Option<Term> {
            let (name, sign) = name.strip_prefix('-').map_or((name.as_str(), 1.0), |name| (name, -1.0));
            let at = profile.parts.iter().position(|part| part.name == name)?;
            Some((u16::try_from(at).ok()?, sign))
        };
        let terms = |names: &[String]| names.iter().map(term).collect::<Option<Vec<Term>>>();
        Some(Self {
            formula,
            indicator: vocabulary.position(&IndicatorId::from(formula.indicator.as_str()))?,
            value: terms(formula.value.as_slice())?,
            numerator: terms(&formula.numerator)?,
            denominator: terms(&formula.denominator)?,
        })
    }

    fn figure(&self, list: &[Numbered<'_>], spot: Spot) -> Option<Figure> {
        let mut more = Vec::new();
        let counts = |terms: &[Term], more: &mut Vec<CellAddress>| {
            if terms.is_empty() { Some(None) } else { sum(terms, list, more).map(Some) }
        };
        let value = counts(&self.value, &mut more)?;
        let numerator = counts(&self.numerator, &mut more)?;
        let denominator = counts(&self.denominator, &mut more)?;
        let own = [&value, &numerator, &denominator].map(|slot| slot.as_ref().map(|slot| slot.cell));
        let row = own.iter().flatten().next()?.row;
        more.retain(|cell| !own.contains(&Some(*cell)));
        let key = Key { subject: Subject::Known(self.indicator), spot };
        Some(Figure { value, numerator, denominator, more, ..Figure::new(key, row) })
    }
}

/// A sum of parts; missing where one of them is, `None` where the return does not have one.
fn sum(terms: &[Term], list: &[Numbered<'_>], cells: &mut Vec<CellAddress>) -> Option<Slot> {
    let mut total = 0.0;
    let mut first = None;
    let mut missing = None;
    for (part, sign) in terms {
        let (_, figure) = list.iter().find(|(_, figure)| figure.key.subject == Subject::Part(*part))?;
        let slot = figure.slots().next()?;
        cells.push(slot.cell);
        first = first.or(Some(slot.cell));
        match &slot.amount {
            Amount::Number { value, .. } => total += sign * value,
            other => missing = Some(other.clone()),
        }
    }
    let amount = missing.unwrap_or(Amount::Number { value: total, percent: false });
    Some(Slot { amount, cell: first?, decimals: 0 })
}
