//! What a trend chart is made from: plain data, judged already.

use super::{StandardSpan, Standing};
use crate::{
    domain::{self, Period},
    workbook::Unit,
};

/// One figure of the series that the chart is about.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// When.
    pub period: Period,
    /// The count above the line, where there is one.
    pub numerator: Option<f64>,
    /// The count below the line, where there is one.
    pub denominator: Option<f64>,
    /// The value in the unit that people read; `None` where there is none.
    pub value: Option<f64>,
    /// Lower and upper end of its 95% interval, in the same unit.
    pub interval: Option<(f64, f64)>,
    /// Why there is no value.
    pub absent: Option<domain::Mark>,
    /// Whether a later return changed it.
    pub revised: bool,
    /// Whether the sender calls it unreliable or provisional.
    pub unreliable: bool,
    /// The cell it came from, as people write it; may be empty.
    pub place: String,
}

impl TrendPoint {
    /// A figure without counts, interval or remarks.
    #[must_use]
    pub const fn new(period: Period, value: Option<f64>) -> Self {
        Self {
            period,
            numerator: None,
            denominator: None,
            value,
            interval: None,
            absent: None,
            revised: false,
            unreliable: false,
            place: String::new(),
        }
    }
}

/// One figure of a series to compare with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComparatorPoint {
    /// When.
    pub period: Period,
    /// The value in the unit that people read.
    pub value: Option<f64>,
}

/// A series to compare with: England, a region, a neighbour.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparator {
    /// Its name, short.
    pub name: String,
    /// Its figures, in any order.
    pub points: Vec<ComparatorPoint>,
}

/// Everything that a trend chart says.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendInput {
    /// The finding, in a short sentence.
    pub title: String,
    /// What is shown, and the unit.
    pub subtitle: String,
    /// Where the data come from; may be empty.
    pub source: String,
    /// How values are written.
    pub unit: Unit,
    /// The name of the series, short: the area.
    pub name: String,
    /// Its figures, in any order.
    pub points: Vec<TrendPoint>,
    /// Series to compare with; the first matters most.
    pub comparators: Vec<Comparator>,
    /// Standards over time. An expired one that is still scored against has `to: None`.
    pub standards: Vec<StandardSpan>,
    /// Where the latest figure stands; `None` where there is no standard.
    pub standing: Option<Standing>,
}
