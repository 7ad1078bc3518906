//! What marks a point as more than chance.

use serde::{Deserialize, Serialize};

/// A rule that a point breaks, in order of precedence.
///
/// The rules and their order are those of NHS England's *Making Data Count*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Above the upper process limit.
    AboveUpperLimit,
    /// Below the lower process limit.
    BelowLowerLimit,
    /// In a run of points of which each is above the one before.
    TrendUp,
    /// In a run of points of which each is below the one before.
    TrendDown,
    /// One of two points of three that are close to the upper limit.
    TwoOfThreeAbove,
    /// One of two points of three that are close to the lower limit.
    TwoOfThreeBelow,
    /// In a run of points above the centre.
    ShiftAbove,
    /// In a run of points below the centre.
    ShiftBelow,
}

impl Cause {
    /// All of them, in order of precedence.
    pub const ALL: [Self; 8] = [
        Self::AboveUpperLimit,
        Self::BelowLowerLimit,
        Self::TrendUp,
        Self::TrendDown,
        Self::TwoOfThreeAbove,
        Self::TwoOfThreeBelow,
        Self::ShiftAbove,
        Self::ShiftBelow,
    ];

    /// Whether it speaks of high figures, or of rising ones.
    #[must_use]
    pub const fn is_high(self) -> bool {
        matches!(self, Self::AboveUpperLimit | Self::TrendUp | Self::TwoOfThreeAbove | Self::ShiftAbove)
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The causes of one point; none of them is common cause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Causes {
    bits: u8,
    /// The point is the peak of two trends, and the later one goes down.
    turns_down: bool,
}

impl Causes {
    /// Adds a cause.
    pub const fn add(&mut self, cause: Cause) {
        self.turns_down = match cause {
            Cause::TrendDown => self.has(Cause::TrendUp),
            Cause::TrendUp => false,
            _ => self.turns_down,
        };
        self.bits |= cause.bit();
    }

    /// Whether `cause` is among them.
    #[must_use]
    pub const fn has(self, cause: Cause) -> bool {
        self.bits & cause.bit() != 0
    }

    /// Whether there are none: common cause.
    #[must_use]
    pub const fn is_common(self) -> bool {
        self.bits == 0
    }

    /// All of them, in order of precedence.
    pub fn iter(self) -> impl Iterator<Item = Cause> {
        Cause::ALL.into_iter().filter(move |cause| self.has(*cause))
    }

    /// The one that the point is shown by; between two trends, the later.
    #[must_use]
    pub fn leading(self) -> Option<Cause> {
        match self.iter().next() {
            Some(Cause::TrendUp) if self.turns_down => Some(Cause::TrendDown),
            first => first,
        }
    }

    /// Whether some speak of high figures and some of low ones, so that the point is both better and worse.
    #[must_use]
    pub fn is_mixed(self) -> bool {
        self.iter().any(Cause::is_high) && !self.iter().all(Cause::is_high)
    }
}
