//! Words broken into lines, in the embedded typeface alone.

use std::{borrow::Cow, ops::Range, sync::Arc};

use parley::{
    FontContext, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, OverflowWrap, StyleProperty,
    fontique::{Blob, Collection, CollectionOptions, SourceCache},
};

use crate::{
    render::{Anchor, Colour, Item, Text, TextKind, typeface, typeface::Weight},
    report::{Run, Span, Words},
};

/// How letters look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    /// Size in points.
    pub(super) size: f64,
    /// From one base line to the next, as a multiple of the size.
    pub(super) leading: f64,
    pub(super) weight: Weight,
    pub(super) colour: Colour,
    /// The colour of quieter runs.
    pub(super) quiet: Colour,
}

impl Letters {
    /// The height of a line in points.
    pub(super) fn line(&self) -> f64 {
        self.size * self.leading
    }
}

/// Letters that look alike, in their place on a line.
#[derive(Clone, Debug)]
struct Piece {
    x: f64,
    words: String,
    weight: Weight,
    colour: Colour,
}

/// A line of words.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pieces: Vec<Piece>,
    /// Its width in points without the spaces at its end.
    pub(super) width: f64,
    /// The letters that were meant, where some are not in the typeface.
    pub(super) meant: Option<String>,
}

impl Line {
    /// Its texts, begun at `left` in a line whose top is at `top`.
    pub(super) fn items(&self, letters: &Letters, (left, top): (f64, f64)) -> Vec<Item> {
        let room = (letters.leading - typeface::ASCENT - typeface::DESCENT) / 2.0;
        let base = top + (room + typeface::ASCENT) * letters.size;
        let text = |piece: &Piece| {
            Item::Text(Text {
                x: left + piece.x,
                y: base,
                words: piece.words.clone(),
                size: letters.size,
                weight: piece.weight,
                anchor: Anchor::Start,
                colour: piece.colour,
                kind: TextKind::Inside,
            })
        };
        self.pieces.iter().map(text).collect()
    }
}

/// Breaks words into lines.
pub(super) struct Typesetter {
    fonts: FontContext,
    context: LayoutContext<u16>,
}

