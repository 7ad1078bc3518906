//! Where a figure stands beside another, and whether that is good.

use serde::{Deserialize, Serialize};

use crate::statistics::Good;

/// Where a figure stands: facts, not yet a judgement. Three levels use the middle three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// Below, even at 99.8%.
    FarBelow,
    /// Below at 95%.
    Below,
    /// No different, as far as chance lets us see.
    Same,
    /// Above at 95%.
    Above,
    /// Above, even at 99.8%.
    FarAbove,
}

/// A position judged by which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// Better, even at 99.8%.
    Best,
    /// Better.
    Better,
    /// No different.
    Similar,
    /// Worse.
    Worse,
    /// Worse, even at 99.8%.
    Worst,
    /// Higher, where neither way is better.
    Higher,
    /// Higher even at 99.8%, where neither way is better.
    FarHigher,
    /// Lower, where neither way is better.
    Lower,
    /// Lower even at 99.8%, where neither way is better.
    FarLower,
}

/// In how many levels figures are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Levels {
    /// Better, similar, worse: by the 95% interval, as Fingertips shows most indicators.
    #[default]
    Three,
    /// Best and worst too: by the 99.8% interval.
    Five,
}

/// How two figures with intervals of their own are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TwoFigures {
    /// By the interval of their difference, where counts are given; else by overlap.
    #[default]
    Difference,
    /// By whether their intervals overlap, as Fingertips does: it misses some differences.
    Overlap,
}

impl Position {
    /// The judgement of this position.
    #[must_use]
    pub const fn judged(self, good: Good) -> Judgement {
        match (self, good) {
            (Self::Same, _) => Judgement::Similar,
            (Self::FarAbove, Good::High) | (Self::FarBelow, Good::Low) => Judgement::Best,
            (Self::Above, Good::High) | (Self::Below, Good::Low) => Judgement::Better,
            (Self::Below, Good::High) | (Self::Above, Good::Low) => Judgement::Worse,
            (Self::FarBelow, Good::High) | (Self::FarAbove, Good::Low) => Judgement::Worst,
            (Self::Above, Good::Neither) => Judgement::Higher,
            (Self::FarAbove, Good::Neither) => Judgement::FarHigher,
            (Self::Below, Good::Neither) => Judgement::Lower,
            (Self::FarBelow, Good::Neither) => Judgement::FarLower,
        }
    }

    /// The same in three levels.
    #[must_use]
    pub const fn in_three(self) -> Self {
        match self {
            Self::FarBelow => Self::Below,
            Self::FarAbove => Self::Above,
            near => near,
        }
    }
}
