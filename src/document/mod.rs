//! The scorecard file: what it holds, how it changes, and how it is kept safe on disk.
//!
//! Must not know: egui, threads.

mod contents;
mod edit;
mod file;
mod history;
mod recents;

pub use contents::{Document, ReturnRecord};
pub use edit::Edit;
pub use file::{FileError, FileStamp, load, save};
pub use history::History;
pub use recents::Recents;
