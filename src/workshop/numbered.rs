//! A list whose entries have numbers that are never used again.

use serde::{Deserialize, Serialize};

/// An entry with a number; 0 until the list gives it one.
pub trait HasNumber {
    /// Its number.
    fn number(&self) -> u32;
    /// Gives it one.
    fn set_number(&mut self, number: u32);
}

/// Entries in the order in which they were added, each known by a number of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Numbered<T> {
    /// The highest number that an entry ever had.
    last: u32,
    /// The entries.
    #[serde(bound = "T: Serialize + serde::de::DeserializeOwned")]
    entries: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { last: 0, entries: Vec::new() }
    }
}

impl<T: HasNumber> Numbered<T> {
    /// The entries, in the order in which they were added.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.entries.iter()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether there is none, nor ever was: a file need not say anything of it.
    #[must_use]
    pub const fn is_unused(&self) -> bool {
        self.entries.is_empty() && self.last == 0
    }

    /// The entry of that number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&T> {
        self.entries.iter().find(|entry| entry.number() == number)
    }

    /// The number that the next new entry has.
    #[must_use]
    pub const fn next(&self) -> u32 {
        self.last.saturating_add(1)
    }

    /// Puts `entry` in the place of the one of its number, or adds it; one without a number gets the next.
    pub fn set(&mut self, mut entry: T) {
        if entry.number() == 0 {
            entry.set_number(self.next());
        }
        self.last = self.last.max(entry.number());
        match self.entries.iter_mut().find(|old| old.number() == entry.number()) {
            Some(old) => *old = entry,
            None => self.entries.push(entry),
        }
    }

    /// Takes the entry of that number out; its number is not used again.
    pub fn remove(&mut self, number: u32) {
        self.entries.retain(|entry| entry.number() != number);
    }
}

impl<T: HasNumber> FromIterator<T> for Numbered<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let mut list = Self::default();
        entries.into_iter().for_each(|entry| list.set(entry));
        list
    }
}

impl<'a, T> IntoIterator for &'a Numbered<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::KeyAction;

    fn action(number: u32, what: &str) -> KeyAction {
        KeyAction { number, what: what.to_owned(), ..KeyAction::default() }
    }

    #[test]
    fn numbers_are_never_used_again() {
        let mut list = Numbered::default();
        assert!(list.is_unused());
        list.set(action(0, "one"));
        list.set(action(0, "two"));
        list.remove(2);
        list.set(action(0, "three"));
        let kept: Vec<(u32, &str)> = list.iter().map(|one| (one.number, one.what.as_str())).collect();
        assert_eq!(kept, [(1, "one"), (3, "three")]);
        list.set(action(1, "one again"));
        assert_eq!((list.len(), list.get(1).unwrap().what.as_str()), (2, "one again"));
        assert_eq!(list.next(), 4);
        list.remove(1);
        list.remove(3);
        assert!(list.is_empty() && !list.is_unused(), "the last number is kept in the file");
    }
}
