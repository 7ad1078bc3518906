//! A mark beside a scorecard that is open, so that another window, or a colleague on the same drive, knows.
//!
//! The mark is a file that is held locked. The system lets go of the lock when its program ends, however
//! that comes about, so a mark that was left behind is in nobody's way.

use std::{
    fs::{self, File, TryLockError},
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
};

/// The mark of a scorecard that is open here; it goes with this value.
#[derive(Debug)]
pub struct OpenMark {
    place: PathBuf,
    /// Holds the lock.
    _lock: File,
}

/// What came of marking a scorecard.
#[derive(Debug)]
pub enum Marked {
    /// It is open here, and nowhere else.
    Here(OpenMark),
    /// It is open elsewhere: by whom, where that can be known.
    Elsewhere(String),
    /// No mark can be made there: the place is read-only, or its drive knows no locks.
    Unmarked,
}

impl OpenMark {
    /// Marks the scorecard at `path` as opened by `who`.
    #[must_use]
    pub fn make(path: &Path, who: &str) -> Marked {
        let Some(place) = place_of(path) else { return Marked::Unmarked };
        let opened = File::options().create(true).truncate(false).read(true).write(true).open(&place);
        let Ok(mut file) = opened else { return Marked::Unmarked };
        match file.try_lock() {
            Ok(()) => {
                // Without the name others still know that it is open.
                let _ = file.set_len(0).and_then(|()| file.write_all(who.as_bytes()));
                Marked::Here(Self { place, _lock: file })
            }
            Err(TryLockError::WouldBlock) => {
                let mut who = String::new();
                let _ = file.take(200).read_to_string(&mut who);
                Marked::Elsewhere(who.trim().to_owned())
            }
            Err(TryLockError::Error(_)) => Marked::Unmarked,
        }
    }
}

impl Drop for OpenMark {
    fn drop(&mut self) {
        // What cannot be removed is in nobody's way.
        let _ = fs::remove_file(&self.place);
    }
}

/// Where a scorecard is open that is not open here: at `who`'s, where that is known.
#[must_use]
pub fn open_elsewhere(who: &str) -> String {
    if who.is_empty() {
        "in another window, or by somebody else".to_owned()
    } else {
        format!("in another window, by {who}")
    }
}

/// `.Exampleton.spruce.open` beside `Exampleton.spruce`.
fn place_of(path: &Path) -> Option<PathBuf> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name()?);
    name.push(".open");
    Some(path.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scorecard_is_open_once_and_a_mark_left_behind_is_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Exampleton.spruce");
        let Marked::Here(mark) = OpenMark::make(&path, "Pat") else { panic!("nobody has it open") };
        assert!(
            matches!(OpenMark::make(&path, "Sam"), Marked::Elsewhere(who) if who == "Pat" || who.is_empty())
        );
        let place = mark.place.clone();
        drop(mark);
        assert!(!place.exists());
        // As after a crash: the file is there, and nobody holds it.
        fs::copy(file!().replace("src/document/open_mark.rs", "Cargo.toml"), &place).unwrap();
        assert!(matches!(OpenMark::make(&path, "Sam"), Marked::Here(_)));
        assert!(matches!(OpenMark::make(&folder.path().join("gone/x.spruce"), "Sam"), Marked::Unmarked));
    }
}
