//! What a figure counts, and whether that is small.

use super::Reason;
use crate::{
    domain::{Mark, Observation, Policy},
    workbook::{Catalogue, Sampling},
};

/// Which number of a figure is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Side {
    /// Those who are counted.
    In,
    /// Those who are not.
    Out,
    /// All.
    All,
}

/// A figure that counts people.
#[derive(Clone, Debug)]
pub(super) struct Counted<'a> {
    pub figure: &'a Observation,
    /// Those who are counted, given or worked out from value and denominator.
    pub inside: Option<f64>,
    /// All of them.
    pub all: Option<f64>,
    /// Whether those counted are some of all; of a rate, the rest is the population.
    pub is_part: bool,
}

impl<'a> Counted<'a> {
    pub(super) fn of(figure: &'a Observation, catalogue: &Catalogue) -> Option<Self> {
        let known = catalogue.indicator(&figure.indicator);
        let (sampling, multiplier) = known
            .map_or((Sampling::Proportion, 100.0), |indicator| (indicator.sampling, indicator.multiplier));
        if sampling == Sampling::Exact {
            return None;
        }
        // A value and its denominator give the count away as well as the count itself.
        let implied = || Some((figure.value? * figure.denominator? / multiplier).round());
        let inside = figure.numerator.or_else(implied).filter(|count| count.is_finite());
        let all = figure.denominator.filter(|count| count.is_finite());
        let is_sent_hidden = figure.mark == Some(Mark::Suppressed);
        if inside.is_none() && all.is_none() && !is_sent_hidden {
            return None;
        }
        Some(Self { figure, inside, all, is_part: sampling != Sampling::Rate })
    }

    pub(super) fn count(&self, side: Side) -> Option<f64> {
        match side {
            Side::In => self.inside,
            Side::All => self.all,
            Side::Out => Some(self.all.filter(|_| self.is_part)? - self.inside?).filter(|rest| *rest >= 0.0),
        }
    }

    /// Whether the sender hid it, so that nobody is shown it who has only what was sent.
    pub(super) fn is_sent_hidden(&self) -> bool {
        self.inside.is_none() && self.all.is_none()
    }

    /// Why it must be hidden; `None` where nothing is small.
    pub(super) fn small(&self, policy: Policy) -> Option<Reason> {
        let small = |side| self.count(side).is_some_and(|count| is_small(count, policy));
        if small(Side::In) || small(Side::All) {
            return Some(Reason::SmallCount);
        }
        small(Side::Out).then_some(Reason::SmallComplement)
    }
}

/// Whether a count must not be known; a part of a person counts as the person.
pub(super) fn is_small(count: f64, policy: Policy) -> bool {
    count > 1e-9 && count.round() <= f64::from(policy.largest())
}
