//! Primitives of a drawing on a page of a PDF.

use krilla::{
    color::rgb,
    geom::{Path, PathBuilder, Point, Size, Transform},
    image::Image,
    num::NormalizedF32,
    paint::{Fill, LineJoin, Stroke, StrokeDash},
    surface::Surface,
    text::{Font, TextDirection},
};

use crate::render::{
    Anchor, Colour, Item, Pen, Rect, Text,
    typeface::{self, Weight},
};

/// A quarter of a circle as one curve.
const ARC: f64 = 0.552_284_75;

#[expect(clippy::cast_possible_truncation, reason = "points on a page")]
pub(super) const fn length(points: f64) -> f32 {
    points as f32
}

/// The typeface of a PDF.
pub(super) struct Ink {
    regular: Font,
    semi_bold: Font,
}

impl Ink {
    pub(super) fn new() -> Option<Self> {
        let font = |bytes: &'static [u8]| Font::new(bytes.into(), 0);
        Some(Self { regular: font(typeface::REGULAR)?, semi_bold: font(typeface::SEMI_BOLD)? })
    }

    pub(super) fn draw(&self, surface: &mut Surface<'_>, item: &Item) {
        match item {
            Item::Rect { rect, fill } => {
                let places = [
                    (rect.left, rect.top),
                    (rect.right, rect.top),
                    (rect.right, rect.bottom),
                    (rect.left, rect.bottom),
                ];
                draw_path(surface, polygon(&places, true), Some((*fill, 1.0)), None);
            }
            Item::Line { points, pen } => draw_path(surface, polygon(points, false), None, Some(pen)),
            Item::Polygon { points, fill, opacity, outline } => {
                draw_path(surface, polygon(points, true), Some((*fill, *opacity)), outline.as_ref());
            }
            Item::Circle { centre, radius, fill, outline } => {
                draw_path(surface, circle(*centre, *radius), Some((*fill, 1.0)), Some(outline));
            }
            Item::Text(text) => self.text(surface, text),
        }
    }

    fn text(&self, surface: &mut Surface<'_>, text: &Text) {
        let words = typeface::shown(&text.words);
        if words.is_empty() {
            return;
        }
        let wide = || typeface::width(&words, text.size, text.weight);
        let left = match text.anchor {
            Anchor::Start => text.x,
            Anchor::Middle => text.x - wide() / 2.0,
            Anchor::End => text.x - wide(),
        };
        let font = match text.weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.semi_bold,
        };
        surface.set_stroke(None);
        surface.set_fill(Some(paint(text.colour, 1.0)));
        surface.draw_text(
            Point::from_xy(length(left), length(text.y)),
            font.clone(),
            length(text.size),
            &words,
            false,
            TextDirection::LeftToRight,
        );
    }

    /// A picture in its place.
    #[expect(clippy::unused_self, reason = "all that is drawn is drawn with ink")]
    pub(super) fn image(&self, surface: &mut Surface<'_>, image: Image, place: Rect) {
        let Some(size) = Size::from_wh(length(place.width()), length(place.height())) else { return };
        surface.push_transform(&Transform::from_translate(length(place.left), length(place.top)));
        surface.draw_image(image, size);
        surface.pop();
    }
}

fn paint(colour: Colour, opacity: f64) -> Fill {
    let [red, green, blue] = colour.rgb();
    let opacity = NormalizedF32::new(length(opacity.clamp(0.0, 1.0))).unwrap_or(NormalizedF32::ONE);
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity, ..Fill::default() }
}

fn stroke(pen: &Pen) -> Stroke {
    let dash = pen.dash.map(|(on, off)| StrokeDash { array: vec![length(on), length(off)], offset: 0.0 });
    Stroke {
        paint: paint(pen.colour, 1.0).paint,
        width: length(pen.width),
        line_join: LineJoin::Round,
        dash,
        ..Stroke::default()
    }
}

fn draw_path(surface: &mut Surface<'_>, path: Option<Path>, fill: Option<(Colour, f64)>, pen: Option<&Pen>) {
    let Some(path) = path else { return };
    surface.set_fill(fill.map(|(colour, opacity)| paint(colour, opacity)));
    surface.set_stroke(pen.map(stroke));
    surface.draw_path(&path);
}

fn polygon(points: &[(f64, f64)], is_closed: bool) -> Option<Path> {
    let (first, others) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(length(first.0), length(first.1));
    for (x, y) in others {
        path.line_to(length(*x), length(*y));
    }
    if is_closed {
        path.close();
    }
    path.finish()
}

fn circle((x, y): (f64, f64), radius: f64) -> Option<Path> {
    let (near, mut path) = (ARC * radius, PathBuilder::new());
    path.move_to(length(x + radius), length(y));
    let quarters = [
        ((x + radius, y + near), (x + near, y + radius), (x, y + radius)),
        ((x - near, y + radius), (x - radius, y + near), (x - radius, y)),
        ((x - radius, y - near), (x - near, y - radius), (x, y - radius)),
        ((x + near, y - radius), (x + radius, y - near), (x + radius, y)),
    ];
    for (a, b, end) in quarters {
        path.cubic_to(length(a.0), length(a.1), length(b.0), length(b.1), length(end.0), length(end.1));
    }
    path.close();
    path.finish()
}
