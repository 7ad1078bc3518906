//! What people at a workshop said: how they see each section beside its figures, and their strengths,
//! gaps and recommendations. How they voted is not printed.

use super::text::{clean, column, heading, numbers, paragraph, section_name};
use crate::{
    report::{Block, Cell, Material, Row, RowKind, Table, Words},
    scoring::{SectionScore, sentence},
    workbook::{Question, Section},
    workshop::{BookEntry, Recording},
};

pub(in crate::report) fn workshop(material: &Material<'_>) -> Vec<Block> {
    let recording = material.document.workshops.recording();
    let card = material.scorecard;
    let mut blocks = vec![heading(1, "The workshop")];
    if recording.is_empty() {
        blocks.push(paragraph("Nothing is written in the recording book yet."));
        return blocks;
    }
    let contradictions = card.sections.iter().filter_map(|section| {
        let said = section.contradiction.as_ref()?;
        Some(Words::strong(format!("{}: ", section_name(section))).then(Words::plain(said)))
    });
    let contradictions: Vec<Words> = contradictions.collect();
    blocks.push(Block::Table(Table {
        caption: format!("How people see the sections, beside the figures of {}", card.area.name),
        columns: vec![
            column("Section", 40.0),
            numbers("Assessed", 14.0),
            numbers("Questions answered", 22.0),
            numbers("Measured", 24.0),
        ],
        rows: card.sections.iter().map(row).collect(),
        notes: vec![
            "Assessed: the mean level of the questions answered, from 0 for not started to 100% for systematic, equitable and evidenced."
                .to_owned(),
        ],
    }));
    if !contradictions.is_empty() {
        blocks.push(heading(2, "Where people and figures contradict each other"));
        blocks.push(Block::Points(contradictions));
    }
    for section in &material.document.workbook().sections {
        blocks.extend(said_of(section, recording));
    }
    blocks
}

fn row(section: &SectionScore) -> Row {
    let assessed = section.assessed;
    let percent = assessed.percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent:.0}%"));
    let cells = vec![
        Cell::text(section_name(section)),
        Cell::text(percent),
        Cell::text(format!("{} of {}", assessed.answered, assessed.asked)),
        Cell::text(sentence::standing(section)),
    ];
    Row { kind: RowKind::Usual, cells }
}

/// What was noted of the questions of `section`; nothing where nothing was.
fn said_of(section: &Section, recording: &Recording) -> Vec<Block> {
    let questions = section.headings.iter().flat_map(|heading| &heading.questions);
    let said: Vec<(&Question, &BookEntry)> =
        questions.filter_map(|question| Some((question, recording.entry(&question.place)?))).collect();
    if said.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(2, sentence::numbered(section.number, &section.name))];
    for (question, entry) in said {
        blocks.push(heading(3, format!("{} {}", question.place, question.text)));
        blocks.push(Block::Points(points(question, entry)));
    }
    blocks
}

fn points(question: &Question, entry: &BookEntry) -> Vec<Words> {
    let mut points = Vec::new();
    let mut say = |name: &str, text: &str| {
        let text = text.lines().map(clean).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            points.push(Words::strong(format!("{name}: ")).then(Words::plain(text)));
        }
    };
    say("Left out", &entry.left_out);
    say("Level", entry.level.map_or("", |level| level.label()));
    if !entry.ticked.is_empty() {
        say("In place", &format!("{} of {}", entry.ticked.len(), question.items.len()));
    }
    say("Evidence", &entry.evidence);
    say("Strength", &entry.strength);
    say("Good practice", &entry.good_practice);
    say("Gap", &entry.gap);
    say("Recommendation", &entry.recommendation);
    points
}
