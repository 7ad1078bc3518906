//! The binary workbook of Excel since 2007: zipped parts of records.
//!
//! The shapes are those of \[MS-XLSB\].

use std::collections::HashMap;

use super::{
    Failure, Reading,
    binary::{BinarySheet, Value, wide},
    compound::{f64_at, u16_at, u32_at},
    number_format::Shown,
    package::Package,
    raised::with_raised,
    relations::{Relations, workbook_part},
    serial::Epoch,
    sheet::{SheetFilling, Texts},
    sheets::{Listed, ReadSheet, Shared, add_shared, add_sheet, damaged, read_sheets},
    xml::Blocks,
};
use crate::returns::{Book, ReadError};

const ROW: u16 = 0;
const CELLS: std::ops::RangeInclusive<u16> = 1..=18;
const SHARED_TEXT: u16 = 19;
const FONT: u16 = 43;
const FORMAT: u16 = 44;
const CELL_FORMAT: u16 = 47;
const COLUMNS: u16 = 60;
const RICH_TEXT: u16 = 62;
const END_OF_SHEET: u16 = 130;
const WORKBOOK: u16 = 153;
const SHEET: u16 = 156;
const MERGED: u16 = 176;
const CELL_FORMATS: u16 = 617;
const END_OF_CELL_FORMATS: u16 = 618;

/// A record longer than this is no spreadsheet's.
const LONGEST: usize = 16 << 20;

pub(super) fn read(reading: &Reading<'_>) -> Result<Book, ReadError> {
    let mut package = Package::open(reading)?;
    let workbook = Workbook::of(reading, &mut package).map_err(|failure| damaged(reading, failure))?;
    let mut texts = Texts::default();
    read_sheets(reading, &workbook.listed, &workbook.shared, |number, room| {
        let name = workbook.listed.get(number).map_or("", |sheet| &sheet.name);
        let part = workbook.parts.get(number).and_then(Option::as_deref);
        let part = part.ok_or_else(|| Failure::Sheet("the workbook does not say where it is".to_owned()))?;
        let filling = SheetFilling::new(name, false, room);
        let sheet = BinarySheet::new(reading, &workbook.shared, &mut texts, filling);
        let read = package.unpack(part, |blocks| cells(&mut Records::new(blocks), sheet));
        read.unwrap_or_else(|| Err(Failure::Sheet("its part of the file is missing".to_owned())))
    })
}

/// What the workbook says for all its sheets.
struct Workbook {
    listed: Vec<Listed>,
    /// The part that holds each sheet; `None` where the workbook does not say.
    parts: Vec<Option<String>>,
    shared: Shared,
}

impl Workbook {
    fn of(reading: &Reading<'_>, package: &mut Package<'_>) -> Result<Self, Failure> {
        let part = workbook_part(package, "workbook.bin")?;
        let relations = Relations::of(package, &part)?;
        let (mut listed, mut parts, mut shared) = (Vec::new(), Vec::new(), Shared::default());
        each(package, &part, |kind, data| {
            if kind == WORKBOOK && data.first().is_some_and(|flags| flags & 1 != 0) {
                shared.epoch = Epoch::Of1904;
            }
            if kind == SHEET
                && let Some((id, after)) = text(data, 8)
                && let Some((name, _)) = text(data, after)
            {
                let relation = relations.by_id(&id);
                if relation.as_ref().is_none_or(|(kind, _)| kind.ends_with("/worksheet")) {
                    let hidden = u32_at(data, 0) != Some(0);
                    add_sheet(reading, &mut listed, Listed { name, hidden })?;
                    parts.push(relation.map(|(_, part)| part));
                }
            }
            Ok(())
        })?;
        let texts = relations.of_kind_or("/sharedStrings", "sharedStrings.bin");
        package.expect(parts.iter().flatten().map(String::as_str).chain([texts.as_str()]));
        let styles = Styles::of(package, &relations.of_kind_or("/styles", "styles.bin"))?;
        each(package, &texts, |kind, data| {
            if kind == SHARED_TEXT {
                let text = rich_text(data, &styles.raised).ok_or_else(cut_short)?;
                add_shared(reading, &mut shared, &text)?;
            }
            Ok(())
        })?;
        shared.styles = styles.shown;
        Ok(Self { listed, parts, shared })
    }
}

/// What the styles of a workbook tell.
#[derive(Default)]
struct Styles {
    /// How each cell style shows a number.
    shown: Vec<Shown>,
    /// Whether each font is raised.
    raised: Vec<bool>,
}

