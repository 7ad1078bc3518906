//! The figure itself: everything a renderer needs, already decided.

use super::{Axis, AxisKind, FigureTable, Icon, Mark, Role, Shape};

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
    /// Across.
    pub x: Axis,
    /// Upwards.
    pub y: Axis,
    /// What shapes and colours mean, where the chart has more than one.
    pub keys: Vec<Key>,
    /// What is said of the whole series, beside the title.
    pub icons: Vec<Icon>,
    /// What to draw, from the back to the front.
    pub marks: Vec<Mark>,
    /// The same figures as a table.
    pub table: FigureTable,
}

impl Figure {
    /// How many rows of names it has, for which the height must be enough; `None` where any height will do.
    #[must_use]
    pub fn rows(&self) -> Option<usize> {
        (self.y.kind == AxisKind::Names).then_some(self.y.ticks.len())
    }

    /// All words that are drawn in it or stand around it; not its description nor its table.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let around = [&self.title, &self.subtitle, &self.source, &self.note].into_iter().chain(&self.message);
        let axes = [&self.x, &self.y].into_iter().flat_map(|axis| {
            let ticks = axis.ticks.iter().flat_map(|tick| [tick.text.as_str(), &tick.value]);
            ticks.chain([axis.unit.as_str()])
        });
        let marks = self.marks.iter().flat_map(|mark| match mark {
            Mark::Label { text, .. } | Mark::Words { text, .. } => vec![text.as_str()],
            Mark::EndLabel(label) => vec![label.name.as_str(), &label.value],
            _ => Vec::new(),
        });
        let keys = self.keys.iter().map(|key| key.text.as_str());
        around.map(String::as_str).chain(axes).chain(marks).chain(keys)
    }
}

/// What a shape and its colour mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The shape.
    pub shape: Shape,
    /// Its colour.
    pub role: Role,
    /// What it means, in a word or two.
    pub text: String,
}
