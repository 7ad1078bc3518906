//! A file as sheets of typed cells, before anybody asks what they mean.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::Grid;

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Content {
    /// Nothing, or only blanks.
    #[default]
    Empty,
    /// Text, as it stands in the file (blanks at its ends kept).
    Text(Arc<str>),
    /// A number, as stored: 7.5% is 0.075.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A date and time, from a date-formatted cell.
    Date(DateTime),
    /// A cached error such as `#DIV/0!`.
    Error(Arc<str>),
    /// A formula without a stored result: not a zero, not empty.
    NoResult,
}

/// A cell and how the file shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub content: Content,
    /// Whether the number format is a percentage, so that 0.075 is shown as 7.5%.
    pub percent: bool,
}

impl Cell {
    /// The text that a person sees in the cell, near enough: for previews and headings.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.content {
            Content::Empty => String::new(),
            Content::Text(text) | Content::Error(text) => text.to_string(),
            Content::Number(number) if self.percent => {
                format!("{}%", crate::base::number_format::short(number * 100.0, 2))
            }
            Content::Number(number) => format!("{}", (number * 1e10).round() / 1e10),
            Content::Bool(yes) => (if *yes { "TRUE" } else { "FALSE" }).to_owned(),
            Content::Date(date) => date.date().to_string(),
            Content::NoResult => "(no stored result)".to_owned(),
        }
    }

    /// Whether the cell holds nothing but blanks.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.content {
            Content::Empty => true,
            Content::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// All sheets of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// In the file's order.
    pub sheets: Vec<Grid>,
    /// What was noticed while reading, for example an encoding that had to be guessed.
    pub findings: Vec<crate::base::Finding>,
}