impl Styles {
    fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Failure> {
        let mut codes: HashMap<u16, Shown> = HashMap::new();
        let (mut styles, mut of_cells) = (Self::default(), false);
        each(package, part, |kind, data| {
            match kind {
                FONT => styles.raised.push(u16_at(data, 6) == Some(1)),
                FORMAT => {
                    if let (Some(id), Some((code, _))) = (u16_at(data, 0), text(data, 2)) {
                        codes.insert(id, Shown::by_code(&code));
                    }
                }
                CELL_FORMATS => of_cells = true,
                END_OF_CELL_FORMATS => of_cells = false,
                CELL_FORMAT if of_cells => {
                    let id = u16_at(data, 2).unwrap_or(0);
                    styles.shown.push(codes.get(&id).copied().unwrap_or_else(|| Shown::by_number(id.into())));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }
}

/// A text that cells share: flags, the text, and where the first flag is set the fonts from a
/// character on.
fn rich_text(data: &[u8], raised: &[bool]) -> Option<String> {
    let (text, after) = text(data, 1)?;
    if data.first()? & 1 == 0 {
        return Some(text);
    }
    let runs = data.get(after + 4..).unwrap_or(&[]).chunks_exact(4);
    let runs: Vec<(usize, u16)> =
        runs.filter_map(|run| Some((usize::from(u16_at(run, 0)?), u16_at(run, 2)?))).collect();
    let is_raised = |font: u16| raised.get(usize::from(font)).copied().unwrap_or(false);
    Some(with_raised(&text, &runs, is_raised))
}

/// The records of a sheet up to its last.
fn cells<B: Blocks>(records: &mut Records<B>, mut sheet: BinarySheet<'_>) -> ReadSheet {
    let (mut row, mut column, mut ended) = (0, 0, false);
    while let Some((kind, data)) = records.next()? {
        match kind {
            ROW => {
                (row, column) = (u32_at(data, 0).ok_or_else(cut_short)?, 0);
                if data.get(11).is_some_and(|bits| bits & 0x10 != 0) {
                    sheet.filling.hide_row(row);
                }
            }
            kind if CELLS.contains(&kind) || kind == RICH_TEXT => {
                // The shorter records lie one column on from the cell before.
                let is_short = (12..=18).contains(&kind);
                let start = if is_short { 0 } else { 4 };
                if !is_short {
                    column = u32_at(data, 0).ok_or_else(cut_short)?;
                }
                let style = u32_at(data, start).ok_or_else(cut_short)? & 0x00FF_FFFF;
                let style = usize::try_from(style).unwrap_or(usize::MAX);
                let kind = if is_short { kind - 11 } else { kind };
                put(kind, data.get(start + 4..).unwrap_or(&[]), (row, column, style), &mut sheet)?;
                column = column.saturating_add(1);
            }
            COLUMNS => {
                if u16_at(data, 16).is_some_and(|flags| flags & 1 != 0)
                    && let (Some(first), Some(last)) = (u32_at(data, 0), u32_at(data, 4))
                {
                    sheet.filling.hide_columns(first..last.saturating_add(1));
                }
            }
            MERGED => {
                let at = |place| u32_at(data, place).unwrap_or(u32::MAX);
                sheet.filling.merge((at(0), at(8)), (at(4), at(12)));
            }
            END_OF_SHEET => ended = true,
            _ => {}
        }
    }
    if ended { Ok((sheet.filling.finish(), Vec::new())) } else { Err(cut_short()) }
}

/// Puts the value of a cell, which stands behind its column and style.
fn put(
    kind: u16,
    data: &[u8],
    (row, column, style): (u32, u32, usize),
    sheet: &mut BinarySheet<'_>,
) -> Result<(), Failure> {
    let words;
    let value = match kind {
        2 => u32_at(data, 0).map(Value::Packed),
        3 | 11 => data.first().map(|code| Value::Error(*code)),
        4 | 10 => data.first().map(|yes| Value::Bool(*yes)),
        5 | 9 => f64_at(data, 0).map(Value::Number),
        7 => u32_at(data, 0).map(Value::Shared),
        6 | 8 | RICH_TEXT => {
            words = text(data, usize::from(kind == RICH_TEXT)).map(|(text, _)| text);
            words.as_deref().map(Value::Text)
        }
        _ => return Ok(()),
    };
    sheet.put(row, column, style, &value.ok_or_else(cut_short)?)
}

fn cut_short() -> Failure {
    Failure::Sheet("its records are cut short".to_owned())
}

/// The text at a place, whose length is four bytes, and the place after it.
fn text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let length = usize::try_from(u32_at(data, at)?).ok()?.checked_mul(2)?;
    let end = (at + 4).checked_add(length)?;
    Some((wide(data.get(at + 4..end)?), end))
}

/// Gives every record of a part to `see`; a part that is not there has none.
fn each(
    package: &mut Package<'_>,
    part: &str,
    mut see: impl FnMut(u16, &[u8]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let read = package.unpack(part, |blocks| {
        let mut records = Records::new(blocks);
        while let Some((kind, data)) = records.next()? {
            see(kind, data)?;
        }
        Ok(())
    });
    read.unwrap_or(Ok(()))
}

/// The records of a part: kind and content.
struct Records<B> {
    blocks: B,
    buffer: Vec<u8>,
    at: usize,
}

impl<B: Blocks> Records<B> {
    const fn new(blocks: B) -> Self {
        Self { blocks, buffer: Vec::new(), at: 0 }
    }

    /// The next record; `None` at the end of the part.
    fn next(&mut self) -> Result<Option<(u16, &[u8])>, Failure> {
        if !self.fill(1)? {
            return Ok(None);
        }
        let mut kind = u16::from(self.byte()?);
        if kind & 0x80 != 0 {
            kind = (kind & 0x7F) | (u16::from(self.byte()? & 0x7F) << 7);
        }
        let mut length = 0_usize;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            length |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > LONGEST || !self.fill(length)? {
            return Err(cut_short());
        }
        let from = self.at;
        self.at += length;
        Ok(Some((kind, self.buffer.get(from..self.at).unwrap_or_default())))
    }

    fn byte(&mut self) -> Result<u8, Failure> {
        self.fill(1)?;
        let byte = self.buffer.get(self.at).copied().ok_or_else(cut_short)?;
        self.at += 1;
        Ok(byte)
    }

    /// Reads on until this many bytes lie ahead; false where the part ends before.
    fn fill(&mut self, count: usize) -> Result<bool, Failure> {
        while self.buffer.len() - self.at < count {
            self.buffer.drain(..self.at);
            self.at = 0;
            if !self.blocks.next_block(&mut self.buffer)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
