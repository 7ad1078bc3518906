//! Every published sample, and the made-up ones with traps, opens.

use std::path::{Path, PathBuf};

use spruce::{
    base::RAISED_DIGITS,
    returns::{Amount, Book, Content, Grid, ReadError, Source, parse_amount, read_book},
};

/// The folder of sample files; the tests skip where there is none.
fn samples() -> Option<PathBuf> {
    let folder = std::env::var_os("SPRUCE_SAMPLES")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no sample files at {}", folder.display());
    None
}

fn open(path: &Path) -> Result<Book, ReadError> {
    read_book(&Source::open(path)?, &|_| {}, &|| false)
}

fn synthetic(name: &str) -> Option<Book> {
    Some(open(&samples()?.join("synthetic").join(name)).unwrap())
}

fn text(grid: &Grid, row: u32, column: u32) -> String {
    grid.cell(row, column).shown()
}

#[test]
fn every_sample_opens() {
    let Some(folder) = samples() else { return };
    let mut opened = 0;
    for folder in [folder.join("synthetic"), folder] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            let is_notes = path.file_name().unwrap() == "HEADERS.txt";
            if is_notes || !["csv", "txt", "xls", "xlsx", "ods"].contains(&ending.as_str()) {
                continue;
            }
            let started = std::time::Instant::now();
            let book = open(&path).unwrap_or_else(|error| panic!("{error}"));
            let cells: usize =
                book.sheets.iter().flat_map(|sheet| sheet.rows.all()).map(|row| row.len()).sum();
            println!(
                "{:>5} ms {:>8} cells {:>2} sheets {} {:?}",
                started.elapsed().as_millis(),
                cells,
                book.sheets.len(),
                path.file_name().unwrap().to_string_lossy(),
                book.findings.iter().map(|f| &f.code).collect::<Vec<_>>()
            );
            assert!(cells > 3, "{}", path.display());
            opened += 1;
        }
    }
    assert!(opened > 40, "{opened}");
}

#[test]
fn the_same_rows_come_out_of_every_encoding() {
    if samples().is_none() {
        return;
    }
    for name in [
        "SYN_satod_utf16le_tab.txt",
        "SYN_satod_cp1252.csv",
        "SYN_satod_semicolon_utf8bom.csv",
        "SYN_satod_cr_only.csv",
    ] {
        let book = synthetic(name).unwrap();
        let grid = &book.sheets[0];
        assert_eq!(grid.height(), 7, "{name}");
        assert_eq!(text(grid, 0, 0), "Period", "{name}");
        assert_eq!(text(grid, 1, 4), "1,204", "{name}");
        assert_eq!(text(grid, 3, 2), "St Wilfrid’s", "{name}");
        assert_eq!(text(grid, 6, 5), "–", "{name}");
        let guessed = book.findings.iter().any(|finding| finding.code == "encoding_guessed");
        assert_eq!(guessed, name.contains("cp1252"), "{name}");
    }
}

#[test]
fn months_of_both_epochs_are_dates_and_serials_stay_numbers() {
    let Some(book) = synthetic("SYN_births_1904.xlsx") else { return };
    assert_eq!(
        [1, 2, 3].map(|row| text(&book.sheets[0], row, 0)),
        ["2010-04-01", "2010-05-01", "2010-06-01"]
    );
    let book = synthetic("SYN_births_serials_general.xlsx").unwrap();
    assert_eq!(book.sheets[0].cell(1, 0).content, Content::Number(40269.0));
}

#[test]
fn a_dashboard_keeps_dates_ratios_and_formulas_without_result() {
    let Some(book) = synthetic("SYN_trust_dashboard_wide_months.xlsx") else { return };
    let grid = &book.sheets[0];
    assert_eq!(text(grid, 2, 3), "2010-04-01");
    assert_eq!(text(grid, 2, 12), "Jan-11");
    assert_eq!(parse_amount(grid.cell(3, 3)), Amount::OneTo(29.0));
    assert_eq!(parse_amount(grid.cell(3, 8)), Amount::OneTo(31.0));
    assert_eq!(grid.cell(4, 15).content, Content::NoResult);
    assert_eq!(grid.cell(4, 14).content, Content::Empty);
}

#[test]
fn percent_formats_merged_cells_and_hidden_sheets_are_kept() {
    let Some(book) = synthetic("SYN_12week_2rowheader.xlsx") else { return };
    let grid = &book.sheets[0];
    assert!(!grid.hidden && book.sheets[1].hidden);
    assert_eq!(parse_amount(grid.cell(9, 7)), Amount::Number { value: 95.45, percent: true });
    let merged: Vec<String> = grid.merged.iter().map(|(first, last)| format!("{first}:{last}")).collect();
    assert_eq!(merged, ["D8:E8", "F8:H8"]);
}

/// What calamine makes of a cell, in words that both sides can be put into.
fn calamines(data: &calamine::Data) -> String {
    match data {
        calamine::Data::Empty => String::new(),
        calamine::Data::String(text) if text.trim().is_empty() => String::new(),
        calamine::Data::String(text) => format!("text {text}"),
        calamine::Data::Int(number) => format!("number {}", *number as f64),
        calamine::Data::Float(number) => format!("number {number}"),
        calamine::Data::Bool(yes) => format!("bool {yes}"),
        calamine::Data::DateTime(time) => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            format!("date {year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
        }
        calamine::Data::Error(error) => format!("error {error}"),
        other => format!("other {other:?}"),
    }
}

fn ours(content: &Content) -> String {
    match content {
        // Calamine takes a formula without a result for nothing.
        Content::Empty | Content::NoResult => String::new(),
        Content::Text(text) => format!("text {text}"),
        Content::Number(number) => format!("number {number}"),
        Content::Bool(yes) => format!("bool {yes}"),
        Content::Date(time) => format!("date {}", time.strftime("%Y-%m-%dT%H:%M:%S")),
        Content::Error(error) => format!("error {error}"),
    }
}

/// Without the one thing that the other reader does not tell: which digits are raised.
fn lowered(text: &str) -> String {
    let digit = |c| RAISED_DIGITS.iter().position(|raised| *raised == c);
    let lowered = |c| digit(c).and_then(|at| char::from_digit(u32::try_from(at).ok()?, 10)).unwrap_or(c);
    text.chars().map(lowered).collect()
}

#[test]
fn workbooks_give_the_cells_that_another_reader_finds() {
    let Some(folder) = samples() else { return };
    let mut cells = 0_u32;
    for folder in [folder.join("synthetic"), folder] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            if !["xls", "xlsx"].contains(&ending.as_str()) {
                continue;
            }
            let book = open(&path).unwrap();
            let mut other = calamine::open_workbook_auto(&path).unwrap();
            for sheet in &book.sheets {
                let range = calamine::Reader::worksheet_range(&mut other, &sheet.name).unwrap();
                let (height, width) = range.end().map_or((0, 0), |(row, column)| (row + 1, column + 1));
                for row in 0..height.max(sheet.height()) {
                    for column in 0..width.max(sheet.width()) {
                        let theirs = range.get_value((row, column)).map(calamines).unwrap_or_default();
                        let theirs = lowered(&theirs);
                        let found = lowered(&ours(&sheet.cell(row, column).content));
                        assert_eq!(found, theirs, "{} {} {row} {column}", path.display(), sheet.name);
                        cells += u32::from(!found.is_empty());
                    }
                }
            }
        }
    }
    assert!(cells > 100_000, "{cells}");
}
