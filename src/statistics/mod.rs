//! Intervals, comparison, variation, trend, inequality and trajectory: pure functions with cited formulas.
//!
//! It gives facts and typed reasons, never words. Where official tools disagree, [`Methods`] holds the choice.
//!
//! Must not know: where figures came from, status, screens.
//!
//! ```text
//! proportion (so many of so many)  ──► wilson
//! rate       (events)              ──► below 10 events: exact_poisson, from 10: byar
//! mean, standardised rates         ──► mean_interval, directly_standardised, indirectly_standardised
//! several periods or areas         ──► pooled, rolling
//! history    (a few figures)       ──► median, robust_spread
//! months and quarters              ──► spc: control charts, special causes, icons, step changes
//! years                            ──► trend: recent trend, plan and present course
//! a standard, England, other areas ──► compare: standards, benchmarks, differences, funnels, quintiles
//! groups of people                 ──► inequality: slope index, share of the shortfall
//! ```

pub mod compare;
mod counts;
mod distribution;
mod good;
pub mod inequality;
mod interval;
mod methods;
mod refusal;
mod robust;
mod small_counts;
pub mod spc;
pub mod trend;

pub use counts::{Counts, pooled, rolling};
pub use good::Good;
pub use interval::{
    CountMethod, DirectRate, Interval, Level, Mean, Repeats, Stratum, byar, directly_standardised,
    exact_poisson, expected_events, indirectly_standardised, mean_interval, poisson, wilson, wilson_at,
};
pub use methods::{CountIntervals, Methods};
pub use refusal::Refusal;
pub use robust::{median, robust_spread};
pub use small_counts::SmallCounts;
