//! The icons of Making Data Count: how a figure varies, and whether it will meet its target.
//!
//! Colour is never alone: beside it stands a triangle, up for better and down for worse as everywhere,
//! and a letter.

use super::{Role, Shape};
use crate::statistics::spc::{Assurance, Variation};

/// A disc with a shape and a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Icon {
    /// The colour of the disc.
    pub role: Role,
    /// The shape before the letter, where there is one.
    pub shape: Option<Shape>,
    /// The letter; may be empty.
    pub letter: &'static str,
    /// Whether the disc is filled; what needs no action is a ring.
    pub filled: bool,
    /// What it says, in words.
    pub words: &'static str,
}

impl From<Variation> for Icon {
    fn from(variation: Variation) -> Self {
        use Variation as V;
        let icon =
            |role, shape, letter, words| Self { role, shape: Some(shape), letter, filled: true, words };
        match variation {
            V::CommonCause => Self {
                filled: false,
                ..icon(Role::Neither, Shape::Circle, "", "Common cause: no more change than chance makes")
            },
            V::ImprovementHigh => {
                icon(Role::Better, Shape::Up, "H", "Special cause: improvement, higher figures")
            }
            V::ImprovementLow => {
                icon(Role::Better, Shape::Up, "L", "Special cause: improvement, lower figures")
            }
            V::ConcernHigh => icon(Role::Worse, Shape::Down, "H", "Special cause: concern, higher figures"),
            V::ConcernLow => icon(Role::Worse, Shape::Down, "L", "Special cause: concern, lower figures"),
            V::NeutralHigh => {
                icon(Role::Special, Shape::Up, "", "Special cause: higher figures, neither better nor worse")
            }
            V::NeutralLow => {
                icon(Role::Special, Shape::Down, "", "Special cause: lower figures, neither better nor worse")
            }
        }
    }
}

impl From<Assurance> for Icon {
    fn from(assurance: Assurance) -> Self {
        let icon = |role, letter, filled, words| Self { role, shape: None, letter, filled, words };
        match assurance {
            Assurance::Pass => {
                icon(Role::Better, "P", true, "The process as it runs will pass the target each time")
            }
            Assurance::Fail => {
                icon(Role::Worse, "F", true, "The process as it runs will fail the target each time")
            }
            Assurance::HitOrMiss => icon(
                Role::Neither,
                "?",
                false,
                "The process as it runs will hit or miss the target by chance",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_icons_look_alike_without_colour() {
        let variations = [
            Variation::CommonCause,
            Variation::ImprovementHigh,
            Variation::ImprovementLow,
            Variation::ConcernHigh,
            Variation::ConcernLow,
            Variation::NeutralHigh,
            Variation::NeutralLow,
        ];
        let assurances = [Assurance::Pass, Assurance::Fail, Assurance::HitOrMiss];
        let icons = variations.map(Icon::from).into_iter().chain(assurances.map(Icon::from));
        let mut looks: Vec<_> = icons.map(|icon| (icon.shape, icon.letter, icon.filled)).collect();
        let all = looks.len();
        looks.sort_by_key(|look| format!("{look:?}"));
        looks.dedup();
        assert_eq!(looks.len(), all);
    }
}
