//! The cells of a table's rows, gathered on all cores: keys as numbers of their texts, figures as
//! what they say at a glance. Who reads the rows after that looks at each text only once.

use super::{
    Cell, Content, Grid,
    dictionary::{Dictionary, Reader, Word, WordNumber, Words},
    glance::Glance,
    grid::Stretch,
    leftover::looks_like_number,
    reader::{Record, is_surely_data},
    table::{Frame, is_data_cell, same_text, text_of},
};
use crate::{
    base::{Errand, Stopped, in_order},
    domain::CellAddress,
};

/// What is wanted of the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Their texts, as the key of this position.
    Key(usize),
    /// Their amounts, as the figures of this position.
    Figures(usize),
    /// Only whether there are any; in the notes of this position.
    Presence(usize),
}

/// A cell that only its presence is noted of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Presence {
    /// Whether it is filled.
    pub filled: bool,
    /// Whether it holds data.
    pub data: bool,
    /// Whether it looks like a number or a mark for a missing one.
    pub numeric: bool,
}

impl Presence {
    fn of(cell: &Cell) -> Self {
        if cell.is_empty() {
            return Self::default();
        }
        Self { filled: true, data: is_data_cell(cell), numeric: looks_like_number(cell) }
    }

    fn of_text(text: &str, noticed: &mut Reader) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        if is_surely_data(text.as_bytes()) {
            return Self { filled: true, data: true, numeric: true };
        }
        let signs = noticed.once(text.as_bytes(), || {
            let seen = Self::of(&Cell { content: Content::Text(text.into()), percent: false });
            u32::from(seen.data) | u32::from(seen.numeric) << 1
        });
        Self { filled: true, data: signs & 1 != 0, numeric: signs & 2 != 0 }
    }
}

/// What is wanted of a table, column by column from the left.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    columns: Vec<Option<Wanted>>,
    pub keys: Vec<u32>,
    pub figures: Vec<u32>,
    pub presences: Vec<u32>,
}

impl Order {
    fn want(&mut self, column: u32, wanted: Wanted) {
        let at = usize::try_from(column).unwrap_or(usize::MAX);
        if self.columns.len() <= at {
            self.columns.resize(at.saturating_add(1), None);
        }
        if let Some(place) = self.columns.get_mut(at) {
            *place = Some(wanted);
        }
    }

    /// Wants a column's texts; gives its position among the keys.
    pub(super) fn key(&mut self, column: u32) -> usize {
        if let Some(known) = self.keys.iter().position(|key| *key == column) {
            return known;
        }
        self.keys.push(column);
        self.want(column, Wanted::Key(self.keys.len() - 1));
        self.keys.len() - 1
    }

    /// Wants a column's amounts.
    pub(super) fn figures(&mut self, column: u32) -> usize {
        self.figures.push(column);
        self.want(column, Wanted::Figures(self.figures.len() - 1));
        self.figures.len() - 1
    }

    /// Wants to know where a column is filled; gives whether nothing more is wanted of it.
    pub(super) fn presence(&mut self, column: u32) -> bool {
        let is_new = self.of(column).is_none();
        if is_new {
            self.presences.push(column);
            self.want(column, Wanted::Presence(self.presences.len() - 1));
        }
        is_new
    }

    /// How many columns from the left are wanted without a gap.
    fn leading(&self) -> usize {
        self.columns.iter().take_while(|wanted| wanted.is_some()).count()
    }

    fn of(&self, column: u32) -> Option<Wanted> {
        self.columns.get(usize::try_from(column).ok()?).copied().flatten()
    }
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'g> {
    pub row: u32,
    pub keys: &'g [WordNumber],
    pub figures: &'g [Glance],
    pub presences: &'g [Presence],
}

impl Line<'_> {
    /// The address of a column's cell.
    pub(super) const fn cell(&self, column: u32) -> CellAddress {
        CellAddress::new(self.row, column)
    }

    /// The number of a key's text; 0 where it is empty or not asked for.
    pub(super) fn key(&self, at: Option<usize>) -> WordNumber {
        at.and_then(|at| self.keys.get(at)).copied().unwrap_or(0)
    }
}

