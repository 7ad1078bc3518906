//! How much is read before a file counts as too large, asked before room is made for it.

/// Bytes of memory that a file and its cells may take while it is read.
pub(super) const MOST_MEMORY: usize = 760 << 20;

/// Rows of a sheet, as Excel has them.
pub(super) const MOST_ROWS: u32 = 1_048_576;

/// Columns of a sheet, as Excel has them.
pub(super) const MOST_COLUMNS: u32 = 16_384;

/// Merged ranges of a sheet that are kept.
pub(super) const MOST_MERGED: usize = 100_000;

/// Parts of a zipped file.
const MOST_PARTS: usize = 100_000;

/// Whether a zipped file lists more parts than any workbook has.
pub(super) fn has_too_many_parts(bytes: &[u8]) -> bool {
    memchr::memmem::find_iter(bytes, b"PK\x01\x02").nth(MOST_PARTS).is_some()
}

/// Bytes of a zipped file when unpacked.
pub(super) const MOST_UNPACKED: u64 = 1 << 30;

/// A part that grows more than this much is made to harm…
pub(super) const MOST_GROWTH: u64 = 200;

/// …unless it stays small.
pub(super) const HARMLESS: u64 = 100 << 20;
