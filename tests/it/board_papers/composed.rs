//! What papers say.

use std::sync::Arc;

use jiff::civil::date;
use spruce::{
    base::Errand,
    export::{Pages, PaperFormat, csv, export_workshop, invitations, paper_bytes},
    report::{Words, boxes_in},
    workbook::workbook,
    workshop::{Attendance, BookEntry, KeyAction, Origin, Parked, Participant, WorkshopEdit, WorkshopFacts},
};
use strum::IntoEnumIterator as _;

use super::*;

#[test]
fn every_paper_of_the_example_says_something_and_never_nan() {
    let (document, _) = &*EXAMPLE;
    for shipped in Shipped::iter() {
        let paper = paper_of(document, shipped.template());
        let text = whole(&paper);
        assert!(!text.contains("NaN") && !text.contains("inf "), "{text}");
        // The recording book is the same for every area.
        let is_of_area = shipped != Shipped::RecordingBook;
        assert!(!paper.chapters.is_empty() && text.contains("Exampleton") == is_of_area, "{text}");
    }
}

#[test]
fn rows_have_a_cell_for_each_column() {
    let (document, _) = &*EXAMPLE;
    for shipped in Shipped::iter() {
        for chapter in paper_of(document, shipped.template()).chapters {
            for block in chapter.blocks {
                let Block::Table(table) = block else { continue };
                for row in &table.rows {
                    let expected = if row.kind == RowKind::Heading { 1 } else { table.columns.len() };
                    assert_eq!(row.cells.len(), expected, "{}", table.caption);
                }
            }
        }
    }
}

