//! Intervals, as pure functions with cited formulas.
//!
//! Must not know: where figures came from, status, screens.
//!
//! ```text
//! proportion (so many of so many)  ──► wilson
//! rate       (events)              ──► below 10 events: exact_poisson, from 10: byar
//! ```

mod interval;
mod poisson;
mod proportion;

pub use interval::{Interval, Level};
pub use poisson::{CountMethod, byar, exact_poisson, poisson};
pub use proportion::wilson;
