//! Papers as PDF: tagged for those who cannot see them, and the same bytes each time.

use spruce::{
    base::Errand,
    export::{ExportError, PaperFormat, figure_pdf, paper_bytes},
    render::{Size, Style},
    report::{Block, Chapter, Logo, Sheet, Words},
};

use super::{file, sample};

/// How often `what` stands in the bytes.
fn count(bytes: &[u8], what: &str) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what.as_bytes()).count()
}

/// How many parts have this role: a role's name ends where the next name or line begins.
fn count_role(bytes: &[u8], role: &str) -> usize {
    let ends = |ending: u8| !ending.is_ascii_alphanumeric();
    let named = |name: String| {
        bytes
            .windows(name.len() + 1)
            .filter(|w| w.starts_with(name.as_bytes()) && w.last().is_some_and(|e| ends(*e)))
            .count()
    };
    named(format!("/S/{role}")) + named(format!("/S /{role}"))
}

#[test]
fn a_paper_keeps_pdf_ua_and_says_what_its_parts_are() {
    // The writer checks PDF/UA-1 itself and refuses what breaks it.
    let bytes = file(&sample::paper(50), PaperFormat::Pdf);
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(count(&bytes, "<pdfuaid:part>1</pdfuaid:part>"), 1);
    assert!(count(&bytes, "/Lang (en-GB)") > 0 || count(&bytes, "/Lang(en-GB)") > 0);
    // Two figures of charts, a logo, and two icons in each of 60 rows.
    assert_eq!(count_role(&bytes, "Figure"), 2 + 1 + 120);
    // The heads of the scorecard and of the actions; six and three columns have headings; each of 60 and 2
    // rows has one, and two stand over others; three facts have one each.
    assert_eq!((count_role(&bytes, "THead"), count_role(&bytes, "TH")), (2, 9 + 62 + 2 + 3));
    assert_eq!(count_role(&bytes, "H1"), 4);
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for format in [PaperFormat::Pdf, PaperFormat::Docx, PaperFormat::Pptx] {
        let paper = sample::paper(100);
        assert!(file(&paper, format) == file(&paper.clone(), format), "{format:?}");
    }
}

#[test]
fn the_least_paper_is_a_paper() {
    let mut paper = sample::paper(0);
    (paper.title, paper.author, paper.restriction, paper.logo) = (String::new(), String::new(), None, None);
    for chapters in [vec![], vec![Chapter { sheet: Sheet::Wall, blocks: vec![] }]] {
        paper.chapters = chapters;
        for format in [PaperFormat::Pdf, PaperFormat::Docx, PaperFormat::Pptx] {
            assert!(!file(&paper, format).is_empty());
        }
    }
}

#[test]
fn a_logo_that_is_no_picture_is_named() {
    let mut paper = sample::paper(0);
    paper.logo = Some(Logo { png: b"GIF89a".as_slice().into(), ..sample::logo() });
    let error = paper_bytes(&paper, PaperFormat::Pdf, &Errand::default()).unwrap_err();
    assert!(error.to_string().contains("logo is not a PNG picture"), "{error}");
}

#[test]
fn somebody_who_cancels_gets_nothing() {
    for format in [PaperFormat::Pdf, PaperFormat::Docx, PaperFormat::Pptx] {
        let outcome = paper_bytes(&sample::paper(0), format, &Errand::new(&|_| {}, &|| true));
        assert!(matches!(outcome, Err(ExportError::Stopped)), "{format:?}");
    }
}

#[test]
fn letters_that_no_typeface_has_do_not_stop_a_paper() {
    let mut paper = sample::paper(0);
    let strange: String = "مرحبا 👩‍👩‍👧 \u{0} \u{feff} \u{202e} 漢字 \u{1f600} \u{e000} e\u{301}".to_owned();
    paper.title.clone_from(&strange);
    paper.restriction = Some(strange.clone());
    paper.chapters[0].blocks.push(Block::Heading { level: 9, text: strange.clone() });
    paper.chapters[0].blocks.push(Block::Facts(vec![(strange, Words::default())]));
    for format in [PaperFormat::Pdf, PaperFormat::Docx, PaperFormat::Pptx] {
        assert!(!file(&paper, format).is_empty());
    }
}

#[test]
fn a_chart_alone_is_a_page_of_its_size_with_its_alt_text() {
    let chart = sample::chart("Booking by 12 weeks is below 90% and falling");
    let bytes = figure_pdf(&chart, Size::HALF, &Style::print()).unwrap();
    assert_eq!(count(&bytes, "<pdfuaid:part>1</pdfuaid:part>"), 1);
    assert_eq!((count_role(&bytes, "Figure"), count(&bytes, "/Type/Page/")), (1, 1));
    // 78 by 58 mm are 221.1 by 164.4 points.
    assert_eq!(count(&bytes, "/MediaBox[0 0 221.1"), 1);
    assert!(count(&bytes, "Booking by 12 weeks is below 90% and falling") > 0);
    assert!(bytes == figure_pdf(&chart, Size::HALF, &Style::print()).unwrap());
}
