//! What the fuzz targets share: bytes as a file, or as the parts of a zipped workbook.
//!
//! A zip file's check sums turn almost every change into "it is damaged". So an input that begins
//! with `#` is taken for parts, each behind its name: `#name\n`, its bytes, and so on; they are
//! zipped before they are read.

use std::io::{Cursor, Write as _};

use spruce::returns::{Source, read_book};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Between the parts of an input.
pub const PART: &[u8] = b"\n#part ";

/// Reads a file of these bytes; whatever comes out is fine, as long as it does.
pub fn read(name: &str, bytes: &[u8]) {
    let _ = read_book(&Source::new(name, &file(bytes)), &|_| {}, &|| false);
}

/// The bytes as they are, or the zip file of the parts that they describe.
#[must_use]
pub fn file(bytes: &[u8]) -> Vec<u8> {
    if !bytes.starts_with(PART) {
        return bytes.to_vec();
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut rest = bytes;
    while let Some(after) = rest.strip_prefix(PART) {
        let end = after.windows(PART.len()).position(|window| window == PART).unwrap_or(after.len());
        let (part, next) = after.split_at(end);
        rest = next;
        let line = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
        let (name, content) = part.split_at(line);
        if zip.start_file(String::from_utf8_lossy(name).as_ref(), stored).is_ok() {
            let _ = zip.write_all(content.get(1..).unwrap_or_default());
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
