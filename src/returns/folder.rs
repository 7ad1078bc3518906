//! The files that a person means by a list of files and folders.

use std::{
    io,
    path::{Path, PathBuf},
};

/// Endings of what can be read as a return.
const ENDINGS: [&str; 8] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "xlsb", "ods"];

/// Files deep in folders of folders are looked for this far down.
const DEEPEST: u8 = 8;

/// Every path that is a file, and of every folder the spreadsheets and CSV files in it and below it, by
/// name; hidden files and the locks that Office leaves (`~$…`) are passed over.
///
/// # Errors
/// A folder cannot be listed.
pub fn files_of(paths: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { list(path, DEEPEST, &mut files)? } else { files.push(path.clone()) }
    }
    Ok(files)
}

fn list(folder: &Path, depth: u8, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    entries.sort();
    for path in entries.iter().filter(|path| !is_passed_over(path)) {
        if path.is_dir() {
            // A link that leads back up would never end.
            if depth > 0 && !path.is_symlink() {
                list(path, depth - 1, files)?;
            }
        } else if is_return(path) {
            files.push(path.clone());
        }
    }
    Ok(())
}

fn is_passed_over(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.starts_with("~$")
}

fn is_return(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_stands_for_the_returns_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("b");
        std::fs::create_dir(&below).unwrap();
        for name in ["z.csv", "A.XLSX", "~$A.XLSX", ".hidden.csv", "notes.docx", "b/c.ods"] {
            std::fs::copy(file!(), folder.path().join(name))
                .or_else(|_| {
                    std::fs::copy(
                        Path::new(env!("CARGO_MANIFEST_DIR")).join(file!()),
                        folder.path().join(name),
                    )
                })
                .unwrap();
        }
        let odd = folder.path().join("named.dat");
        let files = files_of(&[folder.path().to_owned(), odd.clone()]).unwrap();
        let expected = ["A.XLSX", "b/c.ods", "z.csv"].map(|name| folder.path().join(name));
        assert_eq!(files, [&expected[..], &[odd]].concat());
    }
}
