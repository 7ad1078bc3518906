//! The figures behind a chart, as a table for those who cannot see it or want to reuse it.

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum TableCell {
    /// Words.
    Text(String),
    /// A number with the form in which people read it.
    Number {
        /// The number, for a spreadsheet.
        value: f64,
        /// As people read it.
        shown: String,
    },
    /// Nothing.
    Blank,
}

impl TableCell {
    /// The cell as people read it.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number { shown: text, .. } => text,
            Self::Blank => "",
        }
    }

    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    pub(super) fn number(value: Option<f64>, show: impl Fn(f64) -> String) -> Self {
        value.map_or(Self::Blank, |value| Self::Number { value, shown: show(value) })
    }
}

/// The data of a figure; each row has as many cells as there are headings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureTable {
    /// One per column.
    pub headings: Vec<String>,
    /// From the earliest period to the latest.
    pub rows: Vec<Vec<TableCell>>,
}
