//! What the workshops of an area leave in its scorecard: what people say of each question, who was
//! there, what was put aside, and what they promise to do.
//!
//! Must not know: figures, status, screens.

mod agenda;
mod aside;
mod change;
mod equality;
mod equality_gaps;
mod invitation;
mod key_action;
mod merge;
mod numbered;
mod participant;
mod recording;
mod smart;
mod workshop_edit;
mod workshops;

pub use agenda::{Agenda, Ahead, Planned, Progress};
pub use aside::{ChangeAside, PutAside};
pub use change::{ChangeProgress, InPlace};
pub use equality::{Characteristic, EqualityEntry, EqualityKind, EqualityStep};
pub use equality_gaps::{Coverage, EqualityGap};
pub use key_action::{ActionStatus, Due, Effect, KeyAction, Origin, ProgressNote};
pub use merge::{Conflict, Merged, Stands};
pub use numbered::{HasNumber, Numbered};
pub use participant::{Attendance, Participant};
pub use recording::{BookEntry, Recording, Views};
pub use smart::Smart;
pub use workshop_edit::WorkshopEdit;
pub use workshops::{Parked, Workshop, WorkshopFacts, Workshops};
