//! How a person likes the program to be on this computer: one file of words, read without ever failing.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use atomic_write_file::AtomicWriteFile;
use serde::{Deserialize, Serialize};

use super::config_folder;
use crate::base;

const FILE: &str = "settings.ron";
/// Where a file that cannot be read is put, so that nothing a person wrote into it is lost.
const DAMAGED: &str = "settings.damaged.ron";

/// What the window looks like.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum Look {
    /// Light or dark as the system is set.
    #[default]
    AsSystem,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// White on black with strong lines.
    HighContrast,
}

impl Look {
    /// The words for it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::AsSystem => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::HighContrast => "High contrast",
        }
    }
}

/// What the window is drawn with.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum Drawing {
    /// Whichever works, the lighter first.
    #[default]
    Automatic,
    /// OpenGL.
    Glow,
    /// Direct3D, Metal or Vulkan.
    Wgpu,
}

impl Drawing {
    /// The words for it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Automatic => "Whichever works",
            Self::Glow => "OpenGL (glow)",
            Self::Wgpu => "Direct3D, Metal or Vulkan (wgpu)",
        }
    }
}

/// The sizes of text that can be chosen, in percent.
pub const TEXT_SIZES: [u16; 9] = [80, 90, 100, 110, 125, 140, 160, 180, 200];

/// What a person prefers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// What the window looks like.
    pub look: Look,
    /// The size of text, in percent: 80 to 200.
    pub text_size: u16,
    /// What the window is drawn with; from the next start on.
    pub drawing: Drawing,
    /// Who is written into the history of a scorecard; empty for the name of the account.
    pub name: String,
    /// Whether the tour was taken or waved away.
    pub tour_is_over: bool,
    /// What of the file could not be read, in words.
    pub trouble: Vec<String>,
    /// Where they are kept; nowhere, and they are forgotten with the program.
    folder: Option<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            look: Look::default(),
            text_size: 100,
            drawing: Drawing::default(),
            name: String::new(),
            tour_is_over: false,
            trouble: Vec::new(),
            folder: None,
        }
    }
}

/// The file: words and numbers alone, so that one that is unknown spoils no other.
#[derive(Serialize, Deserialize)]
#[serde(default)]
struct OnDisk {
    look: String,
    text_size: i64,
    drawing: String,
    name: String,
    tour_is_over: bool,
}

impl Default for OnDisk {
    fn default() -> Self {
        Self::from(&Preferences::default())
    }
}

impl From<&Preferences> for OnDisk {
    fn from(preferences: &Preferences) -> Self {
        let word = |word: &'static str| word.to_owned();
        Self {
            look: word(preferences.look.into()),
            text_size: preferences.text_size.into(),
            drawing: word(preferences.drawing.into()),
            name: preferences.name.clone(),
            tour_is_over: preferences.tour_is_over,
        }
    }
}

impl Preferences {
    /// Reads those of the person who started the program. What cannot be read is as usual, and
    /// [`Self::trouble`] says so.
    #[must_use]
    pub fn read() -> Self {
        config_folder().map(Self::read_in).unwrap_or_default()
    }

    /// Reads those that are kept in `folder`.
    #[must_use]
    pub fn read_in(folder: PathBuf) -> Self {
        let read = match std::fs::read(folder.join(FILE)) {
            Ok(bytes) => Self::parse(&String::from_utf8_lossy(&bytes)).unwrap_or_else(|error| {
                let _ = std::fs::rename(folder.join(FILE), folder.join(DAMAGED));
                let trouble = format!(
                    "The settings could not be read ({error}), so everything is as usual. The file is kept \
                     as {DAMAGED} in {}.",
                    folder.display()
                );
                Self { trouble: vec![trouble], ..Self::default() }
            }),
            Err(_) => Self::default(),
        };
        Self { folder: Some(folder), ..read }
    }

    fn parse(text: &str) -> Result<Self, ron::error::SpannedError> {
        let on_disk: OnDisk = ron::from_str(text)?;
        let mut trouble = Vec::new();
        let mut unknown = |what: &str, said: &str, instead: &str| {
            trouble.push(format!(
                "The settings name {what} “{said}”, which Spruce does not know; it is {instead} instead."
            ));
        };
        let look = on_disk.look.parse().unwrap_or_else(|_| {
            unknown("a look", &on_disk.look, "as the system");
            Look::default()
        });
        let drawing = on_disk.drawing.parse().unwrap_or_else(|_| {
            unknown("a way of drawing", &on_disk.drawing, "whichever works");
            Drawing::default()
        });
        let text_size = u16::try_from(on_disk.text_size).ok().filter(|size| (80..=200).contains(size));
        let text_size = text_size.unwrap_or_else(|| {
            unknown("a size of text", &format!("{}%", on_disk.text_size), "100%");
            100
        });
        let (name, tour_is_over) = (on_disk.name, on_disk.tour_is_over);
        Ok(Self { look, text_size, drawing, name, tour_is_over, trouble, folder: None })
    }

