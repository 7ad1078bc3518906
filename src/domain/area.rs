//! Areas and organisations: who a figure is about.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

/// A code such as `5ZZ`, `E09000022` or `RYR`.
///
/// Where a return gives a name and no code, the code is `~` and the folded name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AreaCode(Arc<str>);

impl AreaCode {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The stand-in code of an area that a return only names.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        Self(format!("~{}", crate::base::fold(name)).into())
    }

    /// Whether this is the stand-in code of an area without one.
    #[must_use]
    pub fn is_stand_in(&self) -> bool {
        self.0.starts_with('~')
    }
}

impl From<&str> for AreaCode {
    fn from(code: &str) -> Self {
        Self(code.trim().to_uppercase().into())
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of place or organisation an area is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
pub enum AreaKind {
    /// England as a whole.
    England,
    /// A region, or a commissioning region.
    Region,
    /// A strategic health authority (to March 2013) or area team (to 2015).
    HealthAuthority,
    /// A primary care trust or care trust (to March 2013).
    PrimaryCareTrust,
    /// A clinical commissioning group (2013 to 2022).
    CommissioningGroup,
    /// An integrated care board, or one of its places (from 2022).
    CareBoard,
    /// A county, district, borough or unitary authority.
    LocalAuthority,
    /// A hospital or community trust.
    Trust,
    /// Areas that a person put together.
    Footprint,
    /// Anything else: a ward, another nation, a practice.
    Other,
}

impl AreaKind {
    /// The kind that a code's own form gives away; `None` where it does not.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let code = code.trim();
        let bytes = code.as_bytes();
        if bytes.len() == 9 && bytes[1..].iter().all(u8::is_ascii_digit) {
            return Some(match code.get(..3)? {
                "E92" => Self::England,
                "E12" | "E13" | "E40" | "E45" | "W92" | "S92" | "N92" => Self::Region,
                "E18" | "E39" => Self::HealthAuthority,
                "E16" | "E17" => Self::PrimaryCareTrust,
                "E06" | "E07" | "E08" | "E09" | "E10" | "E11" => Self::LocalAuthority,
                "E38" | "E54" => Self::CareBoard,
                _ => Self::Other,
            });
        }
        if bytes.len() != 3 || !bytes.iter().all(u8::is_ascii_alphanumeric) {
            return None;
        }
        let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
        match (bytes[0].to_ascii_uppercase(), digits) {
            (b'R' | b'A', _) if bytes[1].is_ascii_alphanumeric() && digits < 3 => Some(Self::Trust),
            (b'1'..=b'9', 3) => Some(Self::LocalAuthority),
            (b'5' | b'T', _) if bytes[1].is_ascii_alphabetic() => Some(Self::PrimaryCareTrust),
            (b'Q', 2) => Some(Self::HealthAuthority),
            (b'Q', _) => Some(Self::CareBoard),
            (b'Y', _) => Some(Self::Region),
            (b'0'..=b'9', 2) => Some(Self::CommissioningGroup),
            _ => None,
        }
    }

    /// Whether two kinds may be those of one body: a group of 2013 is a board's place since 2022.
    #[must_use]
    pub fn may_be(self, other: Self) -> bool {
        const PLACES: [AreaKind; 2] = [AreaKind::CommissioningGroup, AreaKind::CareBoard];
        self == other || PLACES.contains(&self) && PLACES.contains(&other)
    }

    /// Whether areas of this kind hold many others, and are there to compare with.
    #[must_use]
    pub const fn is_wide(self) -> bool {
        matches!(self, Self::England | Self::Region | Self::HealthAuthority)
    }

    /// What people call this kind.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::England => "England",
            Self::Region => "Region",
            Self::HealthAuthority => "Health authority",
            Self::PrimaryCareTrust => "Primary care trust",
            Self::CommissioningGroup => "Clinical commissioning group",
            Self::CareBoard => "Integrated care board",
            Self::LocalAuthority => "Local authority",
            Self::Trust => "Trust",
            Self::Footprint => "Footprint",
            Self::Other => "Other",
        }
    }
}

/// An area or organisation as a return names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Its code, or the stand-in code of its name.
    pub code: AreaCode,
    /// Its name as last seen, trimmed.
    pub name: String,
    /// What kind it is.
    pub kind: AreaKind,
}

impl Area {
    /// `Exampleton (5ZZ)`, or the name alone where there is no code.
    #[must_use]
    pub fn label(&self) -> String {
        if self.code.is_stand_in() { self.name.clone() } else { format!("{} ({})", self.name, self.code) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_gives_its_kind_away() {
        // Codes seen in the published files that RETURNS.md lists.
        for (code, kind) in [
            ("E92000001", AreaKind::England),
            ("E12000007", AreaKind::Region),
            ("E40000003", AreaKind::Region),
            ("E54000061", AreaKind::CareBoard),
            ("E38000146", AreaKind::CareBoard),
            ("E09000022", AreaKind::LocalAuthority),
            ("5D7", AreaKind::PrimaryCareTrust),
            ("5ZZ", AreaKind::PrimaryCareTrust),
            ("TAL", AreaKind::PrimaryCareTrust),
            ("Q30", AreaKind::HealthAuthority),
            ("QWO", AreaKind::CareBoard),
            ("09X", AreaKind::CommissioningGroup),
            ("RYR", AreaKind::Trust),
            ("111", AreaKind::LocalAuthority),
            ("52R", AreaKind::CommissioningGroup),
            ("506", AreaKind::LocalAuthority),
            ("E13000001", AreaKind::Region),
        ] {
            assert_eq!(AreaKind::of_code(code), Some(kind), "{code}");
        }
        assert_eq!(AreaKind::of_code("Crawley"), None);
    }
}
