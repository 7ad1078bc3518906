//! A chart in a paper: drawn without the words that stand around it as text of the paper.

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

/// The drawing in primitives, in points from its top left corner.
pub(super) fn items(chart: &figure::Figure, (width, height): (f64, f64), style: &Style) -> Vec<Item> {
    let mut items = layout(&bare(chart), Size::new(width, height), style).items;
    // The card behind it is the paper.
    items.retain(|item| !matches!(item, Item::Rect { .. }));
    items
}
