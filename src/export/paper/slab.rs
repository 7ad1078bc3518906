//! A strip of a page that is never cut: a line, a row, a figure.

use std::rc::Rc;

use super::{
    pages::{Bit, Drawn},
    structure::PartId,
};
use crate::render::{Colour, Item, Pen, Rect, Text};

/// A strip across the text, its bits in points from its own top left corner.
#[derive(Clone, Debug, Default)]
pub(super) struct Slab {
    pub(super) height: f64,
    /// White above it, where it does not begin a page.
    pub(super) before: f64,
    /// It stays on one page with what follows.
    pub(super) keep: bool,
    /// It is a chart, which can be drawn lower.
    pub(super) is_chart: bool,
    pub(super) bits: Vec<Bit>,
    /// What is printed above it where it begins a page: the head of its table.
    pub(super) head: Option<Rc<Self>>,
    /// The heading that it is, with its level.
    pub(super) heading: Option<(u8, String)>,
}

/// What a chapter is made of, from the top.
#[derive(Clone, Debug)]
pub(super) enum Strip {
    Slab(Slab),
    /// What follows begins a page.
    Break,
}

impl Slab {
    /// The same slab elsewhere: only there for the eye, so that nobody hears it twice.
    pub(super) fn repeated(&self) -> Self {
        let mut slab = self.clone();
        slab.bits.iter_mut().for_each(|bit| bit.part = None);
        slab
    }
}

impl Bit {
    /// What a part shows.
    pub(super) const fn of(part: PartId, items: Vec<Item>, meant: Option<String>) -> Self {
        Self { part: Some(part), drawn: Drawn::Items(items), meant }
    }

    /// What is only there for the eye.
    pub(super) const fn silent(items: Vec<Item>) -> Self {
        Self { part: None, drawn: Drawn::Items(items), meant: None }
    }

    /// The same `right` and `down` from there.
    pub(super) fn moved(self, right: f64, down: f64) -> Self {
        let drawn = match self.drawn {
            Drawn::Items(items) => {
                Drawn::Items(items.into_iter().map(|item| moved(item, right, down)).collect())
            }
            Drawn::Logo(place) => Drawn::Logo(shifted(place, right, down)),
        };
        Self { drawn, ..self }
    }
}

fn shifted(rect: Rect, right: f64, down: f64) -> Rect {
    Rect {
        left: rect.left + right,
        top: rect.top + down,
        right: rect.right + right,
        bottom: rect.bottom + down,
    }
}

/// A primitive `right` and `down` from where it was.
fn moved(item: Item, right: f64, down: f64) -> Item {
    let place = |(x, y): (f64, f64)| (x + right, y + down);
    let places = |points: Vec<(f64, f64)>| points.into_iter().map(place).collect();
    match item {
        Item::Rect { rect, fill } => Item::Rect { rect: shifted(rect, right, down), fill },
        Item::Line { points, pen } => Item::Line { points: places(points), pen },
        Item::Polygon { points, fill, opacity, outline } => {
            Item::Polygon { points: places(points), fill, opacity, outline }
        }
        Item::Circle { centre, radius, fill, outline } => {
            Item::Circle { centre: place(centre), radius, fill, outline }
        }
        Item::Text(text) => Item::Text(Text { x: text.x + right, y: text.y + down, ..text }),
    }
}

/// A filled rectangle.
pub(super) fn filled(rect: Rect, fill: Colour) -> Item {
    let points = vec![
        (rect.left, rect.top),
        (rect.right, rect.top),
        (rect.right, rect.bottom),
        (rect.left, rect.bottom),
    ];
    Item::Polygon { points, fill, opacity: 1.0, outline: None }
}

/// A level line.
pub(super) fn rule(y: f64, (left, right): (f64, f64), colour: Colour, width: f64) -> Item {
    Item::Line { points: vec![(left, y), (right, y)], pen: Pen { colour, width, dash: None } }
}
