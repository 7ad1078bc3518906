//! The workbook is whole: everything the source asks is there once, in its place, and fit to be read.

use std::collections::BTreeSet;

use spruce::workbook::{Section, Side, catalogue, workbook};

/// What one section of the source holds.
struct Count {
    section: u8,
    /// Its numbered sub-headings.
    headings: usize,
    /// Its questions.
    questions: usize,
    /// The parts that are listed under its questions.
    items: usize,
}

const fn count(section: u8, headings: usize, questions: usize, items: usize) -> Count {
    Count { section, headings, questions, items }
}

/// Counted by hand in *Systematic management of programmes to address high infant mortality rates*
/// (Department of Health, 2011), by the rules in the header of `src/workbook/framework.rs`.
///
/// Section 1 has no numbered sub-headings there: it lists eight interventions, of which three have
/// parts (7 + 5 + 8 = 20), and asks one question of all; each is a heading with that question.
///
/// The sum agrees with the marks on the page. There are 147 bullets: 8 interventions, 8 sub-groups
/// in 6.1.2 which are items, and 131 questions; 4 more questions have no bullet (2.9.2, 3.5.2, 4.1.2
/// and 7.1.1), so 8 + 131 + 4 = 143. There are 177 hollow marks and 5 inner ones: less the three which
/// head a list of their own (`disability` in 4.1, `appropriate access` in 4.2) or are a question
/// (7.1.1), 179; with the 7 bulleted sub-groups that have no list of their own, 186.
const COUNTS: [Count; 14] = [
    count(1, 8, 8, 20),
    count(2, 9, 26, 30),
    count(3, 6, 13, 9),
    count(4, 5, 8, 29),
    count(5, 4, 9, 7),
    count(6, 4, 11, 27),
    count(7, 4, 10, 20),
    count(8, 7, 7, 12),
    count(9, 4, 7, 3),
    count(10, 4, 8, 6),
    count(11, 4, 8, 1),
    count(12, 2, 7, 6),
    count(13, 5, 13, 11),
    count(14, 2, 8, 5),
];

/// Lists whose length people score as "k of n": place of the question, items.
const LISTS: [(&str, usize); 33] = [
    ("1.5.1", 7),
    ("1.6.1", 5),
    ("1.7.1", 8),
    ("2.1.1", 4),
    ("2.2.1", 11),
    ("2.2.2", 2),
    ("2.8.2", 3),
    ("2.9.1", 3),
    ("2.9.3", 3),
    ("3.5.1", 3),
    ("4.1.1", 10),
    ("4.2.2", 8),
    ("4.4.1", 5),
    ("4.5.1", 3),
    ("5.3.2", 6),
    ("6.1.2", 10),
    ("6.1.3", 4),
    ("6.2.1", 6),
    ("6.3.1", 4),
    ("7.2.1", 3),
    ("7.2.2", 3),
    ("7.2.3", 5),
    ("7.3.2", 4),
    ("7.4.1", 5),
    ("8.1.1", 3),
    ("8.2.1", 4),
    ("8.6.1", 3),
    ("9.4.1", 3),
    ("10.3.1", 6),
    ("12.2.1", 6),
    ("13.2.1", 4),
    ("13.4.2", 7),
    ("14.1.4", 5),
];

fn questions(section: &Section) -> usize {
    section.headings.iter().map(|heading| heading.questions.len()).sum()
}

fn items(section: &Section) -> usize {
    section.headings.iter().flat_map(|heading| &heading.questions).map(|question| question.items.len()).sum()
}

fn texts_of(section: &Section) -> impl Iterator<Item = (&str, &str)> {
    section.headings.iter().flat_map(|heading| &heading.questions).flat_map(|question| {
        let items = question.items.iter().map(|item| (item.place.as_str(), item.text.as_str()));
        std::iter::once((question.place.as_str(), question.text.as_str())).chain(items)
    })
}

#[test]
fn every_section_has_what_the_source_has() {
    let sections = &workbook().sections;
    assert_eq!(sections.len(), COUNTS.len());
    for (section, count) in sections.iter().zip(&COUNTS) {
        assert_eq!(section.number, count.section);
        let found = (section.headings.len(), questions(section), items(section));
        assert_eq!(found, (count.headings, count.questions, count.items), "section {}", section.number);
    }
    assert_eq!(sections.iter().map(questions).sum::<usize>(), 143);
    assert_eq!(sections.iter().map(items).sum::<usize>(), 186);
}

