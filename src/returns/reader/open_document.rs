//! `OpenDocument` spreadsheets: with percentages, merged cells, hidden rows, columns and sheets, and
//! without the remarks that hang on cells.

use std::collections::HashSet;

use jiff::civil::date;

use super::{
    Failure, Reading,
    kind::PROTECTED,
    limits::{MOST_COLUMNS, MOST_ROWS},
    package::Package,
    raised::raise,
    serial::iso_date,
    sheet::{SheetFilling, TOO_MANY, Texts, TooManyCells, all_room},
    xml::{Blocks, Tag, Token, Xml, add_text},
};
use crate::returns::{Book, Cell, Content, ReadError};

pub(super) fn read(reading: &Reading<'_>) -> Result<Book, ReadError> {
    let mut package = Package::open(reading)?;
    package.expect(["content.xml"].into_iter());
    if is_protected(&mut package) {
        return Err(reading.not_readable(PROTECTED));
    }
    let read = package.read("content.xml", |xml| {
        let content = OpenSheets {
            reading,
            xml,
            texts: Texts::default(),
            hidden_styles: HashSet::new(),
            raised_styles: HashSet::new(),
            room: all_room(reading),
            book: Book::default(),
        };
        content.sheets()
    });
    let damaged = |why: &str| {
        let message = format!(
            "it is a workbook that is damaged ({why}); open it in LibreOffice or Excel and save it again"
        );
        reading.not_readable(message)
    };
    match read {
        Some(Ok(book)) if book.sheets.is_empty() => Err(damaged("it has no sheet")),
        Some(Ok(book)) => Ok(book),
        Some(Err(Failure::File(error))) => Err(error),
        Some(Err(Failure::Sheet(why))) => Err(damaged(&why)),
        None => Err(damaged("it has no content")),
    }
}

fn is_protected(package: &mut Package<'_>) -> bool {
    let mut protected = false;
    let read = package.each("META-INF/manifest.xml", |token| {
        protected |= matches!(token, Token::Open(tag) if tag.name == b"encryption-data");
    });
    read.is_ok() && protected
}

/// Styles of hidden sheets, or of raised text: no file has more.
const MOST_STYLES: usize = 100_000;

struct OpenSheets<'a, 'x, B> {
    reading: &'a Reading<'a>,
    xml: &'x mut Xml<B>,
    texts: Texts,
    hidden_styles: HashSet<String>,
    raised_styles: HashSet<String>,
    room: usize,
    book: Book,
}

/// A run of equal cells in a row.
struct Run {
    column: u32,
    count: u32,
    cell: Cell,
    /// Columns and rows that it covers.
    spans: (u32, u32),
}

impl<B: Blocks> OpenSheets<'_, '_, B> {
    fn sheets(mut self) -> Result<Book, Failure> {
        let mut style = None;
        loop {
            match self.xml.next()? {
                Token::Open(tag) => match tag.name {
                    b"style" => style = tag.attribute("name"),
                    b"table-properties"
                        if self.hidden_styles.len() < MOST_STYLES
                            && tag.attribute("display").is_some_and(|shown| shown == "false") =>
                    {
                        self.hidden_styles.extend(style.take());
                    }
                    b"text-properties" if self.raised_styles.len() < MOST_STYLES && is_raised(tag) => {
                        self.raised_styles.extend(style.take());
                    }
                    b"table" if !tag.is_empty => {
                        let name = tag.attribute("name").unwrap_or_default();
                        let hidden = tag
                            .attribute("style-name")
                            .is_some_and(|style| self.hidden_styles.contains(&style));
                        let mut filling = SheetFilling::new(&name, hidden, self.room);
                        self.table(&mut filling)?;
                        let (grid, room) = filling.finish();
                        self.room = room;
                        self.book.sheets.push(grid);
                    }
                    // What was changed once is kept with tables of its own.
                    b"tracked-changes" if !tag.is_empty => self.xml.skip()?,
                    _ => {}
                },
                Token::End => return Ok(self.book),
                Token::Close(_) | Token::Text { .. } => {}
            }
        }
    }

