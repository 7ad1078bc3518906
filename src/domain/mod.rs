//! What is measured, where, when, and from which cell: the figures before anybody judges them.
//!
//! Must not know: files and how they are read, standards, screens.

mod area;
mod cell;
mod dataset;
mod footprint;
mod group;
mod id;
mod observation;
mod order;
mod part;
mod period;
mod period_text;
mod policy;
mod rivals;

pub use area::{Area, AreaCode, AreaKind};
pub use cell::CellAddress;
pub use dataset::{Dataset, LocalIndicator, Merge};
pub use footprint::Footprint;
pub use group::Group;
pub use id::IndicatorId;
pub use observation::{Earlier, FigureKey, HIDDEN, Mark, Observation, Provenance, Replaced};
pub use order::in_order;
pub use period::{Period, PeriodKind};
pub use period_text::{
    QuarterYear, names_part_of_year, parse_month_first_date, parse_period, parse_period_parts,
    parse_short_year, parse_unclear_quarter, parse_year_month,
};
pub use policy::Policy;
