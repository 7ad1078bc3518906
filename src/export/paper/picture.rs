//! A chart in a paper: drawn without the words that stand around it as text of the paper.

use super::pages::POINTS;
use crate::{
    figure,
    render::{Item, Size, Style, layout},
    report,
};

/// What title, subtitle, note and source need beside the drawing, in millimetres.
const WORDS: f64 = 14.0;

/// How large the drawing is in millimetres, so that with its words it has the figure's height and fits
/// into `room`.
pub(super) fn size(figure: &report::Figure, room: (f64, f64)) -> (f64, f64) {
    let height = figure.height.min(room.1 - 2.0 * WORDS) - WORDS;
    Size::new(figure.width.min(room.0), height).millimetres()
}

/// The chart without title, subtitle, note and source.
pub(super) fn bare(chart: &figure::Figure) -> figure::Figure {
    figure::Figure {
        title: String::new(),
        subtitle: String::new(),
        source: String::new(),
        note: String::new(),
        ..chart.clone()
    }
}

/// Wider than this, in millimetres, a drawing is for a wall.
const WALL: f64 = 300.0;
/// The width for which letters have their own size, in millimetres.
const PAGE: f64 = 160.0;
/// The height of a row of letters of their own size, in millimetres.
const ROW: f64 = 4.0;

/// The size with letters to be read from where it hangs: larger on a wall, as far as its rows have room.
pub(super) fn sized(chart: &figure::Figure, (width, height): (f64, f64)) -> Size {
    let size = Size::new(width, height);
    if width < WALL {
        return size;
    }
    let pitch = chart.rows().map_or(f64::INFINITY, |rows| 0.9 * height / rows.max(1) as f64);
    size.scaled((width / PAGE).min(pitch / ROW).max(1.0))
}

/// The drawing in primitives, in points from its top left corner.
pub(super) fn items(chart: &figure::Figure, (width, height): (f64, f64), style: &Style) -> Vec<Item> {
    let size = sized(chart, (width, height));
    let scene = layout(&bare(chart), size, style);
    let mut items = scene.items;
    if width >= WALL {
        let larger = width * POINTS / scene.width;
        items = items.into_iter().map(|item| item.scaled(larger)).collect();
    }
    // The card behind it is the paper.
    items.retain(|item| !matches!(item, Item::Rect { .. }));
    items
}
