//! Papers as presentations: sound packages, one finding a slide, native tables, notes with the method.

use std::{collections::BTreeSet, sync::Arc};

use quick_xml::{Reader, events::Event};
use spruce::{
    export::PaperFormat,
    figure::{Caption, Figure, Mark, RugCell, RugInput, RugRow, tartan_rug},
    report::{self, Block, Chapter, Paper, Sheet, Words},
    workbook::Unit,
};

use super::{
    file, sample,
    word::{Element, assert_sound, attribute, elements, parts},
};

/// The parts of a presentation.
struct Deck(Vec<(String, Vec<u8>)>);

impl Deck {
    fn of(paper: &Paper) -> Self {
        Self(parts(&file(paper, PaperFormat::Pptx)))
    }

    fn bytes(&self, name: &str) -> &[u8] {
        &self.0.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name}")).1
    }

    fn count(&self) -> usize {
        self.0.iter().filter(|(name, _)| name.starts_with("ppt/slides/slide")).count()
    }

    fn slide(&self, number: usize) -> Vec<Element> {
        elements(self.bytes(&format!("ppt/slides/slide{number}.xml")))
    }

    /// The words of a slide; a line for each paragraph.
    fn words(&self, number: usize) -> String {
        words(self.bytes(&format!("ppt/slides/slide{number}.xml")))
    }

    fn all(&self) -> impl Iterator<Item = (usize, String)> {
        (1..=self.count()).map(|number| (number, self.words(number)))
    }

    /// The slide that says `what`.
    fn saying(&self, what: &str) -> usize {
        self.all().find(|(_, words)| words.contains(what)).unwrap_or_else(|| panic!("{what}")).0
    }

    fn notes(&self, number: usize) -> String {
        words(self.bytes(&format!("ppt/notesSlides/notesSlide{number}.xml")))
    }
}

fn words(part: &[u8]) -> String {
    let mut reader = Reader::from_str(std::str::from_utf8(part).unwrap());
    let mut found = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Text(text) => found.push_str(&text),
            Event::GeneralRef(letter) => found.push_str(match &*letter {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("{other}"),
            }),
            Event::End(tag) if tag.name().as_ref() == "a:p" => found.push('\n'),
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn named<'a>(elements: &'a [Element], name: &str) -> Vec<&'a Element> {
    elements.iter().filter(|element| element.0 == name).collect()
}

#[test]
fn a_presentation_is_a_sound_package() {
    let deck = Deck::of(&sample::paper(50));
    assert_sound(&deck.0);
    // Two charts and the logo.
    assert_eq!(deck.0.iter().filter(|(name, _)| name.starts_with("ppt/media/")).count(), 3);
    let main = elements(deck.bytes("ppt/presentation.xml"));
    assert_eq!(named(&main, "p:sldId").len(), deck.count());
    let ids = |name: &str| -> Vec<String> {
        let main = main.iter().chain([]).cloned().collect::<Vec<_>>();
        named(&main, name).iter().filter_map(|e| attribute(e, "id").map(str::to_owned)).collect()
    };
    let mut all = ids("p:sldMasterId");
    let master = elements(deck.bytes("ppt/slideMasters/slideMaster1.xml"));
    let layouts = named(&master, "p:sldLayoutId");
    assert_eq!(layouts.len(), 6);
    all.extend(layouts.iter().map(|layout| attribute(layout, "id").unwrap().to_owned()));
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    for number in 1..=deck.count() {
        let slide = deck.slide(number);
        let shapes = named(&slide, "p:cNvPr");
        let ids: BTreeSet<&str> = shapes.iter().map(|shape| attribute(shape, "id").unwrap()).collect();
        assert_eq!(ids.len(), shapes.len(), "slide {number}");
    }
}

