//! What stands around the plot: title, subtitle and keys above, note and source below, and so the
//! place that is left for the plot.

use super::{
    Anchor, Item, Rect, Text, TextKind, above_labels, icons, keys,
    layout::Sheet,
    names,
    typeface::{ASCENT, DESCENT, LEADING, Weight, elided, width, wrapped},
};
use crate::figure::{Axis, AxisKind, Role};

/// From the plot's foot to the top of the tick texts below it.
pub(super) const TICK_GAP: f64 = 6.0;

/// How many lines each part may have.
#[derive(Clone, Copy)]
struct Allowance {
    title: usize,
    subtitle: usize,
    keys: usize,
    note: usize,
    source: usize,
}

/// From generous to bare; the first that leaves enough for the plot is taken.
const ALLOWANCES: [Allowance; 6] = [
    Allowance { title: 3, subtitle: 2, keys: 3, note: 3, source: 3 },
    Allowance { title: 3, subtitle: 2, keys: 2, note: 2, source: 1 },
    Allowance { title: 2, subtitle: 2, keys: 2, note: 1, source: 1 },
    Allowance { title: 2, subtitle: 1, keys: 1, note: 1, source: 1 },
    Allowance { title: 1, subtitle: 1, keys: 1, note: 0, source: 1 },
    Allowance { title: 1, subtitle: 0, keys: 0, note: 0, source: 0 },
];

/// The plot never has less than this part of the height while words can give way.
const LEAST_PLOT: f64 = 0.43;

/// The words around the plot and the room they leave.
pub(super) struct Frame {
    pub(super) plot: Rect,
    pub(super) items: Vec<Item>,
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
        let mut items = Vec::new();
        let mut top = head(sheet, allowance, &mut items);
        let bottom = foot(sheet, allowance, &mut items);
        if !figure.y.unit.is_empty() {
            let base = top + ASCENT * letters.body;
            let look = (letters.body, Weight::Regular, Role::Muted, TextKind::Unit);
            let unit = elided(&figure.y.unit, letters.body, Weight::Regular, sheet.width / 2.0);
            items.push(at_left(sheet, unit, base, look));
            top += 1.9 * letters.body;
        }
        let left = letters.margin + left_column(sheet) + 5.0;
        let right = sheet.width - letters.margin - right_column(sheet, column);
        top += above_labels::height(sheet) + names::head(sheet, right - left);
        let rect = Rect { left, top, right, bottom: bottom - below(sheet) };
        Self { plot: rect, items }
    }
}

/// Title, subtitle and keys; gives where they end.
fn head(sheet: &Sheet<'_>, allowance: Allowance, items: &mut Vec<Item>) -> f64 {
    let (figure, letters) = (sheet.figure, sheet.letters);
    let title = (letters.title, Weight::SemiBold, Role::Ink, TextKind::Title);
    let subtitle = (letters.subtitle, Weight::Regular, Role::Muted, TextKind::Subtitle);
    let parts = [(&figure.title, title, allowance.title), (&figure.subtitle, subtitle, allowance.subtitle)];
    let mut top = letters.margin;
    for (words, look, most) in parts {
        for line in lines(sheet, words, (look.0, look.1), icons::column(sheet), most) {
            items.push(at_left(sheet, line, top + ASCENT * look.0, look));
            top += LEADING * look.0;
        }
    }
    if !figure.icons.is_empty() {
        // Where there is no title, nothing else keeps the plot below them.
        top = top.max(letters.margin + icons::diameter(sheet));
    }
    let keys = keys::height(sheet, allowance.keys);
    if keys > 0.0 {
        top += 0.3 * letters.body;
        items.extend(keys::draw(sheet, top, allowance.keys));
    }
    top + keys + 0.9 * letters.body
}

/// Note and source; gives where they begin.
fn foot(sheet: &Sheet<'_>, allowance: Allowance, items: &mut Vec<Item>) -> f64 {
    let (figure, size) = (sheet.figure, sheet.letters.foot);
    let mut bottom = sheet.height - sheet.letters.margin;
    for (words, most) in [(&figure.source, allowance.source), (&figure.note, allowance.note)] {
        for line in lines(sheet, words, (size, Weight::Regular), 0.0, most).into_iter().rev() {
            let look = (size, Weight::Regular, Role::Muted, TextKind::Foot);
            items.push(at_left(sheet, line, bottom - DESCENT * size, look));
            bottom -= LEADING * size;
        }
    }
    bottom
}

/// What lies between the plot and the note: tick texts and the unit of the level axis.
fn below(sheet: &Sheet<'_>) -> f64 {
    let size = sheet.letters.body;
    let unit = if sheet.figure.x.unit.is_empty() { 0.0 } else { LEADING * size };
    if sheet.figure.x.kind == AxisKind::Names || (sheet.figure.x.ticks.is_empty() && unit <= 0.0) {
        return 0.5 * size;
    }
    TICK_GAP + (ASCENT + DESCENT) * size + unit + 0.5 * size
}

fn lines(
    sheet: &Sheet<'_>,
    words: &str,
    (size, weight): (f64, Weight),
    less: f64,
    most: usize,
) -> Vec<String> {
    wrapped(words, size, weight, sheet.width - 2.0 * sheet.letters.margin - less, most)
}

fn at_left(sheet: &Sheet<'_>, words: String, y: f64, look: (f64, Weight, Role, TextKind)) -> Item {
    let (size, weight, role, kind) = look;
    let colour = sheet.style.colour(role);
    Item::Text(Text { x: sheet.letters.margin, y, words, size, weight, anchor: Anchor::Start, colour, kind })
}

/// The width of the widest tick text of an axis.
fn axis_column(axis: &Axis, size: f64) -> f64 {
    axis.ticks.iter().map(|tick| width(&tick.text, size, Weight::Regular)).fold(0.0, f64::max)
}

/// What the left needs: the names of rows with their values, or the widest tick text.
fn left_column(sheet: &Sheet<'_>) -> f64 {
    match sheet.figure.y.kind {
        AxisKind::Names => names::Column::of(sheet).width(),
        AxisKind::Time | AxisKind::Number => axis_column(&sheet.figure.y, sheet.letters.body),
    }
}

/// What the right needs: the labels of lines, or half the last tick text.
fn right_column(sheet: &Sheet<'_>, column: f64) -> f64 {
    let half_tick = match sheet.figure.x.kind {
        AxisKind::Names => 0.0,
        AxisKind::Time | AxisKind::Number => axis_column(&sheet.figure.x, sheet.letters.body) / 2.0,
    };
    if column > 0.0 { (column + super::end_labels::GAP).max(half_tick) } else { half_tick }
}
