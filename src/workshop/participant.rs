//! Who is invited to a workshop, and who came.

use serde::{Deserialize, Serialize};

use super::HasNumber;

/// A place at the table: a role in an organisation, with a name only where a person gave one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Participant {
    /// Its number in this workshop, from 1.
    pub number: u32,
    /// The number of the role that the workbook suggests; none for a role of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested: Option<u8>,
    /// The role in words.
    pub role: String,
    /// For which organisation.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// Whose name it is; never in what leaves the program unless a person asks for it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether they come.
    pub attendance: Attendance,
}

impl HasNumber for Participant {
    fn number(&self) -> u32 {
        self.number
    }

    fn set_number(&mut self, number: u32) {
        self.number = number;
    }
}

/// Whether somebody who is invited comes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// Not asked yet.
    #[default]
    ToInvite,
    /// Asked; no answer yet.
    Invited,
    /// Means to come.
    Accepted,
    /// Cannot come.
    Declined,
    /// Was there.
    Present,
    /// Was not there.
    Absent,
}

impl Attendance {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ToInvite => "To invite",
            Self::Invited => "Invited",
            Self::Accepted => "Accepted",
            Self::Declined => "Declined",
            Self::Present => "Present",
            Self::Absent => "Absent",
        }
    }

    /// Whether their organisation can still be heard through them.
    #[must_use]
    pub const fn has_voice(self) -> bool {
        matches!(self, Self::ToInvite | Self::Invited | Self::Accepted | Self::Present)
    }
}
