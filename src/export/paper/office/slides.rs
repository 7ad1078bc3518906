//! A paper as slides: one finding each. Nothing is lost; what is too long for slides stands in the notes.

use std::{borrow::Cow, sync::Arc};

use super::{
    slide_layout::{Holder, Layout},
    slide_table::{Grid, below, grids},
    slide_text::{Measure, Para, Stands},
};
use crate::report::{Block, Figure, Paper, Table, Words};

/// Slides of words about one thing; a meeting reads no more, and the rest is in the notes.
const MOST_OF_WORDS: usize = 3;
/// A chart with as many rows of names has no words beside it, and one with more goes on on the next slide.
const MOST_ROWS: usize = 18;
/// White between words and the table below them, in points.
const ABOVE_TABLE: f64 = 12.0;

/// A slide.
#[derive(Clone, Debug)]
pub(super) struct Slide<'a> {
    pub(super) layout: Layout,
    /// The part of the paper that it belongs to.
    pub(super) over: String,
    pub(super) title: String,
    pub(super) words: Vec<Para>,
    /// Their height in points, where it is not that of their place.
    pub(super) words_height: Option<f64>,
    pub(super) figure: Option<Cow<'a, Figure>>,
    pub(super) table: Option<Grid>,
    /// What the speaker has before him: the method, what the picture shows, what found no room.
    pub(super) notes: Vec<String>,
}

/// What stands between one heading and the next.
#[derive(Default)]
struct Topic<'a> {
    is_cover: bool,
    over: String,
    heading: String,
    words: Vec<Para>,
    figures: Vec<&'a Figure>,
    tables: Vec<&'a Table>,
}

/// `paper` as slides; at least one.
pub(super) fn slides(paper: &Paper) -> Vec<Slide<'_>> {
    let mut measure = Measure::new();
    let mut slides: Vec<Slide<'_>> =
        topics(paper).into_iter().flat_map(|topic| of_topic(topic, &mut measure)).collect();
    if slides.is_empty() {
        slides.push(Slide::new(Layout::Title, "", &paper.title));
    }
    slides
}

impl Slide<'_> {
    fn new(layout: Layout, over: &str, title: &str) -> Self {
        Self {
            layout,
            over: if over == title { String::new() } else { over.to_owned() },
            title: title.to_owned(),
            words: Vec::new(),
            words_height: None,
            figure: None,
            table: None,
            notes: Vec::new(),
        }
    }
}

fn topics(paper: &Paper) -> Vec<Topic<'_>> {
    let mut topics: Vec<Topic<'_>> = Vec::new();
    let mut part = String::new();
    for block in paper.chapters.iter().flat_map(|chapter| &chapter.blocks) {
        match block {
            Block::Title(text) => {
                topics.push(Topic { is_cover: true, heading: text.clone(), ..Topic::default() });
                continue;
            }
            Block::Heading { level: 0 | 1, text } => {
                part.clone_from(text);
                topics.push(Topic { heading: text.clone(), ..Topic::default() });
                continue;
            }
            Block::Heading { level: 2, text } => {
                topics.push(Topic { over: part.clone(), heading: text.clone(), ..Topic::default() });
                continue;
            }
            _ => {}
        }
        if topics.is_empty() {
            topics.push(Topic { heading: paper.title.clone(), ..Topic::default() });
        }
        if let Some(topic) = topics.last_mut() {
            topic.add(block);
        }
    }
    topics
}

