//! The house has one staircase: a layer uses only those that stand above it in `src/lib.rs`.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The layers in the order of the table in `src/lib.rs`.
fn layers() -> Vec<String> {
    let text = fs::read_to_string(source().join("lib.rs")).unwrap();
    text.lines()
        .filter_map(|line| line.strip_prefix("//! | "))
        .filter_map(|row| row.split('`').nth(1))
        .map(str::to_owned)
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The layers that a file names after `crate::`, also in braces: `use crate::{base::fold, domain}`.
fn used(text: &str) -> Vec<String> {
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        if let Some(inside) = rest.strip_prefix('{') {
            let mut depth = 0_i32;
            let mut word = String::new();
            let mut at_start = true;
            for c in inside.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => at_start = true,
                    c if depth == 0 && at_start && (c.is_alphanumeric() || c == '_') => word.push(c),
                    _ => {}
                }
                if depth == 0 && !word.is_empty() && !(c.is_alphanumeric() || c == '_') {
                    used.push(std::mem::take(&mut word));
                    at_start = c == ',';
                }
            }
            if !word.is_empty() {
                used.push(word);
            }
        } else {
            used.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    used
}

#[test]
fn reads_what_a_file_uses() {
    let text =
        "use crate::base::fold;\nuse crate::{\n  domain::{Area, Period},\n  returns,\n};\n// crate::app\n";
    assert_eq!(used(text), ["base", "domain", "returns"]);
}

#[test]
fn every_folder_is_a_layer_of_the_table() {
    let mut folders: Vec<String> = fs::read_dir(source())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir() && entry.file_name() != "bin")
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let mut layers = layers();
    folders.sort();
    layers.sort();
    assert_eq!(folders, layers);
}

#[test]
fn a_layer_uses_only_those_above_it() {
    let layers = layers();
    let rank = |name: &str| layers.iter().position(|layer| layer == name);
    let mut wrong = Vec::new();
    for (i, layer) in layers.iter().enumerate() {
        for file in rust_files(&source().join(layer)) {
            for name in used(&fs::read_to_string(&file).unwrap()) {
                let too_low = rank(&name).is_some_and(|other| other > i);
                let across = layer == "app" && name == "cli";
                if too_low || across {
                    wrong.push(format!("{} uses {name}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_window_knows_egui() {
    for layer in layers().iter().filter(|layer| *layer != "app") {
        for file in rust_files(&source().join(layer)) {
            let text = fs::read_to_string(&file).unwrap();
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            assert!(!code.iter().any(|line| line.contains("egui::")), "{}", file.display());
        }
    }
}

/// Crates that open connections. None may be in the tree: nothing leaves the computer.
const NETWORKING: [&str; 13] = [
    "attohttpc",
    "curl",
    "h2",
    "hyper",
    "isahc",
    "native-tls",
    "quinn",
    "reqwest",
    "rustls",
    "surf",
    "tokio-tungstenite",
    "tungstenite",
    "ureq",
];

#[test]
fn no_networking_crate_is_in_the_tree() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let names: Vec<&str> =
        lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"calamine"), "the lock file is read");
    for name in NETWORKING {
        assert!(!names.contains(&name), "{name} is in the tree");
    }
}

#[test]
fn the_program_itself_opens_no_connection() {
    for file in rust_files(&source()) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("std::net") && !text.contains("TcpStream"), "{}", file.display());
    }
}
