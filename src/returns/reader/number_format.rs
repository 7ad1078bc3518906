//! What a number format makes of a number: a date, a span of time, a percentage, or a number.

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a number.
    #[default]
    Plain,
    /// Times a hundred, with a percent sign.
    Percent,
    /// As a date, a time, or both.
    Date,
    /// As hours, minutes or seconds that may pass a day.
    Span,
}

impl Shown {
    /// By the number of a format that every spreadsheet knows.
    pub(super) const fn by_number(id: u32) -> Self {
        match id {
            9 | 10 => Self::Percent,
            // The numbers from 27 to 36 and from 50 to 58 are dates in East Asian versions.
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            46 => Self::Span,
            _ => Self::Plain,
        }
    }

    /// By the code of a format, such as `[$-809]d mmmm yyyy` or `0.0"%"`.
    pub(super) fn by_code(code: &str) -> Self {
        let first = signs(code).take_while(|sign| *sign != Sign::Bare(';'));
        let mut morning = false;
        for sign in first {
            match sign {
                Sign::Bracketed(inner) if is_elapsed(inner) => return Self::Span,
                Sign::Bare('a' | 'A') => morning = true,
                Sign::Bare('d' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S') => return Self::Date,
                Sign::Bare('p' | 'P' | '/') if morning => return Self::Date,
                _ => {}
            }
        }
        if shows_percent(code) { Self::Percent } else { Self::Plain }
    }
}

/// Whether a format multiplies by a hundred: it has a percent sign that is no plain text.
pub(super) fn shows_percent(code: &str) -> bool {
    signs(code).any(|sign| sign == Sign::Bare('%'))
}

/// `[h]`, `[mm]` and the like.
fn is_elapsed(inner: &str) -> bool {
    let mut letters = inner.chars().map(|c| c.to_ascii_lowercase());
    letters.next().is_some_and(|first| matches!(first, 'h' | 'm' | 's') && letters.all(|c| c == first))
}

/// A sign of a format code that is no plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign<'a> {
    Bare(char),
    /// A colour, a condition, a language, or elapsed time.
    Bracketed(&'a str),
}

/// The signs of a code without quoted text, escaped characters, fillers, and the word General.
fn signs(code: &str) -> impl Iterator<Item = Sign<'_>> {
    let mut rest = code;
    std::iter::from_fn(move || {
        loop {
            let first = rest.chars().next()?;
            let after = rest.get(first.len_utf8()..).unwrap_or_default();
            match first {
                '"' => rest = after.split_once('"').map_or("", |(_, after)| after),
                '\\' | '_' | '*' => {
                    rest = after.chars().next().and_then(|c| after.get(c.len_utf8()..)).unwrap_or_default();
                }
                '[' => {
                    let (inner, after) = after.split_once(']').unwrap_or((after, ""));
                    rest = after;
                    return Some(Sign::Bracketed(inner));
                }
                'G' | 'g' if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("general")) => {
                    rest = rest.get(7..).unwrap_or_default();
                }
                _ => {
                    rest = after;
                    return Some(Sign::Bare(first));
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_dates_spans_and_percentages_by_their_codes() {
        for (code, shown) in [
            ("General", Shown::Plain),
            ("#,##0.00", Shown::Plain),
            ("0.0\"%\"", Shown::Plain),
            ("0\\%", Shown::Plain),
            ("0.0%", Shown::Percent),
            ("[Red]0.0%;-0.0%", Shown::Percent),
            ("0.00E+00", Shown::Plain),
            ("mmm-yy", Shown::Date),
            ("[$-809]d mmmm yyyy;@", Shown::Date),
            ("dd/mm/yyyy", Shown::Date),
            ("h:mm AM/PM", Shown::Date),
            ("[h]:mm:ss", Shown::Span),
            ("[$-F400]h:mm:ss", Shown::Date),
            ("[mm]", Shown::Span),
            ("\"Day \"0", Shown::Plain),
            ("#,##0_);[Red](#,##0)", Shown::Plain),
            ("#,##0\\ [$\u{20bd}-46D]", Shown::Plain),
            ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-", Shown::Plain),
            ("0;\"dd\";yyyy", Shown::Plain),
            ("*d0", Shown::Plain),
            ("A/P", Shown::Date),
            ("\"unclosed", Shown::Plain),
            ("", Shown::Plain),
        ] {
            assert_eq!(Shown::by_code(code), shown, "{code}");
        }
        assert_eq!(
            [9, 14, 46, 1].map(Shown::by_number),
            [Shown::Percent, Shown::Date, Shown::Span, Shown::Plain]
        );
    }
}
