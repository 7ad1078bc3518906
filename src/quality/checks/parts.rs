//! `parts_differ`: the counts of the parts do not add up to the count of the whole, where they do
//! elsewhere, or add up to more.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    base::{Severity, number_format::short},
    domain::Observation,
    quality::{Doubt, series::Series},
};

/// Parts that are looked at; two may be a coincidence of names.
const FEWEST: usize = 2;
/// What senders leave out of parts and count in the whole, as a share of the whole.
const UNALLOCATED: f64 = 0.01;

/// A whole and its parts: areas of one kind within a region, or groups of one dimension.
#[derive(Debug)]
pub(in crate::quality) struct Whole<'a> {
    pub series: Series<'a>,
    pub figure: &'a Observation,
    /// `areas`, or the dimension of the groups.
    pub of: String,
    pub parts: Vec<&'a Observation>,
    /// Whether every part is known to belong to a whole.
    pub complete: bool,
}

/// How the parts stand to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sum {
    Equal,
    Less,
    More,
}

/// A whole with its count, the sum of its parts, and how they stand.
type Added<'w, 'a> = (&'w Whole<'a>, (f64, f64, Sum));

type Count = fn(&Observation) -> Option<f64>;
const COUNTS: [(&str, Count); 2] = [("numerators", |o| o.numerator), ("denominators", |o| o.denominator)];

/// The whole's count, the sum of the parts', and how they stand; `None` where a part is hidden.
fn sum(whole: &Whole<'_>, count: Count) -> Option<(f64, f64, Sum)> {
    let total = count(whole.figure)?;
    let parts: Option<Vec<f64>> = whole.parts.iter().map(|part| count(part)).collect();
    let parts = parts.filter(|parts| parts.len() >= FEWEST)?;
    let added: f64 = parts.iter().sum();
    let is_multiple = |step: f64| parts.iter().chain([&total]).all(|count| count % step == 0.0);
    let rounded = if is_multiple(5.0) {
        2.5
    } else if is_multiple(1.0) {
        0.0
    } else {
        0.5
    };
    let hidden = rounded * (parts.len() + 1) as f64;
    let slack = hidden.max(UNALLOCATED * total.abs()) + 1e-6;
    let sum = if added > total + slack {
        Sum::More
    } else if added < total - slack {
        Sum::Less
    } else {
        Sum::Equal
    };
    Some((total, added, sum))
}

/// Wholes of one indicator and kind that contradict their parts. Parts that overlap, or are never
/// complete, do so nearly everywhere and are left alone.
pub(in crate::quality) fn tell(wholes: &[Whole<'_>]) -> Vec<Doubt> {
    let mut found = Vec::new();
    for (name, count) in COUNTS {
        let mut alike: BTreeMap<(&str, &str), Vec<Added<'_, '_>>> = BTreeMap::new();
        for whole in wholes {
            if let Some(sum) = sum(whole, count) {
                alike.entry((whole.series.id.as_str(), &whole.of)).or_default().push((whole, sum));
            }
        }
        for list in alike.into_values() {
            let of = |wanted: Sum| list.iter().filter(|(_, (.., sum))| *sum == wanted).count();
            let (equal, more) = (of(Sum::Equal), of(Sum::More));
            let told = list.iter().filter(|(whole, (.., sum))| match sum {
                Sum::Equal => false,
                Sum::More => more == 1 || more * 5 <= list.len(),
                Sum::Less => whole.complete && equal >= 4 && equal * 5 >= list.len() * 4,
            });
            found.extend(
                told.map(|(whole, (total, added, _))| (doubt(whole, name, *total, *added), *total, *added)),
            );
        }
    }
    // Indicators share denominators: one contradiction is told once.
    let mut told = BTreeSet::new();
    let key = |doubt: &Doubt, total: f64, added: f64| {
        let figure = doubt.figures.first().map(|key| (key.area.clone(), key.period));
        (figure, total.to_bits(), added.to_bits())
    };
    found.retain(|(doubt, total, added)| told.insert(key(doubt, *total, *added)));
    found.into_iter().map(|(doubt, ..)| doubt).collect()
}

fn doubt(whole: &Whole<'_>, name: &str, total: f64, added: f64) -> Doubt {
    let message = format!(
        "{}: the {name} of its {} {} add up to {}, and its own is {}.",
        whole.series.what(whole.figure.period),
        whole.parts.len(),
        whole.of,
        short(added, 1),
        short(total, 1)
    );
    let hint = "Look for a part that is missing, counted twice or mistyped.";
    Doubt::about((Severity::Warning, "parts_differ"), whole.figure, message, hint)
}
