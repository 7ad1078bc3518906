//! Words inside the plot, where neither the series nor other words are in the way.

use super::{
    Anchor, Item, Pen, Rect, Text, TextKind,
    layout::Plot,
    marks,
    placing::{Obstacles, Wish, placed},
    typeface::{ASCENT, DESCENT, Weight, elided, width},
};
use crate::figure::{Mark, Role, Stroke};

/// The labels that find a free place, with thin lines to those that stand away from it.
pub(super) fn draw(plot: &Plot<'_>, words: &[Item]) -> Vec<Item> {
    if plot.sheet.figure.message.is_some() {
        return Vec::new();
    }
    let size = plot.sheet.letters.body;
    let mut wishes = Vec::new();
    let mut texts = Vec::new();
    for mark in &plot.sheet.figure.marks {
        let Mark::Label { x, y, text, role, strong } = mark else { continue };
        let weight = if *strong { Weight::SemiBold } else { Weight::Regular };
        let words = elided(text, size, weight, plot.rect.width() - 6.0);
        let room = (width(&words, size, weight) + 2.0, (ASCENT + DESCENT) * size);
        wishes.push(Wish { at: plot.place((*x, *y)), size: room });
        let colour = plot.sheet.style.colour(*role);
        texts.push(Text {
            weight,
            colour,
            ..plot.sheet.body(&words, (0.0, 0.0), Anchor::Start, TextKind::Inside)
        });
    }
    let above = if super::above_labels::any(plot.sheet.figure) { 0.0 } else { 0.8 * size };
    let frame = Rect { top: plot.rect.top - above, ..plot.rect };
    let mut items = Vec::new();
    for (text, found) in texts.into_iter().zip(placed(frame, &wishes, obstacles(plot, words))) {
        let Some(found) = found else { continue };
        if let Some((from, to)) = found.leader {
            let pen = Pen { colour: plot.sheet.style.colour(Role::NoData), width: 0.4, dash: None };
            items.push(Item::Line { points: vec![from, to], pen });
        }
        items.push(Item::Text(Text { x: found.rect.left + 1.0, y: found.rect.top + ASCENT * size, ..text }));
    }
    items
}

fn obstacles(plot: &Plot<'_>, words: &[Item]) -> Obstacles {
    let mut obstacles = Obstacles::default();
    for mark in &plot.sheet.figure.marks {
        match mark {
            Mark::Line { points, stroke, .. } => {
                let line = points.iter().map(|point| plot.place(*point)).collect();
                match stroke {
                    Stroke::Strong | Stroke::Dashed => obstacles.lines.push(line),
                    Stroke::Thin | Stroke::Fine => obstacles.lesser.push(line),
                }
            }
            Mark::Points { points, dots, .. } => {
                let Some(radius) = marks::radius(*dots, plot.rect.width() / points.len().max(1) as f64)
                else {
                    continue;
                };
                obstacles.rects.extend(points.iter().map(|point| {
                    let (x, y) = plot.place((point.x, point.y));
                    Rect { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
                }));
            }
            _ => {}
        }
    }
    obstacles.rects.extend(words.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text.bounds()),
        _ => None,
    }));
    obstacles
}
