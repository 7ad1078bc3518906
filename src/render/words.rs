//! Words and icons that have a place of their own inside the plot: cells, headings.

use super::{
    Anchor, Item, Text, TextKind, icons,
    layout::Plot,
    typeface::{Weight, elided, width},
};
use crate::figure::{Align, Mark};

/// Smaller letters than these nobody reads.
const SMALLEST: f64 = 5.0;
/// The diameter of an icon in a cell, as a multiple of the letter size.
const ICON: f64 = 1.9;

/// The words and icons of the figure; what has no room is left out.
pub(super) fn draw(plot: &Plot<'_>) -> Vec<Item> {
    plot.sheet.figure.marks.iter().flat_map(|mark| one(plot, mark)).collect()
}

fn one(plot: &Plot<'_>, mark: &Mark) -> Vec<Item> {
    match mark {
        Mark::Words { .. } => words(plot, mark).map(Item::Text).into_iter().collect(),
        Mark::Icon { x, y, room, icon } => {
            let (across, down) = extent(plot, *room);
            let diameter = (ICON * plot.sheet.letters.body).min(across).min(down);
            if diameter < SMALLEST {
                return Vec::new();
            }
            icons::draw(plot.sheet.style, icon, plot.place((*x, *y)), diameter)
        }
        _ => Vec::new(),
    }
}

/// Room in data coordinates as points across and down.
fn extent(plot: &Plot<'_>, room: (f64, f64)) -> (f64, f64) {
    let (x, y) = (plot.sheet.figure.x.domain, plot.sheet.figure.y.domain);
    (room.0 / (x.1 - x.0) * plot.rect.width(), room.1 / (y.1 - y.0) * plot.rect.height())
}

fn words(plot: &Plot<'_>, mark: &Mark) -> Option<Text> {
    let Mark::Words { x, y, align, room, text, role, strong } = mark else { return None };
    let (across, down) = extent(plot, *room);
    let weight = if *strong { Weight::SemiBold } else { Weight::Regular };
    let mut size = plot.sheet.letters.body.min(down / 1.05);
    let wide = width(text, size, weight);
    if wide > across {
        // A hair less, so that rounding does not cut what fits.
        size = (size * across / wide * 0.999).max(SMALLEST.min(size));
    }
    if size < SMALLEST {
        return None;
    }
    // A number cut short would be another number.
    let is_number = !text.chars().any(char::is_alphabetic);
    let kept = elided(text, size, weight, across);
    if kept.is_empty() || kept == "…" || (is_number && kept != *text) {
        return None;
    }
    let anchor = match align {
        Align::Start => Anchor::Start,
        Align::Middle => Anchor::Middle,
        Align::End => Anchor::End,
    };
    let (x, y) = plot.place((*x, *y));
    let colour = plot.sheet.style.colour(*role);
    Some(Text { x, y: y + 0.36 * size, words: kept, size, weight, anchor, colour, kind: TextKind::Inside })
}
