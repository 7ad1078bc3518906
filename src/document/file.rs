//! Reading and writing `.spruce` files.
//!
//! The envelope names the format and its version first, so that a file can be refused in words
//! before anything else in it is understood. A file is replaced whole or not at all.

use std::{
    io::{self, ErrorKind, Write as _},
    path::Path,
};

use atomic_write_file::AtomicWriteFile;
use serde::{Deserialize, Serialize};

use super::{Document, footprint, v1, v2};
use crate::base::{disk_words, sha256_hex};

/// The format's name, in every file.
pub(super) const FORMAT: &str = "spruce scorecard";

/// The newest version that this program reads, and the one that it writes.
const VERSION: u32 = 2;

/// Why a scorecard file could not be read or written. Each says which file and what to do.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file is not there.
    #[error("{file} is not there: it may have been moved or renamed, or its drive is not connected")]
    Missing {
        /// File name.
        file: String,
    },
    /// The file may not be opened.
    #[error("{file} could not be opened: {why}")]
    Open {
        /// File name.
        file: String,
        /// The system's reason in words.
        why: String,
    },
    /// The content is something else.
    #[error("{file} is not a Spruce scorecard: {why}")]
    NotAScorecard {
        /// File name.
        file: String,
        /// What was found.
        why: String,
    },
    /// The bytes are not the text that Spruce writes.
    #[error(
        "{file} is not in UTF-8 (line {line}): another program saved it in a different encoding; use a copy from before that"
    )]
    Encoding {
        /// File name.
        file: String,
        /// Line of the first wrong byte, from 1.
        line: usize,
    },
    /// A newer Spruce wrote it.
    #[error(
        "{file} is a scorecard of version {found}, written by Spruce {written_by}; this Spruce {} reads up to version {VERSION}, so open it with the newer one",
        env!("CARGO_PKG_VERSION")
    )]
    Newer {
        /// File name.
        file: String,
        /// Its version.
        found: u32,
        /// The program version that wrote it.
        written_by: String,
    },
    /// The file ends before its end.
    #[error("{file} is cut off at line {line}: the rest was lost; use a backup or an earlier copy")]
    CutOff {
        /// File name.
        file: String,
        /// Its last line, from 1.
        line: usize,
    },
    /// Something in it cannot be understood.
    #[error("{file} is damaged at line {line}, column {column} ({why}); use a backup or an earlier copy")]
    Damaged {
        /// File name.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        why: String,
    },
    /// Somebody else wrote it since it was opened.
    #[error(
        "{file} was changed by somebody else since it was opened; save under another name, or open it again to see their changes"
    )]
    ChangedByOthers {
        /// File name.
        file: String,
    },
    /// Another window, or somebody else, has it open.
    #[error("{file} was not saved: it is open {by}; save under another name, or close it there")]
    OpenElsewhere {
        /// File name.
        file: String,
        /// Where, in words.
        by: String,
    },
    /// The folder is not there.
    #[error("{file} was not saved: the folder {folder} is not there")]
    NoFolder {
        /// File name.
        file: String,
        /// The folder.
        folder: String,
    },
    /// The file or folder may not be written.
    #[error("{file} was not saved: the file or its folder is read-only; save under another name")]
    ReadOnly {
        /// File name.
        file: String,
    },
    /// Writing failed for another reason.
    #[error("{file} was not saved: {why}")]
    Write {
        /// File name.
        file: String,
        /// The system's reason in words.
        why: String,
    },
}

/// What a file looked like when it was last read or written, to notice other people's changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStamp {
    /// Size in bytes.
    pub size: u64,
    /// Fingerprint of the content.
    pub sha256: String,
}

impl FileStamp {
    /// That of the file at `path`, as it is now.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn at(path: &Path) -> io::Result<Self> {
        std::fs::read(path).map(|bytes| Self::of(&bytes))
    }

    fn of(bytes: &[u8]) -> Self {
        Self { size: bytes.len() as u64, sha256: sha256_hex(bytes) }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Reads a scorecard file.
///
/// # Errors
/// It cannot be opened, is not a scorecard, is damaged, or was written by a newer version.
pub fn load(path: &Path) -> Result<(Document, FileStamp), FileError> {
    let file = name_of(path);
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => FileError::Missing { file: file.clone() },
        ErrorKind::IsADirectory => {
            FileError::NotAScorecard { file: file.clone(), why: "it is a folder".to_owned() }
        }
        ErrorKind::PermissionDenied => {
            FileError::Open { file: file.clone(), why: "you have no permission to read it".to_owned() }
        }
        _ => FileError::Open { file: file.clone(), why: disk_words(&error) },
    })?;
    Ok((read(&file, &bytes)?, FileStamp::of(&bytes)))
}

