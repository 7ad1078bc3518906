//! One figure beside its own history: the first check that explains why it is out of line speaks.

use super::{
    Doubt,
    checks::{digit_slip, sudden_change, wrong_unit, zero_doubtful},
    expectation::{self, Expectation},
    series::Series,
};
use crate::domain::Observation;

/// A figure that is out of line, with all that the checks need.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point<'s, 'a> {
    pub series: &'s Series<'a>,
    /// The figures of its length, and its place among them.
    pub run: &'s [&'a Observation],
    pub at: usize,
    pub figure: &'a Observation,
    pub value: f64,
    pub expected: Expectation,
}

impl<'s, 'a> Point<'s, 'a> {
    /// The figure at `at` of a run of that [`expectation::wobble`], if it has a value and a history that it is
    /// far from.
    pub(super) fn out_of_line(
        series: &'s Series<'a>,
        run: &'s [&'a Observation],
        at: usize,
        wobble: f64,
    ) -> Option<Self> {
        let figure = *run.get(at)?;
        let value = figure.value?;
        let expected = expectation::of_value(series, run, at, wobble)?;
        expected.is_far(value).then_some(Self { series, run, at, figure, value, expected })
    }

    /// Why it is out of line.
    pub(super) fn doubt(&self) -> Option<Doubt> {
        let checks = [zero_doubtful::check, wrong_unit::check, digit_slip::check, sudden_change::check];
        checks.iter().find_map(|check| check(self))
    }

    /// `the figures around it are 14.2% to 15.1%`.
    pub(super) fn neighbours(&self) -> String {
        let (low, high) = self.expected.range;
        let (low, high) = (self.series.show(low), self.series.show(high));
        if low == high {
            format!("the figures around it are {low}")
        } else {
            format!("the figures around it are {low} to {high}")
        }
    }
}
