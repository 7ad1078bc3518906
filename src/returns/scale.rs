//! The factor between how a return writes a value and how people read it: 0.782 and 78.2%.

use super::{
    Amount,
    figures::{Figure, Slot},
};
use crate::workbook::{Indicator, Unit};

/// How a table writes the values of one indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// A plain number is multiplied by this.
    pub factor: f64,
    /// Whether the numbers alone could not settle it.
    pub doubtful: bool,
}

fn plain(slot: &Slot) -> Option<f64> {
    match slot.amount {
        Amount::Number { value, percent: false } => Some(value),
        _ => None,
    }
}

fn number(slot: Option<&Slot>) -> Option<f64> {
    match slot?.amount {
        Amount::Number { value, .. } => Some(value),
        _ => None,
    }
}

/// Works out the scale from all values of an indicator in a table.
pub(super) fn scale(indicator: &Indicator, heading: &str, figures: &[&Figure]) -> Scale {
    match indicator.unit {
        Unit::Percent => percent(indicator, figures),
        Unit::PerThousand => per_thousand(indicator, heading, figures),
        _ => Scale { factor: 1.0, doubtful: false },
    }
}

fn percent(indicator: &Indicator, figures: &[&Figure]) -> Scale {
    let (mut as_fraction, mut as_percent) = (0_usize, 0_usize);
    let mut values = Vec::new();
    for figure in figures {
        let Some(value) = figure.value.as_ref().and_then(plain) else { continue };
        values.push(value);
        let (Some(n), Some(d)) = (number(figure.numerator.as_ref()), number(figure.denominator.as_ref()))
        else {
            continue;
        };
        if d <= 0.0 || n <= 0.0 {
            continue;
        }
        let computed = n / d * 100.0;
        let near = |v: f64| (v - computed).abs() <= (computed * 0.03).max(0.6);
        as_fraction += usize::from(near(value * 100.0));
        as_percent += usize::from(near(value));
    }
    if as_fraction != as_percent {
        return Scale { factor: if as_fraction > as_percent { 100.0 } else { 1.0 }, doubtful: false };
    }
    let told: Vec<f64> = values.iter().copied().filter(|value| *value != 0.0).collect();
    let largest = told.iter().copied().fold(0.0_f64, |a, b| a.max(b.abs()));
    let limit = if indicator.may_exceed_100 { 1.6 } else { 1.0 };
    let fractional = told.iter().any(|value| value.fract() != 0.0);
    if told.is_empty() || largest > limit || !fractional {
        return Scale { factor: 1.0, doubtful: !told.is_empty() && largest <= 1.0 && told.len() > 2 };
    }
    let (low, high) = indicator.plausible.unwrap_or((0.0, 100.0));
    let inside = |factor: f64| told.iter().all(|value| (low..=high).contains(&(value * factor)));
    match (inside(1.0), inside(100.0)) {
        (true, false) => Scale { factor: 1.0, doubtful: true },
        (false, true) => Scale { factor: 100.0, doubtful: false },
        // All between 0 and 1 and written finely: shares of one, unless so few that nobody can tell.
        _ => Scale { factor: 100.0, doubtful: told.len() < 2 && largest < 0.02 },
    }
}

fn per_thousand(indicator: &Indicator, heading: &str, figures: &[&Figure]) -> Scale {
    let folded = crate::base::fold(heading);
    let (mut own, mut other) = (0_usize, 0_usize);
    let said = if folded.contains("100 000") || folded.contains("100000") {
        0.01
    } else if folded.contains("10 000") || folded.contains("10000") {
        0.1
    } else {
        1.0
    };
    if (said - 1.0_f64).abs() < f64::EPSILON {
        return Scale { factor: 1.0, doubtful: false };
    }
    let (low, high) = indicator.plausible.unwrap_or((0.1, 1000.0));
    // A range from nought would let 5.2, divided by a hundred, pass for a rate.
    let low = low.max(high / 200.0);
    for value in figures.iter().filter_map(|figure| figure.value.as_ref().and_then(plain)) {
        own += usize::from((low..=high).contains(&(value * said)));
        other += usize::from((low..=high).contains(&value));
    }
    // A heading can be wrong (“per 100,000” over 4.4 per 1,000): the values decide.
    if own >= other { Scale { factor: said, doubtful: false } } else { Scale { factor: 1.0, doubtful: true } }
}

/// The value in the indicator's own unit, and the half-width of what its rounding hides.
pub(super) fn in_unit(slot: &Slot, unit: Unit, scale: Scale) -> Option<(f64, f64)> {
    let half = 0.5 * 10_f64.powi(-i32::from(slot.decimals.min(6)));
    match slot.amount {
        Amount::Number { value, percent: true } => match unit {
            Unit::PerThousand => Some((value * 10.0, half * 10.0)),
            Unit::Percent => Some((value, half)),
            _ => Some((value / 100.0, half / 100.0)),
        },
        Amount::Number { value, percent: false } => {
            let inverted = unit == Unit::Ratio && value > 0.0 && value < 0.2;
            if inverted {
                let width = half / (value * value);
                return Some((1.0 / value, width));
            }
            Some((tidy(value * scale.factor), half * scale.factor))
        }
        Amount::OneTo(many) => match unit {
            Unit::Percent => Some((100.0 / many, 0.5)),
            Unit::PerThousand => Some((1000.0 / many, 0.5)),
            _ => Some((many, half)),
        },
        Amount::Missing(_) | Amount::Unreadable(_) => None,
    }
}

/// 0.161 × 100 is 16.100000000000001 in a computer.
fn tidy(value: f64) -> f64 {
    if value.abs() < 1e6 { (value * 1e10).round() / 1e10 } else { value }
}