#[test]
fn nobody_wrote_a_narrative_and_the_page_says_who_should() {
    let (document, card) = &*EXAMPLE;
    let template = Shipped::Exceptions.template();
    let text = whole(&paper_of(document, template));
    assert!(text.contains("To be written by the lead for this indicator: why"), "{text}");
    let missed = card.sections.iter().flat_map(|section| &section.indicators);
    for score in missed.filter(|score| score.status == spruce::scoring::Status::NotMet) {
        assert!(text.contains(&format!("## {}: not met", score.name)), "{}", score.name);
    }
    // With a narrative, its words stand in the placeholder's place, and its action in the log.
    let about = Narrative {
        lead: "Ann Example".to_owned(),
        why: "Two midwives left.\n\nThe posts are advertised.".to_owned(),
        actions: vec![PlannedAction { action: "Recruit".to_owned(), ..PlannedAction::default() }],
        ..Narrative::of("births_per_midwife".into(), card.area.code.clone())
    };
    let written = Edit::SetNarrative(Box::new(about)).apply(document);
    let text = whole(&paper_of(&written, template));
    for said in
        ["Two midwives left.\nThe posts are advertised.", "Ann Example: what it means", "Recruit | Births"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn each_exception_of_the_example_stands_on_a_page_of_its_own() {
    let (document, card) = &*EXAMPLE;
    let paper = paper_of(document, Shipped::Exceptions.template());
    assert_eq!(Pages::of(&paper).len(), paper.chapters.len());
    // What somebody writes at length goes on to a second page, whole.
    let about = Narrative {
        why: "The posts are advertised. ".repeat(150),
        ..Narrative::of("births_per_midwife".into(), card.area.code.clone())
    };
    let written = Edit::SetNarrative(Box::new(about)).apply(document);
    let longer = paper_of(&written, Shipped::Exceptions.template());
    assert_eq!(Pages::of(&longer).len(), paper.chapters.len() + 1);
}

#[test]
fn what_nobody_has_written_yet_is_no_slide_of_its_own() {
    let slides = |paper: &Paper| {
        let bytes = paper_bytes(paper, PaperFormat::Pptx, &Errand::default()).unwrap();
        let package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let names = package.file_names().map(|name| name.unwrap().into_owned());
        names.filter(|name| name.starts_with("ppt/slides/slide")).count()
    };
    // A chart with so many rows that no words stand beside it.
    let mut paper = paper_of(&EXAMPLE.0, Shipped::Wall.template());
    let blocks = &mut paper.chapters[0].blocks;
    blocks.retain(|block| !matches!(block, Block::Paragraph(_)));
    let without = slides(&paper);
    let to_do = [
        Block::Heading { level: 3, text: "Why".to_owned() },
        Block::Paragraph(Words::quiet("To be written by the lead.")),
    ];
    paper.chapters[0].blocks.extend(to_do);
    assert_eq!(slides(&paper), without);
    paper.chapters[0].blocks.push(Block::Paragraph(Words::plain("Two midwives left.")));
    assert_eq!(slides(&paper), without + 1);
}

#[test]
fn letters_that_pages_cannot_show_are_told_with_their_place() {
    let (document, card) = &*EXAMPLE;
    assert_eq!(boxes_in(&paper_of(document, Shipped::BoardPaper.template())), None);
    let about = Narrative {
        why: "Thanks 👍 to all".to_owned(),
        ..Narrative::of("births_per_midwife".into(), card.area.code.clone())
    };
    let written = Edit::SetNarrative(Box::new(about)).apply(document);
    let said = boxes_in(&paper_of(&written, Shipped::BoardPaper.template())).unwrap();
    assert!(said.contains("👍") && said.contains("“Births per midwife (WTE): not met”"), "{said}");
}

#[test]
fn a_scorecard_with_next_to_no_figures_makes_a_paper() {
    let (document, _) = &*EXAMPLE;
    // Before the first quarter of the example there are only some rates of deaths.
    let early = Edit::SetPeriod(spruce::domain::Period::financial_year(2003)).apply(document);
    for shipped in Shipped::iter() {
        assert!(!whole(&paper_of(&early, shipped.template())).contains("NaN"));
    }
}

#[test]
fn the_sections_have_their_tree_their_balance_and_their_course() {
    let paper = paper_of(&EXAMPLE.0, Shipped::BoardPaper.template());
    let is_of_sections = |chapter: &&Chapter| text_of(&chapter.blocks).starts_with("# Sections and balance");
    let chapter = paper.chapters.iter().find(is_of_sections).unwrap();
    let alts = chapter.blocks.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure.figure.alt_text.as_str()),
        _ => None,
    });
    let [tree, balance, course] = alts.collect::<Vec<_>>()[..] else { panic!("three charts") };
    assert!(tree.contains("Tree"), "{tree}");
    assert!(balance.contains("eans 9 points to providers"), "{balance}");
    // Eight quarters, the last among them.
    assert!(course.contains("Q1 2009/10") && course.contains("Q4 2010/11"), "{course}");
}

fn without_workshops(document: &Document) -> Document {
    Document { workshops: Arc::default(), ..document.clone() }
}

/// A workshop in which something of everything was said.
fn with_a_workshop(document: &Document) -> Document {
    let entry = BookEntry {
        level: Some(Level::Systematic),
        votes: [0, 0, 1, 7, 1],
        evidence: "Rota of May".to_owned(),
        strength: "A team that stays\nA second line".to_owned(),
        good_practice: "Handover at the bedside".to_owned(),
        gap: "No cover at night".to_owned(),
        recommendation: "Two more posts".to_owned(),
        ..BookEntry::default()
    };
    let action = KeyAction {
        what: "Write the case for two posts".to_owned(),
        lead: "Head of midwifery".to_owned(),
        origin: Origin::Gap("11.1.1".to_owned()),
        due: Some(date(2011, 6, 30)),
        ..KeyAction::default()
    };
    let facts = WorkshopFacts {
        date: Some(date(2011, 5, 26)),
        venue: "Town hall".to_owned(),
        ..WorkshopFacts::default()
    };
    let person = Participant {
        role: "Bereavement midwife".to_owned(),
        organisation: "Exampleton Hospital".to_owned(),
        name: "Jo Whistler".to_owned(),
        attendance: Attendance::Present,
        ..Participant::default()
    };
    let edits = [
        WorkshopEdit::SetBookEntry { place: "11.1.1".to_owned(), entry: Box::new(entry) },
        WorkshopEdit::SetKeyAction(Box::new(action)),
        WorkshopEdit::SetFacts(Box::new(facts)),
        WorkshopEdit::SetParticipant(Box::new(person)),
        WorkshopEdit::SetParked(Box::new(Parked { text: "Who pays?".to_owned(), ..Parked::default() })),
    ];
    edits
        .into_iter()
        .fold(without_workshops(document), |document, edit| Edit::Workshop(edit).apply(&document))
}

