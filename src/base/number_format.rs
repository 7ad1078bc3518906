//! Numbers as British readers write them: `1,234.5`, a true minus sign, no `-0`.

/// `value` with `places` decimals, thousands separators and `−` for negative values.
#[must_use]
pub fn number(value: f64, places: usize) -> String {
    let plain = format!("{:.places$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    if value < 0.0 && plain.bytes().any(|b| b.is_ascii_digit() && b != b'0') {
        out.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Like [`number`] without trailing zeros: `15`, `46.6`, `0.25`; at most `places` decimals.
#[must_use]
pub fn short(value: f64, places: usize) -> String {
    let text = number(value, places);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// `number` with a sign in front, for changes: `+1.1`, `−0.4`, `0.0`.
#[must_use]
pub fn signed(value: f64, places: usize) -> String {
    let text = number(value, places);
    let zero = !text.bytes().any(|b| (b'1'..=b'9').contains(&b));
    if value > 0.0 && !zero { format!("+{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_british_readers_do() {
        assert_eq!(number(1_234_567.25, 1), "1,234,567.2");
        assert_eq!(number(-0.04, 1), "0.0");
        assert_eq!(number(-12.5, 1), "−12.5");
        assert_eq!(number(999.0, 0), "999");
        assert_eq!(short(15.0, 2), "15");
        assert_eq!(short(46.60, 2), "46.6");
        assert_eq!(short(100.0, 0), "100");
        assert_eq!(signed(1.1, 1), "+1.1");
        assert_eq!(signed(0.04, 1), "0.0");
    }
}
