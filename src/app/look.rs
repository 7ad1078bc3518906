//! Light, dark, high contrast, or as the system says.

/// What the window looks like.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, strum::EnumIter,
)]
pub enum Look {
    /// Light or dark as the system is set.
    #[default]
    AsSystem,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// White on black with strong lines.
    HighContrast,
}

impl Look {
    /// The words in the menu.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::AsSystem => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::HighContrast => "High contrast",
        }
    }
}
