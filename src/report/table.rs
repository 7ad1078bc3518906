//! A table on paper.

use super::Words;
use crate::{figure::Icon, scoring::Status};

/// Where the words of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Text.
    #[default]
    Left,
    /// Numbers.
    Right,
    /// Signs.
    Middle,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// Where its words stand.
    pub align: Align,
    /// Its share of the width beside the others.
    pub share: f64,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words; empty for nothing.
    Words(Words),
    /// A status: sign and word on its colour.
    Status(Status),
    /// Icons of variation and assurance; their names are their alt text.
    Icons(Vec<Icon>),
}

impl Cell {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Words(Words::plain(text))
    }

    /// What it says, in words alone.
    #[must_use]
    pub fn words(&self) -> Words {
        match self {
            Self::Words(words) => words.clone(),
            Self::Status(status) => Words::plain(status.label()),
            Self::Icons(icons) => {
                Words::plain(icons.iter().map(|icon| icon.words).collect::<Vec<_>>().join("; "))
            }
        }
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Like the others; its first cell names it.
    #[default]
    Usual,
    /// A heading over the rows that follow: its only cell goes across.
    Heading,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// One for each column; one alone for a heading.
    pub cells: Vec<Cell>,
}

/// A table: its heading row is printed again on every page that it goes on to.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows, above it.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What a reader must know, below it.
    pub notes: Vec<String>,
}
