//! What was said of questions that the workbook of now does not ask: it is kept, and comes back with the
//! workbook that asks them.

use serde::{Deserialize, Serialize};

use super::{BookEntry, ChangeProgress, Recording, Workshops};
use crate::workbook::{HighImpactChange, Question, Workbook};

/// What was said of a question of another workbook. The question is kept with it, since another workbook
/// asks something else at the same place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutAside {
    /// What was asked.
    pub question: Question,
    /// What was said of it.
    pub entry: BookEntry,
}

/// What was said of a high impact change of another workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeAside {
    /// What was advised.
    pub change: HighImpactChange,
    /// What was said of it.
    pub progress: ChangeProgress,
}

impl Workshops {
    /// Changes from the questions of one workbook to those of another.
    ///
    /// What was said stays where both ask the same at the same place; else it is put aside, and what was put
    /// aside before of a question that is asked now comes back.
    pub fn change_workbook(&mut self, from: &Workbook, to: &Workbook) {
        self.change_changes(from, to);
        for workshop in std::iter::once(&mut self.now).chain(&mut self.held) {
            let back = std::mem::take(&mut workshop.aside);
            put_aside(&mut workshop.recording, &mut workshop.aside, (from, to));
            for one in back {
                let place = one.question.place.clone();
                let is_asked = to.question(&place) == Some(&one.question);
                if is_asked && workshop.recording.entry(&place).is_none() {
                    workshop.recording.set(&place, one.entry);
                } else {
                    workshop.aside.push(one);
                }
            }
        }
    }
}

impl Workshops {
    /// The same for the high impact changes.
    fn change_changes(&mut self, from: &Workbook, to: &Workbook) {
        let back = std::mem::take(&mut self.changes_aside);
        for change in
            from.high_impact_changes.iter().filter(|change| to.change(change.number) != Some(change))
        {
            if let Some(progress) = self.changes.remove(&change.number) {
                self.changes_aside.push(ChangeAside { change: change.clone(), progress });
            }
        }
        for one in back {
            let number = one.change.number;
            let is_advised = to.change(number) == Some(&one.change);
            if is_advised && !self.changes.contains_key(&number) {
                self.changes.insert(number, one.progress);
            } else {
                self.changes_aside.push(one);
            }
        }
    }
}

fn put_aside(recording: &mut Recording, aside: &mut Vec<PutAside>, (from, to): (&Workbook, &Workbook)) {
    let places: Vec<String> = recording.entries().map(|(place, _)| place.to_owned()).collect();
    for place in places {
        let Some(question) = from.question(&place) else { continue };
        if to.question(&place) == Some(question) {
            continue;
        }
        if let Some(entry) = recording.take(&place) {
            aside.push(PutAside { question: question.clone(), entry });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Level, shipped};

    fn saying(gap: &str) -> BookEntry {
        BookEntry { level: Some(Level::AdHoc), gap: gap.to_owned(), ..BookEntry::default() }
    }

    #[test]
    fn what_is_said_stays_with_its_question_and_comes_back_with_it() {
        let [infants, generic] = [&shipped()[0].workbook, &shipped()[1].workbook];
        let mut workshops = Workshops::default();
        // The same place asks something else in the other workbook; the local question is in both.
        workshops.now.recording.set("1.1.1", saying("of infants"));
        workshops.now.recording.set("3.L1", saying("local"));
        workshops.keep();
        workshops.now.recording.set("1.1.1", saying("of infants, later"));
        let progress = ChangeProgress { note: "of infants".to_owned(), ..ChangeProgress::default() };
        workshops.changes.insert(6, progress);
        let before = workshops.clone();

        workshops.change_workbook(infants, generic);
        assert!(workshops.now.recording.is_empty(), "another question is not answered by it");
        assert_eq!(workshops.held[0].recording.entry("3.L1"), Some(&saying("local")));
        assert_eq!(workshops.held[0].recording.entry("1.1.1"), None);
        workshops.now.recording.set("1.1.1", saying("of the framework"));

        assert!(workshops.changes.is_empty());

        workshops.change_workbook(generic, infants);
        assert_eq!(workshops.changes, before.changes);
        assert_eq!(workshops.now.recording, before.now.recording);
        assert_eq!(workshops.held[0].recording, before.held[0].recording);

        workshops.change_workbook(infants, generic);
        assert_eq!(workshops.now.recording.entry("1.1.1"), Some(&saying("of the framework")));
    }
}
