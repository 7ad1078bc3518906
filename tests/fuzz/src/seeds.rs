//! Writes the seeds of the fuzz targets: small files made here, and those of a folder of returns.
//!
//! `cargo run --release --bin seeds -- CORPUS_FOLDER [FOLDER_OF_RETURNS]`

use std::{fs, io, io::Read as _, path::Path};

use spruce::document::{Document, example_document, write};
use spruce_fuzz::PART;

/// Larger files make a fuzzer slow.
const LARGEST: usize = 200_000;

const CSV: [&str; 6] = [
    "Org code,Org name,Quarter,Value\r\nR01,\"Leeds, City\",2010-11 Q1,\"1,204\"\r\n",
    "sep=;\nCode;Name;Wert\nA1;Ort;1,5\n",
    "a\tb\rc\td\r",
    "a|b\n\"one\ntwo\"|3\n",
    "name,n\n\"Leeds,5\nYork,6\n\"Hull\",7\n",
    "Indicator ID,Area Code,Area Name,Time period,Value,Count,Denominator\n92196,E10000032,West Sussex,2010/11,7.5,75,1000\n",
];

const TYPES: &str = "<Types/>";
const ROOT: &str = r#"<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="Return" state="hidden" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>"#;
const SHEET: &str = r#"<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>x</t></r></is></c><c s="1"><v>40269.5</v></c><c s="2"><v>0.075</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="b"><v>1</v></c><c><f>A1</f></c><c t="d"><v>2010-04-01</v></c><c t="str"><v>a_x000D_&amp;&#65;<![CDATA[<]]></v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#;
const TEXTS: &str = r#"<sst><si><t xml:space="preserve"> Booked </t></si><si><r><t>a</t></r><rPh><t>b</t></rPh></si></sst>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-809]d mmmm yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>"#;
const OPEN: &str = r#"<d><style name="t"><table-properties display="false"/></style><table name="Return" style-name="t"><table-column number-columns-repeated="2" visibility="collapse"/><table-row number-rows-repeated="3"><table-cell value-type="percentage" value="0.075" number-columns-spanned="2"><p>7.5%<s c="2"/>x</p></table-cell><covered-table-cell/><table-cell value-type="date" date-value="2010-04-01"/><table-cell value-type="time" time-value="PT01H28M00S"/><table-cell formula="=1"/></table-row></table></d>"#;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let corpus = arguments.next().unwrap_or_else(|| "corpus".to_owned());
    let put = |target: &str, name: &str, bytes: &[u8]| -> io::Result<()> {
        let folder = Path::new(&corpus).join(target);
        fs::create_dir_all(&folder)?;
        if bytes.len() <= LARGEST { fs::write(folder.join(name), bytes) } else { Ok(()) }
    };
    for (number, text) in CSV.iter().enumerate() {
        put("csv", &number.to_string(), text.as_bytes())?;
        put("returns_read", &number.to_string(), text.as_bytes())?;
    }
    let workbook = parts(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", SHEET.as_bytes()),
        ("xl/sharedStrings.xml", TEXTS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
    ]);
    put("xlsx", "made", &workbook)?;
    put("returns_read", "made", &workbook)?;
    put("xlsx", "zipped", &spruce_fuzz::file(&workbook))?;
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    put("ods", "made", &parts(&[("mimetype", mimetype), ("content.xml", OPEN.as_bytes())]))?;
    put("xlsb", "made", &binary_workbook())?;
    put("xls", "made", &records())?;
    for (name, document) in [("empty", Document::default()), ("example", example())] {
        if let Ok(text) = write(&document) {
            put("scorecard_file", name, text.as_bytes())?;
        }
    }
    match arguments.next() {
        Some(folder) => returns(Path::new(&folder), &put),
        None => Ok(()),
    }
}

