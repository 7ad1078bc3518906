//! The two icons of Making Data Count: how the figure varies, and whether it will meet its target.

use serde::{Deserialize, Serialize};

use super::{Causes, Chart};
use crate::statistics::{Good, Interval};

/// How the last point varies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variation {
    /// Common cause: no significant change.
    CommonCause,
    /// Special cause, better, by high figures.
    ImprovementHigh,
    /// Special cause, better, by low figures.
    ImprovementLow,
    /// Special cause, worse, by high figures.
    ConcernHigh,
    /// Special cause, worse, by low figures.
    ConcernLow,
    /// Special cause by high figures, where neither way is better.
    NeutralHigh,
    /// Special cause by low figures, where neither way is better.
    NeutralLow,
}

/// How a point with these causes varies: by the leading one.
#[must_use]
pub fn variation(causes: Causes, good: Good) -> Variation {
    let Some(high) = causes.leading().map(super::Cause::is_high) else { return Variation::CommonCause };
    match (good.is_better(high), high) {
        (Some(true), true) => Variation::ImprovementHigh,
        (Some(true), false) => Variation::ImprovementLow,
        (Some(false), true) => Variation::ConcernHigh,
        (Some(false), false) => Variation::ConcernLow,
        (None, true) => Variation::NeutralHigh,
        (None, false) => Variation::NeutralLow,
    }
}

/// Whether a process as it runs will meet its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assurance {
    /// Always: the target is outside the limits on the worse side.
    Pass,
    /// Never: the target is outside the limits on the better side.
    Fail,
    /// Now and then, by chance; also where the target is on a limit.
    HitOrMiss,
}

/// Whether a process within `limits` will meet `target`; `None` where neither way is better.
#[must_use]
pub fn assurance(limits: Interval, target: f64, good: Good) -> Option<Assurance> {
    if target.is_nan() {
        return None;
    }
    let better = if target > limits.upper {
        good.is_better(false)
    } else if target < limits.lower {
        good.is_better(true)
    } else {
        return good.is_better(true).map(|_| Assurance::HitOrMiss);
    };
    better.map(|better| if better { Assurance::Pass } else { Assurance::Fail })
}

impl Chart {
    /// How the last point varies.
    #[must_use]
    pub fn variation(&self, good: Good) -> Variation {
        variation(self.last().map(|point| point.causes).unwrap_or_default(), good)
    }

    /// Whether the process will meet `target`, by the limits of the last point.
    #[must_use]
    pub fn assurance(&self, target: f64, good: Good) -> Option<Assurance> {
        assurance(self.last()?.limits?, target, good)
    }
}
