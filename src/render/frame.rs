//! What stands around the plot: title and subtitle above, note and source below, and so the
//! place that is left for the plot.

use super::{
    Anchor, Rect, Text, TextKind,
    layout::Sheet,
    typeface::{ASCENT, DESCENT, LEADING, Weight, width, wrapped},
};
use crate::figure::{Axis, Role};

/// From the plot's foot to the top of the tick texts below it.
pub(super) const TICK_GAP: f64 = 6.0;

/// How many lines each part may have.
#[derive(Clone, Copy)]
struct Allowance {
    title: usize,
    subtitle: usize,
    note: usize,
    source: usize,
}

/// From generous to bare; the first that leaves enough for the plot is taken.
const ALLOWANCES: [Allowance; 6] = [
    Allowance { title: 3, subtitle: 2, note: 2, source: 2 },
    Allowance { title: 3, subtitle: 2, note: 1, source: 1 },
    Allowance { title: 2, subtitle: 2, note: 1, source: 1 },
    Allowance { title: 2, subtitle: 1, note: 1, source: 1 },
    Allowance { title: 1, subtitle: 1, note: 0, source: 1 },
    Allowance { title: 1, subtitle: 0, note: 0, source: 0 },
];

/// The plot never has less than this part of the height while words can give way.
const LEAST_PLOT: f64 = 0.43;

/// The words around the plot and the room they leave.
pub(super) struct Frame {
    pub(super) plot: Rect,
    pub(super) texts: Vec<Text>,
}

impl Frame {
    /// The frame of a sheet whose labels right of the plot are `column` points wide (0: there are none).
    pub(super) fn fit(sheet: &Sheet<'_>, column: f64) -> Self {
        let [generous, frames @ ..] = ALLOWANCES.map(|allowance| Self::with(sheet, column, allowance));
        let enough = |frame: &Self| frame.plot.height() >= LEAST_PLOT * sheet.height;
        frames.into_iter().fold(generous, |kept, next| if enough(&kept) { kept } else { next })
    }

    fn with(sheet: &Sheet<'_>, column: f64, allowance: Allowance) -> Self {
        let (figure, letters) = (sheet.figure, sheet.letters);
        let mut texts = Vec::new();
        let head = [
            (
                figure.title.as_str(),
                letters.title,
                Weight::SemiBold,
                Role::Ink,
                TextKind::Title,
                allowance.title,
            ),
            (
                &figure.subtitle,
                letters.subtitle,
                Weight::Regular,
                Role::Muted,
                TextKind::Subtitle,
                allowance.subtitle,
            ),
        ];
        let mut top = letters.margin;
        for (words, size, weight, role, kind, most) in head {
            for line in lines(sheet, words, size, weight, most) {
                texts.push(at_left(sheet, line, top + ASCENT * size, (size, weight, role, kind)));
                top += LEADING * size;
            }
        }
        let mut bottom = sheet.height - letters.margin;
        for (words, most) in [(&figure.source, allowance.source), (&figure.note, allowance.note)] {
            for line in lines(sheet, words, letters.foot, Weight::Regular, most).into_iter().rev() {
                let look = (letters.foot, Weight::Regular, Role::Muted, TextKind::Foot);
                texts.push(at_left(sheet, line, bottom - DESCENT * letters.foot, look));
                bottom -= LEADING * letters.foot;
            }
        }
        top += 0.9 * letters.body;
        if !figure.y.unit.is_empty() {
            let base = top + ASCENT * letters.body;
            let look = (letters.body, Weight::Regular, Role::Muted, TextKind::Unit);
            let unit =
                super::typeface::elided(&figure.y.unit, letters.body, Weight::Regular, sheet.width / 2.0);
            texts.push(at_left(sheet, unit, base, look));
            top += 1.9 * letters.body;
        }
        let rect = Rect {
            left: letters.margin + axis_column(&figure.y, letters.body) + 5.0,
            top,
            right: sheet.width - letters.margin - right_column(sheet, column),
            bottom: bottom - TICK_GAP - (ASCENT + DESCENT) * letters.body - 0.5 * letters.body,
        };
        Self { plot: rect, texts }
    }
}

fn lines(sheet: &Sheet<'_>, words: &str, size: f64, weight: Weight, most: usize) -> Vec<String> {
    wrapped(words, size, weight, sheet.width - 2.0 * sheet.letters.margin, most)
}

fn at_left(sheet: &Sheet<'_>, words: String, y: f64, look: (f64, Weight, Role, TextKind)) -> Text {
    let (size, weight, role, kind) = look;
    let colour = sheet.style.colour(role);
    Text { x: sheet.letters.margin, y, words, size, weight, anchor: Anchor::Start, colour, kind }
}

/// The width of the widest tick text of an axis.
fn axis_column(axis: &Axis, size: f64) -> f64 {
    axis.ticks.iter().map(|tick| width(&tick.text, size, Weight::Regular)).fold(0.0, f64::max)
}

/// What the right needs: the labels of lines, or half the last tick text.
fn right_column(sheet: &Sheet<'_>, column: f64) -> f64 {
    let half_tick = axis_column(&sheet.figure.x, sheet.letters.body) / 2.0;
    if column > 0.0 { (column + super::end_labels::GAP).max(half_tick) } else { half_tick }
}
