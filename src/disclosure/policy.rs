//! How much is hidden.

use strum::IntoEnumIterator as _;

/// What is hidden from those outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::EnumIter)]
pub enum Policy {
    /// Counts of 1 to 4, and what would give them away.
    #[default]
    SmallNumbers,
    /// Nothing; whatever leaves is marked restricted.
    Unrestricted,
}

impl Policy {
    /// The name that a setting gives it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SmallNumbers => "small_numbers",
            Self::Unrestricted => "unrestricted",
        }
    }

    /// The policy of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::iter().find(|policy| policy.name().eq_ignore_ascii_case(name.trim()))
    }

    /// What is printed with everything that leaves under this policy.
    #[must_use]
    pub const fn notice(self) -> &'static str {
        match self {
            Self::SmallNumbers => {
                "Counts of 1 to 4 are hidden, with further figures that would give them away."
            }
            Self::Unrestricted => "RESTRICTED: small numbers are shown. Do not publish or pass on.",
        }
    }

    /// What every page, sheet and picture must say of who may read it; `None` when anyone may.
    #[must_use]
    pub fn restriction(self) -> Option<&'static str> {
        (self == Self::Unrestricted).then(|| self.notice())
    }
}
