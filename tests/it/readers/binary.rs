//! Binary workbooks of all ages, made record by record, against what another reader finds in them.

use std::io::Cursor;

use calamine::{Data, Reader as _};
use spruce::returns::{Content, Grid};

use super::make::{EXCEL_95, EXCEL_97, compound, open, record, row, short, stream, words, xlsb};

fn number(row: u8, column: u8, style: u8, value: f64) -> Vec<u8> {
    record(0x203, &[&[row, 0, column, 0, style, 0][..], &value.to_le_bytes()].concat())
}

fn formula(row: u8, column: u8, result: [u8; 8]) -> Vec<u8> {
    record(0x06, &[&[row, 0, column, 0, 0, 0][..], &result, &[0; 8]].concat())
}

/// Texts that run on over three records, the first cut in its midst; perhaps with a change of width
/// there, which the other reader does not know.
fn long_texts(changes_width: bool) -> Vec<u8> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let first = [&[3_u8, 0, 0, 0, 3, 0, 0, 0][..], b"\x06\0\0abc"].concat();
    let rest = if changes_width { [&b"\x01"[..], &wide("def")].concat() } else { b"\0def".to_vec() };
    let second = [&rest[..], b"\x03\0\x09\x01\0", &wide("é–x")].concat();
    let third = b"\x01\0\0\0\x04\0\x04\x02\0\0\0abcd\0\0";
    [record(0xFC, &first), record(0x3C, &second), record(0x3C, third)].concat()
}

