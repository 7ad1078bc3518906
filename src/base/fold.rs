//! Text made comparable: the same words whatever their case, punctuation or spacing.

/// The digits of footnote marks, which are no part of a word or number.
pub const RAISED_DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Lower case, with every run of anything but letters, digits, `%` and `<` made one blank.
///
/// `&` becomes `and`; apostrophes and typographic quotes vanish so that `St Wilfrid’s`
/// and `ST WILFRIDS` are equal; so do the raised digits of footnotes.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |word: &str, gap: &mut bool| {
        if *gap && !out.is_empty() {
            out.push(' ');
        }
        *gap = false;
        out.push_str(word);
    };
    let mut letters = [0_u8; 4];
    for c in text.chars() {
        match c {
            '\'' | '’' | '‘' | '\u{feff}' => {}
            mark if RAISED_DIGITS.contains(&mark) => {}
            '&' => {
                gap = true;
                push("and", &mut gap);
                gap = true;
            }
            c if c.is_alphanumeric() || c == '%' || c == '<' => {
                for lower in c.to_lowercase() {
                    push(lower.encode_utf8(&mut letters), &mut gap);
                }
            }
            _ => gap = true,
        }
    }
    out
}

/// The words of [`fold`].
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_people_type_differently() {
        for (text, expected) in [
            ("  Heywood, Middleton & Rochdale PCT ", "heywood middleton and rochdale pct"),
            ("St Wilfrid’s", "st wilfrids"),
            ("12m DTaP/IPV/Hib %", "12m dtap ipv hib %"),
            ("Number of\r\nchildren", "number of children"),
            ("Number of maternities²,¹⁰ known", "number of maternities known"),
            ("", ""),
        ] {
            assert_eq!(fold(text), expected, "{text:?}");
        }
    }
}
