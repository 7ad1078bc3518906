//! The cover: which meeting, who, what it is asked to do, and the key figures.

use super::text::{column, heading, paragraphs, section_line, section_name, to_do};
use crate::{
    base::number_format::{number, short},
    document::Purpose,
    report::{Block, Cell, Material, Row, RowKind, Table, Words, material::day},
    scoring::{Status, sentence},
    workbook::Side,
};

/// What stands where a fact of the meeting is not yet known.
const OPEN: &str = "To be filled in";

pub(in crate::report) fn cover(material: &Material<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Title(material.title()), Block::Facts(facts(material))];
    blocks.push(heading(2, "Recommendation"));
    let recommendation = paragraphs(&material.document.papers.meeting.recommendation);
    if recommendation.is_empty() {
        let who = or_else(&material.document.papers.meeting.author, "the author");
        blocks
            .push(to_do(format!("To be written by {who}: what the meeting is asked to do with this paper.")));
    }
    blocks.extend(recommendation);
    blocks.push(heading(2, "Key figures"));
    blocks.push(Block::Points(key_figures(material)));
    blocks.push(Block::Table(key(material)));
    blocks
}

fn or_else<'a>(text: &'a str, other: &'a str) -> &'a str {
    if text.trim().is_empty() { other } else { text.trim() }
}

fn facts(material: &Material<'_>) -> Vec<(String, Words)> {
    let meeting = &material.document.papers.meeting;
    let card = material.scorecard;
    let given = |text: &str| match text.trim() {
        "" => Words::quiet(OPEN),
        text => Words::plain(text),
    };
    let mut facts =
        vec![("Meeting", given(&meeting.name)), ("Date", given(&meeting.date.map(day).unwrap_or_default()))];
    if !meeting.reference.trim().is_empty() {
        facts.push(("Reference", given(&meeting.reference)));
    }
    facts.extend([
        ("Author", given(&meeting.author)),
        ("Lead director", given(&meeting.lead_director)),
        ("Purpose", given(meeting.purpose.map(Purpose::label).unwrap_or_default())),
        ("Area", Words::plain(card.area.label())),
        ("Figures up to", Words::plain(format!("{}, {}", card.to, day(card.to.end())))),
        ("Standards", Words::plain(standards(&card.edition))),
    ]);
    facts.into_iter().map(|(name, words)| (name.to_owned(), words)).collect()
}

/// `Those in force at the time`, or `The 2011 edition`.
fn standards(edition: &str) -> String {
    if edition == "in force" {
        "Those in force at the time".to_owned()
    } else {
        format!("The {edition} edition")
    }
}

fn key_figures(material: &Material<'_>) -> Vec<Words> {
    let card = material.scorecard;
    let mut points = vec![Words::plain(sentence::counts(&card.summary))];
    let sides = card.sides.iter().filter(|side| side.side != Side::Outcome);
    for side in sides {
        let percent = side.percent.map_or_else(|| "no score".to_owned(), |p| format!("{}%", number(p, 0)));
        let covered = number(side.coverage * 100.0, 0);
        let words = format!("{percent}, from figures for {covered}% of what it should hold.");
        points.push(Words::strong(format!("{}: ", side.side.label())).then(Words::plain(words)));
    }
    let balance = format!("{}.", sentence::leaning(card.balance));
    points.push(Words::strong("Balance: ").then(Words::plain(balance)));
    if let Some(outcome) = card.sections.iter().find(|section| section.side == Side::Outcome) {
        let words = format!("{}.", section_line(outcome));
        points.push(Words::strong(format!("{}: ", section_name(outcome))).then(Words::plain(words)));
    }
    points
}

/// The key to the statuses; that to the icons stands with the method.
fn key(material: &Material<'_>) -> Table {
    let band = short(100.0 * material.document.settings.close_tolerance, 1);
    let close =
        format!("Not met, but within its published band, or {band}% of the standard where it has none.");
    let meaning = |status: Status| match status {
        Status::Met => "The standard is met.",
        Status::Close => close.as_str(),
        Status::NotMet => "Not met, beyond that.",
        Status::NoData => "There is no current, valid figure.",
        Status::NoStandard => "There is a figure, and no standard to judge it by.",
    };
    let all = [Status::Met, Status::Close, Status::NotMet, Status::NoData, Status::NoStandard];
    let row =
        |status| Row { kind: RowKind::Usual, cells: vec![Cell::Status(status), Cell::text(meaning(status))] };
    Table {
        caption: "What the signs mean".to_owned(),
        columns: vec![column("Sign", 18.0), column("Meaning", 82.0)],
        rows: all.into_iter().map(row).collect(),
        notes: vec![format!(
            "The icons of control charts are explained under Method and key. {}",
            material.notice()
        )],
    }
}
