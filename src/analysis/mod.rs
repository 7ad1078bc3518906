//! What the statistics make of a dataset: the figures of an indicator in time, beside other areas and
//! between groups of people. It gives facts and typed reasons, never words.
//!
//! Must not know: status, files, charts, screens.
//!
//! ```text
//! one figure          ──► interval
//! figures in time     ──► Series ──► control_chart, recent_trend, in_years, outlook, since_start
//! beside another      ──► benchmark ──► beside
//! all areas at a time ──► between_areas
//! groups of people    ──► between_groups
//! ```

mod areas;
mod benchmark;
mod beside;
mod confidence;
mod control;
mod course;
mod decisions;
mod groups;
mod no_result;
mod series;
mod since_start;
mod trend;

pub use areas::{AreaFigure, AreasCompared, FunnelCurve, between_areas, latest_comparable};
pub use benchmark::{Benchmark, BenchmarkChoice, benchmark};
pub use beside::{Comparison, Difference, Ground, beside, beside_last_year};
pub use confidence::{Confidence, NoInterval, interval, to_a_year};
pub use control::{ControlChart, WhyChart, control_chart};
pub use course::{Outlook, outlook};
pub use decisions::{ChartDecision, Decisions, PlanDecision, PointNote, StepChange};
pub use groups::{Gap, GroupFigure, GroupsCompared, between_groups, dimensions};
pub use no_result::NoResult;
pub use series::{Series, figure_kind, which_way_is_good};
pub use since_start::{SinceStart, Together, since_start};
pub use trend::{Trend, in_years, recent_trend};
