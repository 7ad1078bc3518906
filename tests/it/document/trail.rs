//! Who changed what and when.

use spruce::{
    base::now,
    disclosure::{Policy, Published},
    document::{Entry, HandFigure, Kind, Narrative, Signature, Subject, WhichFigure},
    export::{csv, history_table},
    returns::Typed,
};

use super::*;

fn told(document: &Document) -> Vec<(String, String)> {
    document.trail.iter().map(|entry| (entry.what.clone(), entry.changed_words())).collect()
}

fn last(document: &Document) -> Entry {
    document.trail.iter().next_back().map(|entry| Entry::clone(entry)).unwrap()
}

fn pat() -> History {
    History::new(Document::default()).by("Pat Example")
}

/// Smoking of Q3, typed in as 3 of 50.
fn typed() -> Edit {
    Edit::SetFigure(Box::new(HandFigure {
        which: WhichFigure {
            indicator: "smoking_at_delivery".into(),
            name: "Smoking at delivery".to_owned(),
            area: Area {
                code: "5ZZ".into(),
                name: "Exampleton".to_owned(),
                kind: AreaKind::PrimaryCareTrust,
            },
            period: Period::quarter(2010, 3).unwrap(),
            group: None,
        },
        typed: Typed { numerator: "3".to_owned(), denominator: "50".to_owned(), value: String::new() },
        source: "Ward audit".to_owned(),
        note: String::new(),
        at: at(),
    }))
}

fn narrative(why: &str) -> Edit {
    Edit::SetNarrative(Box::new(Narrative {
        why: why.to_owned(),
        ..Narrative::of("smoking_at_delivery".into(), "5ZZ".into())
    }))
}

#[test]
fn each_return_says_what_it_brought_and_each_change_what_was_there() {
    let mut history = pat();
    history.apply(&import(vec![
        smoking("A.csv", &[(1, Some(21.0)), (2, None), (3, Some(20.0))]),
        smoking("B.xlsx", &[(3, Some(19.5)), (4, Some(18.5))]),
    ]));
    history.apply(&Edit::SetLocalTarget(target("Plan", 17.5)));
    history.apply(&Edit::SetLocalTarget(target("Plan", 16.0)));
    history.apply(&typed());
    history.apply(&Edit::SetSetting { name: "spc.trend_points".to_owned(), value: "6".to_owned() });
    history.apply(&Edit::RemoveReturn(2));
    let document = history.document();
    let expected = [
        ("Import of A.csv", "3 new, 1 hidden by the sender"),
        ("Import of B.xlsx", "1 new, 1 revised"),
        // Set twice by the same person at once: told once.
        ("Local target Plan", "at most 16% from 2010-04-01"),
        ("Figure of Smoking at delivery for Exampleton, Q3 2010/11", "19.5% (39 of 200) → 6.0% (3 of 50)"),
        ("Setting spc.trend_points to 6", "7 → 6"),
        ("Removal of return 2, B.xlsx", ""),
    ];
    let expected: Vec<(String, String)> =
        expected.iter().map(|(what, changed)| ((*what).to_owned(), (*changed).to_owned())).collect();
    assert_eq!(told(document), expected);
    let entries: Vec<&Arc<Entry>> = document.trail.iter().collect();
    assert!(entries.iter().all(|entry| entry.who == "Pat Example" && entry.at <= now()));
    assert_eq!(entries[1].about, Some(Subject::Return(2)));
    assert_eq!(
        (entries[3].kind, entries[3].about.clone()),
        (Kind::Figure, Some(Subject::Indicator("smoking_at_delivery".into())))
    );
}

#[test]
fn words_that_are_written_on_are_one_entry_with_what_was_there_at_first() {
    let mut history = pat();
    for why in ["S", "Smoke", "Smokers were asked twice"] {
        history.apply(&narrative(why));
    }
    assert_eq!(told(history.document()).len(), 1);
    assert_eq!(
        last(history.document()).changed.iter().find(|one| one.field == "why").unwrap().words(),
        "why: Smokers were asked twice"
    );
    history.mark_saved(history.revision());
    history.apply(&narrative("Smokers were asked once"));
    assert_eq!(told(history.document()).len(), 2, "what was saved is not rewritten");
    assert_eq!(
        last(history.document()).changed_words(),
        "why: Smokers were asked twice → Smokers were asked once"
    );
}

#[test]
fn what_was_saved_stays_told_of_when_it_is_undone() {
    let mut history = pat();
    history.apply(&Edit::SetEdition("2011".to_owned()));
    history.undo();
    assert!(history.document().trail.is_empty(), "it was never saved, and never was");
    history.redo();
    history.mark_saved(history.revision());
    history.undo();
    let whats =
        |history: &History| told(history.document()).into_iter().map(|(what, _)| what).collect::<Vec<_>>();
    let done = "Change of standards to 2011";
    assert_eq!(whats(&history), [done, "Undo of change of standards to 2011"]);
    assert!(history.is_dirty());
    // Back to what is on disk, the trail is that on disk.
    history.redo();
    assert_eq!(whats(&history), [done]);
    assert!(!history.is_dirty());
    history.undo();
    history.mark_saved(history.revision());
    history.redo();
    assert_eq!(
        whats(&history),
        [done, "Undo of change of standards to 2011", "Redo of change of standards to 2011"]
    );
}

#[test]
fn a_file_keeps_its_trail_and_one_without_is_read() {
    let by = Signature { who: "Pat".to_owned(), at: at(), minutes_east: 60 };
    let mut document = Document::default();
    for edit in [import(vec![smoking("A.csv", &[(1, Some(21.0))])]), Edit::SetEdition("2011".to_owned())] {
        document = edit.carry_out(&document, &by);
    }
    let text = write(&document).unwrap();
    assert!(text.contains("trail: ["));
    assert_eq!(read("x", text.as_bytes()).unwrap(), document);
    assert_eq!(last(&document).when().to_string(), "2011-05-04T10:30:00+01:00[+01:00]");
    let untold = Document { trail: spruce::document::Trail::default(), ..document.clone() };
    assert!(!write(&untold).unwrap().contains("trail"));
    // What changes nothing is not told.
    assert_eq!(Edit::SetEdition("2011".to_owned()).carry_out(&document, &by), document);
}

#[test]
fn a_small_figure_does_not_leave_with_the_history() {
    let mut history = pat();
    history.apply(&import(vec![smoking("=A.csv", &[(3, Some(20.0))])]));
    history.apply(&typed());
    let table = |policy| {
        let published = Published::of(history.document(), policy).unwrap();
        String::from_utf8(csv(&history_table(&published))).unwrap()
    };
    assert!(table(Policy::Unrestricted).contains("6.0% (3 of 50)"));
    let leaving = table(Policy::default());
    assert!(!leaving.contains("of 50") && leaving.contains("Figure of Smoking at delivery"));
    assert!(leaving.contains("Import of =A.csv") && leaving.contains("Pat Example"));
}
