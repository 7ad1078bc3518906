//! What the workshops of an area leave in its scorecard: what people say of each question, who was
//! there, what was put aside, and what they promise to do.
//!
//! Must not know: figures, status, screens.

mod agenda;
mod participant;
mod recording;
mod workshop_edit;
mod workshops;

pub use agenda::{Agenda, Ahead, Planned, Progress};
pub use participant::{Attendance, Participant};
pub use recording::{BookEntry, Recording, Views};
pub use workshop_edit::WorkshopEdit;
pub use workshops::{Parked, Workshop, WorkshopFacts, Workshops};
