//! Whom the workbook suggests to invite to a workshop.

use serde::{Deserialize, Serialize};

/// A role that should be in the room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its number in the list, from 1.
    pub number: u8,
    /// The role in words.
    pub name: String,
    /// The kind of organisation that it comes from.
    pub organisation: String,
    /// When it is invited; empty for always.
    #[serde(default)]
    pub when: String,
}
