//! What shapes and colours mean, in a row above the plot.

use super::{
    Anchor, Item, Text, TextKind,
    layout::Sheet,
    marks,
    typeface::{ASCENT, LEADING, Weight, elided, width},
};
use crate::figure::{Key, Role};

/// From the middle of a shape to its words.
const SHAPE: f64 = 6.0;
/// From the words of one key to the shape of the next.
const APART: f64 = 14.0;
const RADIUS: f64 = 2.1;

/// The keys in rows that they fit in, each with its left end and words.
fn rows<'a>(sheet: &Sheet<'a>) -> Vec<Vec<(f64, &'a Key, String)>> {
    let size = sheet.letters.body;
    let room = sheet.width - 2.0 * sheet.letters.margin;
    let mut rows: Vec<Vec<(f64, &Key, String)>> = Vec::new();
    let mut used = 0.0;
    for key in &sheet.figure.keys {
        let words = elided(&key.text, size, Weight::Regular, room - 2.0 * SHAPE);
        let length = 2.0 * SHAPE - 2.0 + width(&words, size, Weight::Regular);
        if rows.is_empty() || used + length > room {
            rows.push(Vec::new());
            used = 0.0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((sheet.letters.margin + used, key, words));
        }
        used += length + APART;
    }
    rows
}

/// The height of at most `most` rows.
pub(super) fn height(sheet: &Sheet<'_>, most: usize) -> f64 {
    rows(sheet).len().min(most) as f64 * LEADING * sheet.letters.body
}

/// At most `most` rows of keys from `top` down.
pub(super) fn draw(sheet: &Sheet<'_>, top: f64, most: usize) -> Vec<Item> {
    let size = sheet.letters.body;
    let mut items = Vec::new();
    for (i, row) in rows(sheet).into_iter().take(most).enumerate() {
        let base = top + i as f64 * LEADING * size + ASCENT * size;
        for (left, key, words) in row {
            let centre = (left + RADIUS + 1.0, base - 0.36 * size);
            items.push(marks::shape(sheet.style, key.shape, centre, key.role, RADIUS));
            items.push(Item::Text(Text {
                colour: sheet.style.colour(Role::Muted),
                ..sheet.body(&words, (left + 2.0 * SHAPE - 2.0, base), Anchor::Start, TextKind::Key)
            }));
        }
    }
    items
}
