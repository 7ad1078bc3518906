//! Files that few programs write, and that are right: what they hold is what another reader finds.

use spruce::returns::Content;

use super::make::{SHARED_TEXTS, SHEET, STYLES, Xlsx, ods, open, row};

const CELLS: &str =
    r#"<sheetData><row r="2"><c r="B2"><v>7</v></c><c r="C2" t="str"><v>seven</v></c></row></sheetData>"#;

#[test]
fn strict_prefixed_and_absolute_workbooks_are_the_same() {
    let plain = open("a.xlsx", &Xlsx::of(CELLS).bytes()).unwrap();
    assert_eq!(row(&plain.sheets[0], 1), ["", "7", "seven"]);
    let strict = Xlsx::of(CELLS)
        .replaced(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        .replaced(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        );
    let prefixed = Xlsx::of("").with(
        SHEET,
        &format!("\u{feff}<?xml version='1.0' standalone='yes'?>\n<!-- x --><x:worksheet xmlns:x='m'>{}</x:worksheet>",
            CELLS.replace("</", "</x:").replace("<row", "<x:row").replace("<c ", "<x:c ").replace("<v>", "<x:v>").replace("<sheetData", "<x:sheetData")),
    );
    let absolute = Xlsx::of(CELLS)
        .replaced("\"worksheets/", "\"/xl/worksheets/")
        .replaced("\"xl/workbook", "\"/xl/workbook");
    let back = Xlsx::of(CELLS).replaced("\"worksheets/sheet1.xml\"", "\"./../xl\\worksheets/Sheet1.XML\"");
    for (what, workbook) in
        [("strict", strict), ("prefixed", prefixed), ("absolute", absolute), ("back", back)]
    {
        let book = open("a.xlsx", &workbook.bytes()).unwrap();
        assert_eq!((book.sheets, book.findings), (plain.sheets.clone(), vec![]), "{what}");
    }
}

#[test]
fn parts_in_other_encodings_are_read() {
    let sheet = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet><sheetData><row><c t=\"str\"><v>Café – 12</v></c></row></sheetData></worksheet>";
    let mut workbook = Xlsx::of("");
    let wide: Vec<u8> =
        std::iter::once(0xFEFF).chain(sheet.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    workbook.parts.retain(|(name, _)| name != SHEET);
    workbook.parts.push((SHEET.to_owned(), wide));
    assert_eq!(row(&open("a.xlsx", &workbook.bytes()).unwrap().sheets[0], 0), ["Café – 12"]);
    let western = sheet.replace("UTF-16", "windows-1252");
    workbook.parts.last_mut().unwrap().1 = western
        .chars()
        .map(|c| match c {
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    assert_eq!(row(&open("a.xlsx", &workbook.bytes()).unwrap().sheets[0], 0), ["Café – 12"]);
}

#[test]
fn texts_are_put_together_as_excel_shows_them() {
    let cells = r#"<dimension ref="A1"/><sheetData><row>
        <c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c>
        <c t="inlineStr"><is><t>in</t><r><t xml:space="preserve"> line</t></r></is></c>
        <c t="str"><f>A1</f><v><![CDATA[<5 &]]> &lt;10&#x9;_x0041_</v></c></row>
        <row><c t="s"><v>4</v></c></row><row r="9"><c t="inlineStr"><is/></c><c><v> 5 </v></c></row></sheetData>"#;
    let texts = r#"<sst count="1" uniqueCount="1"><si><t>plain </t></si><si><r><rPr><b/></rPr><t xml:space="preserve">rich </t></r><r><t>text</t></r></si>
        <si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/></si><si><t>one_x000D_
two</t></si><si><t/></si></sst>"#;
    let book = open("a.xlsx", &Xlsx::of(cells).with(SHARED_TEXTS, texts).bytes()).unwrap();
    let grid = &book.sheets[0];
    assert_eq!(row(grid, 0), ["plain", "rich text", "東京", "one\r\ntwo", "in line", "<5 & <10\tA"]);
    assert_eq!((row(grid, 1), row(grid, 8)), (vec![], vec![String::new(), "5".to_owned()]));
    assert_eq!(book.findings, []);
}

#[test]
fn styles_tell_dates_percentages_and_numbers_apart() {
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-809]d mmmm yyyy;@"/><numFmt numFmtId="165" formatCode="0.0&quot;%&quot;"/>
        <numFmt numFmtId="166" formatCode="mmm\-yy"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/><xf numFmtId="9"/></cellStyleXfs>
        <cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="10"/><xf numFmtId="17"/></cellXfs></styleSheet>"#;
    let cell = |style: u32, value: f64| format!(r#"<c s="{style}"><v>{value}</v></c>"#);
    let cells: String = [
        (0, 40269.0),
        (1, 40269.0),
        (2, 7.5),
        (3, 40269.0),
        (4, 30.0),
        (4, 0.5),
        (5, 0.075),
        (6, 60.0),
        (6, -1.0),
        (99, 1.0),
    ]
    .map(|(style, value)| cell(style, value))
    .concat();
    let sheet = format!(
        "<sheetData><row>{cells}<c s=\"1\" t=\"d\"><v>2010-04-01T00:00:00Z</v></c></row></sheetData>"
    );
    let workbook = Xlsx::of(&sheet).with(STYLES, styles);
    let shown = row(&open("a.xlsx", &workbook.bytes()).unwrap().sheets[0], 0);
    // The 29 February 1900 that Excel believes in stays the number that it is.
    assert_eq!(
        shown,
        [
            "40269",
            "2010-04-01",
            "7.5",
            "2010-04-01",
            "30",
            "1899-12-31",
            "7.5%",
            "60",
            "-1",
            "1",
            "2010-04-01"
        ]
    );
    let of_1904 = workbook.replaced("<sheets>", "<workbookPr date1904=\"true\"/><sheets>");
    let shown = row(&open("a.xlsx", &of_1904.bytes()).unwrap().sheets[0], 0);
    assert_eq!(shown[1], "2014-04-02");
    assert_eq!(shown[7], "1904-03-01");
}

#[test]
fn hidden_rows_columns_and_sheets_are_told() {
    let sheet = r#"<cols><col min="1" max="1" width="9"/><col min="2" max="16384" hidden="1"/></cols>
        <sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="3" hidden="true"><c><v>3</v></c></row></sheetData>"#;
    for state in ["hidden", "veryHidden"] {
        let book = open(
            "a.xlsx",
            &Xlsx::of(sheet).replaced("sheetId=", &format!("state=\"{state}\" sheetId=")).bytes(),
        )
        .unwrap();
        let grid = &book.sheets[0];
        assert!(grid.hidden, "{state}");
        assert_eq!(grid.hidden_rows.iter().copied().collect::<Vec<_>>(), [2]);
        assert_eq!(grid.hidden_columns.iter().copied().collect::<Vec<_>>(), [1, 2]);
    }
    let table = r#"<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>
        <table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="3"/></table:table-row>"#;
    let book = open("a.ods", &ods(table)).unwrap();
    assert_eq!(book.sheets[0].hidden_columns.iter().copied().collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn cells_without_a_place_of_their_own_follow_each_other() {
    let sheet = r#"<sheetData><row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row/><row><c><v>4</v></c></row><row r="6"><c t="b"><v>1</v></c></row></sheetData>"#;
    let grid = open("a.xlsx", &Xlsx::of(sheet).bytes()).unwrap().sheets.remove(0);
    assert_eq!(row(&grid, 0), ["1", "", "", "2", "3"]);
    assert_eq!((row(&grid, 2), row(&grid, 5)), (vec!["4".to_owned()], vec!["TRUE".to_owned()]));
    assert_eq!(grid.cell(5, 0).content, Content::Bool(true));
}