/// Reads the bytes of a scorecard file called `file`.
///
/// # Errors
/// They are not a scorecard, are damaged, or were written by a newer version.
pub fn read(file: &str, bytes: &[u8]) -> Result<Document, FileError> {
    let file = || file.to_owned();
    let not = |why: &str| FileError::NotAScorecard { file: file(), why: why.to_owned() };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(not("it is empty"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(not("it is a zip or Excel file; import it as a return instead"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        if good.is_empty() && !bytes.starts_with(&[0xFF, 0xFE]) && !bytes.starts_with(&[0xFE, 0xFF]) {
            return not("it does not hold text");
        }
        FileError::Encoding { file: file(), line: good.split(|byte| *byte == b'\n').count() }
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let heading = Heading::of(text).ok_or_else(|| not("it does not begin as one"))?;
    if heading.version > VERSION {
        return Err(FileError::Newer {
            file: file(),
            found: heading.version,
            written_by: heading.written_by.unwrap_or("a later version").to_owned(),
        });
    }
    let read = if heading.version == 1 { v1::read } else { v2::read };
    let document = read(text).map_err(|error| {
        let (line, column) = (error.span.start.line, error.span.start.col);
        if line >= text.trim_end().lines().count() && !text.trim_end().ends_with("\n)") {
            FileError::CutOff { file: file(), line }
        } else {
            FileError::Damaged { file: file(), line, column, why: error.code.to_string() }
        }
    });
    document.map(|mut document| {
        footprint::renew(&mut document, None);
        document
    })
}

/// The beginning of the envelope, read without understanding the rest.
struct Heading<'a> {
    version: u32,
    written_by: Option<&'a str>,
}

impl<'a> Heading<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let rest = after(text, "(")?;
        let rest = after(after(rest, "format")?, ":")?;
        let rest = after(after(rest, "\"")?, FORMAT)?;
        let rest = after(after(rest, "\"")?, ",")?;
        let rest = after(after(rest, "version")?, ":")?.trim_start();
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        let (version, rest) = rest.split_at_checked(end)?;
        let written_by = after(rest, ",")
            .and_then(|rest| after(rest, "written_by"))
            .and_then(|rest| after(rest, ":"))
            .and_then(|rest| after(rest, "\""))
            .and_then(|rest| rest.split_once('"'))
            .map(|(version, _)| version);
        Some(Self { version: version.parse().ok()?, written_by })
    }
}

fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.trim_start().strip_prefix(word)
}

/// The text of a scorecard file: the same content gives the same text.
///
/// # Errors
/// The content cannot be written as text; this does not happen with what can be edited.
pub fn write(document: &Document) -> Result<String, FileError> {
    v2::write(document)
        .map_err(|error| FileError::Write { file: "The scorecard".to_owned(), why: error.to_string() })
}

/// Writes a scorecard file whole or not at all.
///
/// `expected` is the stamp of the file that is being replaced: when the file on disk differs,
/// somebody else changed it and it is left alone. `None` overwrites whatever is there.
///
/// # Errors
/// It cannot be written, or was changed by somebody else.
pub fn save(document: &Document, path: &Path, expected: Option<&FileStamp>) -> Result<FileStamp, FileError> {
    let file = name_of(path);
    let text = write(document)?;
    if let Some(expected) = expected {
        match std::fs::read(path) {
            Ok(bytes) if FileStamp::of(&bytes) != *expected => {
                return Err(FileError::ChangedByOthers { file });
            }
            // A file that went away is simply written again.
            Ok(_) | Err(_) => {}
        }
    }
    replace(path, text.as_bytes()).map_err(|error| why_not_saved(file, path, &error))?;
    Ok(FileStamp::of(text.as_bytes()))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A rename would go over a write-protected file, and would put a file in a link's place.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match std::fs::metadata(&target) {
        Ok(found) if found.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(found) if found.permissions().readonly() => return Err(ErrorKind::PermissionDenied.into()),
        _ => {}
    }
    let mut file = AtomicWriteFile::open(&target)?;
    file.write_all(bytes)?;
    file.commit()
}

fn why_not_saved(file: String, path: &Path, error: &io::Error) -> FileError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FileError::NoFolder {
            file,
            folder: path.parent().map_or_else(String::new, |folder| folder.display().to_string()),
        },
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => FileError::ReadOnly { file },
        _ => FileError::Write { file, why: disk_words(error) },
    }
}
