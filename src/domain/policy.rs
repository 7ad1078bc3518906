//! How much is hidden of what leaves the program.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

/// What is hidden from those outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// Counts of 1 to 4, and what would give them away.
    #[default]
    SmallNumbers,
    /// Counts of 1 to 7; the others are rounded to 5.
    RoundedTo5,
    /// Counts of 1 and 2.
    Under3,
    /// As somebody decided.
    Custom {
        /// The largest count that is hidden.
        largest: u16,
        /// What the others are rounded to; 1 for not at all.
        base: u16,
    },
    /// Nothing; whatever leaves is marked restricted.
    Unrestricted,
}

impl Policy {
    /// The names that settings give them.
    pub const NAMES: [(&str, Self); 5] = [
        ("small_numbers", Self::SmallNumbers),
        ("rounded_to_5", Self::RoundedTo5),
        ("under_3", Self::Under3),
        ("custom", Self::Custom { largest: 4, base: 1 }),
        ("unrestricted", Self::Unrestricted),
    ];

    /// The name that a setting gives it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SmallNumbers => "small_numbers",
            Self::RoundedTo5 => "rounded_to_5",
            Self::Under3 => "under_3",
            Self::Custom { .. } => "custom",
            Self::Unrestricted => "unrestricted",
        }
    }

    /// The policy of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, policy)| *policy)
    }

    /// The largest count that is hidden; 0 for none.
    #[must_use]
    pub const fn largest(self) -> u16 {
        match self {
            Self::SmallNumbers => 4,
            Self::RoundedTo5 => 7,
            Self::Under3 => 2,
            Self::Custom { largest, .. } => largest,
            Self::Unrestricted => 0,
        }
    }

    /// What counts that are shown are rounded to; 1 for not at all.
    #[must_use]
    pub const fn base(self) -> u16 {
        match self {
            Self::RoundedTo5 => 5,
            Self::Custom { base, .. } if base > 1 => base,
            _ => 1,
        }
    }

    /// A count as it may be shown.
    #[must_use]
    pub fn rounded(self, count: f64) -> f64 {
        let base = f64::from(self.base());
        if self.base() > 1 { (count / base).round() * base } else { count }
    }

    /// What is hidden, in a few words.
    #[must_use]
    pub fn in_short(self) -> String {
        match self.largest() {
            0 => "Small counts are shown".to_owned(),
            1 => "Counts of 1 are hidden".to_owned(),
            2 => "Counts of 1 and 2 are hidden".to_owned(),
            largest => format!("Counts of 1 to {largest} are hidden"),
        }
    }

    /// What is printed with everything that leaves under this policy.
    #[must_use]
    pub fn notice(self) -> String {
        if let Some(restriction) = self.restriction() {
            return restriction.to_owned();
        }
        let mut notice = format!("{}, with further figures that would give them away.", self.in_short());
        if self.base() > 1 {
            let _ = write!(
                notice,
                " Other counts are rounded to {}, and rates worked out from those.",
                self.base()
            );
        }
        notice
    }

    /// What every page, sheet and picture must say of who may read it; `None` when anyone may.
    #[must_use]
    pub fn restriction(self) -> Option<&'static str> {
        (self == Self::Unrestricted)
            .then_some("RESTRICTED: small numbers are shown. Do not publish or pass on.")
    }
}