/// The rows of a table that are filled and do not say the headings again.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    order: Order,
    words: Vec<Words>,
    texts: Words,
    pieces: Vec<Piece>,
}

#[derive(Debug, Default)]
struct Piece {
    rows: Vec<u32>,
    keys: Vec<WordNumber>,
    figures: Vec<Glance>,
    presences: Vec<Presence>,
    strays: Vec<CellAddress>,
}

impl Piece {
    /// Makes room for so many rows of an order, and some more.
    fn reserve(&mut self, rows: usize, order: &Order) {
        let rows = rows + rows / 16;
        self.rows.reserve(rows);
        self.keys.reserve(rows * order.keys.len());
        self.figures.reserve(rows * order.figures.len());
        self.presences.reserve(rows * order.presences.len());
    }
}

impl Gathered {
    /// Gathers the rows of a frame.
    pub(super) fn gather(
        grid: &Grid,
        frame: &Frame,
        order: Order,
        errand: &Errand<'_>,
    ) -> Result<Self, Stopped> {
        let dictionaries: Vec<Dictionary> = order.keys.iter().map(|_| Dictionary::default()).collect();
        let texts = Dictionary::default();
        let stretches = grid.rows.stretches(frame.bottom + 1..frame.end);
        let heads = Heads::of(grid.row(frame.bottom));
        let pieces = in_order(errand, stretches.len(), |state: &mut State, number| {
            let mut gatherer = Gatherer {
                order: &order,
                dictionaries: &dictionaries,
                texts: &texts,
                heads: &heads,
                state,
                piece: Piece::default(),
            };
            if let Some(stretch) = stretches.get(number) {
                gatherer.gather(stretch);
            }
            gatherer.piece
        })?;
        let words = dictionaries.into_iter().map(Dictionary::into_words).collect();
        Ok(Self { order, words, texts: texts.into_words(), pieces })
    }

    /// The columns of the keys, the figures and the rest.
    pub(super) const fn order(&self) -> &Order {
        &self.order
    }

    /// A content of the key at `at`; `None` for nothing.
    pub(super) fn word(&self, at: usize, number: WordNumber) -> Option<&Word> {
        self.words.get(at)?.get(number)
    }

    /// The text of a content of the key at `at`; empty for nothing.
    pub(super) fn text(&self, at: usize, number: WordNumber) -> &str {
        self.word(at, number).map_or("", |word| word.text.as_str())
    }

    /// Which share of its rows so many are.
    pub(super) fn share(&self, rows: usize) -> f32 {
        let all: usize = self.pieces.iter().map(|piece| piece.rows.len()).sum();
        rows as f32 / all.max(1) as f32
    }

    /// The texts among the figures.
    pub(super) const fn texts(&self) -> &Words {
        &self.texts
    }

    /// Cells in columns that nothing is wanted of and that look like numbers.
    pub(super) fn strays(&self) -> impl Iterator<Item = CellAddress> + '_ {
        self.pieces.iter().flat_map(|piece| &piece.strays).copied()
    }

    /// The rows from top to bottom.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let (keys, figures, presences) =
            (self.order.keys.len(), self.order.figures.len(), self.order.presences.len());
        self.pieces.iter().flat_map(move |piece| {
            piece.rows.iter().enumerate().map(move |(at, row)| Line {
                row: *row,
                keys: piece.keys.get(at * keys..(at + 1) * keys).unwrap_or_default(),
                figures: piece.figures.get(at * figures..(at + 1) * figures).unwrap_or_default(),
                presences: piece.presences.get(at * presences..(at + 1) * presences).unwrap_or_default(),
            })
        })
    }
}

/// What a thread keeps from piece to piece.
#[derive(Debug, Default)]
struct State {
    /// Rows of the piece before: the next is about as long.
    rows: usize,
    readers: Vec<Reader>,
    texts: Reader,
    noticed: Vec<Reader>,
    keys: Vec<WordNumber>,
    figures: Vec<Glance>,
    presences: Vec<Presence>,
}

