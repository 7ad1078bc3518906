//! Between groups of people: how steep, how much, and where.
//!
//! Gap and ratio of two groups are [`difference_of_proportions`](super::compare::difference_of_proportions),
//! [`ratio_of_proportions`](super::compare::ratio_of_proportions) and their like for rates.

mod burden;
mod draws;
mod slope_index;

pub use burden::{Share, attributable_fraction, shares_of_cases, worst_group};
pub use slope_index::{Group, Inequality, Scale, SlopeIndex, slope_index};
