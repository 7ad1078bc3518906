//! Looking the register up by a few typed letters.

use super::{Organisation, Register};
use crate::{base::fold, domain::AreaCode};

impl Register {
    /// The organisations that somebody may mean by `text`: those of that code, then those whose name
    /// begins with it, then those with all its words in a name. All of them for an empty text.
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<&Organisation> {
        let sought = fold(text);
        if sought.is_empty() {
            return self.organisations().iter().collect();
        }
        let code = AreaCode::from(text);
        let words: Vec<&str> = sought.split(' ').collect();
        let rank = |one: &Organisation| {
            if one.codes.contains(&code) {
                return Some(0);
            }
            let names: Vec<String> = one.names().map(fold).collect();
            if names.contains(&sought) {
                return Some(1);
            }
            if names.iter().any(|name| name.starts_with(&sought)) {
                return Some(2);
            }
            let all = |name: &String| words.iter().all(|word| name.contains(word));
            names.iter().any(all).then_some(3)
        };
        let mut found: Vec<(u8, &Organisation)> =
            self.organisations().iter().filter_map(|one| Some((rank(one)?, one))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, one)| one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::register;

    #[test]
    fn a_code_or_the_beginning_of_a_name_comes_first() {
        let first = |text: &str| register().search(text).first().map(|one| one.label());
        assert_eq!(first("5d7").as_deref(), Some("Newcastle PCT (5D7)"));
        assert_eq!(first("E16000017").as_deref(), Some("Newcastle PCT (5D7)"));
        assert_eq!(first("sheffield pct").as_deref(), Some("Sheffield PCT (5N4)"));
        assert_eq!(
            first("western sussex").as_deref(),
            Some("University Hospitals Sussex NHS Foundation Trust (RYR)")
        );
        assert!(register().search("nowhere at all").is_empty());
        assert_eq!(register().search("").len(), register().organisations().len());
    }
}
