//! Workbooks that are broken in one way each: what can be read is read, and the rest is named.

use std::fmt::Write as _;

use spruce::returns::{Content, ReadError};

use super::make::{
    EXCEL_97, SHARED_TEXTS, SHEET, Xlsx, compound, ods, open, record, row, short, stream, words, xlsb, zipped,
};

const CELLS: &str =
    r#"<sheetData><row r="1"><c r="A1"><v>7</v></c><c r="B1" t="s"><v>0</v></c></row></sheetData>"#;

/// Why the file could not be read.
fn refusal(bytes: &[u8]) -> String {
    open("Return", bytes).map(|book| format!("{book:?}")).unwrap_err().to_string()
}

/// The findings of a file that could be read: code and cell, and message.
fn told(bytes: &[u8]) -> Vec<(String, String, String)> {
    let book = open("Return", bytes).unwrap();
    book.findings.into_iter().map(|f| (f.code, f.place.cell, f.message)).collect()
}

#[test]
fn a_workbook_without_some_of_its_parts_says_so() {
    let whole = || Xlsx::of(CELLS).with(SHARED_TEXTS, "<sst><si><t>Return</t></si></sst>");
    for (workbook, why) in [
        (whole().without("xl/workbook.xml"), "has no list of sheets"),
        (whole().without(SHEET), "none of its sheets can be read"),
        (whole().replaced("r:id=\"rId1\"", "r:id=\"rId9\""), "none of its sheets can be read"),
        (whole().without("xl/_rels/workbook.xml.rels"), "none of its sheets can be read"),
        (whole().with("xl/workbook.xml", "<workbook><sheets/></workbook>"), "no worksheet"),
        (whole().with("xl/workbook.xml", "<workbook><sheets>"), "damaged"),
        (whole().with("xl/workbook.xml", ""), "no worksheet"),
        (whole().with(SHARED_TEXTS, "<sst><si><t>Return"), "damaged"),
        (whole().with("xl/styles.xml", "<styleSheet"), "damaged"),
        (whole().replaced("</sheetData>", ""), "none of its sheets can be read"),
        (whole().replaced("relationships/worksheet", "relationships/chartsheet"), "no worksheet"),
    ] {
        let message = refusal(&workbook.bytes());
        assert!(message.contains(why), "{why}: {message}");
    }
    // What names the parts for other programs is not needed.
    for workbook in [
        whole().without("[Content_Types].xml"),
        whole().with("[Content_Types].xml", "<Types><Default Extension='xml' ContentType='text/plain'/></Types>"),
        whole().without("_rels/.rels"),
        whole().with("_rels/.rels", "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='_rels/.rels'/></Relationships>").replaced("_rels/.rels'", "xl/workbook.xml'"),
    ] {
        assert_eq!(row(&open("a.xlsx", &workbook.bytes()).unwrap().sheets[0], 0), ["7", "Return"]);
    }
}

