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
        let parts: Vec<Figure> = std::mem::take(&mut figures.list);
        let mut spots: Vec<Spot> = Vec::new();
        let mut by_spot: HashMap<Spot, Vec<&Figure>> = HashMap::new();
        for figure in &parts {
            let list = by_spot.entry(figure.key.spot).or_default();
            if list.is_empty() {
                spots.push(figure.key.spot);
            }
            list.push(figure);
        }
        let mut unused = Vec::new();
        for spot in spots {
            let Some(list) = by_spot.get(&spot) else { continue };
            let (mut used, mut made) = (Vec::new(), Vec::new());
            for formula in profile.figures.iter().filter(|formula| formula.holds(spot)) {
                let Some(position) = vocabulary.position(&IndicatorId::from(formula.indicator.as_str()))
                else {
                    continue;
                };
                let key = Key { subject: Subject::Known(position), spot };
                // A return may count the same in two ways: the first formula's is taken.
                if made.contains(&position) {
                    continue;
                }
                if let Some(figure) = formula.figure(profile, list, key) {
                    made.push(position);
                    used.extend(figure.slots().map(|slot| slot.cell).chain(figure.more.iter().copied()));
                    figures.list.push(figure);
                }
            }
            unused.extend(
                list.iter()
                    .flat_map(|figure| figure.slots())
                    .map(|slot| slot.cell)
                    .filter(|cell| !used.contains(cell)),
            );
        }
        unused
    }
}
impl Formula {
    fn holds(&self, spot: Spot) -> bool {
        let start = spot.period.start();
        self.from.is_none_or(|from| start >= from) && self.until.is_none_or(|until| start < until)
    }

    fn figure(&self, profile: &Profile, list: &[&Figure], key: Key) -> Option<Figure> {
        let mut more = Vec::new();
        let counts = |names: &[String], more: &mut Vec<CellAddress>| {
            if names.is_empty() { Some(None) } else { sum(names, profile, list, more).map(Some) }
        };
        let value = counts(self.value.as_slice(), &mut more)?;
        let numerator = counts(&self.numerator, &mut more)?;
        let denominator = counts(&self.denominator, &mut more)?;
        let own: Vec<CellAddress> =
            [&value, &numerator, &denominator].into_iter().flatten().map(|slot| slot.cell).collect();
        let row = own.first()?.row;
        more.retain(|cell| !own.contains(cell));
        Some(Figure { value, numerator, denominator, more, ..Figure::new(key, row) })
    }
}

/// A sum of parts; missing where one of them is, `None` where the return does not have one.
fn sum(names: &[String], profile: &Profile, list: &[&Figure], cells: &mut Vec<CellAddress>) -> Option<Slot> {
    let mut total = 0.0;
    let mut first = None;
    let mut missing = None;
    for name in names {
        let (name, sign) = name.strip_prefix('-').map_or((name.as_str(), 1.0), |name| (name, -1.0));
        let number = u16::try_from(profile.parts.iter().position(|part| part.name == name)?).ok()?;
        let figure = list.iter().find(|figure| figure.key.subject == Subject::Part(number))?;
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
