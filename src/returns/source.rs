//! A return as bytes, read once and never changed.

use std::{path::Path, sync::Arc};

/// Why a file could not be read at all. Each says which file and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file is not there, or may not be opened.
    #[error("{file} could not be opened: {why}")]
    Open {
        /// File name.
        file: String,
        /// The system's reason in words.
        why: String,
    },
    /// The file has no bytes, or nothing but blanks.
    #[error("{file} is empty; ask its sender for the file again")]
    Empty {
        /// File name.
        file: String,
    },
    /// The content is not of a kind that Spruce reads.
    #[error("{file} is not a spreadsheet or CSV file: {why}")]
    NotReadable {
        /// File name.
        file: String,
        /// What it seems to be.
        why: String,
    },
    /// Reading it would need more room than is sensible.
    #[error("{file} is too large to read safely: {why}")]
    TooLarge {
        /// File name.
        file: String,
        /// Which limit.
        why: String,
    },
    /// The person cancelled.
    #[error("reading was cancelled")]
    Cancelled,
}

/// A file's name and bytes.
#[derive(Clone, Debug)]
pub struct Source {
    /// File name, without folders.
    pub name: Arc<str>,
    /// The whole file.
    pub bytes: Arc<[u8]>,
}

impl Source {
    /// A source of bytes that are already in memory, such as the example's.
    #[must_use]
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }

    /// Reads the file at `path`.
    ///
    /// # Errors
    /// The file cannot be opened, is empty, or is larger than 256 MiB.
    pub fn open(path: &Path) -> Result<Self, ReadError> {
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let bytes = std::fs::read(path)
            .map_err(|error| ReadError::Open { file: file.clone(), why: error.to_string() })?;
        if bytes.is_empty() {
            return Err(ReadError::Empty { file });
        }
        Ok(Self { name: file.into(), bytes: bytes.into() })
    }
}