    /// Changes them here and on disk. What another window of the program changed meanwhile stays.
    ///
    /// # Errors
    /// They could not be written; here they are changed all the same.
    pub fn change(&mut self, change: impl Fn(&mut Self)) -> io::Result<()> {
        change(self);
        let Some(folder) = self.folder.clone() else { return Ok(()) };
        let mut kept = Self::read_in(folder.clone());
        change(&mut kept);
        kept.keep_in(&folder)
    }

    /// The size of text that is next in [`TEXT_SIZES`], larger or smaller.
    #[must_use]
    pub fn next_text_size(&self, larger: bool) -> u16 {
        let mut sizes = TEXT_SIZES.iter().copied();
        let next = if larger {
            sizes.find(|size| *size > self.text_size)
        } else {
            sizes.rev().find(|size| *size < self.text_size)
        };
        next.unwrap_or(self.text_size)
    }

    /// The folder in which they are kept.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Who is written into the history of a scorecard: the name that was given, or that of the account;
    /// empty where there is neither.
    #[must_use]
    pub fn who(&self) -> String {
        let given = self.name.trim();
        if !given.is_empty() {
            return given.to_owned();
        }
        base::account_name()
    }

    fn keep_in(&self, folder: &Path) -> io::Result<()> {
        let config = ron::ser::PrettyConfig::new().new_line("\n");
        let text = ron::ser::to_string_pretty(&OnDisk::from(self), config).map_err(io::Error::other)?;
        std::fs::create_dir_all(folder)?;
        let mut file = AtomicWriteFile::open(folder.join(FILE))?;
        file.write_all(text.as_bytes())?;
        file.commit()
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    fn read_of(text: &[u8]) -> (tempfile::TempDir, Preferences) {
        let folder = tempfile::tempdir().unwrap();
        let mut file = AtomicWriteFile::open(folder.path().join(FILE)).unwrap();
        file.write_all(text).unwrap();
        file.commit().unwrap();
        let read = Preferences::read_in(folder.path().to_owned());
        (folder, read)
    }

    #[test]
    fn what_is_changed_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("new");
        let mut first = Preferences::read_in(place.clone());
        for look in Look::iter() {
            for drawing in Drawing::iter() {
                first.change(|one| (one.look, one.drawing) = (look, drawing)).unwrap();
                let again = Preferences::read_in(place.clone());
                assert_eq!((again.look, again.drawing, again.trouble), (look, drawing, Vec::new()));
            }
        }
    }

    #[test]
    fn two_windows_do_not_undo_what_the_other_chose() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = Preferences::read_in(folder.path().to_owned());
        let mut second = first.clone();
        first.change(|one| one.name = "Ann Other".to_owned()).unwrap();
        second.change(|one| one.text_size = 140).unwrap();
        let again = Preferences::read_in(folder.path().to_owned());
        assert_eq!((again.name.as_str(), again.text_size), ("Ann Other", 140));
    }

    #[test]
    fn one_unknown_word_spoils_no_other() {
        let (_folder, read) =
            read_of(b"(look: \"sepia\", text_size: 4000, drawing: \"wgpu\", name: \"Ann\", of_later: 3)");
        assert_eq!((read.look, read.text_size, read.drawing), (Look::AsSystem, 100, Drawing::Wgpu));
        assert_eq!(read.name, "Ann");
        let said = read.trouble.join(" ");
        assert!(said.contains("“sepia”") && said.contains("“4000%”"), "{said}");
    }

    #[test]
    fn a_damaged_file_is_put_aside_and_everything_is_as_usual() {
        for text in [&b"(look: "[..], b"\xff\xfe\x00", b"", b"[1, 2]"] {
            let (folder, read) = read_of(text);
            assert_eq!(read.look, Look::AsSystem, "{text:?}");
            assert_eq!(read.trouble.len(), 1, "{text:?}");
            assert_eq!(std::fs::read(folder.path().join(DAMAGED)).unwrap(), text);
            assert!(Preferences::read_in(folder.path().to_owned()).trouble.is_empty());
        }
    }

    #[test]
    fn text_goes_up_and_down_between_its_ends() {
        let mut preferences = Preferences::default();
        let mut seen = vec![preferences.text_size];
        while preferences.next_text_size(true) != preferences.text_size {
            preferences.text_size = preferences.next_text_size(true);
            seen.push(preferences.text_size);
        }
        assert_eq!(seen, [100, 110, 125, 140, 160, 180, 200]);
        preferences.text_size = 95;
        assert_eq!((preferences.next_text_size(false), preferences.next_text_size(true)), (90, 100));
        preferences.text_size = 80;
        assert_eq!(preferences.next_text_size(false), 80);
    }
}
