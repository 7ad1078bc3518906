//! The framework: sections, questions and high impact changes, and the catalogue of indicators
//! with their dated standards. All of it is data in `assets`, loaded once.
//!
//! Must not know: figures, files of users, screens.

mod catalogue;
mod framework;
mod indicator;
mod level;
mod standard;

pub use catalogue::{Catalogue, catalogue};
pub use framework::{
    Acronym, Heading, HighImpactChange, Question, Section, Side, SubItem, Workbook, workbook,
};
pub use indicator::{Answer, Flow, Indicator, Polarity, Sampling, Unit};
pub use level::Level;
pub use standard::{Amber, Evidence, Rule, Setter, Standard, bound_of};
