//! What a file is, by its content; the name is only asked what was meant.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::limits::has_too_many_parts;

/// The kinds of file that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// CSV and its like.
    Text,
    /// Excel since 2007.
    Xlsx,
    /// The binary variant of it.
    Xlsb,
    /// Excel 5 to 2003.
    Xls,
    /// `OpenDocument`.
    Ods,
}

impl Kind {
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Text => "separated text (CSV)",
            Self::Xlsx => "an Excel workbook (xlsx)",
            Self::Xlsb => "a binary Excel workbook (xlsb)",
            Self::Xls => "an Excel workbook of before 2007 (xls)",
            Self::Ods => "an OpenDocument spreadsheet (ods)",
        }
    }
}

/// What the name says; `None` when it says nothing.
pub(super) fn from_name(name: &str) -> Option<Kind> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "csv" | "txt" | "tsv" | "tab" => Some(Kind::Text),
        "xlsx" | "xlsm" | "xltx" | "xltm" => Some(Kind::Xlsx),
        "xlsb" => Some(Kind::Xlsb),
        "xls" | "xlt" => Some(Kind::Xls),
        "ods" => Some(Kind::Ods),
        _ => None,
    }
}

/// What the content is, or in words why it cannot be read and what to do.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, String> {
    match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => of_zip(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => of_compound(bytes),
        [9, 8, _, _, 0, 5 | 6, ..] => Ok(Kind::Xls),
        [9, 0 | 2 | 4 | 8, 4 | 6 | 8, 0, ..] => {
            Err("it is a workbook of Excel 4 or earlier; open it in Excel and save it as xlsx".to_owned())
        }
        _ => foreign(bytes).map_or(Ok(Kind::Text), |what| Err(what.to_owned())),
    }
}

fn of_zip(bytes: &[u8]) -> Result<Kind, String> {
    let cut =
        |_| "it is a workbook that was cut short or damaged; ask its sender for the file again".to_owned();
    if has_too_many_parts(bytes) {
        return Err("it is a zip file of more than 100,000 parts, which no workbook has".to_owned());
    }
    let zip = ZipArchive::new(Cursor::new(bytes)).map_err(cut)?;
    let names: Vec<String> = (0..zip.len())
        .filter_map(|i| zip.name_for_index(i).and_then(Result::ok).map(|n| n.to_ascii_lowercase()))
        .collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("xl/workbook.bin") {
        Ok(Kind::Xlsb)
    } else if has("xl/") {
        Ok(Kind::Xlsx)
    } else if has("word/") {
        Err("it is a Word document; copy its table into a spreadsheet".to_owned())
    } else if has("ppt/") {
        Err("it is a PowerPoint presentation".to_owned())
    } else if has("content.xml") {
        open_document(zip)
    } else if has("index/document.iwa") {
        Err("it is an Apple Numbers document; export it as Excel or CSV".to_owned())
    } else if has("[content_types].xml") {
        Ok(Kind::Xlsx)
    } else {
        Err("it is a zip archive; unpack it and add the files that are in it".to_owned())
    }
}

fn open_document(mut zip: ZipArchive<Cursor<&[u8]>>) -> Result<Kind, String> {
    let mut kind = String::new();
    let named = zip.by_name("mimetype").is_ok_and(|part| part.take(200).read_to_string(&mut kind).is_ok());
    if !named || kind.contains("opendocument.spreadsheet") {
        Ok(Kind::Ods)
    } else {
        Err("it is an OpenDocument file, but not a spreadsheet".to_owned())
    }
}

fn of_compound(bytes: &[u8]) -> Result<Kind, String> {
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if named("EncryptedPackage") {
        Err(PROTECTED.to_owned())
    } else if named("Workbook") || named("WORKBOOK") || named("Book") || named("BOOK") {
        Ok(Kind::Xls)
    } else if named("WordDocument") {
        Err("it is a Word document; copy its table into a spreadsheet".to_owned())
    } else if named("PowerPoint Document") {
        Err("it is a PowerPoint presentation".to_owned())
    } else if named("__properties_version1.0") {
        Err("it is an Outlook message; save the file attached to it".to_owned())
    } else {
        Err("it is damaged, or an Office file without a workbook".to_owned())
    }
}

/// What is said of a protected workbook, of whatever kind.
pub(super) const PROTECTED: &str = "it is protected by a password; open it in Excel, take the password off under File > Info > Protect Workbook, save it and add it again";

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(bytes, part).is_some()
}

/// Known kinds that are no spreadsheets.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 15] = [
        (b"%PDF", "it is a PDF; ask its sender for the spreadsheet behind it"),
        (b"\x89PNG", "it is a picture (PNG); ask its sender for the spreadsheet behind it"),
        (b"\xFF\xD8\xFF", "it is a picture (JPEG); ask its sender for the spreadsheet behind it"),
        (b"GIF8", "it is a picture (GIF); ask its sender for the spreadsheet behind it"),
        (b"II*\0", "it is a picture (TIFF); ask its sender for the spreadsheet behind it"),
        (b"MM\0*", "it is a picture (TIFF); ask its sender for the spreadsheet behind it"),
        (b"{\\rtf", "it is a Word document (RTF); copy its table into a spreadsheet"),
        (b"\x1F\x8B", "it is a compressed file (gzip); unpack it and add the file that is in it"),
        (b"7z\xBC\xAF", "it is an archive (7z); unpack it and add the files that are in it"),
        (b"Rar!", "it is an archive (RAR); unpack it and add the files that are in it"),
        (b"MZ", "it is a program"),
        (b"\x7FELF", "it is a program"),
        (b"SQLite format 3", "it is a database (SQLite)"),
        (b"\0\x01\0\0Standard ", "it is a database (Access); export the table as Excel or CSV"),
        (b"PAR1", "it is a Parquet file; export it as CSV"),
    ];
    if let Some((_, what)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        // “MZ” may begin a CSV file; a program has zero bytes.
        return (!what.ends_with("program") || bytes.contains(&0)).then_some(what);
    }
    let head = bytes.get(..2000.min(bytes.len())).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_lowercase();
    let start = head.trim_start_matches('\u{feff}').trim_start();
    if ["<!doctype html", "<html", "<table", "<head", "<body"].iter().any(|tag| start.starts_with(tag)) {
        Some("it is a web page (HTML) under a spreadsheet’s name; open it in Excel and save it as xlsx")
    } else if start.starts_with("<?xml") || start.starts_with("<workbook") {
        if head.contains("office:spreadsheet") {
            Some("it is an XML spreadsheet of 2003; open it in Excel and save it as xlsx")
        } else if head.contains("<html") {
            Some("it is a web page (HTML) under a spreadsheet’s name; open it in Excel and save it as xlsx")
        } else {
            Some("it is an XML file")
        }
    } else if start.starts_with("{\"")
        || start.starts_with("{\n")
        || start.starts_with("{\r\n")
        || start.starts_with("[{")
    {
        Some("it is a JSON file; a scorecard file is opened, not imported")
    } else {
        None
    }
}
