//! An interval and how sure it is.

/// How sure an interval is to hold the true value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
}

impl Interval {
    /// Both ends times `factor` (0 or more): from a share to a percentage, from a count to a rate.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self { lower: self.lower * factor, upper: self.upper * factor }
    }
}
