//! A workbook with all that belongs to it, as one value: what is asked, what is measured and against
//! which standards.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{Catalogue, Workbook, pack_file::PackFile};

/// By what a pack is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackName {
    /// Its name, such as `Infant mortality`.
    pub name: String,
    /// Its version, such as `2011`.
    pub version: String,
}

impl fmt::Display for PackName {
    /// `Infant mortality, version 2011`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, version {}", self.name, self.version)
    }
}

/// A workbook pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "PackFile", try_from = "PackFile")]
pub struct Pack {
    /// By what it is known.
    pub name: PackName,
    /// What it asks, advises and whom it invites.
    pub workbook: Arc<Workbook>,
    /// What it measures, and against what.
    pub catalogue: Catalogue,
}
