//! The colour, the shape and the word of a section's status.

use super::{Role, Shape};
use crate::scoring::SectionStatus;

/// Colour, shape and word of a status, in that order.
pub(super) const fn look(status: SectionStatus) -> (Shape, Role, &'static str) {
    match status {
        SectionStatus::Met => (Shape::Circle, Role::Met, "met"),
        SectionStatus::Close => (Shape::Diamond, Role::Close, "close"),
        SectionStatus::NotMet => (Shape::Square, Role::NotMet, "not met"),
        SectionStatus::Provisional => (Shape::Hollow, Role::NoData, "provisional"),
        SectionStatus::NoData => (Shape::Hollow, Role::NoData, "no data"),
    }
}
