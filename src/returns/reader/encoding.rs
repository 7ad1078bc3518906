//! Bytes to text: by the mark at the start, else UTF-8 where it fits, else a guess that is told.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A file's text and how sure its encoding is.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// The encoding's name, where it was guessed.
    pub(super) guessed: Option<&'static str>,
    /// Whether some bytes fitted no character.
    pub(super) damaged: bool,
}

/// Why a file has no text.
pub(super) enum NoText {
    /// Its bytes are no text in any encoding.
    NotText,
    /// Its text would have to be made anew, and is too large for that.
    TooLarge,
}

/// The text of a file; one of more than `most` bytes must be UTF-8 already.
pub(super) fn decode(bytes: &[u8], most: usize) -> Result<Decoded<'_>, NoText> {
    let mark = Encoding::for_bom(bytes);
    let after_mark = bytes.get(mark.map_or(0, |(_, mark)| mark)..).unwrap_or_default();
    let is_wide = || mark.is_none().then(|| wide(bytes)).flatten();
    if mark.is_none_or(|(encoding, _)| encoding == UTF_8)
        && is_wide().is_none()
        && let Ok(text) = std::str::from_utf8(after_mark)
    {
        let decoded = Decoded { text: text.into(), guessed: None, damaged: false };
        return if mark.is_some() || is_text(text) { Ok(decoded) } else { Err(NoText::NotText) };
    }
    if bytes.len() > most {
        return Err(NoText::TooLarge);
    }
    if let Some((encoding, _)) = mark {
        let (text, damaged) = encoding.decode_without_bom_handling(after_mark);
        return Ok(Decoded { text, guessed: None, damaged });
    }
    let encoding = is_wide().unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(Some(b"uk"), Utf8Detection::Deny)
    });
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let decoded = Decoded { text, guessed: Some(encoding.name()), damaged };
    if is_text(&decoded.text) { Ok(decoded) } else { Err(NoText::NotText) }
}

/// UTF-16 without its mark: every other byte of Western text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096.min(bytes.len())).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let pairs = head.len() / 2;
    if pairs == 0 {
        None
    } else if zeros(1) * 10 >= pairs * 7 && zeros(0) * 10 < pairs {
        Some(UTF_16LE)
    } else if zeros(0) * 10 >= pairs * 7 && zeros(1) * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether it reads as text: next to no control characters.
fn is_text(text: &str) -> bool {
    let is_control = |c: &char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\u{1a}')) || *c == '\u{fffd}'
    };
    let (mut all, mut control) = (0_usize, 0_usize);
    for c in text.chars().take(100_000) {
        all += 1;
        control += usize::from(is_control(&c));
    }
    control * 100 <= all
}

/// The encoding’s name as people know it.
pub(super) fn known_as(name: &str) -> &str {
    match name {
        "windows-1252" => "Windows-1252 (Western European)",
        name if name == UTF_8.name() => "UTF-8",
        name => name,
    }
}
