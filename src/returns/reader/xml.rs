//! A scanner of XML that stops at nothing which a spreadsheet needs: tags, attributes and text, by
//! local names, straight out of the bytes as they are unpacked.
//!
//! It is lenient where a writer was careless (an unknown entity stays as it stands), and strict
//! where data could be lost: an element that never closes is a failure.

use encoding_rs::{Encoding, UTF_8};
use memchr::{memchr, memchr2, memmem};

use super::Failure;

/// A tag or a text longer than this is no spreadsheet's.
const LONGEST_TOKEN: usize = 16 << 20;

/// A text of several pieces longer than this is no cell's.
const LONGEST_TEXT: usize = 1 << 20;

const TOO_LONG: &str = "a text in it is longer than any cell may be";

/// Bytes that tell a part's encoding.
const HEAD: usize = 256;

/// Bytes of a part, block by block.
pub(super) trait Blocks {
    /// Adds the next block to `buffer`; false at the end.
    fn next_block(&mut self, buffer: &mut Vec<u8>) -> Result<bool, Failure>;
}

/// No more blocks: all bytes are there.
pub(super) struct Whole;

impl Blocks for Whole {
    fn next_block(&mut self, _buffer: &mut Vec<u8>) -> Result<bool, Failure> {
        Ok(false)
    }
}

/// What stands next in the XML.
pub(super) enum Token<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The element of this local name ends; one without content gives no such token.
    Close(&'a [u8]),
    /// Text, with its entities unless it is a CDATA section.
    Text { raw: &'a [u8], is_cdata: bool },
    /// The part is at its end.
    End,
}

/// The beginning of an element.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Its name without the prefix of its namespace.
    pub name: &'a [u8],
    attributes: &'a [u8],
    /// Whether it ends at once.
    pub is_empty: bool,
}

impl<'a> Tag<'a> {
    /// The attributes: local name and raw value.
    pub(super) const fn attributes(self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }

    /// An attribute by its local name, its entities resolved.
    pub(super) fn attribute(self, name: &str) -> Option<String> {
        let (_, raw) = self.attributes().find(|(found, _)| *found == name.as_bytes())?;
        let mut text = String::new();
        unescape(raw, &mut text);
        Some(text)
    }

    /// Whether an attribute says yes.
    pub(super) fn is_set(self, name: &str) -> bool {
        self.attributes().any(|(found, raw)| found == name.as_bytes() && is_yes(raw))
    }
}

/// Whether the value of an attribute means yes.
pub(super) const fn is_yes(raw: &[u8]) -> bool {
    matches!(raw, b"1" | b"true" | b"on")
}

/// Whether an element asks that the blanks at the ends of its text be kept.
pub(super) fn is_preserved(tag: Tag<'_>) -> bool {
    tag.attributes().any(|(name, raw)| name == b"space" && raw == b"preserve")
}

/// The attributes of a tag.
pub(super) struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_ascii_start();
        let equals = rest.iter().position(|byte| *byte == b'=')?;
        let name = local(rest.get(..equals)?.trim_ascii_end());
        let value = rest.get(equals + 1..)?.trim_ascii_start();
        let (quote, value) = value.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
        let end = value.iter().position(|byte| byte == quote)?;
        self.rest = value.get(end + 1..).unwrap_or_default();
        Some((name, value.get(..end)?))
    }
}

fn local(name: &[u8]) -> &[u8] {
    name.iter().rposition(|byte| *byte == b':').and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// The scanner over a part.
pub(super) struct Xml<B> {
    blocks: B,
    buffer: Vec<u8>,
    at: usize,
    is_whole: bool,
    depth: u32,
}

/// Where a token lies in the buffer.
enum Found {
    Open { name: usize, end: usize, is_empty: bool },
    Close { name: usize, end: usize },
    Text { start: usize, end: usize, is_cdata: bool },
    Aside,
    End,
}

fn broken(why: &str) -> Failure {
    Failure::Sheet(format!("its XML is damaged, {why}"))
}

impl Xml<Whole> {
    /// A scanner over a piece of a part's XML, in UTF-8.
    pub(super) const fn within(bytes: Vec<u8>) -> Self {
        Self { blocks: Whole, buffer: bytes, at: 0, is_whole: true, depth: 0 }
    }

    /// The piece.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.buffer
    }
}

impl<B: Blocks> Xml<B> {
    pub(super) const fn new(blocks: B) -> Self {
        Self { blocks, buffer: Vec::new(), at: 0, is_whole: false, depth: 0 }
    }

