//! A share written out in one cell: `45/60 (75%)`, `75% (45 of 60)`, `45 (75%)`.

use super::{Amount, Cell, Content, amount::plain_amount};
use crate::domain::parse_short_year;

/// What such a cell gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Share {
    /// The count above the line.
    pub of: f64,
    /// The count below the line, where it is written.
    pub all: Option<f64>,
    /// The percentage, as written or as the counts give it.
    pub percent: f64,
    /// Decimals of the percentage; more than anybody writes where the counts give it.
    pub decimals: u8,
}

/// Decimals of a percentage that was worked out.
const WORKED_OUT: u8 = 6;

/// The share that a cell writes out; `None` where it is a plain number or anything else.
pub(super) fn parse_share(cell: &Cell) -> Option<Share> {
    match &cell.content {
        Content::Text(text) => share(text),
        _ => None,
    }
}

/// The share that a text writes out.
pub(super) fn share(text: &str) -> Option<Share> {
    if text.len() > 40 {
        return None;
    }
    let text = &text.to_lowercase();
    let text = text.trim().trim_end_matches(['*', '†', ' ']);
    if !text.contains(['/', '(', '[']) && !text.contains(" of ") {
        return None;
    }
    let (first, second) = pieces(text);
    let Some(second) = second else {
        let (of, all) = counts(first)?;
        let told = parse_short_year(first).is_none() && all > 0.0 && of <= all;
        return told.then(|| worked_out(of, all));
    };
    for (one, other) in [(first, second), (second, first)] {
        let Some((percent, decimals)) = percentage(other) else { continue };
        if let Some((of, all)) = counts(one) {
            return Some(Share { of, all: Some(all), percent, decimals });
        }
        // `45 (75%)`; `75% (45)` may give the figure before.
        if let Some(of) = whole(one).filter(|_| one == first) {
            return Some(Share { of, all: None, percent, decimals });
        }
    }
    None
}

fn worked_out(of: f64, all: f64) -> Share {
    Share { of, all: Some(all), percent: of / all * 100.0, decimals: WORKED_OUT }
}

/// What stands before a bracket, an equals sign or a comma, and what stands in or after it.
fn pieces(text: &str) -> (&str, Option<&str>) {
    let closed = [(')', '('), (']', '[')].into_iter().find_map(|(close, open)| {
        let (first, inner) = text.strip_suffix(close)?.split_once(open)?;
        Some((first.trim(), Some(inner.trim())))
    });
    let joined = || {
        let (first, second) = text.split_once(" = ").or_else(|| text.split_once("; "))?;
        Some((first.trim(), Some(second.trim())))
    };
    closed.or_else(joined).unwrap_or((text, None))
}

fn whole(text: &str) -> Option<f64> {
    match plain_amount(text) {
        Amount::Number { value, percent: false } if value.fract() == 0.0 && value >= 0.0 => Some(value),
        _ => None,
    }
}

fn percentage(text: &str) -> Option<(f64, u8)> {
    match plain_amount(text) {
        Amount::Number { value, percent: true } => {
            let digits = text
                .split_once('.')
                .map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
            Some((value, u8::try_from(digits).unwrap_or(WORKED_OUT)))
        }
        _ => None,
    }
}

/// `45/60`, `45 of 60`, `45 out of 60`.
fn counts(text: &str) -> Option<(f64, f64)> {
    let (of, all) = [" out of ", " of ", "/"].iter().find_map(|joint| text.split_once(joint))?;
    Some((whole(of.trim().trim_start_matches("n=").trim())?, whole(all.trim())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, Option<f64>, f64)> {
        let cell = Cell { content: Content::Text(text.into()), percent: false };
        parse_share(&cell).map(|share| (share.of, share.all, share.percent))
    }

    #[test]
    fn counts_and_their_percentage_come_apart() {
        for text in [
            "45/60 (75%)",
            "75% (45/60)",
            "45 of 60 (75 %)",
            "45 out of 60",
            "45/60",
            "45 / 60 = 75%",
            "75% [45/60]",
        ] {
            assert_eq!(read(text), Some((45.0, Some(60.0), 75.0)), "{text}");
        }
        assert_eq!(read("1,045 (75.5%)"), Some((1045.0, None, 75.5)));
        assert_eq!(read("1,037/1,000 (103.7%)"), Some((1037.0, Some(1000.0), 103.7)));
    }

    #[test]
    fn other_texts_are_no_share() {
        for text in [
            "75%",
            "45",
            "2010/11",
            "10/11",
            "98/99",
            "01/02/2010",
            "60/45",
            "3/0",
            "91.9 (92.0)",
            "91.9% (92.0%)",
            "59.1 (55.1 - 63.1)",
            "75% (45)",
            "12.5/60",
            "Out of hours",
            "DTaP/IPV/Hib",
            "n/a",
            "",
            "Number of women",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
