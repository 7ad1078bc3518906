//! What was noticed about the data, and where: a value, never an error.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How much a finding matters to the person who answers for the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Note,
    /// A person should look before relying on the figure.
    Warning,
    /// The cell, sheet or file could not be used.
    Error,
}

/// Where in the returns a finding, or a figure, stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// File name, without folders.
    pub file: String,
    /// Sheet name; empty for a CSV file.
    pub sheet: String,
    /// Cell such as `F31`; empty when the finding is about the sheet or the file.
    pub cell: String,
}

impl fmt::Display for Place {
    /// `VSB06_Q4.xlsx · Return!F31`, as Excel users write addresses.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match (self.sheet.is_empty(), self.cell.is_empty()) {
            (true, true) => Ok(()),
            (true, false) => write!(f, " · {}", self.cell),
            (false, true) => write!(f, " · {}", self.sheet),
            (false, false) => write!(f, " · {}!{}", self.sheet, self.cell),
        }
    }
}

/// One thing noticed about a return: what happened, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Stable code, such as `value_disagrees`, for filters, tests and help.
    pub code: String,
    /// The cell, sheet or file.
    pub place: Place,
    /// What happened, in a sentence that a performance manager understands.
    pub message: String,
    /// What to do about it; may be empty.
    pub hint: String,
}

impl Finding {
    /// A finding without a hint.
    #[must_use]
    pub fn new(severity: Severity, code: &str, place: Place, message: impl Into<String>) -> Self {
        Self { severity, code: code.to_owned(), place, message: message.into(), hint: String::new() }
    }

    /// The same finding with advice on what to do.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}
