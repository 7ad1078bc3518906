//! The first page of a workshop's summary, for those who answer for what follows: how it went, what is
//! most in need, and who promised what by when.

use super::{
    actions::{of_register, table_of},
    text::{clean, heading, paragraph, section_name},
};
use crate::{
    report::{Block, Material, Words, material::day},
    scoring::{SectionScore, answered},
    workshop::{Attendance, Workshop},
};

/// As much of a list as one page has room for.
const MOST: usize = 7;

pub(in crate::report) fn workshop_front(material: &Material<'_>) -> Vec<Block> {
    let workshop = material.document.workshops.latest();
    let mut blocks = vec![Block::Title(material.title()), Block::Facts(facts(material, workshop))];
    blocks.push(paragraph(in_short(material)));
    let recommendations = recommendations(material);
    if !recommendations.is_empty() {
        blocks.push(heading(2, "What is recommended"));
        blocks.extend(shortened(recommendations, "recommendations stand with their sections."));
    }
    let mut actions = of_register(material);
    actions.retain(|(one, _)| !one.is_closed());
    if !actions.is_empty() {
        blocks.push(heading(2, "Who does what by when"));
        let more = actions.len().saturating_sub(MOST);
        blocks.push(Block::Table(table_of(
            "Key actions, the soonest first",
            actions,
            (material.day(), MOST),
        )));
        if more > 0 {
            blocks.push(paragraph(format!("{more} more are in the list of actions.")));
        }
    }
    blocks
}

fn facts(material: &Material<'_>, workshop: &Workshop) -> Vec<(String, Words)> {
    let roles = &material.document.workbook().roles;
    let facts = &workshop.facts;
    let present = workshop.count(Attendance::Present);
    let people = match present {
        0 => workshop.expected(),
        present => present,
    };
    let silent = workshop.without_voice(roles);
    let all = [
        ("Held on", facts.date.map(day).unwrap_or_default()),
        ("At", clean(&facts.venue)),
        ("Facilitator", clean(&facts.facilitator)),
        ("People", if people == 0 { String::new() } else { format!("{people}") }),
        ("Without a voice", if people == 0 { String::new() } else { silent.join("; ") }),
    ];
    let said = all.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(name, text)| (name.to_owned(), Words::plain(text))).collect()
}

/// How much was answered, and which sections people see as best and least advanced.
fn in_short(material: &Material<'_>) -> String {
    let (said, asked) =
        answered(material.document.workbook(), &material.document.workshops.latest().recording);
    let mut sentences = vec![format!("{said} of {asked} questions were answered.")];
    let of = |section: &SectionScore| section.assessed.percent;
    let assessed: Vec<&SectionScore> =
        material.scorecard.sections.iter().filter(|section| of(section).is_some()).collect();
    let named = |section: &SectionScore| {
        format!("{} ({:.0}%)", section_name(section), of(section).unwrap_or_default())
    };
    let by = |a: &&&SectionScore, b: &&&SectionScore| {
        of(a).unwrap_or_default().total_cmp(&of(b).unwrap_or_default())
    };
    if let (Some(best), Some(least)) = (assessed.iter().max_by(by), assessed.iter().min_by(by))
        && best.number != least.number
    {
        sentences.push(format!("Furthest on is {}; least far is {}.", named(best), named(least)));
    }
    let against = assessed.iter().filter(|section| section.contradiction.is_some()).count();
    match against {
        0 => {}
        1 => sentences.push("One section is seen otherwise than its figures say.".to_owned()),
        many => sentences.push(format!("{many} sections are seen otherwise than their figures say.")),
    }
    sentences.join(" ")
}

/// What is recommended, of the sections least far on first.
fn recommendations(material: &Material<'_>) -> Vec<Words> {
    let recording = &material.document.workshops.latest().recording;
    let mut sections: Vec<&SectionScore> = material.scorecard.sections.iter().collect();
    let percent = |section: &SectionScore| section.assessed.percent.unwrap_or(f64::INFINITY);
    sections.sort_by(|a, b| percent(a).total_cmp(&percent(b)));
    let workbook = material.document.workbook();
    let of_section = |section: &SectionScore| {
        let headings = workbook.section(section.number).map(|section| section.headings.as_slice());
        let questions = headings.unwrap_or_default().iter().flat_map(|heading| &heading.questions);
        let entries = questions.filter_map(|question| recording.entry(&question.place));
        let lines = entries.flat_map(|entry| entry.recommendation.lines().map(clean));
        let name = format!(" ({})", section_name(section));
        let worded = |line: String| Words::plain(line).then(Words::quiet(name.clone()));
        lines.filter(|line| !line.is_empty()).map(worded).collect::<Vec<_>>()
    };
    sections.into_iter().flat_map(of_section).collect()
}

/// As many as have room, and how many more there are.
fn shortened(mut points: Vec<Words>, more: &str) -> Vec<Block> {
    let left = points.len().saturating_sub(MOST);
    points.truncate(MOST);
    let mut blocks = vec![Block::Points(points)];
    if left > 0 {
        blocks.push(paragraph(format!("{left} more {more}")));
    }
    blocks
}
