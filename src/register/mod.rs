//! The organisations and areas of England: their codes, names, kinds, what they belong to and what
//! became of them, from `assets/areas`.
//!
//! Names are compared in one way only, by [`name_key`], here and wherever a name is looked for.
//!
//! Must not know: files of users, figures, screens.

mod by_name;
mod name_index;
mod name_key;
mod organisation;
mod search;

pub use by_name::taken_by_name;
pub use name_index::{Found, Hint, NameIndex};
pub use name_key::{NameKey, kind_of_heading, name_key, tidy_name};
pub use organisation::{Organisation, Register, register};
