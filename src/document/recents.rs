//! The files that were opened last, and where returns were read from.

use std::{
    fs::File,
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use atomic_write_file::AtomicWriteFile;
use serde::{Deserialize, Serialize};

/// The name of the file.
const FILE: &str = "recents.ron";
/// How long to wait for another window that changes the list.
const PATIENCE: Duration = Duration::from_millis(300);
/// How many are kept.
const MOST: usize = 10;
/// How many places of returns are kept.
const MOST_RETURNS: usize = 500;

/// The folder for what Spruce remembers about this user: `SPRUCE_CONFIG_DIR`, or the system's
/// place for it. `None` where the system has none.
#[must_use]
pub fn config_folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("SPRUCE_CONFIG_DIR").filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    directories::ProjectDirs::from("", "", "Spruce").map(|places| places.config_dir().to_owned())
}

/// Paths of scorecard files and of returns, latest first. A scorecard says nothing of paths: it is given
/// to others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recents {
    /// Latest first; at most ten. A file that went away stays: its drive may come back.
    pub files: Vec<PathBuf>,
    /// Fingerprints of returns that were imported, and where each was; latest first.
    returns: Vec<(String, PathBuf)>,
    /// Where the list is kept; nowhere, and it is forgotten with the program.
    #[serde(skip)]
    folder: Option<PathBuf>,
    /// Whether a list was there that could not be read.
    #[serde(skip)]
    pub was_damaged: bool,
}

impl Recents {
    /// Reads the list of this user; an unreadable one is an empty one.
    #[must_use]
    pub fn read() -> Self {
        config_folder().map(Self::read_in).unwrap_or_default()
    }

    /// Takes `path` off the list and keeps it.
    pub fn forget(&mut self, path: &Path) {
        self.change(|recents| recents.files.retain(|file| file != path));
    }

    /// Puts `path` first and keeps the list; a failure to write is not worth a message.
    pub fn note(&mut self, path: &Path) {
        self.change(|recents| recents.put_first(path));
    }

    /// Notes where returns were that were imported, each with the fingerprint of its content.
    pub fn note_returns(&mut self, returns: impl IntoIterator<Item = (String, PathBuf)>) {
        self.change(|recents| {
            for (sha256, path) in returns {
                let path = std::path::absolute(&path).unwrap_or(path);
                recents.returns.retain(|(known, _)| *known != sha256);
                recents.returns.insert(0, (sha256, path));
            }
            recents.returns.truncate(MOST_RETURNS);
        });
    }

    /// Where a return was, by the fingerprint of its content.
    #[must_use]
    pub fn place_of_return(&self, sha256: &str) -> Option<&Path> {
        self.returns.iter().find(|(known, _)| known == sha256).map(|(_, path)| path.as_path())
    }

    /// A list that is kept nowhere.
    #[must_use]
    pub const fn of(files: Vec<PathBuf>) -> Self {
        Self { files, returns: Vec::new(), folder: None, was_damaged: false }
    }

    fn put_first(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.files.retain(|file| *file != path);
        self.files.insert(0, path);
        self.files.truncate(MOST);
    }

    /// Changes the list as it is on disk, where another window may have changed it, and keeps it.
    fn change(&mut self, change: impl FnOnce(&mut Self)) {
        let Some(folder) = self.folder.clone() else { return change(self) };
        // Without the lock two windows may lose an entry, and no more.
        let _lock = locked(&folder);
        let there = Self::read_in(folder.clone());
        if !there.was_damaged && folder.join(FILE).exists() {
            (self.files, self.returns) = (there.files, there.returns);
        }
        change(self);
        let _ = self.keep_in(&folder);
    }

    /// Reads the list in `folder`; an unreadable one is an empty one.
    #[must_use]
    pub fn read_in(folder: PathBuf) -> Self {
        // A byte that is wrong is found where the text is understood.
        let bytes = std::fs::read(folder.join(FILE)).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let read: Option<Self> = ron::from_str(&text).ok();
        let was_damaged = read.is_none() && !bytes.is_empty();
        let mut recents = read.unwrap_or_default();
        recents.files.truncate(MOST);
        recents.returns.truncate(MOST_RETURNS);
        Self { folder: Some(folder), was_damaged, ..recents }
    }

    fn keep_in(&self, folder: &Path) -> io::Result<()> {
        let config = ron::ser::PrettyConfig::new().new_line("\n");
        let text = ron::ser::to_string_pretty(self, config).map_err(io::Error::other)?;
        std::fs::create_dir_all(folder)?;
        let mut file = AtomicWriteFile::open(folder.join(FILE))?;
        file.write_all(text.as_bytes())?;
        file.commit()
    }
}

/// Waits until no other window changes the list in `folder`, and keeps others waiting while it lives.
fn locked(folder: &Path) -> Option<File> {
    std::fs::create_dir_all(folder).ok()?;
    let path = folder.join("recents.lock");
    let file = File::options().create(true).truncate(false).write(true).open(path).ok()?;
    let begun = Instant::now();
    while file.try_lock().is_err() {
        if begun.elapsed() > PATIENCE {
            return None;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_last_ten_latest_first() {
        let folder = tempfile::tempdir().unwrap();
        let mut recents = Recents::default();
        for number in 1..=12 {
            recents.put_first(&folder.path().join(format!("{number}.spruce")));
        }
        recents.put_first(&folder.path().join("5.spruce"));
        let names: Vec<_> = recents.files.iter().map(|file| file.file_stem().unwrap().to_owned()).collect();
        assert_eq!(names, ["5", "12", "11", "10", "9", "8", "7", "6", "4", "3"]);
        recents.keep_in(&folder.path().join("new")).unwrap();
        assert_eq!(Recents::read_in(folder.path().join("new")).files, recents.files);
    }

    #[test]
    fn the_place_of_a_return_is_found_by_its_content_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut recents = Recents::read_in(folder.path().to_owned());
        let (old, new) = (folder.path().join("a.csv"), folder.path().join("b.csv"));
        recents.note_returns([("1f".to_owned(), old), ("2e".to_owned(), new.clone())]);
        recents.note_returns([("1f".to_owned(), new.clone())]);
        let again = Recents::read_in(folder.path().to_owned());
        assert_eq!(again.place_of_return("1f"), Some(new.as_path()));
        assert_eq!(again.place_of_return("3d"), None);
    }

    #[test]
    fn an_unreadable_list_is_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Recents::read_in(folder.path().to_owned()).files.is_empty());
        let mut file = AtomicWriteFile::open(folder.path().join("recents.ron")).unwrap();
        file.write_all(b"(files: [").unwrap();
        file.commit().unwrap();
        let recents = Recents::read_in(folder.path().to_owned());
        assert!(recents.files.is_empty() && recents.was_damaged);
    }

    #[test]
    fn two_windows_lose_nothing_of_each_other() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for window in 0..2 {
                let mut recents = Recents::read_in(folder.path().to_owned());
                scope.spawn(move || {
                    for number in 0..5 {
                        recents.note(Path::new(&format!("/x/{window}-{number}.spruce")));
                    }
                });
            }
        });
        let recents = Recents::read_in(folder.path().to_owned());
        assert_eq!(recents.files.len(), 10, "{:?}", recents.files);
    }
}
