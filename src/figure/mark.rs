//! What is drawn, in the data coordinates of the two axes.

use super::{Icon, Role};

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// The series that the figure is about.
    Strong,
    /// A series it is compared with.
    Thin,
    /// A standard, a target or a plan.
    Dashed,
    /// What is worked out from the series: process limits, limits of a funnel.
    Fine,
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
    /// Triangle pointing up: better; where neither way is better, higher.
    Up,
    /// Triangle pointing down: worse; where neither way is better, lower.
    Down,
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
    /// Its place across.
    pub x: f64,
    /// Its height.
    pub y: f64,
    /// Its shape.
    pub shape: Shape,
    /// Text to show under the pointer; lines are separated by `\n`.
    pub hover: String,
}

/// A stretch from `lower` to `upper` at `x`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Its place across.
    pub x: f64,
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
}

/// A straight stretch from one place to another, level or upright.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// One end (x, y).
    pub from: (f64, f64),
    /// The other.
    pub to: (f64, f64),
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// Left and right edge.
    pub x: (f64, f64),
    /// Lower and upper edge.
    pub y: (f64, f64),
}

/// How much of a rectangle's colour is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shade {
    /// A breath: what lies behind.
    Faint,
    /// Pale: one of many.
    Pale,
    /// Whole: the one that the figure is about.
    Whole,
}

/// Where words stand by their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// They begin there.
    Start,
    /// Their middle is there.
    Middle,
    /// They end there.
    End,
}

/// On which side of the plot a line's name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Right of the plot, at the height of the line's end.
    Right,
    /// Above the plot, over an upright line.
    Above,
}

/// The name and value of a line, to be written beside the plot where the line ends.
#[derive(Clone, Debug, PartialEq)]
pub struct EndLabel {
    /// Where the line ends; a renderer may move the label to keep labels apart.
    pub x: f64,
    /// Its height there.
    pub y: f64,
    /// On which side of the plot it is written.
    pub side: Side,
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
    /// Intervals: thin bars, one per point.
    Spans {
        /// The bars.
        spans: Vec<Span>,
        /// Colour.
        role: Role,
    },
    /// Filled rectangles: bars, cells, bands of a row.
    Blocks {
        /// The rectangles.
        blocks: Vec<Block>,
        /// Colour.
        role: Role,
        /// How much of the colour is seen.
        shade: Shade,
    },
    /// An unbroken line through (x, y).
    Line {
        /// At least two places.
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
    /// Small hollow marks on an axis where there is no figure.
    Missing {
        /// Their places, on an edge of the plot.
        points: Vec<Point>,
    },
    /// Words inside the plot, near (x, y); may be left out when room is short, from the last on.
    Label {
        /// The place that they belong to.
        x: f64,
        /// Its height.
        y: f64,
        /// The words.
        text: String,
        /// Colour.
        role: Role,
        /// Whether they are written in bold.
        strong: bool,
    },
    /// Words in a place of their own: a cell, a heading. They are cut where their room ends.
    Words {
        /// Their place across, by `align`.
        x: f64,
        /// The middle of their height.
        y: f64,
        /// How they stand by `x`.
        align: Align,
        /// Width and height that are theirs, in data coordinates.
        room: (f64, f64),
        /// The words.
        text: String,
        /// Colour.
        role: Role,
        /// Whether they are written in bold.
        strong: bool,
    },
    /// An icon in a place of its own.
    Icon {
        /// Its middle.
        x: f64,
        /// Its middle.
        y: f64,
        /// Width and height that are its own, in data coordinates.
        room: (f64, f64),
        /// What it shows.
        icon: Icon,
    },
    /// Words beside the plot.
    EndLabel(EndLabel),
}
