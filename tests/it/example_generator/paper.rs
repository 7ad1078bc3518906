//! Sheets of paper: cells put down row by row, written as CSV or as a workbook.

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook};

/// What is put into a cell.
#[derive(Clone, Debug)]
pub(crate) enum Put {
    Nothing,
    Words(String),
    /// A number and its decimals.
    Number(f64, usize),
    /// A percentage: 78.2, which a workbook stores as 0.782 and a CSV file writes as 78.2%.
    Percent(f64),
}

impl From<&str> for Put {
    fn from(words: &str) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Words(words.to_owned()) }
    }
}

impl From<String> for Put {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

/// A count.
pub(crate) const fn count(number: f64) -> Put {
    Put::Number(number, 0)
}

/// A row of words.
pub(crate) fn words(cells: &[&str]) -> Vec<Put> {
    cells.iter().map(|cell| Put::from(*cell)).collect()
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) name: &'static str,
    pub(crate) rows: Vec<Vec<Put>>,
    /// Rows that are headings, from 0.
    pub(crate) headings: std::ops::Range<usize>,
    /// Merged headings: row, first and last column.
    pub(crate) merged: Vec<(usize, u16, u16)>,
}

fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The sheet as CSV with the line ends of Windows; large counts get their thousands commas where
/// `with_commas`.
pub(crate) fn csv(rows: &[Vec<Put>], with_commas: bool) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in rows {
        // Excel fills short rows up, so that a title has commas behind it.
        let filled = row.iter().chain(std::iter::repeat(&Put::Nothing)).take(width);
        let cells = filled.map(|put| match put {
            Put::Nothing => String::new(),
            Put::Words(words) => words.clone(),
            Put::Number(number, 0) if with_commas => grouped(*number),
            Put::Number(number, places) => format!("{number:.places$}"),
            Put::Percent(number) => format!("{number:.1}%"),
        });
        writer.write_record(cells).expect("memory takes a row");
    }
    writer.into_inner().expect("memory takes the rows")
}

/// The sheets as a workbook that has the same bytes whenever it is made.
pub(crate) fn workbook(title: &str, sheets: &[Sheet]) -> Vec<u8> {
    let made = jiff::civil::date(2011, 4, 28);
    let properties =
        DocProperties::new().set_title(title).set_author("Spruce example").set_creation_datetime(&made);
    let mut book = Workbook::new();
    book.set_properties(&properties);
    for sheet in sheets {
        write(sheet, book.add_worksheet());
    }
    book.save_to_buffer().expect("memory takes the workbook")
}

fn write(sheet: &Sheet, paper: &mut rust_xlsxwriter::Worksheet) {
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let percent = Format::new().set_num_format("0.0%");
    let counted = Format::new().set_num_format("#,##0");
    let decimal = Format::new().set_num_format("#,##0.0");
    let hundredths = Format::new().set_num_format("0.00");
    paper.set_name(sheet.name).expect("a name that Excel takes");
    for (r, row) in sheet.rows.iter().enumerate() {
        for (c, put) in row.iter().enumerate() {
            let (at, column) = (u32::try_from(r).unwrap_or(0), u16::try_from(c).unwrap_or(0));
            let done = match put {
                Put::Nothing => continue,
                Put::Words(words) if sheet.headings.contains(&r) => {
                    paper.write_with_format(at, column, words, &heading)
                }
                Put::Words(words) => paper.write(at, column, words),
                Put::Number(number, 0) => paper.write_with_format(at, column, *number, &counted),
                Put::Number(number, 1) => paper.write_with_format(at, column, *number, &decimal),
                Put::Number(number, _) => paper.write_with_format(at, column, *number, &hundredths),
                Put::Percent(number) => {
                    let fraction = (number * 10.0).round() / 1000.0;
                    paper.write_with_format(at, column, fraction, &percent)
                }
            };
            done.expect("a cell that Excel takes");
        }
    }
    for (row, first, last) in &sheet.merged {
        let Some(Put::Words(words)) = sheet.rows[*row].get(usize::from(*first)) else { continue };
        let row = u32::try_from(*row).unwrap_or(0);
        paper.merge_range(row, *first, row, *last, words, &heading).expect("a range that Excel takes");
    }
    paper.set_column_width(1, 24).expect("a width that Excel takes");
}
