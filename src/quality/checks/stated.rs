//! `value_disagrees`: what may be done where a return's own value is not what its counts give.

use crate::{
    domain::Observation,
    quality::{Becomes, Correction, series::Series},
};

/// The sender's own value in place of the counts.
pub(in crate::quality) fn correction(series: &Series<'_>, figure: &Observation) -> Option<Correction> {
    let stated = figure.stated.filter(|_| figure.findings.iter().any(|code| code == "value_disagrees"))?;
    let becomes = Becomes::Numbers { numerator: None, denominator: None, value: Some(stated) };
    let words = format!("Use the stated {}", series.show(stated));
    Some(Correction::one(words, figure, becomes))
}
