//! Words and icons that have a place of their own inside the plot: cells, headings.

use super::{
    Anchor, Item, Text, TextKind, icons,
    layout::Plot,
    typeface::{Weight, elided, width, wrapped},
};
use crate::figure::{Align, Mark};

/// Smaller letters than these nobody reads.
const SMALLEST: f64 = 5.0;
/// From one line of words to the next, as a multiple of the letter size.
const LINE: f64 = 1.14;
/// The diameter of an icon in a cell, as a multiple of the letter size.
const ICON: f64 = 1.9;

/// The words and icons of the figure; what has no room is left out.
pub(super) fn draw(plot: &Plot<'_>) -> Vec<Item> {
    plot.sheet.figure.marks.iter().flat_map(|mark| one(plot, mark)).collect()
}

fn one(plot: &Plot<'_>, mark: &Mark) -> Vec<Item> {
    match mark {
        Mark::Words { .. } => words(plot, mark).into_iter().map(Item::Text).collect(),
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

fn words(plot: &Plot<'_>, mark: &Mark) -> Vec<Text> {
    let Mark::Words { x, y, align, room, text, role, strong } = mark else { return Vec::new() };
    let (across, down) = extent(plot, *room);
    let weight = if *strong { Weight::SemiBold } else { Weight::Regular };
    let (size, lines) = lines(text, weight, plot.sheet.letters.body, (across, down));
    if size < SMALLEST {
        return Vec::new();
    }
    // A number cut short would be another number.
    let is_number = !text.chars().any(char::is_alphabetic);
    let is_cut = |line: &String| line == "…" || (is_number && line != text);
    if lines.iter().any(is_cut) {
        return Vec::new();
    }
    let anchor = match align {
        Align::Start => Anchor::Start,
        Align::Middle => Anchor::Middle,
        Align::End => Anchor::End,
    };
    let (x, y) = plot.place((*x, *y));
    let colour = plot.sheet.style.colour(*role);
    let first = (lines.len() as f64 - 1.0).mul_add(-LINE / 2.0, 0.36).mul_add(size, y);
    (0..)
        .zip(lines)
        .map(|(number, words)| Text {
            x,
            y: (f64::from(number) * LINE).mul_add(size, first),
            words,
            size,
            weight,
            anchor,
            colour,
            kind: TextKind::Inside,
        })
        .collect()
}

/// The lines of a text and the size of their letters: one line where smaller letters bring it to that, two
/// where they can be larger so, and cut only where the smallest letters in two lines are too wide.
fn lines(text: &str, weight: Weight, body: f64, (across, down): (f64, f64)) -> (f64, Vec<String>) {
    // A hair less, so that rounding does not cut what fits.
    let one = (across / width(text, 1.0, weight) * 0.999).min(down / 1.05).min(body);
    let is_whole = |lines: &[String]| lines.join(" ") == text;
    let two = |size: f64| wrapped(text, size, weight, across, 2);
    let most = body.min(down / (1.0 + LINE));
    let sizes = (0..).map(|step| most - 0.25 * f64::from(step)).take_while(|size| *size >= SMALLEST);
    let larger = sizes.take_while(|size| *size > one + 1e-9);
    if let Some((size, lines)) = larger.map(|size| (size, two(size))).find(|(_, lines)| is_whole(lines)) {
        return (size, lines);
    }
    let size = one.max(SMALLEST.min(body).min(down / 1.05));
    (size, vec![elided(text, size, weight, across)].into_iter().filter(|line| !line.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_too_long_for_a_line_stand_on_two_before_they_are_cut() {
        let one = width("Director of commissioning", 8.0, Weight::Regular);
        let set =
            |across: f64, down: f64| lines("Director of commissioning", Weight::Regular, 8.0, (across, down));
        assert_eq!(set(one + 1.0, 20.0), (8.0, vec!["Director of commissioning".to_owned()]));
        let (size, broken) = set(0.6 * one, 20.0);
        assert_eq!(
            (size, broken.as_slice()),
            (8.0, &["Director of".to_owned(), "commissioning".to_owned()][..])
        );
        // Too low for two lines: smaller letters on one.
        let (size, whole) = set(0.8 * one, 10.0);
        assert!(size < 8.0 && whole == ["Director of commissioning"], "{size} {whole:?}");
        let (size, cut) = set(0.2 * one, 20.0);
        assert!(size >= SMALLEST && cut[0].ends_with('…'), "{size} {cut:?}");
    }
}
