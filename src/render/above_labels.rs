//! The names of upright lines, above the plot: each over its line, none upon another.

use super::{
    Anchor, Item, Pen, Text, TextKind,
    end_labels::apart,
    layout::{Plot, Sheet},
    typeface::{ASCENT, LEADING, Weight, elided, width},
};
use crate::figure::{EndLabel, Figure, Mark, Role, Side};

/// Between neighbours.
const APART: f64 = 10.0;
/// Between the plot, whose topmost tick text reaches above it, and the first row; in letter sizes.
const GAP: f64 = 0.5;
/// More rows than these would push the plot down too far.
const MOST_ROWS: usize = 3;

fn labels(figure: &Figure) -> impl Iterator<Item = &EndLabel> {
    figure.marks.iter().filter_map(|mark| match mark {
        Mark::EndLabel(label) if label.side == Side::Above => Some(label),
        _ => None,
    })
}

/// Whether there are any.
pub(super) fn any(figure: &Figure) -> bool {
    labels(figure).next().is_some()
}

struct Measured<'a> {
    label: &'a EndLabel,
    words: String,
    width: f64,
}

fn weight(label: &EndLabel) -> Weight {
    if label.strong { Weight::SemiBold } else { Weight::Regular }
}

/// The labels in rows that they fit in, the most important first; what fits in no row is left out.
fn rows<'a>(sheet: &Sheet<'a>) -> Vec<Vec<Measured<'a>>> {
    let size = sheet.letters.body;
    let room = sheet.width - 2.0 * sheet.letters.margin;
    let mut rows: Vec<(f64, Vec<Measured<'a>>)> = Vec::new();
    for label in labels(sheet.figure) {
        let words = elided(&label.text(), size, weight(label), room);
        let width = width(&words, size, weight(label));
        let one = Measured { label, words, width };
        let may_begin = rows.len() < MOST_ROWS;
        let has_room = rows.iter().position(|(used, _)| used + APART + width <= room);
        match has_room.and_then(|i| rows.get_mut(i)) {
            Some((used, row)) => {
                *used += APART + width;
                row.push(one);
            }
            None if may_begin => rows.push((width, vec![one])),
            None => {}
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The height that they need.
pub(super) fn height(sheet: &Sheet<'_>) -> f64 {
    let rows = rows(sheet).len();
    let gap = if rows == 0 { 0.0 } else { GAP };
    (rows as f64 * LEADING + gap) * sheet.letters.body
}

/// The labels in their places; the first row is next to the plot.
pub(super) fn draw(plot: &Plot<'_>) -> Vec<Item> {
    let sheet = plot.sheet;
    let size = sheet.letters.body;
    let mut items = Vec::new();
    for (i, mut row) in rows(&sheet).into_iter().enumerate() {
        row.sort_by(|a, b| a.label.x.total_cmp(&b.label.x));
        let wanted: Vec<(f64, f64)> =
            row.iter().map(|one| (plot.across(one.label.x), one.width + APART)).collect();
        let margin = sheet.letters.margin - APART / 2.0;
        let lefts = apart(&wanted, margin, sheet.width - margin);
        let top = plot.rect.top - (GAP + (i as f64 + 1.0) * LEADING) * size;
        for ((one, left), (x, _)) in row.iter().zip(lefts).zip(&wanted) {
            let centre = left + f64::midpoint(one.width, APART);
            let foot = top + LEADING * size;
            let pen = Pen { colour: sheet.style.colour(Role::NoData), width: 0.4, dash: None };
            if i == 0 && (centre - x).abs() > one.width / 2.0 {
                let near = x.clamp(left + APART / 2.0, left + APART / 2.0 + one.width);
                items.push(Item::Line { points: vec![(near, foot - 1.5), (*x, plot.rect.top)], pen });
            }
            items.push(Item::Text(Text {
                weight: weight(one.label),
                colour: sheet.style.colour(one.label.role),
                ..sheet.body(&one.words, (centre, top + ASCENT * size), Anchor::Middle, TextKind::EndLabel)
            }));
        }
    }
    items
}
