//! The ground: things every layer needs and that know nothing of health, files or charts.
//!
//! Must not know: any other layer.

mod account;
mod asset;
mod clock;
mod direction;
mod disk;
mod errand;
mod finding;
mod fold;
mod guard;
mod hash;
pub mod number_format;
mod workers;

pub use account::account_name;
pub(crate) use asset::embedded;
pub use clock::{now, today};
pub use direction::is_right_to_left;
pub use disk::disk_words;
pub use errand::Errand;
pub use finding::{Finding, Place, Severity};
pub use fold::{RAISED_DIGITS, fold, words};
pub use guard::caught;
pub use hash::sha256_hex;
pub use workers::{Stopped, cores, in_order};
