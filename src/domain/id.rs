//! The name by which code, files and people call an indicator.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

/// An indicator's id in words, such as `smoking_at_delivery`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IndicatorId(Arc<str>);

impl IndicatorId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for IndicatorId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for IndicatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
