//! A table as a CSV file.

use std::borrow::Cow;

use super::{Cell, Row, Table};

/// `table` as CSV in UTF-8 with a byte-order mark (Excel needs it to read `–` and `£` right), with
/// Windows line ends.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers of our own
/// never do.
#[must_use]
pub fn csv(table: &Table) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    line(&mut out, table.columns.iter().map(|column| Cow::Borrowed(&*column.heading)));
    for row in &table.rows {
        match row {
            Row::Heading(_) => {}
            Row::Cells(cells) | Row::OnlyInCsv(cells) => line(&mut out, cells.iter().map(text)),
        }
    }
    out.into_bytes()
}

fn line<'a>(out: &mut String, fields: impl Iterator<Item = Cow<'a, str>>) {
    for (i, field) in fields.enumerate() {
        if i > 0 {
            out.push(',');
        }
        if field.contains([',', '"', '\r', '\n']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&field);
        }
    }
    out.push_str("\r\n");
}

fn text(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) if looks_like_a_formula(text) => Cow::Owned(format!("'{text}")),
        Cell::Text(text) => Cow::Borrowed(text),
        // Rounding takes away what binary fractions add: 78.19999999999999.
        Cell::Number { value, .. } => Cow::Owned(format!("{}", (value * 1e6).round() / 1e6 + 0.0)),
        Cell::Date(date) => Cow::Owned(date.to_string()),
        Cell::Status(status) => Cow::Borrowed(status.label()),
    }
}

fn looks_like_a_formula(text: &str) -> bool {
    text.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Column;

    #[test]
    fn text_that_would_be_a_formula_is_text_and_our_numbers_are_numbers() {
        // The starting characters are OWASP's list for CSV injection.
        for (cell, written) in [
            (Cell::Text("=1+1".to_owned()), "'=1+1"),
            (Cell::Text("+44".to_owned()), "'+44"),
            (Cell::Text("-2".to_owned()), "'-2"),
            (Cell::Text(" @SUM(A1)".to_owned()), "' @SUM(A1)"),
            (Cell::Text("\tx".to_owned()), "'\tx"),
            (Cell::Text("a=b".to_owned()), "a=b"),
            (Cell::Text("–".to_owned()), "–"),
            (Cell::Number { value: -1.5, places: 1 }, "-1.5"),
            (Cell::Number { value: 0.1 + 0.2, places: 1 }, "0.3"),
            (Cell::Empty, ""),
        ] {
            assert_eq!(text(&cell), written, "{cell:?}");
        }
    }

    #[test]
    fn quotes_what_needs_it() {
        let table = Table {
            name: "x".to_owned(),
            columns: vec![Column::new("Area", 9), Column::new("Note", 9)],
            rows: vec![
                Row::Heading("left out".to_owned()),
                Row::Cells(vec![
                    Cell::Text("Heywood, Middleton".to_owned()),
                    Cell::Text("said \"no\"".to_owned()),
                ]),
            ],
            notes: Vec::new(),
        };
        let expected = "\u{feff}Area,Note\r\n\"Heywood, Middleton\",\"said \"\"no\"\"\"\r\n";
        assert_eq!(String::from_utf8(csv(&table)).unwrap(), expected);
    }
}
