//! A table that leaves the program, before it is a CSV or an Excel file.

use std::borrow::Cow;

use crate::workbook::Unit;

/// How wide a column is, in characters of the usual font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width(pub u8);

/// A column's heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub heading: Cow<'static, str>,
    /// How wide it is.
    pub width: Width,
}

impl Column {
    /// A column of ours.
    #[must_use]
    pub const fn new(heading: &'static str, width: u8) -> Self {
        Self { heading: Cow::Borrowed(heading), width: Width(width) }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text. It may come from a return, so it is never taken for a formula.
    Text(String),
    /// A number of our own.
    Number {
        /// The number, whole.
        value: f64,
        /// Decimals that are shown in Excel; a CSV file has at most six.
        places: usize,
    },
    /// A date.
    Date(jiff::civil::Date),
    /// A status: sign and word in Excel, the word in a CSV file.
    Status(crate::scoring::Status),
}

impl Cell {
    /// Text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number in `unit`, or nothing.
    #[must_use]
    pub fn value(value: Option<f64>, unit: Unit) -> Self {
        value.map_or(Self::Empty, |value| Self::Number { value, places: unit.places() })
    }

    /// A count, or nothing; people may be whole-time equivalents, so fractions are kept.
    #[must_use]
    pub fn count(count: Option<f64>) -> Self {
        count.map_or(Self::Empty, |value| {
            let places = if value.fract().abs() < 1e-9 { 0 } else { 2 };
            Self::Number { value, places }
        })
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// A heading over the rows that follow; left out of a CSV file, where each row says it.
    Heading(String),
    /// Cells, one for each column.
    Cells(Vec<Cell>),
    /// Cells that only a CSV file needs, for what a heading says in Excel.
    OnlyInCsv(Vec<Cell>),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is; the sheet's name in Excel, up to 31 characters.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What a reader must know, below the table in Excel; a CSV file has none, so that it stays a table.
    pub notes: Vec<String>,
}
