//! The workshop that is prepared or held now, and those before it.

use std::collections::BTreeMap;

use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use serde::{Deserialize, Serialize};

use super::{
    Attendance, BookEntry, ChangeAside, ChangeProgress, EqualityEntry, HasNumber, KeyAction, Numbered,
    Participant, Progress, PutAside, Recording,
};
use crate::workbook::Workbook;

/// All that workshops leave in a scorecard.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Workshops {
    /// The workshop that is prepared or held now.
    pub now: Workshop,
    /// Those before it, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<Workshop>,
    /// The sections in the order in which they are taken; none for the usual one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<u8>,
    /// The key actions, whichever workshop or figure they come from.
    #[serde(skip_serializing_if = "Numbered::is_unused")]
    pub actions: Numbered<KeyAction>,
    /// What is said of the high impact changes, by number.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub changes: BTreeMap<u8, ChangeProgress>,
    /// What is said of changes that the workbook of now does not advise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes_aside: Vec<ChangeAside>,
    /// What is analysed, provided and assessed for whom.
    #[serde(skip_serializing_if = "Numbered::is_unused")]
    pub equality: Numbered<EqualityEntry>,
}

/// One workshop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Workshop {
    /// When, where and how long.
    pub facts: WorkshopFacts,
    /// Who is invited, in the order of the list.
    #[serde(skip_serializing_if = "Numbered::is_unused")]
    pub participants: Numbered<Participant>,
    /// What people said of the questions.
    #[serde(skip_serializing_if = "Recording::is_empty")]
    pub recording: Recording,
    /// What people said of questions that the workbook of now does not ask.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aside: Vec<PutAside>,
    /// When it began; none until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<Timestamp>,
    /// Whether the break is over.
    #[serde(skip_serializing_if = "is_false")]
    pub pause_taken: bool,
    /// What was put aside, in the order in which it came up.
    #[serde(skip_serializing_if = "Numbered::is_unused")]
    pub parked: Numbered<Parked>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference in")]
const fn is_false(yes: &bool) -> bool {
    !*yes
}

/// When, where and how long a workshop is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WorkshopFacts {
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// When it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begins: Option<Time>,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// Minutes of it before the first question, for welcome and introduction.
    pub introduction: u32,
    /// Minutes of it in the middle without questions.
    pub pause: u32,
    /// Minutes of it after the last question, for key actions and thanks.
    pub close: u32,
    /// The room.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub venue: String,
    /// Who leads through it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub facilitator: String,
}

impl Default for WorkshopFacts {
    /// Four hours, as the workbook allows.
    fn default() -> Self {
        Self {
            date: None,
            begins: None,
            minutes: 240,
            introduction: 20,
            pause: 15,
            close: 25,
            venue: String::new(),
            facilitator: String::new(),
        }
    }
}

/// Something to come back to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Parked {
    /// Its number in this workshop, from 1.
    pub number: u32,
    /// What it is.
    pub text: String,
    /// The question at which it came up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Whether people came back to it.
    pub settled: bool,
}

impl Workshops {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The sections of `workbook` in the order in which they are taken, each once: as people chose,
    /// and those that they did not name after these in the usual order.
    #[must_use]
    pub fn order(&self, workbook: &Workbook) -> Vec<u8> {
        let usual = workbook.usual_order();
        let mut order: Vec<u8> = Vec::with_capacity(usual.len());
        for number in self.order.iter().filter(|number| usual.contains(number)).chain(&usual) {
            if !order.contains(number) {
                order.push(*number);
            }
        }
        order
    }

    /// What people say of the questions now: what was said last of each stands until something is said
    /// anew.
    #[must_use]
    pub fn recording(&self) -> Recording {
        let before = self.held.iter().fold(Recording::default(), |before, one| one.recording.after(&before));
        self.now.recording.after(&before)
    }

    /// What was said of a question in the last workshop before that of now in which something was.
    #[must_use]
    pub fn before(&self, place: &str) -> Option<&BookEntry> {
        self.held.iter().rev().find_map(|workshop| workshop.recording.entry(place))
    }

    /// The last workshop in which something was said; that of now before any.
    #[must_use]
    pub fn latest(&self) -> &Workshop {
        let last = self.held.last().filter(|_| self.now.recording.is_empty());
        last.unwrap_or(&self.now)
    }

    /// Keeps the workshop of now beside those before it and begins the next: the same people are to be
    /// invited, and nothing is said yet.
    pub fn keep(&mut self) {
        let kept = std::mem::take(&mut self.now);
        let to_invite =
            |person: &Participant| Participant { attendance: Attendance::default(), ..person.clone() };
        self.now.participants = kept.participants.iter().map(to_invite).collect();
        self.now.facts = WorkshopFacts { date: None, begins: None, ..kept.facts.clone() };
        self.held.push(kept);
    }
}

impl Workshop {
    /// How far it has come at `now`; `None` before it began.
    #[must_use]
    pub fn progress(&self, now: Timestamp) -> Option<Progress> {
        let seconds = now.as_second() - self.started?.as_second();
        let gone = u32::try_from(seconds.max(0) / 60).unwrap_or(u32::MAX);
        Some(Progress { gone, pause_taken: self.pause_taken })
    }
}

impl HasNumber for Parked {
    fn number(&self) -> u32 {
        self.number
    }

    fn set_number(&mut self, number: u32) {
        self.number = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        workbook::{Level, workbook},
        workshop::BookEntry,
    };

    fn said(level: Level) -> Recording {
        let mut recording = Recording::default();
        recording.set("3.1.1", BookEntry { level: Some(level), ..BookEntry::default() });
        recording
    }

    #[test]
    fn the_next_workshop_invites_the_same_people_and_says_nothing_yet() {
        let mut workshops = Workshops::default();
        workshops.now.recording = said(Level::AdHoc);
        workshops
            .now
            .participants
            .set(Participant { attendance: Attendance::Present, ..Participant::default() });
        workshops.keep();
        assert_eq!(workshops.now.participants.get(1).unwrap().attendance, Attendance::ToInvite);
        assert!(workshops.now.recording.is_empty());
        assert_eq!(workshops.held[0].participants.get(1).unwrap().attendance, Attendance::Present);
        // Until somebody says something new of a question, what was said last of it stands.
        workshops
            .now
            .recording
            .set("3.1.2", BookEntry { level: Some(Level::Planned), ..BookEntry::default() });
        assert_eq!(workshops.recording().level("3.1.1"), Some(Level::AdHoc));
        assert_eq!(workshops.recording().level("3.1.2"), Some(Level::Planned));
        workshops.now.recording = said(Level::Planned);
        assert_eq!(workshops.recording().level("3.1.1"), Some(Level::Planned));
        assert_eq!(workshops.before("3.1.1").and_then(|entry| entry.level), Some(Level::AdHoc));
    }

    #[test]
    fn the_overview_is_taken_first_and_the_outcome_last_unless_people_choose() {
        let mut workshops = Workshops::default();
        assert_eq!(workshops.order(workbook()), [13, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14]);
        workshops.order = vec![6, 99, 6, 1];
        assert_eq!(workshops.order(workbook()), [6, 1, 13, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 14]);
    }
}