#[test]
fn lists_are_as_long_as_in_the_source() {
    let all: Vec<_> = workbook()
        .sections
        .iter()
        .flat_map(|section| &section.headings)
        .flat_map(|heading| &heading.questions)
        .collect();
    for (place, items) in LISTS {
        let question = all.iter().find(|question| question.place == place);
        assert_eq!(question.map(|question| question.items.len()), Some(items), "{place}");
    }
    // Section 1 comes to 25: the parts, and the five interventions without any.
    let first = all.iter().filter(|question| question.place.starts_with("1."));
    assert_eq!(first.map(|question| question.items.len().max(1)).sum::<usize>(), 25);
    // The four quality standards.
    assert_eq!(all.iter().filter(|question| question.place.starts_with("11.1.")).count(), 4);
}

#[test]
fn places_say_where_each_stands() {
    let mut seen = BTreeSet::new();
    for (number, section) in (1_u8..).zip(&workbook().sections) {
        assert_eq!(section.number, number);
        for (number, heading) in (1_u8..).zip(&section.headings) {
            assert_eq!(heading.number, number, "{} {}", section.number, heading.name);
            for (number, question) in (1..).zip(&heading.questions) {
                let place = format!("{}.{}.{number}", section.number, heading.number);
                assert_eq!(question.place, place);
                assert!(seen.insert(place), "{} twice", question.place);
                for (letter, item) in ('a'..='z').zip(&question.items) {
                    assert_eq!(item.place, format!("{}{letter}", question.place));
                    assert!(seen.insert(item.place.clone()), "{} twice", item.place);
                }
            }
        }
    }
    assert_eq!(seen.len(), 143 + 186);
}

#[test]
fn sections_stand_on_their_side() {
    for section in &workbook().sections {
        let side = match section.number {
            1..=5 => Side::ChallengeToProviders,
            6..=10 => Side::PopulationFocus,
            11..=13 => Side::Commissioning,
            _ => Side::Outcome,
        };
        assert_eq!(section.side, side, "section {}", section.number);
    }
    assert_eq!(
        workbook().section(14).map(|section| section.name.as_str()),
        Some("Optimal population outcome")
    );
    assert_eq!(workbook().section(0), None);
    assert_eq!(workbook().section(15), None);
}

#[test]
fn a_few_questions_are_where_the_source_has_them() {
    // Words that no faithful wording can avoid.
    let expected = [
        ("1.6.1a", "Back to Sleep"),
        ("2.2.2", "CDOP"),
        ("2.6.1", "NICE"),
        ("2.9.1c", "Down's"),
        ("3.2.1", "QIPP"),
        ("5.2.3", "LINk"),
        ("6.2.1f", "GP practice"),
        ("7.2.3c", "hepatitis B"),
        ("8.6.1c", "Back to Sleep"),
        ("9.1.2", "opt out"),
        ("10.1.2", "genetic"),
        ("11.1.1", "Birthrate Plus"),
        ("11.1.1a", "1:28"),
        ("11.1.3", "BAPM"),
        ("11.1.4", "500 deliveries"),
        ("12.1.4", "cots"),
        ("12.2.1e", "Sonographers"),
        ("13.4.2b", "clinical lead"),
        ("13.5.5", "director of children's services"),
        ("14.1.2", "SMART"),
    ];
    let texts: Vec<_> = workbook().sections.iter().flat_map(texts_of).collect();
    for (place, words) in expected {
        let text = texts.iter().find(|(at, _)| *at == place).map(|(_, text)| *text);
        assert!(text.is_some_and(|text| text.contains(words)), "{place}: {text:?} lacks {words}");
    }
}

/// Whether it is tidy: no spaces to spare, a capital (or a quotation, or a figure) first.
fn is_tidy(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|c| c.is_uppercase() || c == '\'')
        && text.trim() == text
        && !text.contains("  ")
        && !text.contains('!')
        && !text.contains('\n')
}

fn ends_plainly(text: &str) -> bool {
    text.chars().last().is_some_and(|c| c.is_alphanumeric() || c == ')')
}

