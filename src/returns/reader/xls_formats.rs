//! What calamine leaves out of an Excel 97-2003 workbook: which cells are shown as percentages,
//! and which rows are hidden.
//!
//! The shapes are those of \[MS-CFB\] (the file as a small disk) and \[MS-XLS\] (its records).

use std::collections::HashMap;

use super::{number_format::shows_percent, sheet::SheetFilling};

/// The records of a workbook, and what they say of number formats.
#[derive(Default)]
pub(super) struct Formats {
    stream: Vec<u8>,
    /// Where each sheet begins, in the workbook's order.
    sheets: Vec<usize>,
    /// Whether each cell format is a percentage.
    percent: Vec<bool>,
}

impl Formats {
    /// Finds the formats; none where the file is put together in an unusual way.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut formats = Self { stream: workbook_stream(bytes).unwrap_or_default(), ..Self::default() };
        let mut codes: HashMap<u16, bool> = HashMap::from([(9, true), (10, true)]);
        let mut cell_formats = Vec::new();
        for (kind, data) in Records::new(&formats.stream, 0) {
            match kind {
                SHEET => formats.sheets.push(u32_at(data, 0).map_or(usize::MAX, index)),
                FORMAT => {
                    if let (Some(id), Some(code)) = (u16_at(data, 0), text(data.get(2..).unwrap_or(&[]))) {
                        codes.insert(id, shows_percent(&code));
                    }
                }
                CELL_FORMAT => cell_formats.push(u16_at(data, 2).unwrap_or(0)),
                END => break,
                _ => {}
            }
        }
        formats.percent = cell_formats.iter().map(|id| codes.get(id).copied().unwrap_or(false)).collect();
        formats
    }

    /// Marks the percentages and hidden rows of the sheet with this number.
    pub(super) fn complete(&self, sheet: usize, filling: &mut SheetFilling) {
        let Some(start) = self.sheets.get(sheet) else { return };
        let mut depth = 0_u32;
        for (kind, data) in Records::new(&self.stream, *start) {
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => return,
                END => depth -= 1,
                ROW if depth == 1 => {
                    if u16_at(data, 12).is_some_and(|bits| bits & 0x20 != 0)
                        && let Some(row) = u16_at(data, 0)
                    {
                        filling.hide_row(row.into());
                    }
                }
                NUMBER | SHORT_NUMBER | FORMULA if depth == 1 => {
                    if let (Some(row), Some(column), Some(format)) =
                        (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4))
                    {
                        self.mark(row, column, format, filling);
                    }
                }
                SHORT_NUMBERS if depth == 1 => self.mark_many(data, filling),
                _ => {}
            }
        }
    }

    fn mark_many(&self, data: &[u8], filling: &mut SheetFilling) {
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return };
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or(&[]);
        for (column, cell) in (first..=u16::MAX).zip(cells.chunks_exact(6)) {
            if let Some(format) = u16_at(cell, 0) {
                self.mark(row, column, format, filling);
            }
        }
    }

    fn mark(&self, row: u16, column: u16, format: u16, filling: &mut SheetFilling) {
        if self.percent.get(usize::from(format)) == Some(&true) {
            filling.mark_percent(row.into(), column.into());
        }
    }
}

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const SHEET: u16 = 0x0085;
const SHORT_NUMBERS: u16 = 0x00BD;
const CELL_FORMAT: u16 = 0x00E0;
const NUMBER: u16 = 0x0203;
const ROW: u16 = 0x0208;
const SHORT_NUMBER: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const BEGIN: u16 = 0x0809;

/// Records from a place on: kind and content.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    fn new(stream: &'a [u8], start: usize) -> Self {
        Self { rest: stream.get(start..).unwrap_or(&[]) }
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

/// A counted text of one or two bytes a character.
fn text(data: &[u8]) -> Option<String> {
    let (count, wide) = (usize::from(u16_at(data, 0)?), data.get(2)? & 1 != 0);
    let chars = data.get(3..)?;
    Some(if wide {
        let units: Vec<u16> = chars.chunks_exact(2).take(count).filter_map(|unit| u16_at(unit, 0)).collect();
        String::from_utf16_lossy(&units)
    } else {
        chars.iter().take(count).map(|byte| char::from(*byte)).collect()
    })
}

/// The stream of the workbook out of the compound file that holds it.
fn workbook_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let sector =
        1_usize.checked_shl(u16_at(bytes, 0x1E)?.into()).filter(|size| (512..=4096).contains(size))?;
    let at = |number: u32| bytes.get((index(number) + 1).checked_mul(sector)?..);
    let mut tables: Vec<u32> =
        (0..109).filter_map(|i| u32_at(bytes, 0x4C + 4 * i)).take_while(|n| *n < LAST).collect();
    let (mut more, mut left) = (u32_at(bytes, 0x44)?, bytes.len() / sector);
    while more < LAST && left > 0 {
        let table = at(more)?;
        let numbers = sector / 4 - 1;
        tables.extend((0..numbers).filter_map(|i| u32_at(table, 4 * i)).take_while(|n| *n < LAST));
        (more, left) = (u32_at(table, 4 * numbers)?, left - 1);
    }
    let next = |number: u32| {
        let table = tables.get(index(number) / (sector / 4))?;
        u32_at(at(*table)?, 4 * (index(number) % (sector / 4)))
    };
    let chain = |start: u32| {
        let mut stream = Vec::new();
        let mut number = start;
        while number < LAST && stream.len() <= bytes.len() {
            let rest = at(number)?;
            stream.extend_from_slice(rest.get(..sector.min(rest.len()))?);
            number = next(number)?;
        }
        Some(stream)
    };
    let directory = chain(u32_at(bytes, 0x30)?)?;
    directory.chunks_exact(128).find_map(|entry| {
        let length = usize::from(u16_at(entry, 0x40)?).saturating_sub(2);
        let units: Vec<u16> =
            entry.get(..length.min(64))?.chunks_exact(2).filter_map(|u| u16_at(u, 0)).collect();
        let size = index(u32_at(entry, 0x78)?);
        let is_workbook = String::from_utf16_lossy(&units).eq_ignore_ascii_case("workbook");
        // Smaller streams lie elsewhere; no writer of workbooks makes one.
        (is_workbook && size >= 4096).then(|| chain(u32_at(entry, 0x74)?)).flatten()
    })
}

/// From here on, sector numbers are signs: the end of a chain, a free sector.
const LAST: u32 = 0xFFFF_FFFA;

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX / 2)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}
