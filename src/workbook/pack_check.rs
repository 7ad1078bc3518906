//! Whether a pack is fit to be used: nothing missing, nothing twice, and every reference leads somewhere.
//!
//! References go one way only: a standard names an indicator, an indicator names changes and sections, a
//! change names sections. So nothing can lead back to itself, and it is enough that each leads to
//! something that is there; the one thing that holds others is a section, and what it holds must carry
//! its place, so that no question can stand beneath another.

use std::{collections::BTreeSet, fmt::Display};

use super::{
    Heading, HighImpactChange, Indicator, Question, Role, Rule, Section, Side, Standard,
    pack_file::{PackFile, PackProblem},
};

/// The number of the outcome, after the thirteen sections.
const OUTCOME: u8 = 14;
/// More of anything than a workshop of people could read.
const MOST: usize = 5_000;
/// The longest text, in letters.
const LONGEST: usize = 4_000;
/// Problems after which nobody reads on.
const ENOUGH: usize = 200;

/// All that is wrong with `file`, in its order; empty where it is fit to be used.
pub(super) fn problems(file: &PackFile) -> Vec<PackProblem> {
    let mut check = Check::default();
    check.words("the workbook", &[("name", &file.name), ("version", &file.version)]);
    check.sections(&file.sections);
    let numbers: BTreeSet<u8> = file.sections.iter().map(|section| section.number).collect();
    let changes: BTreeSet<u8> = file.high_impact_changes.iter().map(|change| change.number).collect();
    check.changes(&file.high_impact_changes, &numbers);
    check.roles(&file.roles);
    check.many("acronyms", file.acronyms.len());
    for acronym in &file.acronyms {
        let place = format!("acronym {}", shown(&acronym.short));
        check.words(&place, &[("short", &acronym.short), ("long", &acronym.long)]);
    }
    check.indicators(&file.indicators, &numbers, &changes);
    check.standards(&file.standards, &file.indicators);
    check.problems
}

#[derive(Default)]
struct Check {
    problems: Vec<PackProblem>,
}

impl Check {
    fn wrong(&mut self, place: impl Display, message: impl Into<String>) {
        if self.problems.len() < ENOUGH {
            self.problems.push(PackProblem { place: place.to_string(), message: message.into() });
        }
    }

    /// Texts that must be there, and can be shown and printed.
    fn words(&mut self, place: &str, texts: &[(&str, &str)]) {
        for (what, text) in texts {
            if text.trim().is_empty() {
                self.wrong(place, format!("its {what} is empty; write one"));
            }
            self.fit(place, what, text);
        }
    }

    /// A text that may be empty.
    fn fit(&mut self, place: &str, what: &str, text: &str) {
        if text.chars().count() > LONGEST {
            self.wrong(place, format!("its {what} is longer than {LONGEST} letters; shorten it"));
        }
        if text.chars().any(|letter| letter.is_control() && letter != '\n') {
            self.wrong(place, format!("its {what} has a sign that cannot be shown; take it out"));
        }
    }

    /// Whether there are few enough.
    fn many(&mut self, what: &str, count: usize) {
        if count > MOST {
            self.wrong(what, format!("there are {count}, and at most {MOST} can be used"));
        }
    }

    fn sections(&mut self, sections: &[Section]) {
        let all = || sections.iter().flat_map(Section::questions);
        self.many("questions", all().count());
        self.many("parts of questions", all().map(|question| question.items.len()).sum());
        for number in 1..=OUTCOME {
            match sections.iter().filter(|section| section.number == number).count() {
                1 => {}
                0 => self.wrong(
                    format_args!("section {number}"),
                    "it is missing; a workbook has sections 1 to 13 and the outcome as section 14",
                ),
                many => {
                    self.wrong(
                        format_args!("section {number}"),
                        format!("it is there {many} times; keep one"),
                    );
                }
            }
        }
        for section in sections {
            let place = format!("section {}", section.number);
            let Some(side) = side_of(section.number) else {
                self.wrong(place, "there is no such section; they are 1 to 13, and 14 for the outcome");
                continue;
            };
            if section.side != side {
                let name = side.label().to_lowercase();
                self.wrong(
                    &place,
                    format!("its side should be “{name}”, which every section of that number has"),
                );
            }
            self.words(&place, &[("name", &section.name)]);
            self.fit(&place, "aim", &section.aim);
            self.headings(section, &place);
        }
    }

    fn headings(&mut self, section: &Section, above: &str) {
        let mut numbers = BTreeSet::new();
        let mut places = BTreeSet::new();
        for heading in &section.headings {
            let place = format!("{above}, heading {}", heading.number);
            if heading.number == 0 {
                self.wrong(&place, "headings are numbered from 1");
            }
            if !numbers.insert(heading.number) {
                self.wrong(&place, "another heading of the section has that number");
            }
            self.words(&place, &[("name", &heading.name)]);
            for question in &heading.questions {
                self.question((section, heading), question, &place);
                if !places.insert(&question.place) {
                    let place = format!("{place}, question {}", shown(&question.place));
                    self.wrong(place, "another question has that place");
                }
            }
        }
    }

