//! The figure itself: everything a renderer needs, already decided.

use super::{Axis, FigureTable, Mark};

/// A chart, resolved: nothing is left to decide but size, typeface and theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The finding, in a short sentence.
    pub title: String,
    /// What is shown, and the unit.
    pub subtitle: String,
    /// Where the data come from.
    pub source: String,
    /// How to read marks that are not labelled; may be empty.
    pub note: String,
    /// What the chart shows, in sentences with figures, for those who cannot see it.
    pub alt_text: String,
    /// Words in place of the drawing when there is nothing to draw.
    pub message: Option<String>,
    /// Time: days since 1970.
    pub x: Axis,
    /// Values in the unit that people read.
    pub y: Axis,
    /// What to draw, from the back to the front.
    pub marks: Vec<Mark>,
    /// The same figures as a table.
    pub table: FigureTable,
}