    fn table(&mut self, filling: &mut SheetFilling) -> Result<(), Failure> {
        let (mut row, mut column) = (0_u32, 0_u32);
        loop {
            match self.xml.next()? {
                Token::Open(tag) => match tag.name {
                    b"table-column" => {
                        let end = column.saturating_add(number(tag, "number-columns-repeated").unwrap_or(1));
                        if is_hidden(tag) {
                            filling.hide_columns(column..end);
                        }
                        column = end;
                    }
                    b"table-row" => {
                        let count = number(tag, "number-rows-repeated").unwrap_or(1);
                        let (hidden, is_empty) = (is_hidden(tag), tag.is_empty);
                        let end = row.saturating_add(count).min(MOST_ROWS);
                        let runs = if is_empty { Vec::new() } else { self.row()? };
                        if !runs.is_empty() {
                            for row in row..end {
                                self.place(row, hidden, &runs, filling)?;
                            }
                        }
                        row = end;
                    }
                    name if is_aside(name) && !tag.is_empty => self.xml.skip()?,
                    _ => {}
                },
                Token::Close(b"table") => return Ok(()),
                Token::Close(_) | Token::Text { .. } => {}
                Token::End => return Err(Failure::Sheet("a sheet ends too early".to_owned())),
            }
        }
    }

    fn place(&self, row: u32, hidden: bool, runs: &[Run], filling: &mut SheetFilling) -> Result<(), Failure> {
        if row.is_multiple_of(1024) {
            self.reading.go_on()?;
        }
        if hidden {
            filling.hide_row(row);
        }
        for run in runs {
            for column in run.column..run.column.saturating_add(run.count).min(MOST_COLUMNS) {
                let put = filling.put(row, column, run.cell.clone());
                put.map_err(|TooManyCells| self.reading.too_large(TOO_MANY))?;
            }
            let (columns, rows) = run.spans;
            let last = (row.saturating_add(rows - 1), run.column.saturating_add(columns - 1));
            filling.merge((row, run.column), last);
        }
        Ok(())
    }

    /// The filled cells of the row that has just opened.
    fn row(&mut self) -> Result<Vec<Run>, Failure> {
        let mut runs = Vec::new();
        let mut column = 0_u32;
        loop {
            let (head, is_empty) = match self.xml.next()? {
                Token::Open(tag) if matches!(tag.name, b"table-cell" | b"covered-table-cell") => {
                    (Head::of(tag), tag.is_empty)
                }
                Token::Close(b"table-row") => return Ok(runs),
                Token::Open(_) | Token::Close(_) | Token::Text { .. } => continue,
                Token::End => return Err(Failure::Sheet("a row ends too early".to_owned())),
            };
            let mut text = String::new();
            if !is_empty {
                self.cell_text(&mut text)?;
            }
            let (count, spans) = (head.count, head.spans);
            let run = Run { column, count, cell: head.cell(&text, &mut self.texts), spans };
            column = column.saturating_add(count);
            let is_filled = run.cell.content != Content::Empty || run.spans != (1, 1);
            if is_filled && run.column < MOST_COLUMNS {
                runs.push(run);
            }
        }
    }

    /// Adds the paragraphs of the cell that has just opened, without its remarks.
    fn cell_text(&mut self, text: &mut String) -> Result<(), Failure> {
        let (mut paragraphs, mut in_paragraph, mut inside) = (0_u32, false, 0_u32);
        // Where a raised piece of the text begins, and how deep.
        let mut raised: Option<(usize, u32)> = None;
        loop {
            match self.xml.next()? {
                Token::Open(tag) => {
                    match tag.name {
                        b"p" => {
                            if paragraphs > 0 {
                                text.push('\n');
                            }
                            paragraphs += 1;
                            in_paragraph = !tag.is_empty;
                        }
                        b"s" => text.extend((0..number(tag, "c").unwrap_or(1).min(1000)).map(|_| ' ')),
                        b"tab" => text.push('\t'),
                        b"line-break" => text.push('\n'),
                        _ => {}
                    }
                    if !tag.is_empty {
                        if is_aside(tag.name) {
                            self.xml.skip()?;
                        } else {
                            inside += 1;
                            let style = if tag.name == b"span" { tag.attribute("style-name") } else { None };
                            if raised.is_none() && style.is_some_and(|s| self.raised_styles.contains(&s)) {
                                raised = Some((text.len(), inside));
                            }
                        }
                    }
                }
                Token::Text { raw, is_cdata } if in_paragraph => add_text(raw, is_cdata, text)?,
                Token::Text { .. } => {}
                Token::Close(_) if inside == 0 => return Ok(()),
                Token::Close(name) => {
                    in_paragraph &= name != b"p";
                    if let Some((from, _)) = raised.take_if(|(_, depth)| *depth == inside) {
                        raise(text, from);
                    }
                    inside -= 1;
                }
                Token::End => return Err(Failure::Sheet("a cell ends too early".to_owned())),
            }
        }
    }
}

