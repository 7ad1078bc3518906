//! What the reader of returns knows before it opens a file.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Mapping;
use crate::{
    base::{fold, sha256_hex},
    domain::AreaCode,
    workbook::Catalogue,
};

/// A mapping that a person corrected once, found again by the headings it was made for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedMapping {
    /// Fingerprint of the headings, from [`heading_fingerprint`].
    pub headings: String,
    /// The mapping.
    pub mapping: Mapping,
}

/// The catalogue and the user's own mappings.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Indicators and their names.
    pub catalogue: &'a Catalogue,
    /// Mappings that the user saved, latest first.
    pub mappings: &'a [SavedMapping],
    /// The areas that are asked for, each by its code or by the stand-in code of its name
    /// ([`AreaCode::of_name`]); all where nobody asks. The figures of others are left out and listed
    /// as not used.
    pub only: Option<&'a BTreeSet<AreaCode>>,
}

impl<'a> Known<'a> {
    /// A catalogue and no saved mappings.
    #[must_use]
    pub const fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, mappings: &[], only: None }
    }
}

/// The fingerprint of a table's headings: the same for next month's return of the same shape.
#[must_use]
pub fn heading_fingerprint<'t>(headings: impl IntoIterator<Item = &'t str>) -> String {
    let folded: Vec<String> = headings.into_iter().map(fold).collect();
    sha256_hex(folded.join("\u{1f}").as_bytes())
}
