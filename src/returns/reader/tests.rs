//! What good and bad files give, made here byte by byte.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::returns::{Amount, Cell, Content, Grid, parse_amount};

fn open(name: &str, bytes: &[u8]) -> Result<Book, ReadError> {
    read_book(&Source::new(name, bytes), &|_| {}, &|| false)
}

fn shown(grid: &Grid) -> Vec<Vec<String>> {
    grid.rows.all().map(|row| row.iter().map(Cell::shown).collect()).collect()
}

fn rows(text: &str) -> Vec<Vec<String>> {
    shown(&open("a.csv", text.as_bytes()).unwrap().sheets[0])
}

fn refusal(name: &str, bytes: &[u8]) -> String {
    open(name, bytes).unwrap_err().to_string()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with this XML in its `worksheet` element.
fn xlsx_of(sheet: &str) -> Vec<u8> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let workbook = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Return" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sheet}</worksheet>"#
    );
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn small_xlsx() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "Return for Q3 2010-11", &Format::new()).unwrap();
    sheet.write(2, 0, "5ZZ").unwrap();
    for (column, format) in
        ["0.0%", "0%", "0.00%", "0.0", "0\"%\"", "0\\%", "[Red]0.0%;-0.0%"].iter().enumerate()
    {
        let column = u16::try_from(column).unwrap() + 1;
        sheet.write_with_format(2, column, 0.075, &Format::new().set_num_format(*format)).unwrap();
    }
    sheet.write(3, 1, true).unwrap();
    sheet.write_formula(3, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    // Excel counts 1 April 2010 as day 40269; 183 days later is 1 October.
    sheet.write_with_format(3, 3, 40_452.0, &day).unwrap();
    let time = Format::new().set_num_format("h:mm");
    sheet.write_with_format(3, 4, 88.0 / 1440.0, &time).unwrap();
    sheet.set_row_hidden(3).unwrap();
    workbook.add_worksheet().set_name("Lookup").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_keeps_what_a_reader_needs() {
    let book = open("return.xlsx", &small_xlsx()).unwrap();
    assert_eq!(book.findings, []);
    let grid = &book.sheets[0];
    assert_eq!(grid.merged.iter().map(|(a, b)| format!("{a}:{b}")).collect::<Vec<_>>(), ["A1:C1"]);
    let percent: Vec<bool> = grid.row(2)[1..].iter().map(|cell| cell.percent).collect();
    assert_eq!(percent, [true, true, true, false, false, false, true]);
    assert_eq!(parse_amount(grid.cell(2, 1)), Amount::Number { value: 7.5, percent: true });
    assert_eq!(parse_amount(grid.cell(2, 4)), Amount::Number { value: 0.075, percent: false });
    assert_eq!(grid.cell(3, 1).content, Content::Bool(true));
    assert_eq!(grid.cell(3, 3).shown(), "2010-10-01");
    assert_eq!(parse_amount(grid.cell(3, 4)), Amount::OneTo(28.0));
    assert!(grid.hidden_rows.contains(&3) && !grid.hidden && book.sheets[1].hidden);
    assert_eq!(grid.rows.len(), 4);
}

#[test]
fn errors_and_formulas_without_a_result_are_not_numbers() {
    let cells = r#"<sheetData><row r="2">
        <c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C2"><f>SUM(A1:A9)</f><v></v></c><c r="D2"><f>A1</f></c>
        <c r="E2" t="str"><f>""</f><v></v></c><c r="F2"><f>1+1</f><v>2</v></c><c r="G2" s="0"/></row></sheetData>"#;
    let book = open("return.xlsx", &xlsx_of(cells)).unwrap();
    let contents: Vec<&Content> = (1..7).map(|column| &book.sheets[0].cell(1, column).content).collect();
    assert_eq!(
        contents,
        [
            &Content::Error("#DIV/0!".into()),
            &Content::NoResult,
            &Content::NoResult,
            &Content::Empty,
            &Content::Number(2.0),
            &Content::Empty,
        ]
    );
}

#[test]
fn raised_footnotes_are_told_from_the_number_before_them() {
    let cells = r#"<sheetData><row r="1">
        <c r="A1" t="inlineStr"><is><r><t>2017</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>5</t></r></is></c>
        <c r="B1" t="inlineStr"><is><r><rPr><vertAlign val="superscript"/><sz val="8"/></rPr><t>5</t></r><r><rPr><sz val="8"/></rPr><t xml:space="preserve"> years</t></r></is></c>
        <c r="C1" t="inlineStr"><is><r><t>5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>th</t></r></is></c>
        <c r="D1" t="inlineStr"><is><r><t>12.3</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>
        </row></sheetData>"#;
    let book = open("return.xlsx", &xlsx_of(cells)).unwrap();
    let grid = &book.sheets[0];
    assert_eq!(shown(grid), [["2017⁵", "⁵ years", "5th", "12.3¹"]]);
    assert_eq!(parse_amount(grid.cell(0, 3)), Amount::Number { value: 12.3, percent: false });
}

#[test]
fn a_million_empty_rows_and_a_far_cell_cost_little() {
    let mut rows = String::from(r#"<sheetData><row r="1"><c r="A1"><v>5</v></c></row>"#);
    for row in 2..=200_000 {
        write!(rows, r#"<row r="{row}"><c r="A{row}" s="1"/></row>"#).unwrap();
    }
    rows.push_str("</sheetData>");
    let book = open("return.xlsx", &xlsx_of(&rows)).unwrap();
    assert_eq!((book.sheets[0].height(), book.sheets[0].width()), (1, 1));

    let far = r#"<sheetData><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>"#;
    let book = open("return.xlsx", &xlsx_of(far)).unwrap();
    assert_eq!(book.sheets[0].cell(1_048_575, 16_383).content, Content::Number(7.0));
}

#[test]
fn cells_spread_too_wide_are_too_large() {
    let mut rows = String::from("<sheetData>");
    for row in 1..=20 {
        write!(rows, r#"<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>"#).unwrap();
    }
    rows.push_str("</sheetData>");
    let bytes = xlsx_of(&rows);
    let source = Source::new("return.xlsx", &bytes);
    let reading = Reading { source: &source, progress: &|_| {}, cancelled: &|| false, memory: 10 << 20 };
    let error = read(&reading).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
}

#[test]
fn a_zip_bomb_is_refused_before_it_goes_off() {
    let mut bytes = xlsx_of(&" ".repeat(150 << 20));
    assert!(matches!(open("a.xlsx", &bytes), Err(ReadError::TooLarge { .. })));

    // The same with a directory that lies about the size: the four bytes at 24 of its entry.
    let directory = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&1000_u32.to_le_bytes());
    assert!(open("a.xlsx", &bytes).is_err());
}

#[test]
fn a_claim_of_countless_texts_makes_no_room_for_them() {
    let mut zip = zip::ZipArchive::new(Cursor::new(small_xlsx())).unwrap();
    let mut parts = Vec::new();
    for i in 0..zip.len() {
        let mut part = zip.by_index(i).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).unwrap();
        if name.ends_with("sharedStrings.xml") {
            let text = String::from_utf8(content).unwrap();
            let (before, after) = text.split_once("uniqueCount=\"").unwrap();
            let (_, after) = after.split_once('"').unwrap();
            content = format!("{before}uniqueCount=\"9999999999999\"{after}").into_bytes();
        }
        parts.push((name, content));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    let book = open("a.xlsx", &zipped(&parts)).unwrap();
    assert_eq!(book.sheets[0].cell(0, 0).shown(), "Return for Q3 2010-11");
}

#[test]
fn an_open_document_keeps_percentages_merged_cells_and_no_remarks() {
    let content = r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c">
        <office:automatic-styles><style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>
        <style:style style:name="ta2"><style:table-properties table:display="false"/></style:style><style:style style:name="t1"><style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles>
        <office:body><office:spreadsheet><table:table table:name="Return" table:style-name="ta1">
        <table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"><office:annotation><text:p>A remark</text:p></office:annotation><text:p>Booked &amp; <text:span>seen</text:span><text:span text:style-name="t1">3</text:span></text:p><text:p>by<text:s text:c="2"/>12 weeks</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
        <table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell office:value-type="percentage" office:value="0.075"><text:p>7.5%</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="3"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="date" office:date-value="2010-10-01"/><table:table-cell office:value-type="time" office:time-value="PT01H28M00S"/><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell table:formula="of:=[.A1]"/><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table><table:table table:name="Lookup" table:style-name="ta2"/><table:table table:name="Hidden" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    let book =
        open("return.ods", &zipped(&[("mimetype", mimetype), ("content.xml", content.as_bytes())])).unwrap();
    let grid = &book.sheets[0];
    assert_eq!(grid.cell(0, 0).shown(), "Booked & seen³\nby  12 weeks");
    assert_eq!(grid.merged.len(), 1);
    assert_eq!(parse_amount(grid.cell(2, 0)), Amount::Number { value: 7.5, percent: true });
    assert_eq!(grid.cell(1, 2).content, Content::Number(3.0));
    assert_eq!(grid.hidden_rows.iter().copied().collect::<Vec<_>>(), [1, 2]);
    assert_eq!(grid.cell(3, 0).shown(), "2010-10-01");
    assert_eq!(parse_amount(grid.cell(3, 1)), Amount::OneTo(28.0));
    assert_eq!(grid.cell(3, 2).content, Content::Error("#DIV/0!".into()));
    assert_eq!(grid.cell(3, 3).content, Content::NoResult);
    assert_eq!((grid.height(), grid.width()), (4, 4));
    assert_eq!((&*book.sheets[1].name, book.sheets[1].hidden), ("Hidden", true));
}

#[test]
fn separated_text_keeps_excels_rows_and_columns() {
    assert_eq!(rows("a,b\r\n\r\n1,\"2,5\"\n"), [vec!["a", "b"], vec![], vec!["1", "2,5"]]);
    assert_eq!(rows("a;b\r1,5;2\r"), [["a", "b"], ["1,5", "2"]]);
    assert_eq!(rows("a|b\n1|2"), [["a", "b"], ["1", "2"]]);
    assert_eq!(rows("a,b\n\"say \"\"so\"\"\nhere\",2\n"), [["a", "b"], ["say \"so\"\nhere", "2"]]);
    assert_eq!(rows("sep=;\na;b\n1;2\n"), [["a", "b"], ["1", "2"]]);
    assert_eq!(rows("Title, with a comma\na\tb\n1,204\t2\n3\t4\n")[1], ["a", "b"]);
    assert_eq!(rows("a,b,,\n1,2\n1,2,3\n,,,\n"), [vec!["a", "b"], vec!["1", "2"], vec!["1", "2", "3"]]);
    assert_eq!(rows("only\none\ncolumn\n"), [["only"], ["one"], ["column"]]);
    assert_eq!(rows("\u{feff}\"Indicator ID\",b\n1,2\n")[0], ["Indicator ID", "b"]);
}

#[test]
fn a_quote_that_never_closes_is_told_and_loses_no_row() {
    let book = open("a.csv", b"a,b\n1,\"2\n3,4\n").unwrap();
    assert_eq!(shown(&book.sheets[0]), [["a", "b"], ["1", "\"2"], ["3", "4"]]);
    assert_eq!(book.findings[0].code, "quote_not_closed");
    assert_eq!(book.findings[0].place.cell, "B2");
}

#[test]
fn encodings_are_recognised_and_guesses_told() {
    let text = "Code,Name\nZ03,St Wilfrid’s – Café\n";
    let wide = |big: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    let western = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    for (bytes, guessed) in [
        (text.as_bytes().to_vec(), false),
        ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), false),
        ([b"\xFF\xFE".to_vec(), wide(false)].concat(), false),
        ([b"\xFE\xFF".to_vec(), wide(true)].concat(), false),
        (wide(false), true),
        (wide(true), true),
        (western, true),
    ] {
        let book = open("a.csv", &bytes).unwrap();
        assert_eq!(shown(&book.sheets[0])[1], ["Z03", "St Wilfrid’s – Café"]);
        assert_eq!(book.findings.iter().any(|finding| finding.code == "encoding_guessed"), guessed);
    }
}

#[test]
fn a_file_is_read_as_what_it_is() {
    let book = open("return.xls", b"a,b\n1,2\n").unwrap();
    assert_eq!(book.findings[0].code, "name_misleads");
    let book = open("return.csv", &small_xlsx()).unwrap();
    assert_eq!((book.sheets.len(), book.findings[0].code.as_str()), (2, "name_misleads"));
    assert_eq!(open("return", &small_xlsx()).unwrap().findings, []);
}

#[test]
fn what_cannot_be_read_is_named() {
    let compound = |stream: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.resize(512, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(2048, 0);
        bytes
    };
    for (bytes, what) in [
        (b"%PDF-1.4 \xE2\xE3".to_vec(), "it is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "it is a picture"),
        (b"\xFF\xD8\xFF\xE0\0".to_vec(), "it is a picture"),
        (b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), "it is a web page"),
        (
            b"\n<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
                .to_vec(),
            "XML spreadsheet",
        ),
        (b"{\"spruce\": 1}".to_vec(), "it is a JSON file"),
        (b"\x09\x08\x06\0\0\0\x05\0".to_vec(), "Excel 4"),
        (compound("EncryptedPackage"), "protected by a password"),
        (compound("WordDocument"), "it is a Word document"),
        (compound("Book"), "damaged"),
        (compound("Workbook"), "damaged"),
        (zipped(&[("word/document.xml", b"<w/>")]), "it is a Word document"),
        (zipped(&[("a.csv", b"1,2")]), "it is a zip archive"),
        (zipped(&[("xl/workbook.xml", b"<workbook/>")]), "no worksheet"),
        (zipped(&[("xl/workbook.xml", b"<workbook>")]), "damaged (its XML is damaged, it ends too early)"),
        (small_xlsx()[..2000].to_vec(), "cut short"),
        (vec![1, 2, 3, 0, 0, 7, 0xFF, 0xFE, 9, 0, 1, 2], "no text"),
    ] {
        let message = refusal("Return.xls", &bytes);
        assert!(message.starts_with("Return.xls cannot be read: ") && message.contains(what), "{message}");
    }
}

#[test]
fn an_empty_file_is_empty_and_a_cancelled_one_stops() {
    let nothing = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", br#"<d xmlns:table="t"><table:table table:name="A"></table:table></d>"#),
    ]);
    for bytes in [&b""[..], b" \r\n\t", b"\xEF\xBB\xBF", b",,,\n,,,\n", &nothing, &xlsx_of("<sheetData/>")] {
        let outcome = open("a.csv", bytes);
        assert!(matches!(outcome, Err(ReadError::Empty { .. })), "{outcome:?}");
    }
    let cancelled = read_book(&Source::new("a.xlsx", &small_xlsx()), &|_| {}, &|| true);
    assert!(matches!(cancelled, Err(ReadError::Cancelled)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "[a-c,;\"\t\r\n|0-9 ]{0,80}") {
        let _ = open("a.csv", &bytes);
        let _ = open("a.csv", text.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_a_workbook_makes_it_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        length in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = small_xlsx();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            bytes.truncate(length.index(bytes.len()));
        }
        let _ = open("a.xlsx", &bytes);
    }
}
