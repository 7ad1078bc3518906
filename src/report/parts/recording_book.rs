//! The recording book, blank: every question once, in the order of the workshop, with room to write.

use strum::IntoEnumIterator as _;

use super::text::{clean, column, heading, paragraph};
use crate::{
    document::Document,
    report::{Block, Cell, Row, RowKind, Table, Words},
    scoring::sentence,
    workbook::{Level, Question, Section},
};

/// What is written of a question, and how many lines of room it has.
const NOTES: [(&str, usize); 5] =
    [("Evidence", 2), ("Strength", 2), ("Good practice", 1), ("Gap", 2), ("Recommendation", 2)];
/// A box to tick.
const BOX: &str = "○";

pub(in crate::report) fn recording_book(document: &Document) -> Vec<Block> {
    let workbook = document.workbook();
    let mut blocks = vec![
        Block::Title("Recording book".to_owned()),
        paragraph(format!("Workbook: {}.", document.pack.name())),
        paragraph(
            "Say of each question how far the area has come, tick the parts that are in place, and write down what \
             shows it, what goes well, what others could learn from, what is missing and what should be done. Who \
             said it is not written down.",
        ),
    ];
    let levels = Level::iter().filter_map(|level| {
        let points = level.points()?;
        Some(Words::strong(format!("{points} ")).then(Words::plain(level.label())))
    });
    blocks.push(Block::Points(levels.collect()));
    for number in document.workshops.order(workbook) {
        let Some(section) = workbook.section(number) else { continue };
        blocks.push(Block::PageBreak);
        blocks.extend(of_section(section));
    }
    blocks
}

fn of_section(section: &Section) -> Vec<Block> {
    let mut blocks = vec![
        heading(1, sentence::numbered(section.number, &clean(&section.name))),
        paragraph(clean(&section.aim)),
    ];
    for one in &section.headings {
        blocks.push(heading(2, section.title_of(one)));
        blocks.extend(one.questions.iter().map(of_question));
    }
    blocks
}

/// A question with boxes for its level and its parts, and lines to write on.
fn of_question(question: &Question) -> Block {
    let mut rows = vec![row("Level", levels())];
    if !question.items.is_empty() {
        let parts = question.items.iter().map(|item| {
            let letter = item.place.strip_prefix(&question.place).unwrap_or(&item.place);
            format!("{BOX} {letter}  {}", clean(&item.text))
        });
        rows.push(row("In place", parts.collect::<Vec<_>>().join("\n")));
    }
    rows.extend(NOTES.iter().map(|(name, lines)| row(name, "\n".repeat(lines - 1) + "\u{a0}")));
    Block::Table(Table {
        caption: String::new(),
        columns: vec![column(&question.place, 20.0), column(&clean(&question.text), 100.0)],
        rows,
        notes: Vec::new(),
    })
}

/// `○ 0 Not started   ○ 1 Ad hoc …`.
fn levels() -> String {
    let all = Level::iter().map(|level| match level.points() {
        Some(points) => format!("{BOX}\u{a0}{points}\u{a0}{}", level.label().replace(' ', "\u{a0}")),
        None => format!("{BOX}\u{a0}{}", level.label().replace(' ', "\u{a0}")),
    });
    all.collect::<Vec<_>>().join("   ")
}

fn row(name: &str, text: impl Into<String>) -> Row {
    Row { kind: RowKind::Usual, cells: vec![Cell::text(name), Cell::text(text)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::Edit, workshop::WorkshopEdit};

    fn tables(document: &Document) -> Vec<Table> {
        let blocks = recording_book(document).into_iter();
        blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
    }

    fn places(document: &Document) -> Vec<String> {
        tables(document).iter().map(|table| table.columns[0].heading.clone()).collect()
    }

    #[test]
    fn every_question_is_there_once_in_the_order_of_the_workshop_with_room_for_all_that_is_noted() {
        let mut document = Document::default();
        let mut all = places(&document);
        assert_eq!(all.first().map(String::as_str), Some("13.1.1"), "the overview comes first");
        assert!(all.last().unwrap().starts_with("14."), "the outcome comes last");
        let mut asked: Vec<String> = document
            .workbook()
            .sections
            .iter()
            .flat_map(Section::questions)
            .map(|question| question.place.clone())
            .collect();
        all.sort();
        asked.sort();
        assert_eq!(all, asked);

        for table in tables(&document) {
            let names: Vec<String> = table.rows.iter().map(|row| row.cells[0].words().text()).collect();
            for name in ["Level", "Evidence", "Strength", "Good practice", "Gap", "Recommendation"] {
                assert!(names.iter().any(|one| one == name), "{name}");
            }
        }
        let question = document.pack.local().next(6, "Who counts them?");
        document = Edit::SetLocalQuestion(question).apply(&document);
        document = Edit::Workshop(WorkshopEdit::SetOrder(vec![6])).apply(&document);
        let all = places(&document);
        assert!(all[0].starts_with("6.1") && all.contains(&"6.L1".to_owned()));
    }

    #[test]
    fn parts_have_a_box_each() {
        let all = tables(&Document::default());
        let three = all.iter().find(|table| table.columns[0].heading == "3.5.1").unwrap();
        let parts = three.rows[1].cells[1].words().text();
        assert_eq!(parts, "○ a  Within the region\n○ b  Nationally\n○ c  Against Maternity Matters");
    }
}
