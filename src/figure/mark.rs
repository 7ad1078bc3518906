//! What is drawn, in data coordinates: x in days since 1970, y in the unit that people read.

use super::Role;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// The series that the figure is about.
    Strong,
    /// A series it is compared with.
    Thin,
    /// A standard.
    Dashed,
}

/// The shape of a point: shape speaks where colour cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Filled circle: a figure; large, a standard met.
    Circle,
    /// Circle without filling: no figure, or one that the sender calls unreliable.
    Hollow,
    /// Diamond: close to the standard.
    Diamond,
    /// Square: the standard is not met.
    Square,
}

/// How large points are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dots {
    /// The latest figure.
    Large,
    /// Every figure of a short series.
    Normal,
    /// Every figure of a long series.
    Small,
    /// Too many to draw: there for their hover texts only.
    Hidden,
}

/// A point with what it says under the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Days since 1970.
    pub x: f64,
    /// Value in the unit that people read.
    pub y: f64,
    /// Its shape.
    pub shape: Shape,
    /// Text to show under the pointer; lines are separated by `\n`.
    pub hover: String,
}

/// A stretch from `lower` to `upper` at `x`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Days since 1970.
    pub x: f64,
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
}

/// The name and value of a line, to be written right of the plot at height `y`.
#[derive(Clone, Debug, PartialEq)]
pub struct EndLabel {
    /// Where the line ends, in days since 1970.
    pub x: f64,
    /// The height that it belongs to; a renderer may move it to keep labels apart.
    pub y: f64,
    /// The name of the line.
    pub name: String,
    /// Its last value, as people read it; may be empty.
    pub value: String,
    /// Colour of the text.
    pub role: Role,
    /// Whether it is written in bold and kept when room is short.
    pub strong: bool,
}

impl EndLabel {
    /// Name and value together.
    #[must_use]
    pub fn text(&self) -> String {
        if self.value.is_empty() { self.name.clone() } else { format!("{} {}", self.name, self.value) }
    }
}

/// One thing to draw. A figure lists its marks from the back to the front.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A filled stretch between lower and upper; drawn faintly.
    Band {
        /// Its edge, from left to right.
        bars: Vec<Bar>,
        /// Colour.
        role: Role,
    },
    /// Thin upright bars, one per point.
    IntervalBars {
        /// The bars.
        bars: Vec<Bar>,
        /// Colour.
        role: Role,
    },
    /// An unbroken line through (x, y).
    Line {
        /// At least two places, from left to right.
        points: Vec<(f64, f64)>,
        /// Colour.
        role: Role,
        /// How it is drawn.
        stroke: Stroke,
        /// What it shows, for a legend or pointer.
        name: String,
    },
    /// Points of a series.
    Points {
        /// The points.
        points: Vec<Point>,
        /// Colour.
        role: Role,
        /// Their size.
        dots: Dots,
    },
    /// Small hollow marks on the x axis where there is no figure.
    Missing {
        /// Their places; y is the foot of the plot.
        points: Vec<Point>,
    },
    /// Words inside the plot, above and right of (x, y); may be left out when room is short.
    Label {
        /// Days since 1970.
        x: f64,
        /// Height in the unit that people read.
        y: f64,
        /// The words.
        text: String,
        /// Colour.
        role: Role,
    },
    /// Words right of the plot.
    EndLabel(EndLabel),
}
