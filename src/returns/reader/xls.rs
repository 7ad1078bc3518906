//! A workbook of Excel 5 to 2003: a stream of records, in one pass for the workbook and one for
//! each sheet.
//!
//! The shapes are those of \[MS-XLS\]; Excel 5 and 95 differ in how they write texts.

use std::collections::HashMap;

use encoding_rs::{Encoding, UTF_16LE, WINDOWS_1252};

use super::{
    Failure, Reading,
    binary::{BinarySheet, Value},
    compound::{Compound, f64_at, u16_at, u32_at},
    kind::PROTECTED,
    number_format::Shown,
    serial::Epoch,
    sheet::{SheetFilling, Texts},
    sheets::{Listed, Shared, add_shared, add_sheet, damaged, read_sheets},
    xls_text::{Long, Words},
};
use crate::returns::{Book, Grid, ReadError};

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const EPOCH: u16 = 0x0022;
const PASSWORD: u16 = 0x002F;
const FONT: u16 = 0x0031;
const CONTINUED: u16 = 0x003C;
const CODE_PAGE: u16 = 0x0042;
const COLUMNS: u16 = 0x007D;
const SHEET: u16 = 0x0085;
const SHORT_NUMBERS: u16 = 0x00BD;
const RICH_TEXT: u16 = 0x00D6;
const CELL_FORMAT: u16 = 0x00E0;
const MERGED: u16 = 0x00E5;
const SHARED_TEXTS: u16 = 0x00FC;
const SHARED_TEXT: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const BOOL_OR_ERROR: u16 = 0x0205;
const RESULT: u16 = 0x0207;
const ROW: u16 = 0x0208;
const SHORT_NUMBER: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const BEGIN: u16 = 0x0809;

/// The version that a stream of Excel 97 to 2003 names.
const EXCEL_97: u16 = 0x0600;

pub(super) fn read(reading: &Reading<'_>) -> Result<Book, ReadError> {
    let bytes = reading.source.bytes.as_slice();
    let broken = |why: &str| damaged(reading, Failure::Sheet(why.to_owned()));
    let stream = if bytes.first() == Some(&9) {
        bytes.to_vec()
    } else {
        let file = Compound::of(bytes).ok_or_else(|| broken("its directory cannot be read"))?;
        file.stream("Workbook")
            .or_else(|| file.stream("Book"))
            .ok_or_else(|| broken("its parts are cut short or lead nowhere"))?
    };
    let workbook = Workbook::of(reading, &stream).map_err(|failure| damaged(reading, failure))?;
    let mut texts = Texts::default();
    read_sheets(reading, &workbook.listed, &workbook.shared, |number, room| {
        let sheet = workbook.listed.get(number).ok_or_else(ends_early)?;
        let filling = SheetFilling::new(&sheet.name, sheet.hidden, room);
        let start = workbook.starts.get(number).copied().unwrap_or(usize::MAX);
        let sheet = BinarySheet::new(reading, &workbook.shared, &mut texts, filling);
        Ok((workbook.sheet(&stream, start, sheet)?, Vec::new()))
    })
}

fn ends_early() -> Failure {
    Failure::Sheet("it ends before its last record".to_owned())
}

/// The records of a stream from a place on: kind and content.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    fn new(stream: &'a [u8], start: usize) -> Self {
        Self { rest: stream.get(start..).unwrap_or(&[]) }
    }

    /// The records that continue the one before.
    fn continued(&mut self) -> Vec<&'a [u8]> {
        let mut parts = Vec::new();
        while u16_at(self.rest, 0) == Some(CONTINUED)
            && let Some((_, part)) = self.next()
        {
            parts.push(part);
        }
        parts
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (u16_at(self.rest, 0)?, usize::from(u16_at(self.rest, 2)?));
        let data = self.rest.get(4..4 + length)?;
        self.rest = self.rest.get(4 + length..)?;
        Some((kind, data))
    }
}

/// What the workbook says for all its sheets.
struct Workbook {
    words: Words,
    listed: Vec<Listed>,
    /// Where each sheet begins.
    starts: Vec<usize>,
    shared: Shared,
}

