//! A breakdown of an area's people: deprivation quintile, age band, ethnic group.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

/// One part of a breakdown, such as `Deprivation quintile: 1 (most deprived)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Group {
    /// What people are divided by.
    pub dimension: Arc<str>,
    /// Which part.
    pub value: Arc<str>,
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.dimension, self.value)
    }
}
