//! How far a high impact change is in place, and who leads it.

use serde::{Deserialize, Serialize};

/// How far a change is in place.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum InPlace {
    /// Nobody said yet.
    #[default]
    NotYetSaid,
    /// It is not.
    No,
    /// In part.
    Partly,
    /// It is.
    Yes,
}

impl InPlace {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotYetSaid => "Not yet said",
            Self::No => "Not in place",
            Self::Partly => "Partly in place",
            Self::Yes => "In place",
        }
    }
}

/// What people say of a high impact change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ChangeProgress {
    /// How far it is in place.
    pub state: InPlace,
    /// Who leads it: a role, not a person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub lead: String,
    /// What is said of it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl ChangeProgress {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
