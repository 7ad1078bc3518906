//! From figures to a balanced scorecard: what each figure scores, and why.
//!
//! Must not know: files, charts, screens.

mod choices;
mod scorecard;
mod settings;
mod status;

pub use choices::Choices;
pub use scorecard::{
    AppliedStandard, Confidence, DataQuality, IndicatorScore, Scorecard, SectionScore, SideScore, Summary,
};
pub use settings::{SettingError, Settings};
pub use status::{Certainty, Quality, SectionStatus, Status};
