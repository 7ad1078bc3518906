//! The upright axis: a calm domain around the figures, with ticks at 1, 2 or 5 times a power of ten.

use super::{Axis, AxisKind, Tick};
use crate::{base::number_format, workbook::Unit};

/// More ticks than this crowd a chart of usual height.
const MOST_STEPS: f64 = 6.0;

/// A step of 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy)]
struct Step {
    mantissa: f64,
    exponent: i32,
}

impl Step {
    /// The smallest such step that is at least `wanted`, which is positive.
    fn at_least(wanted: f64) -> Self {
        let mut exponent = -12;
        while 10_f64.powi(exponent + 1) <= wanted && exponent < 16 {
            exponent += 1;
        }
        let unit = 10_f64.powi(exponent);
        let mantissa = [1.0, 2.0, 5.0].into_iter().find(|m| m * unit >= wanted * (1.0 - 1e-9));
        mantissa
            .map_or(Self { mantissa: 1.0, exponent: exponent + 1 }, |mantissa| Self { mantissa, exponent })
    }

    fn size(self) -> f64 {
        self.times(1.0)
    }

    /// `count` steps, without the rounding error of adding them up.
    fn times(self, count: f64) -> f64 {
        if self.exponent < 0 {
            count * self.mantissa / 10_f64.powi(-self.exponent)
        } else {
            count * self.mantissa * 10_f64.powi(self.exponent)
        }
    }

    fn places(self) -> usize {
        usize::try_from(-self.exponent).unwrap_or(0)
    }
}

fn tick_text(unit: Unit, value: f64, places: usize) -> String {
    let number = number_format::number(value, places);
    match unit {
        Unit::Percent => format!("{number}%"),
        Unit::Ratio => format!("1:{number}"),
        Unit::Pounds => format!("£{number}"),
        _ => number,
    }
}

/// The unit's word, where the tick texts do not carry it.
fn axis_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::PerThousand | Unit::Hours => unit.label(),
        _ => "",
    }
}

fn whole_numbers_only(unit: Unit) -> bool {
    matches!(unit, Unit::Count | Unit::Checklist)
}

/// The ends of the data with some air, inside what the unit allows.
fn aired(unit: Unit, lowest: f64, highest: f64) -> (f64, f64) {
    let span = highest - lowest;
    let flat = span <= 1e-9 * highest.abs().max(lowest.abs()).max(1e-3);
    let air = if flat {
        (highest.abs() * 0.1).max(if unit == Unit::Percent { 2.0 } else { 0.5 })
    } else {
        span * 0.05
    };
    let (mut from, mut to) = (lowest - air, highest + air);
    if lowest >= 0.0 && lowest <= 0.25 * highest {
        from = 0.0;
    }
    if lowest >= 0.0 {
        from = from.max(0.0);
    }
    if unit == Unit::Percent && highest <= 100.0 {
        to = to.min(100.0);
    }
    (from, to)
}

/// The axis for all `values` that will be drawn; they are finite. Percentages stay within 0 and
/// 100 unless the data do not, and what cannot be negative never goes below 0.
pub(super) fn value_axis(unit: Unit, values: impl Iterator<Item = f64>) -> Axis {
    let ends = values.fold(None, |ends: Option<(f64, f64)>, v| {
        Some(ends.map_or((v, v), |(low, high)| (low.min(v), high.max(v))))
    });
    let text = axis_unit(unit).to_owned();
    let Some((lowest, highest)) = ends else {
        return Axis { unit: text, ..Axis::bare(AxisKind::Number, (0.0, 1.0)) };
    };
    if unit == Unit::YesNo && lowest >= 0.0 && highest <= 1.0 {
        let ticks = [0.0, 1.0].map(|at| Tick::new(at, unit.show(at))).to_vec();
        return Axis { kind: AxisKind::Number, domain: (0.0, 1.0), ticks, unit: text };
    }
    let (from, to) = aired(unit, lowest, highest);
    let mut step = Step::at_least((to - from) / MOST_STEPS);
    if whole_numbers_only(unit) && step.exponent < 0 {
        step = Step { mantissa: 1.0, exponent: 0 };
    }
    let first = (from / step.size() + 1e-9).floor();
    let last = (to / step.size() - 1e-9).ceil().max(first + 1.0);
    let mut ticks = Vec::new();
    let mut count = first;
    while count <= last && ticks.len() < 50 {
        let at = step.times(count);
        ticks.push(Tick::new(at, tick_text(unit, at, step.places())));
        count += 1.0;
    }
    let domain = (step.times(first), step.times(last));
    Axis { kind: AxisKind::Number, domain, ticks, unit: text }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(unit: Unit, values: &[f64]) -> Vec<String> {
        value_axis(unit, values.iter().copied()).ticks.into_iter().map(|tick| tick.text).collect()
    }

    #[test]
    fn ticks_are_round_and_carry_the_unit() {
        // 78.2 to 90 with a twentieth of air each side is 77.6 to 90.6; a sixth of that is 2.2, so steps of 5.
        assert_eq!(texts(Unit::Percent, &[78.2, 90.0]), ["75%", "80%", "85%", "90%", "95%"]);
        assert_eq!(
            texts(Unit::Ratio, &[28.0, 38.0]),
            ["1:26", "1:28", "1:30", "1:32", "1:34", "1:36", "1:38", "1:40"]
        );
        assert_eq!(
            texts(Unit::PerThousand, &[4.4, 4.9]),
            ["4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9", "5.0"]
        );
        assert_eq!(texts(Unit::Count, &[3.0, 3.0]), ["2", "3", "4"]);
        assert_eq!(texts(Unit::YesNo, &[1.0]), ["no", "yes"]);
        assert_eq!(value_axis(Unit::PerThousand, [4.0].into_iter()).unit, "per 1,000");
    }

    #[test]
    fn percentages_stay_within_0_and_100_unless_the_data_do_not() {
        assert_eq!(value_axis(Unit::Percent, [0.0, 99.9].into_iter()).domain, (0.0, 100.0));
        assert!((value_axis(Unit::Percent, [100.0].into_iter()).domain.1 - 100.0).abs() < 1e-9);
        assert!(value_axis(Unit::Percent, [80.0, 104.0].into_iter()).domain.1 >= 104.0);
    }

    #[test]
    fn nothing_to_show_has_a_domain_and_no_ticks() {
        assert_eq!(value_axis(Unit::Percent, std::iter::empty()).domain, (0.0, 1.0));
        assert!(texts(Unit::Percent, &[]).is_empty());
    }

    proptest! {
        #[test]
        fn holds_every_value_between_2_and_9_rising_ticks(values in prop::collection::vec(-1e6_f64..1e9, 1..40)) {
            let axis = value_axis(Unit::Number, values.iter().copied());
            prop_assert!(axis.domain.0 < axis.domain.1);
            for value in values {
                prop_assert!(axis.domain.0 <= value && value <= axis.domain.1);
            }
            prop_assert!((2..=9).contains(&axis.ticks.len()), "{:?}", axis.ticks);
            prop_assert!(axis.ticks.windows(2).all(|pair| pair[0].at < pair[1].at && pair[0].text != pair[1].text));
        }
    }
}
