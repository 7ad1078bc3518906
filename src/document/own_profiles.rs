//! The user's own profiles of returns: one small text file each, in the folder for what Spruce
//! remembers about this user.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use atomic_write_file::AtomicWriteFile;

use super::config_folder;
use crate::{
    base::{Finding, Place, Severity, fold, sha256_hex},
    returns::OwnProfile,
};

/// The folder of profiles within the user's.
const FOLDER: &str = "profiles";
/// More files than anybody has profiles.
const MOST: usize = 500;

/// Why a profile could not be kept, changed or brought in.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// No profile has this name.
    #[error("no profile of your own is called “{0}”; “spruce-cli profiles” lists them")]
    Unknown(String),
    /// Another one has it.
    #[error("a profile called “{0}” is there already; give another name")]
    NameTaken(String),
    /// It has none.
    #[error("a profile needs a name")]
    NoName,
    /// A file or folder could not be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The file holds no profile that can be used.
    #[error("{}", sentence(.0))]
    Damaged(Box<Finding>),
}

fn sentence(finding: &Finding) -> String {
    let place = &finding.place;
    let cell = if place.cell.is_empty() { String::new() } else { format!(", {}", place.cell) };
    let hint = if finding.hint.is_empty() { String::new() } else { format!(" {}", finding.hint) };
    format!("{}{cell}: {}{hint}", place.file, finding.message)
}

/// The user's own profiles, by name.
#[derive(Clone, Debug, Default)]
pub struct OwnProfiles {
    list: Vec<OwnProfile>,
    findings: Vec<Finding>,
    /// Where they are kept; nowhere, and they are forgotten with the program.
    folder: Option<PathBuf>,
}

impl OwnProfiles {
    /// Reads the profiles of this user. It never fails: a file that cannot be used is a finding.
    #[must_use]
    pub fn read() -> Self {
        config_folder().map(|folder| Self::read_in(folder.join(FOLDER))).unwrap_or_default()
    }

    /// Profiles that are kept nowhere.
    #[must_use]
    pub fn of(list: Vec<OwnProfile>) -> Self {
        let mut own = Self { list, ..Self::default() };
        own.sort();
        own
    }

    fn read_in(folder: PathBuf) -> Self {
        let mut own = Self::default();
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let ends = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron");
        let mut paths: Vec<PathBuf> = entries.filter(ends).take(MOST).collect();
        paths.sort();
        for path in paths {
            match read_file(&path) {
                Ok(profile) if own.position(&profile.name).is_some() => {
                    let message = format!(
                        "Another file has a profile called “{}” too; that one is used.",
                        profile.name
                    );
                    own.findings.push(finding(&path, &message));
                }
                Ok(profile) => own.list.push(profile),
                Err(ProfileError::Damaged(finding)) => own.findings.push(*finding),
                Err(error) => {
                    own.findings.push(finding(&path, &format!("The profile cannot be read: {error}.")));
                }
            }
        }
        own.folder = Some(folder);
        own.sort();
        own
    }

    /// The profiles, by name.
    #[must_use]
    pub fn list(&self) -> &[OwnProfile] {
        &self.list
    }