#[test]
fn parts_that_refer_to_themselves_end() {
    let cyclic = Xlsx::of(CELLS).replaced("Target=\"worksheets/sheet1.xml\"", "Target=\"workbook.xml\"");
    assert!(matches!(refusal(&cyclic.bytes()).as_str(), message if message.contains("empty")));
    let twice = Xlsx::of("<sheetData><row><c><v>1</v></c></row></sheetData>")
        .replaced("</sheets>", r#"<sheet name="Again" sheetId="2" r:id="rId1"/></sheets>"#);
    let book = open("a.xlsx", &twice.bytes()).unwrap();
    assert_eq!(book.sheets[0].rows, book.sheets[1].rows);
}

#[test]
fn a_text_that_is_missing_is_refused_and_told() {
    let sheet = r#"<sheetData><row r="4"><c r="B4" t="s"><v>3</v></c><c r="C4" t="s"><v>99999999999</v></c><c r="D4" t="s"><v>-1</v></c><c r="E4"><v>1</v></c></row></sheetData>"#;
    for texts in [None, Some("<sst><si><t>Return</t></si></sst>")] {
        let workbook = match texts {
            Some(texts) => Xlsx::of(sheet).with(SHARED_TEXTS, texts),
            None => Xlsx::of(sheet),
        };
        let bytes = workbook.bytes();
        let (code, cell, message) = told(&bytes).remove(0);
        assert_eq!((code.as_str(), cell.as_str()), ("cell_damaged", "B4"));
        assert!(message.contains("2 more"), "{message}");
        let book = open("a.xlsx", &bytes).unwrap();
        assert_eq!(book.sheets[0].cell(3, 4).content, Content::Number(1.0));
        assert!(matches!(book.sheets[0].cell(3, 1).content, Content::Error(_)));
    }
}

#[test]
fn odd_cells_are_told_with_the_first_of_them() {
    let sheet = r#"<sheetData><row r="2"><c r="A2"><v>1,5</v></c><c r="B2"><v>NaN</v></c><c r="C2" t="n"><v>1e999</v></c></row>
        <row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>2</v></c></row>
        <row r="-4"><c><v>3</v></c></row><row r="0"><c r="A0"><v>4</v></c></row>
        <row r="99999999999"><c r="A99999999999"><v>5</v></c></row><row r="1048577"><c r="A1048577"><v>6</v></c></row>
        <row r="9"><c r="XFE9"><v>7</v></c><c r="ABCDE9"><v>8</v></c><c r="9"><v>9</v></c></row></sheetData>"#;
    let bytes = Xlsx::of(sheet).bytes();
    let told = told(&bytes);
    let cells: Vec<&str> = told.iter().map(|(_, cell, _)| cell.as_str()).collect();
    assert_eq!(cells, ["A2", "A3", ""], "{told:?}");
    assert!(told[0].2.contains("2 more") && told[2].2.contains("6 more"), "{told:?}");
    let grid = open("a.xlsx", &bytes).unwrap().sheets.remove(0);
    assert_eq!(row(&grid, 1), ["1,5", "NaN", "1e999"]);
    assert_eq!((row(&grid, 2), grid.height()), (vec!["2".to_owned()], 3));
}

#[test]
fn entities_are_resolved_or_stay_and_never_grow() {
    let mut declared = String::from("<!DOCTYPE w [<!ENTITY a0 \"ha\">");
    for level in 1..30 {
        write!(declared, "<!ENTITY a{level} \"&a{0};&a{0};\">", level - 1).unwrap();
    }
    let sheet = format!(
        "{declared}]><worksheet><sheetData><row><c t='str'><v>&a29;</v></c><c t='str'><v>&#xD800;&#0;&bad &amp;</v></c><c><v>&#55;</v></c></row></sheetData></worksheet>"
    );
    let book = open("a.xlsx", &Xlsx::of("").with(SHEET, &sheet).bytes()).unwrap();
    assert_eq!(row(&book.sheets[0], 0), ["&a29;", "&#xD800;\0&bad &", "7"]);
}

#[test]
fn damaged_sheets_are_told_and_the_others_kept() {
    let two = |second: &str| {
        Xlsx::of(CELLS)
            .replaced("</sheets>", r#"<sheet name="Notes" sheetId="2" r:id="rId8"/></sheets>"#)
            .replaced("</Relationships>", r#"<Relationship Id="rId8" Type="x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#)
            .with("xl/worksheets/sheet2.xml", second)
    };
    for second in [
        "<worksheet><sheetData><row><c><v>1</v>",
        "<worksheet><sheetData></row></sheetData></worksheet></a>",
        "<worksheet><sheetData><row r='",
        "<worksheet><![CDATA[",
        "<worksheet><!--",
    ] {
        let book = open("a.xlsx", &two(second).bytes()).unwrap();
        assert_eq!(book.sheets[0].cell(0, 0).content, Content::Number(7.0));
        let finding = book.findings.iter().find(|finding| finding.code == "sheet_unreadable").unwrap();
        assert_eq!(finding.place.sheet, "Notes");
        assert!(book.sheets[1].rows.is_empty());
    }
}

#[test]
fn a_zip_that_was_cut_or_changed_is_damaged() {
    let whole = Xlsx::of(CELLS).with(SHARED_TEXTS, "<sst><si><t>Return</t></si></sst>").bytes();
    for length in [whole.len() - 1, whole.len() - 30, whole.len() / 2, 30, 4] {
        assert!(refusal(&whole[..length]).contains("cannot be read"), "{length}");
    }
    // A byte of the packed sheet: the check sum tells.
    let mut changed = 0;
    for at in (0..whole.len()).step_by(13) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        if let Ok(book) = open("a.xlsx", &bytes) {
            let kept = row(&book.sheets[0], 0) == ["7", "Return"];
            assert!(kept || !book.findings.is_empty(), "{at}");
            changed += 1;
        }
    }
    assert!(changed > 0);
}

#[test]
fn countless_repeats_in_an_open_document_cost_little() {
    let far = r#"<table:table-row table:number-rows-repeated="4294967295"><table:table-cell table:number-columns-repeated="4294967295"/></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
    assert!(matches!(open("a.ods", &ods(far)), Err(ReadError::Empty { .. })));
    let wide = r#"<table:table-row table:number-rows-repeated="20"><table:table-cell table:number-columns-repeated="4294967295" office:value-type="float" office:value="1"/></table:table-row>"#;
    let book = open("a.ods", &ods(wide)).unwrap();
    assert_eq!((book.sheets[0].height(), book.sheets[0].width()), (20, 16_384));
    let bomb = wide.replace("\"20\"", "\"1048576\"");
    assert!(matches!(open("a.ods", &ods(&bomb)), Err(ReadError::TooLarge { .. })));
    for (table, why) in [
        ("<table:table-row>", "ends too early"),
        ("<table:table-row><table:table-cell>", "ends too early"),
        ("</table:table></table:table></a></b></c>", "never opened"),
    ] {
        let message = refusal(&ods(table));
        assert!(message.contains("damaged") && message.contains(why), "{message}");
    }
}

#[test]
fn protected_files_are_named_with_what_to_do() {
    let manifest = br#"<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    let open_document =
        zipped(&[("mimetype", mimetype), ("content.xml", b"\x01\x02"), ("META-INF/manifest.xml", manifest)]);
    for bytes in [open_document, compound("EncryptedPackage", b"x")] {
        let message = refusal(&bytes);
        assert!(
            message.contains("protected by a password") && message.contains("Protect Workbook"),
            "{message}"
        );
    }
}

#[test]
fn chains_of_sectors_that_lead_nowhere_are_damaged() {
    let number = record(0x203, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]);
    let whole = compound("Workbook", &stream(EXCEL_97, &[], &vec![number; 400]));
    assert_eq!(row(&open("a.xls", &whole).unwrap().sheets[0], 0), ["1"]);
    let changed = |at: usize, bytes: &[u8]| {
        let mut file = whole.clone();
        file[at..at + bytes.len()].copy_from_slice(bytes);
        file
    };
    for (what, bytes) in [
        ("a circle", changed(512 + 4 * 5, &3_u32.to_le_bytes())),
        ("out of the file", changed(512 + 4 * 5, &0x00FF_FFFF_u32.to_le_bytes())),
        ("no table", changed(0x4C, &0x00FF_FFFF_u32.to_le_bytes())),
        ("no directory", changed(0x30, &0x7FFF_FFFF_u32.to_le_bytes())),
        ("a sector of 2^200 bytes", changed(0x1E, &200_u16.to_le_bytes())),
        ("a stream of 4 GB", changed(1024 + 128 + 0x78, &u32::MAX.to_le_bytes()[..])),
        ("cut short", whole[..2000].to_vec()),
        ("only its head", whole[..512].to_vec()),
    ] {
        let outcome = open("a.xls", &bytes);
        let is_whole = outcome.as_ref().is_ok_and(|book| row(&book.sheets[0], 0) == ["1"]);
        assert!(is_whole || outcome.is_err_and(|error| error.to_string().contains("damaged")), "{what}");
    }
}

#[test]
fn records_that_are_cut_short_are_told() {
    let number = record(0x203, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]);
    let whole = stream(EXCEL_97, &[record(0xFC, b"\xFF\xFF\xFF\x7F\xFF\xFF\xFF\x7F\x05\0\0ab")], &[number]);
    assert!(open("a.xls", &whole).is_ok());
    for length in 8..whole.len() {
        let message = refusal(&whole[..length]);
        assert!(message.contains("cannot be read"), "{length} {message}");
    }
    let missing = stream(EXCEL_97, &[], &[record(0xFD, &[0, 0, 0, 0, 0, 0, 9, 0, 0, 0])]);
    assert!(refusal(&missing).contains("none of its sheets"));
}

