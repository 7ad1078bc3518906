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
use crate::domain::{CellAddress, IndicatorId};

impl Active<'_> {
    /// Works the profile's formulas out and returns cells of parts that none of them needed.
    pub(in crate::returns) fn compute(
        self,
        figures: &mut Figures,
        vocabulary: &Vocabulary<'_>,
    ) -> Vec<CellAddress> {
        let Some(profile) = self.profile.filter(|profile| !profile.parts.is_empty()) else {
            return Vec::new();
        };
        let recipes: Vec<Recipe<'_>> =
            profile.figures.iter().filter_map(|formula| Recipe::of(formula, profile, vocabulary)).collect();
        let parts: Vec<Figure> = std::mem::take(&mut figures.list);
        let (mut unused, mut used, mut made) = (Vec::new(), Vec::new(), Vec::new());
        for list in by_spot(&parts).chunk_by(|a, b| a.0 == b.0) {
            let Some((_, first)) = list.first() else { continue };
            let spot = first.key.spot;
            used.clear();
            made.clear();
            for recipe in recipes.iter().filter(|recipe| recipe.formula.holds(spot)) {
                // A return may count the same in two ways: the first formula's is taken.
                if made.contains(&recipe.indicator) {
                    continue;
                }
                if let Some(figure) = recipe.figure(list, spot) {
                    made.push(recipe.indicator);
                    used.extend(figure.slots().map(|slot| slot.cell).chain(figure.more.iter().copied()));
                    figures.list.push(figure);
                }
            }
            used.sort_unstable();
            let cells = list.iter().flat_map(|(_, figure)| figure.slots()).map(|slot| slot.cell);
            unused.extend(cells.filter(|cell| used.binary_search(cell).is_err()));
        }
        unused
    }
}

/// The figures of each spot together, as they came, with the spot's number: the spots in the order in which
/// they came too.
fn by_spot(figures: &[Figure]) -> Vec<(usize, &Figure)> {
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
    let mut numbered: Vec<(usize, &Figure)> = numbered.collect();
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

    fn figure(&self, list: &[(usize, &Figure)], spot: Spot) -> Option<Figure> {
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
fn sum(terms: &[Term], list: &[(usize, &Figure)], cells: &mut Vec<CellAddress>) -> Option<Slot> {
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
