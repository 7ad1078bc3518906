//! What every chart keeps to, whatever it is made from; for the tests of the charts.

use proptest::prelude::*;

use super::{AxisKind, Compared, Figure, Mark, TableCell};
use crate::{
    domain,
    statistics::{Interval, compare::Judgement},
};

/// Numbers as returns have them, and such as nobody should: not finite, enormous, equal.
pub(super) fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 0.0_f64..120.0,
        2 => Just(50.0),
        1 => -40.0_f64..0.0,
        1 => prop::sample::select(vec![0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300, 1e14]),
    ]
}

prop_compose! {
    /// An area or group with any numbers.
    pub(super) fn any_compared()(
        name in "[a-z ]{0,30}",
        own in prop::bool::weighted(0.1),
        counts in (prop::option::of(any_number()), prop::option::of(any_number())),
        value in prop::option::weighted(0.9, any_number()),
        interval in prop::option::of((any_number(), any_number())),
        judgement in prop::option::of(prop::sample::select(vec![
            Judgement::Best, Judgement::Better, Judgement::Similar, Judgement::Worse, Judgement::Worst,
            Judgement::Higher, Judgement::FarHigher, Judgement::Lower, Judgement::FarLower,
        ])),
        hidden in any::<bool>(),
    ) -> Compared {
        Compared {
            own,
            numerator: counts.0,
            denominator: counts.1,
            interval: interval.map(|(lower, upper)| Interval { lower, upper }),
            judgement,
            absent: hidden.then_some(domain::Mark::Suppressed),
            ..Compared::new(name, value)
        }
    }
}

/// Every place that a mark is drawn at.
fn places(mark: &Mark) -> Vec<(f64, f64)> {
    match mark {
        Mark::Band { bars, .. } => {
            bars.iter().flat_map(|bar| [(bar.x, bar.lower), (bar.x, bar.upper)]).collect()
        }
        Mark::Spans { spans, .. } => spans.iter().flat_map(|span| [span.from, span.to]).collect(),
        Mark::Blocks { blocks, .. } => {
            blocks.iter().flat_map(|one| [(one.x.0, one.y.0), (one.x.1, one.y.1)]).collect()
        }
        Mark::Line { points, .. } => points.clone(),
        Mark::Points { points, .. } | Mark::Missing { points } => {
            points.iter().map(|point| (point.x, point.y)).collect()
        }
        Mark::Label { x, y, .. } | Mark::Words { x, y, .. } | Mark::Icon { x, y, .. } => vec![(*x, *y)],
        Mark::EndLabel(label) => vec![(label.x, label.y)],
    }
}

/// Fails where a figure has a number that is not finite, a mark outside its axes, or a point without words.
pub(super) fn check_places(figure: &Figure) -> Result<(), TestCaseError> {
    for axis in [&figure.x, &figure.y] {
        let (from, to) = axis.domain;
        prop_assert!(from.is_finite() && to.is_finite() && from < to, "{axis:?}");
        prop_assert!(axis.ticks.iter().all(|tick| (from..=to).contains(&tick.at)), "{axis:?}");
    }
    let within = |(from, to): (f64, f64), value: f64| {
        let slack = (to - from) * 1e-9;
        value.is_finite() && from - slack <= value && value <= to + slack
    };
    for mark in &figure.marks {
        for (x, y) in places(mark) {
            let inside = within(figure.x.domain, x) && within(figure.y.domain, y);
            prop_assert!(
                inside,
                "({x}, {y}) of {mark:?} is outside {:?} {:?}",
                figure.x.domain,
                figure.y.domain
            );
        }
        if let Mark::Points { points, .. } | Mark::Missing { points } = mark {
            prop_assert!(points.iter().all(|point| !point.hover.is_empty()));
        }
    }
    let columns = figure.table.headings.len();
    prop_assert!(figure.table.rows.iter().all(|row| row.len() == columns));
    prop_assert!(figure.alt_text.ends_with('.') && !figure.alt_text.contains("NaN"), "{}", figure.alt_text);
    let wild = |cell: &TableCell| matches!(cell, TableCell::Number { value, .. } if !value.is_finite());
    prop_assert!(!figure.table.rows.iter().flatten().any(wild), "{:?}", figure.table);
    Ok(())
}

/// As [`check_places`], and fails where the table lacks a number that is drawn along a scale of numbers.
pub(super) fn check(figure: &Figure) -> Result<(), TestCaseError> {
    check_places(figure)?;
    let numbers = figure.table.rows.iter().flatten();
    for (x, y) in figure.marks.iter().filter(|mark| matches!(mark, Mark::Points { .. })).flat_map(places) {
        let drawn = if figure.y.kind == AxisKind::Names { x } else { y };
        let known = numbers.clone().any(|cell| match cell {
            TableCell::Number { value, .. } => (value - drawn).abs() <= 1e-9 * drawn.abs().max(1.0),
            _ => false,
        });
        prop_assert!(known, "{drawn} is drawn and not in the table");
    }
    Ok(())
}