    /// What was wrong with files of the folder when it was read.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The profile of this name, in whatever case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&OwnProfile> {
        self.position(name).and_then(|at| self.list.get(at))
    }

    fn position(&self, name: &str) -> Option<usize> {
        let folded = fold(name);
        self.list.iter().position(|own| fold(&own.name) == folded)
    }

    /// Keeps a profile, in place of the one of the same name.
    ///
    /// # Errors
    /// It has no name, or its file cannot be written.
    pub fn save(&mut self, profile: OwnProfile) -> Result<(), ProfileError> {
        if fold(&profile.name).is_empty() {
            return Err(ProfileError::NoName);
        }
        self.write(&profile)?;
        match self.position(&profile.name).and_then(|at| self.list.get_mut(at)) {
            Some(place) => *place = profile,
            None => self.list.push(profile),
        }
        self.sort();
        Ok(())
    }

    /// Gives a profile another name.
    ///
    /// # Errors
    /// There is none of the old name, there is one of the new name, or a file cannot be written.
    pub fn rename(&mut self, name: &str, new: &str) -> Result<(), ProfileError> {
        let at = self.position(name).ok_or_else(|| ProfileError::Unknown(name.to_owned()))?;
        if fold(new).is_empty() {
            return Err(ProfileError::NoName);
        }
        if self.position(new).is_some_and(|other| other != at) {
            return Err(ProfileError::NameTaken(new.trim().to_owned()));
        }
        let Some(old) = self.list.get(at).cloned() else {
            return Err(ProfileError::Unknown(name.to_owned()));
        };
        let profile = OwnProfile { name: new.trim().to_owned(), ..old.clone() };
        self.write(&profile)?;
        if file_name(&profile.name) != file_name(&old.name) {
            self.delete(&old.name)?;
        }
        self.list.retain(|own| own.name != old.name);
        self.list.push(profile);
        self.sort();
        Ok(())
    }

    /// Forgets a profile.
    ///
    /// # Errors
    /// There is none of that name, or its file cannot be removed.
    pub fn remove(&mut self, name: &str) -> Result<OwnProfile, ProfileError> {
        let at = self.position(name).ok_or_else(|| ProfileError::Unknown(name.to_owned()))?;
        let own = self.list.get(at).map(|own| own.name.clone()).unwrap_or_default();
        self.delete(&own)?;
        Ok(self.list.remove(at))
    }

    /// Writes a profile to a file for a colleague.
    ///
    /// # Errors
    /// There is none of that name, or the file cannot be written.
    pub fn export(&self, name: &str, path: &Path) -> Result<(), ProfileError> {
        let profile = self.get(name).ok_or_else(|| ProfileError::Unknown(name.to_owned()))?;
        write_file(path, &profile.to_text())
    }

    /// Reads a colleague's file and keeps its profile; gives the name under which it is kept.
    ///
    /// # Errors
    /// The file cannot be read or used, or another profile has its name.
    pub fn add_from(&mut self, path: &Path) -> Result<String, ProfileError> {
        let profile = read_file(path)?;
        match self.get(&profile.name) {
            Some(same) if *same == profile => return Ok(profile.name),
            Some(other) => return Err(ProfileError::NameTaken(other.name.clone())),
            None => {}
        }
        let name = profile.name.clone();
        self.save(profile)?;
        Ok(name)
    }

    fn sort(&mut self) {
        self.list.sort_by_cached_key(|own| fold(&own.name));
    }

    fn write(&self, profile: &OwnProfile) -> Result<(), ProfileError> {
        let Some(folder) = &self.folder else { return Ok(()) };
        fs::create_dir_all(folder).map_err(|error| ProfileError::File { path: folder.clone(), error })?;
        write_file(&folder.join(file_name(&profile.name)), &profile.to_text())
    }

    fn delete(&self, name: &str) -> Result<(), ProfileError> {
        let Some(folder) = &self.folder else { return Ok(()) };
        // The file may bear another name: a person may have put it there.
        let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let own = |path: &PathBuf| read_file(path).is_ok_and(|profile| fold(&profile.name) == fold(name));
        for path in entries.take(MOST).filter(own) {
            fs::remove_file(&path).map_err(|error| ProfileError::File { path: path.clone(), error })?;
        }
        Ok(())
    }
}

fn read_file(path: &Path) -> Result<OwnProfile, ProfileError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let bytes = fs::read(path).map_err(|error| ProfileError::File { path: path.to_owned(), error })?;
    let Ok(text) = String::from_utf8(bytes) else {
        let finding = finding(path, "The file is no text, and no profile.");
        return Err(ProfileError::Damaged(Box::new(finding)));
    };
    OwnProfile::from_text(&text, &name).map_err(ProfileError::Damaged)
}

fn write_file(path: &Path, text: &str) -> Result<(), ProfileError> {
    let write = || {
        let mut file = AtomicWriteFile::open(path)?;
        file.write_all(text.as_bytes())?;
        file.commit()
    };
    write().map_err(|error| ProfileError::File { path: path.to_owned(), error })
}

fn finding(path: &Path, message: &str) -> Finding {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Finding::new(Severity::Warning, "profile_damaged", Place { file, ..Place::default() }, message)
        .with_hint("Export the profile again where it came from, or remove the file.")
}