impl Typesetter {
    /// With the embedded typeface and no other.
    pub(super) fn new() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        for font in [typeface::REGULAR, typeface::SEMI_BOLD] {
            collection.register_fonts(Blob::new(Arc::new(font)), None);
        }
        let fonts = FontContext { collection, source_cache: SourceCache::default() };
        Self { fonts, context: LayoutContext::new() }
    }

    /// `words` in lines of `room` points; at least one, which may be empty.
    pub(super) fn lines(&mut self, words: &Words, letters: &Letters, room: f64) -> Vec<Line> {
        let shown = Shown::of(words, letters);
        let mut builder = self.context.ranged_builder(&mut self.fonts, &shown.text, 1.0, false);
        let family = FontFamilyName::Named(Cow::Borrowed("Inter"));
        builder.push_default(StyleProperty::FontFamily(FontFamily::Single(family)));
        builder.push_default(StyleProperty::FontSize(points(letters.size)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        for (number, look) in (0_u16..).zip(&shown.looks) {
            let weight = if look.weight == Weight::SemiBold { 600.0 } else { 400.0 };
            builder.push(StyleProperty::FontWeight(FontWeight::new(weight)), look.place.clone());
            builder.push(StyleProperty::Brush(number), look.place.clone());
        }
        let mut layout: Layout<u16> = builder.build(&shown.text);
        layout.break_all_lines(Some(points(room.max(letters.size))));
        let lines: Vec<Line> = layout.lines().map(|line| shown.line(&line)).collect();
        if lines.is_empty() { vec![Line::default()] } else { lines }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "points on a page")]
const fn points(length: f64) -> f32 {
    length as f32
}

/// How a part of a text looks.
struct Look {
    place: Range<usize>,
    weight: Weight,
    colour: Colour,
}

/// Words in letters that the typeface has.
struct Shown {
    text: String,
    looks: Vec<Look>,
    /// What was meant, and where in it each letter of `text` begins; `None` where nothing was replaced.
    meant: Option<(String, Vec<(usize, usize)>)>,
}

impl Shown {
    fn of(words: &Words, letters: &Letters) -> Self {
        let mut shown = Self { text: String::new(), looks: Vec::new(), meant: None };
        let mut meant = String::new();
        let mut places = Vec::new();
        let mut is_replaced = false;
        for Run { text, span } in &words.0 {
            let from = shown.text.len();
            for letter in text.chars().filter(|letter| !is_forbidden(*letter)) {
                places.push((shown.text.len(), meant.len()));
                meant.push(letter);
                match letter {
                    '\n' => shown.text.push('\n'),
                    '\t' => shown.text.push(' '),
                    letter if typeface::covers(letter) => shown.text.push(letter),
                    letter => {
                        is_replaced = true;
                        if !typeface::is_unseen(letter) {
                            shown.text.push(typeface::UNKNOWN);
                        }
                    }
                }
            }
            let weight = if *span == Span::Strong { Weight::SemiBold } else { letters.weight };
            let colour = if *span == Span::Quiet { letters.quiet } else { letters.colour };
            shown.looks.push(Look { place: from..shown.text.len(), weight, colour });
        }
        shown.meant = is_replaced.then_some((meant, places));
        shown
    }

    fn line(&self, line: &parley::Line<'_, u16>) -> Line {
        let mut pieces: Vec<(u16, Piece)> = Vec::new();
        let mut x = 0.0;
        for cluster in line.runs().flat_map(|run| run.clusters().collect::<Vec<_>>()) {
            let words = self.text.get(cluster.text_range()).unwrap_or_default();
            let brush = cluster.style().brush;
            if pieces.last().is_none_or(|(last, _)| *last != brush) {
                let look = self.looks.get(usize::from(brush));
                let (weight, colour) =
                    look.map_or((Weight::Regular, Colour(0)), |look| (look.weight, look.colour));
                pieces.push((brush, Piece { x, words: String::new(), weight, colour }));
            }
            if let Some((_, piece)) = pieces.last_mut() {
                piece.words.push_str(words.trim_end_matches('\n'));
            }
            x += f64::from(cluster.advance());
        }
        let metrics = line.metrics();
        Line {
            pieces: pieces.into_iter().map(|(_, piece)| piece).filter(|one| !one.words.is_empty()).collect(),
            width: f64::from(metrics.advance - metrics.hanging_advance),
            meant: self.meant_in(line.text_range()),
        }
    }

    /// The letters that were meant in a part of the text, where any of them was replaced.
    fn meant_in(&self, place: Range<usize>) -> Option<String> {
        let (meant, places) = self.meant.as_ref()?;
        let start = |at: usize| {
            let next = places.partition_point(|(shown, _)| *shown < at);
            places.get(next).map_or(meant.len(), |(_, meant)| *meant)
        };
        let part = meant.get(start(place.start)..start(place.end))?;
        let shown = self.text.get(place)?;
        (part != shown).then(|| part.trim_end_matches('\n').to_owned())
    }
}

/// Letters that no file may hold.
fn is_forbidden(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t'))
        || matches!(letter, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: Letters = Letters {
        size: 11.0,
        leading: 1.4,
        weight: Weight::Regular,
        colour: Colour(0),
        quiet: Colour(0x56_6573),
    };

    fn shown(line: &Line) -> String {
        line.pieces.iter().map(|piece| piece.words.as_str()).collect()
    }

    #[test]
    fn every_letter_is_on_a_line_and_no_line_is_too_wide() {
        let text = "Booked by 12 weeks and 6 days fell for the sixth quarter. ".repeat(40);
        let lines = Typesetter::new().lines(&Words::plain(text.clone()), &LETTERS, 300.0);
        assert!(lines.len() > 20);
        assert!(lines.iter().all(|line| line.width <= 300.0));
        assert_eq!(lines.iter().map(shown).collect::<String>(), text);
    }

    #[test]
    fn a_word_wider_than_the_room_is_broken() {
        let lines = Typesetter::new().lines(&Words::plain("W".repeat(200)), &LETTERS, 100.0);
        assert!(lines.len() > 10 && lines.iter().all(|line| line.width <= 100.0));
    }

    #[test]
    fn strong_words_are_heavier_in_the_same_line() {
        let words = Words::plain("Red: ").then(Words::strong("two indicators"));
        let lines = Typesetter::new().lines(&words, &LETTERS, 300.0);
        let weights: Vec<Weight> = lines[0].pieces.iter().map(|piece| piece.weight).collect();
        assert_eq!((lines.len(), weights), (1, vec![Weight::Regular, Weight::SemiBold]));
        assert!(lines[0].pieces[1].x > 20.0);
    }

    #[test]
    fn letters_that_the_typeface_lacks_are_boxes_and_keep_what_was_meant() {
        let lines = Typesetter::new().lines(&Words::plain("Thanks 👍🏽 مرحبا all"), &LETTERS, 400.0);
        assert_eq!(shown(&lines[0]), "Thanks □ □□□□□ all");
        assert_eq!(lines[0].meant.as_deref(), Some("Thanks 👍🏽 مرحبا all"));
        assert_eq!(Typesetter::new().lines(&Words::plain(""), &LETTERS, 400.0).len(), 1);
    }

    #[test]
    fn a_line_ends_where_the_writer_ended_it() {
        let lines = Typesetter::new().lines(&Words::plain("One\nTwo"), &LETTERS, 400.0);
        assert_eq!(lines.iter().map(shown).collect::<Vec<_>>(), ["One", "Two"]);
    }
}
