//! Workbooks made byte by byte: what no writing library would write.

use std::io::{Cursor, Write as _};

use spruce::returns::{Book, Cell, Grid, ReadError, Source, read_book};
use zip::{ZipWriter, write::SimpleFileOptions};

pub(crate) fn open(name: &str, bytes: &[u8]) -> Result<Book, ReadError> {
    read_book(&Source::new(name, bytes), &|_| {}, &|| false)
}

/// What the cells of a row show.
pub(crate) fn row(grid: &Grid, row: usize) -> Vec<String> {
    grid.row(u32::try_from(row).unwrap()).iter().map(Cell::shown).collect()
}

pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a workbook of one sheet, to be changed and zipped.
pub(crate) struct Xlsx {
    pub(crate) parts: Vec<(String, Vec<u8>)>,
}

pub(crate) const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Xlsx {
    /// A workbook with this XML in the `worksheet` element of its only sheet.
    pub(crate) fn of(sheet: &str) -> Self {
        let relation = |id: &str, kind: &str, target: &str| {
            format!(r#"<Relationship Id="{id}" Type="{TRANSITIONAL}/{kind}" Target="{target}"/>"#)
        };
        let relations = |inner: &str| {
            format!(
                r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
            )
        };
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let parts = [
            (
                "[Content_Types].xml",
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#.to_owned(),
            ),
            ("_rels/.rels", relations(&relation("rId1", "officeDocument", "xl/workbook.xml"))),
            (
                "xl/workbook.xml",
                format!(
                    r#"<workbook xmlns="{main}" xmlns:r="{TRANSITIONAL}"><sheets><sheet name="Return" sheetId="1" r:id="rId1"/></sheets></workbook>"#
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                relations(&format!(
                    "{}{}{}",
                    relation("rId1", "worksheet", "worksheets/sheet1.xml"),
                    relation("rId2", "sharedStrings", "sharedStrings.xml"),
                    relation("rId3", "styles", "styles.xml")
                )),
            ),
            ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{main}">{sheet}</worksheet>"#)),
        ];
        Self { parts: parts.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect() }
    }

    /// The same with another part, or with another content of it.
    pub(crate) fn with(mut self, name: &str, content: &str) -> Self {
        self.parts.retain(|(known, _)| known != name);
        self.parts.push((name.to_owned(), content.as_bytes().to_vec()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.parts.retain(|(known, _)| known != name);
        self
    }

    /// The same with every piece of text replaced.
    pub(crate) fn replaced(mut self, from: &str, to: &str) -> Self {
        for (_, content) in &mut self.parts {
            *content = String::from_utf8_lossy(content).replace(from, to).into_bytes();
        }
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let parts: Vec<(&str, &[u8])> =
            self.parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        zipped(&parts)
    }
}

pub(crate) const SHARED_TEXTS: &str = "xl/sharedStrings.xml";
pub(crate) const STYLES: &str = "xl/styles.xml";
pub(crate) const SHEET: &str = "xl/worksheets/sheet1.xml";

/// An `OpenDocument` spreadsheet with this XML in its only table.
pub(crate) fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Return">{table}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    zipped(&[("mimetype", mimetype), ("content.xml", content.as_bytes())])
}

/// A record of a workbook before 2007.
pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

pub(crate) const EXCEL_95: u16 = 0x0500;
pub(crate) const EXCEL_97: u16 = 0x0600;

/// The stream of a workbook before 2007: records for the workbook, then those of its only sheet.
pub(crate) fn stream(version: u16, globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u8| record(0x809, &[&version.to_le_bytes()[..], &[kind, 0], &[0; 4]].concat());
    let name: &[u8] = if version == EXCEL_97 { b"\x06\0Return" } else { b"\x06Return" };
    let before = [begin(5), globals.concat()].concat();
    let end = record(0x0A, b"");
    let start = before.len() + 4 + 6 + name.len() + end.len();
    let sheet = record(0x85, &[&u32::try_from(start).unwrap().to_le_bytes()[..], &[0, 0], name].concat());
    [before, sheet, end.clone(), begin(0x10), cells.concat(), end].concat()
}

/// A compound file that holds one stream.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(SECTOR), 0);
    let sectors = u32::try_from(stream.len() / SECTOR).unwrap();
    let tables = (sectors + 2).div_ceil(127);
    let mut head = vec![0_u8; SECTOR];
    let mut put = |at: usize, bytes: &[u8]| head[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    put(0x18, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(0x2C, &tables.to_le_bytes());
    put(0x30, &tables.to_le_bytes());
    put(0x38, &4096_u32.to_le_bytes());
    put(0x3C, &0xFFFF_FFFE_u32.to_le_bytes());
    put(0x44, &0xFFFF_FFFE_u32.to_le_bytes());
    for number in 0..109_u32 {
        let table = if number < tables { number } else { u32::MAX };
        put(0x4C + 4 * usize::try_from(number).unwrap(), &table.to_le_bytes());
    }
    // The tables themselves, the directory, and the stream one sector after the other.
    let mut chain: Vec<u32> = vec![0xFFFF_FFFD; usize::try_from(tables).unwrap()];
    chain.push(0xFFFF_FFFE);
    chain.extend((1..sectors).map(|number| tables + 1 + number));
    chain.push(0xFFFF_FFFE);
    chain.resize(usize::try_from(tables).unwrap() * 128, u32::MAX);
    let table: Vec<u8> = chain.into_iter().flat_map(u32::to_le_bytes).collect();
    let mut directory = entry("Root Entry", 5, 0xFFFF_FFFE, 0);
    directory.extend(entry(name, 2, tables + 1, u32::try_from(stream.len()).unwrap()));
    directory[0x4C..0x50].copy_from_slice(&1_u32.to_le_bytes());
    directory.resize(SECTOR, 0);
    [head, table, directory, stream].concat()
}

fn entry(name: &str, kind: u8, start: u32, size: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(entry.len() + 2).unwrap();
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend([0xFF; 12]);
    entry.resize(0x74, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry.resize(128, 0);
    entry
}

/// A record of a binary workbook since 2007.
pub(crate) fn short(kind: u16, data: &[u8]) -> Vec<u8> {
    let [low, high] = kind.to_le_bytes();
    let kind = if kind < 0x80 { vec![low] } else { vec![low | 0x80, (high << 1) | (low >> 7)] };
    assert!(data.len() < 128);
    [&kind[..], &[u8::try_from(data.len()).unwrap()], data].concat()
}

/// A text of such a record.
pub(crate) fn words(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&u32::try_from(text.encode_utf16().count()).unwrap().to_le_bytes()[..], &units].concat()
}

/// A binary workbook since 2007, with these records in its only sheet.
pub(crate) fn xlsb(sheet: &[Vec<u8>], texts: &[Vec<u8>], styles: &[Vec<u8>]) -> Vec<u8> {
    let made = Xlsx::of("").replaced(".xml", ".bin");
    let part = |name: &str| made.parts.iter().find(|(known, _)| known == name).unwrap().1.clone();
    let listed = [
        short(131, b""),
        short(143, b""),
        short(156, &[&[0_u8; 4][..], &[1, 0, 0, 0], &words("rId1"), &words("Return")].concat()),
        short(144, b""),
        short(132, b""),
    ];
    zipped(&[
        ("[Content_Types].xml", &part("[Content_Types].xml")),
        ("_rels/.rels", &part("_rels/.rels")),
        ("xl/workbook.bin", &listed.concat()),
        ("xl/_rels/workbook.bin.rels", &part("xl/_rels/workbook.xml.rels")),
        ("xl/worksheets/sheet1.bin", &sheet.concat()),
        ("xl/sharedStrings.bin", &texts.concat()),
        ("xl/styles.bin", &styles.concat()),
    ])
}
