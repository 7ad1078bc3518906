//! What people at a workshop said: how they see each section beside its figures, and their strengths,
//! gaps and recommendations. How they voted is not printed.

use super::{
    actions::{of_register, table_of},
    text::{clean, column, heading, numbers, or_dash, paragraph, section_name},
};
use crate::{
    report::{Block, Cell, Material, Row, RowKind, Table, Words},
    scoring::{SectionScore, sentence},
    workbook::{Question, Section},
    workshop::{BookEntry, Recording},
};

pub(in crate::report) fn workshop(material: &Material<'_>) -> Vec<Block> {
    let recording = &material.document.workshops.latest().recording;
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
    let workbook = material.document.workbook();
    let order = material.document.workshops.order(workbook);
    for section in order.into_iter().filter_map(|number| workbook.section(number)) {
        blocks.extend(said_of(material, section, recording));
    }
    let open: Vec<Words> = parked(material).collect();
    if !open.is_empty() {
        blocks.push(heading(2, "To come back to"));
        blocks.push(Block::Points(open));
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

/// What was said of `section`: the levels of its questions, what was noted by kind, and its actions;
/// nothing where nothing was.
fn said_of(material: &Material<'_>, section: &Section, recording: &Recording) -> Vec<Block> {
    let questions = section.headings.iter().flat_map(|heading| &heading.questions);
    let said: Vec<(&Question, &BookEntry)> =
        questions.filter_map(|question| Some((question, recording.entry(&question.place)?))).collect();
    let mut actions = of_register(material);
    actions.retain(|(one, _)| one.section() == Some(section.number));
    if said.is_empty() && actions.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(2, sentence::numbered(section.number, &section.name))];
    let rows: Vec<Row> = said.iter().filter_map(|(question, entry)| level(question, entry)).collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            caption: format!("How far the area has come: {}", section.name),
            columns: vec![column("Question", 58.0), column("Level", 28.0), numbers("In place", 14.0)],
            rows,
            notes: Vec::new(),
        }));
    }
    for (name, of) in KINDS {
        let lines = said.iter().flat_map(|(question, entry)| {
            let lines = of(entry).lines().map(clean).filter(|line| !line.is_empty());
            lines.map(|line| Words::plain(line).then(Words::quiet(format!(" ({})", question.place))))
        });
        let lines: Vec<Words> = lines.collect();
        if !lines.is_empty() {
            blocks.push(heading(3, name));
            blocks.push(Block::Points(lines));
        }
    }
    if !actions.is_empty() {
        let caption = format!("Key actions: {}", section.name);
        blocks.push(Block::Table(table_of(&caption, actions, (material.day(), usize::MAX))));
    }
    blocks
}

/// A note of a question.
type Note = fn(&BookEntry) -> &str;

/// The notes of a question, in the order in which they are read.
const KINDS: [(&str, Note); 6] = [
    ("Strengths", |entry| &entry.strength),
    ("Good practice", |entry| &entry.good_practice),
    ("Gaps", |entry| &entry.gap),
    ("Recommendations", |entry| &entry.recommendation),
    ("Evidence", |entry| &entry.evidence),
    ("Left out", |entry| &entry.left_out),
];

/// A question with its level and its parts in place; none where neither was said.
fn level(question: &Question, entry: &BookEntry) -> Option<Row> {
    let parts = question.items.len();
    if entry.level.is_none() && entry.ticked.is_empty() {
        return None;
    }
    let in_place = if parts == 0 { String::new() } else { format!("{} of {parts}", entry.ticked.len()) };
    let cells = vec![
        Cell::text(format!("{} {}", question.place, question.text)),
        or_dash(entry.level.map(|level| level.label().to_owned()).unwrap_or_default()),
        or_dash(in_place),
    ];
    Some(Row { kind: RowKind::Usual, cells })
}

/// What was put aside and is not settled.
fn parked<'a>(material: &'a Material<'_>) -> impl Iterator<Item = Words> + 'a {
    let open = material.document.workshops.latest().parked.iter().filter(|one| !one.settled);
    open.map(|one| {
        let place = one.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
        Words::plain(clean(&one.text)).then(Words::quiet(place))
    })
}