#[test]
fn a_binary_workbook_that_is_cut_short_is_told() {
    let cell = short(5, &[&[0_u8; 8][..], &7.5_f64.to_le_bytes()].concat());
    let sheet = [short(0, &[0; 17]), cell, short(130, b"")];
    assert_eq!(row(&open("a.xlsb", &xlsb(&sheet, &[], &[])).unwrap().sheets[0], 0), ["7.5"]);
    let long = short(6, &[&[0_u8; 8][..], &[0xFF, 0xFF, 0xFF, 0x7F]].concat());
    let far = short(5, &[&[0xFF_u8; 8][..], &[0; 8]].concat());
    for (sheet, why) in [
        (vec![sheet[0].clone(), sheet[1].clone()], "none of its sheets"),
        (vec![sheet[0].clone(), long, sheet[2].clone()], "none of its sheets"),
        (vec![sheet[0].clone(), vec![0x05, 0xFF, 0xFF, 0xFF, 0xFF]], "none of its sheets"),
        (vec![sheet[0].clone(), far, sheet[2].clone()], "empty"),
        (vec![], "none of its sheets"),
    ] {
        let message = refusal(&xlsb(&sheet, &[], &[]));
        assert!(message.contains(why), "{why}: {message}");
    }
    let texts = [short(19, &[&[0_u8][..], &words("x")[..5]].concat())];
    assert!(refusal(&xlsb(&sheet, &texts, &[])).contains("damaged"));
}
