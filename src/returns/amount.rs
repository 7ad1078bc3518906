//! A cell that should hold a number: the number, or why there is none.

use jiff::civil::DateTime;

use super::{Cell, Content, marks::mark, share::share};
use crate::{base::RAISED_DIGITS, domain::Mark};

/// What a value cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// A number, with whether it was written as a percentage (`78.2%` gives 78.2 and true; a
    /// percent-formatted 0.782 too).
    Number {
        /// In the unit written: 78.2 for 78.2%.
        value: f64,
        /// Whether a percent sign or format said so.
        percent: bool,
    },
    /// One to so many: `1:32`, `1 : 32`, `1 in 500`, `32:1` as midwives write it; the larger side over one.
    OneTo(f64),
    /// No number, for a reason that the sender gave.
    Missing(Mark),
    /// Something that is neither a number nor a known mark.
    Unreadable(String),
}

/// Reads a cell as an amount.
///
/// A dash alone is *not available* here, and `-1` is the number: a return's profile may know better.
#[must_use]
pub fn parse_amount(cell: &Cell) -> Amount {
    match &cell.content {
        Content::Empty => Amount::Missing(Mark::Blank),
        Content::Text(text) => text_amount(text),
        Content::Number(number) if !number.is_finite() => Amount::Unreadable(number.to_string()),
        Content::Number(number) if cell.percent => {
            Amount::Number { value: without_noise(number * 100.0), percent: true }
        }
        Content::Number(number) => Amount::Number { value: *number, percent: false },
        Content::Date(time) => time_as_ratio(*time).unwrap_or_else(|| Amount::Unreadable(cell.shown())),
        Content::Bool(_) => Amount::Unreadable(cell.shown()),
        Content::Error(_) => Amount::Missing(Mark::Error),
        Content::NoResult => Amount::Unreadable("formula without a stored result".to_owned()),
    }
}

/// Whether the cell gives a number and calls it unreliable: `12.3 [u]`, `12.3u`.
#[must_use]
pub fn is_marked_unreliable(cell: &Cell) -> bool {
    let Content::Text(text) = &cell.content else {
        return false;
    };
    let text = text.trim().to_lowercase();
    (text.ends_with("[u]") || text.ends_with('u')) && matches!(text_amount(&text), Amount::Number { .. })
}

/// 0.07 × 100 is 7.000000000000001 in a computer; a percentage has no such digits.
fn without_noise(value: f64) -> f64 {
    if value.abs() < 1e6 { (value * 1e9).round() / 1e9 } else { value }
}

/// A ratio such as 1:28 typed into a spreadsheet becomes the time 01:28 on day 0, and still shows 1:28.
fn time_as_ratio(time: DateTime) -> Option<Amount> {
    let day_zero = time.year() < 1900 || (time.year() == 1904 && time.day_of_year() == 1);
    let ratio = day_zero && time.hour() == 1 && time.minute() > 0 && time.second() == 0;
    ratio.then(|| Amount::OneTo(f64::from(time.minute())))
}

/// What most cells hold, at once: digits, perhaps with a point among them.
fn plain_digits(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (text.len() <= 15 && digits(whole) && digits(fraction)).then(|| text.parse().ok()).flatten()
}

fn text_amount(text: &str) -> Amount {
    match plain_amount(text) {
        Amount::Unreadable(text) => share(&text)
            .map_or(Amount::Unreadable(text), |share| Amount::Number { value: share.percent, percent: true }),
        amount => amount,
    }
}

/// Reads a text as an amount that is not written out as a share.
pub(super) fn plain_amount(text: &str) -> Amount {
    if let Some(value) = plain_digits(text) {
        return Amount::Number { value, percent: false };
    }
    let plain = plain(text);
    if plain.is_empty() {
        return Amount::Missing(Mark::Blank);
    }
    if let Some(mark) = mark(&plain) {
        return Amount::Missing(mark);
    }
    let bare = without_footnotes(&plain);
    number(bare)
        .or_else(|| ratio(bare))
        .or_else(|| with_previous(bare))
        .unwrap_or_else(|| Amount::Unreadable(text.trim().to_owned()))
}

