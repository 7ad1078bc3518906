//! The parts of papers, a file each: from a scorecard to blocks.

mod actions;
mod changes;
mod cover;
mod data_quality;
mod equality;
mod exceptions;
mod high_impact;
mod method;
mod profile;
mod recording_book;
mod scorecard;
mod sections;
mod sources;
mod summary;
mod text;
mod wall;
mod workshop;
mod workshop_front;

pub(super) use actions::actions;
pub(super) use changes::changes;
pub(super) use cover::cover;
pub(super) use data_quality::data_quality;
pub(super) use equality::equality;
pub(super) use exceptions::exceptions;
pub(super) use high_impact::high_impact;
pub(super) use method::method;
pub(super) use profile::profile;
pub(super) use recording_book::recording_book;
pub(super) use scorecard::scorecard;
pub(super) use sections::sections;
pub(super) use sources::sources;
pub(super) use summary::summary;
pub(super) use text::paragraphs;
pub(super) use wall::wall;
pub(super) use workshop::workshop;
pub(super) use workshop_front::workshop_front;
