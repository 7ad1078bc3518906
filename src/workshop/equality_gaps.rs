//! What the register of equality lacks, each gap with the question of the workbook that asks about it.
//!
//! Section 4 asks whether provision was analysed by each protected characteristic and what was done about
//! it; section 7 how far impact assessments have come, whether staff are trained to make them, whether
//! they are acted on and checked; section 8 for training and provision for differing needs.

use strum::IntoEnumIterator as _;

use super::{Characteristic, EqualityEntry, EqualityKind, EqualityStep, Numbered};

/// Something that the register lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EqualityGap {
    /// The question of the workbook that asks about it.
    pub place: &'static str,
    /// What is lacking, in a sentence.
    pub words: String,
}

impl EqualityGap {
    /// The section that it belongs to.
    #[must_use]
    pub fn section(&self) -> u8 {
        self.place.split('.').next().and_then(|number| number.parse().ok()).unwrap_or_default()
    }
}

impl EqualityKind {
    /// The question that asks for it.
    #[must_use]
    pub const fn place(self) -> &'static str {
        match self {
            Self::Analysis => "4.1.1",
            Self::Service => "8.2.1",
            Self::ImpactAssessment => "7.3.2",
        }
    }

    /// The question that asks whether this step is taken.
    const fn place_of(self, step: EqualityStep) -> &'static str {
        match (self, step) {
            (Self::Analysis, EqualityStep::Done) => "4.1.1",
            (Self::Analysis, _) => "4.1.2",
            (Self::Service, _) => "8.2.1",
            (Self::ImpactAssessment, EqualityStep::Done) => "7.3.2a",
            (Self::ImpactAssessment, EqualityStep::StaffTrained) => "7.3.2b",
            (Self::ImpactAssessment, EqualityStep::ActedOn) => "7.3.2c",
            (Self::ImpactAssessment, EqualityStep::Monitored) => "7.3.2d",
        }
    }

    /// The steps that the workbook asks about.
    #[must_use]
    pub const fn steps(self) -> &'static [EqualityStep] {
        match self {
            Self::Analysis => &[EqualityStep::Done, EqualityStep::ActedOn, EqualityStep::Monitored],
            Self::Service => &[EqualityStep::Done, EqualityStep::StaffTrained, EqualityStep::Monitored],
            Self::ImpactAssessment => &[
                EqualityStep::Done,
                EqualityStep::StaffTrained,
                EqualityStep::ActedOn,
                EqualityStep::Monitored,
            ],
        }
    }
}

/// How far one kind of thing is done for one characteristic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coverage {
    /// Nothing is in the register.
    Nothing,
    /// Something is planned and none done.
    Planned,
    /// Something is done, with steps left.
    Done,
    /// Something is done with all its steps.
    Whole,
}

impl Coverage {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Nothing => "None",
            Self::Planned => "Not yet done",
            Self::Done => "Done, with steps left",
            Self::Whole => "Done and followed up",
        }
    }
}

fn coverage_of(entry: &EqualityEntry) -> Coverage {
    if !entry.has(EqualityStep::Done) {
        return Coverage::Planned;
    }
    let whole = entry.kind.steps().iter().all(|step| entry.has(*step));
    if whole { Coverage::Whole } else { Coverage::Done }
}

impl Numbered<EqualityEntry> {
    /// How far `kind` is done for `characteristic`: the best of its entries.
    #[must_use]
    pub fn coverage(&self, kind: EqualityKind, characteristic: Characteristic) -> Coverage {
        let about =
            self.iter().filter(|entry| entry.kind == kind && entry.characteristics.contains(&characteristic));
        about.map(coverage_of).max().unwrap_or(Coverage::Nothing)
    }

    /// What it lacks, kind by kind; nothing while nothing is entered, for then nobody asked.
    #[must_use]
    pub fn gaps(&self) -> Vec<EqualityGap> {
        if self.is_empty() {
            return Vec::new();
        }
        EqualityKind::iter().flat_map(|kind| self.gaps_of(kind)).collect()
    }

    fn gaps_of(&self, kind: EqualityKind) -> Vec<EqualityGap> {
        let mut gaps = Vec::new();
        let lacking: Vec<&str> = Characteristic::iter()
            .filter(|one| self.coverage(kind, *one) == Coverage::Nothing)
            .map(Characteristic::label)
            .collect();
        if !lacking.is_empty() {
            let name = match kind {
                EqualityKind::Analysis => "analysis",
                EqualityKind::Service => "service",
                EqualityKind::ImpactAssessment => "impact assessment",
            };
            let words = format!("There is no {name} for {}.", in_words(&lacking));
            gaps.push(EqualityGap { place: kind.place(), words });
        }
        for entry in self.iter().filter(|entry| entry.kind == kind) {
            gaps.extend(gap_of(entry));
        }
        gaps
    }
}

