//! Grid lines and tick texts.

use super::{
    Anchor, Item, Pen, TextKind,
    frame::TICK_GAP,
    layout::Plot,
    typeface::{ASCENT, Weight, width},
};
use crate::figure::Role;

/// Between the texts of the level axis.
const APART_ACROSS: f64 = 9.0;
/// Between the texts of the upright axis.
const APART_DOWN: f64 = 5.0;

/// The grid, the foot of the plot and the tick texts that fit.
pub(super) fn draw(plot: &Plot<'_>) -> Vec<Item> {
    let (sheet, rect) = (plot.sheet, plot.rect);
    let letters = sheet.letters;
    let grid = Pen { colour: sheet.style.colour(Role::Line), width: 0.6, dash: None };
    let foot = Pen { colour: sheet.style.colour(Role::NoData), width: 0.6, dash: None };
    let mut items = Vec::new();
    for tick in sheet.figure.y.fitting(rect.height(), APART_DOWN, |_| letters.body) {
        let y = plot.down(tick.at);
        items.push(Item::Line { points: vec![(rect.left, y), (rect.right, y)], pen: grid });
        let place = (rect.left - 5.0, y + 0.36 * letters.body);
        items.push(Item::Text(sheet.body(&tick.text, place, Anchor::End, TextKind::TickY)));
    }
    items.push(Item::Line { points: vec![(rect.left, rect.bottom), (rect.right, rect.bottom)], pen: foot });
    let extent = |text: &str| width(text, letters.body, Weight::Regular);
    for tick in sheet.figure.x.fitting(rect.width(), APART_ACROSS, extent) {
        let x = plot.across(tick.at);
        items.push(Item::Line { points: vec![(x, rect.bottom), (x, rect.bottom + 3.0)], pen: foot });
        let half = extent(&tick.text) / 2.0;
        let inside = x.max(half + 1.0).min(sheet.width - half - 1.0);
        let place = (inside, rect.bottom + TICK_GAP + ASCENT * letters.body);
        items.push(Item::Text(sheet.body(&tick.text, place, Anchor::Middle, TextKind::TickX)));
    }
    items
}
