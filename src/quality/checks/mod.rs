//! One check to a file, each with a stable code.

pub(super) mod behind;
pub(super) mod cohort_lag;
pub(super) mod copied_down;
pub(super) mod denominator;
pub(super) mod digit_slip;
pub(super) mod disagreement;
pub(super) mod estimated;
pub(super) mod missing_period;
pub(super) mod parts;
pub(super) mod repeats_previous;
pub(super) mod series_break;
pub(super) mod stated;
pub(super) mod sudden_change;
pub(super) mod swapped;
pub(super) mod wrong_unit;
pub(super) mod zero_doubtful;