impl<'a> Topic<'a> {
    fn add(&mut self, block: &'a Block) {
        let mut say = |words: Words, stands: Stands| self.words.push(Para::new(words, stands));
        match block {
            Block::Heading { text, .. } => say(Words::plain(text.as_str()), Stands::Heading),
            Block::Paragraph(words) => say(words.clone(), Stands::Plain),
            Block::Points(items) => {
                for words in items {
                    say(words.clone(), Stands::Point);
                }
            }
            Block::Steps(items) => {
                for (number, words) in (1..).zip(items) {
                    say(words.clone(), Stands::Step(number));
                }
            }
            Block::Facts(facts) => {
                for (name, words) in facts {
                    say(Words::strong(format!("{name}: ")).then(words.clone()), Stands::Plain);
                }
            }
            Block::Table(table) => {
                self.drop_heading();
                self.tables.push(table);
            }
            Block::Figure(figure) => {
                self.drop_heading();
                self.figures.push(figure);
            }
            Block::Title(_) | Block::PageBreak => {}
        }
    }

    /// A heading right above a table or a chart is not needed: that has a title of its own on a slide.
    fn drop_heading(&mut self) {
        if self.words.last().is_some_and(|para| para.stands == Stands::Heading) {
            self.words.pop();
        }
    }
}

fn of_topic<'a>(mut topic: Topic<'a>, measure: &mut Measure) -> Vec<Slide<'a>> {
    let mut slides = Vec::new();
    if topic.is_cover {
        let mut slide = Slide::new(Layout::Title, "", &topic.heading);
        slide.words = measure.taken(&mut topic.words, Layout::Title, false);
        slides.push(slide);
    } else if topic.words.is_empty() && topic.figures.is_empty() && topic.tables.is_empty() {
        slides.push(Slide::new(Layout::Part, &topic.over, &topic.heading));
    }
    let mut figures = std::mem::take(&mut topic.figures).into_iter();
    if let Some(first) = figures.next() {
        // Many rows need the whole slide: the words stand before it.
        let beside = match first.figure.rows() {
            Some(MOST_ROWS..) if topic.words.iter().all(Para::is_to_do) => Vec::new(),
            Some(MOST_ROWS..) => {
                slides.extend(of_words(
                    &topic.over,
                    &topic.heading,
                    std::mem::take(&mut topic.words),
                    measure,
                ));
                Vec::new()
            }
            _ => measure.taken(&mut topic.words, Layout::FigureAndText, false),
        };
        slides.extend(of_figure(&topic.heading, first, &beside));
    }
    // Words and the first table share a slide where there is room for both.
    let mut tables = topic.tables.iter().copied().peekable();
    let shared = tables.peek().and_then(|table| above_table(&topic, table, measure));
    if shared.is_some() {
        tables.next();
        topic.words.clear();
    }
    // What nobody has written yet is no slide of its own, nor is what only goes on with a chart's words.
    if let Some(last) = slides.last_mut() {
        let is_beside = last.layout == Layout::FigureAndText;
        let is_rest = |para: &Para| para.is_to_do() || (is_beside && para.stands == Stands::Point);
        if topic.words.iter().all(Para::is_to_do) {
            last.notes.extend(topic.words.drain(..).map(|para| para.words.text()));
        } else if topic.words.iter().all(is_rest) {
            rest_in_notes(last, std::mem::take(&mut topic.words));
        }
    }
    slides.extend(of_words(&topic.over, &topic.heading, topic.words, measure));
    slides.extend(figures.flat_map(|figure| of_figure(&topic.heading, figure, &[])));
    slides.extend(shared);
    slides.extend(tables.flat_map(|table| of_table(&topic.heading, table, measure)));
    slides
}

/// The words of a topic with a table below them.
fn above_table<'a>(topic: &Topic<'a>, table: &Table, measure: &mut Measure) -> Option<Slide<'a>> {
    if topic.words.is_empty() {
        return None;
    }
    let mut words = topic.words.clone();
    if !table.caption.is_empty() {
        words.push(Para::new(Words::plain(table.caption.as_str()), Stands::Heading));
    }
    let (body, size) = (Layout::Table.place(Holder::Table), Layout::Table.letters(Holder::Words));
    let high = measure.room(&words, size, body.width);
    let grid = below(measure, table, (high + ABOVE_TABLE, body))?;
    let mut slide = Slide::new(Layout::Table, &topic.over, &topic.heading);
    slide.words = words;
    slide.words_height = Some(high);
    slide.table = Some(grid);
    slide.notes.clone_from(&table.notes);
    Some(slide)
}

