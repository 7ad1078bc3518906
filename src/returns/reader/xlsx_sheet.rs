//! One pass over the XML of a sheet: its cells with their types and styles, merged ranges, hidden
//! rows and columns.

use super::{
    Failure, Reading,
    number_format::Shown,
    rich_text::{rich_text, unescaped},
    runs::{RUN, each_run},
    serial::{self, iso_date},
    sheet::{Put, SheetFilling, TOO_MANY, Texts, TooManyCells},
    sheets::{ReadSheet, Shared},
    xml::{Blocks, Tag, Token, Whole, Xml, is_yes},
};
use crate::{
    base::{Finding, Severity},
    domain::CellAddress,
    returns::{Cell, Content, ReadError},
};

/// A sheet, or a run of its rows, while it is read.
pub(super) struct SheetPart<'a> {
    file: &'a str,
    shared: &'a Shared,
    texts: &'a mut Texts,
    filling: SheetFilling,
    place: Place,
    /// The raw value of a cell.
    value: String,
    odd: Oddities,
}

/// Where cells stand that do not say it.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Their row; `None` in a row whose number cannot be read.
    row: Option<u32>,
    next_row: u32,
    /// The next one's column.
    column: u32,
}

/// From where on a sheet's XML is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    /// From its beginning, up to its cells.
    Start,
    /// From among its cells, to its end.
    Cells,
}

/// What a run of rows gave.
pub(super) struct Run {
    filling: SheetFilling,
    place: Place,
    odd: Oddities,
}

/// A cell's own words on itself.
#[derive(Clone, Copy, Default)]
struct Head {
    /// Row and column; `None` where they cannot be read.
    at: Option<(u32, u32)>,
    style: usize,
    kind: Kind,
}

/// What type a cell claims.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Inline,
    Formula,
    Bool,
    Error,
    Date,
    Other,
}

impl Kind {
    const fn of(raw: &[u8]) -> Self {
        match raw {
            b"n" => Self::Number,
            b"s" => Self::Shared,
            b"inlineStr" | b"is" => Self::Inline,
            b"str" => Self::Formula,
            b"b" => Self::Bool,
            b"e" => Self::Error,
            b"d" => Self::Date,
            _ => Self::Other,
        }
    }
}

impl<'a> SheetPart<'a> {
    /// A sheet of the file, or its rows from `filling`'s first on.
    pub(super) fn new(
        file: &'a str,
        shared: &'a Shared,
        texts: &'a mut Texts,
        filling: SheetFilling,
    ) -> Self {
        let place = Place { row: Some(0), ..Place::default() };
        Self { file, shared, texts, filling, place, value: String::new(), odd: Oddities::default() }
    }

    /// The grid, how much room is left, and what was odd.
    pub(super) fn read<B: Blocks>(
        mut self,
        reading: &Reading<'_>,
        name: &str,
        xml: &mut Xml<B>,
    ) -> ReadSheet {
        self.read_all(xml, RUN)?;
        let findings = self.odd.findings(reading, name);
        Ok((self.filling.finish(), findings))
    }

    /// Reads to the end: rows in runs of so many bytes where that goes.
    fn read_all<B: Blocks>(&mut self, xml: &mut Xml<B>, run: usize) -> Result<(), Failure> {
        if self.read_on(xml, Begin::Start)? {
            self.read_runs(xml, run)?;
            self.read_on(xml, Begin::Cells)?;
        }
        Ok(())
    }

    /// What a run of whole rows gives; a failure where it cannot be read alone.
    pub(super) fn read_run<B: Blocks>(mut self, xml: &mut Xml<B>) -> Result<Run, Failure> {
        self.read_on(xml, Begin::Cells)?;
        Ok(Run { filling: self.filling, place: self.place, odd: self.odd })
    }

    /// Reads the rows that can be read beside each other.
    fn read_runs<B: Blocks>(&mut self, xml: &mut Xml<B>, size: usize) -> Result<(), Failure> {
        let (file, shared, room) = (self.file, self.shared, self.filling.room());
        let read = |texts: &mut Texts, first: u32, xml: &mut Xml<Whole>| {
            SheetPart::new(file, shared, texts, SheetFilling::beside(first, room)).read_run(xml)
        };
        each_run(xml, size, read, |run| self.join(run))
    }

    /// Adds the rows of a run; gives it back where they do not simply follow.
    fn join(&mut self, run: Run) -> bool {
        let joined = self.filling.append(run.filling);
        if joined {
            self.place = run.place;
            self.odd.join(&run.odd);
        }
        joined
    }

