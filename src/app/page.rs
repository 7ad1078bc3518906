//! The pages of the window.

use crate::domain::IndicatorId;

/// What the middle of the window shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Before any scorecard is open.
    #[default]
    Start,
    /// The tree of sections.
    Overview,
    /// The table of indicators.
    Scorecard,
    /// One section with its questions.
    Section(u8),
    /// One indicator with its chart.
    Indicator(IndicatorId),
    /// Returns that are being read and looked over.
    Import,
    /// What was imported.
    Returns,
    /// Everything doubtful about the figures.
    DataQuality,
    /// Every indicator beside other areas.
    CompareAreas,
    /// Every indicator between groups of people.
    Inequalities,
    /// The workshop: who is invited, the questions before the room, the workshops before.
    Workshop,
    /// The paper for the meeting.
    BoardPaper,
    /// What changed since another scorecard.
    Changes,
    /// Who does what by when.
    Actions,
    /// The sixteen changes likely to do most.
    HighImpactChanges,
    /// What is done for those whom the Equality Act protects.
    Equality,
    /// Who changed what and when.
    History,
    /// Every setting of the methods.
    Methods,
    /// Every dated standard.
    Standards,
    /// How the program is on this computer.
    Settings,
    /// How it all works.
    Help,
}

impl Page {
    /// The pages that can be gone to whatever is shown, in the order of the side bar.
    #[must_use]
    pub const fn in_side_bar() -> [Self; 18] {
        [
            Self::Overview,
            Self::Scorecard,
            Self::Section(1),
            Self::CompareAreas,
            Self::Inequalities,
            Self::Workshop,
            Self::Actions,
            Self::HighImpactChanges,
            Self::Equality,
            Self::BoardPaper,
            Self::Changes,
            Self::Returns,
            Self::DataQuality,
            Self::Standards,
            Self::Methods,
            Self::History,
            Self::Settings,
            Self::Help,
        ]
    }

    /// The name in the side bar; sections and indicators belong under others.
    #[must_use]
    pub const fn side_bar(&self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Overview => "Overview",
            Self::Scorecard | Self::Indicator(_) => "Scorecard",
            Self::Section(_) => "Sections",
            Self::Import | Self::Returns => "Returns",
            Self::DataQuality => "Data quality",
            Self::CompareAreas => "Compare areas",
            Self::Inequalities => "Inequalities",
            Self::Workshop => "Workshop",
            Self::BoardPaper => "Board paper",
            Self::Changes => "Changes",
            Self::Actions => "Actions",
            Self::HighImpactChanges => "High impact changes",
            Self::Equality => "Equality",
            Self::History => "History",
            Self::Methods => "Methods",
            Self::Standards => "Standards",
            Self::Settings => "Settings",
            Self::Help => "Help",
        }
    }
}
