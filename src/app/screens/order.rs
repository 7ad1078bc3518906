//! The order of the rows of a table, and which of them are shown by what the statistics say.

use std::cmp::Ordering;

use super::row::Row;
use crate::{
    scoring::Status,
    statistics::{
        compare::Judgement,
        spc::{Assurance, Variation},
    },
};

/// What rows are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum OrderBy {
    /// By name.
    Name,
    /// What is not met first.
    Status,
    /// Concern first.
    Variation,
    /// What will be missed first.
    Assurance,
    /// What became worse first.
    Change,
    /// What is worse first.
    Compared,
    /// Poor data first.
    Quality,
}

/// An order, and whether it is turned round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Order {
    /// By what.
    pub by: OrderBy,
    /// Whether what usually is first is last.
    pub turned: bool,
}

impl Order {
    /// The order after a press on a heading: the usual one, turned round, none.
    #[must_use]
    pub(in crate::app) fn next(now: Option<Self>, by: OrderBy) -> Option<Self> {
        match now.filter(|now| now.by == by) {
            None => Some(Self { by, turned: false }),
            Some(Self { turned: false, .. }) => Some(Self { by, turned: true }),
            Some(Self { turned: true, .. }) => None,
        }
    }

    /// Puts positions of `rows` in this order; those about which nothing is known stay last.
    pub(in crate::app) fn sort(self, rows: &[Row], positions: &mut [usize]) {
        let key = |at: &usize| rows.get(*at).and_then(|row| self.key(row));
        let name = |at: &usize| rows.get(*at).map(|row| row.name.as_str());
        positions.sort_by(|a, b| match (key(a), key(b)) {
            (Some(first), Some(second)) => {
                let order = first.total_cmp(&second);
                let order = if self.turned { order.reverse() } else { order };
                order.then_with(|| name(a).cmp(&name(b)))
            }
            (None, None) if self.by == OrderBy::Name && self.turned => name(b).cmp(&name(a)),
            (None, None) => name(a).cmp(&name(b)),
            (some, _) => {
                if some.is_some() {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        });
    }

    /// The lower, the more it needs to be looked at.
    fn key(self, row: &Row) -> Option<f64> {
        match self.by {
            OrderBy::Name => None,
            OrderBy::Status => Some(match row.counted_as? {
                Status::NotMet => 0.0,
                Status::Close => 1.0,
                Status::Met => 2.0,
                Status::NoData | Status::NoStandard => return None,
            }),
            OrderBy::Variation => Some(match row.variation.as_ref()?.0 {
                Variation::ConcernHigh | Variation::ConcernLow => 0.0,
                Variation::NeutralHigh | Variation::NeutralLow => 1.0,
                Variation::CommonCause => 2.0,
                Variation::ImprovementHigh | Variation::ImprovementLow => 3.0,
            }),
            OrderBy::Assurance => Some(match row.assurance.as_ref()?.0 {
                Assurance::Fail => 0.0,
                Assurance::HitOrMiss => 1.0,
                Assurance::Pass => 2.0,
            }),
            OrderBy::Change => row.gain,
            OrderBy::Compared => Some(match row.compared.as_ref()?.0 {
                Judgement::Worst => 0.0,
                Judgement::Worse => 1.0,
                Judgement::FarHigher | Judgement::Higher | Judgement::FarLower | Judgement::Lower => 2.0,
                Judgement::Similar => 3.0,
                Judgement::Better => 4.0,
                Judgement::Best => 5.0,
            }),
            OrderBy::Quality => (!row.period.is_empty()).then_some(match row.quality.level {
                crate::scoring::Quality::Poor => 0.0,
                crate::scoring::Quality::Partial => 1.0,
                crate::scoring::Quality::Full => 2.0,
            }),
        }
    }
}

/// How figures vary, for a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub(in crate::app) enum Varies {
    /// Special cause, for the better.
    Better,
    /// Special cause, for the worse.
    Worse,
    /// Special cause, where neither way is better.
    Neither,
    /// No significant change.
    Common,
}

impl Varies {
    /// What people read.
    #[must_use]
    pub(in crate::app) const fn label(self) -> &'static str {
        match self {
            Self::Better => "Improvement",
            Self::Worse => "Concern",
            Self::Neither => "High or low, neither better",
            Self::Common => "No significant change",
        }
    }

    /// Whether a row varies so.
    #[must_use]
    pub(in crate::app) fn holds(self, row: &Row) -> bool {
        let Some((variation, _)) = row.variation.as_ref() else { return false };
        self == match variation {
            Variation::ImprovementHigh | Variation::ImprovementLow => Self::Better,
            Variation::ConcernHigh | Variation::ConcernLow => Self::Worse,
            Variation::NeutralHigh | Variation::NeutralLow => Self::Neither,
            Variation::CommonCause => Self::Common,
        }
    }
}

