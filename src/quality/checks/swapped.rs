//! `swapped`: two figures of an area and period that each fit the other's history, as where two columns
//! changed places.

use crate::{
    base::Severity,
    domain::Observation,
    quality::{Becomes, Correction, Doubt, expectation::Expectation, series::Series},
};

/// A figure out of line, kept until its neighbours in the return are known.
#[derive(Clone, Copy, Debug)]
pub(in crate::quality) struct Stray<'a> {
    pub series: Series<'a>,
    pub figure: &'a Observation,
    pub value: f64,
    pub expected: Expectation,
}

/// Whether two strays would be in line if they changed places.
fn fit(one: &Stray<'_>, other: &Stray<'_>) -> bool {
    let (a, b) = (one.figure, other.figure);
    a.indicator != b.indicator
        && a.area == b.area
        && a.period == b.period
        && a.group == b.group
        && a.provenance.import == b.provenance.import
        && one.expected.is_near(other.value)
        && other.expected.is_near(one.value)
}

/// The pairs that changed places; their figures need no other explanation.
pub(in crate::quality) fn tell(strays: &[Stray<'_>]) -> Vec<Doubt> {
    let mut found = Vec::new();
    let mut paired = vec![false; strays.len()];
    let mut sorted: Vec<usize> = (0..strays.len()).collect();
    let key = |at: &usize| strays.get(*at).map(|stray| (stray.figure.area.clone(), stray.figure.period));
    sorted.sort_by_key(key);
    for (place, one) in sorted.iter().enumerate() {
        let near = sorted.get(place + 1..).unwrap_or(&[]).iter().take_while(|other| key(other) == key(one));
        for other in near {
            let (Some(first), Some(second)) = (strays.get(*one), strays.get(*other)) else { continue };
            let taken = |at: &usize| paired.get(*at).copied().unwrap_or(true);
            if taken(one) || taken(other) || !fit(first, second) {
                continue;
            }
            for at in [one, other] {
                if let Some(flag) = paired.get_mut(*at) {
                    *flag = true;
                }
            }
            found.push(doubt(first, second));
        }
    }
    found
}

fn doubt(one: &Stray<'_>, other: &Stray<'_>) -> Doubt {
    let message = format!(
        "{}: {}, and {}: {}. Each fits the history of the other.",
        one.series.what(one.figure.period),
        one.series.show(one.value),
        other.series.name(),
        other.series.show(other.value)
    );
    let hint = "Ask the sender whether the two columns changed places.";
    let mut doubt = Doubt::about((Severity::Warning, "swapped"), one.figure, message, hint);
    doubt.figures.push(other.figure.key());
    let change = |stray: &Stray<'_>, with: &Stray<'_>| {
        let becomes = Becomes::Numbers {
            numerator: with.figure.numerator,
            denominator: with.figure.denominator,
            value: with.figure.value,
        };
        (stray.figure.key(), becomes)
    };
    let changes = vec![change(one, other), change(other, one)];
    doubt.corrections.push(Correction { words: "Swap them".to_owned(), changes });
    doubt
}
