//! Whether a change is for the better: sign, word and the colours of control charts.

use eframe::egui::{self, RichText};

use super::super::theme::{Theme, semi_bold};
use crate::{
    figure::Role,
    workbook::{Polarity, Unit},
};

/// What a change means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Direction {
    /// For the better.
    Better,
    /// For the worse.
    Worse,
    /// Too small to be seen in the unit's decimals.
    Same,
    /// Up, where neither way is better.
    Up,
    /// Down, where neither way is better.
    Down,
}

impl Direction {
    /// What `change`, in the read unit, means for an indicator of that polarity.
    #[must_use]
    pub(in crate::app) fn of(change: f64, unit: Unit, polarity: Polarity) -> Self {
        if !crate::base::number_format::number(change, unit.places())
            .contains(|c: char| ('1'..='9').contains(&c))
        {
            return Self::Same;
        }
        match (polarity, change > 0.0) {
            (Polarity::High, true) | (Polarity::Low, false) => Self::Better,
            (Polarity::High, false) | (Polarity::Low, true) => Self::Worse,
            (Polarity::Band | Polarity::Neutral, true) => Self::Up,
            (Polarity::Band | Polarity::Neutral, false) => Self::Down,
        }
    }

    /// Its sign and word, and the colour.
    #[must_use]
    pub(in crate::app) const fn words(self) -> (&'static str, Role) {
        match self {
            Self::Better => ("▲ better", Role::Better),
            Self::Worse => ("▼ worse", Role::Worse),
            Self::Same => ("● same", Role::Neither),
            Self::Up => ("▲ up", Role::Neither),
            Self::Down => ("▼ down", Role::Neither),
        }
    }
}

/// `▲ better` in blue, `▼ worse` in orange, the rest in grey.
pub(in crate::app) fn direction_label(
    ui: &mut egui::Ui,
    theme: &Theme,
    direction: Direction,
) -> egui::Response {
    let (text, role) = direction.words();
    ui.label(RichText::new(text).family(semi_bold()).size(12.0).color(theme.colour(role)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_better_or_worse_by_polarity() {
        use Direction::{Better, Down, Same, Up, Worse};
        for (change, unit, polarity, expected) in [
            (0.4, Unit::Percent, Polarity::High, Better),
            (-0.4, Unit::Percent, Polarity::High, Worse),
            (0.4, Unit::Percent, Polarity::Low, Worse),
            (-0.4, Unit::Percent, Polarity::Low, Better),
            (0.04, Unit::Percent, Polarity::Low, Same),
            (0.04, Unit::Number, Polarity::Low, Worse),
            (1.0, Unit::Pounds, Polarity::Neutral, Up),
            (-1.0, Unit::Count, Polarity::Band, Down),
        ] {
            assert_eq!(Direction::of(change, unit, polarity), expected, "{change} {unit:?} {polarity:?}");
        }
    }
}
