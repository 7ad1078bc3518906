//! `OpenDocument` spreadsheets, read from their own XML: with percentages, merged cells, hidden
//! rows and sheets, and without the remarks that hang on cells.

use std::{
    collections::HashSet,
    io::{BufRead, Cursor, Read as _},
};

use jiff::civil::date;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::{
    Reading,
    excel::iso_date,
    kind::PROTECTED,
    limits::{MOST_COLUMNS, MOST_ROWS},
    sheet::{SheetFilling, TOO_MANY, Texts, TooManyCells, all_room},
    xlsx_parts::{attribute, reader},
};
use crate::returns::{Book, Cell, Content, ReadError};

pub(super) fn read(reading: &Reading<'_>) -> Result<Book, ReadError> {
    let damaged = || {
        reading.not_readable(
            "it is a workbook that is damaged; open it in LibreOffice or Excel and save it again",
        )
    };
    let mut zip = ZipArchive::new(Cursor::new(&*reading.source.bytes)).map_err(|_error| damaged())?;
    if is_protected(&mut zip) {
        return Err(reading.not_readable(PROTECTED));
    }
    let part = zip.by_name("content.xml").map_err(|_error| damaged())?;
    let mut content = OpenSheets {
        reading,
        xml: reader(part),
        texts: Texts::default(),
        hidden_styles: HashSet::new(),
        room: all_room(),
        book: Book::default(),
    };
    content.sheets()?.ok_or_else(damaged)?;
    if content.book.sheets.is_empty() {
        return Err(damaged());
    }
    Ok(content.book)
}

fn is_protected(zip: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let mut manifest = String::new();
    zip.by_name("META-INF/manifest.xml").is_ok_and(|part| {
        part.take(1 << 20).read_to_string(&mut manifest).is_ok() && manifest.contains("encryption-data")
    })
}

struct OpenSheets<'a, R> {
    reading: &'a Reading<'a>,
    xml: Reader<R>,
    texts: Texts,
    hidden_styles: HashSet<String>,
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

/// `None` where the XML breaks off.
type Read<T> = Result<Option<T>, ReadError>;