impl Workbook {
    fn of(reading: &Reading<'_>, stream: &[u8]) -> Result<Self, Failure> {
        let mut records = Records::new(stream, 0);
        let version = match records.next() {
            Some((BEGIN, data)) => u16_at(data, 0).unwrap_or(0),
            _ => return Err(Failure::Sheet("it does not begin as one".to_owned())),
        };
        let mut words = Words { is_wide: version >= EXCEL_97, encoding: WINDOWS_1252 };
        let (mut listed, mut starts, mut shared) = (Vec::new(), Vec::new(), Shared::default());
        shared.weight = stream.len();
        let mut codes: HashMap<u16, Shown> = HashMap::new();
        let (mut styles, mut fonts) = (Vec::new(), Fonts::default());
        loop {
            let (kind, data) = records.next().ok_or_else(ends_early)?;
            match kind {
                PASSWORD => return Err(reading.not_readable(PROTECTED).into()),
                CODE_PAGE => words.encoding = u16_at(data, 0).map_or(WINDOWS_1252, encoding),
                EPOCH if u16_at(data, 0) == Some(1) => shared.epoch = Epoch::Of1904,
                SHEET if data.get(5) == Some(&0) => {
                    let name = words.short(data.get(6..).unwrap_or(&[])).unwrap_or_default();
                    let hidden = data.get(4).is_some_and(|state| state & 3 != 0);
                    add_sheet(reading, &mut listed, Listed { name, hidden })?;
                    starts.push(u32_at(data, 0).and_then(|at| at.try_into().ok()).unwrap_or(usize::MAX));
                }
                FORMAT => {
                    let code = data.get(2..).unwrap_or(&[]);
                    let code = if words.is_wide { words.long(code, &[]) } else { words.short(code) };
                    if let (Some(id), Some(code)) = (u16_at(data, 0), code) {
                        codes.insert(id, Shown::by_code(&code));
                    }
                }
                FONT => fonts.add(data),
                CELL_FORMAT => styles.push(u16_at(data, 2).unwrap_or(0)),
                SHARED_TEXTS => {
                    let parts = records.continued();
                    add_texts(reading, (data, &parts), &fonts, &mut shared)?;
                }
                END => break,
                _ => {}
            }
        }
        let shown = |id: u16| codes.get(&id).copied().unwrap_or_else(|| Shown::by_number(id.into()));
        shared.styles = styles.into_iter().map(shown).collect();
        Ok(Self { words, listed, starts, shared })
    }

    /// The cells of the sheet that begins at `start`.
    fn sheet(
        &self,
        stream: &[u8],
        start: usize,
        mut sheet: BinarySheet<'_>,
    ) -> Result<(Grid, usize), Failure> {
        let mut records = Records::new(stream, start);
        let (mut depth, mut formula) = (0_u32, None);
        loop {
            let (kind, data) = records.next().ok_or_else(ends_early)?;
            match kind {
                BEGIN => depth += 1,
                _ if depth == 0 => {
                    return Err(Failure::Sheet("it does not begin where it should".to_owned()));
                }
                END if depth == 1 => return Ok(sheet.filling.finish()),
                END => depth -= 1,
                // A chart on the sheet has records of its own.
                _ if depth > 1 => {}
                FORMULA => formula = formula_result(data, &mut sheet)?,
                RESULT => {
                    if let Some((row, column)) = formula.take() {
                        let parts = records.continued();
                        let text = self.words.long(data, &parts).unwrap_or_default();
                        sheet.put(row, column, 0, &Value::Text(&text))?;
                    }
                }
                TEXT | RICH_TEXT => {
                    let parts = records.continued();
                    let text = self.words.long(data.get(6..).unwrap_or(&[]), &parts).unwrap_or_default();
                    put(data, &Value::Text(&text), &mut sheet)?;
                }
                _ => other(kind, data, &mut sheet)?,
            }
        }
    }
}