    /// Takes about so many bytes, up to the last that end in this way; `None` where so many do not come.
    pub(super) fn take(&mut self, least: usize, end: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
        while self.buffer.len() - self.at < least {
            if !self.more()? {
                return Ok(None);
            }
        }
        let rest = self.buffer.get(self.at..).unwrap_or_default();
        let rest = rest.get(..least.saturating_mul(2)).unwrap_or(rest);
        let taken = memmem::rfind(rest, end).and_then(|start| rest.get(..start + end.len()));
        let taken = taken.map(<[u8]>::to_vec);
        self.at += taken.as_ref().map_or(0, Vec::len);
        Ok(taken)
    }

    /// Puts back what was taken.
    pub(super) fn put_back(&mut self, taken: &[u8]) {
        self.buffer.splice(..self.at, taken.iter().copied());
        self.at = 0;
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Result<Token<'_>, Failure> {
        let found = loop {
            match self.find()? {
                Found::Aside => {}
                found => break found,
            }
        };
        let slice = |from: usize, to: usize| self.buffer.get(from..to).unwrap_or_default();
        Ok(match found {
            Found::Open { name, end, is_empty } => {
                let inner = slice(name, end);
                let stop = inner.iter().position(u8::is_ascii_whitespace).unwrap_or(inner.len());
                let (name, attributes) = inner.split_at_checked(stop).unwrap_or_default();
                Token::Open(Tag { name: local(name), attributes, is_empty })
            }
            Found::Close { name, end } => Token::Close(local(slice(name, end).trim_ascii_end())),
            Found::Text { start, end, is_cdata } => Token::Text { raw: slice(start, end), is_cdata },
            Found::Aside | Found::End => Token::End,
        })
    }

    /// The text of the element that comes next, which is all that stands in the one that has just opened,
    /// and moves past the end of both: `<v>12</v></c>`. `None` where it is not as plain as that.
    pub(super) fn only_child(&mut self, open: &[u8], close: &[u8]) -> Option<&str> {
        let inner = self.buffer.get(self.at..)?.strip_prefix(open)?;
        let raw = inner.get(..memchr(b'<', inner)?)?;
        let is_plain = inner.get(raw.len()..)?.starts_with(close) && memchr2(b'&', b'\r', raw).is_none();
        let text = str::from_utf8(raw).ok().filter(|_| is_plain)?;
        self.at += open.len() + raw.len() + close.len();
        self.depth = self.depth.checked_sub(1)?;
        Some(text)
    }

    /// Finds the next token and moves past it.
    fn find(&mut self) -> Result<Found, Failure> {
        if self.at >= self.buffer.len() && !self.more()? {
            return if self.depth == 0 { Ok(Found::End) } else { Err(broken("it ends too early")) };
        }
        if self.buffer.get(self.at) != Some(&b'<') {
            let end = self.until(0, |rest| memchr(b'<', rest))?;
            let (start, end) = (self.at, end.map_or(self.buffer.len(), |end| self.at + end));
            self.at = end;
            return Ok(Found::Text { start, end, is_cdata: false });
        }
        while self.buffer.len() - self.at < 9 && self.more()? {}
        let unclosed = || broken("a tag does not close");
        match self.buffer.get(self.at + 1) {
            Some(b'/') => {
                let end = self.until(2, |rest| memchr(b'>', rest))?.ok_or_else(unclosed)?;
                let start = self.at + 2;
                self.at += end + 1;
                self.depth =
                    self.depth.checked_sub(1).ok_or_else(|| broken("a tag closes that never opened"))?;
                Ok(Found::Close { name: start, end: self.at - 1 })
            }
            Some(b'!') => self.declaration(),
            Some(b'?') => {
                let end = self.until(2, |rest| memmem::find(rest, b"?>"))?.ok_or_else(unclosed)?;
                self.at += end + 2;
                Ok(Found::Aside)
            }
            _ => {
                let end = self.until(1, tag_end)?.ok_or_else(unclosed)?;
                let (start, close) = (self.at + 1, self.at + end);
                self.at = close + 1;
                let is_empty = self.buffer.get(close - 1) == Some(&b'/') && close > start;
                self.depth += u32::from(!is_empty);
                Ok(Found::Open { name: start, end: close - usize::from(is_empty), is_empty })
            }
        }
    }

