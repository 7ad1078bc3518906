//! One figure's numbers: what is given, what they give together, and for how long.

use super::{
    Amount,
    figures::{Figure, Slot},
};
use crate::{
    base::number_format::short,
    domain::{AreaCode, Mark, Observation},
    workbook::{Flow, Indicator, Unit},
};

/// One figure's numbers on their way to an observation.
pub(super) struct Sum<'a> {
    pub indicator: Option<&'a Indicator>,
    pub name: &'a str,
    pub area: &'a AreaCode,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    pub stated: Option<f64>,
    pub tolerance: f64,
    pub places: usize,
    /// What brings the ratio of the counts to a whole year; 1 where it is one already.
    pub year: f64,
}

impl Sum<'_> {
    /// Numerator ÷ denominator × multiplier, for a year; `None` without both or with a denominator of nothing.
    pub(super) fn computed(&self) -> Option<f64> {
        let multiplier = self.indicator.map_or(100.0, |indicator| indicator.multiplier);
        match (self.numerator, self.denominator) {
            (Some(n), Some(d)) if d > 0.0 => Some(n / d * multiplier * self.year),
            _ => None,
        }
    }
}

/// The number that a cell gives, as it is written.
pub(super) fn as_written(slot: &Slot) -> Option<f64> {
    match slot.amount {
        Amount::Number { value, .. } | Amount::OneTo(value) => Some(value),
        Amount::Missing(_) | Amount::Unreadable(_) => None,
    }
}

/// The sender's reason for a figure without numbers.
pub(super) fn missing(figure: &Figure) -> Option<Mark> {
    figure.slots().find_map(|slot| match slot.amount {
        Amount::Missing(mark) => Some(mark),
        _ => None,
    })
}

/// A count needs no denominator: hours, pounds, closures.
pub(super) fn count_alone(sum: &Sum<'_>) -> Option<f64> {
    let counted = sum.indicator.is_none_or(|indicator| {
        matches!(indicator.unit, Unit::Count | Unit::Hours | Unit::Pounds | Unit::Number)
            && indicator.denominator.is_empty()
    });
    if counted { sum.numerator } else { None }
}

/// Brings the value to a whole year, unless the raw ratio is one already; the counts stay the file's.
pub(super) fn annualise(figure: &Figure, sum: &mut Sum<'_>, observation: &mut Observation) {
    let Some(indicator) = sum.indicator else { return };
    let months = figure.key.spot.period.length_in_months();
    let Some(raw) = sum.computed().filter(|_| (1..12).contains(&months)) else { return };
    let factor = 12.0 / f64::from(months);
    let after = match indicator.flow {
        Flow::Neither => return,
        Flow::Numerator => raw * factor,
        Flow::Denominator => raw / factor,
    };
    let plausible = |value: f64| indicator.plausible.is_none_or(|(low, high)| (low..=high).contains(&value));
    let agrees = sum.stated.is_some_and(|stated| (stated - raw).abs() <= (stated - after).abs());
    if (indicator.plausible.is_some() && plausible(raw)) || agrees {
        return;
    }
    let (part, year) = match indicator.flow {
        Flow::Numerator => (sum.numerator, factor),
        _ => (sum.denominator, 1.0 / factor),
    };
    sum.year = year;
    let part = short(part.unwrap_or(0.0), 1);
    let note = format!("annualised: {part} in {months} months × {}", short(factor, 2));
    observation.note =
        if observation.note.is_empty() { note } else { format!("{note}; {}", observation.note) };
}
