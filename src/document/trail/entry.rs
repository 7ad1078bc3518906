//! One entry of the trail.

use jiff::{
    SignedDuration, Timestamp, Zoned,
    tz::{Offset, TimeZone},
};
use serde::{Deserialize, Serialize};

use super::Signature;
use crate::domain::IndicatorId;

/// A longer text is cut: the trail says what changed, the scorecard says how it stands.
const LONGEST: usize = 500;

/// What sort of change it was.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A return came in, or was taken out.
    Return,
    /// A figure was typed in, corrected, settled or removed.
    Figure,
    /// A standard or target was chosen, set or removed.
    Standard,
    /// An indicator was defined, left out or removed.
    Indicator,
    /// The area, the period, or what is compared with it.
    Area,
    /// How scores and charts are made.
    Method,
    /// What people write for the meeting.
    Paper,
    /// What workshops leave.
    Workshop,
    /// A change was taken back, or made again.
    Undone,
}

impl Kind {
    /// What people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Return => "Returns",
            Self::Figure => "Figures",
            Self::Standard => "Standards and targets",
            Self::Indicator => "Indicators",
            Self::Area => "Areas and periods",
            Self::Method => "Methods and charts",
            Self::Paper => "Words for the meeting",
            Self::Workshop => "Workshop",
            Self::Undone => "Undone and redone",
        }
    }

    /// Its word in files for machines.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Return => "return",
            Self::Figure => "figure",
            Self::Standard => "standard",
            Self::Indicator => "indicator",
            Self::Area => "area",
            Self::Method => "method",
            Self::Paper => "paper",
            Self::Workshop => "workshop",
            Self::Undone => "undone",
        }
    }
}

/// What was changed, to look it up where it is still there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// An indicator.
    Indicator(IndicatorId),
    /// A return, by its number.
    Return(u32),
    /// A section.
    Section(u8),
}

/// What a part of the thing was, and is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Changed {
    /// Which part; empty where the thing has only one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// As it was; empty where there was nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub was: String,
    /// As it is; empty where there is nothing any more.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub is: String,
}

/// A change: whose, when, of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// When; of changes that are told as one, the last.
    pub at: Timestamp,
    /// How far the person's clock was ahead of Greenwich.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub minutes_east: i16,
    /// Who; empty where nobody knows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// What sort of change.
    pub kind: Kind,
    /// In words: `Import of SATOD.csv`.
    pub what: String,
    /// What it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Subject>,
    /// What was there, and what is there now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Changed>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference in")]
const fn is_zero(minutes: &i16) -> bool {
    *minutes == 0
}

impl Changed {
    /// `was → is`, with the part before it.
    #[must_use]
    pub fn words(&self) -> String {
        let field = if self.field.is_empty() { String::new() } else { format!("{}: ", self.field) };
        match (self.was.as_str(), self.is.as_str()) {
            ("", is) => format!("{field}{is}"),
            (was, "") => format!("{field}{was} → nothing"),
            (was, is) => format!("{field}{was} → {is}"),
        }
    }
}

impl Entry {
    /// An entry that says no more than its words.
    #[must_use]
    pub fn new(by: &Signature, kind: Kind, what: String) -> Self {
        let Signature { who, at, minutes_east } = by.clone();
        Self { at, minutes_east, who, kind, what: capital(what), about: None, changed: Vec::new() }
    }

    /// About this.
    #[must_use]
    pub fn about(self, about: Option<Subject>) -> Self {
        Self { about, ..self }
    }

    /// With what was there and is there now.
    #[must_use]
    pub fn with(self, changed: Vec<Changed>) -> Self {
        let cut = |text: String| match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
            None => text,
        };
        let changed = changed.into_iter().map(|Changed { field, was, is }| Changed {
            field,
            was: cut(was),
            is: cut(is),
        });
        Self { changed: changed.collect(), ..self }
    }

    /// When, by the person's own clock.
    #[must_use]
    pub fn when(&self) -> Zoned {
        let offset = Offset::from_seconds(i32::from(self.minutes_east) * 60).unwrap_or(Offset::UTC);
        self.at.to_zoned(TimeZone::fixed(offset))
    }

    /// What was there and is there now, in one line.
    #[must_use]
    pub fn changed_words(&self) -> String {
        self.changed.iter().map(Changed::words).collect::<Vec<_>>().join("; ")
    }

    /// Whether `next` goes on with what this entry tells.
    pub(super) fn is_begun_by(&self, next: &Self, within: SignedDuration) -> bool {
        let is_of_its_own = matches!(self.kind, Kind::Return | Kind::Figure | Kind::Undone);
        let passed = next.at.duration_since(self.at);
        !is_of_its_own
            && (self.kind, &self.who, &self.what, &self.about)
                == (next.kind, &next.who, &next.what, &next.about)
            && passed <= within
            && !passed.is_negative()
    }

    /// Takes in what `next` tells.
    pub(super) fn go_on_with(&mut self, next: Self) {
        (self.at, self.minutes_east) = (next.at, next.minutes_east);
        for new in next.changed {
            match self.changed.iter_mut().find(|old| old.field == new.field) {
                Some(old) => old.is = new.is,
                None => self.changed.push(new),
            }
        }
        self.changed.retain(|one| one.was != one.is);
    }

    /// Without what tells figures.
    pub(super) fn without_figures(mut self) -> Self {
        // A plan for an indicator starts from a figure.
        if matches!(self.kind, Kind::Figure | Kind::Method) && self.about.is_some() {
            self.changed.clear();
        }
        self
    }
}

fn capital(text: String) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        _ => text,
    }
}
