//! A compound file: the small disk of streams in which Office kept its files until 2007.
//!
//! The shapes are those of \[MS-CFB\]. Every number that the file claims is held against its length.

use std::collections::HashSet;

/// From here on, sector numbers are signs: the end of a chain, a free sector.
const LAST: u32 = 0xFFFF_FFFA;

/// Bytes of an entry of the directory.
const ENTRY: usize = 128;

/// Streams smaller than this lie in sectors of their own size.
const SMALL: usize = 4096;

/// A compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sectors that hold the table of chains.
    tables: Vec<u32>,
    directory: Vec<u8>,
}

impl<'a> Compound<'a> {
    /// The file, where its head, its table of chains and its directory can be read.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let sector =
            1_usize.checked_shl(u16_at(bytes, 0x1E)?.into()).filter(|size| (512..=4096).contains(size))?;
        let mut file = Self { bytes, sector, tables: Vec::new(), directory: Vec::new() };
        file.tables =
            (0..109).filter_map(|i| u32_at(bytes, 0x4C + 4 * i)).take_while(|n| *n < LAST).collect();
        let most = bytes.len() / sector;
        let (mut more, mut left) = (u32_at(bytes, 0x44)?, most);
        while more < LAST && left > 0 {
            let table = file.sector(more)?;
            let numbers = sector / 4 - 1;
            file.tables.extend((0..numbers).filter_map(|i| u32_at(table, 4 * i)).take_while(|n| *n < LAST));
            (more, left) = (u32_at(table, 4 * numbers)?, left - 1);
        }
        file.tables.truncate(most);
        file.directory = file.chain(u32_at(bytes, 0x30)?, usize::MAX)?;
        Some(file)
    }

    /// A stream by its name, whatever its case; `None` where there is none or its chain of sectors
    /// breaks.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let mut entries = self.directory.chunks_exact(ENTRY);
        let root = self.directory.get(..ENTRY)?;
        let entry = entries.find(|entry| {
            let is_stream = entry.get(0x42) == Some(&2);
            is_stream && entry_name(entry).is_some_and(|found| found.eq_ignore_ascii_case(name))
        })?;
        let (start, size) = (u32_at(entry, 0x74)?, index(u32_at(entry, 0x78)?));
        if size >= SMALL {
            return self.chain(start, size);
        }
        let small = self.chain(u32_at(root, 0x74)?, index(u32_at(root, 0x78)?))?;
        let next = self.chain(u32_at(self.bytes, 0x3C)?, usize::MAX)?;
        let width = 1_usize.checked_shl(u16_at(self.bytes, 0x20)?.into()).filter(|size| *size >= 4)?;
        let most = small.len() / width + 1;
        follow(start, size, most, |number| {
            let from = index(number).checked_mul(width)?;
            let piece = small.get(from..small.len().min(from.checked_add(width)?))?;
            Some((piece, u32_at(&next, index(number).checked_mul(4)?)?))
        })
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = index(number).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector of a file may be cut short.
        self.bytes.get(from..self.bytes.len().min(from.checked_add(self.sector)?))
    }

    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let numbers = self.sector / 4;
        follow(start, size, self.bytes.len() / self.sector + 1, |number| {
            let table = self.sector(*self.tables.get(index(number) / numbers)?)?;
            Some((self.sector(number)?, u32_at(table, 4 * (index(number) % numbers))?))
        })
    }
}

/// The bytes of a chain, at most `size`; `None` where it leads out of the file or in a circle.
fn follow<'s>(
    start: u32,
    size: usize,
    most: usize,
    step: impl Fn(u32) -> Option<(&'s [u8], u32)>,
) -> Option<Vec<u8>> {
    let (mut stream, mut number, mut seen) = (Vec::new(), start, HashSet::new());
    while number < LAST && stream.len() < size {
        if !seen.insert(number) || seen.len() > most {
            return None;
        }
        let (piece, next) = step(number)?;
        stream.extend_from_slice(piece);
        number = next;
    }
    stream.truncate(size);
    Some(stream)
}

fn entry_name(entry: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(entry, 0x40)?).saturating_sub(2).min(64);
    let units: Vec<u16> = entry.get(..length)?.chunks_exact(2).filter_map(|u| u16_at(u, 0)).collect();
    Some(String::from_utf16_lossy(&units))
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX / 2)
}

/// The number in two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// The number in four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// The number in eight bytes.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}
