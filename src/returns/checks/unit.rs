//! `unit_unclear`: the numbers fit more than one unit.

use crate::{
    base::{Finding, Place, Severity},
    returns::scale::Scale,
    workbook::{Indicator, Unit},
};

/// Asks a person to confirm how values were read.
pub(in crate::returns) fn unit_unclear(indicator: &Indicator, scale: &Scale, place: Place) -> Finding {
    let how = match (indicator.unit, scale.factor > 1.0) {
        (Unit::Percent, true) => "as shares of one, so that 0.5 is 50%",
        (Unit::Percent, false) => "as percentages, so that 0.5 is 0.5%",
        (_, true) => "in the unit of the heading",
        (_, false) => "as they stand",
    };
    let message =
        format!("{}: the values could be in more than one unit; they are read {how}.", indicator.name);
    Finding::new(Severity::Warning, "unit_unclear", place, message).with_hint(
        "Look at one figure you know. If it is wrong, write the unit into the heading and import again.",
    )
}
