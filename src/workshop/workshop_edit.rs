//! Every change that a person can make to what workshops leave in a scorecard.

use jiff::Timestamp;

use super::{
    BookEntry, ChangeProgress, EqualityEntry, KeyAction, Parked, Participant, Workshop, WorkshopFacts,
    Workshops,
};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkshopEdit {
    /// Say when, where and how long it is.
    SetFacts(Box<WorkshopFacts>),
    /// Say something of a question, or change what was said.
    SetBookEntry {
        /// The place of the question, such as `11.1.4`.
        place: String,
        /// As it should be.
        entry: Box<BookEntry>,
    },
    /// Add somebody to the list, or change what is said of the one of that number; 0 gets the next.
    SetParticipant(Box<Participant>),
    /// Take somebody off the list.
    RemoveParticipant(u32),
    /// Put something aside, or change the thing of that number; 0 gets the next.
    SetParked(Box<Parked>),
    /// Forget something that was put aside.
    RemoveParked(u32),
    /// Say when it began, or that it did not.
    SetStarted(Option<Timestamp>),
    /// Say whether the break is over.
    SetPauseTaken(bool),
    /// Take the sections in this order; none for the usual one.
    SetOrder(Vec<u8>),
    /// Write an action down, or change the one of that number; one of number 0 gets the next.
    SetKeyAction(Box<KeyAction>),
    /// Take an action out; its number is not used again.
    RemoveKeyAction(u32),
    /// Say how far a high impact change is in place.
    SetChange {
        /// Its number.
        number: u8,
        /// As it should be.
        progress: ChangeProgress,
    },
    /// Add to the register of equality, or change the entry of that number; one of number 0 gets the next.
    SetEqualityEntry(Box<EqualityEntry>),
    /// Take an entry out of the register of equality.
    RemoveEqualityEntry(u32),
    /// Keep this workshop and begin the next.
    Keep,
    /// Forget a workshop that was held: its position, the oldest 0.
    RemoveHeld(usize),
}

impl WorkshopEdit {
    /// The words after “Undo”.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::SetFacts(_) => "facts of the workshop".to_owned(),
            Self::SetBookEntry { place, .. } => format!("what is said of question {place}"),
            Self::SetParticipant(person) => format!("what is said of {}", person.role),
            Self::RemoveParticipant(_) => "removal from the invitation list".to_owned(),
            Self::SetParked(_) => "what was put aside".to_owned(),
            Self::RemoveParked(_) => "removal from the parking list".to_owned(),
            Self::SetStarted(Some(_)) => "start of the workshop".to_owned(),
            Self::SetStarted(None) => "taking back of the start".to_owned(),
            Self::SetPauseTaken(_) => "break of the workshop".to_owned(),
            Self::SetOrder(_) => "order of the sections".to_owned(),
            Self::SetKeyAction(action) if action.number == 0 => "new action".to_owned(),
            Self::SetKeyAction(action) => format!("what is said of action {}", action.number),
            Self::RemoveKeyAction(number) => format!("removal of action {number}"),
            Self::SetChange { number, .. } => format!("what is said of high impact change {number}"),
            Self::SetEqualityEntry(entry) if entry.number == 0 => "new entry of equality".to_owned(),
            Self::SetEqualityEntry(entry) => format!("what is said of equality entry {}", entry.number),
            Self::RemoveEqualityEntry(number) => format!("removal of equality entry {number}"),
            Self::Keep => "beginning of the next workshop".to_owned(),
            Self::RemoveHeld(_) => "removal of a workshop".to_owned(),
        }
    }

    /// Makes the change.
    pub fn apply(&self, workshops: &mut Workshops) {
        let now: &mut Workshop = &mut workshops.now;
        match self {
            Self::SetFacts(facts) => now.facts.clone_from(facts),
            Self::SetBookEntry { place, entry } => now.recording.set(place, (**entry).clone()),
            Self::SetParticipant(person) => now.participants.set((**person).clone()),
            Self::RemoveParticipant(number) => now.participants.remove(*number),
            Self::SetParked(parked) => now.parked.set((**parked).clone()),
            Self::RemoveParked(number) => now.parked.remove(*number),
            Self::SetStarted(at) => now.started = *at,
            Self::SetPauseTaken(taken) => now.pause_taken = *taken,
            Self::SetOrder(order) => workshops.order.clone_from(order),
            Self::SetKeyAction(action) => workshops.actions.set((**action).clone()),
            Self::RemoveKeyAction(number) => workshops.actions.remove(*number),
            Self::SetChange { number, progress } if progress.is_empty() => {
                workshops.changes.remove(number);
            }
            Self::SetChange { number, progress } => {
                workshops.changes.insert(*number, progress.clone());
            }
            Self::SetEqualityEntry(entry) => workshops.equality.set((**entry).clone()),
            Self::RemoveEqualityEntry(number) => workshops.equality.remove(*number),
            Self::Keep => workshops.keep(),
            Self::RemoveHeld(position) => {
                if *position < workshops.held.len() {
                    workshops.held.remove(*position);
                }
            }
        }
    }
}
