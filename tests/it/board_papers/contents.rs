//! What people write for papers is kept in the scorecard file.

use proptest::prelude::*;
use spruce::document::{History, Meeting, Part, Purpose, SectionNarrative, read, write};

use super::*;

fn narrative(why: String, action: String, due: Option<i8>) -> Narrative {
    Narrative {
        lead: "Head of maternity".to_owned(),
        why,
        impact: String::new(),
        actions: vec![PlannedAction {
            action,
            owner: "Midwife manager".to_owned(),
            due: due.map(|month| jiff::civil::date(2011, month, 28)),
            status: Progress::UnderWay,
        }],
        recovery: spruce::domain::Period::quarter(2011, 3),
        ..Narrative::of("smoking_at_delivery".into(), "5ZZ".into())
    }
}

#[test]
fn what_is_written_for_a_meeting_is_undone_in_the_words_of_what_was_done() {
    let mut history = History::new(Document::default());
    let meeting = Meeting { name: "Board".to_owned(), ..Meeting::default() };
    history.apply(&Edit::SetMeeting(Box::new(meeting)));
    assert_eq!(history.undo_label(), Some("facts of the meeting"));
    let words = narrative("Because".to_owned(), "Do".to_owned(), None);
    history.apply(&Edit::SetNarrative(Box::new(words.clone())));
    assert_eq!(history.undo_label(), Some("what is written of smoking_at_delivery"));
    history.apply(&Edit::SetLayout(Layout { left_out: vec![Part::Method], ..Layout::default() }));
    assert_eq!(history.undo_label(), Some("contents of the paper"));
    let area = "5ZZ".into();
    assert_eq!(history.document().papers.narrative(&"smoking_at_delivery".into(), &area), Some(&words));
    // What is emptied again is not kept.
    history.apply(&Edit::SetNarrative(Box::new(Narrative::of(words.indicator, words.area))));
    assert!(history.document().papers.narratives.is_empty());
    for _ in 0..4 {
        history.undo();
    }
    assert!(history.document().papers.is_empty() && !history.is_dirty());
}

#[test]
fn a_scorecard_without_words_for_a_meeting_is_written_as_before() {
    assert!(!write(&Document::default()).unwrap().contains("papers"));
}

#[test]
fn parts_that_a_template_adds_come_after_those_in_order() {
    let layout =
        Layout { order: vec![Part::Method, Part::Cover], left_out: vec![Part::Cover], ..Layout::default() };
    let usual = [Part::Cover, Part::Summary, Part::Method];
    assert_eq!(layout.parts(&usual), [Part::Method, Part::Summary]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn words_come_back_from_the_file_as_they_were(
        why in "\\PC{0,40}(\n|\r\n|\t|\\PC){0,6}",
        action in "[\u{5d0}-\u{5ea} 👶🏽\"\\\\\u{0}\u{7f}\u{2028}]{0,12}",
        due in prop::option::of(1_i8..=12),
        section in 1_u8..=14,
        purpose in prop_oneof![Just(None), Just(Some(Purpose::Decide)), Just(Some(Purpose::Assure))],
    ) {
        let edits = [
            Edit::SetMeeting(Box::new(Meeting { recommendation: why.clone(), purpose, ..Meeting::default() })),
            Edit::SetNarrative(Box::new(narrative(why.clone(), action.clone(), due))),
            Edit::SetSectionNarrative(SectionNarrative { section, area: "5ZZ".into(), text: action }),
            Edit::SetLayout(Layout { order: vec![Part::Summary], left_out: vec![Part::Cover], template: why }),
        ];
        let document = edits.iter().fold(Document::default(), |document, edit| edit.apply(&document));
        let text = write(&document).unwrap();
        let again = read("x.spruce", text.as_bytes()).unwrap();
        prop_assert_eq!(&again, &document);
        prop_assert_eq!(write(&again).unwrap(), text);
        // In whatever order they were written.
        let other = edits.iter().rev().fold(Document::default(), |document, edit| edit.apply(&document));
        prop_assert_eq!(other, document);
    }
}
