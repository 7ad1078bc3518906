//! The thirteen sections and the outcome, with what each asks, in our own words.
//!
//! The words are in `assets/workbook`, where one file is one section. How the source's lists were
//! read: a bullet is a question, and where it asks two things, so does the question; what is listed
//! under it are its items, and where an item has a list of its own, that list stands in its place; a
//! question without a bullet is a question of its own. Items that are questions end like one, and
//! other items have no full stop.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::base::embedded;

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

/// A numbered sub-heading of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Its number within the section, from 1.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// What is asked under it, in order.
    pub questions: Vec<Question>,
}

/// Something the workbook asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its place: section, heading and number, such as `11.1.4`.
    pub place: String,
    /// What is asked, in our own words.
    pub text: String,
    /// The parts of the question, in order; mostly none.
    #[serde(default)]
    pub items: Vec<SubItem>,
}

/// A part of a question, ticked one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubItem {
    /// Its place: the question's and a letter, such as `11.1.4a`.
    pub place: String,
    /// What is asked or listed.
    pub text: String,
}

/// One of the sixteen actions likely to have the highest impact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// An abbreviation and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acronym {
    /// The letters.
    pub short: String,
    /// What they stand for.
    pub long: String,
}

/// The whole framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// Sections 1 to 13 and the outcome, in order.
    pub sections: Vec<Section>,
    /// The sixteen, in order.
    pub high_impact_changes: Vec<HighImpactChange>,
    /// In alphabetical order.
    pub acronyms: Vec<Acronym>,
}

impl Workbook {
    /// The section of that number (14 is the outcome).
    #[must_use]
    pub fn section(&self, number: u8) -> Option<&Section> {
        self.sections.iter().find(|section| section.number == number)
    }
}

/// What an asset of the workbook says.
macro_rules! read {
    ($file:literal) => {
        embedded(concat!("workbook/", $file), include_str!(concat!("../../assets/workbook/", $file)))
    };
}

/// The workbook of 2011, from `assets/workbook`.
#[must_use]
pub fn workbook() -> &'static Workbook {
    static WORKBOOK: LazyLock<Workbook> = LazyLock::new(|| Workbook {
        sections: vec![
            read!("section_01.ron"),
            read!("section_02.ron"),
            read!("section_03.ron"),
            read!("section_04.ron"),
            read!("section_05.ron"),
            read!("section_06.ron"),
            read!("section_07.ron"),
            read!("section_08.ron"),
            read!("section_09.ron"),
            read!("section_10.ron"),
            read!("section_11.ron"),
            read!("section_12.ron"),
            read!("section_13.ron"),
            read!("outcome.ron"),
        ],
        high_impact_changes: read!("high_impact_changes.ron"),
        acronyms: read!("acronyms.ron"),
    });
    &WORKBOOK
}
