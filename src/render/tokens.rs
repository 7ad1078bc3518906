//! The colours of a theme, by role; the window and the pictures share them.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Colour;
use crate::figure::Role;

/// The themes there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// White, for paper and daylight.
    #[default]
    Light,
    /// Dark.
    Dark,
    /// White on black with the strongest contrast.
    HighContrast,
}

/// One colour for each role, and the tints that lie behind roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// Text.
    pub ink: Colour,
    /// Lesser text.
    pub muted: Colour,
    /// Grid lines and frames.
    pub line: Colour,
    /// What lies behind cards.
    pub ground: Colour,
    /// What lies behind text and charts.
    pub card: Colour,
    /// What can be pressed.
    pub action: Colour,
    /// Behind `action`.
    pub action_tint: Colour,
    /// Status met.
    pub met: Colour,
    /// Behind `met`.
    pub met_tint: Colour,
    /// Status close.
    pub close: Colour,
    /// Behind `close`.
    pub close_tint: Colour,
    /// Status not met.
    pub not_met: Colour,
    /// Behind `not_met`.
    pub not_met_tint: Colour,
    /// No data.
    pub no_data: Colour,
    /// Behind `no_data`.
    pub no_data_tint: Colour,
    /// Control chart: improvement.
    pub better: Colour,
    /// Control chart: concern.
    pub worse: Colour,
    /// Control chart: neither.
    pub neither: Colour,
    /// More than chance, where neither way is better.
    pub special: Colour,
}

impl Tokens {
    /// The colours of `theme`, from `assets/theme`.
    #[must_use]
    pub fn of(theme: Theme) -> &'static Self {
        static LIGHT: LazyLock<Tokens> =
            LazyLock::new(|| embedded(include_str!("../../assets/theme/light.ron")));
        static DARK: LazyLock<Tokens> =
            LazyLock::new(|| embedded(include_str!("../../assets/theme/dark.ron")));
        static HIGH_CONTRAST: LazyLock<Tokens> =
            LazyLock::new(|| embedded(include_str!("../../assets/theme/high_contrast.ron")));
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
            Theme::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// The colour of `role`.
    #[must_use]
    pub const fn role(&self, role: Role) -> Colour {
        match role {
            Role::Ink => self.ink,
            Role::Muted => self.muted,
            Role::Line => self.line,
            Role::Ground => self.ground,
            Role::Card => self.card,
            Role::Action => self.action,
            Role::Met => self.met,
            Role::Close => self.close,
            Role::NotMet => self.not_met,
            Role::NoData => self.no_data,
            Role::Better => self.better,
            Role::Worse => self.worse,
            Role::Neither => self.neither,
            Role::Special => self.special,
        }
    }
}

#[expect(clippy::expect_used, reason = "the text is part of the program and a test reads every theme")]
fn embedded(text: &str) -> Tokens {
    ron::from_str(text).expect("the embedded theme is well formed")
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn every_text_is_readable_on_card_ground_and_tint() {
        for theme in Theme::iter() {
            let t = Tokens::of(theme);
            let least = if theme == Theme::HighContrast { 7.0 } else { 4.5 };
            let texts = [
                ("ink", t.ink),
                ("muted", t.muted),
                ("action", t.action),
                ("met", t.met),
                ("close", t.close),
                ("not met", t.not_met),
                ("no data", t.no_data),
                ("better", t.better),
                ("worse", t.worse),
                ("neither", t.neither),
                ("special", t.special),
            ];
            for (name, colour) in texts {
                for (behind, back) in [("card", t.card), ("ground", t.ground)] {
                    let contrast = colour.contrast(back);
                    assert!(contrast >= least, "{theme:?}: {name} on {behind} is {contrast:.2}");
                }
            }
            for (name, colour, tint) in [
                ("action", t.action, t.action_tint),
                ("met", t.met, t.met_tint),
                ("close", t.close, t.close_tint),
                ("not met", t.not_met, t.not_met_tint),
                ("no data", t.no_data, t.no_data_tint),
            ] {
                assert!(colour.contrast(tint) >= least, "{theme:?}: {name} on its tint");
                assert!(t.ink.contrast(tint) >= least, "{theme:?}: ink on the tint of {name}");
            }
        }
    }
}
