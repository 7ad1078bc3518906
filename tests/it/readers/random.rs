//! Random tables, written and read back.

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use spruce::returns::{Content, Grid};

use super::make::open;

/// A cell to be written.
#[derive(Clone, Debug)]
enum Given {
    Nothing,
    Text(String),
    Number(f64),
    Percent(f64),
    Day(i32),
    Bool(bool),
}

fn given() -> impl Strategy<Value = Given> {
    prop_oneof![
        2 => Just(Given::Nothing),
        3 => "[ -~àé–’\n]{1,12}".prop_filter("not blank", |text| !text.trim().is_empty()).prop_map(Given::Text),
        3 => prop_oneof![(-1e9..1e9_f64), (-1_000_000..1_000_000_i64).prop_map(|n| n as f64 / 100.0)].prop_map(Given::Number),
        1 => (0..1000_i32).prop_map(|n| Given::Percent(f64::from(n) / 1000.0)),
        1 => (61..80_000_i32).prop_map(Given::Day),
        1 => any::<bool>().prop_map(Given::Bool),
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<Given>>> {
    prop::collection::vec(prop::collection::vec(given(), 0..6), 1..12)
}

/// Whether the grid holds what was written at this place.
fn holds(grid: &Grid, row: usize, column: usize, given: &Given) -> bool {
    let cell = grid.cell(u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
    let percent = matches!(given, Given::Percent(_));
    let same = match (&cell.content, given) {
        (Content::Empty, Given::Nothing) => true,
        (Content::Text(text), Given::Text(given)) => **text == **given,
        (Content::Number(number), Given::Number(given) | Given::Percent(given)) => {
            number.total_cmp(given).is_eq()
        }
        (Content::Date(date), Given::Day(day)) => {
            let span = date.date() - jiff::civil::date(1899, 12, 30);
            span.get_days() == *day
        }
        (Content::Bool(yes), Given::Bool(given)) => yes == given,
        _ => false,
    };
    same && cell.percent == percent
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_workbook_gives_back_what_was_written(table in table()) {
        let mut workbook = Workbook::new();
        let (percent, day) = (Format::new().set_num_format("0.0%"), Format::new().set_num_format("dd mmm yyyy"));
        let sheet = workbook.add_worksheet();
        for (row, cells) in table.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                match cell {
                    Given::Nothing => continue,
                    Given::Text(text) => sheet.write_string(row, column, text),
                    Given::Number(number) => sheet.write_number(row, column, *number),
                    Given::Percent(number) => sheet.write_number_with_format(row, column, *number, &percent),
                    Given::Day(number) => sheet.write_number_with_format(row, column, f64::from(*number), &day),
                    Given::Bool(yes) => sheet.write_boolean(row, column, *yes),
                }.unwrap();
            }
        }
        let Ok(book) = open("a.xlsx", &workbook.save_to_buffer().unwrap()) else {
            prop_assert!(table.iter().flatten().all(|cell| matches!(cell, Given::Nothing)));
            return Ok(());
        };
        for (row, cells) in table.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                prop_assert!(holds(&book.sheets[0], row, column, cell), "{row} {column} {cell:?} {:?}", book.sheets[0]);
            }
        }
    }

    #[test]
    fn separated_text_gives_back_what_was_written(
        table in prop::collection::vec(prop::collection::vec("[a-z0-9 ,;\"é\n.]{0,8}", 3), 2..12),
        separator in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        crlf in any::<bool>(),
    ) {
        let end = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new().delimiter(separator).terminator(end)
            .quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        writer.write_record(["One", "Two", "Three"]).unwrap();
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let book = open("a.csv", &writer.into_inner().unwrap()).unwrap();
        for (number, row) in table.iter().enumerate() {
            for (column, text) in row.iter().enumerate() {
                let cell = book.sheets[0].cell(u32::try_from(number + 1).unwrap(), u32::try_from(column).unwrap());
                let expected = if text.trim().is_empty() { String::new() } else { text.clone() };
                prop_assert_eq!(cell.shown(), expected, "{:?}", book.findings);
            }
        }
        prop_assert_eq!(book.findings, vec![]);
    }
}
