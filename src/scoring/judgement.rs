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

#[cfg(test)]
mod tests {
    use super::*;

    fn status(rule: &Rule, value: f64, settings: &Settings) -> Status {
        judge(value, Bounds::of(rule, settings).unwrap(), None, settings).status
    }

    /// Limits by hand: 15 × 1.05 = 15.75, 95 × 0.95 = 90.25, 35 × 1.05 = 36.75, 80 × 0.95 = 76.
    #[test]
    fn every_rule_is_exact_at_its_bound_and_at_the_end_of_close() {
        use Rule::{AtLeast, AtMost, Below, Range};
        use Status::{Close, Met, NotMet};
        let midwives = Range { from: 28.0, to: 35.0, better_below: true };
        let band = Range { from: 80.0, to: 100.0, better_below: false };
        for (rule, value, expected) in [
            (AtMost(15.0), 15.0, Met),
            (AtMost(15.0), 15.000_000_001, Met),
            (AtMost(15.0), 15.001, Close),
            (AtMost(15.0), 15.75, Close),
            (AtMost(15.0), 15.751, NotMet),
            (AtLeast(95.0), 95.0, Met),
            (AtLeast(95.0), 94.999, Close),
            (AtLeast(95.0), 90.25, Close),
            (AtLeast(95.0), 90.249, NotMet),
            (AtLeast(100.0), 99.999_999_999_9, Met),
            (Below(10.0), 9.999, Met),
            (Below(10.0), 10.0, Close),
            (Below(10.0), 10.5, Close),
            (Below(10.0), 10.501, NotMet),
            (midwives.clone(), 20.0, Met),
            (midwives.clone(), 28.0, Met),
            (midwives.clone(), 3_500.0 / 100.0, Met),
            (midwives.clone(), 35.000_000_000_1, Met),
            (midwives.clone(), 35.4, Close),
            (midwives.clone(), 36.75, Close),
            (midwives, 36.76, NotMet),
            (band.clone(), 80.0, Met),
            (band.clone(), 100.0, Met),
            (band.clone(), 79.0, Close),
            (band.clone(), 76.0, Close),
            (band.clone(), 75.9, NotMet),
            (band.clone(), 105.0, Close),
            (band, 105.1, NotMet),
            (AtMost(0.0), 0.0, Met),
            (AtMost(0.0), 0.1, NotMet),
        ] {
            assert_eq!(status(&rule, value, &Settings::default()), expected, "{rule:?} {value}");
        }
        assert_eq!(Bounds::of(&Rule::Words("all women".to_owned()), &Settings::default()), None);
    }

    #[test]
    fn the_other_reading_of_the_midwife_range_calls_it_close() {
        let settings = Settings { midwife_range_is_met: false, ..Settings::default() };
        let rule = Rule::Range { from: 28.0, to: 35.0, better_below: true };
        for (value, expected) in
            [(28.0, Status::Met), (28.1, Status::Close), (35.0, Status::Close), (35.1, Status::NotMet)]
        {
            assert_eq!(status(&rule, value, &settings), expected, "{value}");
        }
    }

    #[test]
    fn a_published_band_takes_the_place_of_the_tolerance() {
        let settings = Settings::default();
        let bounds = Bounds::of(&Rule::AtLeast(99.0), &settings).unwrap();
        let amber = Amber { to: 95.0, confirmed: true };
        let judged = |value| judge(value, bounds, Some(&amber), &settings).status;
        assert_eq!(judged(95.0), Status::Close);
        // 99 × 0.95 = 94.05 would still be close by the tolerance.
        assert_eq!(judged(94.9), Status::NotMet);
    }

    #[test]
    fn chance_is_judged_by_where_the_ends_lie() {
        let settings = Settings::default();
        for (rule, value, lower, upper, expected) in [
            (Rule::AtMost(15.0), 14.0, 13.0, 15.0, Certainty::Clear),
            (Rule::AtMost(15.0), 14.0, 13.0, 15.1, Certainty::CouldBeChance),
            (Rule::AtMost(15.0), 16.0, 15.0, 17.0, Certainty::CouldBeChance),
            (Rule::AtMost(15.0), 16.0, 15.1, 17.0, Certainty::Clear),
            (Rule::Below(15.0), 14.0, 13.0, 15.0, Certainty::CouldBeChance),
            (Rule::Below(15.0), 16.0, 15.0, 17.0, Certainty::Clear),
            (Rule::AtLeast(95.0), 96.0, 95.0, 97.0, Certainty::Clear),
            (Rule::AtLeast(95.0), 94.0, 93.0, 95.0, Certainty::CouldBeChance),
        ] {
            let bounds = Bounds::of(&rule, &settings).unwrap();
            assert_eq!(certainty(value, lower, upper, bounds), expected, "{rule:?} {lower} to {upper}");
        }
    }
}