    /// Reads on, to where the cells begin or to the end; gives whether cells begin.
    fn read_on<B: Blocks>(&mut self, xml: &mut Xml<B>, begin: Begin) -> Result<bool, Failure> {
        let mut in_data = begin == Begin::Cells;
        loop {
            match xml.next()? {
                Token::Open(tag) => match tag.name {
                    b"c" if in_data => {
                        let head = self.head(tag);
                        if !tag.is_empty {
                            self.cell(head, xml)?;
                        }
                    }
                    b"row" if in_data => self.open_row(tag),
                    b"sheetData" => {
                        in_data = !tag.is_empty;
                        if in_data && begin == Begin::Start {
                            return Ok(true);
                        }
                    }
                    b"mergeCell" => self.merge(tag),
                    b"col" if !in_data => self.hide_columns(tag),
                    _ => {}
                },
                Token::Close(b"sheetData") => in_data = false,
                Token::Text { .. } | Token::Close(_) => {}
                Token::End => return Ok(false),
            }
        }
    }

    fn open_row(&mut self, tag: Tag<'_>) {
        let (mut row, mut hidden) = (Some(self.place.next_row), false);
        for (name, raw) in tag.attributes() {
            match name {
                b"r" => row = row_number(raw),
                b"hidden" => hidden = is_yes(raw),
                _ => {}
            }
        }
        if let Some(row) = row {
            self.place.next_row = row.saturating_add(1);
            if hidden {
                self.filling.hide_row(row);
            }
        }
        (self.place.row, self.place.column) = (row, 0);
    }

    fn merge(&mut self, tag: Tag<'_>) {
        let range = tag.attributes().find(|(name, _)| *name == b"ref").map_or(&b""[..], |(_, raw)| raw);
        let mut ends = range.split(|byte| *byte == b':').map(address);
        if let (Some(Some(first)), Some(Some(last))) = (ends.next(), ends.next()) {
            self.filling.merge(first, last);
        }
    }

    fn hide_columns(&mut self, tag: Tag<'_>) {
        let edge = |name| tag.attribute(name).and_then(|at| at.parse::<u32>().ok());
        if tag.is_set("hidden")
            && let (Some(first), Some(last)) = (edge("min"), edge("max"))
        {
            self.filling.hide_columns(first.saturating_sub(1)..last);
        }
    }

    /// What a cell says of itself; the cell after it follows in its row.
    fn head(&mut self, tag: Tag<'_>) -> Head {
        let mut head =
            Head { at: self.place.row.map(|row| (row, self.place.column)), style: 0, kind: Kind::Number };
        for (name, raw) in tag.attributes() {
            match name {
                b"r" => head.at = address(raw),
                b"s" => head.style = whole(raw).unwrap_or(0),
                b"t" => head.kind = Kind::of(raw),
                _ => {}
            }
        }
        self.place.column = head.at.map_or(self.place.column, |(_, column)| column).saturating_add(1);
        head
    }

    /// Reads the cell that has just opened, up to its end.
    fn cell<B: Blocks>(&mut self, head: Head, xml: &mut Xml<B>) -> Result<(), Failure> {
        if head.kind != Kind::Inline
            && let Some(value) = xml.only_child(b"<v>", b"</v></c>")
        {
            let cell = self.typed(head, value);
            return self.put(head.at, cell);
        }
        self.value.clear();
        let (mut has_formula, mut has_value, mut inside) = (false, false, 0_u32);
        loop {
            match xml.next()? {
                Token::Open(tag) if tag.is_empty => {
                    has_formula |= tag.name == b"f";
                    has_value |= tag.name == b"v";
                }
                Token::Open(tag) => match tag.name {
                    b"v" if head.kind != Kind::Inline => {
                        has_value = true;
                        xml.text_of(&mut self.value)?;
                    }
                    b"is" => {
                        has_value = true;
                        rich_text(xml, &mut self.value)?;
                    }
                    b"f" => {
                        has_formula = true;
                        xml.skip()?;
                    }
                    b"v" => xml.skip()?,
                    _ => inside += 1,
                },
                Token::Close(_) if inside == 0 => break,
                Token::Close(_) => inside -= 1,
                Token::Text { .. } => {}
                Token::End => return Ok(()),
            }
        }
        // A formula whose result is text may well give an empty one.
        let has_result = if head.kind == Kind::Formula { has_value } else { !self.value.is_empty() };
        let cell = if has_formula && !has_result {
            Cell { content: Content::NoResult, percent: false }
        } else {
            let value = std::mem::take(&mut self.value);
            let cell = self.typed(head, &value);
            self.value = value;
            cell
        };
        self.put(head.at, cell)
    }