/// The last row of headings, to know it again further down.
struct Heads<'g> {
    cells: &'g [Cell],
    opening: Vec<u8>,
}

/// The first letters of a text as people compare it.
fn opening(text: &str) -> impl Iterator<Item = u8> {
    let from_first = text.bytes().skip_while(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
    from_first.take_while(u8::is_ascii_alphanumeric).take(4).map(|byte| byte.to_ascii_lowercase())
}

/// A text without blanks at its ends; most have none.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [only] if only.is_ascii_graphic() => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

impl<'g> Heads<'g> {
    fn of(cells: &'g [Cell]) -> Self {
        let first = cells.iter().filter_map(text_of).find(|text| has_words(text));
        Self { cells, opening: first.map_or_else(Vec::new, |text| opening(text).collect()) }
    }

    /// Whether a row whose first words are `first` may say the headings again.
    fn may_open(&self, first: Option<&str>) -> bool {
        first.is_some_and(|first| opening(first).zip(&self.opening).all(|(own, head)| own == *head))
    }

    fn are_said_by(&self, cells: &[Cell]) -> bool {
        let first = cells.iter().filter_map(text_of).find(|text| has_words(text));
        self.may_open(first) && same_text(cells, self.cells)
    }

    fn are_said_by_text(&self, record: &Record<'_, '_>) -> bool {
        let mut texts = (0..record.len()).map(|at| record.text(at));
        let first = texts.find(|text| has_words(text));
        self.may_open(first.as_deref()) && same_text(&record.cells(), self.cells)
    }
}

struct Gatherer<'a> {
    order: &'a Order,
    dictionaries: &'a [Dictionary],
    texts: &'a Dictionary,
    heads: &'a Heads<'a>,
    state: &'a mut State,
    piece: Piece,
}

