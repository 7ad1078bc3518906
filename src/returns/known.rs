//! What the reader of returns knows before it opens a file.

use std::collections::BTreeSet;

use super::OwnProfile;
use crate::{domain::AreaCode, workbook::Catalogue};

/// The catalogue, the user's own profiles and the areas that are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Indicators and their names.
    pub catalogue: &'a Catalogue,
    /// Profiles that the user saved; they go before the shipped ones.
    pub own: &'a [OwnProfile],
    /// The areas that are asked for, each by its code or by the stand-in code of its name
    /// ([`AreaCode::of_name`]); all where nobody asks. The figures of others are left out and listed
    /// as not used.
    pub only: Option<&'a BTreeSet<AreaCode>>,
}

impl<'a> Known<'a> {
    /// A catalogue, no profiles of the user's own, and every area.
    #[must_use]
    pub const fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, own: &[], only: None }
    }

    /// The same with the user's own profiles.
    #[must_use]
    pub const fn with_own(self, own: &'a [OwnProfile]) -> Self {
        Self { own, ..self }
    }
}
