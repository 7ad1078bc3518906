//! Words inside the plot, where neither the series nor other words are in the way.

use super::{
    Anchor, Item, Rect, Text, TextKind,
    layout::Plot,
    typeface::{ASCENT, DESCENT, Weight, elided},
};
use crate::figure::{Mark, Stroke};

/// The labels that find a free place: above or below their line, from its start.
pub(super) fn draw(plot: &Plot<'_>) -> Vec<Item> {
    if plot.sheet.figure.message.is_some() {
        return Vec::new();
    }
    let every = lines(plot, |stroke| stroke != Stroke::Dashed);
    let own = lines(plot, |stroke| stroke == Stroke::Strong);
    let mut taken: Vec<Rect> = Vec::new();
    let mut items = Vec::new();
    for mark in &plot.sheet.figure.marks {
        let Mark::Label { .. } = mark else { continue };
        let places = candidates(plot, mark);
        let free = |label: &&Text, lines: &[Vec<(f64, f64)>]| {
            let bounds = label.bounds();
            !taken.iter().any(|other| other.overlaps(&bounds))
                && !lines.iter().any(|line| crosses(line, &bounds))
        };
        let found = places
            .iter()
            .find(|label| free(label, &every))
            .or_else(|| places.iter().find(|label| free(label, &own)));
        if let Some(label) = found.cloned() {
            taken.push(label.bounds());
            items.push(Item::Text(label));
        }
    }
    items
}

/// The places where a label may stand, best first; all lie inside the plot.
fn candidates(plot: &Plot<'_>, mark: &Mark) -> Vec<Text> {
    let Mark::Label { x, y, text, role } = mark else { return Vec::new() };
    let size = plot.sheet.letters.body;
    let words = elided(text, size, Weight::Regular, plot.rect.width() - 6.0);
    let line = plot.down(*y);
    let above = line - 3.0 - DESCENT * size;
    let below = line + 3.0 + ASCENT * size;
    [above, below]
        .map(|base| {
            let mut label =
                plot.sheet.body(&words, (plot.across(*x) + 2.0, base), Anchor::Start, TextKind::Inside);
            label.colour = plot.sheet.style.colour(*role);
            label.x -= (label.bounds().right - plot.rect.right + 2.0).max(0.0);
            label
        })
        .into_iter()
        .filter(|label| {
            let bounds = label.bounds();
            bounds.top >= plot.rect.top - size && bounds.bottom <= plot.rect.bottom
        })
        .collect()
}

fn lines(plot: &Plot<'_>, wanted: impl Fn(Stroke) -> bool) -> Vec<Vec<(f64, f64)>> {
    let marks = plot.sheet.figure.marks.iter();
    marks
        .filter_map(|mark| match mark {
            Mark::Line { points, stroke, .. } if wanted(*stroke) => {
                Some(points.iter().map(|point| plot.place(*point)).collect())
            }
            _ => None,
        })
        .collect()
}

/// Whether any part of a line comes near a rectangle.
fn crosses(line: &[(f64, f64)], rect: &Rect) -> bool {
    const NEAR: f64 = 2.0;
    line.iter().zip(line.iter().skip(1)).any(|(a, b)| {
        let (left, right) = (rect.left - NEAR, rect.right + NEAR);
        let (from, to) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        if to.0 < left || from.0 > right {
            return false;
        }
        if from.0 >= to.0 {
            return from.1.min(to.1) < rect.bottom + NEAR && rect.top - NEAR < from.1.max(to.1);
        }
        // The height of the line over the part of the rectangle that it spans.
        let at = |x: f64| from.1 + (x - from.0) / (to.0 - from.0) * (to.1 - from.1);
        let (first, last) = (at(left.max(from.0)), at(right.min(to.0)));
        first.min(last) < rect.bottom + NEAR && rect.top - NEAR < first.max(last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_crosses_a_rectangle_only_where_it_meets_it() {
        let rect = Rect { left: 10.0, top: 10.0, right: 20.0, bottom: 15.0 };
        assert!(crosses(&[(0.0, 12.0), (30.0, 12.0)], &rect));
        assert!(crosses(&[(0.0, 0.0), (30.0, 30.0)], &rect));
        assert!(!crosses(&[(0.0, 20.0), (30.0, 20.0)], &rect));
        assert!(!crosses(&[(25.0, 0.0), (25.0, 30.0)], &rect));
        assert!(crosses(&[(15.0, 0.0), (15.0, 30.0)], &rect));
    }
}
