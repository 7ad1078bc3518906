//! The one typeface, embedded: how wide its words are, and how they break into lines.

use std::{borrow::Cow, sync::LazyLock};

/// Inter Regular, an OpenType file.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Inter Semi Bold, an OpenType file.
pub const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");

/// What stands for a letter that the typeface lacks.
pub const UNKNOWN: char = '□';

/// Part of the letter size that lies above the base line.
pub const ASCENT: f64 = 0.78;
/// Part of the letter size that lies below it.
pub const DESCENT: f64 = 0.24;
/// From one base line to the next, as a multiple of the letter size.
pub(super) const LEADING: f64 = 1.28;

/// How strong letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

type Face = Option<ttf_parser::Face<'static>>;

fn face(weight: Weight) -> &'static Face {
    static REGULAR_FACE: LazyLock<Face> = LazyLock::new(|| ttf_parser::Face::parse(REGULAR, 0).ok());
    static SEMI_BOLD_FACE: LazyLock<Face> = LazyLock::new(|| ttf_parser::Face::parse(SEMI_BOLD, 0).ok());
    match weight {
        Weight::Regular => &REGULAR_FACE,
        Weight::SemiBold => &SEMI_BOLD_FACE,
    }
}

/// The width of `text` at `size` points, in points. Letters that the typeface lacks count as wide ones.
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let Some(face) = face(weight) else { return text.chars().count() as f64 * size };
    let em = f64::from(face.units_per_em());
    let advance = |letter: char| {
        let glyph = face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph));
        glyph.map_or(size, |units| f64::from(units) / em * size)
    };
    text.chars().map(advance).sum()
}

/// Whether the typeface has `letter`.
#[must_use]
pub fn covers(letter: char) -> bool {
    face(Weight::Regular).as_ref().is_some_and(|face| face.glyph_index(letter).is_some())
}

/// Whether `letter` only changes how its neighbours look: joiners, selectors, marks of direction, accents.
#[must_use]
pub const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{300}'..='\u{36f}')
}

/// Whether pages and pictures show a box for `letter`: the typeface is the same on every machine, and has
/// the letters of Western and Central Europe.
#[must_use]
pub fn is_lacking(letter: char) -> bool {
    !letter.is_control() && !is_unseen(letter) && !covers(letter)
}

/// `words` in letters that the typeface has, with a box for each that it lacks.
#[must_use]
pub fn shown(words: &str) -> Cow<'_, str> {
    if words.chars().all(covers) {
        return Cow::Borrowed(words);
    }
    let kept = words.chars().filter(|letter| covers(*letter) || is_lacking(*letter));
    Cow::Owned(kept.map(|letter| if covers(letter) { letter } else { UNKNOWN }).collect())
}

/// `text`, cut with `…` where it is wider than `room` points.
#[must_use]
pub fn elided(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut kept: String = text.to_owned();
    while kept.pop().is_some() {
        let cut = format!("{}…", kept.trim_end());
        if width(&cut, size, weight) <= room {
            return cut;
        }
    }
    String::new()
}

/// `text` in at most `most` lines of `room` points, broken between words; what is left is cut with `…`.
#[must_use]
pub fn wrapped(text: &str, size: f64, weight: Weight, room: f64, most: usize) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut lines: Vec<String> = Vec::new();
    let mut next = 0;
    while next < words.len() && lines.len() < most {
        let rest = words.get(next..).unwrap_or_default();
        if lines.len() + 1 == most {
            lines.push(elided(&rest.join(" "), size, weight, room));
            break;
        }
        let fits =
            |count: &usize| width(&rest.get(..*count).unwrap_or_default().join(" "), size, weight) <= room;
        let count = (1..=rest.len()).take_while(fits).last().unwrap_or(1);
        lines.push(elided(&rest.get(..count).unwrap_or_default().join(" "), size, weight, room));
        next += count;
    }
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_are_embedded_and_measured() {
        assert!(face(Weight::Regular).is_some() && face(Weight::SemiBold).is_some());
        let (thin, thick) = (width("Booked", 10.0, Weight::Regular), width("Booked", 10.0, Weight::SemiBold));
        assert!(30.0 < thin && thin < thick && thick < 45.0, "{thin} {thick}");
        assert!((width("Booked", 20.0, Weight::Regular) - 2.0 * thin).abs() < 1e-9);
    }

    #[test]
    fn has_every_sign_that_figures_write() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let face = face(weight).as_ref().unwrap();
            for sign in "0123456789.,%:£−–+…·○“”’ABCXYZabcxyz/()!&<>".chars() {
                assert!(face.glyph_index(sign).is_some(), "{weight:?} lacks {sign}");
            }
        }
    }

    #[test]
    fn a_letter_that_it_lacks_is_a_box_and_what_is_unseen_is_nothing() {
        // Joined by U+200D: one picture of two signs. Welsh, Polish, Turkish and Irish letters are there.
        assert_eq!(shown("Llŷn Dŵr Łódź Ağrı Ráth"), "Llŷn Dŵr Łódź Ağrı Ráth");
        assert_eq!(shown("a \u{1f469}\u{200d}\u{1f37c} שלום\u{7}"), "a □□ □□□□");
        assert!(is_lacking('م') && !is_lacking('é') && !is_lacking('\u{200d}') && !is_lacking('\n'));
    }

    #[test]
    fn breaks_between_words_and_cuts_what_is_left() {
        let room = width("Smoking at", 10.0, Weight::Regular) + 0.1;
        let text = "Smoking at delivery is falling";
        assert_eq!(wrapped(text, 10.0, Weight::Regular, room, 4), ["Smoking at", "delivery is", "falling"]);
        let two = wrapped(text, 10.0, Weight::Regular, room, 2);
        assert_eq!(two[0], "Smoking at");
        assert!(two[1].ends_with('…'));
        assert!(two.iter().all(|line| width(line, 10.0, Weight::Regular) <= room));
        assert!(wrapped("", 10.0, Weight::Regular, room, 2).is_empty());
        assert!(
            wrapped("Incomprehensibilities", 10.0, Weight::Regular, room, 2).iter().all(|l| l.ends_with('…'))
        );
    }
}
