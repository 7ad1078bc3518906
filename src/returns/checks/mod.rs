//! What is wrong, or doubtful, with a figure as it stands: one check to a file, each with a stable code.

mod below_zero;
mod count_or_rate;
mod counts_doubtful;
mod disagreement;
mod duplicate;
mod marker;
mod nothing;
mod over_100;
mod part_over_whole;
mod plausibility;
mod trust;
mod unit;
mod unit_mixed;

pub(super) use count_or_rate::{counts_or_rates, taken_for_counts, taken_for_values};
pub(super) use counts_doubtful::counts_doubtful;
pub(super) use disagreement::disagrees;
pub(super) use duplicate::duplicate;
pub(super) use marker::unreadable;
pub(super) use nothing::{nothing_found, says_nothing_found};
pub(super) use plausibility::is_implausible;
pub(super) use trust::distrust;
pub(super) use unit::unit_unclear;
pub(super) use unit_mixed::unit_mixed;

use super::sum::Sum;
use crate::{base::Finding, domain::Provenance};

/// Why a figure cannot be used; `None` where it can.
pub(super) fn refusal(sum: &Sum<'_>, provenance: &Provenance) -> Option<Finding> {
    below_zero::check(sum, provenance)
        .or_else(|| part_over_whole::check(sum, provenance))
        .or_else(|| over_100::check(sum, provenance))
}

/// What a person should look at before relying on a figure.
pub(super) fn doubts(sum: &Sum<'_>, value: f64, provenance: &Provenance) -> Vec<Finding> {
    [disagreement::check(sum, provenance), plausibility::check(sum, value, provenance)]
        .into_iter()
        .flatten()
        .collect()
}
