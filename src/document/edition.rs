//! Which return is a later edition of which.
//!
//! Two sheets are of one family when a profile recognised both as the same return, when at least three
//! in five of the words of their headings are the same, or when their files' names are the same without
//! times and words such as “final”. Within a family the later import is the later edition, so what it
//! says revises what was there. Of two that are imported in one step, the later edition is the one whose
//! name says so (final after provisional, v2 after v1), else the one that reaches further in time.
//! Returns of different families, and two that nothing tells apart, can only contradict each other; so
//! can a provisional return that comes after a final one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Document, ReturnRecord, SheetShape, Way};
use crate::{
    domain::Provenance,
    returns::{Mapping, name_words, named_edition},
};

/// How a return stands to another that gave the figure before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edition {
    /// It is the later edition.
    Later,
    /// It is the earlier edition.
    Earlier,
    /// It is no edition of the other.
    Stranger,
}

/// What is known of a return to tell its family and edition.
struct Sent {
    by_hand: bool,
    name: Vec<String>,
    named: (u8, u32),
    sheets: Vec<Sheet>,
    reaches: Option<Date>,
}

struct Sheet {
    name: String,
    profile: Option<String>,
    headings: BTreeSet<String>,
}

impl Sent {
    fn of(record: &ReturnRecord, reaches: Option<Date>) -> Self {
        let sheet = |((name, _), shape): (&(String, Mapping), &SheetShape)| {
            let headings = shape.headings.split_whitespace().map(str::to_owned).collect();
            Sheet { name: name.clone(), profile: shape.profile.clone(), headings }
        };
        Self {
            by_hand: record.way == Way::Typed,
            name: name_words(&record.file),
            named: named_edition(&record.file),
            sheets: record.sheets.iter().zip(&record.shapes).map(sheet).collect(),
            reaches,
        }
    }

    fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }

    fn is_family(&self, mine: Option<&Sheet>, other: &Self, theirs: Option<&Sheet>) -> bool {
        if self.by_hand || other.by_hand {
            return false;
        }
        if !self.name.is_empty() && self.name == other.name {
            return true;
        }
        let (Some(mine), Some(theirs)) = (mine, theirs) else { return false };
        match (&mine.profile, &theirs.profile) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => mostly_same(&mine.headings, &theirs.headings),
        }
    }
}

/// Three in five.
fn mostly_same(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let both = a.intersection(b).count();
    both > 0 && both * 5 >= a.union(b).count() * 3
}

/// The returns of a document, to compare as editions.
pub(super) struct Editions {
    sent: BTreeMap<u32, Sent>,
    /// Returns from this number on are imported in the present step.
    step: u32,
}

impl Editions {
    /// Those of `document`. Returns numbered from `step` are imported together.
    pub(super) fn of(document: &Document, step: u32) -> Self {
        let mut reaches: BTreeMap<u32, Date> = BTreeMap::new();
        if document.returns.iter().filter(|record| record.number >= step).count() > 1 {
            for figure in document.dataset.observations() {
                let end = figure.period.end();
                for place in figure.returns() {
                    let latest = reaches.entry(place.import).or_insert(end);
                    *latest = end.max(*latest);
                }
            }
        }
        let sent =
            |record: &ReturnRecord| (record.number, Sent::of(record, reaches.get(&record.number).copied()));
        Self { sent: document.returns.iter().map(sent).collect(), step }
    }

    /// Whether the sheets in which two figures stand are of one family. Nothing is a family with what a
    /// person typed in.
    pub(super) fn are_family(&self, a: &Provenance, b: &Provenance) -> bool {
        let (Some(one), Some(other)) = (self.sent.get(&a.import), self.sent.get(&b.import)) else {
            return false;
        };
        one.is_family(one.sheet(&a.sheet), other, other.sheet(&b.sheet))
    }

    /// The sheets, each with the number of its return, that were there before return `number` and are of
    /// one family with one of its sheets.
    pub(super) fn family_of(&self, number: u32) -> BTreeSet<(u32, &str)> {
        let mut family = BTreeSet::new();
        let Some(own) = self.sent.get(&number) else { return family };
        for (before, sent) in self.sent.range(..number) {
            for sheet in &sent.sheets {
                if own.sheets.iter().any(|mine| own.is_family(Some(mine), sent, Some(sheet))) {
                    family.insert((*before, sheet.name.as_str()));
                }
            }
        }
        family
    }

    /// How the return at `new` stands to the one at `old`, which came before it.
    pub(super) fn compare(&self, new: &Provenance, old: &Provenance) -> Edition {
        if !self.are_family(new, old) {
            return Edition::Stranger;
        }
        let (Some(ours), Some(theirs)) = (self.sent.get(&new.import), self.sent.get(&old.import)) else {
            return Edition::Stranger;
        };
        if old.import < self.step {
            return if ours.named.0 == 0 && theirs.named.0 > 0 { Edition::Stranger } else { Edition::Later };
        }
        match ours.named.cmp(&theirs.named).then(ours.reaches.cmp(&theirs.reaches)) {
            std::cmp::Ordering::Greater => Edition::Later,
            std::cmp::Ordering::Less => Edition::Earlier,
            std::cmp::Ordering::Equal => Edition::Stranger,
        }
    }
}
