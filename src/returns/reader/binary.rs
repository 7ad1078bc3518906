//! What the binary workbooks of all ages have in common: packed numbers, the numbers of errors, and
//! values with the style of their cell.

use super::{
    Failure, Reading,
    number_format::Shown,
    serial,
    sheet::{Put, SheetFilling, TOO_MANY, Texts, TooManyCells},
    sheets::Shared,
};
use crate::returns::{Cell, Content};

/// A value as it is stored.
pub(super) enum Value<'a> {
    Number(f64),
    /// A number in four bytes.
    Packed(u32),
    Text(&'a str),
    /// A text by its number.
    Shared(u32),
    Bool(u8),
    Error(u8),
}

/// A sheet while its records are read.
pub(super) struct BinarySheet<'a> {
    pub reading: &'a Reading<'a>,
    pub shared: &'a Shared,
    pub texts: &'a mut Texts,
    pub filling: SheetFilling,
    count: u32,
}

impl<'a> BinarySheet<'a> {
    pub(super) const fn new(
        reading: &'a Reading<'a>,
        shared: &'a Shared,
        texts: &'a mut Texts,
        filling: SheetFilling,
    ) -> Self {
        Self { reading, shared, texts, filling, count: 0 }
    }

    /// Puts a value with what its style makes of it.
    pub(super) fn put(
        &mut self,
        row: u32,
        column: u32,
        style: usize,
        value: &Value<'_>,
    ) -> Result<(), Failure> {
        self.count = self.count.wrapping_add(1);
        if self.count.is_multiple_of(8192) {
            self.reading.go_on()?;
        }
        let mut percent = false;
        let mut number = |number: f64| {
            if !number.is_finite() {
                return Content::Error("#NUM!".into());
            }
            let shown = self.shared.styles.get(style).copied().unwrap_or_default();
            percent = shown == Shown::Percent;
            serial::content(number, shown, self.shared.epoch)
        };
        let content = match value {
            Value::Number(stored) => number(*stored),
            Value::Packed(packed) => number(unpacked(*packed)),
            Value::Text(text) => self.texts.content(text),
            Value::Shared(at) => {
                let text = usize::try_from(*at).ok().and_then(|at| self.shared.texts.get(at));
                let missing = || Failure::Sheet("a cell names a text that the file does not hold".to_owned());
                text.cloned().ok_or_else(missing)?
            }
            Value::Bool(yes) => Content::Bool(*yes != 0),
            Value::Error(code) => Content::Error(error(*code).into()),
        };
        match self.filling.put(row, column, Cell { content, percent }) {
            Ok(Put::Done | Put::Twice | Put::Beyond) => Ok(()),
            Err(TooManyCells) => Err(self.reading.too_large(TOO_MANY).into()),
        }
    }
}

/// A number in four bytes: the upper part of a float or a whole number, perhaps times a hundred.
fn unpacked(packed: u32) -> f64 {
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 { number } else { number / 100.0 }
}

const fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}

/// Texts of two bytes a character.
pub(super) fn wide(bytes: &[u8]) -> String {
    let (units, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    String::from_utf16_lossy(&units)
}