    /// A comment, a CDATA section, or the declaration of a document type.
    fn declaration(&mut self) -> Result<Found, Failure> {
        let rest = self.buffer.get(self.at..).unwrap_or_default();
        let unclosed = || broken("a comment or section does not close");
        if rest.starts_with(b"<!--") {
            let end = self.until(4, |rest| memmem::find(rest, b"-->"))?.ok_or_else(unclosed)?;
            self.at += end + 3;
            Ok(Found::Aside)
        } else if rest.starts_with(b"<![CDATA[") {
            let end = self.until(9, |rest| memmem::find(rest, b"]]>"))?.ok_or_else(unclosed)?;
            let start = self.at + 9;
            self.at += end + 3;
            Ok(Found::Text { start, end: self.at - 3, is_cdata: true })
        } else {
            let end = self.until(2, declaration_end)?.ok_or_else(unclosed)?;
            self.at += end + 1;
            Ok(Found::Aside)
        }
    }

    /// What `find` gives beyond `skip` bytes from the position, counted from the position; reads on
    /// until it is found. `None` where the part ends before.
    fn until(
        &mut self,
        skip: usize,
        find: impl Fn(&[u8]) -> Option<usize>,
    ) -> Result<Option<usize>, Failure> {
        loop {
            let rest = self.buffer.get(self.at + skip..).unwrap_or_default();
            if let Some(found) = find(rest) {
                return Ok(Some(skip + found));
            }
            if rest.len() > LONGEST_TOKEN {
                return Err(broken(TOO_LONG));
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    /// Reads the next block, and lets go of what was scanned.
    fn more(&mut self) -> Result<bool, Failure> {
        if self.is_whole {
            return Ok(false);
        }
        let first = self.buffer.is_empty();
        self.buffer.drain(..self.at.min(self.buffer.len()));
        self.at = 0;
        self.is_whole = !self.blocks.next_block(&mut self.buffer)?;
        if first {
            while self.buffer.len() < HEAD && !self.is_whole {
                self.is_whole = !self.blocks.next_block(&mut self.buffer)?;
            }
            self.settle_encoding()?;
        }
        Ok(!self.is_whole || self.at < self.buffer.len())
    }

    /// Has a part in another encoding than UTF-8 as a whole, since blocks may cut its characters.
    fn settle_encoding(&mut self) -> Result<(), Failure> {
        let named = Encoding::for_bom(&self.buffer).or_else(|| Some((declared(&self.buffer)?, 0)));
        match named {
            Some((encoding, mark)) if encoding == UTF_8 => self.at = mark,
            Some((encoding, mark)) => {
                while self.blocks.next_block(&mut self.buffer)? {}
                let bytes = self.buffer.get(mark..).unwrap_or_default();
                self.buffer = encoding.decode_without_bom_handling(bytes).0.into_owned().into_bytes();
                self.is_whole = true;
            }
            None => {}
        }
        Ok(())
    }

    /// Adds the text up to the end of the element that has just opened, without its child elements’
    /// text.
    pub(super) fn text_of(&mut self, text: &mut String) -> Result<(), Failure> {
        let mut inside = 0_u32;
        loop {
            match self.next()? {
                Token::Text { raw, is_cdata } if inside == 0 => add_text(raw, is_cdata, text)?,
                Token::Text { .. } => {}
                Token::Open(tag) => inside += u32::from(!tag.is_empty),
                Token::Close(_) if inside == 0 => return Ok(()),
                Token::Close(_) => inside -= 1,
                Token::End => return Err(broken("it ends too early")),
            }
        }
    }

    /// Passes over the element that has just opened.
    pub(super) fn skip(&mut self) -> Result<(), Failure> {
        let mut inside = 0_u32;
        loop {
            match self.next()? {
                Token::Text { .. } => {}
                Token::Open(tag) => inside += u32::from(!tag.is_empty),
                Token::Close(_) if inside == 0 => return Ok(()),
                Token::Close(_) => inside -= 1,
                Token::End => return Err(broken("it ends too early")),
            }
        }
    }
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.strip_prefix(b"<?xml")?;
    let head = head.get(..memmem::find(head, b"?>")?)?;
    let (_, raw) = Attributes { rest: head }.find(|(name, _)| *name == b"encoding")?;
    Encoding::for_label(raw)
}

/// The end of a tag: a `>` outside quotation marks.
fn tag_end(rest: &[u8]) -> Option<usize> {
    let mut quote = 0;
    rest.iter().position(|byte| {
        match (*byte, quote) {
            (b'>', 0) => return true,
            (mark @ (b'"' | b'\''), 0) => quote = mark,
            (mark, open) if mark == open => quote = 0,
            _ => {}
        }
        false
    })
}

/// The end of a declaration: a `>` outside its square brackets.
fn declaration_end(rest: &[u8]) -> Option<usize> {
    let mut depth = 0_u32;
    rest.iter().position(|byte| {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        *byte == b'>' && depth == 0
    })
}

/// Adds raw text with its entities resolved and its line ends as XML means them.
pub(super) fn add_text(raw: &[u8], is_cdata: bool, text: &mut String) -> Result<(), Failure> {
    if text.len().saturating_add(raw.len()) > LONGEST_TEXT {
        return Err(broken(TOO_LONG));
    }
    if is_cdata {
        text.push_str(&String::from_utf8_lossy(raw));
    } else {
        unescape(raw, text);
    }
    Ok(())
}

fn unescape(raw: &[u8], text: &mut String) {
    let raw = String::from_utf8_lossy(raw);
    let mut rest = &*raw;
    while let Some(at) = rest.find(['&', '\r']) {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(before);
        if let Some(after) = after.strip_prefix('\r') {
            text.push('\n');
            rest = after.strip_prefix('\n').unwrap_or(after);
            continue;
        }
        let entity = after.get(1..).and_then(|after| after.split_once(';'));
        if let Some((c, after)) = entity.and_then(|(name, after)| Some((meaning(name)?, after))) {
            text.push(c);
            rest = after;
        } else {
            text.push('&');
            rest = after.strip_prefix('&').unwrap_or_default();
        }
    }
    text.push_str(rest);
}

fn meaning(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part that comes a few bytes at a time.
    struct Drops<'a>(std::slice::Chunks<'a, u8>);

    impl Blocks for Drops<'_> {
        fn next_block(&mut self, buffer: &mut Vec<u8>) -> Result<bool, Failure> {
            Ok(self.0.next().map(|drop| buffer.extend_from_slice(drop)).is_some())
        }
    }

    fn tokens(xml: &str, size: usize) -> Result<Vec<String>, String> {
        let mut xml = Xml::new(Drops(xml.as_bytes().chunks(size)));
        let mut tokens = Vec::new();
        loop {
            let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            match xml.next() {
                Ok(Token::Open(tag)) => {
                    let mut all: Vec<String> = tag
                        .attributes()
                        .map(|(name, _)| format!(" {}={}", shown(name), tag.attribute(&shown(name)).unwrap()))
                        .collect();
                    all.insert(0, shown(tag.name));
                    tokens.push(format!("<{}{}", all.concat(), if tag.is_empty { "/" } else { "" }));
                }
                Ok(Token::Close(name)) => tokens.push(format!("</{}", shown(name))),
                Ok(Token::Text { raw, is_cdata }) => {
                    let mut text = String::new();
                    assert!(add_text(raw, is_cdata, &mut text).is_ok());
                    match tokens.last_mut() {
                        Some(last) if !last.starts_with('<') => last.push_str(&text),
                        _ => tokens.push(text),
                    }
                }
                Ok(Token::End) => return Ok(tokens),
                Err(Failure::Sheet(why)) => return Err(why),
                Err(Failure::File(error)) => return Err(error.to_string()),
            }
        }
    }

    #[test]
    fn gives_the_same_however_the_bytes_arrive() {
        let xml = "\u{feff}<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b \">\">]><x:row r=\"1\" x:hidden='a > b'>\
            <!-- <c> --><c  r = \"A1\" /><v>1 &lt; 2 &amp; &#233;&#xE9; &nbsp; & é\r\n<![CDATA[<&amp;>]]></v ></x:row>";
        let expected =
            ["<row r=1 hidden=a > b", "<c r=A1/", "<v", "1 < 2 & éé &nbsp; & é\n<&amp;>", "</v", "</row"];
        for size in [1, 2, 3, 7, 64, 1000] {
            assert_eq!(tokens(xml, size).unwrap(), expected, "{size}");
        }
    }

    #[test]
    fn says_what_is_broken() {
        for (xml, why) in [
            ("<a><b></b>", "ends too early"),
            ("<a></a></b>", "never opened"),
            ("<a", "tag does not close"),
            ("<a b='>", "tag does not close"),
            ("<a><!-- </a>", "does not close"),
            ("<a></a", "tag does not close"),
        ] {
            let told = tokens(xml, 3).unwrap_err();
            assert!(told.contains(why), "{xml}: {told}");
        }
    }
}
