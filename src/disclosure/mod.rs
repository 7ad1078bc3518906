//! What may leave the program: small numbers are people.
//!
//! [`Published`] is a document without what must not leave. Whatever leaves is scored and drawn from it
//! alone, so that nothing can forget what is hidden.
//!
//! Must not know: file formats, screens.

mod control;
mod counted;
mod hidden;
mod linear;
mod periods;
mod published;
mod solve;
mod sums;

pub use hidden::{Hidden, Reason, is_hidden};
pub use published::Published;

pub use crate::domain::Policy;