/// In lower case, with single plain blanks and none at the ends.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')) {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    out
}

/// Marks glued to the end of a number: stars and daggers, raised digits, `[note 2]`, `[p]`, `r`.
fn without_footnotes(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text;
        text = text.trim_end_matches(['*', '†', '‡', '§', ' ']);
        while let Some(front) = text.strip_suffix(RAISED_DIGITS) {
            text = front.trim_end_matches(',');
        }
        if let Some((front, note)) = text.strip_suffix(']').and_then(|open| open.rsplit_once('['))
            && note.len() <= 8
        {
            text = front;
        }
        for note in ["(p)", "(r)", "(e)", "(u)"] {
            text = text.strip_suffix(note).unwrap_or(text);
        }
        if let Some(front) = text.strip_suffix(['p', 'r', 'u'])
            && front.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '%')
        {
            text = front;
        }
        if text == before {
            return text;
        }
    }
}

/// `1,234.5`, `78.2%`, `£1,234`, `−3`, `(3)`.
fn number(text: &str) -> Option<Amount> {
    let (text, percent) = match ["%", "per cent", "percent"].iter().find_map(|sign| text.strip_suffix(sign)) {
        Some(front) => (front.trim_end(), true),
        None => (text, false),
    };
    let (text, negative) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => match text.strip_prefix(['-', '−', '–']) {
            Some(rest) => (rest.trim_start(), true),
            None => (text.strip_prefix('+').unwrap_or(text), false),
        },
    };
    let text = text.strip_prefix('£').unwrap_or(text);
    let (text, percent) = match text.strip_suffix('%') {
        Some(front) => (front.trim_end(), true),
        None => (text, percent),
    };
    let value = digits(text)?;
    Some(Amount::Number { value: if negative { -value } else { value }, percent })
}

