//! How much would be gained if all were as well off as the best, and where the shortfall is.

use crate::statistics::{Counts, Good, Refusal, pooled, refusal::finite};

/// The population attributable fraction: the share of all cases that there would not be if all groups had
/// the rate of `reference`.
///
/// `1 − reference rate ÷ rate of all`; negative where the reference is worse than all.
///
/// # Errors
/// Counts that no rate can be made of; no cases at all.
pub fn attributable_fraction(groups: &[Counts], reference: Counts) -> Result<f64, Refusal> {
    let all = pooled(groups)?.share()?;
    if all <= 0.0 {
        return Err(Refusal::NoCases);
    }
    let fraction = 1.0 - reference.share()? / all;
    finite(&[fraction])?;
    Ok(fraction)
}

/// A group's share of the shortfall: "62% of late bookings come from two quintiles".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The group's place in the list that was given.
    pub group: usize,
    /// Its share of all cases, from 0 to 1.
    pub of_cases: f64,
    /// Its share of all people.
    pub of_people: f64,
    /// The share of cases of this group and those before it.
    pub cases_so_far: f64,
    /// The share of people of this group and those before it.
    pub people_so_far: f64,
}

/// The groups by how many of all cases they have, most first; equals in the order given.
///
/// # Errors
/// Counts that no rate can be made of; no cases at all.
pub fn shares_of_cases(groups: &[Counts]) -> Result<Vec<Share>, Refusal> {
    let all = pooled(groups)?;
    if all.numerator <= 0.0 {
        return Err(Refusal::NoCases);
    }
    let mut order: Vec<(usize, &Counts)> = groups.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| b.numerator.total_cmp(&a.numerator));
    let (mut cases, mut people) = (0.0, 0.0);
    let share = |(group, counts): (usize, &Counts)| {
        cases += counts.numerator;
        people += counts.denominator;
        Share {
            group,
            of_cases: counts.numerator / all.numerator,
            of_people: counts.denominator / all.denominator,
            cases_so_far: cases / all.numerator,
            people_so_far: people / all.denominator,
        }
    };
    Ok(order.into_iter().map(share).collect())
}

/// The group furthest on the worse side: its place in the list and its rate; the first of equals.
///
/// # Errors
/// No groups, counts that no rate can be made of, or no better way.
pub fn worst_group(groups: &[Counts], good: Good) -> Result<(usize, f64), Refusal> {
    let high_is_good = good.is_better(true).ok_or(Refusal::NoDirection)?;
    let mut worst: Option<(usize, f64)> = None;
    for (group, counts) in groups.iter().enumerate() {
        let rate = counts.share()?;
        let passes = |so_far: f64| if high_is_good { rate < so_far } else { rate > so_far };
        if worst.is_none_or(|(_, so_far)| passes(so_far)) {
            worst = Some((group, rate));
        }
    }
    worst.ok_or(Refusal::TooFewFigures { needed: 1, given: 0 })
}
