//! The register of equality: what was analysed, provided and assessed for those whom the Equality Act 2010
//! protects, and what came of it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::HasNumber;

/// A protected characteristic: section 4 of the Equality Act 2010, in its order.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Characteristic {
    /// Age.
    Age,
    /// Disability, of body or mind.
    Disability,
    /// Gender reassignment.
    GenderReassignment,
    /// Marriage and civil partnership.
    MarriageAndCivilPartnership,
    /// Pregnancy and maternity.
    PregnancyAndMaternity,
    /// Race.
    Race,
    /// Religion or belief.
    ReligionOrBelief,
    /// Sex.
    Sex,
    /// Sexual orientation.
    SexualOrientation,
}

impl Characteristic {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Age => "Age",
            Self::Disability => "Disability",
            Self::GenderReassignment => "Gender reassignment",
            Self::MarriageAndCivilPartnership => "Marriage and civil partnership",
            Self::PregnancyAndMaternity => "Pregnancy and maternity",
            Self::Race => "Race",
            Self::ReligionOrBelief => "Religion or belief",
            Self::Sex => "Sex",
            Self::SexualOrientation => "Sexual orientation",
        }
    }
}

/// What is done for equality.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum EqualityKind {
    /// An analysis of whether provision is in proportion to need; an equity audit.
    #[default]
    Analysis,
    /// A service or training for people with particular needs.
    Service,
    /// An equality impact assessment.
    ImpactAssessment,
}

impl EqualityKind {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Analysis => "Analysis",
            Self::Service => "Service",
            Self::ImpactAssessment => "Impact assessment",
        }
    }

    /// Several of them, as a heading.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Analysis => "Analyses",
            Self::Service => "Services",
            Self::ImpactAssessment => "Impact assessments",
        }
    }
}

/// A step that should follow from an entry.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum EqualityStep {
    /// It is done; a service is provided.
    Done,
    /// Staff are trained for it.
    StaffTrained,
    /// What it showed is acted on.
    ActedOn,
    /// It is checked that it goes on.
    Monitored,
}

impl EqualityStep {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Done => "Done",
            Self::StaffTrained => "Staff trained",
            Self::ActedOn => "Acted on",
            Self::Monitored => "Monitored",
        }
    }
}

/// An analysis, a service or an assessment, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EqualityEntry {
    /// Its number; never used again.
    pub number: u32,
    /// What it is of: `Equity audit of antenatal care`.
    pub what: String,
    /// What kind of thing it is.
    pub kind: EqualityKind,
    /// Whom it is about.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub characteristics: BTreeSet<Characteristic>,
    /// The steps that are taken.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub steps: BTreeSet<EqualityStep>,
    /// When it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What is said of it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl EqualityEntry {
    /// Whether a step is taken.
    #[must_use]
    pub fn has(&self, step: EqualityStep) -> bool {
        self.steps.contains(&step)
    }

    /// Says whether a step is taken.
    pub fn set(&mut self, step: EqualityStep, taken: bool) {
        if taken {
            self.steps.insert(step);
        } else {
            self.steps.remove(&step);
        }
    }
}

impl HasNumber for EqualityEntry {
    fn number(&self) -> u32 {
        self.number
    }

    fn set_number(&mut self, number: u32) {
        self.number = number;
    }
}
