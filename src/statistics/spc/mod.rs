//! Statistical process control: is it more than chance, and will it meet its target?
//!
//! ```text
//! figures ──► chart_for ──► xmr, p_chart, u_chart, c_chart, g_chart, t_chart ──► Chart
//! Chart ──► variation, assurance (icons), propose_step
//! ```

mod attributes;
mod cause;
mod chart;
mod choice;
mod icon;
mod rare;
pub mod rules;
mod run_chart;
mod settings;
mod step;
mod xmr;

pub use attributes::{Scatter, c_chart, p_chart, u_chart};
pub use cause::{Cause, Causes};
pub use chart::{Baseline, Caution, Chart, ChartPoint, Part};
pub use choice::{ChartKind, ChartReason, FigureKind, chart_for};
pub use icon::{Assurance, Variation, assurance, variation};
pub use rare::{g_chart, t_chart};
pub use run_chart::{RunChart, RunLimits, run_chart, run_limits};
pub use settings::{LimitFactor, Spc, Ties};
pub use step::{StepProposal, propose_step};
pub use xmr::{RANGE_LIMIT, moving_ranges, xmr};

/// From the mean moving range to one standard deviation, as a divisor: d₂ of pairs.
const RANGE_TO_DEVIATION: f64 = 1.128;