#[test]
fn the_summary_of_a_workshop_has_all_that_was_said_and_not_how_people_voted_nor_their_names() {
    let (document, _) = &*EXAMPLE;
    let text = whole(&paper_of(&with_a_workshop(document), Shipped::Workshop.template()));
    for said in [
        "26 May 2011",
        "Town hall",
        "1 of 143 questions were answered.",
        "One section is seen otherwise than its figures say.",
        "Systematic",
        "Rota of May",
        "A team that stays",
        "A second line",
        "Handover at the bedside",
        "No cover at night",
        "Two more posts",
        "Write the case for two posts",
        "Head of midwifery",
        "30 June 2011",
        "Who pays?",
        "Assessed as systematic (75%); 3 of 4 indicators not met.",
    ] {
        assert!(text.contains(said), "{said:?} is not in {text}");
    }
    assert!(!text.contains("voted") && !text.contains("Whistler"), "{text}");
    let nothing = whole(&paper_of(&without_workshops(document), Shipped::Workshop.template()));
    assert!(nothing.contains("Nothing is written in the recording book yet."), "{nothing}");
}

#[test]
fn a_workshop_before_any_figure_has_its_summary_too() {
    let text = whole(&paper_of(&with_a_workshop(&Document::default()), Shipped::Workshop.template()));
    assert!(text.contains("A team that stays") && text.contains("What the workshop of this area said"));
    let folder = tempfile::tempdir().unwrap();
    let published = Published::of(&with_a_workshop(&Document::default()), Policy::default()).unwrap();
    let path = folder.path().join("said.xlsx");
    export_workshop(&published, &path).unwrap();
    assert!(path.exists());
    let board_paper = Shipped::BoardPaper.template();
    assert!(Material::new(&published, board_paper).is_none(), "a board paper needs figures");
}

#[test]
fn names_are_on_the_invitation_list_only_where_somebody_asks_for_them() {
    let document = with_a_workshop(&Document::default());
    let text = |with_names| String::from_utf8(csv(&invitations(&document, with_names))).unwrap();
    assert!(text(true).contains("Jo Whistler"));
    let without = text(false);
    assert!(!without.contains("Whistler") && !without.contains("name"), "{without}");
    assert!(without.contains("Bereavement midwife") && without.contains("Nobody yet"));
}

#[test]
fn whatever_is_written_of_any_question_is_in_the_summary() {
    let questions = || workbook().sections.iter().flat_map(|section| &section.headings);
    let places: Vec<&str> =
        questions().flat_map(|heading| &heading.questions).map(|one| one.place.as_str()).collect();
    assert_eq!(places.len(), 143);
    let note = |place: &str, kind: &str| format!("{kind} of {place}.");
    let kinds = ["Evidence", "Strength", "Practice", "Gap", "Advice", "Reason"];
    let full = |place: &&str| {
        let [evidence, strength, good_practice, gap, recommendation, left_out] =
            kinds.map(|kind| note(place, kind));
        let entry = BookEntry {
            level: Some(Level::AdHoc),
            evidence,
            strength,
            good_practice,
            gap,
            recommendation,
            left_out,
            ..BookEntry::default()
        };
        Edit::Workshop(WorkshopEdit::SetBookEntry { place: (*place).to_owned(), entry: Box::new(entry) })
    };
    let said = places.iter().map(full).fold(Document::default(), |document, edit| edit.apply(&document));
    let text = whole(&paper_of(&said, Shipped::Workshop.template()));
    for place in &places {
        for kind in kinds {
            assert!(text.contains(&note(place, kind)), "{kind} of {place} is lost");
        }
        assert!(text.contains(&format!("{place} ")), "question {place} is lost");
    }
}
