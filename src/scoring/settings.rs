//! The scoring method's settings: each has a name, a default and says what it changes.

use serde::{Deserialize, Serialize};

/// A setting that is not there, or a value that it cannot take.
#[derive(Debug, thiserror::Error)]
pub enum SettingError {
    /// No setting has this name.
    #[error("there is no setting “{0}”; `spruce-cli settings` lists them")]
    Unknown(String),
    /// The value is not of the right kind or out of range.
    #[error("“{value}” is no value for {name}: {expected}")]
    Value {
        /// The setting.
        name: String,
        /// What was given.
        value: String,
        /// What it takes.
        expected: &'static str,
    },
}

/// How scores are made. Stored in the scorecard file and printed with the results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Edition to score against: empty for the one in force at the end of each figure's period,
    /// `2011` for the set in force when the workbook came out, or an edition's own name.
    pub edition: String,
    /// How far beyond the standard is close, relative to it, where no band is published.
    pub close_tolerance: f64,
    /// Share of the expected weight that must be covered before a section is coloured.
    pub minimum_coverage: f64,
    /// Section percentage from which it is met.
    pub met_from: f64,
    /// Section percentage from which it is close.
    pub close_from: f64,
    /// Weight of an indicator with the workbook's own number.
    pub core_weight: f64,
    /// Reporting periods after which a figure is stale.
    pub stale_after: f64,
    /// Whether a core indicator that is not met keeps its section at close or below.
    pub core_cap: bool,
    /// Whether births per midwife in 28 to 35 are met (the workbook's words) or close.
    pub midwife_range_is_met: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            edition: String::new(),
            close_tolerance: 0.05,
            minimum_coverage: 0.6,
            met_from: 75.0,
            close_from: 50.0,
            core_weight: 2.0,
            stale_after: 2.0,
            core_cap: true,
            midwife_range_is_met: true,
        }
    }
}
