//! Who changed what and when: a list that only ever grows, kept in the scorecard file.
//!
//! What was saved is never rewritten. What is undone before it was saved leaves no entry; what is undone
//! after that leaves one more, which says so (see `History`). A return that is imported, a figure, a
//! standard or words that are changed say what was there before and what is there now.

mod difference;
mod entry;
mod told;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use self::entry::{Changed, Entry, Kind, Subject};
use super::{Document, Edit, Preferences};
use crate::base;

/// Changes of the same thing by the same person within this time are told as one.
const TOGETHER: SignedDuration = SignedDuration::from_mins(10);
/// So many entries are kept beside those that copies of the list share.
const APART: usize = 256;

/// Whose change it is, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The person's name; may be empty.
    pub who: String,
    /// The moment.
    pub at: Timestamp,
    /// How far the person's clock is ahead of Greenwich.
    pub minutes_east: i16,
}

impl Signature {
    /// Somebody's, now.
    #[must_use]
    pub fn now(who: &str) -> Self {
        let at = base::now();
        // A fixed clock is for the same bytes everywhere, so it has no zone.
        let is_fixed = std::env::var_os("SOURCE_DATE_EPOCH").is_some();
        let zone = if is_fixed { TimeZone::UTC } else { TimeZone::system() };
        let minutes = zone.to_offset(at).seconds() / 60;
        Self { who: who.trim().to_owned(), at, minutes_east: i16::try_from(minutes).unwrap_or(0) }
    }

    /// That of the person who started the program, now.
    #[must_use]
    pub fn of_user() -> Self {
        Self::now(&Preferences::read().who())
    }
}

/// The entries, oldest first. A copy costs little: most of it is shared.
#[derive(Clone, Default)]
pub struct Trail {
    shared: Arc<Vec<Arc<Entry>>>,
    latest: Vec<Arc<Entry>>,
}

impl Trail {
    /// The entries, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        self.shared.iter().chain(&self.latest)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shared.len() + self.latest.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether it tells all that `earlier` tells, in the same order, and perhaps more.
    #[must_use]
    pub fn goes_on_from(&self, earlier: &Self) -> bool {
        earlier.len() <= self.len() && self.iter().zip(earlier.iter()).all(|(own, other)| is_same(own, other))
    }

    /// Adds an entry. Where the latest entry tells of the same thing by the same person a little earlier, and
    /// is not one of the first `kept`, the two become one.
    pub fn add(&mut self, entry: Entry, kept: usize) {
        let may_join = self.len() > kept;
        if let Some(last) =
            self.latest.last_mut().filter(|last| may_join && last.is_begun_by(&entry, TOGETHER))
        {
            let last = Arc::make_mut(last);
            last.go_on_with(entry);
            return;
        }
        self.push(Arc::new(entry));
    }

    fn push(&mut self, entry: Arc<Entry>) {
        if self.latest.len() >= APART {
            Arc::make_mut(&mut self.shared).append(&mut self.latest);
        }
        self.latest.push(entry);
    }

    /// Without what tells figures, for a document that leaves.
    pub(crate) fn without_figures(&self) -> Self {
        self.iter().map(|entry| Entry::clone(entry).without_figures()).collect()
    }
}

fn is_same(one: &Arc<Entry>, other: &Arc<Entry>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

impl PartialEq for Trail {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.goes_on_from(other)
    }
}

impl Eq for Trail {}

impl FromIterator<Entry> for Trail {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let shared: Vec<Arc<Entry>> = entries.into_iter().map(Arc::new).collect();
        Self { shared: Arc::new(shared), latest: Vec::new() }
    }
}

impl std::fmt::Debug for Trail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Trail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Arc::as_ref))
    }
}

impl<'de> Deserialize<'de> for Trail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Entry>::deserialize(deserializer)?.into_iter().collect())
    }
}

impl Edit {
    /// The document after this change, which its trail tells of; the same document where nothing changes.
    #[must_use]
    pub fn carry_out(&self, document: &Document, by: &Signature) -> Document {
        let mut after = self.apply(document);
        if after != *document {
            for entry in self.entries(document, &after, by) {
                after.trail.add(entry, document.trail.len());
            }
        }
        after
    }

    /// What the trail tells of this change, which made `after` of `before`.
    #[must_use]
    pub fn entries(&self, before: &Document, after: &Document, by: &Signature) -> Vec<Entry> {
        told::entries(self, before, after, by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(what: &str, minute: i64, was: &str, is: &str) -> Entry {
        let at = Timestamp::from_second(minute * 60).unwrap();
        let by = Signature { who: "Pat".to_owned(), at, minutes_east: 60 };
        let changed = vec![Changed { field: "why".to_owned(), was: was.to_owned(), is: is.to_owned() }];
        Entry::new(&by, Kind::Paper, what.to_owned()).with(changed)
    }

    #[test]
    fn what_goes_on_is_one_entry_until_it_is_kept_or_a_while_has_passed() {
        let mut trail = Trail::default();
        trail.add(entry("a", 0, "", "S"), 0);
        trail.add(entry("a", 1, "S", "Sm"), 0);
        trail.add(entry("a", 2, "Sm", "Smoke"), 0);
        assert_eq!(trail.len(), 1);
        let told = trail.iter().next().unwrap();
        assert_eq!((told.changed[0].was.as_str(), told.changed[0].is.as_str()), ("", "Smoke"));
        assert_eq!(told.at, Timestamp::from_second(120).unwrap());
        let saved = trail.clone();
        // What was saved stays as it was.
        trail.add(entry("a", 3, "Smoke", "Smoking"), trail.len());
        assert_eq!(trail.len(), 2);
        assert!(trail.goes_on_from(&saved));
        trail.add(entry("b", 3, "", "x"), 2);
        trail.add(entry("b", 14, "x", "y"), 2);
        assert_eq!(trail.len(), 4);
        assert!(!saved.goes_on_from(&trail));
    }

    #[test]
    fn a_long_trail_is_shared_between_its_copies() {
        let mut trail = Trail::default();
        for number in 0..10_000 {
            trail.add(entry(&number.to_string(), 0, "", "x"), 0);
        }
        assert_eq!(trail.len(), 10_000);
        let mut copy = trail.clone();
        copy.add(entry("one more", 0, "", "x"), 0);
        assert!(Arc::ptr_eq(&trail.shared, &copy.shared));
        assert!(trail.latest.len() <= APART);
        let numbers: Vec<&str> = copy.iter().map(|entry| entry.what.as_str()).collect();
        assert_eq!((numbers[0], numbers[9_999], numbers[10_000]), ("0", "9999", "One more"));
    }
}
