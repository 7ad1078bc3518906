//! The recording book: what people at a workshop say of each question.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::workbook::Level;

/// All that was said, by the places of the questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recording {
    entries: BTreeMap<String, BookEntry>,
}

/// What was said of a question. Who said it is not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BookEntry {
    /// How far the area has come; none until somebody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// How many voted for each level from [`Level::NotStarted`] on; all 0 where nobody voted.
    #[serde(skip_serializing_if = "no_votes")]
    pub votes: [u16; 5],
    /// The places of the parts that are in place, such as `11.1.4a`.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub ticked: BTreeSet<String>,
    /// What shows it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// What goes well.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub strength: String,
    /// What others could learn from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub good_practice: String,
    /// What is missing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub gap: String,
    /// What should be done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub recommendation: String,
    /// Why the question is left out; empty while it is asked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub left_out: String,
}

const fn no_votes(votes: &[u16; 5]) -> bool {
    matches!(votes, [0, 0, 0, 0, 0])
}

/// The range of views, from votes without names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Views {
    /// How many voted.
    pub voters: u32,
    /// The middle vote; of two middle votes, the lower.
    pub median: Level,
    /// The lowest vote.
    pub lowest: Level,
    /// The highest vote.
    pub highest: Level,
}

impl BookEntry {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The range of views; none where nobody voted.
    #[must_use]
    pub fn views(&self) -> Option<Views> {
        let voters: u32 = self.votes.iter().map(|votes| u32::from(*votes)).sum();
        let of = |points: usize| u8::try_from(points).ok().and_then(Level::of_points);
        let mut passed = 0;
        let middle = self.votes.iter().position(|votes| {
            passed += u32::from(*votes);
            passed * 2 >= voters
        });
        let has_votes = |votes: &u16| *votes > 0;
        Some(Views {
            voters,
            lowest: of(self.votes.iter().position(has_votes)?)?,
            highest: of(self.votes.iter().rposition(has_votes)?)?,
            median: of(middle?)?,
        })
    }
}

impl Recording {
    /// What was said of the question at `place`.
    #[must_use]
    pub fn entry(&self, place: &str) -> Option<&BookEntry> {
        self.entries.get(place)
    }

    /// The level of the question at `place`; one that is left out does not apply.
    #[must_use]
    pub fn level(&self, place: &str) -> Option<Level> {
        let entry = self.entry(place)?;
        if entry.left_out.trim().is_empty() { entry.level } else { Some(Level::NotApplicable) }
    }

    /// Puts `entry` in the place of what was said before; one that says nothing is not kept.
    pub fn set(&mut self, place: &str, entry: BookEntry) {
        if entry.is_empty() {
            self.entries.remove(place);
        } else {
            self.entries.insert(place.to_owned(), entry);
        }
    }

    /// Every place of which something was said, with what was.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &BookEntry)> {
        self.entries.iter().map(|(place, entry)| (place.as_str(), entry))
    }

    /// Takes out what was said of the question at `place`.
    pub fn take(&mut self, place: &str) -> Option<BookEntry> {
        self.entries.remove(place)
    }

    /// What is said here, and of each question of which nothing is, what `before` says.
    #[must_use]
    pub fn after(&self, before: &Self) -> Self {
        let mut all = before.clone();
        all.entries.extend(self.entries.clone());
        all
    }

    /// Whether nothing is said of any question.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voted(votes: [u16; 5]) -> Option<Views> {
        BookEntry { votes, ..BookEntry::default() }.views()
    }

    #[test]
    fn views_are_the_middle_vote_and_the_ends() {
        assert_eq!(voted([0; 5]), None);
        let one = voted([0, 0, 0, 1, 0]).unwrap();
        assert_eq!((one.voters, one.median, one.lowest), (1, Level::Systematic, Level::Systematic));
        // Sorted: 0, 1, 1, 2, 4; the third is 1.
        let five = voted([1, 2, 1, 0, 1]).unwrap();
        assert_eq!(
            (five.median, five.lowest, five.highest),
            (Level::AdHoc, Level::NotStarted, Level::Equitable)
        );
        // Sorted: 1, 3; the lower of the two.
        assert_eq!(voted([0, 1, 0, 1, 0]).unwrap().median, Level::AdHoc);
    }

    #[test]
    fn what_says_nothing_is_not_kept_and_what_is_left_out_does_not_apply() {
        let mut recording = Recording::default();
        recording.set("1.1.1", BookEntry { level: Some(Level::Planned), ..BookEntry::default() });
        assert_eq!(recording.level("1.1.1"), Some(Level::Planned));
        let left_out = "No such service here".to_owned();
        recording.set("1.1.1", BookEntry { level: Some(Level::Planned), left_out, ..BookEntry::default() });
        assert_eq!(recording.level("1.1.1"), Some(Level::NotApplicable));
        recording.set("1.1.1", BookEntry::default());
        assert!(recording.is_empty());
    }
}
