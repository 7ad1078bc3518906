//! A place that refuses: what is written there is whole or not there, and the words say what to do.

#![expect(clippy::disallowed_methods, reason = "a test makes its input")]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use jiff::Timestamp;
use spruce::{
    base::Errand,
    disclosure::{Policy, Published},
    document::{Document, example_document, example_returns, load, save},
    export::{
        ChartsWish, ExportError, FigureFormat, FigureLook, Leave, export_actions, export_charts, export_data,
        export_figure, export_history, export_invitations, export_paper, export_quality, export_scorecard,
        export_workbook, export_workshop,
    },
    report::{
        Material, Shipped,
        charts::{Chart, ChartKind},
        compose,
    },
    returns::{Known, read},
    workbook::catalogue,
};

use crate::small_disk::SmallDisk;

static EXAMPLE: LazyLock<Document> = LazyLock::new(|| {
    let known = Known::new(catalogue());
    let returns = example_returns();
    let readings = returns.iter().map(|source| read(source, &known, &|_| {}, &|| false).unwrap()).collect();
    example_document(readings, Timestamp::UNIX_EPOCH)
});

static PUBLISHED: LazyLock<Published> =
    LazyLock::new(|| Published::of(&EXAMPLE, Policy::SmallNumbers).unwrap());

fn trend() -> Chart {
    Chart::of("smoking_at_delivery".into(), ChartKind::Trend)
}

/// The files that `write_all` writes, but for the folder of charts.
const NAMES: [&str; 19] = [
    "chart.svg",
    "chart.png",
    "chart.pdf",
    "chart.csv",
    "chart.xlsx",
    "paper.pdf",
    "paper.docx",
    "paper.pptx",
    "scorecard.csv",
    "scorecard.xlsx",
    "workbook.xlsx",
    "figures.csv",
    "quality.csv",
    "history.xlsx",
    "workshop.xlsx",
    "invitations.csv",
    "actions.csv",
    "actions.xlsx",
    "actions.ics",
];

/// Writes one file of every kind that leaves the program: its name, and what came of it.
fn write_all(folder: &Path) -> Vec<(String, Result<(), ExportError>)> {
    let published = &*PUBLISHED;
    let look = FigureLook::default();
    let at = |name: &str| folder.join(name);
    let paper = compose(&Material::new(published, Shipped::Exceptions.template()).unwrap());
    let mut done: Vec<(String, Result<(), ExportError>)> = Vec::new();
    let mut put = |name: &str, write: &dyn Fn(&Path) -> Result<(), ExportError>| {
        done.push((name.to_owned(), write(&at(name))));
    };
    for name in ["chart.svg", "chart.png", "chart.pdf", "chart.csv", "chart.xlsx"] {
        put(name, &|path| {
            export_figure(published, &trend(), Leave { look, compared: None, path }).map(|_| ())
        });
    }
    for name in ["paper.pdf", "paper.docx", "paper.pptx"] {
        put(name, &|path| export_paper(&paper, path, &Errand::default()));
    }
    for name in ["scorecard.csv", "scorecard.xlsx"] {
        put(name, &|path| export_scorecard(published, path));
    }
    put("workbook.xlsx", &|path| export_workbook(published, path));
    put("figures.csv", &|path| export_data(published, |_| true, path));
    put("quality.csv", &|path| export_quality(published, path));
    put("history.xlsx", &|path| export_history(published, path));
    put("workshop.xlsx", &|path| export_workshop(published, path));
    put("invitations.csv", &|path| export_invitations(published.document(), false, path));
    for name in ["actions.csv", "actions.xlsx", "actions.ics"] {
        put(name, &|path| export_actions(published, path));
    }
    put("charts", &|path| {
        let wanted = |chart: &Chart| chart.kind == ChartKind::Trend;
        let wish = ChartsWish { wanted: &wanted, format: FigureFormat::Svg, look };
        export_charts(published, wish, path, &Errand::default()).map(|_| ())
    });
    done
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files
}

/// Nothing could be written, and each refusal names its file and says `words`.
fn all_refused(folder: &Path, words: &str) {
    for (name, done) in write_all(folder) {
        let said = done.unwrap_err().to_string();
        let names = said.contains(&name) || name == "charts";
        assert!(names && said.contains(words), "{name}: {said}");
    }
}

#[test]
fn where_there_is_room_every_kind_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let done = write_all(folder.path());
    assert_eq!(done.len(), NAMES.len() + 1);
    for (name, done) in done {
        assert!(done.is_ok(), "{name}: {done:?}");
        assert!(name == "charts" || NAMES.contains(&name.as_str()), "{name}");
    }
}

#[test]
fn a_full_disk_keeps_the_old_file_of_every_kind_and_no_part_of_the_new() {
    let Some(disk) = SmallDisk::new(256) else { return };
    let folder = disk.path();
    for name in NAMES {
        fs::write(folder.join(name), "old").unwrap();
    }
    let _ = fs::write(folder.join("other"), vec![0; 256 * 1024]);
    let before = files(folder);
    all_refused(folder, "disk is full");
    assert_eq!(files(folder), before, "nothing is left beside them");
    for file in before.iter().filter(|file| !file.ends_with("other")) {
        assert_eq!(fs::read(file).unwrap(), b"old", "{}", file.display());
    }
}

#[test]
fn a_read_only_place_says_so_for_every_kind() {
    let Some(disk) = SmallDisk::new(4096) else { return };
    let path = disk.path().join("Exampleton.spruce");
    let stamp = save(&EXAMPLE, &path, None).unwrap();
    disk.make_read_only();
    for (name, done) in write_all(disk.path()) {
        let said = done.unwrap_err().to_string();
        assert!(said.contains("read-only") || said.contains("Read-only"), "{name}: {said}");
    }
    let said = save(&Document::default(), &path, Some(&stamp)).unwrap_err().to_string();
    assert!(said.contains("Exampleton.spruce was not saved") && said.contains("read-only"), "{said}");
    assert_eq!(load(&path).unwrap().1, stamp);
}

#[test]
fn a_drive_that_goes_away_is_not_taken_for_an_empty_one() {
    let Some(disk) = SmallDisk::new(4096) else { return };
    let folder = disk.path().join("shared");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("Exampleton.spruce");
    let stamp = save(&EXAMPLE, &path, None).unwrap();
    disk.pull();
    let said = save(&EXAMPLE, &path, Some(&stamp)).unwrap_err().to_string();
    assert!(said.contains("the folder") && said.contains("shared is not there"), "{said}");
    assert!(load(&path).unwrap_err().to_string().contains("its drive is not connected"));
    all_refused(&folder, "");
    assert!(files(disk.path()).is_empty());
}

#[test]
fn a_folder_in_the_way_says_so() {
    let folder = tempfile::tempdir().unwrap();
    for name in NAMES {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("charts"), "a file in the folder's place").unwrap();
    for (name, done) in write_all(folder.path()) {
        let said = done.unwrap_err().to_string();
        assert!(said.contains("a folder of that name") || name == "charts", "{name}: {said}");
    }
}
