//! How a picture looks, apart from its size.

use super::{Colour, Theme, Tokens};
use crate::figure::Role;

/// The look of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    tokens: Tokens,
}

impl Style {
    /// The look of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        Self::with(Tokens::of(theme))
    }

    /// The look with these colours.
    #[must_use]
    pub fn with(tokens: &Tokens) -> Self {
        Self { tokens: tokens.clone() }
    }

    /// For paper: the light theme.
    #[must_use]
    pub fn print() -> Self {
        Self::of(Theme::Light)
    }

    /// The colour of `role`.
    #[must_use]
    pub const fn colour(&self, role: Role) -> Colour {
        self.tokens.role(role)
    }
}
