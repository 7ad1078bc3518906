//! Which way is better.

use serde::{Deserialize, Serialize};

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Good {
    /// The higher the better.
    High,
    /// The lower the better.
    Low,
    /// Neither: a difference is told, not judged.
    Neither,
}

impl Good {
    /// Whether going up (`true`) or down is better; `None` where neither is.
    #[must_use]
    pub const fn is_better(self, up: bool) -> Option<bool> {
        match self {
            Self::High => Some(up),
            Self::Low => Some(!up),
            Self::Neither => None,
        }
    }
}
