//! From figures to a balanced scorecard: what each figure scores, and why.
//!
//! Must not know: files, charts, screens.
//!
//! ```text
//! dataset ──► latest figure ──► standard in force ──► judgement ──► points ──► section ──► side ──► balance
//!                  └► confidence, data quality            └► explanation
//! ```

mod assessed;
mod choices;
mod data_quality;
mod edition;
mod explanation;
mod indicator_score;
mod json;
mod judgement;
mod latest_figure;
mod movement;
mod request;
mod rescoring;
mod scorecard;
mod section_score;
pub mod sentence;
mod series_json;
mod series_report;
mod settings;
mod settings_list;
mod standard_in_force;
mod statistics_json;
mod status;

pub use assessed::{Assessed, answered};
pub use choices::Choices;
pub use edition::{Edition, UnknownEdition};
pub use json::score_json;
pub use movement::{Movement, Target};
pub use request::{Request, scorecard};
pub use rescoring::Rescoring;
pub use scorecard::{
    AppliedStandard, DataQuality, IndicatorScore, Reason, Scorecard, SectionScore, SideScore, Summary,
};
pub use series_json::series_json;
pub use series_report::{
    SeriesPoint, SeriesReport, Subject, last_period, series_report, series_reports, subjects,
};
pub use settings::{Setting, SettingError, Settings};
pub use standard_in_force::{Applicable, StandardChoice, standard_for};
pub use status::{Aspect, Certainty, Quality, SectionStatus, Status};