fn cells_of_97() -> Vec<Vec<u8>> {
    vec![
        record(0x208, &[1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]),
        record(0x7D, &[2, 0, 2, 0, 0, 0, 0, 0, 1, 0]),
        number(0, 0, 0, 1.5),
        number(0, 1, 1, 40269.0),
        number(0, 2, 2, 0.075),
        record(0x27E, &[0, 0, 3, 0, 0, 0, 1, 0, 0xF0, 0x3F]),
        record(0xBD, &[0, 0, 4, 0, 0, 0, 0x06, 0, 0, 0, 0, 0, 0xFB, 0xFF, 0xFF, 0xFF, 5, 0]),
        record(0xFD, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        record(0xFD, &[1, 0, 1, 0, 0, 0, 1, 0, 0, 0]),
        record(0xFD, &[1, 0, 2, 0, 0, 0, 2, 0, 0, 0]),
        record(0x204, b"\x01\0\x03\0\0\0\x02\0\x01a\0\xE9\0"),
        record(0x205, &[2, 0, 0, 0, 0, 0, 1, 0]),
        record(0x205, &[2, 0, 1, 0, 0, 0, 7, 1]),
        formula(2, 2, 2.5_f64.to_le_bytes()),
        formula(2, 3, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x207, b"\x03\0\0yes"),
        formula(2, 4, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        formula(2, 5, [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]),
        formula(2, 6, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0xE5, &[1, 0, 0, 0, 1, 0, 0, 0, 1, 0]),
        // A chart on the sheet, with numbers of its own.
        record(0x809, &[0, 6, 0x20, 0, 0, 0, 0, 0]),
        number(9, 9, 0, 99.0),
        record(0x0A, b""),
    ]
}

fn styles(wide: bool) -> Vec<Vec<u8>> {
    let code: &[u8] = if wide { b"\xA4\0\x06\0\0mmm-yy" } else { b"\xA4\0\x06mmm-yy" };
    let style = |id: u8| record(0xE0, &[0, 0, id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let code_page = if wide { 1200_u16 } else { 1252 };
    vec![record(0x42, &code_page.to_le_bytes()), record(0x41E, code), style(0), style(0xA4), style(10)]
}

/// What the other reader finds in a cell, in our words.
fn theirs(data: Option<&Data>) -> String {
    match data {
        None | Some(Data::Empty) => String::new(),
        Some(Data::DateTime(time)) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Some(Data::Bool(yes)) => yes.to_string().to_uppercase(),
        Some(data) => data.to_string(),
    }
}

/// Leaves out the cell that the other reader is known to get wrong.
fn agrees(grid: &Grid, range: &calamine::Range<Data>, but: (u32, u32)) {
    let (height, width) = range.end().unwrap();
    for row in 0..=height.max(grid.height()) {
        for column in 0..=width.max(grid.width()) {
            if (row, column) == but {
                continue;
            }
            let mut cell = grid.cell(row, column).clone();
            cell.percent = false;
            assert_eq!(cell.shown(), theirs(range.get_value((row, column))), "{row} {column}");
        }
    }
}

#[test]
fn every_kind_of_cell_of_excel_97_is_read() {
    let made = |changes_width: bool| {
        let globals = [styles(true), vec![long_texts(changes_width)]].concat();
        stream(EXCEL_97, &globals, &cells_of_97())
    };
    let stream = made(false);
    let bytes = compound("Workbook", &stream);
    let book = open("a.xls", &bytes).unwrap();
    let grid = &book.sheets[0];
    assert_eq!(
        (&*grid.name, row(grid, 0)),
        ("Return", ["1.5", "2010-04-01", "7.5%", "0.01", "1", "-0.02"].map(str::to_owned).to_vec())
    );
    assert_eq!(row(grid, 1), ["abcdef", "é–x", "abcd", "aé"]);
    assert_eq!(row(grid, 2), ["TRUE", "#DIV/0!", "2.5", "yes", "TRUE", "#N/A"]);
    assert_eq!(grid.height(), 3);
    assert_eq!(grid.hidden_rows.iter().copied().collect::<Vec<_>>(), [1]);
    assert_eq!(grid.hidden_columns.iter().copied().collect::<Vec<_>>(), [2]);
    assert_eq!(grid.merged.iter().map(|(a, b)| format!("{a}:{b}")).collect::<Vec<_>>(), ["A1:B2"]);
    let mut other: calamine::Xls<_> = calamine::Xls::new(Cursor::new(&bytes)).unwrap();
    agrees(grid, &other.worksheet_range("Return").unwrap(), (u32::MAX, 0));
    // Some programs write the records without the file around them.
    assert_eq!(open("a.xls", &stream).unwrap().sheets, book.sheets);
    assert_eq!(open("a.xls", &made(true)).unwrap().sheets, book.sheets);
}

#[test]
fn a_workbook_of_excel_95_is_read_with_its_code_page() {
    let cells = [
        number(0, 0, 1, 40269.0),
        record(0x204, b"\x00\0\x01\0\0\0\x04\0Caf\xE9"),
        record(0xD6, b"\x00\0\x02\0\0\0\x03\0a\x96b\x00"),
        formula(0, 3, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x207, b"\x02\0ok"),
        number(1, 0, 2, 0.5),
    ];
    let bytes = compound("Book", &stream(EXCEL_95, &styles(false), &cells));
    let book = open("a.xls", &bytes).unwrap();
    let grid = &book.sheets[0];
    assert_eq!(row(grid, 0), ["2010-04-01", "Café", "a–b", "ok"]);
    assert_eq!(row(grid, 1), ["50%"]);
    let mut other: calamine::Xls<_> = calamine::Xls::new(Cursor::new(&bytes)).unwrap();
    agrees(grid, &other.worksheet_range("Return").unwrap(), (u32::MAX, 0));
}

#[test]
fn a_protected_workbook_of_excel_97_is_named() {
    let globals = [record(0x2F, &[0, 0, 1, 2, 3, 4])];
    let error =
        open("a.xls", &compound("Workbook", &stream(EXCEL_97, &globals, &[]))).unwrap_err().to_string();
    assert!(error.contains("protected by a password"), "{error}");
}

#[test]
fn every_kind_of_cell_of_a_binary_workbook_is_read() {
    let at = |column: u8, style: u8, value: &[u8]| [&[column, 0, 0, 0, style, 0, 0, 0][..], value].concat();
    let mut line = [0_u8; 17];
    line[11] = 0x10;
    let hidden_column = [&[2_u8, 0, 0, 0, 2, 0, 0, 0][..], &[0; 8], &[1, 0]].concat();
    let sheet = [
        short(129, b""),
        short(148, &[&[0; 4][..], &[1, 0, 0, 0], &[0; 4], &[9, 0, 0, 0]].concat()),
        short(60, &hidden_column),
        short(145, b""),
        short(0, &[0; 17]),
        short(2, &at(0, 0, &[1, 0, 0xF0, 0x3F])),
        short(5, &at(1, 1, &40269_f64.to_le_bytes())),
        short(9, &at(2, 2, &[&0.075_f64.to_le_bytes()[..], &[0; 6]].concat())),
        short(3, &at(3, 0, &[7])),
        short(4, &at(4, 0, &[1])),
        short(6, &at(5, 0, &words("in place"))),
        short(7, &at(6, 0, &[0, 0, 0, 0])),
        short(0, &[&[1, 0, 0, 0][..], &line[4..]].concat()),
        short(8, &at(0, 0, &[&words("made")[..], &[0; 6]].concat())),
        short(10, &at(1, 0, &[0, 0, 0])),
        short(11, &at(2, 0, &[0x2A, 0, 0])),
        short(146, b""),
        short(176, &[0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]),
        short(130, b""),
    ];
    let texts = [
        short(159, &[1, 0, 0, 0, 1, 0, 0, 0]),
        short(19, &[&[0][..], &words("shared é")].concat()),
        short(160, b""),
    ];
    let style = |id: u8| short(47, &[0, 0, id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let styles = [
        short(615, &[1, 0, 0, 0]),
        short(44, &[&[164, 0][..], &words("[$-809]d mmmm yyyy")].concat()),
        short(616, b""),
        short(626, &[1, 0, 0, 0]),
        style(14),
        short(627, b""),
        short(617, &[3, 0, 0, 0]),
        style(0),
        style(164),
        style(10),
        short(618, b""),
    ];
    let bytes = xlsb(&sheet, &texts, &styles);
    let book = open("a.xlsb", &bytes).unwrap();
    let grid = &book.sheets[0];
    assert_eq!(row(grid, 0), ["0.01", "2010-04-01", "7.5%", "#DIV/0!", "TRUE", "in place", "shared é"]);
    assert_eq!(row(grid, 1), ["made", "FALSE", "#N/A"]);
    assert_eq!(grid.cell(1, 1).content, Content::Bool(false));
    assert_eq!(grid.hidden_rows.iter().copied().collect::<Vec<_>>(), [1]);
    assert_eq!(grid.hidden_columns.iter().copied().collect::<Vec<_>>(), [2]);
    assert_eq!(grid.merged.iter().map(|(a, b)| format!("{a}:{b}")).collect::<Vec<_>>(), ["A1:B2"]);
    assert_eq!(book.findings, []);
    let mut other: calamine::Xlsb<_> = calamine::Xlsb::new(Cursor::new(&bytes)).unwrap();
    agrees(grid, &other.worksheet_range("Return").unwrap(), (1, 2));
}