    fn put(&mut self, at: Option<(u32, u32)>, cell: Cell) -> Result<(), Failure> {
        let Some((row, column)) = at else {
            if cell.content != Content::Empty {
                self.odd.note(Odd::Unplaced, None);
            }
            return Ok(());
        };
        match self.filling.put(row, column, cell) {
            Ok(Put::Done) => {}
            Ok(Put::Beyond) => self.odd.note(Odd::Unplaced, None),
            Ok(Put::Twice) => self.odd.note(Odd::Twice, Some((row, column))),
            Err(TooManyCells) => {
                let (file, why) = (self.file.to_owned(), TOO_MANY.to_owned());
                return Err(ReadError::TooLarge { file, why }.into());
            }
        }
        Ok(())
    }

    /// The cell with what its type and style make of the value.
    fn typed(&mut self, head: Head, value: &str) -> Cell {
        if value.is_empty() {
            return Cell::default();
        }
        let plain = |content| Cell { content, percent: false };
        match head.kind {
            Kind::Number | Kind::Other => {
                let Some(number) = number(value.trim_ascii()) else {
                    self.odd.note(Odd::NoNumber, head.at);
                    return plain(self.texts.content(value));
                };
                let shown = self.shared.styles.get(head.style).copied().unwrap_or_default();
                let content = serial::content(number, shown, self.shared.epoch);
                Cell { percent: shown == Shown::Percent, content }
            }
            Kind::Shared => {
                let text = whole(value.trim_ascii().as_bytes()).and_then(|at| self.shared.texts.get(at));
                plain(text.cloned().unwrap_or_else(|| {
                    self.odd.note(Odd::NoText, head.at);
                    Content::Error("text missing".into())
                }))
            }
            Kind::Formula if value.contains("_x") => plain(self.texts.content(&unescaped(value))),
            Kind::Formula | Kind::Inline => plain(self.texts.content(value)),
            Kind::Bool => plain(Content::Bool(is_yes(value.trim_ascii().as_bytes()))),
            Kind::Error => plain(Content::Error(value.into())),
            Kind::Date => plain(iso_date(value).map_or_else(|| self.texts.content(value), Content::Date)),
        }
    }
}

/// The row that the tag of a row names, counted from zero.
pub(super) fn row_of(tag: Tag<'_>) -> Option<u32> {
    tag.attributes().filter(|(name, _)| *name == b"r").last().and_then(|(_, raw)| row_number(raw))
}

/// The row of `r="7"`, counted from zero.
fn row_number(raw: &[u8]) -> Option<u32> {
    u32::try_from(whole(raw)?).ok()?.checked_sub(1)
}

fn whole(raw: &[u8]) -> Option<usize> {
    if raw.is_empty() || raw.len() > 9 {
        return None;
    }
    raw.iter()
        .try_fold(0_usize, |all, byte| byte.is_ascii_digit().then(|| all * 10 + usize::from(byte - b'0')))
}

/// Row and column of an address such as `B7`.
fn address(raw: &[u8]) -> Option<(u32, u32)> {
    let letters = raw.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = raw.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column =
        letters.iter().fold(0, |all, byte| all * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1);
    Some((row_number(digits)?, column - 1))
}

/// The largest power of ten by which a whole number is divided without an error of its own.
const POWERS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// A number as Excel writes it; not the words that Rust takes for numbers.
fn number(text: &str) -> Option<f64> {
    if let Some(number) = short_number(text.as_bytes()) {
        return Some(number);
    }
    let is_plain =
        text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'));
    text.parse().ok().filter(|number: &f64| is_plain && number.is_finite())
}

/// A number of at most fifteen digits without an exponent: whole part and power of ten are exact,
/// so that their quotient is the nearest number there is.
fn short_number(text: &[u8]) -> Option<f64> {
    let (negative, digits) = text.strip_prefix(b"-").map_or((false, text), |rest| (true, rest));
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    let (mut whole, mut count, mut point) = (0_u64, 0_usize, None);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                whole = whole * 10 + u64::from(byte - b'0');
                count += 1;
            }
            b'.' if point.is_none() => point = Some(count),
            _ => return None,
        }
    }
    if count == 0 || count > 15 {
        return None;
    }
    let number = whole as f64 / POWERS.get(count - point.unwrap_or(count))?;
    Some(if negative { -number } else { number })
}

/// What was odd in a sheet, and where first.
#[derive(Default)]
struct Oddities {
    seen: [Seen; 4],
}

/// How often something was seen, and where first.
type Seen = (u32, Option<(u32, u32)>);

#[derive(Clone, Copy)]
enum Odd {
    NoNumber,
    NoText,
    Twice,
    Unplaced,
}

impl Oddities {
    fn note(&mut self, what: Odd, at: Option<(u32, u32)>) {
        if let Some((count, first)) = self.seen.get_mut(what as usize) {
            *count = count.saturating_add(1);
            *first = first.or(at);
        }
    }

