//! From a file that somebody sent to observations, each with the cell it came from.
//!
//! ```text
//! path ──► source ──► book of grids ──► tables ──► mapping ──► observations + findings
//!          (bytes)    (typed cells)     (found)    (guessed,    (every cell taken,
//!                                                  correctable)  refused or unused)
//! ```
//!
//! Must not know: scoring, screens, the scorecard file.

mod amount;
mod area_remarks;
mod areas;
mod areas_across;
mod ask;
mod bare_parts;
mod blank;
mod book;
mod breakdown;
mod checks;
mod column_cells;
mod column_heading;
mod column_mapping;
mod columns;
mod context;
mod decimal_comma;
mod dictionary;
mod drafts;
mod explain;
mod family;
mod fates;
mod figures;
mod finished;
mod folder;
mod form;
mod gathering;
mod glance;
mod grid;
mod guess;
mod heading;
mod heading_idle;
mod import;
mod keys;
mod known;
mod ledger;
mod leftover;
mod local;
mod marks;
mod meaning;
mod only;
mod own_match;
mod own_profile;
mod panel;
mod placing;
mod profile;
mod reader;
mod reading;
mod report;
mod row_group;
mod row_sense;
mod rows;
mod scale;
mod second_areas;
mod settle;
mod shape;
mod share;
mod sheet;
mod sheet_names;
mod source;
mod stated_counts;
mod sum;
mod table;
mod tables;
mod target;
mod title_area;
mod turned;
mod twins;
mod typed;
mod unknown_status;
mod vocabulary;
mod when;
mod words;

pub use amount::{Amount, is_marked_unreliable, parse_amount};
pub use blank::{BLANK_VERSION, BLANK_WORDS, BlankColumn, KEY_SHEET};
pub use book::{Book, Cell, Content};
pub use family::{heading_words, name_words, named_edition};
pub use fates::Fates;
pub use folder::files_of;
pub use grid::{Grid, Rows};
pub use guess::{Choice, Confidence, Guess, Question, Reply, Topic, Written};
pub use import::{read, read_rows};
pub use known::Known;
pub use local::local_id;
pub use own_profile::{OwnColumn, OwnProfile, PeriodSource};
pub use profile::{SeriesBreak, ShippedProfile, breaks_of, shipped_profiles};
pub use reader::read_book;
pub use reading::{
    ColumnRole, Component, Fate, FatedCell, Layout, Mapping, ReturnReading, RowChoice, SheetReading, Tally,
    UsedProfile,
};
pub use source::{ReadError, Source};
pub use typed::{About, Typed};
