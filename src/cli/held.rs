//! A scorecard file that a command changes: marked as open meanwhile, and left alone where it is open already.

use std::path::{Path, PathBuf};

use crate::document::{
    Document, FileError, FileStamp, Marked, OpenMark, Preferences, load, open_elsewhere, save,
};

/// A scorecard file and what is in it; nobody else who asks writes it before this value goes.
pub(super) struct Held {
    pub(super) document: Document,
    path: PathBuf,
    /// That of the file; `None` where there is none yet.
    stamp: Option<FileStamp>,
    _mark: Marked,
}

impl Held {
    /// Reads the scorecard at `path` to change it.
    ///
    /// # Errors
    /// It cannot be read, or is open elsewhere: its window would not know of the change.
    pub(super) fn open(path: &Path) -> Result<Self, FileError> {
        let mark = marked(path)?;
        let (document, stamp) = load(path)?;
        Ok(Self { document, path: path.to_owned(), stamp: Some(stamp), _mark: mark })
    }

    /// As [`Self::open`], or a new scorecard where there is no file.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub(super) fn open_or_new(path: &Path) -> anyhow::Result<Self> {
        if path.try_exists()? {
            return Ok(Self::open(path)?);
        }
        let mark = marked(path)?;
        Ok(Self { document: Document::default(), path: path.to_owned(), stamp: None, _mark: mark })
    }

    /// Whether there is no file yet.
    pub(super) const fn is_new(&self) -> bool {
        self.stamp.is_none()
    }

    /// Writes what became of it.
    ///
    /// # Errors
    /// It cannot be written, or the file was changed meanwhile.
    pub(super) fn save(&self, after: &Document) -> Result<(), FileError> {
        save(after, &self.path, self.stamp.as_ref()).map(|_| ())
    }
}

/// Writes a scorecard of its own at `path`, whatever was there, unless that is open.
///
/// # Errors
/// It cannot be written, or is open elsewhere.
pub(super) fn write(document: &Document, path: &Path) -> Result<(), FileError> {
    let _mark = marked(path)?;
    save(document, path, None).map(|_| ())
}

fn marked(path: &Path) -> Result<Marked, FileError> {
    match OpenMark::make(path, &Preferences::read().who()) {
        Marked::Elsewhere(who) => {
            let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            Err(FileError::OpenElsewhere { file, by: open_elsewhere(&who) })
        }
        mark => Ok(mark),
    }
}
