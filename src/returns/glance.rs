//! What a cell of figures says at a glance: most say a plain number.

use super::{
    Amount, Cell, Content,
    dictionary::{Dictionary, Reader, WordNumber, Words},
    parse_amount,
};
use crate::domain::Mark;

/// A cell of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Glance {
    /// Nothing, or only blanks.
    #[default]
    Empty,
    /// A number and nothing else.
    Number {
        /// In the unit written.
        value: f64,
        /// Decimals that the cell shows.
        decimals: u8,
        /// Whether the cell's format says so.
        percent: bool,
    },
    /// Anything else, by its number among the texts of figures.
    Word(WordNumber),
}

impl Glance {
    /// Glances at a cell.
    pub(super) fn of(cell: &Cell, texts: &mut Reader, dictionary: &Dictionary) -> Self {
        match &cell.content {
            Content::Text(text) => Self::of_text(text.trim(), texts, dictionary),
            Content::Number(number) if number.is_finite() => match parse_amount(cell) {
                Amount::Number { value, percent } => {
                    Self::Number { value, decimals: shown_decimals(cell), percent }
                }
                _ => Self::Empty,
            },
            _ => match texts.cell(cell, dictionary) {
                0 => Self::Empty,
                number => Self::Word(number),
            },
        }
    }

    /// Glances at a text without blanks at its ends.
    pub(super) fn of_text(text: &str, texts: &mut Reader, dictionary: &Dictionary) -> Self {
        if let Some((value, decimals)) = plain_number(text.as_bytes()) {
            return Self::Number { value, decimals, percent: false };
        }
        match texts.text(text, dictionary) {
            0 => Self::Empty,
            number => Self::Word(number),
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::Empty
    }

    /// Whether it looks like a number or a mark for a missing one.
    pub(super) fn is_numeric(self, words: &Words) -> bool {
        match self {
            Self::Empty => false,
            Self::Number { .. } => true,
            Self::Word(number) => words.get(number).is_some_and(|word| word.numeric),
        }
    }

    /// What stands in the cell, for people.
    pub(super) fn shown(self, words: &Words) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Number { value, percent: false, .. } => value.to_string(),
            Self::Number { value, percent: true, .. } => format!("{value}%"),
            Self::Word(number) => words.get(number).map_or_else(String::new, |word| word.cell.shown()),
        }
    }

    /// What it says, with the decimals that the cell shows.
    pub(super) fn amount(self, words: &Words) -> (Amount, u8) {
        match self {
            Self::Empty => (Amount::Missing(Mark::Blank), 0),
            Self::Number { value, decimals, percent } => (Amount::Number { value, percent }, decimals),
            Self::Word(number) => words.get(number).map_or((Amount::Missing(Mark::Blank), 0), |word| {
                (word.amount.clone(), shown_decimals(&word.cell))
            }),
        }
    }
}

/// The decimals that a cell shows.
pub(super) fn shown_decimals(cell: &Cell) -> u8 {
    match &cell.content {
        Content::Text(text) => {
            let text = text.trim().trim_end_matches(['%', '*', ' ']);
            let fraction = text.rsplit_once('.').map_or(0, |(_, fraction)| fraction.len());
            u8::try_from(fraction).unwrap_or(u8::MAX)
        }
        Content::Number(number) if cell.percent => decimals((number * 1e12).round() / 1e10),
        Content::Number(number) => decimals(*number),
        _ => 0,
    }
}

/// Digits, perhaps with a point among them: the number and how many digits follow the point.
fn plain_number(text: &[u8]) -> Option<(f64, u8)> {
    if !(1..=15).contains(&text.len()) {
        return None;
    }
    let (mut whole, mut point) = (0_u64, None);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => whole = whole * 10 + u64::from(byte - b'0'),
            b'.' if at > 0 && point.is_none() => point = Some(at),
            _ => return None,
        }
    }
    let decimals = point.map_or(0, |at| text.len() - at - 1);
    if point.is_some() && decimals == 0 {
        return None;
    }
    // Both are exact, so that their quotient is the number nearest to what is written.
    let value = whole as f64 / POWERS.get(decimals)?;
    Some((value, u8::try_from(decimals).unwrap_or(u8::MAX)))
}

const POWERS: [f64; 16] =
    [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// The decimals that a number is written with, up to nine: 80.30000000000001 is 80.3 as everybody
/// wrote it.
fn decimals(number: f64) -> u8 {
    if number.fract() == 0.0 {
        return 0;
    }
    let written = (number * 1e9).round() / 1e9;
    if written.abs() > 1e6 {
        let text = written.to_string();
        let fraction = text.rsplit_once('.').map_or(0, |(_, fraction)| fraction.len());
        return u8::try_from(fraction).unwrap_or(u8::MAX);
    }
    let shows = |power: &f64| ((written * power).round() / power).to_bits() == written.to_bits();
    let places = POWERS.iter().take(11).position(shows).unwrap_or(10);
    u8::try_from(places).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Cell {
        Cell { content: Content::Text(text.into()), percent: false }
    }

    #[test]
    fn decimals_are_those_that_people_wrote() {
        for (number, places) in [
            (80.300_000_000_000_01, 1),
            (12.0, 0),
            (0.125, 3),
            (1e15, 0),
            (1234.5, 1),
            (0.1 + 0.2, 1),
            (-3.25, 2),
        ] {
            assert_eq!(decimals(number), places, "{number}");
        }
        let share = Cell { content: Content::Number(0.782), percent: true };
        assert_eq!(shown_decimals(&share), 1);
        assert_eq!((shown_decimals(&text("15.0%")), shown_decimals(&text("12.30*"))), (1, 2));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_plain_number_is_what_the_careful_reader_finds(written in "[0-9]{0,9}(\\.[0-9]{0,9})?") {
            if let Some((value, places)) = plain_number(written.as_bytes()) {
                prop_assert_eq!(parse_amount(&text(&written)), Amount::Number { value, percent: false });
                prop_assert_eq!(places, shown_decimals(&text(&written)));
            }
        }

        #[test]
        fn decimals_of_a_number_are_those_of_its_text(whole in 0_u32..100_000, part in 0_u32..1000) {
            let written = format!("{whole}.{part:03}").trim_end_matches('0').trim_end_matches('.').to_owned();
            let number: f64 = written.parse().unwrap();
            prop_assert_eq!(decimals(number), shown_decimals(&text(&written)), "{}", written);
        }
    }
}
