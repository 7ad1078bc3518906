//! From a file that somebody sent to observations, each with the cell it came from.
//!
//! ```text
//! path ──► source ──► book of grids ──► tables ──► mapping ──► observations + findings
//!          (bytes)    (typed cells)     (found)    (guessed,    (every cell taken,
//!                                                  correctable)  refused or unused)
//! ```
//!
//! Must not know: scoring, screens, the scorecard file.

mod amount;
mod book;
mod folder;
mod marks;
mod reader;
mod reading;
mod source;

pub use amount::{Amount, is_marked_unreliable, parse_amount};
pub use book::{Book, Cell, Content, Grid};
pub use folder::files_of;
pub use reader::read_book;
pub use reading::{
    ColumnRole, Component, Fate, FatedCell, Layout, Mapping, ReturnReading, SheetReading, Tally,
};
pub use source::{ReadError, Source};
