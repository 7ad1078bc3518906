//! The names of lines, right of the plot: each beside the end of its line, none upon another.

use super::{
    Anchor, Item, Pen, Text, TextKind,
    layout::{Plot, Sheet},
    typeface::{Weight, width, wrapped},
};
use crate::figure::{EndLabel, Mark, Role, Side};

/// Between the plot and the labels.
pub(super) const GAP: f64 = 8.0;
/// The most of the sheet's width that labels may take.
const WIDEST: f64 = 0.27;
/// Below this width of the sheet, in points (120 mm), labels are kept short.
const NARROW: f64 = 340.0;
/// From one line of a label to the next, as a multiple of the letter size.
const LINE: f64 = 1.18;
/// Between labels.
const APART: f64 = 2.0;
/// A label that had to move farther than this gets a thin line to its place.
const LEADER_FROM: f64 = 4.0;

/// A label broken into lines.
pub(super) struct Measured<'a> {
    label: &'a EndLabel,
    lines: Vec<String>,
    width: f64,
    height: f64,
}

fn weight(label: &EndLabel) -> Weight {
    if label.strong { Weight::SemiBold } else { Weight::Regular }
}

/// The lines of a label in `room` points. On a narrow sheet a series to compare with has its name only.
fn broken(label: &EndLabel, size: f64, room: f64, narrow: bool) -> Vec<String> {
    let weight = weight(label);
    if narrow && !label.strong {
        return wrapped(&label.name, size, weight, room, 1);
    }
    let whole = label.text();
    if width(&whole, size, weight) <= room || label.value.is_empty() {
        return balanced(&whole, size, weight, room);
    }
    // The value is what matters: the name gives way to it.
    let mut lines = wrapped(&label.name, size, weight, room, 1);
    lines.extend(wrapped(&label.value, size, weight, room, 2));
    lines
}

/// At most two lines, of much the same length.
fn balanced(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let wide = wrapped(text, size, weight, room, 2);
    if wide.len() < 2 || wide.join(" ") != text {
        return wide;
    }
    let narrower = (10_i32..20).map(|part| wrapped(text, size, weight, room * f64::from(part) / 20.0, 2));
    narrower.into_iter().find(|lines| lines.join(" ") == text).unwrap_or(wide)
}

/// All labels of the sheet's figure, in order of importance, in the lines they will have.
pub(super) fn measured<'a>(sheet: &Sheet<'a>) -> Vec<Measured<'a>> {
    let size = sheet.letters.body;
    let narrow = sheet.width < NARROW;
    let labels = sheet.figure.marks.iter().filter_map(|mark| match mark {
        Mark::EndLabel(label) if label.side == Side::Right => Some(label),
        _ => None,
    });
    labels
        .map(|label| {
            let lines = broken(label, size, sheet.width * WIDEST, narrow);
            let width = lines.iter().map(|line| width(line, size, weight(label))).fold(0.0, f64::max);
            let height = lines.len() as f64 * LINE * size;
            Measured { label, lines, width, height }
        })
        .collect()
}

/// The width that the labels need.
pub(super) fn column(labels: &[Measured<'_>]) -> f64 {
    labels.iter().map(|label| label.width).fold(0.0, f64::max)
}

/// Neighbouring labels that touch and so move together.
struct Cluster {
    /// The sum of the tops that its members would wish the whole to have.
    wishes: f64,
    members: usize,
    height: f64,
}

impl Cluster {
    fn top(&self, from: f64, to: f64) -> f64 {
        (self.wishes / self.members as f64).min(to - self.height).max(from)
    }
}

/// The tops of blocks with the given wanted middles and heights, in rising order of wanted middle,
/// moved as little as keeps them apart and inside `from..to`, the least squares way: blocks that
/// would touch are pooled and share the move. They must fit together.
pub(super) fn apart(wanted: &[(f64, f64)], from: f64, to: f64) -> Vec<f64> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (middle, height) in wanted {
        let mut last = Cluster { wishes: middle - height / 2.0, members: 1, height: *height };
        while let Some(before) = clusters.pop_if(|c| c.top(from, to) + c.height + APART > last.top(from, to))
        {
            let shift = before.height + APART;
            last = Cluster {
                wishes: before.wishes + last.wishes - shift * last.members as f64,
                members: before.members + last.members,
                height: shift + last.height,
            };
        }
        clusters.push(last);
    }
    let mut heights = wanted.iter().map(|(_, height)| height);
    let mut tops = Vec::with_capacity(wanted.len());
    for cluster in clusters {
        let mut top = cluster.top(from, to);
        for height in heights.by_ref().take(cluster.members) {
            tops.push(top);
            top += height + APART;
        }
    }
    tops
}

