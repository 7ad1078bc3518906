//! What a figure counts, and whether that is small.

use std::collections::BTreeMap;

use super::Reason;
use crate::{
    domain::{AreaCode, Dataset, Group, Mark, Observation, Period, Policy},
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

/// What tells denominators apart: what they count, area, group and period.
type Of<'a> = (&'a str, &'a AreaCode, Option<&'a Group>, Period);

/// The denominators of figures that are sent without one, where another indicator gives the same: 2% of
/// bookings, and elsewhere 100 bookings, are 2 women.
#[derive(Debug, Default)]
pub(super) struct Denominators<'a>(BTreeMap<Of<'a>, f64>);

impl<'a> Denominators<'a> {
    pub(super) fn in_all(dataset: &'a Dataset, catalogue: &'a Catalogue) -> Self {
        let bare = |figure: &&Observation| figure.denominator.is_none() && figure.value.is_some();
        let place = |figure: &'a Observation| Some((place(figure, catalogue)?, f64::NAN));
        let mut found: BTreeMap<Of<'a>, f64> =
            dataset.observations().filter(bare).filter_map(place).collect();
        if found.is_empty() {
            return Self::default();
        }
        for figure in dataset.observations() {
            let Some(count) = figure.denominator else { continue };
            if let Some(of) = self::place(figure, catalogue)
                && let Some(known) = found.get_mut(&of)
            {
                *known = count;
            }
        }
        Self(found)
    }

    fn of(&self, figure: &Observation, catalogue: &Catalogue) -> Option<f64> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&place(figure, catalogue)?).copied().filter(|count| count.is_finite())
    }
}

fn place<'a>(figure: &'a Observation, catalogue: &'a Catalogue) -> Option<Of<'a>> {
    let known = catalogue.indicator(&figure.indicator)?;
    let counts = !known.denominator.is_empty() && known.sampling != Sampling::Exact;
    counts.then_some((known.denominator.as_str(), &figure.area, figure.group.as_ref(), figure.period))
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
    pub(super) fn of(
        figure: &'a Observation,
        catalogue: &Catalogue,
        elsewhere: &Denominators<'_>,
    ) -> Option<Self> {
        let known = catalogue.indicator(&figure.indicator);
        let (sampling, multiplier) = known
            .map_or((Sampling::Proportion, 100.0), |indicator| (indicator.sampling, indicator.multiplier));
        if sampling == Sampling::Exact {
            return None;
        }
        // A value and its denominator give the count away as well as the count itself.
        let of_all = figure.denominator.or_else(|| elsewhere.of(figure, catalogue));
        let implied = || Some((figure.value? * of_all? / multiplier).round());
        let inside = figure.numerator.or_else(implied).filter(|count| count.is_finite());
        let all = of_all.filter(|count| count.is_finite());
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
