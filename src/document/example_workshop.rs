//! The example's workshop, and what was promised in it: made up, like all of it.

use super::Edit;
use crate::{
    base::embedded,
    workshop::{WorkshopEdit, Workshops},
};

/// A workshop that was held, with its actions, the high impact changes and the register of equality.
pub(super) fn edits() -> Vec<Edit> {
    let held: Workshops = embedded("example/workshop.ron", include_str!("../../assets/example/workshop.ron"));
    let now = held.now;
    let mut edits = vec![WorkshopEdit::SetFacts(Box::new(now.facts))];
    let boxed = |one: &_| WorkshopEdit::SetParticipant(Box::new(Clone::clone(one)));
    edits.extend(now.participants.iter().map(boxed));
    edits.extend(now.recording.entries().map(|(place, entry)| WorkshopEdit::SetBookEntry {
        place: place.to_owned(),
        entry: Box::new(entry.clone()),
    }));
    edits.extend(now.parked.iter().map(|one| WorkshopEdit::SetParked(Box::new(one.clone()))));
    edits.extend(held.actions.iter().map(|one| WorkshopEdit::SetKeyAction(Box::new(one.clone()))));
    let change = |(number, progress): (u8, _)| WorkshopEdit::SetChange { number, progress };
    edits.extend(held.changes.into_iter().map(change));
    edits.extend(held.equality.iter().map(|one| WorkshopEdit::SetEqualityEntry(Box::new(one.clone()))));
    edits.push(WorkshopEdit::Keep);
    edits.into_iter().map(Edit::Workshop).collect()
}
