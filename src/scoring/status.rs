//! The words for how well a figure, or a section, does.

use serde::{Deserialize, Serialize};

/// How a figure stands against its standard.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The rule holds.
    Met,
    /// Not met, inside the close band.
    Close,
    /// Not met.
    NotMet,
    /// No valid figure.
    NoData,
    /// A figure, and nothing to judge it by: never coloured.
    NoStandard,
}

impl Status {
    /// The word beside the sign.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::Close => "Close",
            Self::NotMet => "Not met",
            Self::NoData => "No data",
            Self::NoStandard => "No standard",
        }
    }

    /// The sign that stands for it where no picture can: `✓ ◆ ✗ –`.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Met => "✓",
            Self::Close => "◆",
            Self::NotMet => "✗",
            Self::NoData => "–",
            Self::NoStandard => "·",
        }
    }

    /// The share of its weight that a status scores; `None` where it is not counted.
    #[must_use]
    pub const fn points(self) -> Option<f64> {
        match self {
            Self::Met => Some(1.0),
            Self::Close => Some(0.5),
            Self::NotMet => Some(0.0),
            Self::NoData | Self::NoStandard => None,
        }
    }
}

/// How a section stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionStatus {
    /// From 75%.
    Met,
    /// From 50%.
    Close,
    /// Below 50%.
    NotMet,
    /// Too little is covered for a colour: percentage and coverage are shown.
    Provisional,
    /// Nothing counts.
    NoData,
}

impl SectionStatus {
    /// The word beside the sign.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::Close => "Close",
            Self::NotMet => "Not met",
            Self::Provisional => "Provisional",
            Self::NoData => "No data",
        }
    }

    /// The indicator status with the same colour and sign; `NoData` where there is no colour.
    #[must_use]
    pub const fn as_status(self) -> Status {
        match self {
            Self::Met => Status::Met,
            Self::Close => Status::Close,
            Self::NotMet => Status::NotMet,
            Self::Provisional | Self::NoData => Status::NoData,
        }
    }
}

/// Whether chance could explain the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The whole 95% interval is on one side of the standard.
    Clear,
    /// The interval holds the standard.
    CouldBeChance,
    /// Nothing is sampled: staffing, occupancy, yes or no.
    Exact,
}

/// How far the data behind a figure can be relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// Nothing is amiss.
    #[default]
    Full,
    /// Something is: late, partly missing, or questioned.
    Partial,
    /// Not to be relied on.
    Poor,
}

impl Quality {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::Poor => "poor",
        }
    }
}

/// The four sides of data quality.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Whether all of it is there.
    Completeness,
    /// Whether it is new enough.
    Timeliness,
    /// Whether it can be right.
    Validity,
    /// Whether those who gave it agree, and stand by it.
    Source,
}

impl Aspect {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Completeness => "Completeness",
            Self::Timeliness => "Timeliness",
            Self::Validity => "Validity",
            Self::Source => "Source",
        }
    }
}
