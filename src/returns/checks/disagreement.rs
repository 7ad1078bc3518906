//! `value_disagrees`: the return's own value is not what its numerator and denominator give.

use crate::{
    base::{Finding, Severity, number_format::short},
    domain::Provenance,
    returns::sum::Sum,
    workbook::Sampling,
};

/// Compares the stated value with the arithmetic, allowing for the decimals that are stated.
pub(super) fn check(sum: &Sum<'_>, provenance: &Provenance) -> Option<Finding> {
    if !disagrees(sum) {
        return None;
    }
    let (stated, computed) = (sum.stated?, sum.computed()?);
    let (n, d) = (sum.numerator?, sum.denominator?);
    let wide = (stated - computed).abs() >= 0.05;
    let places = if wide { sum.places } else { sum.places + 3 };
    let cells = match (provenance.numerator_cell, provenance.denominator_cell) {
        (Some(n), Some(d)) => format!(" ({n} and {d})"),
        _ => String::new(),
    };
    let yearly = if (sum.year - 1.0).abs() > 1e-9 { " for a year" } else { "" };
    let message = format!(
        "{} for {}: the file says {}, and {} ÷ {}{cells}{yearly} gives {}.",
        sum.name,
        sum.area,
        short(stated, places),
        short(n, 2),
        short(d, 2),
        short(computed, places)
    );
    let hint = "The figure worked out from the counts is used. Ask the sender which is right.";
    Some(Finding::new(Severity::Warning, "value_disagrees", provenance.place(), message).with_hint(hint))
}

/// Whether the stated value is not what the counts give, beyond what rounding hides.
pub(in crate::returns) fn disagrees(sum: &Sum<'_>) -> bool {
    sum.indicator.is_some()
        && sum.stated.zip(sum.computed()).is_some_and(|(stated, computed)| {
            (stated - computed).abs() > sum.tolerance + rounding_of_counts(sum)
        })
}

/// Averages such as beds a day are often given as whole numbers: what that hides of the value.
fn rounding_of_counts(sum: &Sum<'_>) -> f64 {
    let Some(indicator) = sum.indicator.filter(|indicator| indicator.sampling == Sampling::Exact) else {
        return 0.0;
    };
    let (Some(n), Some(d)) = (sum.numerator, sum.denominator) else { return 0.0 };
    if n.fract() != 0.0 || d.fract() != 0.0 || d <= 0.5 {
        return 0.0;
    }
    // The value lies between (n − ½) ÷ (d + ½) and (n + ½) ÷ (d − ½).
    ((n + 0.5) / (d - 0.5) - n / d) * indicator.multiplier
}
