//! Papers for a meeting: blocks of text, tables and figures, from what a scorecard holds.
//!
//! Must not know: file formats.

mod block;
pub mod charts;
mod paper;
mod table;

pub use block::{Block, Figure, Run, Span, Words};
pub use paper::{Chapter, Logo, Paper, Sheet};
pub use table::{Align, Cell, Column, Row, RowKind, Table};
