//! From figures to a balanced scorecard: what each figure scores, and why.
//!
//! Must not know: files, charts, screens.
//!
//! ```text
//! dataset ──► latest figure ──► standard in force ──► judgement ──► points ──► section ──► side ──► balance
//!                  └► confidence, data quality            └► explanation
//! ```

mod choices;
mod confidence;
mod data_quality;
mod edition;
mod explanation;
mod indicator_score;
mod json;
mod judgement;
mod latest_figure;
mod request;
mod scorecard;
mod section_score;
mod settings;
mod standard_in_force;
mod status;

pub use choices::Choices;
pub use confidence::interval;
pub use edition::{Edition, UnknownEdition};
pub use json::score_json;
pub use request::{Request, scorecard};
pub use scorecard::{
    AppliedStandard, Confidence, DataQuality, IndicatorScore, Reason, Scorecard, SectionScore, SideScore,
    Summary,
};
pub use settings::{Setting, SettingError, Settings};
pub use standard_in_force::{Applicable, StandardChoice, standard_for};
pub use status::{Aspect, Certainty, Quality, SectionStatus, Status};