/// An unsigned number with a point for decimals, and commas or blanks between thousands.
fn digits(text: &str) -> Option<f64> {
    let (mantissa, exponent) = match text.split_once('e') {
        // 5e7 is an organisation's code; spreadsheets write 5e+07.
        Some((mantissa, exponent)) if exponent.starts_with(['+', '-']) => (mantissa, exponent),
        Some(_) => return None,
        None => (text, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !fraction.is_none_or(all_digits) {
        return None;
    }
    let separator = if whole.contains(',') { ',' } else { ' ' };
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && all_digits(group));
    if !(all_digits(first) && (rest.is_empty() || grouped) || whole.is_empty() && fraction.is_some()) {
        return None;
    }
    let mut plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    plain.insert(0, '0');
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    if !exponent.is_empty() {
        plain.push('e');
        plain.push_str(exponent);
    }
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

/// `1:32`, `32 : 1`, `1 to 31`, `1 in 500`.
fn ratio(text: &str) -> Option<Amount> {
    let (left, right) = [":", " to ", " in ", " per "].iter().find_map(|joint| text.split_once(joint))?;
    match (digits(left.trim())?, digits(right.trim())?) {
        (left, right) if is_one(left) && right > 0.0 => Some(Amount::OneTo(right)),
        (left, right) if is_one(right) && left > 0.0 => Some(Amount::OneTo(left)),
        _ => None,
    }
}

fn is_one(value: f64) -> bool {
    (value - 1.0).abs() < f64::EPSILON
}

/// `91.9 (92.0)`, the figure with the one before, and `59.1 (55.1 - 63.1)`, with its interval: the first.
fn with_previous(text: &str) -> Option<Amount> {
    let (first, inner) = text.strip_suffix(')')?.split_once('(')?;
    let interval = || {
        let (low, high) = inner.split_once(" to ").or_else(|| inner.split_once([',', '-', '–']))?;
        number(low.trim()).and_then(|_| number(high.trim()))
    };
    let beside = number(inner.trim()).or_else(interval).is_some() || mark(inner.trim()).is_some();
    if beside { number(without_footnotes(first)) } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Cell {
        Cell { content: Content::Text(text.into()), percent: false }
    }

    fn check_number(written: &str, expected: f64, is_percent: bool) {
        match parse_amount(&text(written)) {
            Amount::Number { value, percent } => {
                assert!((value - expected).abs() < 1e-9, "{written:?} gave {value}");
                assert_eq!(percent, is_percent, "{written:?}");
            }
            other => panic!("{written:?} gave {other:?}"),
        }
    }

    #[test]
    fn reads_numbers() {
        for (written, value) in [
            ("95.0", 95.0),
            ("94.34269202766654", 94.342_692_027_666_54),
            ("1,204", 1204.0),
            ("1,234,567.5", 1_234_567.5),
            ("1 204", 1204.0),
            ("1\u{a0}204", 1204.0),
            ("1\u{202f}204", 1204.0),
            ("  66.0  ", 66.0),
            ("\u{a0}5\u{a0}", 5.0),
            (".5", 0.5),
            ("0", 0.0),
            ("-1", -1.0),
            ("−3.5", -3.5),
            ("- 3", -3.0),
            ("(12)", -12.0),
            ("+4", 4.0),
            ("£1,234", 1234.0),
            ("-£5", -5.0),
            ("1.2E+03", 1200.0),
            ("91.9 (92.0)", 91.9),
            ("59.1 (55.1 - 63.1)", 59.1),
            ("3.37 (1.92 to 3.37)", 3.37),
            ("1,204 (98%)", 1204.0),
            ("12.3*", 12.3),
            ("12.3 **", 12.3),
            ("12.3 [note 2]", 12.3),
            ("12.3[p]", 12.3),
            ("12.3r", 12.3),
            ("12.3 [u]", 12.3),
            ("12.3²", 12.3),
            ("12.3⁶,¹⁰", 12.3),
            ("007", 7.0),
        ] {
            check_number(written, value, false);
        }
    }

    #[test]
    fn reads_percentages_in_the_unit_written() {
        for (written, value) in [
            ("78.2%", 78.2),
            ("78.2 %", 78.2),
            ("15.0%", 15.0),
            ("103.7%", 103.7),
            ("12 per cent", 12.0),
            ("-3%", -3.0),
            ("(3%)", -3.0),
            ("45/60 (75%)", 75.0),
            ("30/40", 75.0),
            ("95%*", 95.0),
            ("91.9% (92.0%)", 91.9),
        ] {
            check_number(written, value, true);
        }
        for (stored, shown) in [(0.075, 7.5), (0.9801, 98.01), (1.0795, 107.95), (0.07, 7.0), (0.0, 0.0)] {
            let cell = Cell { content: Content::Number(stored), percent: true };
            assert_eq!(parse_amount(&cell), Amount::Number { value: shown, percent: true });
        }
        let plain = Cell { content: Content::Number(0.075), percent: false };
        assert_eq!(parse_amount(&plain), Amount::Number { value: 0.075, percent: false });
    }

    #[test]
    fn reads_ratios() {
        for (written, to) in [
            ("1:32", 32.0),
            ("1 : 32", 32.0),
            ("32:1", 32.0),
            ("1 to 31", 31.0),
            ("1 in 500", 500.0),
            ("1:29.5", 29.5),
            ("1 in 1,250", 1250.0),
            ("1 to 4", 4.0),
            ("1:1", 1.0),
            ("1: 28*", 28.0),
        ] {
            assert_eq!(parse_amount(&text(written)), Amount::OneTo(to), "{written:?}");
        }
    }

    #[test]
    fn reads_a_ratio_that_a_spreadsheet_took_for_a_time() {
        let at = |y, m, d, hour, minute| Cell {
            content: Content::Date(jiff::civil::date(y, m, d).at(hour, minute, 0, 0)),
            percent: false,
        };
        assert_eq!(parse_amount(&at(1899, 12, 31, 1, 28)), Amount::OneTo(28.0));
        assert_eq!(parse_amount(&at(1904, 1, 1, 1, 28)), Amount::OneTo(28.0));
        assert!(matches!(parse_amount(&at(1899, 12, 31, 2, 5)), Amount::Unreadable(_)));
        assert!(matches!(parse_amount(&at(2011, 4, 1, 1, 28)), Amount::Unreadable(_)));
    }

    #[test]
    fn keeps_the_senders_reasons_apart() {
        for (mark, signs) in [
            (
                Mark::Suppressed,
                &["*", "**", "***", "****", "[c]", "c", "C", "<5", "< 5", "≤4", "<=5", "1-4", " * "][..],
            ),
            (
                Mark::NotAvailable,
                &[
                    "[x]",
                    "x",
                    "N/A",
                    "n/a",
                    "NA",
                    "N.A.",
                    "Not available",
                    "no data",
                    "DNA",
                    "DK",
                    "..",
                    ":",
                    "-",
                    "–",
                    "no return",
                    "[u]",
                    "u",
                    "[note 1]",
                    "[Note 12]",
                    "MISSING DATA",
                ],
            ),
            (Mark::NotApplicable, &["[z]", " [z] ", "z", ".", "not applicable", "Not  Applicable"]),
            (Mark::Banded, &["70% to 100%", "0% to 34%", "[low]", ">95%", "35-69%"]),
            (Mark::Error, &["#DIV/0!", "#N/A", "#REF!"]),
            (Mark::Blank, &["", "  ", "\u{a0}"]),
        ] {
            for sign in signs {
                assert_eq!(parse_amount(&text(sign)), Amount::Missing(mark), "{sign:?}");
            }
        }
        let error = Cell { content: Content::Error("#DIV/0!".into()), percent: true };
        assert_eq!(parse_amount(&error), Amount::Missing(Mark::Error));
        assert_eq!(parse_amount(&Cell::default()), Amount::Missing(Mark::Blank));
    }

    #[test]
    fn guesses_no_number() {
        for written in [
            "Lambeth",
            "5E7",
            "E92000001",
            "12,5",
            "1,23",
            "1,2345",
            "55.1 - 63.1",
            "1.92 to 3.37",
            "<20",
            "<16 yrs",
            "2010/11",
            "31/03/2011",
            "Q3",
            "12.3.4",
            "1:32:00",
            "2:56",
            "1:0",
            "abc (12)",
            "12 (see note)",
            "nan",
            "inf",
            "1e400",
            "1.0e+999",
            "--5",
            "£",
            "%",
            "()",
            "(",
            ">1:32",
            "> 90",
            "12 beds",
            "Y",
            "FULL DATA",
            "3 4",
            "1:",
        ] {
            assert_eq!(parse_amount(&text(written)), Amount::Unreadable(written.to_owned()), "{written:?}");
        }
        let formula = Cell { content: Content::NoResult, percent: false };
        assert_eq!(parse_amount(&formula), Amount::Unreadable("formula without a stored result".to_owned()));
        let infinite = Cell { content: Content::Number(f64::INFINITY), percent: true };
        assert!(matches!(parse_amount(&infinite), Amount::Unreadable(_)));
    }

    #[test]
    fn knows_an_unreliable_figure() {
        assert!(is_marked_unreliable(&text("12.3 [u]")));
        assert!(is_marked_unreliable(&text("12.3u")));
        assert!(!is_marked_unreliable(&text("[u]")));
        assert!(!is_marked_unreliable(&text("12.3")));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(any in ".{0,30}", near in "[0-9(),.:%£<>a-z \\[\\]*-]{0,16}") {
            let _ = parse_amount(&text(&any));
            let _ = parse_amount(&text(&near));
        }

        #[test]
        fn every_number_is_read_back(value in -1e9..1e9_f64) {
            let read = parse_amount(&text(&format!("{value:.3}")));
            let Amount::Number { value: again, percent: false } = read else {
                return Err(TestCaseError::fail(format!("{read:?}")));
            };
            prop_assert!((again - value).abs() <= 0.000_501);
        }
    }
}
