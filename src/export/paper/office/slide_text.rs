//! Words on slides: how high they are, and how they are shared out over slides.

use super::{
    super::lines::{Letters, Typesetter},
    slide_layout::{Holder, Layout},
};
use crate::{
    render::{Colour, typeface::Weight},
    report::{Run, Span, Words},
};

/// From one line to the next, as a share of the letters' size.
const LEADING: f64 = 1.2;
/// White between paragraphs, as a share of it.
pub(super) const BETWEEN: f64 = 0.35;
/// White above and below a text in its place, as PowerPoint has it.
const INSET: f64 = 3.6;
/// From the margin to the words of an item.
pub(super) const INDENT: f64 = 20.0;

/// Letters of a text that are measured.
const MEASURED: usize = 3_000;

/// How a paragraph stands on a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    Plain,
    /// Over what follows.
    Heading,
    /// An item with a point.
    Point,
    /// An item with this number.
    Step(usize),
}

/// A paragraph of a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Para {
    pub(super) words: Words,
    pub(super) stands: Stands,
}

impl Para {
    pub(super) const fn new(words: Words, stands: Stands) -> Self {
        Self { words, stands }
    }

    /// Whether it only asks somebody to write something: a heading, or quiet words.
    pub(super) fn is_to_do(&self) -> bool {
        let mut spans = self.words.0.iter().map(|run| run.span);
        self.stands == Stands::Heading
            || (spans.all(|span| span != Span::Plain)
                && self.words.0.iter().any(|run| run.span == Span::Quiet))
    }
}

/// Measures words as PowerPoint will set them; the typeface here is a little wider than its own.
pub(super) struct Measure {
    setter: Typesetter,
}

impl Measure {
    pub(super) fn new() -> Self {
        Self { setter: Typesetter::new() }
    }

    /// How many lines `words` need in `width` points.
    pub(super) fn lines(&mut self, words: &Words, size: f64, width: f64) -> usize {
        let count = words.text().chars().count();
        if count > MEASURED {
            // More than any slide holds: its beginning tells how long it is.
            let share = MEASURED as f64 / count as f64;
            let (beginning, _) = cut(words, share);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of lines")]
            return (self.lines(&beginning, size, width) as f64 / share).ceil() as usize;
        }
        let colour = Colour(0);
        let letters = Letters { size, leading: LEADING, weight: Weight::Regular, colour, quiet: colour };
        self.setter.lines(words, &letters, width).len()
    }

    /// The height of a paragraph with the white above it.
    fn height(&mut self, para: &Para, size: f64, width: f64) -> f64 {
        let indent = if matches!(para.stands, Stands::Point | Stands::Step(_)) { INDENT } else { 0.0 };
        let lines = self.lines(&para.words, size, width - indent);
        (lines as f64).mul_add(LEADING, BETWEEN) * size
    }

    /// The height of paragraphs with the white around them.
    pub(super) fn room(&mut self, paras: &[Para], size: f64, width: f64) -> f64 {
        2.0_f64.mul_add(INSET, paras.iter().map(|para| self.height(para, size, width)).sum())
    }

    /// Takes from the front of `paras` what finds room in the words of `layout`; at least one paragraph, or
    /// a part of it, where `must` says so. A heading is not left alone at the end.
    pub(super) fn taken(&mut self, paras: &mut Vec<Para>, layout: Layout, must: bool) -> Vec<Para> {
        let (place, size) = (layout.place(Holder::Words), layout.letters(Holder::Words));
        let room = 2.0_f64.mul_add(-INSET, place.height);
        let (mut used, mut count) = (0.0, 0);
        for para in paras.iter() {
            let height = self.height(para, size, place.width);
            if used + height > room {
                break;
            }
            used += height;
            count += 1;
        }
        while count > 0 && count < paras.len() && is_heading(paras.get(count - 1)) {
            count -= 1;
        }
        if count > 0 || !must {
            return paras.drain(..count).collect();
        }
        // The first does not fit, with the headings over it.
        let over = paras.iter().take_while(|para| para.stands == Stands::Heading).count().min(1);
        let mut taken: Vec<Para> = paras.drain(..over.min(paras.len().saturating_sub(1))).collect();
        let Some(first) = paras.first_mut() else { return taken };
        let free = room - taken.iter().map(|para| self.height(para, size, place.width)).sum::<f64>();
        let whole = self.height(first, size, place.width);
        let (head, rest) = cut(&first.words, free / whole * 0.92);
        taken.push(Para::new(head, first.stands));
        if rest.text().trim().is_empty() {
            paras.remove(0);
        } else {
            *first = Para::new(rest, Stands::Plain);
        }
        taken
    }
}

fn is_heading(para: Option<&Para>) -> bool {
    para.is_some_and(|para| para.stands == Stands::Heading)
}

/// Words in two: the first has about this share of the letters, and ends with a word where it can.
pub(super) fn cut(words: &Words, share: f64) -> (Words, Words) {
    let all = words.text();
    let count = all.chars().count();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
    let wanted = ((count as f64 * share.clamp(0.0, 1.0)) as usize).max(1);
    let at = all.char_indices().nth(wanted).map_or(all.len(), |(at, _)| at);
    let (before, _) = all.split_at(at);
    let at = before.rfind(char::is_whitespace).filter(|space| *space > at / 2).map_or(at, |space| space + 1);
    let (mut head, mut rest) = (Words::default(), Words::default());
    let mut start = 0;
    for Run { text, span } in &words.0 {
        let (first, second) = text.split_at(at.saturating_sub(start).min(text.len()));
        for (part, side) in [(first, &mut head), (second, &mut rest)] {
            if !part.is_empty() {
                side.0.push(Run { text: part.to_owned(), span: *span });
            }
        }
        start += text.len();
    }
    (head, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_between_words_and_none_is_lost() {
        let words = Words::strong("Why: ").then(Words::plain("clinics moved to the new site"));
        let (head, rest) = cut(&words, 0.5);
        assert_eq!(
            (head.text(), rest.text()),
            ("Why: clinics ".to_owned(), "moved to the new site".to_owned())
        );
        let (head, rest) = cut(&Words::plain("ééééé"), 0.5);
        assert_eq!(head.text() + &rest.text(), "ééééé");
    }

    #[test]
    fn a_very_long_paragraph_is_shared_out_whole() {
        let text = "Bookings fell as clinics moved. ".repeat(300);
        let mut paras = vec![
            Para::new(Words::plain("Why"), Stands::Heading),
            Para::new(Words::plain(text.clone()), Stands::Plain),
        ];
        let mut measure = Measure::new();
        let mut slides = Vec::new();
        while !paras.is_empty() {
            slides.push(measure.taken(&mut paras, Layout::Text, true));
        }
        assert!((4..20).contains(&slides.len()), "{}", slides.len());
        let all: String = slides.iter().flatten().map(|para| para.words.text()).collect();
        assert_eq!(all, format!("Why{text}"));
    }
}
