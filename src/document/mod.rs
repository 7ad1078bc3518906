//! The scorecard file: what it holds, how it changes, and how it is kept safe on disk.
//!
//! Must not know: egui, threads.

mod by_hand;
mod contents;
mod correct;
mod define;
mod dispute;
mod edit;
mod edition;
mod example;
mod example_words;
mod example_workshop;
mod file;
mod footprint;
mod history;
mod import;
mod lacking;
mod made_with;
mod merge;
mod noticed;
mod open_mark;
mod own_profiles;
mod papers;
mod past;
mod preferences;
mod recents;
mod rounding;
mod same_area;
mod scored;
mod trail;
mod unsaved;
mod v1;
mod v2;

pub use by_hand::{HandFigure, WhichFigure, Withdrawal};
pub use contents::{Document, ReturnRecord, SheetShape, Way};
pub use define::{Definition, NewIndicator, NewTarget, NotDefined};
pub use dispute::Dispute;
pub use edit::Edit;
pub use example::{example_document, example_edits, example_returns};
pub use file::{FileError, FileStamp, load, read, save, write};
pub use history::History;
pub use import::{Preview, Revision, likely_areas, preview, previews};
pub use merge::{MergedWorkshops, NotMerged};
pub use noticed::{Noticed, by_severity};
pub use open_mark::{Marked, OpenMark, open_elsewhere};
pub use own_profiles::{OwnProfiles, ProfileError};
pub use papers::{
    Layout, Meeting, Narrative, Papers, Part, PlannedAction, Progress, Purpose, SectionNarrative,
};
pub use past::PastFigure;
pub use preferences::{Drawing, Look, Preferences, TEXT_SIZES};
pub use recents::{Recents, config_folder};
pub use scored::Scorer;
pub use trail::{Changed, Entry, Kind, Signature, Subject, Trail};
pub use unsaved::{CopyOf, LeftBehind, UnsavedCopy};
