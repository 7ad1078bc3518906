//! Some rows of a chart with many: what a slide has room for.

use std::ops::Range;

use super::{Axis, Bar, Block, Figure, Mark, Point, Span, names_axis::row};

impl Figure {
    /// The chart with only those of its rows of names, the first at the top; its words say which they are.
    /// Whole where it has no rows.
    #[must_use]
    pub fn of_rows(&self, wanted: Range<usize>) -> Self {
        let Some(count) = self.rows() else { return self.clone() };
        let wanted = wanted.start..wanted.end.min(count);
        if wanted.is_empty() || wanted.len() == count {
            return self.clone();
        }
        // Rows are one apart; the last of them comes to stand at 0.
        let part = Part { down: row(count, wanted.end - 1), top: wanted.len() as f64 - 0.5 };
        let ticks = self.y.ticks.iter().filter_map(|tick| {
            let at = part.at(tick.at)?;
            Some(super::Tick { at, ..tick.clone() })
        });
        Self {
            alt_text: format!("Rows {} to {} of {count}. {}", wanted.start + 1, wanted.end, self.alt_text),
            y: Axis { domain: (-0.5, part.top), ticks: ticks.collect(), ..self.y.clone() },
            marks: self.marks.iter().filter_map(|mark| part.mark(mark)).collect(),
            table: self.table.of_rows(wanted, count),
            ..self.clone()
        }
    }
}

/// Which heights stay.
struct Part {
    /// How far they come down.
    down: f64,
    /// The upper end.
    top: f64,
}

impl Part {
    /// The new height, where it stays.
    fn at(&self, y: f64) -> Option<f64> {
        Some(y - self.down).filter(|y| (-0.5..=self.top).contains(y))
    }

    /// What of a stretch stays.
    fn stretch(&self, (from, to): (f64, f64)) -> Option<(f64, f64)> {
        let (from, to) = (from - self.down, to - self.down);
        let stays = from.max(to) >= -0.5 && from.min(to) <= self.top;
        stays.then(|| (from.clamp(-0.5, self.top), to.clamp(-0.5, self.top)))
    }

    fn mark(&self, mark: &Mark) -> Option<Mark> {
        let points = |points: &[Point]| -> Option<Vec<Point>> {
            let kept = points.iter().filter_map(|one| Some(Point { y: self.at(one.y)?, ..one.clone() }));
            some(kept.collect())
        };
        let mut mark = mark.clone();
        match &mut mark {
            Mark::Points { points: all, .. } | Mark::Missing { points: all } => *all = points(all)?,
            Mark::Label { y, .. } | Mark::Words { y, .. } | Mark::Icon { y, .. } => *y = self.at(*y)?,
            Mark::EndLabel(label) => label.y = self.stretch((label.y, label.y)).map_or(self.top, |(y, _)| y),
            Mark::Band { bars, .. } => {
                let kept = bars.iter().filter_map(|one| {
                    let (lower, upper) = self.stretch((one.lower, one.upper))?;
                    Some(Bar { lower, upper, ..*one })
                });
                *bars = some(kept.collect())?;
            }
            Mark::Blocks { blocks, .. } => {
                let kept = blocks.iter().filter_map(|one| Some(Block { y: self.stretch(one.y)?, ..*one }));
                *blocks = some(kept.collect())?;
            }
            Mark::Spans { spans, .. } => {
                let kept = spans.iter().filter_map(|one| {
                    let (from, to) = self.stretch((one.from.1, one.to.1))?;
                    Some(Span { from: (one.from.0, from), to: (one.to.0, to) })
                });
                *spans = some(kept.collect())?;
            }
            Mark::Line { points, .. } => {
                let ends = |pick: fn(f64, f64) -> f64| points.iter().map(|(_, y)| *y).reduce(pick);
                self.stretch((ends(f64::min)?, ends(f64::max)?))?;
                for (_, y) in points {
                    *y = (*y - self.down).clamp(-0.5, self.top);
                }
            }
        }
        Some(mark)
    }
}

fn some<T>(kept: Vec<T>) -> Option<Vec<T>> {
    (!kept.is_empty()).then_some(kept)
}