    /// Adds what was odd in rows below.
    fn join(&mut self, below: &Self) {
        for ((count, first), (more, other)) in self.seen.iter_mut().zip(&below.seen) {
            *count = count.saturating_add(*more);
            *first = first.or(*other);
        }
    }

    fn findings(&self, reading: &Reading<'_>, sheet: &str) -> Vec<Finding> {
        const MESSAGES: [&str; 4] = [
            "says that it holds a number and does not; it was read as text",
            "names a text that the file does not hold; it was refused",
            "stands in the file twice; the last was taken",
            "has no place on the sheet and was left out",
        ];
        let noticed = self.seen.iter().zip(MESSAGES).filter(|((count, _), _)| *count > 0);
        noticed
            .map(|((count, first), words)| {
                let more = match count - 1 {
                    0 => String::new(),
                    1 => " The same is so of 1 more.".to_owned(),
                    more => format!(" The same is so of {more} more."),
                };
                let message = format!("A cell {words}.{more}");
                let mut finding = reading
                    .finding(Severity::Warning, "cell_damaged", sheet, message)
                    .with_hint("Open the file in Excel, look at the cell, save the file and add it again.");
                finding.place.cell =
                    first.map_or_else(String::new, |(row, column)| CellAddress::new(row, column).to_string());
                finding
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::returns::Grid;

    /// What a sheet's XML gives when its rows are read in runs of so many bytes.
    fn in_runs(xml: &str, run: usize) -> Option<(Grid, [Seen; 4])> {
        let shared = Shared { texts: vec![Content::Text("shared".into())], ..Shared::default() };
        let mut texts = Texts::default();
        let filling = SheetFilling::new("sheet", false, 1 << 20);
        let mut sheet = SheetPart::new("book.xlsx", &shared, &mut texts, filling);
        sheet.read_all(&mut Xml::within(xml.into()), run).ok()?;
        Some((sheet.filling.finish().0, sheet.odd.seen))
    }

    /// Rows that are easy and hard to tell from each other.
    fn rows() -> impl Strategy<Value = String> {
        let row = (0..14_u8, 1..9_u32, 1..40_u32).prop_map(|(kind, near, far)| match kind {
            0 => format!("<row><c><v>{near}</v></c></row>"),
            1 => "<!-- </row> -->".to_owned(),
            2 => format!("<row r=\"{far}\"><c t=\"str\"><v><![CDATA[</row>]]></v></c></row>"),
            3 => {
                format!("<row r=\"{far}\" x=\"</row>\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>9</v></c></row>")
            }
            4 => format!("<row r=\"{far}\" hidden=\"1\"/>"),
            5 => format!("<row r=\"{far}\"><c r=\"B{near}\"><v>{near}</v></c></row>"),
            6 => "</sheetData><mergeCell ref=\"A1:B2\"/><sheetData>".to_owned(),
            7 => "<c><v>1</v></c>".to_owned(),
            8 => format!("<row r=\"{far}\"><c><v>no number</v></c></row>"),
            _ => String::from(
                "<row r=\"@\"><c><v>1.5</v></c><c t=\"inlineStr\"><is><t>name</t></is></c></row>",
            ),
        });
        proptest::collection::vec(row, 1..40).prop_map(|rows| {
            let numbered = rows.iter().zip(1..).map(|(row, at)| row.replace('@', &i32::to_string(&at)));
            format!("<worksheet><sheetData>{}</sheetData></worksheet>", numbered.collect::<String>())
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_are_the_same_in_runs_as_one_after_the_other(xml in rows(), size in 1..300_usize) {
            prop_assert_eq!(in_runs(&xml, size), in_runs(&xml, usize::MAX));
        }
    }

    #[test]
    fn numbers_are_what_the_standard_parser_makes_of_them() {
        for text in [
            "0",
            "-0",
            "7.5",
            "0.075",
            "123456789012345",
            "0.1",
            "80.30000000000001",
            "1e5",
            "-1.5E-3",
            "1.",
            ".5",
            "999999999999999",
            "4.35",
        ] {
            let expected: f64 = text.parse().unwrap();
            assert_eq!(number(text).map(f64::to_bits), Some(expected.to_bits()), "{text}");
        }
        for text in ["", "-", ".", "1,5", "inf", "NaN", "1e999", "0x10", "1 2", "--1", "1.2.3"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_are_read_or_refused() {
        assert_eq!(address(b"A1"), Some((0, 0)));
        assert_eq!(address(b"xfd1048576"), Some((1_048_575, 16_383)));
        for raw in [&b"A0"[..], b"A-1", b"1", b"A", b"", b"AAAA1", b"A99999999999", b"A1B", b"$A$1"] {
            assert_eq!(address(raw), None);
        }
    }
}
