//! Copies of scorecards with unsaved changes: written beside the work, found again after a crash.
//!
//! Each open scorecard has a number in the folder of copies and three files: `N.spruce` with what is in
//! it, `N.ron` with what it is a copy of, and `N.lock`, which the program holds locked while it runs. A
//! copy whose lock is free was left behind.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use atomic_write_file::AtomicWriteFile;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Document, FileError, FileStamp, load, save};

/// More copies than anybody leaves behind.
const MOST: u32 = 1_000;

/// What a copy is a copy of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyOf {
    /// The file of the scorecard; none while it was never saved.
    pub path: Option<PathBuf>,
    /// What that file was when it was last read or written.
    pub stamp: Option<FileStamp>,
    /// What people know the scorecard by.
    pub title: String,
    /// When the copy was made.
    pub kept: Timestamp,
}

/// The place of an open scorecard's copy. While it lives, no other program takes the copy for one that
/// was left behind. Dropping it leaves the copy where it is.
#[derive(Debug)]
pub struct UnsavedCopy {
    folder: PathBuf,
    number: u32,
    /// Holds the lock.
    _lock: File,
}

/// A copy that a program left behind which ended without saving.
#[derive(Debug)]
pub struct LeftBehind {
    /// What it is a copy of.
    pub of: CopyOf,
    copy: UnsavedCopy,
}

impl UnsavedCopy {
    /// A place in `folder`, which is made where it is not there.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn new(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        for number in 1..=MOST {
            // What was left behind keeps its place.
            if about(folder, number).exists() {
                continue;
            }
            if let Some(lock) = lock(folder, number)? {
                // Another program may have taken it and gone between the two looks.
                if !about(folder, number).exists() {
                    return Ok(Self { folder: folder.to_owned(), number, _lock: lock });
                }
            }
        }
        Err(io::Error::other("too many copies of unsaved scorecards"))
    }

    /// Keeps a copy of `document`, whole or not at all.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn keep(&self, document: &Document, of: &CopyOf) -> Result<(), FileError> {
        save(document, &self.content(), None)?;
        // Without this file the copy is not found, so it comes last.
        let text = ron::to_string(of).map_err(io::Error::other);
        text.and_then(|text| self.write_about(&text)).map_err(|error| FileError::Write {
            file: about(&self.folder, self.number).display().to_string(),
            why: error.to_string(),
        })
    }

    fn write_about(&self, text: &str) -> io::Result<()> {
        let mut file = AtomicWriteFile::open(about(&self.folder, self.number))?;
        file.write_all(text.as_bytes())?;
        file.commit()
    }

    /// Removes the copy: its changes are saved, or nobody wants them.
    pub fn clear(&self) {
        // What is not there need not be removed; what cannot be removed is offered once more.
        let _ = fs::remove_file(about(&self.folder, self.number));
        let _ = fs::remove_file(self.content());
    }

    fn content(&self) -> PathBuf {
        self.folder.join(format!("{}.spruce", self.number))
    }
}

fn about(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("{number}.ron"))
}

/// The lock of a number; none where another program holds it.
fn lock(folder: &Path, number: u32) -> io::Result<Option<File>> {
    let path = folder.join(format!("{number}.lock"));
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// A copy of nobody knows which scorecard.
fn of_unknown(content: &Path) -> Option<CopyOf> {
    let written = fs::metadata(content).ok()?.modified().ok()?;
    let kept = Timestamp::try_from(written).unwrap_or_default();
    Some(CopyOf { path: None, stamp: None, title: "Scorecard without a name".to_owned(), kept })
}

impl LeftBehind {
    /// The copies in `folder` that were left behind, latest first.
    #[must_use]
    pub fn all(folder: &Path) -> Vec<Self> {
        let numbers = (1..=MOST).filter(|number| about(folder, *number).exists());
        let mut left: Vec<Self> = numbers.filter_map(|number| Self::of(folder, number)).collect();
        left.sort_by_key(|one| std::cmp::Reverse(one.of.kept));
        left
    }

    fn of(folder: &Path, number: u32) -> Option<Self> {
        let lock = lock(folder, number).ok().flatten()?;
        let copy = UnsavedCopy { folder: folder.to_owned(), number, _lock: lock };
        let text = fs::read_to_string(about(folder, number)).ok();
        // The scorecard may be whole though nobody knows any more what it is a copy of.
        let of = text.and_then(|text| ron::from_str(&text).ok()).or_else(|| of_unknown(&copy.content()))?;
        Some(Self { of, copy })
    }

    /// Where the copy is, for a person who has to look for it.
    #[must_use]
    pub fn place(&self) -> PathBuf {
        self.copy.content()
    }

    /// The scorecard with its unsaved changes.
    ///
    /// # Errors
    /// The copy cannot be read.
    pub fn open(&self) -> Result<Document, FileError> {
        load(&self.copy.content()).map(|(document, _)| document)
    }

    /// The copy, to go on with.
    #[must_use]
    pub fn into_copy(self) -> UnsavedCopy {
        self.copy
    }

    /// Throws the copy away.
    pub fn forget(self) {
        self.copy.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy_of(title: &str) -> CopyOf {
        CopyOf { path: None, stamp: None, title: title.to_owned(), kept: Timestamp::UNIX_EPOCH }
    }

    #[test]
    fn a_copy_is_found_once_its_program_is_gone_and_until_it_is_cleared() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let document = Document { area: Some("5ZZ".into()), ..Document::default() };
        let copy = UnsavedCopy::new(folder).unwrap();
        copy.keep(&document, &copy_of("Exampleton.spruce")).unwrap();
        // While the program runs nobody takes it away.
        assert!(LeftBehind::all(folder).is_empty());
        drop(copy);
        let mut left = LeftBehind::all(folder);
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].of.title, "Exampleton.spruce");
        assert_eq!(left[0].open().unwrap(), document);
        // A new scorecard does not write over it.
        let other = UnsavedCopy::new(folder).unwrap();
        other.keep(&Document::default(), &copy_of("Other")).unwrap();
        assert_eq!(left[0].open().unwrap(), document);
        left.remove(0).into_copy().clear();
        drop(other);
        let titles: Vec<String> = LeftBehind::all(folder).into_iter().map(|left| left.of.title).collect();
        assert_eq!(titles, ["Other"]);
    }

    #[test]
    fn a_copy_of_nobody_knows_what_is_offered_where_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let copy = UnsavedCopy::new(folder.path()).unwrap();
        copy.write_about("(path: ").unwrap();
        drop(copy);
        assert!(LeftBehind::all(folder.path()).is_empty());
        assert!(about(folder.path(), 1).exists());
        let copy = UnsavedCopy::new(folder.path()).unwrap();
        copy.keep(&Document::default(), &copy_of("x")).unwrap();
        copy.write_about("(path: ").unwrap();
        drop(copy);
        let left = LeftBehind::all(folder.path());
        assert_eq!((left.len(), left[0].of.title.as_str()), (1, "Scorecard without a name"));
        assert_eq!(left[0].open().unwrap(), Document::default());
        drop(left);
        assert!(LeftBehind::all(&folder.path().join("nowhere")).is_empty());
    }
}
