//! What is doubtful about figures beside each other: their history, their parts, the gaps between them.
//!
//! ```text
//! dataset ──► series ──► runs of one length ──► expectation ──► checks ──► doubts, with corrections
//! ```
//!
//! Checks of a figure by itself are part of reading a return: [`crate::returns`]. Thresholds stand as
//! constants with their reasons in the file of each check.
//!
//! Must not know: status, screens.

mod checks;
mod corrections;
mod doubt;
mod examine;
mod expectation;
mod point;
mod series;
mod wholes;

pub use corrections::{corrections, disagreement};
pub use doubt::{Becomes, Correction, Doubt};
pub use examine::{Examination, examine};
pub use series::Scope;
