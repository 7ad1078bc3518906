//! The scoring method's settings: each has a name, a default and says what it changes.

use serde::{Deserialize, Serialize};

/// A setting that is not there, or a value that it cannot take.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
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

/// One setting as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Its name, such as `score.close_tolerance`.
    pub name: &'static str,
    /// Its value now.
    pub value: String,
    /// Its value if nobody changes it.
    pub default: String,
    /// What it takes.
    pub takes: &'static str,
    /// What it changes.
    pub changes: &'static str,
}

/// Where a setting is kept.
enum Field {
    Text(fn(&mut Settings) -> &mut String),
    /// With the lowest and highest value that it takes.
    Number(fn(&mut Settings) -> &mut f64, f64, f64),
    Switch(fn(&mut Settings) -> &mut bool),
}

struct Entry {
    name: &'static str,
    field: Field,
    takes: &'static str,
    changes: &'static str,
}

const ENTRIES: [Entry; 9] = [
    Entry {
        name: "score.edition",
        field: Field::Text(|s| &mut s.edition),
        takes: "nothing, 2011, or the name of an edition",
        changes: "which standards are scored against: those in force at the end of each figure's period, the set of 1 April 2011, or one edition where an indicator has it",
    },
    Entry {
        name: "score.close_tolerance",
        field: Field::Number(|s| &mut s.close_tolerance, 0.0, 1.0),
        takes: "a number from 0 to 1",
        changes: "how far beyond its standard a figure is still close, relative to the standard, where no band is published",
    },
    Entry {
        name: "score.minimum_coverage",
        field: Field::Number(|s| &mut s.minimum_coverage, 0.0, 1.0),
        takes: "a number from 0 to 1",
        changes: "the share of its expected weight that a section needs before it has a colour",
    },
    Entry {
        name: "score.met_from",
        field: Field::Number(|s| &mut s.met_from, 0.0, 100.0),
        takes: "a number from 0 to 100",
        changes: "the percentage from which a section is met",
    },
    Entry {
        name: "score.close_from",
        field: Field::Number(|s| &mut s.close_from, 0.0, 100.0),
        takes: "a number from 0 to 100",
        changes: "the percentage from which a section is close",
    },
    Entry {
        name: "score.core_weight",
        field: Field::Number(|s| &mut s.core_weight, 1.0, 10.0),
        takes: "a number from 1 to 10",
        changes: "the weight of an indicator for which the workbook itself gives the number; others weigh 1",
    },
    Entry {
        name: "score.stale_after",
        field: Field::Number(|s| &mut s.stale_after, 1.0, 100.0),
        takes: "a number from 1 to 100",
        changes: "how many of its own reporting periods a figure counts after it ends",
    },
    Entry {
        name: "score.core_cap",
        field: Field::Switch(|s| &mut s.core_cap),
        takes: "true or false",
        changes: "whether a core indicator that is not met keeps its section at close or below",
    },
    Entry {
        name: "score.midwife_range_is_met",
        field: Field::Switch(|s| &mut s.midwife_range_is_met),
        takes: "true or false",
        changes: "whether births per midwife within the workbook's range of 28 to 35 are met, or only those up to 28 and the rest close",
    },
];

impl Field {
    fn read(&self, settings: &mut Settings) -> String {
        match self {
            Self::Text(field) => field(settings).clone(),
            Self::Number(field, ..) => field(settings).to_string(),
            Self::Switch(field) => field(settings).to_string(),
        }
    }

    /// Writes `text`; `None` where the field cannot take it.
    fn write(&self, settings: &mut Settings, text: &str) -> Option<()> {
        match self {
            Self::Text(field) => text.clone_into(field(settings)),
            Self::Number(field, lowest, highest) => {
                let value: f64 = text.parse().ok()?;
                if !(*lowest..=*highest).contains(&value) {
                    return None;
                }
                *field(settings) = value;
            }
            Self::Switch(field) => {
                *field(settings) = match text.to_ascii_lowercase().as_str() {
                    "true" | "yes" | "on" => true,
                    "false" | "no" | "off" => false,
                    _ => return None,
                };
            }
        }
        Some(())
    }
}

impl Settings {
    /// Every setting, in the order in which they are explained.
    pub fn list(&self) -> impl Iterator<Item = Setting> {
        let mut now = self.clone();
        let mut default = Self::default();
        ENTRIES.iter().map(move |entry| Setting {
            name: entry.name,
            value: entry.field.read(&mut now),
            default: entry.field.read(&mut default),
            takes: entry.takes,
            changes: entry.changes,
        })
    }

    /// Whether a setting has this name.
    #[must_use]
    pub fn has(name: &str) -> bool {
        ENTRIES.iter().any(|entry| entry.name == name)
    }

    /// Sets the setting of that name; nothing changes where it fails.
    ///
    /// Whether an edition is there is known only to the catalogue: `scorecard` says so.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), SettingError> {
        let entry = ENTRIES.iter().find(|entry| entry.name == name);
        let entry = entry.ok_or_else(|| SettingError::Unknown(name.to_owned()))?;
        entry.field.write(self, value.trim()).ok_or_else(|| SettingError::Value {
            name: name.to_owned(),
            value: value.to_owned(),
            expected: entry.takes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_listed_set_and_refused_by_name() {
        let mut settings = Settings::default();
        assert_eq!(settings.list().count(), 9);
        assert!(settings.list().all(|setting| setting.value == setting.default));
        settings.set("score.close_tolerance", " 0.1 ").unwrap();
        settings.set("score.core_cap", "no").unwrap();
        settings.set("score.edition", "2011").unwrap();
        assert!((settings.close_tolerance - 0.1).abs() < 1e-12);
        assert!(!settings.core_cap);
        assert_eq!(settings.edition, "2011");
        let before = settings.clone();
        for (name, value) in [
            ("score.colour", "1"),
            ("score.close_tolerance", "lots"),
            ("score.close_tolerance", "1.5"),
            ("score.close_tolerance", "NaN"),
            ("score.core_cap", "2"),
        ] {
            assert!(settings.set(name, value).is_err(), "{name}={value}");
        }
        assert_eq!(settings, before);
    }
}