#[test]
fn every_placeholder_of_a_slide_is_one_of_its_layout() {
    let deck = Deck::of(&sample::paper(50));
    for number in 1..=deck.count() {
        let relations = elements(deck.bytes(&format!("ppt/slides/_rels/slide{number}.xml.rels")));
        let layout = relations
            .iter()
            .filter_map(|relation| attribute(relation, "Target"))
            .find_map(|target| target.strip_prefix("../slideLayouts/"))
            .unwrap();
        let layout = elements(deck.bytes(&format!("ppt/slideLayouts/{layout}")));
        let key = |holder: &&Element| {
            (attribute(holder, "type").map(str::to_owned), attribute(holder, "idx").map(str::to_owned))
        };
        let known: Vec<_> = named(&layout, "p:ph").iter().map(key).collect();
        let slide = deck.slide(number);
        let used: Vec<_> = named(&slide, "p:ph").iter().map(key).collect();
        assert!(
            used.iter().all(|holder| known.contains(holder)),
            "slide {number}: {used:?} not of {known:?}"
        );
        let titles = used.iter().filter(|one| matches!(one.0.as_deref(), Some("title" | "ctrTitle"))).count();
        assert_eq!(titles, 1, "slide {number}");
    }
}

#[test]
fn a_finding_is_the_title_of_its_slide_and_the_method_is_in_the_notes() {
    let deck = Deck::of(&sample::paper(50));
    let first = deck.words(1);
    for words in ["Reducing infant deaths in Exampleton", "Meeting: Board, 14 May 2011", "Author: A. Author"]
    {
        assert!(first.contains(words), "{first}");
    }
    let number = deck.saying("Booking by 12 weeks is below 90% and falling");
    let words = deck.words(number);
    assert!(
        words.starts_with("Booking by 12 weeks is below 90% and falling\nBooked by 12 weeks and 6 days\n")
    );
    let slide = deck.slide(number);
    let pictures = named(&slide, "p:pic");
    assert_eq!(pictures.len(), 1);
    let chart = sample::chart("Booking by 12 weeks is below 90% and falling");
    let described: Vec<&str> = slide.iter().filter_map(|element| attribute(element, "descr")).collect();
    assert_eq!(described, [chart.alt_text.as_str()]);
    let notes = deck.notes(number);
    for said in [&chart.note, &chart.source, &chart.alt_text] {
        assert!(notes.contains(said.as_str()), "{notes}");
    }
}

#[test]
fn every_slide_has_its_number_and_says_who_may_read_it() {
    let paper = sample::paper(50);
    let deck = Deck::of(&paper);
    for (number, words) in deck.all() {
        assert!(words.contains(paper.restriction.as_deref().unwrap()), "{words}");
        assert!(words.contains("BD 11/42"), "{words}");
        let slide = deck.slide(number);
        assert_eq!(named(&slide, "a:fld").len(), 1, "slide {number}");
    }
    let open = Deck::of(&Paper { restriction: None, ..paper });
    assert!(open.all().all(|(_, words)| !words.contains("Restricted")));
}

#[test]
fn a_long_table_goes_on_with_its_head_and_loses_no_row() {
    let deck = Deck::of(&sample::paper(50));
    let with: Vec<(usize, String)> =
        deck.all().filter(|(_, words)| words.starts_with("Scorecard up to Q4 2010/11 (")).collect();
    assert!(with.len() > 2, "{}", with.len());
    for (number, words) in &with {
        assert!(words.contains("Indicator\nPeriod\nFigure\nStandard\nStatus\nVariation\n"), "{words}");
        let slide = deck.slide(*number);
        assert_eq!(attribute(named(&slide, "a:tblPr")[0], "firstRow"), Some("1"));
        assert_eq!(named(&slide, "a:gridCol").len(), 6);
        assert!(deck.notes(*number).contains("Wilson"));
        // The rows end above the foot of the slide: 7.5 inches less the reference's.
        let heights: i64 = named(&slide, "a:tr")
            .iter()
            .map(|row| attribute(row, "h").unwrap().parse::<i64>().unwrap())
            .sum();
        assert!(heights <= 366 * 12_700, "slide {number}: {heights}");
    }
    let all: String = with.iter().map(|(_, words)| words.as_str()).collect();
    for row in 1..=60 {
        assert!(all.contains(&format!("6 days, number {row}\n")), "{row}");
    }
    // A heading over rows is never the last of its slide.
    assert!(with.iter().all(|(_, words)| !words.trim_end().ends_with("pregnancy")));
    // What icons say is said in words, and statuses with their sign.
    assert!(all.contains("▼ Worse (L)") && all.contains("✗ Not met"));
}

