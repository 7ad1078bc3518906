//! The plan of a workshop's hours, made again from what is left of them.

use super::WorkshopFacts;

/// How far a workshop has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Minutes since it began.
    pub gone: u32,
    /// Whether the break is over.
    pub pause_taken: bool,
}

/// A section that is still ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// 1 to 14.
    pub section: u8,
    /// Its questions that nobody has spoken of yet.
    pub questions: usize,
}

/// What is left, shared out.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    /// Minutes to the end; less than 0 once it is past.
    pub left: i64,
    /// Minutes for each question that is ahead; 0 when the time for questions is used up.
    pub for_each: f64,
    /// The sections ahead, in the order in which they come.
    pub sections: Vec<Planned>,
}

/// When a section comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planned {
    /// 1 to 14.
    pub section: u8,
    /// How long it has, in minutes.
    pub minutes: f64,
    /// When it should be done, in minutes after the beginning of the workshop.
    pub done_by: f64,
}

impl Agenda {
    /// Shares the time that is left between the questions ahead, each alike: time is kept free for the
    /// introduction, the break until it is taken, and the close. The break is planned in the middle of
    /// the questions.
    #[must_use]
    pub fn of(facts: &WorkshopFacts, ahead: &[Ahead], progress: Progress) -> Self {
        let gone = progress.gone.max(facts.introduction.min(facts.minutes));
        let pause = if progress.pause_taken { 0 } else { facts.pause };
        let kept = i64::from(pause) + i64::from(facts.close);
        let open = f64::from(u32::try_from(i64::from(facts.minutes) - i64::from(gone) - kept).unwrap_or(0));
        let questions: usize = ahead.iter().map(|one| one.questions).sum();
        let for_each = if questions == 0 { 0.0 } else { open / questions as f64 };
        let mut at = f64::from(gone);
        let mut passed = 0;
        let mut to_pause = pause > 0;
        let sections = ahead.iter().map(|one| {
            let minutes = for_each * one.questions as f64;
            // The break follows the section in which half of the questions are passed.
            at += minutes;
            passed += one.questions;
            let done_by = at;
            if to_pause && passed * 2 >= questions {
                at += f64::from(pause);
                to_pause = false;
            }
            Planned { section: one.section, minutes, done_by }
        });
        let sections = sections.collect();
        Self { left: i64::from(facts.minutes) - i64::from(progress.gone), for_each, sections }
    }

    /// Minutes that a workshop is behind its first plan, in which every question has the same time; less
    /// than 0 when it is ahead.
    ///
    /// `spoken_of` of `questions` questions are done.
    #[must_use]
    pub fn behind(facts: &WorkshopFacts, (spoken_of, questions): (usize, usize), progress: Progress) -> i64 {
        let all = [Ahead { section: 0, questions }];
        let for_each = Self::of(facts, &all, Progress::default()).for_each;
        let pause = if progress.pause_taken { facts.pause } else { 0 };
        let planned = f64::from(facts.introduction + pause) + for_each * spoken_of as f64;
        #[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
        let behind = (f64::from(progress.gone.max(facts.introduction)) - planned).round() as i64;
        behind
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn facts() -> WorkshopFacts {
        // 240 minutes less 20, 15 and 25: 180 for questions.
        WorkshopFacts::default()
    }

    fn ahead(of: &[(u8, usize)]) -> Vec<Ahead> {
        of.iter().map(|(section, questions)| Ahead { section: *section, questions: *questions }).collect()
    }

    #[test]
    fn every_question_has_the_same_time_and_the_break_comes_in_the_middle() {
        let agenda = Agenda::of(&facts(), &ahead(&[(13, 30), (1, 30), (2, 30)]), Progress::default());
        assert!((agenda.for_each - 2.0).abs() < 1e-9);
        let done: Vec<f64> = agenda.sections.iter().map(|one| one.done_by).collect();
        // 20 minutes of introduction; the break of 15 after the section with the 45th question.
        assert_eq!(done, [80.0, 140.0, 215.0]);
        assert_eq!(agenda.left, 240);
    }

    #[test]
    fn what_is_lost_is_taken_from_all_that_is_ahead() {
        // At 110 minutes only the first section is done, as in the plan at 80.
        let late = Progress { gone: 110, pause_taken: false };
        let agenda = Agenda::of(&facts(), &ahead(&[(1, 30), (2, 30)]), late);
        assert!((agenda.for_each - 1.5).abs() < 1e-9);
        assert_eq!(agenda.left, 130);
        assert_eq!(Agenda::behind(&facts(), (30, 90), late), 30);
        let after_the_break = Progress { gone: 110, pause_taken: true };
        assert_eq!(Agenda::behind(&facts(), (30, 90), after_the_break), 15);
    }

    #[test]
    fn a_workshop_that_is_over_has_no_time_for_questions() {
        let over = Progress { gone: 250, pause_taken: true };
        let agenda = Agenda::of(&facts(), &ahead(&[(14, 3)]), over);
        assert_eq!((agenda.left, agenda.for_each), (-10, 0.0));
        assert!(Agenda::of(&facts(), &[], over).sections.is_empty());
    }

    proptest! {
        #[test]
        fn the_plan_never_uses_more_than_there_is(
            minutes in 0_u32..600, introduction in 0_u32..200, pause in 0_u32..100, close in 0_u32..100,
            gone in 0_u32..700, pause_taken: bool, questions in prop::collection::vec(0_usize..40, 0..14),
        ) {
            let facts = WorkshopFacts { minutes, introduction, pause, close, ..WorkshopFacts::default() };
            let ahead: Vec<Ahead> =
                questions.iter().map(|questions| Ahead { section: 1, questions: *questions }).collect();
            let agenda = Agenda::of(&facts, &ahead, Progress { gone, pause_taken });
            let used: f64 = agenda.sections.iter().map(|one| one.minutes).sum();
            prop_assert!(used <= f64::from(minutes.saturating_sub(gone)) + 1e-6);
            prop_assert!(agenda.sections.windows(2).all(|two| two[0].done_by <= two[1].done_by));
        }
    }
}
