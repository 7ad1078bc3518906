//! `wrong_unit`: a figure that fits its history once it is taken in another unit.

use crate::{
    base::Severity,
    domain::Observation,
    quality::{Becomes, Correction, Doubt, point::Point},
    workbook::Unit,
};

/// Factors from a unit that senders confuse with the indicator's, and that unit in words.
const PERCENT: &[(f64, &str)] = &[(100.0, "a share of one"), (0.01, "a percentage of a percentage")];
const PER_THOUSAND: &[(f64, &str)] =
    &[(10.0, "a percentage"), (1000.0, "a share of one"), (0.1, "per 10,000"), (0.01, "per 100,000")];

/// Recognises the unit of a stated figure. Counts speak for themselves.
pub(in crate::quality) fn check(point: &Point<'_, '_>) -> Option<Doubt> {
    let figure: &Observation = point.figure;
    if figure.numerator.is_some() && figure.denominator.is_some() {
        return None;
    }
    let factors = match point.series.unit() {
        Unit::Percent => PERCENT,
        Unit::PerThousand => PER_THOUSAND,
        _ => return None,
    };
    let (factor, unit) = factors.iter().find(|(factor, _)| point.expected.is_near(point.value * factor))?;
    let right = point.value * factor;
    let message = format!(
        "{}: {}, and {}. It fits as {unit}: {}.",
        point.series.what(figure.period),
        point.series.show(point.value),
        point.neighbours(),
        point.series.show(right)
    );
    let hint = "Correct it if the sender used another unit here.";
    let doubt = Doubt::about((Severity::Warning, "wrong_unit"), figure, message, hint);
    let becomes =
        Becomes::Numbers { numerator: figure.numerator, denominator: figure.denominator, value: Some(right) };
    let words = format!("Use {}", point.series.show(right));
    Some(doubt.or(Correction::one(words, figure, becomes)))
}
