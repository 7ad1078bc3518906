//! The scoring method's settings: each has a name, a default and says what it changes.

use serde::{Deserialize, Serialize};

use super::settings_list::ENTRIES;
use crate::{analysis::BenchmarkChoice, domain::Policy, statistics::Methods};

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
    /// Whom areas are compared with.
    pub benchmark: BenchmarkChoice,
    /// The methods where official tools disagree.
    pub methods: Methods,
    /// What is hidden of what leaves; scores do not depend on it.
    pub disclosure: Policy,
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
            benchmark: BenchmarkChoice::default(),
            methods: Methods::default(),
            disclosure: Policy::default(),
        }
    }
}

/// One setting as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Its name, such as `score.close_tolerance`.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// The only values that it takes, each with what people call it; empty where it takes others.
    #[serde(skip)]
    pub words: &'static [(&'static str, &'static str)],
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
pub(super) enum Field {
    Text(fn(&mut Settings) -> &mut String),
    /// With the lowest and highest value that it takes.
    Number(fn(&mut Settings) -> &mut f64, f64, f64),
    Switch(fn(&mut Settings) -> &mut bool),
    /// With the lowest and highest number that it takes.
    Count(fn(&mut Settings) -> &mut usize, usize, usize),
    /// One of some words: how it is read, and written; `false` where it takes no such word.
    Choice(fn(&Settings) -> String, fn(&mut Settings, &str) -> bool),
}

impl Field {
    fn read(&self, settings: &mut Settings) -> String {
        match self {
            Self::Text(field) => field(settings).clone(),
            Self::Number(field, ..) => field(settings).to_string(),
            Self::Switch(field) => field(settings).to_string(),
            Self::Count(field, ..) => field(settings).to_string(),
            Self::Choice(read, _) => read(settings),
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
            Self::Count(field, lowest, highest) => {
                let count: usize = text.parse().ok()?;
                if !(*lowest..=*highest).contains(&count) {
                    return None;
                }
                *field(settings) = count;
            }
            Self::Choice(_, write) => return write(settings, &text.to_ascii_lowercase()).then_some(()),
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
            title: entry.title,
            words: entry.words,
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
        assert_eq!(settings.list().count(), 35);
        assert!(settings.list().all(|setting| setting.value == setting.default));
        for setting in settings.list() {
            for (word, _) in setting.words {
                settings.clone().set(setting.name, word).unwrap();
            }
            let is_one = |text: &str| setting.words.iter().any(|(word, _)| *word == text);
            assert!(setting.words.is_empty() || is_one(&setting.default), "{}", setting.name);
        }
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