/// A chart; one with more rows than can be read on a slide is on several, as a long table is.
fn of_figure<'a>(heading: &str, figure: &'a Figure, beside: &[Para]) -> Vec<Slide<'a>> {
    let slide = |part: Cow<'a, Figure>| of_part(heading, part, beside.to_vec());
    let rows = figure.figure.rows().unwrap_or_default();
    let count = rows.div_ceil(MOST_ROWS);
    if count < 2 {
        return vec![slide(Cow::Borrowed(figure))];
    }
    let each = rows.div_ceil(count);
    let parts = (0..rows).step_by(each).map(|from| {
        let part = figure.figure.of_rows(from..from + each);
        Cow::Owned(Figure { figure: Arc::new(part), ..figure.clone() })
    });
    let mut slides: Vec<Slide<'a>> = parts.map(slide).collect();
    numbered(&mut slides);
    slides
}

fn of_part<'a>(heading: &str, figure: Cow<'a, Figure>, beside: Vec<Para>) -> Slide<'a> {
    let chart = &figure.figure;
    let layout = if beside.is_empty() { Layout::Figure } else { Layout::FigureAndText };
    let title = if chart.title.is_empty() { heading } else { &chart.title };
    let mut slide = Slide::new(layout, heading, title);
    slide.words = beside;
    let method = [&chart.subtitle, &chart.note, &chart.source];
    slide.notes = method.into_iter().filter(|text| !text.is_empty()).cloned().collect();
    if !chart.alt_text.is_empty() {
        slide.notes.push(format!("The chart in words: {}", chart.alt_text));
    }
    slide.figure = Some(figure);
    slide
}

fn of_words<'a>(over: &str, heading: &str, mut words: Vec<Para>, measure: &mut Measure) -> Vec<Slide<'a>> {
    let mut slides = Vec::new();
    while !words.is_empty() && slides.len() < MOST_OF_WORDS {
        let mut slide = Slide::new(Layout::Text, over, heading);
        slide.words = measure.taken(&mut words, Layout::Text, true);
        slides.push(slide);
    }
    if let (false, Some(last)) = (words.is_empty(), slides.last_mut()) {
        rest_in_notes(last, words);
    }
    numbered(&mut slides);
    slides
}

/// What a slide has no room for goes to its notes, and its last paragraph too, to make room for the line that
/// says so.
fn rest_in_notes(slide: &mut Slide<'_>, rest: Vec<Para>) {
    let moved = if slide.words.len() > 1 { slide.words.pop() } else { None };
    while slide.words.len() > 1 && slide.words.last().is_some_and(|last| last.stands == Stands::Heading) {
        slide.words.pop();
    }
    slide.notes.extend(moved.into_iter().chain(rest).map(|para| para.words.text()));
    slide.words.push(Para::new(Words::quiet("The rest is in the notes of this slide."), Stands::Plain));
}

fn of_table<'a>(heading: &str, table: &Table, measure: &mut Measure) -> Vec<Slide<'a>> {
    let body = Layout::Table.place(Holder::Table);
    let title = if table.caption.is_empty() { heading } else { &table.caption };
    let slide = |grid: Grid| {
        let mut slide = Slide::new(Layout::Table, heading, title);
        slide.table = Some(grid);
        slide.notes.clone_from(&table.notes);
        slide
    };
    let mut slides: Vec<Slide<'a>> = grids(measure, table, body, body).into_iter().map(slide).collect();
    numbered(&mut slides);
    slides
}

/// Slides of one thing say which of how many they are.
fn numbered(slides: &mut [Slide<'_>]) {
    let count = slides.len();
    if count > 1 {
        for (number, slide) in (1..).zip(slides) {
            slide.title = format!("{} ({number} of {count})", slide.title);
        }
    }
}
