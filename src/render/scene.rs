//! A drawing in primitives: points across and down from the top left corner.

use super::{Colour, typeface::Weight};

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// Its width.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    /// Its colour.
    pub colour: Colour,
    /// Its width in points.
    pub width: f64,
    /// Length of dashes and of the gaps between them; `None` for a whole line.
    pub dash: Option<(f64, f64)>,
}

/// Which part of a text stands at its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// What a text is, for tests and for styling an SVG.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum TextKind {
    /// The finding.
    Title,
    /// What is shown.
    Subtitle,
    /// A tick of the level axis.
    TickX,
    /// A tick of the upright axis.
    TickY,
    /// The unit above the upright axis.
    Unit,
    /// The name of a line at its end.
    EndLabel,
    /// Words inside the plot.
    Inside,
    /// What a shape and its colour mean.
    Key,
    /// The letter of an icon.
    Icon,
    /// Words in place of the drawing.
    Message,
    /// Note and source.
    Foot,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where its anchor stands.
    pub x: f64,
    /// Its base line.
    pub y: f64,
    /// The words.
    pub words: String,
    /// Letter size in points.
    pub size: f64,
    /// Letter weight.
    pub weight: Weight,
    /// Which part stands at `x`.
    pub anchor: Anchor,
    /// Its colour.
    pub colour: Colour,
    /// What it is.
    pub kind: TextKind,
}

impl Text {
    /// The room it takes, letters with their usual ascent and descent.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let width = super::typeface::width(&self.words, self.size, self.weight);
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        Rect {
            left,
            top: self.y - super::typeface::ASCENT * self.size,
            right: left + width,
            bottom: self.y + super::typeface::DESCENT * self.size,
        }
    }
}

/// One primitive.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A filled rectangle.
    Rect {
        /// Where.
        rect: Rect,
        /// Its colour.
        fill: Colour,
    },
    /// A line through places.
    Line {
        /// At least two (x, y).
        points: Vec<(f64, f64)>,
        /// How it is drawn.
        pen: Pen,
    },
    /// A filled shape.
    Polygon {
        /// Its corners (x, y).
        points: Vec<(f64, f64)>,
        /// Its colour.
        fill: Colour,
        /// From 0, unseen, to 1, whole.
        opacity: f64,
        /// Its outline, where it has one.
        outline: Option<Pen>,
    },
    /// A circle.
    Circle {
        /// Its middle (x, y).
        centre: (f64, f64),
        /// Its radius.
        radius: f64,
        /// Its colour.
        fill: Colour,
        /// Its outline.
        outline: Pen,
    },
    /// A line of text.
    Text(Text),
}

impl Item {
    /// The same `times` as large, from the top left corner.
    #[must_use]
    pub fn scaled(self, times: f64) -> Self {
        let place = |(x, y): (f64, f64)| (x * times, y * times);
        let places = |points: Vec<(f64, f64)>| points.into_iter().map(place).collect();
        let pen = |pen: Pen| Pen {
            width: pen.width * times,
            dash: pen.dash.map(|(on, off)| (on * times, off * times)),
            ..pen
        };
        match self {
            Self::Rect { rect, fill } => {
                let ((left, top), (right, bottom)) =
                    (place((rect.left, rect.top)), place((rect.right, rect.bottom)));
                Self::Rect { rect: Rect { left, top, right, bottom }, fill }
            }
            Self::Line { points, pen: of } => Self::Line { points: places(points), pen: pen(of) },
            Self::Polygon { points, fill, opacity, outline } => {
                Self::Polygon { points: places(points), fill, opacity, outline: outline.map(pen) }
            }
            Self::Circle { centre, radius, fill, outline } => {
                Self::Circle { centre: place(centre), radius: radius * times, fill, outline: pen(outline) }
            }
            Self::Text(text) => {
                Self::Text(Text { x: text.x * times, y: text.y * times, size: text.size * times, ..text })
            }
        }
    }
}

/// A whole drawing, back to front.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width and height in millimetres.
    pub millimetres: (f64, f64),
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// Where the figure's domains are drawn.
    pub plot: Rect,
    /// What it is called.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// What to draw.
    pub items: Vec<Item>,
    /// Which of the items are the figure's marks; the others are words and what stands around them.
    pub marks: std::ops::Range<usize>,
}

impl Scene {
    /// A drawing of `millimetres` across and down on white, with nothing but `items`.
    #[must_use]
    pub fn of(items: Vec<Item>, millimetres: (f64, f64), title: &str) -> Self {
        let points = |millimetres: f64| millimetres * 72.0 / 25.4;
        let (width, height) = (points(millimetres.0), points(millimetres.1));
        let plot = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
        let mut all = vec![Item::Rect { rect: plot, fill: Colour(0xFF_FFFF) }];
        all.extend(items);
        let description = String::new();
        Self {
            millimetres,
            width,
            height,
            plot,
            title: title.to_owned(),
            description,
            items: all,
            marks: 0..0,
        }
    }

    /// All its texts.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
    }
}
