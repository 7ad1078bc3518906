//! Raised digits: a workbook that prints 2017 with a raised 5 behind it stores `20175`, and only the
//! font tells the year from its footnote.

use crate::base::RAISED_DIGITS;

/// Raises the footnote marks that were added to `text` from `from` on. What is no mark, such as the
/// `th` of `5th`, stays.
pub(super) fn raise(text: &mut String, from: usize) {
    let added = text.get(from..).unwrap_or_default();
    let is_mark = |c: char| c.is_ascii_digit() || matches!(c, ',' | ' ');
    if !added.chars().all(is_mark) || !added.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let raised = |c: char| {
        let digit = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
        digit.and_then(|at| RAISED_DIGITS.get(at)).copied().unwrap_or(c)
    };
    let raised: String = added.chars().map(raised).collect();
    text.truncate(from);
    text.push_str(&raised);
}

/// A text with the fonts that are named from a character on, counted in UTF-16 units: marks of raised
/// fonts are raised.
pub(super) fn with_raised(text: &str, runs: &[(usize, u16)], is_raised: impl Fn(u16) -> bool) -> String {
    let mut runs = runs.iter().peekable();
    let (mut out, mut from, mut raised, mut units) = (String::with_capacity(text.len()), 0, false, 0);
    for c in text.chars() {
        while let Some((_, font)) = runs.next_if(|(start, _)| *start <= units) {
            if raised {
                raise(&mut out, from);
            }
            (from, raised) = (out.len(), is_raised(*font));
        }
        out.push(c);
        units += c.len_utf16();
    }
    if raised {
        raise(&mut out, from);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_numbers_by_their_font() {
        for (text, runs, expected) in [
            ("20175", &[(4, 1)][..], "2017⁵"),
            ("12.31,2 (a)", &[(4, 1), (7, 0)], "12.3¹,² (a)"),
            ("5th", &[(1, 1)], "5th"),
            ("2017", &[], "2017"),
            ("2017", &[(4, 1)], "2017"),
            ("2017", &[(9, 1), (2, 1)], "2017"),
        ] {
            assert_eq!(with_raised(text, runs, |font| font == 1), expected, "{text}");
        }
    }
}
