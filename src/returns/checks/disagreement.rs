//! `value_disagrees`: the return's own value is not what its numerator and denominator give.

use crate::{
    base::{Finding, Severity, number_format::short},
    domain::Provenance,
    returns::drafts::Sum,
};

/// Compares the stated value with the arithmetic, allowing for the decimals that are stated.
pub(super) fn check(sum: &Sum<'_>, provenance: &Provenance) -> Option<Finding> {
    sum.indicator?;
    let (stated, computed) = (sum.stated?, sum.computed()?);
    if (stated - computed).abs() <= sum.tolerance {
        return None;
    }
    let (n, d) = (sum.numerator?, sum.denominator?);
    let cells = match (provenance.numerator_cell, provenance.denominator_cell) {
        (Some(n), Some(d)) => format!(" ({n} and {d})"),
        _ => String::new(),
    };
    let message = format!(
        "{} for {}: the file says {}, and {} ÷ {}{cells} gives {}.",
        sum.name,
        sum.area,
        short(stated, sum.places + 1),
        short(n, 2),
        short(d, 2),
        short(computed, sum.places + 1)
    );
    let hint = "The figure worked out from the counts is used. Ask the sender which is right.";
    Some(Finding::new(Severity::Warning, "value_disagrees", provenance.place(), message).with_hint(hint))
}
