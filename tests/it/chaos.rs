//! Kills the program, corrupts its files and fills the disk, at random: no scorecard is lost, none is
//! half-written, and whatever is found is answered in words.
//!
//! `SPRUCE_CHAOS=500` says how many rounds, `SPRUCE_CHAOS_SEED=7` how they begin.

#![expect(clippy::disallowed_methods, reason = "a test damages files")]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
    time::Duration,
};

use jiff::Timestamp;
use spruce::{
    document::{
        CopyOf, Document, Edit, FileError, LeftBehind, Preferences, Recents, Signature, UnsavedCopy, load,
        save,
    },
    returns::{Known, Source},
    workbook::catalogue,
};

use crate::{
    killed_program::{kill, tell},
    small_disk::SmallDisk,
};

/// Says to the test's own program that it is the one to be killed, and where it works.
const FOLDER: &str = "SPRUCE_TEST_CHAOS_IN";

/// A scorecard that takes a while to write: 600 made-up figures.
static LARGE: LazyLock<Document> = LazyLock::new(|| {
    let heads = "PCT code,PCT name,Period,Number of maternities,Number of women smoking at delivery";
    let rows = (0..50).flat_map(|area| {
        (0..12).map(move |quarter| {
            let (year, quarter) = (2008 + quarter / 4, quarter % 4 + 1);
            let period = format!("Q{quarter} {year}/{:02}", (year + 1) % 100);
            format!("5{area:02},Area {area},{period},1000,{}", 100 + area)
        })
    });
    let lines: Vec<String> = std::iter::once(heads.to_owned()).chain(rows).collect();
    let text = lines.join("\n");
    let source = Source::new("Large.csv", text.as_bytes());
    let reading = spruce::returns::read(&source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap();
    let edit = Edit::Import { readings: vec![Arc::new(reading)], at: Timestamp::UNIX_EPOCH };
    let by = Signature { who: "Pat".to_owned(), at: Timestamp::UNIX_EPOCH, minutes_east: 0 };
    let document = edit.carry_out(&Document::default(), &by);
    assert!(document.dataset.len() >= 600);
    document
});

/// The scorecard after so many changes.
fn after(number: usize) -> Document {
    let edition = format!("Edition {number}");
    Edit::SetEdition(edition).apply(&LARGE)
}

/// Saves, keeps a copy and notes the file again and again, until somebody kills it.
#[test]
#[ignore = "the program that another test kills"]
fn the_program_to_kill() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let path = folder.join("Exampleton.spruce");
    let copy = UnsavedCopy::new(&folder.join("unsaved")).unwrap();
    let of = CopyOf { path: None, stamp: None, title: "Exampleton".to_owned(), kept: Timestamp::UNIX_EPOCH };
    let mut recents = Recents::read_in(folder);
    let mut stamp = None;
    for number in 0.. {
        let document = after(number);
        stamp = Some(save(&document, &path, stamp.as_ref()).unwrap());
        copy.keep(&document, &of).unwrap();
        recents.note(&path);
        tell(number);
    }
}

/// Numbers that look like chance and are the same for the same seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

fn killed(chance: &mut Chance) {
    let folder = tempfile::tempdir().unwrap();
    let late = Duration::from_micros(chance.next() % 60_000);
    let saved = kill("chaos::the_program_to_kill", (FOLDER, folder.path()), late);
    let is_whole = |found: &Document| *found == after(saved) || *found == after(saved + 1);
    let (found, _) = load(&folder.path().join("Exampleton.spruce")).unwrap();
    assert!(is_whole(&found), "the scorecard is as one of the last two changes left it");
    let left = LeftBehind::all(&folder.path().join("unsaved"));
    assert_eq!(left.len(), 1);
    assert!(is_whole(&left[0].open().unwrap()));
    let recents = Recents::read_in(folder.path().to_owned());
    assert!(!recents.was_damaged && recents.files.len() == 1);
}

