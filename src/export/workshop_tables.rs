//! What a workshop said, for Excel: the sections, every question, and what was put aside.

use super::{Cell, Column, Row, Table};
use crate::{
    disclosure::Published,
    document::Document,
    scoring::{Scorecard, sentence},
    workbook::{Level, Question, Section},
    workshop::BookEntry,
};

/// How people see each section, beside its figures.
pub(super) fn sections(card: &Scorecard, published: &Published) -> Table {
    let rows = card.sections.iter().map(|section| {
        Row::Cells(vec![
            Cell::text(sentence::numbered(section.number, &section.name)),
            number(section.assessed.percent, 0),
            count(section.assessed.answered),
            count(section.assessed.asked),
            number(section.percent, 0),
            Cell::text(section.status.label()),
            Cell::text(section.contradiction.clone().unwrap_or_default()),
        ])
    });
    Table {
        name: "Sections".to_owned(),
        columns: vec![
            Column::new("section", 44),
            Column::new("assessed_percent", 16),
            Column::new("questions_answered", 18),
            Column::new("questions_asked", 16),
            Column::new("measured_percent", 16),
            Column::new("measured_status", 18),
            Column::new("contradiction", 60),
        ],
        rows: rows.collect(),
        notes: vec![published.policy().notice()],
    }
}

/// Every question with what was said of it, in the order of the workshop.
pub(super) fn questions(document: &Document) -> Table {
    let workbook = document.workbook();
    let order = document.workshops.order(workbook);
    let sections = order.into_iter().filter_map(|number| workbook.section(number));
    let all = sections.flat_map(|section| {
        let questions = section.headings.iter().flat_map(|heading| &heading.questions);
        questions.map(move |question| (section, question))
    });
    let recording = &document.workshops.latest().recording;
    Table {
        name: "Questions".to_owned(),
        columns: vec![
            Column::new("question", 10),
            Column::new("section", 30),
            Column::new("text", 60),
            Column::new("level", 34),
            Column::new("points", 8),
            Column::new("parts_in_place", 14),
            Column::new("parts", 8),
            Column::new("evidence", 40),
            Column::new("strength", 40),
            Column::new("good_practice", 40),
            Column::new("gap", 40),
            Column::new("recommendation", 40),
            Column::new("left_out_because", 30),
            Column::new("voters", 8),
            Column::new("lowest_vote", 20),
            Column::new("middle_vote", 20),
            Column::new("highest_vote", 20),
        ],
        rows: all
            .map(|(section, question)| {
                let entry = recording.entry(&question.place).cloned().unwrap_or_default();
                Row::Cells(row(section, question, &entry))
            })
            .collect(),
        notes: Vec::new(),
    }
}

fn row(section: &Section, question: &Question, entry: &BookEntry) -> Vec<Cell> {
    let views = entry.views();
    let vote = |of: Option<Level>| Cell::text(of.map_or("", Level::label));
    vec![
        Cell::text(&question.place),
        Cell::text(sentence::numbered(section.number, &section.name)),
        Cell::text(&question.text),
        Cell::text(entry.level.map_or("", Level::label)),
        number(entry.level.and_then(Level::points).map(f64::from), 0),
        if question.items.is_empty() { Cell::Empty } else { count(entry.ticked.len()) },
        if question.items.is_empty() { Cell::Empty } else { count(question.items.len()) },
        Cell::text(&entry.evidence),
        Cell::text(&entry.strength),
        Cell::text(&entry.good_practice),
        Cell::text(&entry.gap),
        Cell::text(&entry.recommendation),
        Cell::text(&entry.left_out),
        number(views.map(|views| f64::from(views.voters)), 0),
        vote(views.map(|views| views.lowest)),
        vote(views.map(|views| views.median)),
        vote(views.map(|views| views.highest)),
    ]
}

/// What was put aside.
pub(super) fn parked(document: &Document) -> Table {
    let rows = document.workshops.now.parked.iter().map(|one| {
        Row::Cells(vec![
            Cell::text(&one.text),
            Cell::text(one.place.clone().unwrap_or_default()),
            Cell::text(if one.settled { "yes" } else { "no" }),
        ])
    });
    Table {
        name: "Come back to".to_owned(),
        columns: vec![Column::new("what", 60), Column::new("question", 10), Column::new("settled", 10)],
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

fn number(value: Option<f64>, places: usize) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Number { value, places })
}

fn count(count: usize) -> Cell {
    number(Some(count as f64), 0)
}
