//! Axes of names: each name beside its row or over its column, broken into lines that fit.

use super::{
    Anchor, Item, Text, TextKind,
    layout::{Plot, Sheet},
    typeface::{ASCENT, DESCENT, LEADING, Weight, width, wrapped},
};
use crate::figure::{AxisKind, Role, Tick, TickWeight};

/// The most of the sheet's width that names may take.
const WIDEST: f64 = 0.34;
/// The same where rows are too low for a second line: a longer name has nowhere else to go.
const WIDEST_OF_LOW_ROWS: f64 = 0.4;
/// About the share of the sheet's height that rows have.
const ROWS: f64 = 0.85;
/// Between a name and its value.
const GAP: f64 = 6.0;
/// From one line of a name to the next, as a multiple of the letter size.
const LINE: f64 = 1.14;
/// The smallest letters of a name.
const SMALLEST: f64 = 5.5;
/// Lines of a name beside a row, and over a column.
const MOST_LINES: (usize, usize) = (3, 4);

/// The widths of the names of rows and of the values beside them.
#[derive(Clone, Copy)]
pub(super) struct Column {
    name: f64,
    value: f64,
}

impl Column {
    /// Of a sheet whose rows have names.
    pub(super) fn of(sheet: &Sheet<'_>) -> Self {
        let size = sheet.letters.body;
        let widest = |text: fn(&Tick) -> &str| {
            let widths = sheet.figure.y.ticks.iter().map(|tick| width(text(tick), size, weight(tick)));
            widths.fold(0.0, f64::max)
        };
        let axis = &sheet.figure.y;
        let pitch = ROWS * sheet.height / (axis.domain.1 - axis.domain.0);
        let share = if lines_in(pitch, size) > 1 { WIDEST } else { WIDEST_OF_LOW_ROWS };
        let name = widest(|tick| &tick.text).min(sheet.width * share);
        Self { name, value: widest(|tick| &tick.value).min(sheet.width * WIDEST / 2.0) }
    }

    /// Both with the gap between them.
    pub(super) fn width(self) -> f64 {
        if self.value > 0.0 { self.name + GAP + self.value } else { self.name }
    }
}

const fn weight(tick: &Tick) -> Weight {
    match tick.weight {
        TickWeight::Strong => Weight::SemiBold,
        TickWeight::Regular | TickWeight::Extra => Weight::Regular,
    }
}

const fn role(tick: &Tick) -> Role {
    match tick.weight {
        TickWeight::Strong => Role::Ink,
        TickWeight::Regular | TickWeight::Extra => Role::Muted,
    }
}

/// How many lines of letters of `size` find room in a row of `pitch` points.
fn lines_in(pitch: f64, size: f64) -> usize {
    (1..=MOST_LINES.0).rev().find(|lines| *lines as f64 * LINE * size <= pitch).unwrap_or(1)
}

/// The size of the letters of all names of rows: smaller where one of them would be cut.
fn name_size(ticks: &[Tick], body: f64, room: f64, pitch: f64) -> f64 {
    let is_whole = |tick: &Tick, size: f64| {
        let lines = wrapped(&tick.text, size, weight(tick), room, lines_in(pitch, size));
        lines.concat().chars().filter(|letter| *letter == '…').count() == tick.text.matches('…').count()
    };
    let sizes = (0..).map(|step| body - 0.25 * f64::from(step)).take_while(|size| *size > SMALLEST);
    sizes.into_iter().find(|size| ticks.iter().all(|tick| is_whole(tick, *size))).unwrap_or(SMALLEST)
}

/// The names of rows, with their values next to the plot.
pub(super) fn rows(plot: &Plot<'_>) -> Vec<Item> {
    let (sheet, body) = (plot.sheet, plot.sheet.letters.body);
    let column = Column::of(&sheet);
    let axis = &sheet.figure.y;
    let pitch = plot.rect.height() / (axis.domain.1 - axis.domain.0);
    let size = name_size(&axis.ticks, body, column.name, pitch);
    let most = lines_in(pitch, size);
    let mut items = Vec::new();
    for tick in axis.fitting(plot.rect.height(), 0.0, |_| (ASCENT + DESCENT) * size) {
        let middle = plot.down(tick.at);
        let look = |text: Text| Text { weight: weight(tick), colour: sheet.style.colour(role(tick)), ..text };
        let lines = wrapped(&tick.text, size, weight(tick), column.name, most);
        let first = middle - (lines.len() as f64 - 1.0) / 2.0 * LINE * size + 0.36 * size;
        for (i, line) in lines.iter().enumerate() {
            let place = (sheet.letters.margin, first + i as f64 * LINE * size);
            let text = sheet.body(line, place, Anchor::Start, TextKind::TickY);
            items.push(Item::Text(look(Text { size, ..text })));
        }
        for value in wrapped(&tick.value, size, weight(tick), column.value, 1) {
            let place = (plot.rect.left - 5.0, middle + 0.36 * size);
            let text = sheet.body(&value, place, Anchor::End, TextKind::TickY);
            items.push(Item::Text(look(Text { size, ..text })));
        }
    }
    items
}

/// The lines of the names of columns that share `across` points, and the size of their letters: smaller where
/// the longest word needs it.
fn headings<'a>(sheet: &Sheet<'a>, across: f64) -> (f64, Vec<(&'a Tick, Vec<String>)>) {
    let axis = &sheet.figure.x;
    let body = sheet.letters.body;
    if axis.kind != AxisKind::Names {
        return (body, Vec::new());
    }
    let room = across / (axis.domain.1 - axis.domain.0) - 4.0;
    let words = axis.ticks.iter().flat_map(|tick| tick.text.split_whitespace().map(move |word| (tick, word)));
    let longest = words.map(|(tick, word)| width(word, body, weight(tick))).fold(room, f64::max);
    let size = (body * room / longest * 0.999).clamp(SMALLEST, body);
    let lines = |tick: &Tick| wrapped(&tick.text, size, weight(tick), room, MOST_LINES.1);
    (size, axis.ticks.iter().map(|tick| (tick, lines(tick))).collect())
}

/// The height that the names of columns need when they share `across` points.
pub(super) fn head(sheet: &Sheet<'_>, across: f64) -> f64 {
    let (size, headings) = headings(sheet, across);
    let most = headings.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    if most == 0 { 0.0 } else { most as f64 * LINE * size + LEADING }
}

/// The names of columns, above the plot.
pub(super) fn columns(plot: &Plot<'_>) -> Vec<Item> {
    let sheet = plot.sheet;
    let (size, headings) = headings(&sheet, plot.rect.width());
    let mut items = Vec::new();
    for (tick, lines) in headings {
        let last = plot.rect.top - 3.0 - DESCENT * size;
        for (i, line) in lines.iter().rev().enumerate() {
            let place = (plot.across(tick.at), last - i as f64 * LINE * size);
            let text = sheet.body(line, place, Anchor::Middle, TextKind::TickX);
            items.push(Item::Text(Text {
                size,
                weight: weight(tick),
                colour: sheet.style.colour(role(tick)),
                ..text
            }));
        }
    }
    items
}