#[test]
fn texts_are_fit_to_be_read() {
    for section in &workbook().sections {
        assert!(is_tidy(&section.name) && ends_plainly(&section.name), "{}", section.name);
        assert!(is_tidy(&section.aim) && section.aim.ends_with('.'), "{}", section.aim);
        for heading in &section.headings {
            assert!(is_tidy(&heading.name) && ends_plainly(&heading.name), "{}", heading.name);
            for question in &heading.questions {
                assert!(is_tidy(&question.text) && question.text.ends_with('?'), "{}", question.text);
                for item in &question.items {
                    let ended = item.text.ends_with('?') || ends_plainly(&item.text);
                    assert!(is_tidy(&item.text) && ended, "{} {}", item.place, item.text);
                }
                let asking = question.items.iter().filter(|item| item.text.ends_with('?')).count();
                assert!(asking == 0 || asking == question.items.len(), "{} mixes its items", question.place);
            }
            let names: BTreeSet<_> = heading.questions.iter().map(|question| &question.text).collect();
            assert_eq!(names.len(), heading.questions.len(), "{} repeats a question", heading.name);
        }
        let names: BTreeSet<_> = section.headings.iter().map(|heading| &heading.name).collect();
        assert_eq!(names.len(), section.headings.len(), "section {} repeats a heading", section.number);
    }
}

#[test]
fn the_sixteen_changes_bear_on_sections() {
    let changes = &workbook().high_impact_changes;
    assert_eq!(changes.len(), 16);
    for (number, change) in (1_u8..).zip(changes) {
        assert_eq!(change.number, number);
        // Appendix 1: five strategic actions, then eleven specific ones.
        assert_eq!(change.strategic, number <= 5, "change {number}");
        assert!(is_tidy(&change.name) && ends_plainly(&change.name), "{}", change.name);
        assert!(change.name.split(' ').count() <= 4, "{} is long", change.name);
        assert!(is_tidy(&change.text) && change.text.ends_with('.'), "{}", change.text);
        assert!(!change.sections.is_empty() && change.sections.is_sorted(), "change {number}");
        let distinct: BTreeSet<_> = change.sections.iter().collect();
        assert_eq!(distinct.len(), change.sections.len(), "change {number} repeats a section");
        assert!(change.sections.iter().all(|n| workbook().section(*n).is_some()), "change {number}");
        let places: BTreeSet<_> = change.questions.iter().collect();
        assert!(!places.is_empty() && places.len() == change.questions.len(), "change {number}");
        for place in places {
            assert!(workbook().question(place).is_some(), "change {number} names {place}");
        }
        let measured = catalogue().indicators.iter().filter(|one| one.high_impact_changes.contains(&number));
        assert!(measured.count() > 0, "no indicator bears on change {number}");
    }
}

#[test]
fn acronyms_are_in_order_and_have_those_of_the_appendix() {
    let acronyms = &workbook().acronyms;
    let shorts: Vec<_> = acronyms.iter().map(|acronym| acronym.short.to_lowercase()).collect();
    assert!(shorts.is_sorted_by(|a, b| a < b), "{shorts:?}");
    for acronym in acronyms {
        assert!(is_tidy(&acronym.long) && ends_plainly(&acronym.long), "{}", acronym.long);
    }
    // Appendix 2.
    for short in ["BAPM", "CDOP", "CONI", "EqIA", "IMR", "LHO", "LINk", "R&M", "SUDI", "VCF"] {
        assert!(acronyms.iter().any(|acronym| acronym.short == short), "{short} is missing");
    }
}

#[test]
fn abbreviations_in_the_texts_can_be_looked_up() {
    let book = workbook();
    let sections = book.sections.iter().flat_map(|section| {
        let names = section.headings.iter().map(|heading| heading.name.as_str());
        texts_of(section).map(|(_, text)| text).chain(names).chain([section.aim.as_str()])
    });
    let changes = book.high_impact_changes.iter().map(|change| change.text.as_str());
    for text in sections.chain(changes) {
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let capitals = word.chars().filter(|c| c.is_uppercase()).count();
            // A plural: EqIAs.
            let short = word.strip_suffix('s').unwrap_or(word);
            let known = book.acronyms.iter().any(|acronym| acronym.short == word || acronym.short == short);
            assert!(capitals < 2 || known, "{word} is not among the acronyms: {text}");
        }
    }
}
