//! Questions that people add to those of the workbook.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Heading, Question, Workbook};

/// What stands over the questions that people added to a section.
const HEADING: &str = "Local questions";

/// A question that people added to a section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalQuestion {
    /// The section that it is asked in.
    pub section: u8,
    /// Its number among those that people ever added to the section, from 1.
    pub number: u32,
    /// What is asked.
    pub text: String,
}

impl LocalQuestion {
    /// Its place in the workbook: `3.L1`.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}.L{}", self.section, self.number)
    }

    /// Whether a question at `place` is one that people added.
    #[must_use]
    pub fn is_at(place: &str) -> bool {
        place.contains(".L")
    }
}

/// All questions that people added. The number of one that was removed is not given to another, so
/// that nothing that was said of it is ever read as an answer to something else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LocalQuestions {
    asked: Vec<LocalQuestion>,
    highest: BTreeMap<u8, u32>,
}

impl LocalQuestions {
    /// Those that are asked, by section and number.
    #[must_use]
    pub fn asked(&self) -> &[LocalQuestion] {
        &self.asked
    }

    /// Whether none was ever added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty() && self.highest.is_empty()
    }

    /// A new question for a section, with a number that none had.
    #[must_use]
    pub fn next(&self, section: u8, text: impl Into<String>) -> LocalQuestion {
        let highest = self.highest.get(&section).copied().unwrap_or(0);
        LocalQuestion { section, number: highest.saturating_add(1), text: text.into() }
    }

    /// Adds a question, or puts it in the place of the one at its place.
    pub fn set(&mut self, question: LocalQuestion) {
        let highest = self.highest.entry(question.section).or_insert(0);
        *highest = question.number.max(*highest);
        self.remove(question.section, question.number);
        self.asked.push(question);
        self.asked.sort_by_key(|one| (one.section, one.number));
    }

    /// Takes a question out.
    pub fn remove(&mut self, section: u8, number: u32) {
        self.asked.retain(|one| (one.section, one.number) != (section, number));
    }

    /// These questions, as they are read from a file: in order, each number once and counted.
    #[must_use]
    pub fn settled(self) -> Self {
        let mut settled = Self { asked: Vec::new(), highest: self.highest };
        self.asked.into_iter().for_each(|question| settled.set(question));
        settled
    }

    /// `workbook` with these questions under a heading of their own, last in each section.
    pub(super) fn added_to(&self, workbook: &Workbook) -> Workbook {
        let mut workbook = workbook.clone();
        for section in &mut workbook.sections {
            let own = self.asked.iter().filter(|one| one.section == section.number);
            let questions: Vec<Question> = own
                .map(|one| Question { place: one.place(), text: one.text.clone(), items: Vec::new() })
                .collect();
            if !questions.is_empty() {
                section.headings.push(Heading { number: 0, name: HEADING.to_owned(), questions });
            }
        }
        workbook
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_question_that_was_removed_is_not_used_again() {
        let mut questions = LocalQuestions::default();
        questions.set(questions.next(3, "One"));
        questions.set(questions.next(3, "Two"));
        questions.set(questions.next(7, "Elsewhere"));
        questions.remove(3, 2);
        assert_eq!(questions.next(3, "").place(), "3.L3");
        assert_eq!(questions.next(7, "").place(), "7.L2");
        let places: Vec<String> = questions.asked().iter().map(LocalQuestion::place).collect();
        assert_eq!(places, ["3.L1", "7.L1"]);
    }

    #[test]
    fn they_stand_last_in_their_section() {
        let mut questions = LocalQuestions::default();
        questions.set(questions.next(3, "Who pays for travel?"));
        let shipped = super::super::workbook();
        let workbook = questions.added_to(shipped);
        let section = workbook.section(3).unwrap();
        let last = section.headings.last().unwrap();
        assert_eq!(section.title_of(last), "Local questions");
        assert_eq!(last.questions[0].place, "3.L1");
        assert_eq!(workbook.question("3.L1").unwrap().text, "Who pays for travel?");
        assert_eq!(workbook.section(4), shipped.section(4));
    }
}
