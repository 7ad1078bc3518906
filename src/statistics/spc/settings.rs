//! The choices about control charts.

use serde::{Deserialize, Serialize};

use super::ChartKind;

/// The choices about control charts.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a choice of its own, by the name that settings use"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spc {
    /// What the mean moving range is multiplied by for the process limits.
    ///
    /// 2.66, as in the tools of Making Data Count.
    pub limit_factor: LimitFactor,
    /// Whether moving ranges of 3.267 times their mean and more are left out of the limits, once.
    ///
    /// No, as in NHS England's Excel tool; `NHSRplotthedots` does so by default (Nelson 1982). Screening
    /// narrows the limits after a single wild point, and may change the assurance icon.
    pub screen_moving_ranges: bool,
    /// Whether limits that screening would collapse are made of all moving ranges, and a series without
    /// variation gets none.
    ///
    /// Yes. Without this guard one 2 among 1s puts every point outside the limits, as in `NHSRplotthedots`.
    pub guard_collapsed_limits: bool,
    /// Points of a trend: 7 (6 rises), as in `NHSRplotthedots`; the Excel tool offers 6.
    pub trend_points: usize,
    /// What two equal neighbours do to a trend: end it, as in `NHSRplotthedots`.
    pub trend_ties: Ties,
    /// Points in a row on one side of the centre: 7; other NHS texts say 6 or 8.
    pub shift_points: usize,
    /// Whether all three of a two-of-three must be on one side of the centre.
    ///
    /// Yes, as in the Excel tool and `NHSRplotthedots`, where a point outside the limits is not "close" to
    /// them; otherwise as in `PowerBI-SPC`, where it is.
    pub two_of_three_same_side: bool,
    /// Points below which limits are trial limits: 13, as in `NHSRplotthedots` (its message says 12).
    pub trial_below: usize,
    /// The chart of every series; `None` for the one that suits its kind, see [`super::chart_for`].
    pub chart: Option<ChartKind>,
    /// Whether p and u charts allow for scatter beyond counting: see [`super::Scatter::Laney`]. No, as in the
    /// text books; with large denominators their limits may else be too narrow.
    pub laney: bool,
    /// The limits of each part are made of its first so many points; of all of them, if `None`.
    pub freeze_after: Option<usize>,
}

impl Default for Spc {
    fn default() -> Self {
        Self {
            limit_factor: LimitFactor::Rounded,
            screen_moving_ranges: false,
            guard_collapsed_limits: true,
            trend_points: 7,
            trend_ties: Ties::Break,
            shift_points: 7,
            two_of_three_same_side: true,
            trial_below: 13,
            chart: None,
            laney: false,
            freeze_after: None,
        }
    }
}

/// From the mean moving range to three standard deviations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LimitFactor {
    /// 2.66, the usual rounding.
    Rounded,
    /// 3 ÷ 1.128, as in qicharts2 and `PowerBI-SPC`.
    Quotient,
}

impl LimitFactor {
    /// The number.
    #[must_use]
    pub const fn value(self) -> f64 {
        match self {
            Self::Rounded => 2.66,
            Self::Quotient => 3.0 / super::RANGE_TO_DEVIATION,
        }
    }
}

/// What two equal neighbours do to a trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ties {
    /// End it.
    Break,
    /// Neither add to it nor end it, as in an older NHS guide.
    Ignore,
}
