//! Writing what leaves, whole or not at all.

use std::{
    io::{self, ErrorKind, Write as _},
    path::Path,
};

use atomic_write_file::AtomicWriteFile;

use super::is_refused_by_windows;
use crate::base::disk_words;

/// Why something could not be exported. Each says which file and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The path's ending names no format that this can be written in.
    #[error("{file} was not written: its name must end in {endings}")]
    Ending {
        /// File name.
        file: String,
        /// What it may end in.
        endings: &'static str,
    },
    /// The folder is not there.
    #[error("{file} was not written: the folder {folder} is not there")]
    NoFolder {
        /// File name.
        file: String,
        /// The folder.
        folder: String,
    },
    /// No file may be made in the folder.
    #[error(
        "{file} was not written: no file can be made in the folder {folder}, which is read-only for you; choose another folder, or ask who looks after it"
    )]
    LockedFolder {
        /// File name.
        file: String,
        /// The folder.
        folder: String,
    },
    /// The file may not be written, or another program has the file open.
    #[error(
        "{file} was not written: it is read-only or open in another program; close it or choose another name"
    )]
    ReadOnly {
        /// File name.
        file: String,
    },
    /// Writing failed for another reason.
    #[error("{file} was not written: {why}")]
    Write {
        /// File name.
        file: String,
        /// The system's reason in words.
        why: String,
    },
    /// Windows takes no file of this name.
    #[error(
        "{file} was not written: Windows refuses this name; leave out < > : \" / \\ | ? * and names such as CON"
    )]
    Name {
        /// File name.
        file: String,
    },
    /// The folder could not be made.
    #[error("nothing was written: the folder {folder} could not be made ({why})")]
    Folder {
        /// The folder.
        folder: String,
        /// The system's reason in words.
        why: String,
    },
    /// There is no chart of that kind for this.
    #[error("there is nothing to draw the chart “{0}” from in this scorecard")]
    NoChart(String),
    /// A picture would be too coarse or too fine.
    #[error("{0} dots per inch cannot be had: choose 96 to 600")]
    Dpi(u16),
    /// There is nothing to score.
    #[error("there is no scorecard yet: import returns and choose an area first")]
    NoScorecard,
    /// No action is written down.
    #[error("there are no actions yet: write one down on the page of actions first")]
    NoActions,
    /// No action has a date that a calendar could hold.
    #[error("no action has a due date yet: a calendar holds only those that have one")]
    NoDueDates,
    /// The scorecard has no such indicator.
    #[error("there are no figures for “{0}” in this scorecard")]
    NoFigures(String),
    /// A blank return would ask for nothing, or for too much.
    #[error(
        "the blank return was not made: it would ask for {0} figures; choose indicators, areas and periods for 1 to 5,000"
    )]
    BlankReturn(usize),
    /// A spreadsheet could not be made.
    #[error("the spreadsheet could not be made: {0}")]
    Spreadsheet(#[from] rust_xlsxwriter::XlsxError),
    /// A paper could not be made.
    #[error("the paper could not be made: {0}")]
    Paper(String),
    /// Somebody asked to stop.
    #[error("stopped: no file is half-written")]
    Stopped,
    /// A picture could not be made.
    #[error("the picture could not be made: {0}")]
    Picture(#[from] crate::render::RenderError),
}

/// The name of a file without its folders, for messages.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The most bytes of a file's name that disks take.
const MOST_OF_NAME: usize = 255;

/// Writes a file whole or not at all.
///
/// # Errors
/// The folder is not there, the file may not be written, or the disk is full.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let file = || file_name(path);
    let folder = || path.parent().map_or_else(String::new, |folder| folder.display().to_string());
    put(path, bytes).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            ExportError::NoFolder { file: file(), folder: folder() }
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem if !path.exists() => {
            ExportError::LockedFolder { file: file(), folder: folder() }
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => ExportError::ReadOnly { file: file() },
        ErrorKind::InvalidFilename if file().len() > MOST_OF_NAME => ExportError::Write {
            file: file().chars().take(40).chain(['…']).collect(),
            why: "its name is too long; take a shorter one".to_owned(),
        },
        ErrorKind::InvalidFilename => ExportError::Name { file: file() },
        _ => ExportError::Write { file: file(), why: disk_words(&error) },
    })
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A colon would put everything into a hidden stream of another file.
    if cfg!(windows) && is_refused_by_windows(&file_name(path)) {
        return Err(ErrorKind::InvalidFilename.into());
    }
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(found) if found.permissions().readonly() => return Err(ErrorKind::PermissionDenied.into()),
        _ => {}
    }
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}
