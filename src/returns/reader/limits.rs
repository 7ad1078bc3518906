//! How much is read before a file counts as too large, asked before room is made for it.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::Reading;
use crate::returns::ReadError;

/// Bytes of memory that a file and its cells may take while it is read.
pub(super) const MOST_MEMORY: usize = 760 << 20;

/// Rows of a sheet, as Excel has them.
pub(super) const MOST_ROWS: u32 = 1_048_576;

/// Columns of a sheet, as Excel has them.
pub(super) const MOST_COLUMNS: u32 = 16_384;

/// Merged ranges of a sheet that are kept.
pub(super) const MOST_MERGED: usize = 100_000;

/// Bytes of a zipped file when unpacked.
pub(super) const MOST_UNPACKED: u64 = 1 << 30;

/// A part that grows more than this much is made to harm…
pub(super) const MOST_GROWTH: u64 = 200;

/// …unless it stays small.
pub(super) const HARMLESS: u64 = 100 << 20;

/// Unpacks a zipped workbook into nothing, to see that it stays within the limits: what its
/// directory declares may be a lie.
pub(super) fn check_zip(reading: &Reading<'_>) -> Result<(), ReadError> {
    let bytes = &*reading.source.bytes;
    let damaged = || {
        reading
            .not_readable("it is a workbook that was cut short or damaged; ask its sender for the file again")
    };
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_error| damaged())?;
    let bomb = || reading.too_large("unpacked it would take more than 1 GB, which no return needs");
    let mut declared = 0_u64;
    for i in 0..zip.len() {
        let part = zip.by_index_raw(i).map_err(|_error| damaged())?;
        declared = declared.saturating_add(part.size());
        if is_bomb(part.size(), part.compressed_size()) || declared > MOST_UNPACKED {
            return Err(bomb());
        }
    }
    // The library unpacks no more than is there: count only where much was packed tightly.
    let mut unpacked = 0_u64;
    let mut block = vec![0_u8; 1 << 16];
    for i in 0..zip.len() {
        let Ok(mut part) = zip.by_index(i) else { continue };
        if !is_read(part.name().ok().as_deref()) {
            continue;
        }
        let (packed, mut size) = (part.compressed_size(), 0_u64);
        // A part whose check sum is wrong may still be read by the reader proper.
        while let Ok(count @ 1..) = part.read(&mut block) {
            reading.go_on()?;
            let count = u64::try_from(count).unwrap_or(u64::MAX);
            size += count;
            unpacked += count;
            if unpacked > MOST_UNPACKED || is_bomb(size, packed) {
                return Err(bomb());
            }
        }
    }
    Ok(())
}

fn is_bomb(size: u64, packed: u64) -> bool {
    size > HARMLESS && size / packed.max(1) > MOST_GROWTH
}

/// Pictures and the like are never unpacked.
fn is_read(name: Option<&str>) -> bool {
    name.is_some_and(|name| {
        [".xml", ".rels", ".bin"].iter().any(|end| name.to_ascii_lowercase().ends_with(end))
    })
}
