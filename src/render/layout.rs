//! Laying a figure out on paper: the one place that turns its description into a scene.

use super::{
    Anchor, Item, Rect, Scene, Size, Style, Text, TextKind, above_labels, axes, end_labels, frame::Frame,
    icons, inside_labels, marks, size::Letters, typeface::Weight, words,
};
use crate::figure::{Figure, Role};

/// What every part of the layout needs.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) figure: &'a Figure,
    pub(super) style: &'a Style,
    pub(super) letters: Letters,
    /// Width and height in points.
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A sheet with the place of its plot decided.
#[derive(Clone, Copy)]
pub(super) struct Plot<'a> {
    pub(super) sheet: Sheet<'a>,
    pub(super) rect: Rect,
}

impl Plot<'_> {
    /// Points across for a place on the level axis.
    pub(super) fn across(&self, x: f64) -> f64 {
        self.rect.left + self.sheet.figure.x.fraction(x) * self.rect.width()
    }

    /// Points down for a value.
    pub(super) fn down(&self, y: f64) -> f64 {
        self.rect.bottom - self.sheet.figure.y.fraction(y) * self.rect.height()
    }

    pub(super) fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.across(x), self.down(y))
    }
}

impl Sheet<'_> {
    /// A text in the body size; its weight is regular.
    pub(super) fn body(&self, words: &str, (x, y): (f64, f64), anchor: Anchor, kind: TextKind) -> Text {
        Text {
            x,
            y,
            words: words.to_owned(),
            size: self.letters.body,
            weight: Weight::Regular,
            anchor,
            colour: self.style.colour(Role::Muted),
            kind,
        }
    }
}

/// The scene of `figure` at `size` in the look of `style`. Scales and ticks are the figure's own:
/// the layout may leave tick texts out for want of room, never change them.
#[must_use]
pub fn layout(figure: &Figure, size: Size, style: &Style) -> Scene {
    let (width, height) = size.points();
    let sheet = Sheet { figure, style, letters: size.letters(), width, height };
    let labels = end_labels::measured(&sheet);
    let frame = Frame::fit(&sheet, end_labels::column(&labels));
    let plot = Plot { sheet, rect: frame.plot };

    let whole = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
    let mut items = vec![Item::Rect { rect: whole, fill: style.colour(Role::Card) }];
    items.extend(axes::draw(&plot));
    let before = items.len();
    items.extend(figure.marks.iter().flat_map(|mark| marks::draw(&plot, mark)));
    let marks = before..items.len();
    let words = words::draw(&plot);
    let inside = inside_labels::draw(&plot, &words);
    items.extend(words);
    items.extend(inside);
    items.extend(end_labels::draw(&plot, labels));
    items.extend(above_labels::draw(&plot));
    items.extend(icons::corner(&sheet));
    items.extend(message(&plot));
    items.extend(frame.items);
    Scene {
        millimetres: size.millimetres(),
        width,
        height,
        plot: plot.rect,
        title: figure.title.clone(),
        description: figure.alt_text.clone(),
        items,
        marks,
    }
}

fn message(plot: &Plot<'_>) -> Option<Item> {
    let words = plot.sheet.figure.message.as_ref()?;
    let middle = (
        f64::midpoint(plot.rect.left, plot.rect.right),
        f64::midpoint(plot.rect.top, plot.rect.bottom) + 0.36 * plot.sheet.letters.body,
    );
    Some(Item::Text(plot.sheet.body(words, middle, Anchor::Middle, TextKind::Message)))
}