    fn question(&mut self, (section, heading): (&Section, &Heading), question: &Question, above: &str) {
        let place = format!("{above}, question {}", shown(&question.place));
        let beneath = format!("{}.{}.", section.number, heading.number);
        let number = question.place.strip_prefix(&beneath).and_then(|rest| rest.parse::<u16>().ok());
        // Written as a number is: no sign and no zero before it.
        if number.is_none_or(|number| number == 0 || question.place != format!("{beneath}{number}")) {
            self.wrong(
                &place,
                format!("its place should be {beneath}1, {beneath}2 and so on, beneath its heading"),
            );
        }
        self.words(&place, &[("text", &question.text)]);
        let mut places = BTreeSet::new();
        for item in &question.items {
            let part = format!("{place}, part {}", shown(&item.place));
            let letters = item.place.strip_prefix(&question.place).unwrap_or_default();
            if letters.is_empty() || !letters.chars().all(|letter| letter.is_ascii_lowercase()) {
                self.wrong(
                    &part,
                    format!("its place should be {0}a, {0}b and so on", shown(&question.place)),
                );
            }
            if !places.insert(&item.place) {
                self.wrong(&part, "another part has that place");
            }
            self.words(&part, &[("text", &item.text)]);
        }
    }

    fn changes(&mut self, changes: &[HighImpactChange], sections: &BTreeSet<u8>) {
        let mut numbers = BTreeSet::new();
        for change in changes {
            let place = format!("high impact change {}", change.number);
            if change.number == 0 || !numbers.insert(change.number) {
                self.wrong(&place, "its number should be one from 1 on that no other change has");
            }
            self.words(&place, &[("name", &change.name), ("text", &change.text)]);
            self.leads(&place, "section", &change.sections, sections);
        }
    }

    /// Whether each number that is named is there.
    fn leads(&mut self, place: &str, what: &str, named: &[u8], there: &BTreeSet<u8>) {
        for number in named.iter().filter(|number| !there.contains(number)) {
            self.wrong(place, format!("it names {what} {number}, which is not there"));
        }
    }

    fn roles(&mut self, roles: &[Role]) {
        let mut numbers = BTreeSet::new();
        for role in roles {
            let place = format!("role {}", role.number);
            if role.number == 0 || !numbers.insert(role.number) {
                self.wrong(&place, "its number should be one from 1 on that no other role has");
            }
            self.words(&place, &[("name", &role.name), ("organisation", &role.organisation)]);
            self.fit(&place, "when", &role.when);
        }
    }

    fn indicators(&mut self, indicators: &[Indicator], sections: &BTreeSet<u8>, changes: &BTreeSet<u8>) {
        self.many("indicators", indicators.len());
        let mut names = BTreeSet::new();
        for indicator in indicators {
            let place = format!("indicator {}", shown(indicator.id.as_str()));
            for name in
                std::iter::once(indicator.id.as_str()).chain(indicator.codes.iter().map(String::as_str))
            {
                if name.trim().is_empty() {
                    self.wrong(&place, "an id or code is empty; write one");
                } else if !names.insert(name.to_lowercase()) {
                    self.wrong(&place, format!("the id or code “{}” is there twice", shown(name)));
                }
                self.fit(&place, "id or code", name);
            }
            self.words(&place, &[("name", &indicator.name)]);
            let texts = [
                ("definition", &indicator.definition),
                ("numerator", &indicator.numerator),
                ("denominator", &indicator.denominator),
                ("source return", &indicator.source_return),
                ("caveat", &indicator.caveat),
            ];
            for (what, text) in texts {
                self.fit(&place, what, text);
            }
            if !(indicator.multiplier.is_finite() && indicator.multiplier > 0.0) {
                self.wrong(&place, "its multiplier should be a number above 0, such as 100 for a percentage");
            }
            if indicator
                .plausible
                .is_some_and(|(from, to)| !(from.is_finite() && to.is_finite() && from <= to))
            {
                self.wrong(&place, "its plausible range should go from a number to one that is no smaller");
            }
            if indicator.sections.is_empty() {
                self.wrong(&place, "it names no section; the first that it names is where it is scored");
            }
            self.leads(&place, "section", &indicator.sections, sections);
            self.leads(&place, "high impact change", &indicator.high_impact_changes, changes);
        }
    }

    fn standards(&mut self, standards: &[Standard], indicators: &[Indicator]) {
        self.many("standards", standards.len());
        let ids: BTreeSet<_> = indicators.iter().map(|indicator| &indicator.id).collect();
        let mut seen = BTreeSet::new();
        for standard in standards {
            let id = shown(standard.indicator.as_str());
            let place = format!("standard {} of {id}", shown(&standard.edition));
            if !ids.contains(&standard.indicator) {
                self.wrong(&place, format!("there is no indicator {id}"));
            }
            if !seen.insert((&standard.indicator, &standard.edition)) {
                self.wrong(&place, "another standard of the indicator has that edition");
            }
            self.words(&place, &[("edition", &standard.edition), ("body", &standard.body)]);
            self.fit(&place, "source", &standard.source);
            self.fit(&place, "note", &standard.note);
            if standard.valid_to.is_some_and(|last| last < standard.valid_from) {
                self.wrong(&place, "its last day is before its first");
            }
            let bounds = match &standard.rule {
                Rule::AtLeast(bound) | Rule::AtMost(bound) | Rule::Below(bound) => bound.is_finite(),
                Rule::Range { from, to, .. } => from.is_finite() && to.is_finite() && from <= to,
                Rule::Words(words) => {
                    self.fit(&place, "rule", words);
                    true
                }
            };
            if !bounds || standard.amber.as_ref().is_some_and(|amber| !amber.to.is_finite()) {
                self.wrong(&place, "its bounds should be numbers, the smaller first");
            }
        }
    }
}

/// The side on which a section of that number stands.
const fn side_of(number: u8) -> Option<Side> {
    Some(match number {
        1..=5 => Side::ChallengeToProviders,
        6..=10 => Side::PopulationFocus,
        11..=13 => Side::Commissioning,
        OUTCOME => Side::Outcome,
        _ => return None,
    })
}

/// A text from the file as a message can show it.
fn shown(text: &str) -> String {
    if text.trim().is_empty() {
        return "without a name".to_owned();
    }
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(60).collect()
}
