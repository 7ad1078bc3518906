//! Which way a text is read.

/// Whether a text is read from the right: its first letter that has a direction says so.
#[must_use]
pub fn is_right_to_left(text: &str) -> bool {
    let from_right = |letter: char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(from_right)
}

#[cfg(test)]
mod tests {
    use super::is_right_to_left;

    #[test]
    fn the_first_letter_says_which_way_a_text_is_read() {
        assert!(is_right_to_left("1. مرحبا all"));
        assert!(is_right_to_left("שלום"));
        assert!(!is_right_to_left("Thanks, مرحبا"));
        assert!(!is_right_to_left("12 % 👍"));
        assert!(!is_right_to_left(""));
    }
}
