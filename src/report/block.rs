//! What a paper is made of.

use std::sync::Arc;

use super::Table;
use crate::figure;

/// How a run of letters looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// As the rest.
    #[default]
    Plain,
    /// Stronger than the rest.
    Strong,
    /// Quieter than the rest.
    Quiet,
}

/// Letters that look alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// How they look.
    pub span: Span,
}

/// A text in runs: a paragraph, an item of a list, a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Vec<Run>);

impl Words {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), span: Span::Plain }])
    }

    /// Strong words.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), span: Span::Strong }])
    }

    /// Quiet words.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), span: Span::Quiet }])
    }

    /// These words and then other ones.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The letters without their look.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}

/// A chart in its place.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_field_names, reason = "it is a figure that has a figure")]
pub struct Figure {
    /// The chart.
    pub figure: Arc<figure::Figure>,
    /// How wide it is printed, in millimetres: 160 for the text's width, 78 for half of it.
    pub width: f64,
    /// How high, in millimetres.
    pub height: f64,
}

/// One thing on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The name of the paper, on its cover.
    Title(String),
    /// A heading: 1 for a part, 2 for what stands in it, 3 below that. It stays with what follows.
    Heading {
        /// 1 to 3.
        level: u8,
        /// The words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Words),
    /// A list with points.
    Points(Vec<Words>),
    /// A list with numbers.
    Steps(Vec<Words>),
    /// Names and what they stand for: meeting, date, author.
    Facts(Vec<(String, Words)>),
    /// A table.
    Table(Table),
    /// A chart; its title is its caption.
    Figure(Figure),
    /// What follows begins a page.
    PageBreak,
}
