//! Which chart suits a figure, and why.

use serde::{Deserialize, Serialize};

use crate::statistics::{Counts, interval::mean};

/// A kind of control chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Individual figures.
    Xmr,
    /// Proportions with their denominators.
    P,
    /// Rates with their denominators.
    U,
    /// Counts over equal ground.
    C,
    /// Cases between rare events.
    G,
    /// Time between rare events.
    T,
}

/// Why a chart was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartReason {
    /// Measurements, or figures without counts.
    Measurements,
    /// Denominators are alike (within a quarter of their mean), so that one pair of limits holds for all.
    AlikeDenominators,
    /// Denominators differ, and limits with them.
    UnlikeDenominators,
    /// Fewer than 5 events a period on average: individual figures would mislead.
    RareEvents,
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FigureKind {
    /// Cases of people.
    Proportion,
    /// Events over people or time.
    Rate,
    /// A measurement.
    Measurement,
}

/// Events a period on average below which individual figures mislead.
const RARE: f64 = 5.0;

/// How far a denominator may be from the mean of them, as a share of it, for one pair of limits.
const ALIKE: f64 = 0.25;

/// The chart for a figure of `kind` with these counts, and why.
///
/// For rare events in periods it is the u chart, whose limits know how little few events say; where each
/// event is known with its date, a g or a t chart is better.
#[must_use]
pub fn chart_for(kind: FigureKind, counts: &[Option<Counts>]) -> (ChartKind, ChartReason) {
    let there = counts.iter().flatten();
    let events = mean(there.clone().map(|counts| counts.numerator));
    let size = mean(there.clone().map(|counts| counts.denominator));
    let (Some(events), Some(size)) = (events, size) else {
        return (ChartKind::Xmr, ChartReason::Measurements);
    };
    let by_size = match kind {
        FigureKind::Measurement => return (ChartKind::Xmr, ChartReason::Measurements),
        FigureKind::Proportion => ChartKind::P,
        FigureKind::Rate => ChartKind::U,
    };
    if events < RARE {
        return (by_size, ChartReason::RareEvents);
    }
    if there.clone().all(|counts| (counts.denominator - size).abs() <= ALIKE * size) {
        return (ChartKind::Xmr, ChartReason::AlikeDenominators);
    }
    (by_size, ChartReason::UnlikeDenominators)
}
