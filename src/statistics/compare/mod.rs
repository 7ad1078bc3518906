//! A figure beside a standard, a benchmark, another area, or many.
//!
//! ```text
//! standard   ──► against_value, against_value_by_interval, against_band
//! benchmark  ──► beside_benchmark, beside_benchmark_at_two, beside_other
//! two areas  ──► difference_of_…, ratio_of_…
//! many areas ──► funnels, overdispersion, quantile_bounds, rank_groups
//! ```

mod benchmark;
mod difference;
mod funnel;
mod overdispersion;
mod position;
mod quantile;
mod standard;

pub use benchmark::{Estimate, beside_benchmark, beside_benchmark_at_two, beside_other};
pub use difference::{difference_of_proportions, difference_of_rates, ratio_of_proportions, ratio_of_rates};
pub use funnel::{
    Funnel, FunnelLimits, NormalQuantiles, proportion_in_funnel, proportion_limits, rate_in_funnel,
    ratio_in_funnel, ratio_limits, ratio_limits_by_observed,
};
pub use overdispersion::{Overdispersion, Spread, overdispersion};
pub use position::{Judgement, Levels, Position, TwoFigures};
pub use quantile::{quantile_bounds, quantile_group, rank_groups};
pub use standard::{Standing, against_band, against_value, against_value_by_interval};
