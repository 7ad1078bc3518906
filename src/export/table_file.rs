//! Tables as a file: which format, by the path's ending.

use std::path::Path;

use jiff::Timestamp;

use super::{ExportError, Table, csv, error::file_name, write_file, xlsx};

/// Writes tables to `path`: all of them as sheets of an `.xlsx` workbook, the first alone as `.csv`.
///
/// # Errors
/// The path ends in neither, or the file cannot be written.
pub fn write_tables(path: &Path, title: &str, tables: &[&Table], at: Timestamp) -> Result<(), ExportError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let bytes = match (ending.as_deref(), tables.first()) {
        (Some("xlsx"), _) => xlsx(title, tables, at)?,
        (Some("csv"), Some(first)) => csv(first),
        _ => return Err(ExportError::Ending { file: file_name(path), endings: ".xlsx or .csv" }),
    };
    write_file(path, &bytes)
}