/// The steps that an entry lacks, in one gap: of one that is not done, only that.
fn gap_of(entry: &EqualityEntry) -> Option<EqualityGap> {
    let kind = entry.kind;
    let what = match entry.what.trim() {
        "" => format!("{} {}", kind.label(), entry.number),
        what => what.to_owned(),
    };
    if !entry.has(EqualityStep::Done) {
        let words = format!("“{what}” is not yet done.");
        return Some(EqualityGap { place: kind.place_of(EqualityStep::Done), words });
    }
    let lacking: Vec<EqualityStep> = kind.steps().iter().copied().filter(|step| !entry.has(*step)).collect();
    let first = *lacking.first()?;
    let steps: Vec<&str> = lacking
        .iter()
        .map(|step| match step {
            EqualityStep::Done => "not done",
            EqualityStep::StaffTrained => "staff are not trained for it",
            EqualityStep::ActedOn => "it is not acted on",
            EqualityStep::Monitored => "it is not monitored",
        })
        .collect();
    let words = format!("“{what}” is done, but {}.", in_words(&steps));
    Some(EqualityGap { place: kind.place_of(first), words })
}

/// `age, race and sex`; the first letter of each small.
fn in_words(words: &[&str]) -> String {
    let small = |word: &&str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    };
    let small: Vec<String> = words.iter().map(small).collect();
    match small.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::workbook::workbook;

    fn audit(of: &[Characteristic]) -> EqualityEntry {
        EqualityEntry {
            what: "Equity audit".to_owned(),
            characteristics: of.iter().copied().collect::<BTreeSet<_>>(),
            steps: [EqualityStep::Done, EqualityStep::ActedOn, EqualityStep::Monitored].into(),
            ..EqualityEntry::default()
        }
    }

    fn register(entries: Vec<EqualityEntry>) -> Numbered<EqualityEntry> {
        let mut list = Numbered::default();
        for entry in entries {
            list.set(entry);
        }
        list
    }

    #[test]
    fn nothing_is_said_before_anything_is_entered_and_then_every_characteristic_is_asked_for() {
        assert!(register(Vec::new()).gaps().is_empty());
        let all_but_two: Vec<Characteristic> = Characteristic::iter()
            .filter(|one| !matches!(one, Characteristic::Race | Characteristic::SexualOrientation))
            .collect();
        let gaps = register(vec![audit(&all_but_two)]).gaps();
        assert_eq!(gaps[0].words, "There is no analysis for race and sexual orientation.");
        assert_eq!((gaps[0].place, gaps[0].section()), ("4.1.1", 4));
        let (services, assessments) = (&gaps[1], &gaps[2]);
        assert_eq!((services.section(), assessments.section()), (8, 7));
        assert!(
            services.words.starts_with("There is no service for age, disability, gender"),
            "{services:?}"
        );
        assert_eq!(gaps.len(), 3);
    }

    #[test]
    fn what_is_done_and_not_followed_up_is_a_gap_where_the_workbook_asks_it() {
        let all: Vec<Characteristic> = Characteristic::iter().collect();
        let ignored = EqualityEntry { steps: [EqualityStep::Done].into(), ..audit(&all) };
        let of = |list: &Numbered<EqualityEntry>, section| {
            let gaps = list.gaps().into_iter().filter(|gap| gap.section() == section);
            gaps.map(|gap| (gap.place, gap.words)).collect::<Vec<_>>()
        };
        let said = "“Equity audit” is done, but it is not acted on and it is not monitored.".to_owned();
        assert_eq!(of(&register(vec![ignored]), 4), [("4.1.2", said)]);
        let kind = EqualityKind::ImpactAssessment;
        let untrained =
            EqualityEntry { kind, steps: [EqualityStep::Done, EqualityStep::ActedOn].into(), ..audit(&all) };
        let said = "“Equity audit” is done, but staff are not trained for it and it is not monitored.";
        assert_eq!(of(&register(vec![untrained]), 7), [("7.3.2b", said.to_owned())]);
        let planned = EqualityEntry { kind: EqualityKind::Service, steps: BTreeSet::new(), ..audit(&all) };
        let said = "“Equity audit” is not yet done.".to_owned();
        assert_eq!(of(&register(vec![planned]), 8), [("8.2.1", said)]);
    }

    #[test]
    fn coverage_is_the_best_of_the_entries() {
        let age = Characteristic::Age;
        let (kind, whole) = (EqualityKind::Analysis, audit(&[age]));
        let planned = EqualityEntry { steps: BTreeSet::new(), ..whole.clone() };
        let list = register(vec![whole, planned.clone()]);
        assert_eq!(list.coverage(kind, age), Coverage::Whole);
        assert_eq!(list.coverage(kind, Characteristic::Sex), Coverage::Nothing);
        assert_eq!(register(vec![planned]).coverage(kind, age), Coverage::Planned);
    }

    #[test]
    fn the_questions_that_gaps_belong_to_are_in_the_workbook() {
        let mut places = BTreeSet::new();
        for question in
            workbook().sections.iter().flat_map(|one| &one.headings).flat_map(|one| &one.questions)
        {
            places.insert(question.place.clone());
            places.extend(question.items.iter().map(|item| item.place.clone()));
        }
        for kind in EqualityKind::iter() {
            assert!(places.contains(kind.place()));
            for step in EqualityStep::iter() {
                assert!(places.contains(kind.place_of(step)), "{kind:?} {step:?}");
            }
        }
    }
}
