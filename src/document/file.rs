//! Reading and writing `.spruce` files.

use std::path::Path;

use super::Document;

/// Why a scorecard file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Placeholder for the reasons.
    #[error("{0}")]
    Other(String),
}

/// What a file looked like when it was last read or written, to notice other people's changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileStamp {
    /// Size in bytes.
    pub size: u64,
    /// Fingerprint of the content.
    pub sha256: String,
}

/// Reads a scorecard file.
///
/// # Errors
/// It cannot be opened, is not a scorecard, is damaged, or was written by a newer version.
pub fn load(_path: &Path) -> Result<(Document, FileStamp), FileError> {
    Err(FileError::Other(String::new()))
}

/// Writes a scorecard file whole or not at all.
///
/// `expected` is the stamp of the file that is being replaced: when the file on disk differs,
/// somebody else changed it and it is left alone. `None` overwrites whatever is there.
///
/// # Errors
/// It cannot be written, or was changed by somebody else.
pub fn save(
    _document: &Document,
    _path: &Path,
    _expected: Option<&FileStamp>,
) -> Result<FileStamp, FileError> {
    Err(FileError::Other(String::new()))
}
