//! Texts of a workbook's XML: runs of rich text put together, footnote marks told by their font,
//! phonetic text left out, and the characters that Excel writes as `_x000D_`.

use memchr::memchr;

use super::{
    Failure,
    raised::raise,
    xml::{Blocks, Token, Xml, is_preserved},
};

/// Adds the text of the `si` or `is` element that has just opened.
pub(super) fn rich_text<B: Blocks>(xml: &mut Xml<B>, text: &mut String) -> Result<(), Failure> {
    let (mut inside, mut is_raised) = (0_u32, false);
    loop {
        match xml.next()? {
            Token::Open(tag) if tag.name == b"vertAlign" => {
                is_raised = tag.attribute("val").is_some_and(|place| place == "superscript");
            }
            Token::Open(tag) if tag.is_empty => {}
            Token::Open(tag) if tag.name == b"t" => {
                let from = text.len();
                let keeps_blanks = is_preserved(tag);
                xml.text_of(text)?;
                tidy(text, from, keeps_blanks);
                if is_raised {
                    raise(text, from);
                }
            }
            Token::Open(tag) if tag.name == b"rPh" => xml.skip()?,
            Token::Open(_) => inside += 1,
            Token::Close(_) if inside == 0 => return Ok(()),
            Token::Close(name) => {
                is_raised &= name != b"r";
                inside -= 1;
            }
            Token::Text { .. } => {}
            Token::End => return Err(Failure::Sheet("its XML is damaged, it ends too early".to_owned())),
        }
    }
}

/// Takes blanks off the ends of what was added from `from` on, as Excel does unless it is told to
/// keep them, and decodes escaped characters.
fn tidy(text: &mut String, from: usize, keeps_blanks: bool) {
    let added = text.get(from..).unwrap_or_default();
    let kept = if keeps_blanks { added } else { added.trim_matches([' ', '\t', '\r', '\n']) };
    if kept.len() != added.len() || memchr(b'_', kept.as_bytes()).is_some() {
        let kept = unescaped(kept);
        text.truncate(from);
        text.push_str(&kept);
    }
}

/// Decodes `_x000D_` and its like.
pub(super) fn unescaped(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        decoded.push_str(before);
        let code = after.get(..4).filter(|_| after.as_bytes().get(4) == Some(&b'_'));
        let is_hex = |code: &&str| code.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = code.filter(is_hex).and_then(|code| u32::from_str_radix(code, 16).ok());
        if let Some(c) = code.and_then(char::from_u32) {
            decoded.push(c);
            rest = after.get(5..).unwrap_or_default();
        } else {
            decoded.push_str("_x");
            rest = after;
        }
    }
    decoded.push_str(rest);
    decoded
}