/// Takes the stored result of a formula; where it is a text, the place that waits for it.
fn formula_result(data: &[u8], sheet: &mut BinarySheet<'_>) -> Result<Option<(u32, u32)>, Failure> {
    if u16_at(data, 12) != Some(0xFFFF) {
        if let Some(number) = f64_at(data, 6) {
            put(data, &Value::Number(number), sheet)?;
        }
        return Ok(None);
    }
    let value = data.get(8).copied().unwrap_or(0);
    match data.get(6) {
        Some(0) => Ok(u16_at(data, 0).zip(u16_at(data, 2)).map(|(row, at)| (row.into(), at.into()))),
        Some(1) => put(data, &Value::Bool(value), sheet).map(|()| None),
        Some(2) => put(data, &Value::Error(value), sheet).map(|()| None),
        _ => Ok(None),
    }
}

/// Records that hold a value or say something of rows and columns.
fn other(kind: u16, data: &[u8], sheet: &mut BinarySheet<'_>) -> Result<(), Failure> {
    match kind {
        NUMBER => f64_at(data, 6).map_or(Ok(()), |number| put(data, &Value::Number(number), sheet)),
        SHORT_NUMBER => u32_at(data, 6).map_or(Ok(()), |packed| put(data, &Value::Packed(packed), sheet)),
        SHARED_TEXT => u32_at(data, 6).map_or(Ok(()), |at| put(data, &Value::Shared(at), sheet)),
        BOOL_OR_ERROR => match (data.get(6), data.get(7)) {
            (Some(value), Some(0)) => put(data, &Value::Bool(*value), sheet),
            (Some(code), Some(_)) => put(data, &Value::Error(*code), sheet),
            _ => Ok(()),
        },
        SHORT_NUMBERS => {
            let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return Ok(()) };
            let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or(&[]);
            for (column, cell) in (first..=u16::MAX).zip(cells.chunks_exact(6)) {
                if let (Some(style), Some(packed)) = (u16_at(cell, 0), u32_at(cell, 2)) {
                    sheet.put(row.into(), column.into(), style.into(), &Value::Packed(packed))?;
                }
            }
            Ok(())
        }
        ROW => {
            if u16_at(data, 12).is_some_and(|bits| bits & 0x20 != 0)
                && let Some(row) = u16_at(data, 0)
            {
                sheet.filling.hide_row(row.into());
            }
            Ok(())
        }
        COLUMNS => {
            if u16_at(data, 8).is_some_and(|bits| bits & 1 != 0)
                && let (Some(first), Some(last)) = (u16_at(data, 0), u16_at(data, 2))
            {
                sheet.filling.hide_columns(first.into()..u32::from(last) + 1);
            }
            Ok(())
        }
        MERGED => {
            for range in data.get(2..).unwrap_or(&[]).chunks_exact(8) {
                let at = |place| u16_at(range, place).map_or(u32::MAX, u32::from);
                sheet.filling.merge((at(0), at(4)), (at(2), at(6)));
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn put(data: &[u8], value: &Value<'_>, sheet: &mut BinarySheet<'_>) -> Result<(), Failure> {
    match (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4)) {
        (Some(row), Some(column), Some(style)) => sheet.put(row.into(), column.into(), style.into(), value),
        _ => Ok(()),
    }
}

/// Whether each font of the workbook is raised.
#[derive(Default)]
struct Fonts(Vec<bool>);

impl Fonts {
    fn add(&mut self, data: &[u8]) {
        self.0.push(u16_at(data, 8) == Some(1));
    }

    /// Texts count the fonts without a fifth, which does not exist.
    fn is_raised(&self, font: u16) -> bool {
        let at = usize::from(if font > 4 { font - 1 } else { font });
        self.0.get(at).copied().unwrap_or(false)
    }
}

/// Adds the texts that cells share.
fn add_texts(
    reading: &Reading<'_>,
    (first, parts): (&[u8], &[&[u8]]),
    fonts: &Fonts,
    shared: &mut Shared,
) -> Result<(), Failure> {
    let mut long = Long::new(first.get(8..).unwrap_or(&[]), parts);
    for _ in 0..u32_at(first, 4).unwrap_or(0) {
        let Some(text) = long.text(&|font| fonts.is_raised(font)) else { break };
        add_shared(reading, shared, &text)?;
    }
    Ok(())
}

/// The encoding of texts of one byte a character.
fn encoding(code_page: u16) -> &'static Encoding {
    let label = match code_page {
        1200 => return UTF_16LE,
        10_000 | 32_768 => "macintosh".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        866 => "ibm866".to_owned(),
        page => format!("windows-{page}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}
