//! What a colour is for. A theme turns a role into a colour; a figure never names one.

/// The role of a colour; each is a token of the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Text and the series that the figure is about.
    Ink,
    /// Lesser text and the series it is compared with.
    Muted,
    /// Grid lines and frames.
    Line,
    /// What lies behind cards.
    Ground,
    /// What lies behind text and charts.
    Card,
    /// What can be pressed; never a status.
    Action,
    /// Status met.
    Met,
    /// Status close.
    Close,
    /// Status not met.
    NotMet,
    /// No figure, or too little to judge.
    NoData,
    /// Control chart: improvement.
    Better,
    /// Control chart: concern.
    Worse,
    /// Control chart: neither.
    Neither,
    /// More than chance, where neither way is better.
    Special,
}

/// Where the latest figure stands against its standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The standard is met.
    Met,
    /// It is nearly met.
    Close,
    /// It is not met.
    NotMet,
}

impl Standing {
    /// The colour role of this standing.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Met => Role::Met,
            Self::Close => Role::Close,
            Self::NotMet => Role::NotMet,
        }
    }

    /// Its word, because colour is never alone.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Close => "close",
            Self::NotMet => "not met",
        }
    }
}