/// The labels in their places, with thin lines to those that had to move. What does not fit is left
/// out from the least important on.
pub(super) fn draw(plot: &Plot<'_>, labels: Vec<Measured<'_>>) -> Vec<Item> {
    let size = plot.sheet.letters.body;
    let above = if super::above_labels::any(plot.sheet.figure) { 0.0 } else { size };
    let (from, to) = (plot.rect.top - above, plot.rect.bottom + 0.5 * size);
    let mut room = to - from;
    let mut kept: Vec<(f64, Measured<'_>)> = Vec::new();
    for label in labels {
        room -= label.height + APART;
        if room < 0.0 {
            break;
        }
        kept.push((plot.down(label.label.y), label));
    }
    kept.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wanted: Vec<(f64, f64)> = kept.iter().map(|(middle, label)| (*middle, label.height)).collect();
    let tops = apart(&wanted, from, to);
    let left = plot.rect.right + GAP;
    let mut items = Vec::new();
    for ((middle, label), top) in kept.iter().zip(tops) {
        let centre = top + label.height / 2.0;
        if (centre - middle).abs() > LEADER_FROM {
            let pen = Pen { colour: plot.sheet.style.colour(Role::NoData), width: 0.4, dash: None };
            let points = vec![(plot.rect.right + 1.5, *middle), (left - 1.5, centre)];
            items.push(Item::Line { points, pen });
        }
        for (i, line) in label.lines.iter().enumerate() {
            items.push(Item::Text(Text {
                x: left,
                y: top + (i as f64 + 0.5) * LINE * size + 0.36 * size,
                words: line.clone(),
                size,
                weight: weight(label.label),
                anchor: Anchor::Start,
                colour: plot.sheet.style.colour(label.label.role),
                kind: TextKind::EndLabel,
            }));
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn labels_move_only_as_far_as_they_must() {
        assert_eq!(apart(&[(50.0, 10.0), (80.0, 10.0)], 0.0, 100.0), [45.0, 75.0]);
        // Two at one place share the move: 22 high together, so from 39 to 61 around 50.
        assert_eq!(apart(&[(50.0, 10.0), (50.0, 10.0)], 0.0, 100.0), [39.0, 51.0]);
        // At the foot both are pushed up.
        assert_eq!(apart(&[(98.0, 10.0), (99.0, 10.0)], 0.0, 100.0), [78.0, 90.0]);
    }

    proptest! {
        #[test]
        fn labels_are_apart_and_inside(mut wanted in prop::collection::vec((0.0_f64..100.0, 5.0_f64..12.0), 1..7)) {
            wanted.sort_by(|a, b| a.0.total_cmp(&b.0));
            let tops = apart(&wanted, 0.0, 100.0);
            prop_assert_eq!(tops.len(), wanted.len());
            prop_assert!(tops[0] >= -1e-9);
            for i in 0..tops.len() {
                let end = tops[i] + wanted[i].1;
                prop_assert!(end <= tops.get(i + 1).map_or(100.0, |next| next - APART) + 1e-9);
            }
        }
    }
}
