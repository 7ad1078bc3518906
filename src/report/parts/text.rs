//! Shapes of blocks that several parts use.

use std::sync::Arc;

use crate::{
    base::number_format::short,
    figure,
    report::{Align, Block, Cell, Column, Figure, Words},
    scoring::{IndicatorScore, SectionScore, SectionStatus, sentence},
};

/// A person's own words: a paragraph for each line that says something.
pub(in crate::report) fn paragraphs(text: &str) -> Vec<Block> {
    text.lines()
        .map(clean)
        .filter(|line| !line.is_empty())
        .map(|line| Block::Paragraph(Words::plain(line)))
        .collect()
}

/// A line without what no page can show.
pub(super) fn clean(line: &str) -> String {
    let shown: String = line.chars().filter(|c| *c == '\t' || !c.is_control()).collect();
    shown.trim().to_owned()
}

pub(super) fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, text: text.into() }
}

pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(Words::plain(text))
}

/// A chart as wide as the text.
pub(super) fn in_text(chart: figure::Figure) -> Block {
    in_text_of_height(chart, 72.0)
}

/// A chart as wide as the text and so many millimetres high.
pub(super) fn in_text_of_height(chart: figure::Figure, height: f64) -> Block {
    Block::Figure(Figure { figure: Arc::new(chart), width: 160.0, height })
}

/// A chart that says more below: of what is left out of it.
pub(super) fn noted(mut chart: figure::Figure, words: &[String]) -> figure::Figure {
    let said = std::iter::once(&chart.source).chain(words).filter(|words| !words.is_empty());
    chart.source = said.map(String::as_str).collect::<Vec<_>>().join(" ");
    chart
}

/// What somebody still has to do before the paper goes out.
pub(super) fn to_do(text: impl Into<String>) -> Block {
    Block::Paragraph(Words::quiet(text))
}

pub(super) fn column(heading: &str, share: f64) -> Column {
    Column { heading: heading.to_owned(), align: Align::Left, share }
}

pub(super) fn numbers(heading: &str, share: f64) -> Column {
    Column { align: Align::Right, ..column(heading, share) }
}

pub(super) fn signs(heading: &str, share: f64) -> Column {
    Column { align: Align::Middle, ..column(heading, share) }
}

/// `7. Expressed demand`, or the outcome's name.
pub(super) fn section_name(section: &SectionScore) -> String {
    sentence::numbered(section.number, &section.name)
}

/// `39%, not met (4 of 4 counted)`.
pub(super) fn section_line(section: &SectionScore) -> String {
    if section.expected == 0 {
        return "nothing in it has a standard to be scored against".to_owned();
    }
    let counted = sentence::counted(section);
    match section.status {
        SectionStatus::NoData => format!("no current figure ({counted} counted)"),
        SectionStatus::Provisional => {
            format!("{}, too little for a colour ({counted} counted)", sentence::standing(section))
        }
        status => {
            let word = status.label().to_lowercase();
            format!("{}, {word} ({counted} counted)", sentence::standing(section))
        }
    }
}

/// `412 / 2,114`; empty where no counts are given.
pub(super) fn counts(score: &IndicatorScore) -> String {
    let shown = |count: Option<f64>| count.filter(|count| count.is_finite()).map(|count| short(count, 2));
    let Some(figure) = &score.figure else { return String::new() };
    match (shown(figure.numerator), shown(figure.denominator)) {
        (Some(above), Some(below)) => unbroken(&format!("{above} / {below}")),
        (Some(above), None) => above,
        _ => String::new(),
    }
}

/// The same on one line.
pub(super) fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The period of the figure; empty without one.
pub(super) fn period(score: &IndicatorScore) -> String {
    score.figure.as_ref().map(|figure| figure.period.to_string()).unwrap_or_default()
}

/// An empty cell reads as a dash.
pub(super) fn or_dash(text: String) -> Cell {
    Cell::text(if text.trim().is_empty() { "–".to_owned() } else { text })
}
