//! An interval, how sure it is, and the ways to make one.

use serde::{Deserialize, Serialize};

mod mean;
mod poisson;
mod proportion;
mod standardised;

pub(super) use mean::mean;
pub use mean::{Mean, mean_interval};
pub use poisson::{CountMethod, byar, exact_poisson, poisson};
pub use proportion::{wilson, wilson_at};
pub use standardised::{
    DirectRate, Repeats, Stratum, directly_standardised, expected_events, indirectly_standardised,
};

/// How sure an interval is to hold the true value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Level {
    /// 95%: 1 in 20 misses.
    P95,
    /// 99.8%: 1 in 500 misses, the outer limit of a funnel.
    P998,
}

impl Level {
    /// The standard normal quantile of `1 − alpha ÷ 2`, to the digits that f64 holds.
    #[must_use]
    pub const fn z(self) -> f64 {
        match self {
            Self::P95 => 1.959_963_984_540_054,
            Self::P998 => 3.090_232_306_167_813,
        }
    }

    /// The share of intervals that miss: 0.05 or 0.002.
    #[must_use]
    pub const fn alpha(self) -> f64 {
        match self {
            Self::P95 => 0.05,
            Self::P998 => 0.002,
        }
    }
}

/// Two ends, the lower one first.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
}

impl Interval {
    /// `reach` to either side of `middle`.
    #[must_use]
    pub fn around(middle: f64, reach: f64) -> Self {
        Self { lower: middle - reach, upper: middle + reach }
    }

    /// Both ends times `factor` (0 or more): from a share to a percentage, from a count to a rate.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self { lower: self.lower * factor, upper: self.upper * factor }
    }

    /// Whether `value` lies in it; an end is inside.
    #[must_use]
    pub fn holds(self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// The part of it within `bounds`.
    #[must_use]
    pub fn within(self, bounds: Self) -> Self {
        let clamp = |end: f64| end.max(bounds.lower).min(bounds.upper);
        Self { lower: clamp(self.lower), upper: clamp(self.upper) }
    }
}