impl Gatherer<'_> {
    fn gather(&mut self, stretch: &Stretch<'_>) {
        self.state.readers.resize_with(self.dictionaries.len(), Reader::default);
        self.state.noticed.resize_with(self.order.presences.len(), Reader::default);
        self.state.keys.resize(self.order.keys.len(), 0);
        self.state.figures.resize(self.order.figures.len(), Glance::Empty);
        self.state.presences.resize(self.order.presences.len(), Presence::default());
        self.piece.reserve(self.state.rows, self.order);
        match stretch {
            Stretch::Cells(first, rows) => {
                for (row, cells) in (*first..).zip(*rows) {
                    self.begin(0);
                    for (column, cell) in (0..).zip(cells) {
                        self.cell(row, column, cell);
                    }
                    if self.heads.are_said_by(cells) {
                        self.pass(row, cells);
                    } else if cells.iter().any(|cell| !cell.is_empty()) {
                        self.keep(row);
                    }
                }
            }
            Stretch::Text(piece) => {
                let mut records = piece.records();
                // Cells that are as in the row above are taken over from there, if it was read.
                let (most_alike, mut above_is_read) = (self.order.leading(), false);
                while let Some(record) = records.next() {
                    let row = piece.first_row.saturating_add(record.row);
                    if !piece.rows.contains(&row) {
                        above_is_read = false;
                        continue;
                    }
                    let alike = if above_is_read { record.alike.min(most_alike) } else { 0 };
                    above_is_read = true;
                    self.begin(alike);
                    let width = record.width();
                    for (column, at) in (0..).zip(0..width).skip(alike) {
                        if !record.plain(at).is_some_and(|field| self.same_again(column, field)) {
                            self.text(row, column, trimmed(&record.text(at)));
                        }
                    }
                    if self.heads.are_said_by_text(&record) {
                        self.pass(row, &record.cells());
                    } else if width > 0 {
                        self.keep(row);
                    }
                }
            }
        }
        self.state.rows = self.piece.rows.len();
    }

    /// Begins a row of which the first cells are as in the row above.
    fn begin(&mut self, alike: usize) {
        let State { keys, figures, presences, .. } = &mut *self.state;
        for wanted in self.order.columns.iter().skip(alike).flatten() {
            match wanted {
                Wanted::Key(at) => put(keys, *at, 0),
                Wanted::Figures(at) => put(figures, *at, Glance::Empty),
                Wanted::Presence(at) => put(presences, *at, Presence::default()),
            }
        }
    }

    fn cell(&mut self, row: u32, column: u32, cell: &Cell) {
        match self.order.of(column) {
            Some(Wanted::Key(at)) => {
                let number = match (self.state.readers.get_mut(at), self.dictionaries.get(at)) {
                    (Some(reader), Some(dictionary)) => reader.cell(cell, dictionary),
                    _ => 0,
                };
                put(&mut self.state.keys, at, number);
            }
            Some(Wanted::Figures(at)) => {
                put(&mut self.state.figures, at, Glance::of(cell, &mut self.state.texts, self.texts));
            }
            Some(Wanted::Presence(at)) => put(&mut self.state.presences, at, Presence::of(cell)),
            None if looks_like_number(cell) => self.piece.strays.push(CellAddress::new(row, column)),
            None => {}
        }
    }

    /// Takes a key that is empty or the same as in the row above; whether it was.
    fn same_again(&mut self, column: u32, field: &[u8]) -> bool {
        let Some(Wanted::Key(at)) = self.order.of(column) else { return field.is_empty() };
        let Some(number) = self.state.readers.get(at).and_then(|reader| reader.same_again(field)) else {
            return false;
        };
        put(&mut self.state.keys, at, number);
        true
    }

    fn text(&mut self, row: u32, column: u32, text: &str) {
        match self.order.of(column) {
            Some(Wanted::Key(at)) => {
                let number = match (self.state.readers.get_mut(at), self.dictionaries.get(at)) {
                    (Some(reader), Some(dictionary)) => reader.text(text, dictionary),
                    _ => 0,
                };
                put(&mut self.state.keys, at, number);
            }
            Some(Wanted::Figures(at)) => {
                put(&mut self.state.figures, at, Glance::of_text(text, &mut self.state.texts, self.texts));
            }
            Some(Wanted::Presence(at)) => {
                if let Some(noticed) = self.state.noticed.get_mut(at) {
                    put(&mut self.state.presences, at, Presence::of_text(text, noticed));
                }
            }
            None => {
                let cell = Cell { content: Content::Text(text.into()), percent: false };
                if looks_like_number(&cell) {
                    self.piece.strays.push(CellAddress::new(row, column));
                }
            }
        }
    }

    /// Leaves a row that only says the headings again.
    fn pass(&mut self, row: u32, cells: &[Cell]) {
        let numbers = (0..).zip(cells).filter(|(_, cell)| looks_like_number(cell));
        self.piece.strays.extend(numbers.map(|(column, _)| CellAddress::new(row, column)));
    }

    fn keep(&mut self, row: u32) {
        self.piece.rows.push(row);
        self.piece.keys.extend_from_slice(&self.state.keys);
        self.piece.figures.extend_from_slice(&self.state.figures);
        self.piece.presences.extend_from_slice(&self.state.presences);
    }
}

fn put<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_only_be_data_is_data_to_the_careful_eye() {
        let whole = |number: u64| number.to_string();
        let tenths = (0..10_000_u64).map(|tenths| format!("{}.{}", tenths / 10, tenths % 10));
        let long = [12_345, 1_234_567, 123_456_789].map(whole);
        let texts =
            (0..10_000).map(whole).chain(tenths).chain(long).chain(["*".to_owned(), "007".to_owned()]);
        let sure: Vec<String> = texts.filter(|text| is_surely_data(text.as_bytes())).collect();
        assert!(sure.len() > 19_000);
        for text in sure {
            let cell = Cell { content: Content::Text(text.as_str().into()), percent: false };
            let expected = Presence { filled: true, data: true, numeric: true };
            assert_eq!(Presence::of(&cell), expected, "{text}");
        }
    }
}
