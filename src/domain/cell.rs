//! A cell's address as Excel writes it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Row and column, both counted from 0; shown and stored as `F31`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAddress {
    /// Row, 0 for the first.
    pub row: u32,
    /// Column, 0 for A.
    pub column: u32,
}

impl CellAddress {
    /// The cell at `row` and `column`, both counted from 0.
    #[must_use]
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The letters of a column counted from 0: `A`, `Z`, `AA`.
    #[must_use]
    pub fn column_letters(column: u32) -> String {
        let mut letters = Vec::new();
        let mut rest = column;
        loop {
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
            if rest < 26 {
                break;
            }
            rest = rest / 26 - 1;
        }
        letters.iter().rev().collect()
    }
}

impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Self::column_letters(self.column), self.row + 1)
    }
}

/// The text is no address such as `F31`.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not a cell address such as F31")]
pub struct NotACell(String);

impl FromStr for CellAddress {
    type Err = NotACell;

    fn from_str(text: &str) -> Result<Self, NotACell> {
        let wrong = || NotACell(text.to_owned());
        let digits = text.find(|c: char| c.is_ascii_digit()).ok_or_else(wrong)?;
        let (letters, number) = text.split_at(digits);
        let row: u32 = number.parse().ok().filter(|row| *row > 0).ok_or_else(wrong)?;
        if letters.is_empty() || letters.len() > 3 {
            return Err(wrong());
        }
        let mut column = 0_u32;
        for letter in letters.bytes() {
            if !letter.is_ascii_uppercase() {
                return Err(wrong());
            }
            column = column * 26 + u32::from(letter - b'A') + 1;
        }
        Ok(Self { row: row - 1, column: column - 1 })
    }
}

impl Serialize for CellAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CellAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_writes() {
        for (address, text) in [
            (CellAddress::new(0, 0), "A1"),
            (CellAddress::new(30, 5), "F31"),
            (CellAddress::new(0, 25), "Z1"),
            (CellAddress::new(0, 26), "AA1"),
            (CellAddress::new(1_048_575, 16_383), "XFD1048576"),
        ] {
            assert_eq!(address.to_string(), text);
            assert_eq!(text.parse::<CellAddress>().unwrap(), address);
        }
        for wrong in ["", "A", "1", "A0", "a1", "ABCD1", "A1B"] {
            assert!(wrong.parse::<CellAddress>().is_err(), "{wrong:?}");
        }
    }
}
