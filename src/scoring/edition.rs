//! Which set of standards is scored against.

use super::Choices;
use crate::workbook::Catalogue;

/// The set of standards to score against.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Edition {
    /// The one in force on the last day of each figure's period.
    InForce,
    /// The set in force on 1 April 2011, when the workbook came out, whatever the period.
    Workbook,
    /// The edition of this name where an indicator has it, else the one in force.
    Named(String),
}

/// No edition has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no edition “{name}”; leave it empty for the standards in force, or use 2011 or one of: {}", .known.join(", "))]
pub struct UnknownEdition {
    /// What was asked for.
    pub name: String,
    /// The names there are, in alphabetical order.
    pub known: Vec<String>,
}

impl Edition {
    /// The edition that a setting or a command line names, whatever the case.
    pub fn named(text: &str, catalogue: &Catalogue, choices: &Choices) -> Result<Self, UnknownEdition> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("in force") {
            return Ok(Self::InForce);
        }
        if text == "2011" {
            return Ok(Self::Workbook);
        }
        let known = Self::names(catalogue, choices);
        match known.iter().find(|name| name.eq_ignore_ascii_case(text)) {
            Some(name) => Ok(Self::Named(name.clone())),
            None => Err(UnknownEdition { name: text.to_owned(), known }),
        }
    }

    /// Every edition's name, in alphabetical order.
    #[must_use]
    pub fn names(catalogue: &Catalogue, choices: &Choices) -> Vec<String> {
        let all = catalogue.standards.iter().chain(&choices.local_targets);
        let mut names: Vec<String> = all.map(|standard| standard.edition.clone()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// What people read: `in force`, `2011`, or the name.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::InForce => "in force",
            Self::Workbook => "2011",
            Self::Named(name) => name,
        }
    }
}
