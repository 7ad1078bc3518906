//! Workbook packs: what is shipped, what a person writes, and what is wrong with it.

use std::sync::Arc;

use proptest::prelude::*;
use spruce::{
    document::{Document, Edit, read, write},
    workbook::{LocalQuestion, Pack, PackError, shipped},
    workshop::{BookEntry, WorkshopEdit},
};

const GENERIC: &str = include_str!("../../assets/workbook/generic.ron");

fn problems(text: &str) -> Vec<String> {
    match Pack::read("own.ron", text.as_bytes()) {
        Err(PackError::Wrong { problems, .. }) => problems.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

fn refusal(text: &[u8]) -> String {
    Pack::read("own.ron", text).unwrap_err().to_string()
}

/// The generic workbook with something else in it.
fn with(this: &str, that: &str) -> String {
    assert!(GENERIC.contains(this), "{this}");
    GENERIC.replacen(this, that, 1)
}

#[test]
fn what_is_shipped_is_the_same_when_it_is_written_and_read() {
    assert_eq!(shipped().len(), 2);
    for pack in shipped() {
        let text = pack.text().unwrap();
        let again = Pack::read("again.ron", text.as_bytes());
        assert_eq!(again.as_ref().map_err(ToString::to_string), Ok(&**pack), "{}", pack.name);
        assert_eq!(again.unwrap().text().unwrap(), text, "{}", pack.name);
    }
}

#[test]
fn the_generic_framework_asks_in_every_section_and_measures_nothing() {
    let generic = &shipped()[1];
    assert_eq!(generic.name.to_string(), "Generic diagnostic framework, version 1");
    let sections = &generic.workbook.sections;
    assert_eq!(sections.len(), 14);
    let named = |number: u8| shipped()[0].workbook.section(number).map(|section| &section.name);
    for section in sections {
        assert!(section.questions().count() >= 4, "{}", section.name);
        assert_eq!(Some(&section.name), named(section.number));
        for question in section.questions() {
            for word in ["infant", "matern", "bab", "pregnan", "birth"] {
                let of_the_law = question.items.iter().any(|item| item.text == "Pregnancy and maternity");
                assert!(of_the_law || !question.text.to_lowercase().contains(word), "{}", question.text);
            }
        }
    }
    assert!(generic.catalogue.indicators.is_empty() && generic.workbook.high_impact_changes.is_empty());
}

#[test]
fn the_roles_of_the_workbook_are_its_twenty_four() {
    let roles = &shipped()[0].workbook.roles;
    assert_eq!(roles.iter().map(|role| role.number).collect::<Vec<_>>(), (1..=24).collect::<Vec<_>>());
    let of = |organisation: &str| roles.iter().filter(|role| role.organisation == organisation).count();
    // As they stand under the headings of “How to use this workbook”; the first six have none.
    assert_eq!(
        [
            "Commissioning and primary care",
            "Acute or foundation trust",
            "Health protection unit",
            "Local authority",
            "Local data analysts",
            "Voluntary, community and faith sector",
        ]
        .map(of),
        [6, 9, 1, 6, 1, 1]
    );
    let conditional: Vec<u8> =
        roles.iter().filter(|role| !role.when.is_empty()).map(|role| role.number).collect();
    assert_eq!(conditional, [1, 10, 13, 14, 15, 16]);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (this, that, said) in [
        (
            "number: 4,\n            name: \"Accessibility\"",
            "number: 3,\n            name: \"Accessibility\"",
            "section 3: it is there 2 times",
        ),
        (
            "number: 4,\n            name: \"Accessibility\"",
            "number: 3,\n            name: \"Accessibility\"",
            "section 4: it is missing",
        ),
        ("number: 14,", "number: 15,", "section 15: there is no such section"),
        ("side: population_focus", "side: outcome", "section 6: its side should be “population focus”"),
        ("place: \"3.1.1\"", "place: \"3.1.3\"", ""),
        (
            "place: \"3.2.2\"",
            "place: \"3.2.1\"",
            "section 3, heading 2, question 3.2.1: another question has that place",
        ),
        (
            "place: \"3.2.1\"",
            "place: \"3.1.1\"",
            "section 3, heading 2, question 3.1.1: its place should be 3.2.1, 3.2.2 and so on",
        ),
        ("place: \"3.2.1\"", "place: \"3.2.01\"", "question 3.2.01: its place should be"),
        ("place: \"3.2.1\"", "place: \"3.2.L1\"", "question 3.2.L1: its place should be"),
        (
            "place: \"3.1.2b\"",
            "place: \"3.1.2a\"",
            "question 3.1.2, part 3.1.2a: another part has that place",
        ),
        ("place: \"3.1.2b\"", "place: \"3.1.1b\"", "part 3.1.1b: its place should be 3.1.2a"),
        (
            "text: \"Is there a network that",
            "text: \" \", items: []), (place: \"13.3.9\", text: \"Is there a network that",
            "question 13.3.1: its text is empty",
        ),
        ("version: \"1\"", "version: \"\"", "the workbook: its version is empty"),
        (
            "(number: 2, name: \"Lead c",
            "(number: 1, name: \"Lead c",
            "role 1: its number should be one from 1 on",
        ),
        (
            "text: \"Which interventions",
            "text: \"\\u{7}Which interventions",
            "its text has a sign that cannot be shown",
        ),
        (
            "    acronyms: [",
            "    high_impact_changes: [(number: 1, name: \"A\", text: \"B\", strategic: true, sections: [3, 44])],\n    acronyms: [",
            "high impact change 1: it names section 44, which is not there",
        ),
    ] {
        let text = with(this, that);
        if said.is_empty() {
            assert!(Pack::read("own.ron", text.as_bytes()).is_ok(), "numbers may have gaps");
            continue;
        }
        let all = problems(&text);
        assert!(all.iter().any(|problem| problem.contains(said)), "{said}: {all:#?}");
    }
}

#[test]
fn what_is_measured_must_lead_somewhere() {
    let indicator = |id: &str, sections: &str, multiplier: &str| {
        format!(
            "(id: \"{id}\", name: \"N\", definition: \"D\", unit: Percent, multiplier: {multiplier}, polarity: High, sampling: Proportion, answer: Measured, sections: {sections}, source_return: \"\")"
        )
    };
    let standard = |id: &str, edition: &str, to: &str, rule: &str| {
        format!(
            "(indicator: \"{id}\", edition: \"{edition}\", valid_from: \"2011-04-01\", valid_to: {to}, setter: National, body: \"B\", rule: {rule}, evidence: Verified, source: \"\")"
        )
    };
    let pack = |indicators: &[String], standards: &[String]| {
        let more = format!(
            "    indicators: [{}],\n    standards: [{}],\n    acronyms: [",
            indicators.join(", "),
            standards.join(", ")
        );
        with("    acronyms: [", &more)
    };
    let good = pack(
        &[indicator("a", "[3]", "100")],
        &[standard("a", "X", "None", "AtLeast(5)"), standard("a", "W", "\"2012-03-31\"", "Below(5)")],
    );
    let read = Pack::read("own.ron", good.as_bytes()).unwrap();
    assert_eq!(read.catalogue.standards.len(), 2);
    for (text, said) in [
        (
            pack(&[indicator("a", "[3, 77]", "100")], &[]),
            "indicator a: it names section 77, which is not there",
        ),
        (pack(&[indicator("a", "[]", "100")], &[]), "indicator a: it names no section"),
        (pack(&[indicator("a", "[3]", "inf")], &[]), "indicator a: its multiplier should be"),
        (
            pack(&[indicator("a", "[3]", "1"), indicator("A", "[3]", "1")], &[]),
            "indicator A: the id or code “A” is there twice",
        ),
        (pack(&[], &[standard("a", "X", "None", "AtLeast(5)")]), "standard X of a: there is no indicator a"),
        (
            pack(
                &[indicator("a", "[3]", "1")],
                &[standard("a", "X", "None", "AtLeast(5)"), standard("a", "X", "None", "AtLeast(6)")],
            ),
            "standard X of a: another standard of the indicator has that edition",
        ),
        (
            pack(&[indicator("a", "[3]", "1")], &[standard("a", "X", "\"2010-01-01\"", "AtLeast(5)")]),
            "standard X of a: its last day is before its first",
        ),
        (
            pack(
                &[indicator("a", "[3]", "1")],
                &[standard("a", "X", "None", "Range(from: 5, to: NaN, better_below: false)")],
            ),
            "standard X of a: its bounds should be numbers",
        ),
    ] {
        let all = problems(&text);
        assert!(all.iter().any(|problem| problem.contains(said)), "{said}: {all:#?}");
    }
}

#[test]
fn what_cannot_be_understood_is_said_with_line_and_column() {
    let text = with("number: 3,\n", "number: three,\n");
    let line = text.lines().position(|line| line.contains("three")).unwrap() + 1;
    let said = refusal(text.as_bytes());
    assert!(said.starts_with(&format!("own.ron, line {line}, column ")), "{said}");
    // A word that is not known would otherwise be left out without a word.
    let said = refusal(with("aim: \"Each part", "items: [], aim: \"Each part").as_bytes());
    assert!(said.contains("items"), "{said}");
    for (text, said) in [
        (&b""[..], "own.ron is not a workbook for Spruce: it is empty"),
        (b"\xff\xfe(", "it is not text in UTF-8"),
        (b"(name: \"x\")", "it does not name its format"),
        (b"(format: \"spruce scorecard\", format_version: 2)", "its format is “spruce scorecard”"),
        (
            b"(format: \"spruce workbook\", format_version: 2, later: [])",
            "own.ron is a workbook of format 2; this Spruce reads up to format 1",
        ),
        (b"PK\x03\x04", "own.ron, line 1, column 1"),
    ] {
        let refused = refusal(text);
        assert!(refused.contains(said), "{said}: {refused}");
    }
    assert!(Pack::open("nowhere/own.ron".as_ref()).unwrap_err().to_string().contains("could not be opened"));
}

#[test]
fn a_hostile_file_is_refused_and_not_a_crash() {
    let opening = "(format: \"spruce workbook\", format_version: 1, name: \"x\", version: \"1\", ";
    for text in [
        format!("{opening}sections: {}", "[".repeat(1_000_000)),
        format!("{opening}sections: {}", "(a:".repeat(1_000_000)),
        format!("{opening}unknown: {}{}", "Some(".repeat(500_000), ")".repeat(500_000)),
        " ".repeat(9 << 20),
        format!(
            "{opening}sections: [{}])",
            "(number: 1, name: \"\", side: outcome, aim: \"\", headings: []),".repeat(100_000)
        ),
        format!("/*{}", "/*".repeat(1_000_000)),
    ] {
        assert!(Pack::read("own.ron", text.as_bytes()).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_damage_to_a_workbook_makes_it_panic(at in 0..GENERIC.len(), length in 0..400_usize, put in ".{0,12}") {
        let mut bytes = GENERIC.as_bytes().to_vec();
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, put.bytes());
        if let Err(error) = Pack::read("own.ron", &bytes) {
            prop_assert!(error.to_string().len() < 20_000);
        }
    }
}

fn own() -> Arc<Pack> {
    let text = with("Generic diagnostic framework", "Our own").replacen("SMART local", "local", 1);
    Arc::new(Pack::read("own.ron", text.as_bytes()).unwrap())
}

#[test]
fn a_scorecard_names_a_shipped_workbook_and_holds_a_persons_own() {
    let usual = write(&Document::default()).unwrap();
    let (_, named) = usual.split_once("made_with: shipped(").expect(&usual);
    let named = named.split_once(')').unwrap().0.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(named, "name: \"Infant mortality\", version: \"2011\",");
    assert_eq!(read("a.spruce", usual.as_bytes()).unwrap(), Document::default());

    let generic = Edit::SetPack(Arc::clone(&shipped()[1])).apply(&Document::default());
    let text = write(&generic).unwrap();
    assert!(text.len() < usual.len() + 500, "a shipped workbook is named only");
    assert_eq!(read("a.spruce", text.as_bytes()).unwrap(), generic);

    let edited = Edit::SetPack(own()).apply(&Document::default());
    let again = read("a.spruce", write(&edited).unwrap().as_bytes()).unwrap();
    assert_eq!(again, edited);
    assert_eq!(again.pack.name().name, "Our own");
    assert_eq!(write(&again).unwrap(), write(&edited).unwrap());

    let newer = usual.replacen("version: \"2011\"", "version: \"2031\"", 1);
    let refused = read("a.spruce", newer.as_bytes()).unwrap_err().to_string();
    assert!(refused.contains("Infant mortality, version 2031, which this Spruce does not have"), "{refused}");
}

#[test]
fn another_workbook_keeps_what_was_said_and_the_local_questions() {
    let question = Document::default().pack.local().next(3, "Who pays for travel?");
    assert_eq!(question.place(), "3.L1");
    let say = |place: &str, gap: &str| {
        let entry = Box::new(BookEntry { gap: gap.to_owned(), ..BookEntry::default() });
        Edit::Workshop(WorkshopEdit::SetBookEntry { place: place.to_owned(), entry })
    };
    let document = [
        Edit::SetLocalQuestion(question.clone()),
        say("3.1.1", "of infants"),
        say("3.L1", "of travel"),
        Edit::SetPack(own()),
    ]
    .iter()
    .fold(Document::default(), |document, edit| edit.apply(&document));
    assert_eq!(document.workshops.now.recording.entry("3.1.1"), None, "it is another question");
    assert_eq!(
        document.workbook().question("3.L1").map(|one| one.text.as_str()),
        Some("Who pays for travel?")
    );

    // Through the file as well, and back.
    let again = read("a.spruce", write(&document).unwrap().as_bytes()).unwrap();
    assert_eq!(again, document);
    let back = Edit::SetPack(Arc::clone(&shipped()[0])).apply(&again);
    assert_eq!(back.workshops.now.recording.entry("3.1.1").unwrap().gap, "of infants");
    assert!(back.workshops.now.aside.is_empty());

    let removed = Edit::RemoveLocalQuestion(question).apply(&back);
    assert_eq!(removed.workbook().question("3.L1"), None);
    assert_eq!(removed.workshops.now.recording.entry("3.L1"), None);
    assert_eq!(removed.pack.local().next(3, "").place(), "3.L2", "its number is not used again");
    let again = read("a.spruce", write(&removed).unwrap().as_bytes()).unwrap();
    assert_eq!(again.pack.local().next(3, ""), LocalQuestion { section: 3, number: 2, text: String::new() });
}

#[test]
fn an_edition_that_the_other_workbook_lacks_gives_way_to_those_in_force() {
    let pinned = Edit::SetEdition("TCP2011".to_owned()).apply(&Document::default());
    assert_eq!(Edit::SetPack(own()).apply(&pinned).settings.edition, "");
}

#[test]
fn two_questions_of_the_same_number_stay_two_when_copies_are_merged() {
    let say = |place: &str, gap: &str| {
        let entry = Box::new(BookEntry { gap: gap.to_owned(), ..BookEntry::default() });
        Edit::Workshop(WorkshopEdit::SetBookEntry { place: place.to_owned(), entry })
    };
    let ask = |document: &Document, text: &str| {
        Edit::SetLocalQuestion(document.pack.local().next(3, text)).apply(document)
    };
    let mine = say("3.L1", "of travel").apply(&ask(&Document::default(), "Who pays for travel?"));
    let theirs = say("3.L1", "of nights").apply(&ask(&Document::default(), "Who answers at night?"));
    let theirs = say("3.L2", "of both").apply(&ask(&theirs, "Who pays for travel?"));
    let merged = mine.merged_workshops(&theirs, &[]).unwrap();
    assert_eq!(merged.conflicts, []);
    let both = Edit::TakeWorkshops(Box::new(merged)).apply(&mine);
    let said = |text: &str| {
        let questions = both.workbook().section(3).unwrap().questions();
        let all: Vec<String> = questions
            .filter(|one| one.text == text)
            .filter_map(|one| Some(both.workshops.now.recording.entry(&one.place)?.gap.clone()))
            .collect();
        all
    };
    assert_eq!(said("Who answers at night?"), ["of nights"]);
    assert_eq!(said("Who pays for travel?"), ["of travel", "of both"]);

    let other = Edit::SetPack(own()).apply(&mine);
    let refused = mine.merged_workshops(&other, &[]).unwrap_err().to_string();
    assert!(refused.contains("made with the workbook Our own, version 1"), "{refused}");
}
