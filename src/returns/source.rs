//! A return as bytes, read once and never changed.

use std::{io, path::Path, sync::Arc};

use jiff::civil::Time;

/// Bytes of the largest file that is opened.
const LARGEST: u64 = 256 << 20;

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
    #[error("{file} cannot be read: {why}")]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// File name, without folders.
    pub name: Arc<str>,
    /// The whole file.
    pub bytes: Arc<Vec<u8>>,
    /// Whether it was pasted: there is no file.
    pub pasted: bool,
}

impl Source {
    /// A source of bytes that are already in memory, such as the example's.
    #[must_use]
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.into(), bytes: Arc::new(bytes.to_vec()), pasted: false }
    }

    /// Cells that were copied from another program, at this time of day: separated text, whose first
    /// cell is A1.
    #[must_use]
    pub fn pasted(text: &str, at: Time) -> Self {
        let name = format!("Pasted at {}", at.strftime("%H:%M"));
        Self { name: name.into(), bytes: Arc::new(text.as_bytes().to_vec()), pasted: true }
    }

    /// Reads the file at `path`.
    ///
    /// # Errors
    /// The file cannot be opened, is empty, or is larger than 256 MiB.
    pub fn open(path: &Path) -> Result<Self, ReadError> {
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let refused = |error: &io::Error| ReadError::Open { file: file.clone(), why: in_words(error) };
        let size = std::fs::metadata(path).map_err(|error| refused(&error))?;
        if size.is_dir() {
            return Err(ReadError::Open { file, why: "it is a folder; choose the files in it".to_owned() });
        }
        if size.len() > LARGEST {
            return Err(ReadError::TooLarge {
                file,
                why: "it has more than 256 MB, which no return needs".to_owned(),
            });
        }
        let bytes = std::fs::read(path).map_err(|error| refused(&error))?;
        if bytes.is_empty() {
            return Err(ReadError::Empty { file });
        }
        Ok(Self { name: file.into(), bytes: Arc::new(bytes), pasted: false })
    }
}

/// Windows says that another program has the file open by these codes.
const SHARING_VIOLATIONS: [i32; 2] = [32, 33];

fn in_words(error: &io::Error) -> String {
    let locked = cfg!(windows) && error.raw_os_error().is_some_and(|code| SHARING_VIOLATIONS.contains(&code));
    let why = match error.kind() {
        _ if locked => "another program has it open; close it there and try again",
        io::ErrorKind::NotFound => "it is no longer there; it may have been moved, renamed or deleted",
        io::ErrorKind::PermissionDenied => {
            "you may not read it, or another program has it open; close it there, or ask for access"
        }
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy | io::ErrorKind::WouldBlock => {
            "another program has it open; close it there and try again"
        }
        io::ErrorKind::IsADirectory => "it is a folder; choose the files in it",
        io::ErrorKind::OutOfMemory => "there is not enough memory; close other programs and try again",
        io::ErrorKind::TimedOut
        | io::ErrorKind::NotConnected
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::HostUnreachable => {
            "the network drive does not answer; copy the file to this computer first"
        }
        _ => return format!("the system says “{error}”"),
    };
    why.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_in_words_why_a_file_cannot_be_opened() {
        let folder = tempfile::tempdir().unwrap();
        let gone = Source::open(&folder.path().join("Return Q3.csv")).unwrap_err().to_string();
        assert!(gone.starts_with("Return Q3.csv could not be opened: it is no longer there"), "{gone}");
        let not_a_file = Source::open(folder.path()).unwrap_err().to_string();
        assert!(not_a_file.ends_with("it is a folder; choose the files in it"), "{not_a_file}");
        let denied = in_words(&io::Error::from(io::ErrorKind::PermissionDenied));
        assert!(denied.starts_with("you may not read it"), "{denied}");
    }

    #[test]
    fn says_that_a_file_is_empty_or_too_large() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(matches!(Source::open(file.path()), Err(ReadError::Empty { .. })));
        file.as_file().set_len(LARGEST + 1).unwrap();
        assert!(matches!(Source::open(file.path()), Err(ReadError::TooLarge { .. })));
    }
}
