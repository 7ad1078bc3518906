//! Axes of names: rows from the top down, columns from left to right, each one apart.

use super::{Axis, AxisKind, Tick, TickWeight};

/// A name with its figure.
pub(super) struct Name {
    pub(super) text: String,
    /// As people read it; may be empty.
    pub(super) value: String,
    /// Whether it is what the figure is about.
    pub(super) own: bool,
}

fn axis(names: impl ExactSizeIterator<Item = Name>, at: impl Fn(usize) -> f64) -> Axis {
    let count = names.len().max(1) as f64;
    let tick = |(i, name): (usize, Name)| Tick {
        at: at(i),
        text: name.text,
        value: name.value,
        weight: if name.own { TickWeight::Strong } else { TickWeight::Regular },
    };
    let mut ticks: Vec<Tick> = names.enumerate().map(tick).collect();
    ticks.sort_by(|a, b| a.at.total_cmp(&b.at));
    Axis { ticks, ..Axis::bare(AxisKind::Names, (-0.5, count - 0.5)) }
}

/// The upright axis of rows, the first at the top.
pub(super) fn rows(names: Vec<Name>) -> Axis {
    let count = names.len();
    axis(names.into_iter(), |i| row(count, i))
}

/// The height of row `i` of `count`.
pub(super) fn row(count: usize, i: usize) -> f64 {
    count as f64 - 1.0 - i as f64
}

/// The level axis of columns.
pub(super) fn columns(names: Vec<Name>) -> Axis {
    axis(names.into_iter(), |i| i as f64)
}
