//! The framework: sections, questions and high impact changes, and the catalogue of indicators
//! with their dated standards. All of it is data: a pack, from `assets` or from a person's file.
//!
//! Must not know: figures, returns, screens.

mod catalogue;
mod framework;
mod in_use;
mod indicator;
mod level;
mod local_question;
mod pack;
mod pack_check;
mod pack_file;
mod role;
mod shipped;
mod standard;

pub use catalogue::Catalogue;
pub use framework::{Acronym, Heading, HighImpactChange, Question, Section, Side, SubItem, Workbook};
pub use in_use::PackInUse;
pub use indicator::{Answer, Flow, Indicator, Polarity, Sampling, Unit};
pub use level::Level;
pub use local_question::{LocalQuestion, LocalQuestions};
pub use pack::{Pack, PackName};
pub use pack_file::{PackError, PackProblem};
pub use role::Role;
pub use shipped::{catalogue, shipped, workbook};
pub use standard::{Amber, Evidence, Rule, Setter, Standard, bound_of};
