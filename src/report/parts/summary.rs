//! The summary, written from the data: what got worse, what is missed, what is better, what is not known.

use super::text::{heading, paragraph, section_line, section_name};
use crate::{
    report::{
        Block, Material, Words,
        course::{Course, course},
    },
    scoring::{Certainty, IndicatorScore, Scorecard, SectionStatus, Status, sentence},
};

/// Lines of bad news of a kind; the rest is counted, so that the summary keeps to a page.
const MOST: usize = 6;
/// Lines of good news.
const MOST_BETTER: usize = 3;

pub(in crate::report) fn summary(material: &Material<'_>) -> Vec<Block> {
    let card = material.scorecard;
    let mut blocks = vec![heading(1, "Summary"), paragraph(sentence::counts(&card.summary))];
    let courses: Vec<(&IndicatorScore, Course)> =
        scored(card).filter_map(|score| Some((score, course(score)?))).collect();
    let going = |better: bool| {
        let mut found: Vec<_> = courses.iter().filter(|(_, course)| course.better == better).collect();
        found.sort_by_key(|(score, _)| weight(score));
        found.into_iter().map(|(score, course)| said(score, &course.sentence)).collect::<Vec<_>>()
    };
    list(&mut blocks, "What is getting worse", (going(false), MOST), "No figure is clearly getting worse.");
    let mut missed: Vec<_> = scored(card).filter(|score| score.status == Status::NotMet).collect();
    missed.sort_by_key(|score| weight(score));
    let missed = missed.into_iter().map(missed_line).collect();
    list(
        &mut blocks,
        "What is not met",
        (missed, MOST),
        "Every standard that could be scored is met or close.",
    );
    let better = (going(true), MOST_BETTER);
    list(&mut blocks, "What is getting better", better, "No figure is clearly getting better.");
    unknown(&mut blocks, card);
    blocks
}

/// The indicators of the sections.
fn scored(card: &Scorecard) -> impl Iterator<Item = &IndicatorScore> {
    card.sections.iter().flat_map(|section| &section.indicators)
}

/// The workbook's own numbers first, the worse status first, the clear before what chance may explain.
const fn weight(score: &IndicatorScore) -> (bool, u8, bool) {
    let status = match score.status {
        Status::NotMet => 0,
        Status::Close => 1,
        Status::Met => 2,
        Status::NoStandard => 3,
        Status::NoData => 4,
    };
    (!score.core, status, matches!(score.certainty, Some(Certainty::CouldBeChance)))
}

fn said(score: &IndicatorScore, sentence: &str) -> Words {
    Words::strong(format!("{}. ", score.name)).then(Words::plain(sentence))
}

fn missed_line(score: &IndicatorScore) -> Words {
    let old = if score.stale { " The figure is too old to count." } else { "" };
    Words::strong(format!("{}: ", score.name))
        .then(Words::plain(format!("{}.{old}", sentence::against_standard(score))))
}

fn list(blocks: &mut Vec<Block>, title: &str, (mut lines, most): (Vec<Words>, usize), none: &str) {
    blocks.push(heading(2, title));
    if lines.is_empty() {
        return blocks.push(paragraph(none));
    }
    let more = lines.len().saturating_sub(most);
    lines.truncate(most);
    if more > 0 {
        lines.push(Words::quiet(format!("And {more} more, in the scorecard.")));
    }
    blocks.push(Block::Points(lines));
}

/// Sections about which too little is known.
fn unknown(blocks: &mut Vec<Block>, card: &Scorecard) {
    let thin = card.sections.iter().filter(|section| {
        section.expected > 0 && matches!(section.status, SectionStatus::Provisional | SectionStatus::NoData)
    });
    let lines: Vec<Words> = thin
        .map(|section| {
            Words::strong(format!("{}: ", section_name(section)))
                .then(Words::plain(format!("{}.", section_line(section))))
        })
        .collect();
    if !lines.is_empty() {
        blocks.push(heading(2, "What is not known well enough"));
        blocks.push(Block::Points(lines));
    }
}