impl<R: BufRead> OpenSheets<'_, R> {
    fn sheets(&mut self) -> Read<()> {
        let mut buffer = Vec::new();
        let mut style = None;
        loop {
            buffer.clear();
            let Ok(event) = self.xml.read_event_into(&mut buffer) else { return Ok(None) };
            let is_empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "style" => style = attribute(&element, "name"),
                    "table-properties"
                        if attribute(&element, "display").is_some_and(|shown| shown == "false") =>
                    {
                        self.hidden_styles.extend(style.take());
                    }
                    "table" if !is_empty => {
                        let name = attribute(&element, "name").unwrap_or_default();
                        let hidden = attribute(&element, "style-name")
                            .is_some_and(|style| self.hidden_styles.contains(&style));
                        let mut filling = SheetFilling::new(&name, hidden, self.room);
                        if self.table(&mut filling)?.is_none() {
                            return Ok(None);
                        }
                        let (grid, room) = filling.finish();
                        self.room = room;
                        self.book.sheets.push(grid);
                    }
                    _ => {}
                },
                Event::Eof => return Ok(Some(())),
                _ => {}
            }
        }
    }

    fn table(&mut self, filling: &mut SheetFilling) -> Read<()> {
        let mut buffer = Vec::new();
        let mut row = 0_u32;
        loop {
            buffer.clear();
            let Ok(event) = self.xml.read_event_into(&mut buffer) else { return Ok(None) };
            match event {
                Event::Start(element) if element.local_name().as_ref() == "table-row" => {
                    let count = number(&element, "number-rows-repeated").unwrap_or(1);
                    let hidden = attribute(&element, "visibility").is_some_and(|state| state != "visible");
                    let Some(runs) = self.row()? else { return Ok(None) };
                    let end = row.saturating_add(count).min(MOST_ROWS);
                    if !runs.is_empty() {
                        for row in row..end {
                            self.place(row, hidden, &runs, filling)?;
                        }
                    }
                    row = end;
                    self.reading.go_on()?;
                }
                Event::Empty(element) if element.local_name().as_ref() == "table-row" => {
                    row = row.saturating_add(1);
                }
                Event::Start(element) if is_aside(element.local_name().as_ref()) => {
                    let end = element.to_end().into_owned();
                    if self.xml.read_to_end_into(end.name(), &mut Vec::new()).is_err() {
                        return Ok(None);
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "table" => return Ok(Some(())),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    fn place(
        &self,
        row: u32,
        hidden: bool,
        runs: &[Run],
        filling: &mut SheetFilling,
    ) -> Result<(), ReadError> {
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

    fn row(&mut self) -> Read<Vec<Run>> {
        let mut buffer = Vec::new();
        let mut runs = Vec::new();
        let mut column = 0_u32;
        loop {
            buffer.clear();
            let Ok(event) = self.xml.read_event_into(&mut buffer) else { return Ok(None) };
            let (element, text) = match event {
                Event::Start(element) if is_cell(&element) => {
                    let element = element.into_owned();
                    let Some(text) = self.cell_text(element.local_name().as_ref())? else { return Ok(None) };
                    (element, text)
                }
                Event::Empty(element) if is_cell(&element) => (element.into_owned(), String::new()),
                Event::End(element) if element.local_name().as_ref() == "table-row" => return Ok(Some(runs)),
                Event::Eof => return Ok(None),
                _ => continue,
            };
            let count = number(&element, "number-columns-repeated").unwrap_or(1);
            let span = |name| number(&element, name).unwrap_or(1);
            let run = Run {
                column,
                count,
                cell: cell(&element, &text, &mut self.texts),
                spans: (span("number-columns-spanned"), span("number-rows-spanned")),
            };
            column = column.saturating_add(count);
            if run.cell.content != Content::Empty || run.spans != (1, 1) {
                runs.push(run);
            }
        }
    }

    /// The paragraphs of a cell, without its remarks.
    fn cell_text(&mut self, cell: &str) -> Read<String> {
        let mut buffer = Vec::new();
        let (mut text, mut paragraphs, mut in_paragraph) = (String::new(), 0_u32, false);
        loop {
            buffer.clear();
            let Ok(event) = self.xml.read_event_into(&mut buffer) else { return Ok(None) };
            match event {
                Event::Start(element) if is_aside(element.local_name().as_ref()) => {
                    let end = element.to_end().into_owned();
                    if self.xml.read_to_end_into(end.name(), &mut Vec::new()).is_err() {
                        return Ok(None);
                    }
                }
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                        in_paragraph = true;
                    }
                    "s" => text.extend((0..number(&element, "c").unwrap_or(1).min(1000)).map(|_| ' ')),
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                },
                Event::Text(part) if in_paragraph => text.push_str(&part.xml10_content()),
                Event::CData(part) if in_paragraph => text.push_str(&part.xml10_content()),
                Event::GeneralRef(name) if in_paragraph => text.push_str(&entity(&name)),
                Event::End(element) if element.local_name().as_ref() == "p" => in_paragraph = false,
                Event::End(element) if element.local_name().as_ref() == cell => return Ok(Some(text)),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }
}

fn entity(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    quick_xml::escape::resolve_xml_entity(name).unwrap_or_default().to_owned()
}

/// Remarks on cells, pictures, and the tables inside charts.
fn is_aside(name: &str) -> bool {
    matches!(name, "annotation" | "frame" | "shapes" | "forms" | "dde-links")
}

fn is_cell(element: &BytesStart<'_>) -> bool {
    matches!(element.local_name().as_ref(), "table-cell" | "covered-table-cell")
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok().filter(|count| *count > 0)
}

fn cell(element: &BytesStart<'_>, text: &str, texts: &mut Texts) -> Cell {
    // `calcext:value-type` tells an error; `office:value-type` the rest.
    let kinds: Vec<String> = element
        .attributes()
        .with_checks(false)
        .flatten()
        .filter(|attribute| attribute.key.local_name().as_ref() == "value-type")
        .map(|attribute| attribute.value.to_string())
        .collect();
    if kinds.iter().any(|kind| kind == "error") {
        return Cell { content: Content::Error(text.trim().into()), percent: false };
    }
    let kind = kinds.first().map_or("", String::as_str);
    let value = |name: &str| attribute(element, name);
    let typed = match kind {
        "float" | "currency" | "percentage" => {
            value("value").and_then(|v| v.parse().ok()).map(Content::Number)
        }
        "date" => value("date-value").and_then(|iso| iso_date(&iso)).map(Content::Date),
        "time" => value("time-value").and_then(|span| time_of_day(&span)),
        "boolean" => value("boolean-value").map(|yes| Content::Bool(yes == "true")),
        "" if text.is_empty() && value("formula").is_some() => Some(Content::NoResult),
        _ => None,
    };
    let percent = kind == "percentage" && matches!(typed, Some(Content::Number(_)));
    let content = typed.unwrap_or_else(|| match value("string-value") {
        Some(string) if text.is_empty() => texts.content(&string),
        _ => texts.content(text),
    });
    Cell { content, percent }
}

/// `PT01H28M00S`, as Excel would have it: a time on day 0.
fn time_of_day(span: &str) -> Option<Content> {
    let (hours, rest) = span.strip_prefix("PT")?.split_once('H')?;
    let minutes = rest.split_once('M')?.0;
    let (hours, minutes) = (hours.parse().ok()?, minutes.parse().ok()?);
    let is_time = (0..24).contains(&hours) && (0..60).contains(&minutes);
    is_time.then(|| Content::Date(date(1899, 12, 31).at(hours, minutes, 0, 0)))
}
