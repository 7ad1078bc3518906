//! The methods where official tools disagree: each a named choice, decided once and kept with the figures.

use serde::{Deserialize, Serialize};

use super::{
    compare::{Funnel, Levels, TwoFigures},
    inequality::Inequality,
    spc::Spc,
    trend::{Projection, RecentTrends},
};

/// Every choice between methods; a scorecard is reproduced by its figures and these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Methods {
    /// Intervals of counts and rates.
    pub counts: CountIntervals,
    /// Control charts.
    pub spc: Spc,
    /// In how many levels figures are compared with a benchmark.
    pub levels: Levels,
    /// How a figure is told from another with an interval of its own.
    pub two_figures: TwoFigures,
    /// Funnels.
    pub funnel: Funnel,
    /// Recent trends.
    pub recent_trend: RecentTrends,
    /// Inequality between groups.
    pub inequality: Inequality,
    /// Projection of the present course.
    pub projection: Projection,
}

/// Intervals of counts and rates.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CountIntervals {
    /// Events from which Byar's approximation is used; below, the exact interval.
    ///
    /// 10, as in the official tool of Public Health England since February 2018; figures published before
    /// may be exact throughout, or Byar's.
    pub byar_from: f64,
}

impl Default for CountIntervals {
    fn default() -> Self {
        Self { byar_from: 10.0 }
    }
}
