//! How far an area has come with what a question asks, as the people at a workshop see it.

use serde::{Deserialize, Serialize};

/// What people say of a question.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing is done.
    NotStarted,
    /// Here and there, by whom it occurs to.
    AdHoc,
    /// Planned, or done in part.
    Planned,
    /// Done everywhere as a matter of course.
    Systematic,
    /// Done everywhere, fairly for all, and shown by evidence.
    Equitable,
    /// The question is not one for this area.
    NotApplicable,
    /// Nobody in the room could say.
    NotKnown,
}

impl Level {
    /// The most points that a question can have.
    pub const MOST: u8 = 4;

    /// 0 to 4; none where there is nothing to score.
    #[must_use]
    pub const fn points(self) -> Option<u8> {
        match self {
            Self::NotStarted => Some(0),
            Self::AdHoc => Some(1),
            Self::Planned => Some(2),
            Self::Systematic => Some(3),
            Self::Equitable => Some(Self::MOST),
            Self::NotApplicable | Self::NotKnown => None,
        }
    }

    /// The level of so many points.
    #[must_use]
    pub const fn of_points(points: u8) -> Option<Self> {
        Some(match points {
            0 => Self::NotStarted,
            1 => Self::AdHoc,
            2 => Self::Planned,
            3 => Self::Systematic,
            4 => Self::Equitable,
            _ => return None,
        })
    }

    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::AdHoc => "Ad hoc",
            Self::Planned => "Planned or partial",
            Self::Systematic => "Systematic",
            Self::Equitable => "Systematic, equitable and evidenced",
            Self::NotApplicable => "Not applicable",
            Self::NotKnown => "Not known",
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn points_and_levels_are_each_others() {
        let scored: Vec<Level> = Level::iter().filter(|level| level.points().is_some()).collect();
        assert_eq!(scored.len(), 5);
        for level in scored {
            assert_eq!(Level::of_points(level.points().unwrap()), Some(level));
        }
        assert_eq!(Level::of_points(5), None);
    }
}
