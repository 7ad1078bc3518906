//! What the room speaks of: the questions in their order, and how far people have come.

use super::super::super::view::View;
use crate::{
    workbook::{Heading, Question, Section},
    workshop::{Ahead, Recording},
};

/// A question with the section and the heading that it stands under.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub(super) section: &'a Section,
    pub(super) heading: &'a Heading,
    pub(super) question: &'a Question,
}

/// The questions that are asked, in the order of the workshop.
pub(super) struct Room<'a> {
    pub(super) asked: Vec<Asked<'a>>,
    recording: &'a Recording,
}

impl<'a> Room<'a> {
    pub(super) fn of(view: &View<'a>) -> Self {
        let recording = &view.document.workshops.now.recording;
        let is_asked = |question: &Question| {
            recording.entry(&question.place).is_none_or(|entry| entry.left_out.trim().is_empty())
        };
        let order = view.document.workshops.order(view.workbook);
        let sections = order.into_iter().filter_map(|number| view.workbook.section(number));
        let asked = sections.flat_map(|section| {
            let headings = section.headings.iter();
            headings.flat_map(move |heading| {
                heading.questions.iter().map(move |question| Asked { section, heading, question })
            })
        });
        Self { asked: asked.filter(|one| is_asked(one.question)).collect(), recording }
    }

    /// Whether people said how far the area has come with it.
    pub(super) fn is_answered(&self, one: &Asked<'_>) -> bool {
        self.recording.level(&one.question.place).is_some()
    }

    /// How many questions are answered.
    pub(super) fn answered(&self) -> usize {
        self.asked.iter().filter(|one| self.is_answered(one)).count()
    }

    /// The position of the question at `place`; else of the first that is not yet answered.
    pub(super) fn at(&self, place: Option<&str>) -> usize {
        let of = |place: &str| self.asked.iter().position(|one| one.question.place == place);
        let open = || self.asked.iter().position(|one| !self.is_answered(one));
        place.and_then(of).or_else(open).unwrap_or(0)
    }

    /// The sections with questions that are not yet answered, in order.
    pub(super) fn ahead(&self) -> Vec<Ahead> {
        let mut ahead: Vec<Ahead> = Vec::new();
        for one in self.asked.iter().filter(|one| !self.is_answered(one)) {
            match ahead.last_mut().filter(|last| last.section == one.section.number) {
                Some(last) => last.questions += 1,
                None => ahead.push(Ahead { section: one.section.number, questions: 1 }),
            }
        }
        ahead
    }
}
