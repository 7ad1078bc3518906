//! The rules that find special causes, one after the other.
//!
//! Each adds to the causes of the points, one element for each point of one part of a chart.

use super::{Cause, Causes, Ties};
use crate::statistics::Interval;

/// Where a point is: above, on or below a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Below it.
    Below,
    /// On it, which is neither side.
    On,
    /// Above it.
    Above,
}

impl Side {
    /// The side of `line` that `value` is on.
    #[must_use]
    pub fn of(value: f64, line: f64) -> Self {
        if value > line {
            Self::Above
        } else if value < line {
            Self::Below
        } else {
            Self::On
        }
    }

    /// The side of `limits` that `value` is beyond; on a limit is not beyond it.
    #[must_use]
    pub fn beyond(value: f64, limits: Interval) -> Self {
        match (Self::of(value, limits.upper), Self::of(value, limits.lower)) {
            (Self::Above, _) => Self::Above,
            (_, Self::Below) => Self::Below,
            _ => Self::On,
        }
    }
}

fn add(marks: &mut [Causes], cause: Cause) {
    for causes in marks {
        causes.add(cause);
    }
}

/// An astronomical point: beyond the process limits.
pub fn outside(beyond: Side, causes: &mut Causes) {
    match beyond {
        Side::Above => causes.add(Cause::AboveUpperLimit),
        Side::Below => causes.add(Cause::BelowLowerLimit),
        Side::On => {}
    }
}

/// A trend: `length` or more points in a row of which each is above, or each below, the one before.
pub fn trend(values: impl Iterator<Item = f64>, length: usize, ties: Ties, marks: &mut [Causes]) {
    // A trend of two points would be every change.
    let length = length.max(3);
    let mut run = Run { side: Side::On, first: 0, last: 0, changes: 0 };
    let mut before: Option<f64> = None;
    for (at, value) in values.enumerate() {
        let side = before.map_or(Side::On, |before| Side::of(value, before));
        if side == Side::On && ties == Ties::Ignore && at > 0 {
            continue;
        }
        if side == run.side && side != Side::On {
            run.changes += 1;
            run.last = at;
        } else {
            run.mark(length, marks);
            let first = if side == Side::On { at } else { at.saturating_sub(1) };
            run = Run { side, first, last: at, changes: usize::from(side != Side::On) };
        }
        before = Some(value);
    }
    run.mark(length, marks);
}

struct Run {
    side: Side,
    first: usize,
    last: usize,
    changes: usize,
}

impl Run {
    fn mark(&self, length: usize, marks: &mut [Causes]) {
        let cause = match self.side {
            Side::Above => Cause::TrendUp,
            Side::Below => Cause::TrendDown,
            Side::On => return,
        };
        if self.changes + 1 >= length {
            add(marks.get_mut(self.first..=self.last).unwrap_or_default(), cause);
        }
    }
}

/// A shift: `length` or more points in a row on one side of the centre; a point on it ends the row.
pub fn shift(sides: &[Side], length: usize, marks: &mut [Causes]) {
    let mut rest = marks;
    for run in sides.chunk_by(|a, b| a == b) {
        let (these, after) = rest.split_at_mut(run.len().min(rest.len()));
        if run.len() >= length.max(1) {
            match run.first() {
                Some(Side::Above) => add(these, Cause::ShiftAbove),
                Some(Side::Below) => add(these, Cause::ShiftBelow),
                _ => {}
            }
        }
        rest = after;
    }
}

/// Two of three: of three points in a row, two or more beyond the near limit on one side.
///
/// `near` says which near limit a point is beyond, `sides` which side of the centre it is on; only the points
/// beyond the near limit are marked. Where `same_side`, the third must be on that side of the centre too.
pub fn two_of_three(near: &[Side], sides: &[Side], same_side: bool, marks: &mut [Causes]) {
    for (side, cause) in [(Side::Above, Cause::TwoOfThreeAbove), (Side::Below, Cause::TwoOfThreeBelow)] {
        for (first, (near, sides)) in near.windows(3).zip(sides.windows(3)).enumerate() {
            let enough = near.iter().filter(|one| **one == side).count() >= 2;
            if enough && (!same_side || sides.iter().all(|one| *one == side)) {
                let these = marks.get_mut(first..first + 3).unwrap_or_default();
                for (causes, near) in these.iter_mut().zip(near) {
                    if *near == side {
                        causes.add(cause);
                    }
                }
            }
        }
    }
}