/// A file name that every system takes: the name's plain words, and what tells it from others like it.
fn file_name(name: &str) -> String {
    let folded = fold(name);
    let plain: String =
        folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(40).collect();
    let own: String = sha256_hex(folded.as_bytes()).chars().take(8).collect();
    format!("{}-{own}.ron", plain.trim_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::IndicatorId,
        returns::{ColumnRole, Component, OwnColumn},
    };

    fn profile(name: &str) -> OwnProfile {
        let figure = ColumnRole::Figure {
            indicator: Some(IndicatorId::from("smoking_at_delivery")),
            component: Component::Numerator,
            period: None,
        };
        let column =
            |heading: &str, role| OwnColumn { heading: heading.to_owned(), role, ..OwnColumn::default() };
        OwnProfile {
            name: name.to_owned(),
            header_rows: 2,
            columns: vec![column("unit", ColumnRole::AreaName), column("no {period}", figure)],
            ..OwnProfile::default()
        }
    }

    fn files(folder: &Path) -> usize {
        fs::read_dir(folder).map_or(0, Iterator::count)
    }

    #[test]
    fn keeps_renames_and_removes_each_in_its_own_file() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("profiles");
        let mut own = OwnProfiles::read_in(place.clone());
        assert!(own.list().is_empty() && own.findings().is_empty());
        own.save(profile("Trust: smokers (monthly)")).unwrap();
        own.save(profile("Beds")).unwrap();
        own.save(OwnProfile { made_with: "b.xlsx".into(), ..profile("BEDS") }).unwrap();
        let again = OwnProfiles::read_in(place.clone());
        let names: Vec<&str> = again.list().iter().map(|own| own.name.as_str()).collect();
        assert_eq!(names, ["BEDS", "Trust: smokers (monthly)"]);
        assert_eq!(again.list(), own.list());
        assert!(matches!(own.rename("beds", "trust smokers monthly"), Err(ProfileError::NameTaken(_))));
        own.rename("beds", "Cots").unwrap();
        own.rename("Cots", "cots").unwrap();
        assert!(matches!(own.rename("beds", "X"), Err(ProfileError::Unknown(_))));
        assert!(matches!(own.rename("cots", " — "), Err(ProfileError::NoName)));
        assert_eq!(files(&place), 2);
        assert_eq!(own.remove("COTS").unwrap().made_with, "b.xlsx");
        assert_eq!(files(&place), 1);
        assert_eq!(OwnProfiles::read_in(place).list().len(), 1);
    }

    #[test]
    fn a_colleague_gets_the_same_profile() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("for a colleague.ron");
        let mine = OwnProfiles::of(vec![profile("Smokers")]);
        mine.export("smokers", &path).unwrap();
        let mut theirs = OwnProfiles::read_in(folder.path().join("profiles"));
        assert_eq!(theirs.add_from(&path).unwrap(), "Smokers");
        assert_eq!(theirs.list(), mine.list());
        assert_eq!(theirs.add_from(&path).unwrap(), "Smokers", "the same once more is no trouble");
        let other = OwnProfiles::of(vec![OwnProfile { header_rows: 1, ..profile("smokers") }]);
        other.export("smokers", &path).unwrap();
        assert!(matches!(theirs.add_from(&path), Err(ProfileError::NameTaken(_))));
    }

    #[test]
    fn a_damaged_file_is_a_finding_and_the_rest_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &[u8]| {
            let mut file = AtomicWriteFile::open(folder.path().join(name)).unwrap();
            file.write_all(text).unwrap();
            file.commit().unwrap();
        };
        let good = profile("Good").to_text();
        put("good.ron", good.as_bytes());
        put("good too.ron", good.as_bytes());
        put("half.ron", &good.as_bytes()[..good.len() / 2]);
        put("bytes.ron", &[0xff, 0xfe, 0, 1]);
        put("newer.ron", b"(version: 9, profile: (name: \"N\", sorcery: [1]))");
        put("deep.ron", "[".repeat(100_000).as_bytes());
        put("role.ron", good.replace("AreaName", "AreaNames").as_bytes());
        put("notes.txt", b"not a profile");
        fs::create_dir(folder.path().join("folder.ron")).unwrap();
        let own = OwnProfiles::read_in(folder.path().to_owned());
        assert_eq!(own.list().len(), 1);
        let told: Vec<(&str, &str)> =
            own.findings().iter().map(|f| (f.place.file.as_str(), f.code.as_str())).collect();
        assert_eq!(
            told,
            [
                ("bytes.ron", "profile_damaged"),
                ("deep.ron", "profile_damaged"),
                ("folder.ron", "profile_damaged"),
                ("good.ron", "profile_damaged"),
                ("half.ron", "profile_damaged"),
                ("newer.ron", "profile_newer"),
                ("role.ron", "profile_damaged"),
            ]
        );
        let role = own.findings().iter().find(|f| f.place.file == "role.ron").unwrap();
        let line = good.lines().position(|line| line.contains("AreaName")).unwrap() + 1;
        assert!(role.place.cell.starts_with(&format!("line {line}, ")), "{:?}", role.place);
    }

    #[test]
    fn what_cannot_work_is_told_by_its_line() {
        for (wrong, line, words) in [
            (OwnProfile { name: " ".into(), ..profile("x") }, "line 5", "no name"),
            (OwnProfile { header_rows: 0, ..profile("x") }, "line 7", "1 to 7 rows"),
            (OwnProfile { columns: Vec::new(), ..profile("x") }, "line 8", "heading and a meaning"),
        ] {
            let found = OwnProfile::from_text(&wrong.to_text(), "p.ron").unwrap_err();
            assert!(found.message.contains(words), "{found:?}");
            assert_eq!(found.place.cell, line, "{}", wrong.to_text());
        }
    }
}