/// Remarks on cells, pictures, the tables inside charts, and how East Asian words are spoken.
fn is_aside(name: &[u8]) -> bool {
    matches!(name, b"annotation" | b"frame" | b"shapes" | b"forms" | b"dde-links" | b"ruby-text")
}

/// `super 58%`, or a rise in percent.
fn is_raised(tag: Tag<'_>) -> bool {
    let place = tag.attribute("text-position").unwrap_or_default();
    place.starts_with("super")
        || place.split('%').next().and_then(|p| p.parse().ok()).is_some_and(|p: f64| p > 0.0)
}

fn is_hidden(tag: Tag<'_>) -> bool {
    tag.attribute("visibility").is_some_and(|state| state != "visible")
}

fn number(tag: Tag<'_>, name: &str) -> Option<u32> {
    tag.attribute(name)?.parse().ok().filter(|count| *count > 0)
}

/// A cell's own words on itself.
#[derive(Default)]
struct Head {
    count: u32,
    spans: (u32, u32),
    kind: String,
    is_error: bool,
    has_formula: bool,
    /// The value, whatever its type.
    value: Option<String>,
    string: Option<String>,
}

impl Head {
    fn of(tag: Tag<'_>) -> Self {
        let span = |name| number(tag, name).unwrap_or(1);
        let mut head = Self {
            count: span("number-columns-repeated"),
            spans: (span("number-columns-spanned"), span("number-rows-spanned")),
            ..Self::default()
        };
        for (name, raw) in tag.attributes() {
            match name {
                // `calcext:value-type` tells an error; `office:value-type`, which comes first, the rest.
                b"value-type" if raw == b"error" => head.is_error = true,
                b"value-type" if head.kind.is_empty() => {
                    head.kind = String::from_utf8_lossy(raw).into_owned();
                }
                b"formula" => head.has_formula = true,
                b"string-value" => head.string = tag.attribute("string-value"),
                b"value" | b"date-value" | b"time-value" | b"boolean-value" => {
                    head.value = Some(String::from_utf8_lossy(raw).into_owned());
                }
                _ => {}
            }
        }
        head
    }

    fn cell(self, text: &str, texts: &mut Texts) -> Cell {
        if self.is_error {
            return Cell { content: Content::Error(text.trim().into()), percent: false };
        }
        let value = self.value.as_deref();
        let typed = match self.kind.as_str() {
            "float" | "currency" | "percentage" => value
                .and_then(|v| v.parse().ok())
                .filter(|number: &f64| number.is_finite())
                .map(Content::Number),
            "date" => value.and_then(iso_date).map(Content::Date),
            "time" => value.and_then(time_of_day),
            "boolean" => value.map(|yes| Content::Bool(yes == "true")),
            "" if text.is_empty() && self.has_formula => Some(Content::NoResult),
            _ => None,
        };
        let percent = self.kind == "percentage" && matches!(typed, Some(Content::Number(_)));
        let content = typed.unwrap_or_else(|| match &self.string {
            Some(string) if text.is_empty() => texts.content(string),
            _ => texts.content(text),
        });
        Cell { content, percent }
    }
}

/// `PT01H28M00S`, as Excel would have it: a time on day 0.
fn time_of_day(span: &str) -> Option<Content> {
    let (hours, rest) = span.strip_prefix("PT")?.split_once('H')?;
    let minutes = rest.split_once('M')?.0;
    let (hours, minutes) = (hours.parse().ok()?, minutes.parse().ok()?);
    let is_time = (0..24).contains(&hours) && (0..60).contains(&minutes);
    is_time.then(|| Content::Date(date(1899, 12, 31).at(hours, minutes, 0, 0)))
}
