//! Intervals, and the middle and spread of a few numbers, as pure functions with cited formulas.
//!
//! Must not know: where figures came from, status, screens.
//!
//! ```text
//! proportion (so many of so many)  ──► wilson
//! rate       (events)              ──► below 10 events: exact_poisson, from 10: byar
//! history    (a few figures)       ──► median, robust_spread
//! ```

mod interval;
mod poisson;
mod proportion;
mod robust;

pub use interval::{Interval, Level};
pub use poisson::{CountMethod, byar, exact_poisson, poisson};
pub use proportion::wilson;
pub use robust::{median, robust_spread};