#[test]
fn a_chart_of_many_rows_goes_on_on_the_next_slide_and_loses_no_row() {
    // 43 indicators for the wall are more than anybody reads on a slide: 15, 15 and 13.
    let row = |number: usize| RugRow {
        name: format!("Indicator {number}"),
        unit: Unit::Percent,
        cells: vec![RugCell { value: Some(10.0), judgement: None }],
    };
    let rug = tartan_rug(&RugInput {
        caption: Caption { title: "Beside England".to_owned(), ..Caption::default() },
        benchmark: "England".to_owned(),
        areas: vec![("Exampleton".to_owned(), true)],
        rows: (1..=43).map(row).collect(),
    });
    let parts = [0..15, 15..30, 30..43].map(|rows| rug.of_rows(rows));
    let names = |figure: &Figure| -> Vec<String> {
        figure.y.ticks.iter().rev().map(|tick| tick.text.clone()).collect()
    };
    let all: Vec<String> = (1..=43).map(|number| format!("Indicator {number}")).collect();
    assert_eq!(parts.iter().flat_map(names).collect::<Vec<_>>(), all);
    let cells = |figure: &Figure| {
        let blocks = figure.marks.iter().filter_map(|mark| match mark {
            Mark::Blocks { blocks, .. } => Some(blocks.len()),
            _ => None,
        });
        blocks.sum::<usize>()
    };
    assert_eq!(parts.each_ref().map(cells), [15, 15, 13]);
    assert!(parts[2].alt_text.starts_with("Rows 31 to 43 of 43. "), "{}", parts[2].alt_text);

    let figure = report::Figure { figure: Arc::new(rug), width: 380.0, height: 232.0 };
    let blocks = vec![Block::Title("Wall".to_owned()), Block::Figure(figure)];
    let paper = Paper { chapters: vec![Chapter { sheet: Sheet::Wall, blocks }], ..sample::paper(1) };
    let deck = Deck::of(&paper);
    for title in ["Beside England (1 of 3)", "Beside England (2 of 3)", "Beside England (3 of 3)"] {
        assert_eq!(named(&deck.slide(deck.saying(title)), "p:pic").len(), 1, "{title}");
    }
}

#[test]
fn a_narrative_of_20000_words_is_three_slides_and_the_rest_is_in_the_notes() {
    let deck = Deck::of(&sample::paper(20_000));
    assert!(deck.count() < 40, "{}", deck.count());
    let last = deck.saying("The rest is in the notes of this slide.");
    let notes = deck.notes(last);
    let beside: String = deck.all().map(|(_, words)| words).collect();
    let bookings = |text: &str| text.matches("Bookings").count();
    assert_eq!(bookings(&beside) + bookings(&notes), 20_000_usize.div_ceil(9));
}

#[test]
fn words_from_the_right_stand_at_the_right_and_every_letter_is_kept() {
    let mut paper = sample::paper(0);
    let thanks = "شكرا للجميع 👍🏽".to_owned();
    let blocks = vec![
        Block::Heading { level: 1, text: "Thanks".to_owned() },
        Block::Paragraph(Words::plain(thanks.clone())),
    ];
    paper.chapters = vec![Chapter { sheet: Sheet::Portrait, blocks }];
    let deck = Deck::of(&paper);
    let number = deck.saying(&thanks);
    let slide = deck.slide(number);
    let from_right = named(&slide, "a:pPr").into_iter().filter(|look| attribute(look, "rtl") == Some("1"));
    assert_eq!(from_right.count(), 1);
    let parts = parts(&file(&paper, PaperFormat::Docx));
    let document = elements(&parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1);
    assert_eq!((named(&document, "w:bidi").len(), named(&document, "w:rtl").len()), (1, 1));
}
