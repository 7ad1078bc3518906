//! Papers for a meeting: blocks of text, tables and figures, from what a scorecard holds.
//!
//! Must not know: file formats.

mod block;
mod board_paper;
pub mod charts;
mod compared;
mod course;
mod letters;
mod logo;
mod material;
mod paper;
mod parts;
mod table;
mod template;
mod words;

pub use block::{Block, Figure, Run, Span, Words};
pub use board_paper::compose;
pub use compared::{Change, Compared, Happened, NotComparable, RevisedFigure, Stood, of_area};
pub use course::exceptions;
pub use letters::{boxes_in, boxes_in_charts};
pub use material::Material;
pub use paper::{Chapter, Logo, Paper, Sheet};
pub use table::{Align, Cell, Column, Row, RowKind, Table};
pub use template::{Shipped, Template, TemplateError};
