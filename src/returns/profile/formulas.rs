//! Figures that a return gives only as counts: sums and differences of named parts.

use super::{
    super::{
        Amount,
        figures::{Figure, Figures, Key, Part, Slot, Spot, Subject},
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
        let mut parts = std::mem::take(&mut figures.parts);
        // Those of one spot mostly came together.
        parts.sort_by_key(|part| part.spot);
        let spots: Vec<&[Part]> = parts.chunk_by(|a, b| a.spot == b.spot).collect();
        let pieces: Vec<&[&[Part]]> = spots.chunks(PIECE).collect();
        let cooked = in_order(errand, pieces.len(), |(): &mut (), number| {
            let mut cooked = Cooked::default();
            for list in pieces.get(number).copied().unwrap_or_default() {
                let spot = list.first().and_then(|first| figures.spot_of(first.spot));
                if let Some(spot) = spot {
                    cooked.add(&recipes, spot, list);
                }
            }
            cooked
        })?;
        let mut unused = Vec::new();
        figures.list.reserve(cooked.iter().map(|piece| piece.figures.len()).sum());
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
    fn add(&mut self, recipes: &[Recipe<'_>], spot: Spot, list: &[Part]) {
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
        let cells = list.iter().map(|part| part.slot.cell);
        self.unused.extend(cells.filter(|cell| self.used.binary_search(cell).is_err()));
    }
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

    fn figure(&self, list: &[Part], spot: Spot) -> Option<Figure> {
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
fn sum(terms: &[Term], list: &[Part], cells: &mut Vec<CellAddress>) -> Option<Slot> {
    let mut total = 0.0;
    let mut first = None;
    let mut missing = None;
    for (part, sign) in terms {
        let slot = &list.iter().find(|own| own.number == *part)?.slot;
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
