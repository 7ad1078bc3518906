//! How a value stands against a rule.

use super::{Certainty, Settings, Status};
use crate::workbook::{Amber, Rule};

/// Two numbers that differ by less than this share are the same: 35.000 000 000 1 births per
/// midwife are 35. It undoes the noise of arithmetic; it never rounds as the screen does.
const SAME: f64 = 1e-9;

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME * a.abs().max(b.abs())
}

/// Whether `a` is at most `b`, arithmetic noise apart.
pub(super) fn at_most(a: f64, b: f64) -> bool {
    a < b || same(a, b)
}

/// Where a value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// The rule holds.
    Met,
    /// Under the rule's lower bound.
    Under,
    /// Over the rule's upper bound.
    Over,
}

/// A rule as bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    low: Option<f64>,
    high: Option<f64>,
    /// Whether exactly `high` is over it.
    high_is_over: bool,
    /// The far end of the rule's own close band: the rest of a range of which only the near end is met.
    own_band: Option<f64>,
}

impl Bounds {
    /// The bounds of a rule; `None` for one in words.
    pub(super) fn of(rule: &Rule, settings: &Settings) -> Option<Self> {
        let none = Self { low: None, high: None, high_is_over: false, own_band: None };
        Some(match *rule {
            Rule::AtLeast(low) => Self { low: Some(low), ..none },
            Rule::AtMost(high) => Self { high: Some(high), ..none },
            Rule::Below(high) => Self { high: Some(high), high_is_over: true, ..none },
            Rule::Range { to, better_below: true, .. } if settings.midwife_range_is_met => {
                Self { high: Some(to), ..none }
            }
            Rule::Range { from, to, better_below: true } => {
                Self { high: Some(from), own_band: Some(to), ..none }
            }
            Rule::Range { from, to, better_below: false } => Self { low: Some(from), high: Some(to), ..none },
            Rule::Words(_) => return None,
        })
    }

    pub(super) fn position(self, value: f64) -> Position {
        if self.low.is_some_and(|low| !at_most(low, value)) {
            return Position::Under;
        }
        let over = |high: f64| !at_most(value, high) || (self.high_is_over && same(value, high));
        if self.high.is_some_and(over) { Position::Over } else { Position::Met }
    }

    /// The bound that a value at `position` is compared with; inside a band, the nearer one.
    fn bound(self, value: f64, position: Position) -> f64 {
        match (position, self.low, self.high) {
            (Position::Under, Some(low), _) | (_, Some(low), None) => low,
            (Position::Met, Some(low), Some(high)) if value - low < high - value => low,
            (_, _, Some(high)) => high,
            (_, None, None) => value,
        }
    }
}

/// How a value stands, and what decided it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Judgement {
    /// Met, close or not met.
    pub status: Status,
    /// Where the value lies.
    pub position: Position,
    /// The bound that decided.
    pub bound: f64,
    /// How far beyond the bound is still close; `None` where the value met it.
    pub close_limit: Option<f64>,
    /// Whether that limit is published, rather than the tolerance of the settings.
    pub published: bool,
}

/// Judges `value`; `amber` is the published band, where it may be used.
pub(super) fn judge(value: f64, bounds: Bounds, amber: Option<&Amber>, settings: &Settings) -> Judgement {
    let position = bounds.position(value);
    let bound = bounds.bound(value, position);
    let beyond = |end: &f64| match position {
        Position::Under => *end < bound,
        Position::Over => *end > bound,
        Position::Met => false,
    };
    let band = bounds.own_band.or_else(|| amber.map(|amber| amber.to)).filter(beyond);
    let reach = settings.close_tolerance * bound.abs();
    let limit = match position {
        Position::Met => {
            return Judgement { status: Status::Met, position, bound, close_limit: None, published: false };
        }
        Position::Under => band.unwrap_or(bound - reach),
        Position::Over => band.unwrap_or(bound + reach),
    };
    let close = if position == Position::Under { at_most(limit, value) } else { at_most(value, limit) };
    let status = if close { Status::Close } else { Status::NotMet };
    Judgement { status, position, bound, close_limit: Some(limit), published: band.is_some() }
}

/// Whether chance could explain where `value` lies, given its interval's ends.
///
/// Clear when both ends lie where the value lies. An end exactly on the bound lies where the rule
/// puts the bound itself: for `at most 15%` an upper end of 15.0% is still met and clear, and a
/// lower end of 15.0% under a value of 16% is not clear.
pub(super) fn certainty(value: f64, lower: f64, upper: f64, bounds: Bounds) -> Certainty {
    let position = bounds.position(value);
    if bounds.position(lower) == position && bounds.position(upper) == position {
        Certainty::Clear
    } else {
        Certainty::CouldBeChance
    }
}