/// Damages bytes as a disk or a careless program does.
fn damaged(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = chance.below(bytes.len());
    match chance.below(5) {
        0 => bytes.truncate(at),
        1 => {
            for _ in 0..=chance.below(4) {
                let at = chance.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
        }
        2 => bytes.iter_mut().skip(at).take(4096).for_each(|byte| *byte = 0),
        3 => bytes = bytes.split_off(at),
        _ => {
            let part = bytes.get(at..(at + 512).min(bytes.len())).unwrap_or_default().to_vec();
            let to = chance.below(bytes.len());
            bytes.splice(to..to, part);
        }
    }
    bytes
}

/// The answer to a file is its scorecard, or words that name it.
fn is_answered(answer: &Result<Document, FileError>, name: &str) {
    if let Err(error) = answer {
        let words = error.to_string();
        assert!(words.contains(name) && words.len() > name.len() + 20, "{words:?}");
    }
}

fn corrupted(chance: &mut Chance) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let path = folder.join("Exampleton.spruce");
    let document = after(1);
    save(&document, &path, None).unwrap();
    let copy = UnsavedCopy::new(&folder.join("unsaved")).unwrap();
    let of = CopyOf {
        path: Some(path.clone()),
        stamp: None,
        title: "Exampleton".to_owned(),
        kept: Timestamp::UNIX_EPOCH,
    };
    copy.keep(&document, &of).unwrap();
    drop(copy);
    let mut recents = Recents::read_in(folder.to_owned());
    recents.note(&path);
    let large = |now: &mut Preferences| now.text_size = 150;
    Preferences::read_in(folder.to_owned()).change(large).unwrap();
    let victims = [
        path.clone(),
        folder.join("unsaved/1.spruce"),
        folder.join("unsaved/1.ron"),
        folder.join("recents.ron"),
        folder.join("settings.ron"),
    ];
    let victim = &victims[chance.below(victims.len())];
    fs::write(victim, damaged(&fs::read(victim).unwrap(), chance)).unwrap();
    let opened = load(&path).map(|(document, _)| document);
    is_answered(&opened, "Exampleton.spruce");
    let left = LeftBehind::all(&folder.join("unsaved"));
    assert_eq!(left.len(), 1, "the copy is offered, whatever became of what is known of it");
    let copied = left[0].open();
    is_answered(&copied, "1.spruce");
    assert!(
        opened.is_ok_and(|one| one == document) || copied.is_ok_and(|one| one == document),
        "one of the two is whole"
    );
    let mut recents = Recents::read_in(folder.to_owned());
    recents.note(&path);
    assert_eq!(Recents::read_in(folder.to_owned()).files.first(), Some(&path), "the list begins anew");
    Preferences::read_in(folder.to_owned()).change(large).unwrap();
    assert_eq!(Preferences::read_in(folder.to_owned()).text_size, 150, "settings can be set anew");
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Fills a disk to a random height and saves there; whether a disk could be had.
fn filled(chance: &mut Chance) -> bool {
    let kilobytes = u32::try_from(300 + chance.below(600)).unwrap();
    let Some(disk) = SmallDisk::new(kilobytes) else { return false };
    let path = disk.path().join("Exampleton.spruce");
    let Ok(stamp) = save(&after(0), &path, None) else {
        assert!(names(disk.path()).is_empty(), "nothing is left of what did not fit");
        return true;
    };
    // Somebody else's files take the rest, but for a random part.
    let rest = vec![0_u8; chance.below(usize::try_from(kilobytes).unwrap() * 1024)];
    let _ = fs::write(disk.path().join("other"), rest);
    match save(&after(1), &path, Some(&stamp)) {
        Ok(_) => assert_eq!(load(&path).unwrap().0, after(1)),
        Err(error) => {
            assert!(error.to_string().contains("the disk is full"), "{error}");
            assert_eq!(load(&path).unwrap(), (after(0), stamp.clone()), "the old one is as it was");
            assert_eq!(names(disk.path()), ["Exampleton.spruce", "other"]);
            let copy = UnsavedCopy::new(&disk.path().join("unsaved"));
            let of = CopyOf { path: None, stamp: None, title: "x".to_owned(), kept: Timestamp::UNIX_EPOCH };
            let kept = copy.map(|copy| copy.keep(&after(1), &of).is_ok());
            // Room is made, and what was not lost is saved.
            fs::remove_file(disk.path().join("other")).unwrap();
            if let Ok(false) | Err(_) = kept {
                let _ = fs::remove_dir_all(disk.path().join("unsaved"));
            }
            match save(&after(1), &path, Some(&stamp)) {
                Ok(_) => assert_eq!(load(&path).unwrap().0, after(1)),
                // The disk is too small for two of them.
                Err(_) => assert_eq!(load(&path).unwrap().0, after(0)),
            }
        }
    }
    true
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[test]
fn whatever_happens_no_scorecard_is_lost_and_none_is_half_written() {
    let seed = number("SPRUCE_CHAOS_SEED", 20_261_123);
    let rounds = number("SPRUCE_CHAOS", 45);
    let mut disks = true;
    for round in 0..rounds {
        let mut chance = Chance(seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(round * 2 + 1));
        (0..8).for_each(|_| {
            chance.next();
        });
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| match round % 3 {
            0 => killed(&mut chance),
            1 => corrupted(&mut chance),
            _ if disks => disks = filled(&mut chance),
            _ => {}
        }));
        assert!(
            done.is_ok(),
            "round {round} of seed {seed}: SPRUCE_CHAOS_SEED={seed} SPRUCE_CHAOS={}",
            round + 1
        );
    }
}