/// How figures changed since the ones before, for a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub(in crate::app) enum Changed {
    /// For the better.
    Better,
    /// For the worse.
    Worse,
    /// Not at all.
    Same,
}

impl Changed {
    /// What people read.
    #[must_use]
    pub(in crate::app) const fn label(self) -> &'static str {
        match self {
            Self::Better => "Better than before",
            Self::Worse => "Worse than before",
            Self::Same => "The same as before",
        }
    }

    /// Whether a row changed so; where neither way is better, only the same can be said.
    #[must_use]
    pub(in crate::app) fn holds(self, row: &Row) -> bool {
        let wanted = match self {
            Self::Better => Ordering::Greater,
            Self::Worse => Ordering::Less,
            Self::Same => Ordering::Equal,
        };
        row.gain.is_some_and(|gain| gain.partial_cmp(&0.0) == Some(wanted))
    }
}

/// How figures stand beside the benchmark, for a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub(in crate::app) enum Beside {
    /// Better.
    Better,
    /// No more apart than chance makes.
    Similar,
    /// Worse.
    Worse,
    /// Higher or lower, where neither way is better.
    Apart,
}

impl Beside {
    /// What people read.
    #[must_use]
    pub(in crate::app) const fn label(self) -> &'static str {
        match self {
            Self::Better => "Better",
            Self::Similar => "Similar",
            Self::Worse => "Worse",
            Self::Apart => "Higher or lower, neither better",
        }
    }

    /// Where a judgement belongs.
    const fn of(judged: Judgement) -> Self {
        match judged {
            Judgement::Best | Judgement::Better => Self::Better,
            Judgement::Similar => Self::Similar,
            Judgement::Worse | Judgement::Worst => Self::Worse,
            Judgement::Higher | Judgement::FarHigher | Judgement::Lower | Judgement::FarLower => Self::Apart,
        }
    }

    /// Whether a row stands so.
    #[must_use]
    pub(in crate::app) fn holds(self, row: &Row) -> bool {
        row.compared.as_ref().is_some_and(|(judged, _)| Self::of(*judged) == self)
    }
}

/// The name of an assurance, for a filter.
#[must_use]
pub(in crate::app) const fn assured(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Pass => "Will meet the standard",
        Assurance::HitOrMiss => "Meets or misses by chance",
        Assurance::Fail => "Will miss the standard",
    }
}

/// A judgement as a sign and a word.
#[must_use]
pub(in crate::app) const fn judged(judgement: Judgement) -> (&'static str, crate::figure::Role) {
    use crate::figure::Role;
    match judgement {
        Judgement::Best => ("▲ much better", Role::Better),
        Judgement::Better => ("▲ better", Role::Better),
        Judgement::Similar => ("● similar", Role::Neither),
        Judgement::Worse => ("▼ worse", Role::Worse),
        Judgement::Worst => ("▼ much worse", Role::Worse),
        Judgement::Higher => ("▲ higher", Role::Special),
        Judgement::FarHigher => ("▲ much higher", Role::Special),
        Judgement::Lower => ("▼ lower", Role::Special),
        Judgement::FarLower => ("▼ much lower", Role::Special),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::sample, *};
    use crate::workbook::catalogue;

    #[test]
    fn what_became_worse_is_first_and_what_nothing_is_known_of_is_last_either_way() {
        let (document, card) = sample::sample();
        let rows = super::super::row::rows(&card, &document, catalogue());
        let sorted = |turned: bool| {
            let mut positions: Vec<usize> = (0..rows.len()).collect();
            Order { by: OrderBy::Change, turned }.sort(&rows, &mut positions);
            positions.iter().map(|at| rows[*at].gain).collect::<Vec<_>>()
        };
        let (usual, turned) = (sorted(false), sorted(true));
        // From the made-up figures: cot occupancy rose from 74.8 to 76.0, and low is good.
        assert!(usual[0].unwrap() < 0.0 && turned[0].unwrap() > 0.0);
        assert!(usual.last().unwrap().is_none() && turned.last().unwrap().is_none());
    }

    #[test]
    fn a_heading_is_pressed_for_its_order_turned_round_and_none() {
        let first = Order::next(None, OrderBy::Name);
        let second = Order::next(first, OrderBy::Name);
        assert_eq!(second, Some(Order { by: OrderBy::Name, turned: true }));
        assert_eq!(Order::next(second, OrderBy::Name), None);
        assert_eq!(Order::next(second, OrderBy::Status).unwrap().by, OrderBy::Status);
    }
}
