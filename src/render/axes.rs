//! Grid lines and tick texts.

use super::{
    Anchor, Item, Pen, TextKind,
    frame::TICK_GAP,
    layout::Plot,
    names,
    typeface::{ASCENT, LEADING, Weight, elided, width},
};
use crate::figure::{AxisKind, Role};

/// Between the texts of the level axis.
const APART_ACROSS: f64 = 9.0;
/// Between the texts of the upright axis.
const APART_DOWN: f64 = 5.0;

/// The grid, the foot of the plot and the tick texts that fit.
pub(super) fn draw(plot: &Plot<'_>) -> Vec<Item> {
    let mut items =
        if plot.sheet.figure.y.kind == AxisKind::Names { names::rows(plot) } else { upright(plot) };
    items.extend(if plot.sheet.figure.x.kind == AxisKind::Names {
        names::columns(plot)
    } else {
        level(plot)
    });
    items
}

fn pen(plot: &Plot<'_>, role: Role) -> Pen {
    Pen { colour: plot.sheet.style.colour(role), width: 0.6, dash: None }
}

fn upright(plot: &Plot<'_>) -> Vec<Item> {
    let (sheet, rect) = (plot.sheet, plot.rect);
    let mut items = Vec::new();
    for tick in sheet.figure.y.fitting(rect.height(), APART_DOWN, |_| sheet.letters.body) {
        let y = plot.down(tick.at);
        items.push(Item::Line { points: vec![(rect.left, y), (rect.right, y)], pen: pen(plot, Role::Line) });
        let place = (rect.left - 5.0, y + 0.36 * sheet.letters.body);
        items.push(Item::Text(sheet.body(&tick.text, place, Anchor::End, TextKind::TickY)));
    }
    items
}

fn level(plot: &Plot<'_>) -> Vec<Item> {
    let (sheet, rect) = (plot.sheet, plot.rect);
    let letters = sheet.letters;
    let mut items = Vec::new();
    if sheet.figure.x.ticks.is_empty() && sheet.figure.x.unit.is_empty() {
        return items;
    }
    let foot = pen(plot, Role::NoData);
    let extent = |text: &str| width(text, letters.body, Weight::Regular);
    let ticks = sheet.figure.x.fitting(rect.width(), APART_ACROSS, extent);
    if sheet.figure.y.kind == AxisKind::Names {
        let line =
            |x| Item::Line { points: vec![(x, rect.top), (x, rect.bottom)], pen: pen(plot, Role::Line) };
        items.extend(ticks.iter().map(|tick| line(plot.across(tick.at))));
    }
    items.push(Item::Line { points: vec![(rect.left, rect.bottom), (rect.right, rect.bottom)], pen: foot });
    for tick in ticks {
        let x = plot.across(tick.at);
        items.push(Item::Line { points: vec![(x, rect.bottom), (x, rect.bottom + 3.0)], pen: foot });
        let half = extent(&tick.text) / 2.0;
        let inside = x.max(half + 1.0).min(sheet.width - half - 1.0);
        let place = (inside, rect.bottom + TICK_GAP + ASCENT * letters.body);
        items.push(Item::Text(sheet.body(&tick.text, place, Anchor::Middle, TextKind::TickX)));
    }
    if !sheet.figure.x.unit.is_empty() {
        let words = elided(&sheet.figure.x.unit, letters.body, Weight::Regular, rect.width());
        let place = (rect.right, rect.bottom + TICK_GAP + (ASCENT + LEADING) * letters.body);
        items.push(Item::Text(sheet.body(&words, place, Anchor::End, TextKind::Unit)));
    }
    items
}
