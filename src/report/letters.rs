//! Letters that pages and pictures show as boxes, and where: so that nobody finds them in the meeting.

use std::collections::BTreeSet;

use super::{Block, Cell, Paper, Table, Words};
use crate::{figure::Figure, render::typeface};

/// So many letters are named.
const MOST_LETTERS: usize = 8;
/// So many places are named.
const MOST_PLACES: usize = 4;

/// The letters that the typeface lacks, in the order in which they are met, and the headings that they stand under.
#[derive(Debug, Default)]
struct Boxes {
    letters: Vec<char>,
    places: Vec<String>,
}

impl Boxes {
    fn look(&mut self, text: &str, place: &str) {
        let known: BTreeSet<char> = self.letters.iter().copied().collect();
        let mut lacking = text.chars().filter(|letter| typeface::is_lacking(*letter)).peekable();
        if lacking.peek().is_none() {
            return;
        }
        for letter in lacking {
            if !known.contains(&letter) && !self.letters.contains(&letter) {
                self.letters.push(letter);
            }
        }
        if !self.places.iter().any(|known| known == place) {
            self.places.push(place.to_owned());
        }
    }

    fn table(&mut self, table: &Table, place: &str) {
        let headings = table.columns.iter().map(|column| column.heading.as_str());
        for text in headings.chain([table.caption.as_str()]).chain(table.notes.iter().map(String::as_str)) {
            self.look(text, place);
        }
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            if let Cell::Words(words) = cell {
                self.look(&words.text(), place);
            }
        }
    }

    /// What somebody should know, and can do.
    fn sentence(&self, what: &str) -> Option<String> {
        if self.letters.is_empty() {
            return None;
        }
        let letters: Vec<String> = self.letters.iter().take(MOST_LETTERS).map(char::to_string).collect();
        let more = if self.letters.len() > MOST_LETTERS { " and others" } else { "" };
        let mut places: Vec<String> =
            self.places.iter().take(MOST_PLACES).map(|place| format!("“{place}”")).collect();
        if self.places.len() > MOST_PLACES {
            places.push(format!("{} more places", self.places.len() - MOST_PLACES));
        }
        Some(format!(
            "{what} show {} for letters that their typeface lacks: {}{more}, in {}. Write them in Latin letters, or use a format that keeps letters as text: Word, PowerPoint, or SVG for a chart.",
            typeface::UNKNOWN,
            letters.join(" "),
            places.join(", "),
        ))
    }
}

/// What to say of letters that the pages of `paper` show as boxes; `None` where there are none.
#[must_use]
pub fn boxes_in(paper: &Paper) -> Option<String> {
    let mut boxes = Boxes::default();
    let mut place = paper.title.clone();
    boxes.look(&paper.title, &place);
    boxes.look(&paper.reference, "the foot of each page");
    for block in paper.chapters.iter().flat_map(|chapter| &chapter.blocks) {
        let mut look = |words: &Words| boxes.look(&words.text(), &place);
        match block {
            Block::Title(text) | Block::Heading { level: 0..=2, text } => {
                place.clone_from(text);
                boxes.look(text, &place);
            }
            Block::Heading { text, .. } => boxes.look(text, &place),
            Block::Paragraph(words) => look(words),
            Block::Points(items) | Block::Steps(items) => items.iter().for_each(look),
            Block::Facts(facts) => facts.iter().for_each(|(_, words)| look(words)),
            Block::Table(table) => boxes.table(table, &place),
            Block::Figure(figure) => figure.figure.words().for_each(|text| boxes.look(text, &place)),
            Block::PageBreak => {}
        }
    }
    boxes.sentence("PDF pages")
}

/// What to say of letters that pictures of `figures` show as boxes; `None` where there are none.
#[must_use]
pub fn boxes_in_charts<'a>(figures: impl IntoIterator<Item = &'a Figure>) -> Option<String> {
    let mut boxes = Boxes::default();
    for figure in figures {
        figure.words().for_each(|text| boxes.look(text, &figure.title));
    }
    boxes.sentence("Pictures")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::report::{Chapter, Sheet};

    fn paper(said: &str) -> Paper {
        let blocks = vec![
            Block::Heading { level: 2, text: "Booked by 12 weeks: not met".to_owned() },
            Block::Paragraph(Words::plain(said)),
        ];
        Paper {
            title: "Paper".to_owned(),
            author: String::new(),
            date: date(2011, 5, 26),
            reference: String::new(),
            restriction: None,
            logo: None,
            accent: [0, 94, 184],
            chapters: vec![Chapter { sheet: Sheet::Portrait, blocks }],
        }
    }

    #[test]
    fn says_which_letters_where_and_what_to_do() {
        assert_eq!(boxes_in(&paper("Zoë Łukasik wrote this – in March")), None);
        let said = boxes_in(&paper("Thanks 👍🏽 to م and م")).unwrap();
        assert!(said.contains("lacks: 👍 م, in “Booked by 12 weeks: not met”."), "{said}");
        assert!(said.contains("Word"), "{said}");
    }

    #[test]
    fn many_are_told_in_short() {
        let said = boxes_in(&paper("אבגדהוזחטיכל")).unwrap();
        assert!(said.contains("א ב ג ד ה ו ז ח and others"), "{said}");
    }
}