/// The files of a folder, as seeds of the readers of their kind.
fn returns(folder: &Path, put: &dyn Fn(&str, &str, &[u8]) -> io::Result<()>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            returns(&path, put)?;
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let bytes = fs::read(&path)?;
        match ending.as_str() {
            "xlsx" | "xlsb" | "ods" => {
                put(&ending, &name, &unzipped(&bytes))?;
                put("returns_read", &name, &unzipped(&bytes))?;
            }
            "xls" | "csv" => {
                put(&ending, &name, &bytes)?;
                put("returns_read", &name, bytes.get(..20_000).unwrap_or(&bytes))?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn example() -> Document {
    use spruce::{document::example_returns, returns::{Known, read}, workbook::catalogue};
    let known = Known::new(catalogue());
    let first = example_returns().into_iter().take(1);
    let readings = first.filter_map(|source| read(&source, &known, &|_| {}, &|| false).ok()).collect();
    example_document(readings, Default::default())
}

fn parts(parts: &[(&str, &[u8])]) -> Vec<u8> {
    parts.iter().flat_map(|(name, bytes)| [PART, name.as_bytes(), b"\n", bytes].concat()).collect()
}

/// A zipped workbook as the parts that are read of it.
fn unzipped(bytes: &[u8]) -> Vec<u8> {
    let mut found = Vec::new();
    let Ok(mut zip) = zip::ZipArchive::new(io::Cursor::new(bytes)) else { return bytes.to_vec() };
    for number in 0..zip.len() {
        let Ok(mut part) = zip.by_index(number) else { continue };
        let Ok(name) = part.name().map(|name| name.into_owned()) else { continue };
        let is_read = [".xml", ".rels", ".bin", "mimetype"].iter().any(|end| name.ends_with(end));
        let is_aside = ["theme", "printer", "drawing", "docProps"].iter().any(|aside| name.contains(aside));
        let mut content = Vec::new();
        if is_read && !is_aside && part.read_to_end(&mut content).is_ok() && content.len() < 60_000 {
            found.extend_from_slice(&[PART, name.as_bytes(), b"\n", &content].concat());
        }
    }
    found
}

/// A record of a workbook before 2007.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap_or(u16::MAX);
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn records() -> Vec<u8> {
    let begin = |kind: u8| record(0x809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let texts = record(0xFC, b"\x01\0\0\0\x01\0\0\0\x03\0\0abc");
    let styles = [record(0x41E, b"\xA4\0\x04\0\0yyyy"), record(0xE0, &[0, 0, 0xA4, 0]), record(0xE0, &[0, 0, 9, 0])];
    let rest = [&styles.concat()[..], &texts, &record(0x0A, b"")].concat();
    let first = begin(5);
    let sheet_at = u32::try_from(first.len() + 4 + 14 + rest.len()).unwrap_or(0).to_le_bytes();
    let sheet = record(0x85, &[&sheet_at[..], b"\0\0\x06\0Return"].concat());
    let cells = [
        record(0x203, &[&[0, 0, 0, 0, 1, 0][..], &0.075_f64.to_le_bytes()].concat()),
        record(0xFD, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        record(0x27E, &[1, 0, 1, 0, 0, 0, 1, 2, 3, 0x40]),
        record(0xBD, &[2, 0, 0, 0, 0, 0, 1, 2, 3, 4, 1, 0, 5, 6, 7, 8, 1, 0]),
        record(0x06, &[3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0]),
        record(0x207, b"\x02\0\x01a\0b\0"),
        record(0x205, &[3, 0, 1, 0, 0, 0, 7, 1]),
        record(0x204, b"\x04\0\0\0\0\0\x02\0\0xy"),
        record(0xE5, &[1, 0, 0, 0, 1, 0, 0, 0, 1, 0]),
        record(0x208, &[3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]),
        record(0x7D, &[0, 0, 1, 0, 0, 0, 0, 0, 1, 0]),
    ];
    [&first[..], &sheet, &rest, &begin(0x10), &cells.concat(), &record(0x0A, b"")].concat()
}

/// A record of a binary workbook since 2007.
fn short(kind: u16, data: &[u8]) -> Vec<u8> {
    let [low, high] = kind.to_le_bytes();
    let kind = if kind < 0x80 { vec![low] } else { vec![low | 0x80, (high << 1) | (low >> 7)] };
    [&kind[..], &[u8::try_from(data.len()).unwrap_or(0x7F)], data].concat()
}

fn words(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&u32::try_from(text.len()).unwrap_or(0).to_le_bytes()[..], &units].concat()
}

fn binary_workbook() -> Vec<u8> {
    let root = ROOT.replace("workbook.xml", "workbook.bin");
    let relations = RELATIONS.replace(".xml", ".bin");
    let sheet = short(156, &[&[0; 8][..], &words("rId1"), &words("Return")].concat());
    let workbook = [short(153, &[1, 0, 0, 0]), sheet].concat();
    let at = |column: u8, style: u8, value: &[u8]| [&[column, 0, 0, 0, style, 0, 0, 0][..], value].concat();
    let cells = [
        short(60, &[1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]),
        short(0, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0]),
        short(2, &at(0, 1, &[1, 2, 3, 0x40])),
        short(3, &at(1, 0, &[7])),
        short(4, &at(2, 0, &[1])),
        short(5, &at(3, 0, &7.5_f64.to_le_bytes())),
        short(6, &at(4, 0, &words("text"))),
        short(7, &at(5, 0, &[0, 0, 0, 0])),
        short(176, &[0; 16]),
        short(130, b""),
    ];
    let texts = short(19, &[&[0][..], &words("shared")].concat());
    let styles = [
        short(44, &[&[164, 0][..], &words("yyyy")].concat()),
        short(617, b""),
        short(47, &[0, 0, 0, 0]),
        short(47, &[0, 0, 164, 0]),
        short(618, b""),
    ];
    parts(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.bin", &workbook),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.bin", &cells.concat()),
        ("xl/sharedStrings.bin", &texts),
        ("xl/styles.bin", &styles.concat()),
    ])
}
