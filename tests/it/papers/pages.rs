//! Papers on pages: nothing lies outside the margins, nothing is lost, heads are repeated.

use spruce::{
    export::Pages,
    render::{Item, Scene},
    report::{Block, Paper},
};

use super::sample;

fn scenes(paper: &Paper) -> Vec<Scene> {
    let pages = Pages::of(paper);
    (0..pages.len()).map(|page| pages.scene(page).unwrap()).collect()
}

fn words(scene: &Scene) -> Vec<&str> {
    scene.texts().map(|text| text.words.as_str()).collect()
}

#[test]
fn every_text_lies_between_the_margins_of_its_page() {
    for scene in scenes(&sample::paper(400)) {
        // 20 mm at the sides, at the least; feet and stamps stand above and below.
        let least = 20.0 * 72.0 / 25.4;
        for text in scene.texts() {
            let bounds = text.bounds();
            // Spaces at the end of a line hang over, and measuring does not kern.
            let right = bounds.right - 4.0;
            assert!(bounds.left >= least - 0.1 && right <= scene.width - least + 2.0, "{text:?}");
            assert!(bounds.top > 20.0 && bounds.bottom < scene.height - 20.0, "{text:?}");
        }
    }
}

#[test]
fn letters_are_large_enough_to_read() {
    let chart = |kind: spruce::render::TextKind| kind != spruce::render::TextKind::Inside;
    for scene in scenes(&sample::paper(50)) {
        for text in scene.texts().filter(|text| !chart(text.kind)) {
            assert!(text.size >= 7.0, "{text:?}");
        }
    }
}

#[test]
fn each_page_says_which_it_is_and_who_may_read_it() {
    let all = scenes(&sample::paper(50));
    for (number, scene) in (1..).zip(&all) {
        let words = words(scene);
        assert!(words.contains(&format!("Page {number} of {}", all.len()).as_str()), "{words:?}");
        assert!(words.contains(&"BD 11/42"));
        assert!(words.iter().any(|word| word.starts_with("Restricted: ")));
    }
}

#[test]
fn the_heading_row_of_a_table_is_on_every_page_that_it_goes_on_to() {
    let all = scenes(&sample::paper(50));
    let landscape: Vec<&Scene> = all.iter().filter(|scene| scene.width > scene.height).collect();
    assert!(landscape.len() >= 3);
    for scene in landscape {
        assert!(words(scene).contains(&"Indicator"));
    }
}

#[test]
fn twenty_thousand_words_are_all_there() {
    let mut paper = sample::paper(0);
    let text: String = (0..20_000).map(|number| number.to_string() + " ").collect();
    paper.chapters.truncate(1);
    paper.chapters[0].blocks = vec![Block::Paragraph(spruce::report::Words::plain(text.clone()))];
    let all: String = scenes(&paper)
        .iter()
        .flat_map(|scene| {
            scene.texts().filter(|text| (text.size - 11.0).abs() < 0.01).map(|text| text.words.clone())
        })
        .collect();
    assert_eq!(all, text);
}

#[test]
fn a_heading_is_never_the_last_on_its_page() {
    // 18-point headings stand at many heights, as the paragraph before them grows.
    for lines in 0..60 {
        let mut paper = sample::paper(0);
        paper.chapters.truncate(1);
        let text = "One line\n".repeat(lines + 1);
        paper.chapters[0].blocks = vec![
            Block::Paragraph(spruce::report::Words::plain(text.trim_end())),
            Block::Heading { level: 1, text: "Heading".to_owned() },
            Block::Paragraph(spruce::report::Words::plain("What follows")),
        ];
        for scene in scenes(&paper) {
            let words = words(&scene);
            assert_eq!(words.contains(&"Heading"), words.contains(&"What follows"), "{lines}");
        }
    }
}

#[test]
fn a_page_break_gives_no_empty_page() {
    let mut paper = sample::paper(0);
    paper.chapters.truncate(1);
    let text = || Block::Paragraph(spruce::report::Words::plain("Text"));
    paper.chapters[0].blocks =
        vec![Block::PageBreak, text(), Block::PageBreak, Block::PageBreak, text(), Block::PageBreak];
    assert_eq!(Pages::of(&paper).len(), 2);
    paper.chapters.clear();
    assert_eq!(Pages::of(&paper).len(), 1);
}

#[test]
fn charts_are_drawn_in_lines() {
    let drawn = scenes(&sample::paper(50));
    let lines = |scene: &Scene| scene.items.iter().filter(|item| matches!(item, Item::Line { .. })).count();
    assert!(drawn.iter().any(|scene| lines(scene) > 10));
}
