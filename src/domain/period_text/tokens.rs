//! The words of a period text: months, numbers and what joins them.
//!
//! Must not know: what the words mean together.

use crate::base::RAISED_DIGITS;

/// One word, number or joint of a period text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A month's name, 1 to 12.
    Month(i8),
    /// A number and how many digits it was written with.
    Number(i32, usize),
    /// `Q`, `Qtr` or `Quarter`.
    Quarter,
    /// `to`, `until` or `through`.
    To,
    /// `-`, or `/`, or `.` between numbers.
    Joint(char),
    /// An en or em dash: joins years, never parts of a date.
    Dash,
    /// `FY` or `financial`, which rule out a calendar year.
    Financial,
    /// Any other word, in lower case.
    Word(String),
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of a month written whole or by its first three letters (`Sept` too).
fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|name| {
        *name == word
            || (word.len() == 3 && name.starts_with(word))
            || (word == "sept" && *name == "september")
    })?;
    i8::try_from(at + 1).ok()
}

/// Words that say nothing about when.
const FILLERS: [&str; 15] = [
    "of",
    "the",
    "pooled",
    "rolling",
    "provisional",
    "revised",
    "final",
    "calendar",
    "as",
    "at",
    "on",
    "st",
    "nd",
    "rd",
    "th",
];

fn word(text: &str) -> Option<Token> {
    if let Some(number) = month(text) {
        return Some(Token::Month(number));
    }
    match text {
        "q" | "qtr" | "quarter" => Some(Token::Quarter),
        "to" | "until" | "through" => Some(Token::To),
        "fy" | "financial" | "fiscal" => Some(Token::Financial),
        _ if FILLERS.contains(&text) => None,
        _ => Some(Token::Word(text.to_owned())),
    }
}

/// The tokens of `text`, without fillers; `None` when it holds a character that no period has.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut out = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            c if c.is_ascii_digit() => {
                let mut digits = String::from(c);
                while let Some(next) = rest.next_if(char::is_ascii_digit) {
                    digits.push(next);
                }
                if digits.len() > 8 {
                    return None;
                }
                out.push(Token::Number(digits.parse().ok()?, digits.len()));
            }
            c if c.is_alphabetic() => {
                let mut letters: String = c.to_lowercase().collect();
                while let Some(next) = rest.next_if(|c| c.is_alphabetic()) {
                    letters.extend(next.to_lowercase());
                }
                out.extend(word(&letters));
            }
            '-' | '\u{2010}' | '\u{2011}' | '−' => out.push(Token::Joint('-')),
            '–' | '—' => out.push(Token::Dash),
            '/' => out.push(Token::Joint('/')),
            '.' if matches!(out.last(), Some(Token::Number(..))) => out.push(Token::Joint('.')),
            ',' if rest.peek().is_none_or(|next| !next.is_ascii_digit()) => {}
            '.' | '\'' | '’' | '‘' | '_' => {}
            c if c.is_whitespace() || RAISED_DIGITS.contains(&c) => {}
            _ => return None,
        }
    }
    Some(out)
}

/// `text` without what stands in brackets, and what stood there; `None` when brackets do not match.
pub(super) fn without_brackets(text: &str) -> Option<(String, Vec<String>)> {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut open: Option<String> = None;
    for c in text.chars() {
        match (c, open.as_mut()) {
            ('(' | '[', None) => open = Some(String::new()),
            ('(' | '[', Some(_)) | (')' | ']', None) => return None,
            (')' | ']', Some(_)) => {
                inside.extend(open.take());
                outside.push(' ');
            }
            (c, Some(inner)) => inner.push(c),
            (c, None) => outside.push(c),
        }
    }
    open.is_none().then_some((outside, inside))
}
