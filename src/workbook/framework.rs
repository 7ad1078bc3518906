//! The thirteen sections and the outcome, with what each asks, in our own words.
//!
//! The words are in `assets/workbook`, where one file is one section. How the source's lists were
//! read: a bullet is a question, and where it asks two things, so does the question; what is listed
//! under it are its items, and where an item has a list of its own, that list stands in its place; a
//! question without a bullet is a question of its own. Items that are questions end like one, and
//! other items have no full stop.

use serde::{Deserialize, Serialize};

use super::Role;

/// The section that a workshop takes first.
const OVERVIEW: u8 = 13;

/// The parts of the Christmas tree.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Sections 1 to 5: the service as it is provided.
    ChallengeToProviders,
    /// Sections 6 to 10: how the population uses it.
    PopulationFocus,
    /// Sections 11 to 13: the commissioning that balances the two.
    Commissioning,
    /// What it is all for.
    Outcome,
}

impl Side {
    /// The side's name in the window and in papers.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ChallengeToProviders => "Challenge to providers",
            Self::PopulationFocus => "Population focus",
            Self::Commissioning => "Commissioning",
            Self::Outcome => "Outcome",
        }
    }
}

/// One section of the workbook, or the outcome (number 14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// 1 to 13; 14 for the outcome.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// The side it stands on.
    pub side: Side,
    /// What it aims for, in a sentence.
    pub aim: String,
    /// Its sub-headings with their questions, in order.
    pub headings: Vec<Heading>,
}

impl Section {
    /// Its questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.headings.iter().flat_map(|heading| &heading.questions)
    }

    /// What stands over the questions of `heading`: its number, where it has one, and its name.
    #[must_use]
    pub fn title_of(&self, heading: &Heading) -> String {
        if self.side == Side::Outcome || heading.number == 0 {
            return heading.name.clone();
        }
        format!("{}.{} {}", self.number, heading.number, heading.name)
    }
}

/// A numbered sub-heading of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// Its number within the section, from 1; 0 over the questions that people added.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// What is asked under it, in order.
    pub questions: Vec<Question>,
}

/// Something the workbook asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its place: section, heading and number, such as `11.1.4`; `11.L1` where people added it.
    pub place: String,
    /// What is asked, in our own words.
    pub text: String,
    /// The parts of the question, in order; mostly none.
    #[serde(default)]
    pub items: Vec<SubItem>,
}

/// A part of a question, ticked one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubItem {
    /// Its place: the question's and a letter, such as `11.1.4a`.
    pub place: String,
    /// What is asked or listed.
    pub text: String,
}

/// One of the sixteen actions likely to have the highest impact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HighImpactChange {
    /// 1 to 16.
    pub number: u8,
    /// What to do, in a few words.
    pub name: String,
    /// What to do, in a sentence.
    pub text: String,
    /// Whether it is strategic (1 to 5) rather than specific (6 to 16).
    pub strategic: bool,
    /// The sections it bears on.
    pub sections: Vec<u8>,
    /// The questions that ask about it, by place.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// An abbreviation and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acronym {
    /// The letters.
    pub short: String,
    /// What they stand for.
    pub long: String,
}

/// The whole framework.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// Sections 1 to 13 and the outcome, in order.
    pub sections: Vec<Section>,
    /// The sixteen, in order.
    pub high_impact_changes: Vec<HighImpactChange>,
    /// In alphabetical order.
    pub acronyms: Vec<Acronym>,
    /// Whom it suggests to invite to a workshop, in order.
    pub roles: Vec<Role>,
}

impl Workbook {
    /// The high impact change of that number.
    #[must_use]
    pub fn change(&self, number: u8) -> Option<&HighImpactChange> {
        self.high_impact_changes.iter().find(|change| change.number == number)
    }

    /// The section of that number (14 is the outcome).
    #[must_use]
    pub fn section(&self, number: u8) -> Option<&Section> {
        self.sections.iter().find(|section| section.number == number)
    }

    /// The sections in the order in which a workshop takes them: 13 first, for an overview in which
    /// everybody has a say, then the others, and the outcome last.
    #[must_use]
    pub fn usual_order(&self) -> Vec<u8> {
        let mut numbers: Vec<u8> = self.sections.iter().map(|section| section.number).collect();
        numbers.sort_by_key(|number| (*number != OVERVIEW, *number));
        numbers
    }

    /// The question at `place`.
    #[must_use]
    pub fn question(&self, place: &str) -> Option<&Question> {
        self.sections.iter().flat_map(Section::questions).find(|question| question.place == place)
    }
}
