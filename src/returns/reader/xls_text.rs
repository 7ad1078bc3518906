//! Texts in the records of a workbook before 2007: one or two bytes a character, and cut across
//! records where they are long.

use encoding_rs::{Encoding, UTF_16LE};

use super::{binary::wide, raised::with_raised};

/// How the texts of a workbook are written.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// Whether each text tells its width itself, as since Excel 97.
    pub is_wide: bool,
    /// The encoding before that.
    pub encoding: &'static Encoding,
}

impl Words {
    /// A text whose length is one byte.
    pub(super) fn short(self, data: &[u8]) -> Option<String> {
        let (length, rest) = data.split_first()?;
        let length = usize::from(*length);
        if !self.is_wide {
            return Some(self.decoded(rest.get(..length)?));
        }
        let (flags, rest) = rest.split_first()?;
        if flags & 1 == 0 { Some(narrow(rest.get(..length)?)) } else { Some(wide(rest.get(..length * 2)?)) }
    }

    /// A text whose length is two bytes, and that records may continue.
    pub(super) fn long(self, data: &[u8], parts: &[&[u8]]) -> Option<String> {
        if self.is_wide {
            return Long::new(data, parts).text(&|_| false);
        }
        let length = usize::from(u16::from_le_bytes(data.get(..2)?.try_into().ok()?));
        let mut bytes = data.get(2..)?.to_vec();
        for part in parts {
            bytes.extend_from_slice(part);
        }
        Some(self.decoded(bytes.get(..length.min(bytes.len()))?))
    }

    fn decoded(self, bytes: &[u8]) -> String {
        let encoding = if self.encoding == UTF_16LE { encoding_rs::WINDOWS_1252 } else { self.encoding };
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// One byte a character is the lower half of two.
fn narrow(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Texts that run on from record to record.
pub(super) struct Long<'a> {
    rest: &'a [u8],
    parts: std::slice::Iter<'a, &'a [u8]>,
}

impl<'a> Long<'a> {
    pub(super) fn new(first: &'a [u8], parts: &'a [&'a [u8]]) -> Self {
        Self { rest: first, parts: parts.iter() }
    }

    /// The next text, with marks in a raised font raised, and without how it is spoken.
    pub(super) fn text(&mut self, is_raised: &dyn Fn(u16) -> bool) -> Option<String> {
        let mut left = usize::from(self.number()?);
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.number()? };
        let spoken = if flags & 4 == 0 {
            0
        } else {
            u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?])
        };
        let (mut text, mut is_wide) = (String::new(), flags & 1 != 0);
        while left > 0 {
            if self.rest.is_empty() {
                self.rest = self.parts.next()?;
                // A text that is cut says its width again.
                is_wide = self.byte()? & 1 != 0;
            }
            let width = if is_wide { 2 } else { 1 };
            let count = left.min(self.rest.len() / width);
            let (chars, rest) = self.rest.split_at_checked(count * width)?;
            text.push_str(&if is_wide { wide(chars) } else { narrow(chars) });
            self.rest = if count == 0 { &[] } else { rest };
            left -= count;
        }
        if runs > 0 {
            let fonts = (0..runs).map(|_| Some((usize::from(self.number()?), self.number()?)));
            text = with_raised(&text, &fonts.collect::<Option<Vec<_>>>()?, is_raised);
        }
        self.pass(usize::try_from(spoken).ok()?)?;
        Some(text)
    }

    fn byte(&mut self) -> Option<u8> {
        while self.rest.is_empty() {
            self.rest = self.parts.next()?;
        }
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    fn number(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn pass(&mut self, mut count: usize) -> Option<()> {
        while count > self.rest.len() {
            count -= self.rest.len();
            self.rest = self.parts.next()?;
        }
        self.rest = self.rest.get(count..)?;
        Some(())
    }
}
