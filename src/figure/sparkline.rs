//! A trend small enough for a table's row.

use super::run::drawable;

/// A small line in a unit square: x from 0 (first) to 1 (last), y from 0 (lowest) to 1 (highest).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sparkline {
    /// Unbroken runs of places; a run of one is a dot.
    pub runs: Vec<Vec<(f64, f64)>>,
    /// The place of the latest figure.
    pub last: Option<(f64, f64)>,
    /// The height of the standard.
    pub standard: Option<f64>,
}

/// The sparkline of `values`, evenly spaced in order of time; `None` breaks the line.
#[must_use]
pub fn sparkline(values: &[Option<f64>], standard: Option<f64>) -> Sparkline {
    let standard = standard.filter(|value| drawable(*value));
    let drawn = || values.iter().copied().flatten().filter(|value| drawable(*value));
    if drawn().next().is_none() {
        return Sparkline::default();
    }
    let lowest = drawn().chain(standard).fold(f64::INFINITY, f64::min);
    let highest = drawn().chain(standard).fold(f64::NEG_INFINITY, f64::max);
    let height = |value: f64| if highest > lowest { (value - lowest) / (highest - lowest) } else { 0.5 };
    let steps = values.len().saturating_sub(1);
    let mut out = Sparkline { standard: standard.map(height), ..Sparkline::default() };
    let mut open = false;
    for (i, value) in values.iter().enumerate() {
        let Some(value) = value.filter(|value| drawable(*value)) else {
            open = false;
            continue;
        };
        let place = (if steps == 0 { 0.5 } else { i as f64 / steps as f64 }, height(value));
        match out.runs.last_mut().filter(|_| open) {
            Some(run) => run.push(place),
            None => out.runs.push(vec![place]),
        }
        open = true;
        out.last = Some(place);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_the_unit_square_and_breaks_where_figures_are_missing() {
        let line = sparkline(&[Some(10.0), Some(20.0), None, Some(30.0), Some(20.0)], Some(20.0));
        assert_eq!(line.runs, [vec![(0.0, 0.0), (0.25, 0.5)], vec![(0.75, 1.0), (1.0, 0.5)]]);
        assert_eq!(line.last, Some((1.0, 0.5)));
        assert_eq!(line.standard, Some(0.5));
    }

    #[test]
    fn flat_single_and_empty_series_are_drawn_too() {
        assert_eq!(sparkline(&[Some(4.0), Some(4.0)], None).runs, [vec![(0.0, 0.5), (1.0, 0.5)]]);
        assert_eq!(sparkline(&[Some(4.0)], None).last, Some((0.5, 0.5)));
        assert_eq!(sparkline(&[None, Some(f64::NAN)], Some(3.0)), Sparkline::default());
        assert_eq!(sparkline(&[], None), Sparkline::default());
    }
}
