//! Names of files that every system takes, Windows among them.

use std::collections::BTreeSet;

use crate::base::fold;

/// Letters that no name of a file may have on Windows.
const FORBIDDEN: &str = "<>:\"/\\|?*";
/// The longest name without its ending: with the folders above it, paths stay below the 260 of Windows.
const LONGEST: usize = 100;
/// Names that Windows keeps for devices, whatever ending they have.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether Windows refuses a file of this name.
#[must_use]
pub fn is_refused_by_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|device| {
        let rest = stem.strip_prefix(device).map(|rest| rest.chars().collect::<Vec<char>>());
        matches!(rest.as_deref(), Some([number]) if "123456789¹²³".contains(*number))
    });
    name.is_empty()
        || name.ends_with([' ', '.'])
        || name.chars().any(|letter| letter.is_control() || FORBIDDEN.contains(letter))
        || DEVICES.contains(&stem.as_str())
        || numbered
}

/// A name without its ending, made of `words`, that every system takes.
#[must_use]
pub fn safe_stem(words: &str) -> String {
    let plain = words.chars().map(|letter| match letter {
        letter if letter.is_control() || FORBIDDEN.contains(letter) => ' ',
        letter => letter,
    });
    let words = plain.collect::<String>();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(LONGEST).collect();
    let stem = short.trim_matches([' ', '.']);
    if is_refused_by_windows(stem) { format!("{stem}_").trim_start().to_owned() } else { stem.to_owned() }
}

/// Gives each file of a folder a name of its own; systems that do not tell capitals apart are thought of.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// `words` as a name, numbered where it is taken already.
    pub(super) fn take(&mut self, words: &str) -> String {
        let stem = safe_stem(words);
        let numbered = (2..).map(|number| format!("{stem} {number}"));
        let name = std::iter::once(stem.clone()).chain(numbered).find(|name| self.taken.insert(fold(name)));
        name.unwrap_or(stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_refuses_are_known() {
        // From Microsoft's “Naming Files, Paths, and Namespaces”.
        for name in ["CON", "nul.svg", "com1.png", "LPT9", "a:b", "what?", "end.", "end ", "a\u{7}b", ""] {
            assert!(is_refused_by_windows(name), "{name:?}");
        }
        for name in ["Contents.svg", "com10.png", "05 Smoking, trend.svg", "über 1.5 ‰.png"] {
            assert!(!is_refused_by_windows(name), "{name:?}");
        }
    }

    #[test]
    fn any_words_make_a_name_that_is_taken_everywhere() {
        let long = "a very long name ".repeat(40);
        for words in ["CON", "1:1 care in labour / delivery?", "", "...", "\u{0}\t", "com1", long.as_str()] {
            let stem = safe_stem(words);
            assert!(!is_refused_by_windows(&format!("{stem}.svg")), "{words:?} became {stem:?}");
            assert!(stem.chars().count() <= LONGEST + 1 && !stem.is_empty(), "{stem:?}");
        }
        assert_eq!(safe_stem("1:1 care in labour / delivery?"), "1 1 care in labour delivery");
    }

    #[test]
    fn two_files_never_share_a_name() {
        let mut names = Names::default();
        assert_eq!(names.take("Births"), "Births");
        assert_eq!(names.take("births"), "births 2");
    }
}
