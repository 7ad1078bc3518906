//! The contents of a column as numbers: each is looked into once, however many rows it stands in.

use std::sync::{Mutex, PoisonError};

use hashbrown::{DefaultHashBuilder, HashTable};

use super::{
    Amount, Cell, Content, is_marked_unreliable, keys::key_text, leftover::looks_like_number, parse_amount,
};
use std::hash::BuildHasher as _;

/// A content by its number in a dictionary; 0 for nothing.
pub(super) type WordNumber = u32;

/// A content of a column.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// A cell with it.
    pub cell: Cell,
    /// Its text as a key.
    pub text: String,
    /// What it says as an amount.
    pub amount: Amount,
    /// Whether the sender calls the amount unreliable.
    pub unreliable: bool,
    /// Whether it looks like a number or a mark for a missing one.
    pub numeric: bool,
}

impl Word {
    fn of(cell: Cell) -> Self {
        Self {
            text: key_text(&cell),
            amount: parse_amount(&cell),
            unreliable: is_marked_unreliable(&cell),
            numeric: looks_like_number(&cell),
            cell,
        }
    }
}

/// Every content of a column, by its number.
#[derive(Debug, Default)]
pub(super) struct Words(Vec<Word>);

impl Words {
    /// The content of a number; `None` for nothing.
    pub(super) fn get(&self, number: WordNumber) -> Option<&Word> {
        self.0.get(usize::try_from(number).ok()?.checked_sub(1)?)
    }
}

/// The contents of a column while they are gathered on several threads.
#[derive(Debug, Default)]
pub(super) struct Dictionary(Mutex<Shared>);

#[derive(Debug, Default)]
struct Shared {
    known: Known,
    words: Vec<Word>,
}

impl Dictionary {
    fn number(&self, signs: &[u8], make: impl FnOnce() -> Cell) -> WordNumber {
        let mut shared = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = shared.known.get(signs) {
            return number;
        }
        shared.words.push(Word::of(make()));
        let number = WordNumber::try_from(shared.words.len()).unwrap_or(WordNumber::MAX);
        shared.known.put(signs, number);
        number
    }

    pub(super) fn into_words(self) -> Words {
        Words(self.0.into_inner().unwrap_or_else(PoisonError::into_inner).words)
    }
}

/// Numbers by the signs of their contents.
#[derive(Debug, Default)]
struct Known {
    hasher: DefaultHashBuilder,
    table: HashTable<Entry>,
    signs: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    start: usize,
    end: usize,
    number: WordNumber,
}

impl Known {
    fn get(&self, signs: &[u8]) -> Option<WordNumber> {
        let same = |entry: &Entry| self.signs.get(entry.start..entry.end) == Some(signs);
        self.table.find(self.hasher.hash_one(signs), same).map(|entry| entry.number)
    }

    fn put(&mut self, signs: &[u8], number: WordNumber) {
        let start = self.signs.len();
        self.signs.extend_from_slice(signs);
        let entry = Entry { start, end: self.signs.len(), number };
        let (hasher, all) = (&self.hasher, &self.signs);
        let hash = |entry: &Entry| hasher.hash_one(all.get(entry.start..entry.end).unwrap_or_default());
        self.table.insert_unique(hasher.hash_one(signs), entry, hash);
    }
}

/// What one thread knows of a dictionary, so that it seldom has to ask.
#[derive(Debug, Default)]
pub(super) struct Reader {
    known: Known,
    last: Vec<u8>,
    last_number: WordNumber,
    signs: Vec<u8>,
}

impl Reader {
    /// The number of a text without blanks at its ends; 0 where it is empty.
    pub(super) fn text(&mut self, text: &str, dictionary: &Dictionary) -> WordNumber {
        if text.is_empty() {
            return 0;
        }
        self.number(text.as_bytes(), dictionary, || Cell {
            content: Content::Text(text.into()),
            percent: false,
        })
    }

    /// The number of a text that is empty or the one that was asked for last.
    pub(super) fn same_again(&self, text: &[u8]) -> Option<WordNumber> {
        match text {
            [] => Some(0),
            _ => (self.last == text).then_some(self.last_number),
        }
    }

    /// The number of a cell's content; 0 where it is empty.
    pub(super) fn cell(&mut self, cell: &Cell, dictionary: &Dictionary) -> WordNumber {
        if let Content::Text(text) = &cell.content {
            return self.text(text.trim(), dictionary);
        }
        if cell.is_empty() {
            return 0;
        }
        let mut signs = std::mem::take(&mut self.signs);
        signs.clear();
        // No text begins so.
        signs.push(0xFF);
        signs.push(u8::from(cell.percent));
        match &cell.content {
            Content::Number(number) => signs.extend_from_slice(&number.to_bits().to_le_bytes()),
            other => signs.extend_from_slice(format!("{other:?}").as_bytes()),
        }
        let number = self.number(&signs, dictionary, || cell.clone());
        self.signs = signs;
        number
    }

    fn number(&mut self, signs: &[u8], dictionary: &Dictionary, make: impl FnOnce() -> Cell) -> WordNumber {
        self.once(signs, || dictionary.number(signs, make))
    }

    /// What `find` gives for these signs, asked for once.
    pub(super) fn once(&mut self, signs: &[u8], find: impl FnOnce() -> u32) -> u32 {
        if self.last == signs {
            return self.last_number;
        }
        let number = self.known.get(signs).unwrap_or_else(|| {
            let number = find();
            self.known.put(signs, number);
            number
        });
        self.last.clear();
        self.last.extend_from_slice(signs);
        self.last_number = number;
        number
    }
}
