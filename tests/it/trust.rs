//! What dist/SECURITY.md promises and no other test holds: files nested without end, `unsafe`, and the list of parts.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use assert_cmd::Command as Program;

use super::readers::make::{SHEET, Xlsx, ods};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the command line on a file of this content: it must refuse or read it, and not go down.
#[expect(clippy::disallowed_methods, reason = "a file for the test alone")]
fn survives(name: &str, bytes: &[u8], words: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let output = Program::cargo_bin("spruce-cli")
        .unwrap()
        .current_dir(folder.path())
        .args(words)
        .env("SPRUCE_CONFIG_DIR", folder.path().join("config"))
        .timeout(std::time::Duration::from_mins(2))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 2)), "{name}: {:?}: {said}", output.status);
    assert!(!said.contains("panicked"), "{name}: {said}");
}

#[test]
fn files_nested_without_end_are_refused() {
    const DEEP: usize = 300_000;
    for (open, head) in [
        ("(", "(format: \"spruce scorecard\", version: 1, content: "),
        ("[", "(format: \"spruce scorecard\", version: 2, content: (sections: "),
        ("Some(", "(format: \"spruce scorecard\", version: 1, content: "),
        ("{", ""),
    ] {
        let text = format!("{head}{}", open.repeat(DEEP));
        survives("deep.spruce", text.as_bytes(), &["score", "deep.spruce"]);
        survives("deep.ron", text.as_bytes(), &["profiles", "add", "deep.ron"]);
        survives("deep.ron", text.as_bytes(), &["workbook", "--pack", "deep.ron"]);
    }
    let sheet = format!("<worksheet><sheetData>{}", "<a>".repeat(DEEP));
    survives("deep.xlsx", &Xlsx::of("").with(SHEET, &sheet).bytes(), &["check", "deep.xlsx"]);
    let closed = format!(
        "<worksheet><sheetData>{}{}</sheetData></worksheet>",
        "<a>".repeat(DEEP),
        "</a>".repeat(DEEP)
    );
    survives("closed.xlsx", &Xlsx::of("").with(SHEET, &closed).bytes(), &["check", "closed.xlsx"]);
    survives("deep.ods", &ods(&"<table:table>".repeat(DEEP)), &["check", "deep.ods"]);
}

fn rust_files(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn only_the_messages_of_a_mac_are_unsafe() {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    assert!(files.len() > 100);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let marks = ["unsafe {", "unsafe fn", "unsafe impl", "unsafe extern", "#[unsafe(", "unsafe_code"];
        let found = code.filter(|line| marks.iter().any(|mark| line.contains(mark))).count();
        assert!(found == 0 || file.ends_with("src/app/platform/macos.rs"), "{}", file.display());
    }
}

#[test]
fn the_program_starts_none_but_itself() {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for line in text.lines().filter(|line| line.contains("process::Command")) {
            // Another window is the same program once more.
            let is_itself = line.contains("current_exe()") && file.ends_with("src/app/documents.rs");
            assert!(is_itself, "{}", file.display());
        }
    }
}

#[test]
fn the_list_of_parts_names_every_crate_that_is_built_here() {
    let words = ["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let output = Command::new(env!("CARGO")).current_dir(root()).args(words).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let built: BTreeSet<(&str, &str)> = tree
        .lines()
        .filter_map(|line| {
            let (name, rest) = line.split_once(" v")?;
            Some((name, rest.split(' ').next()?))
        })
        .filter(|(name, _)| *name != "spruce")
        .collect();
    assert!(built.len() > 50, "{tree}");
    let listed = fs::read_to_string(root().join("assets/licences/parts.txt")).unwrap();
    let rows: BTreeSet<&str> = listed.lines().filter_map(|line| Some(line.split_once(" – ")?.0)).collect();
    let missing: Vec<String> = built
        .into_iter()
        .map(|(name, version)| format!("{name} {version}"))
        .filter(|part| !rows.contains(part.as_str()))
        .collect();
    assert!(missing.is_empty(), "run dist/parts.py, and commit what it writes; missing: {missing:?}");
}
