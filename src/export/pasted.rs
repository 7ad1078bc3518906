//! A table for the clipboard: as text with tabs for spreadsheets, and as HTML for Word.

use std::{borrow::Cow, fmt::Write as _};

use super::{Cell, Row, Table};
use crate::base::number_format;

/// A table in the two forms in which programs take one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// Cells separated by tabs, a row to a line.
    pub text: String,
    /// A table with heading cells.
    pub html: String,
}

impl Pasted {
    /// `table` with its notes below it.
    #[must_use]
    pub fn of(table: &Table) -> Self {
        let headings: Vec<&str> = table.columns.iter().map(|column| &*column.heading).collect();
        let mut text = tabbed(&headings);
        let mut html = String::from("<meta charset=\"utf-8\"><table border=\"1\"><thead><tr>");
        for heading in headings {
            let _ = write!(html, "<th scope=\"col\">{}</th>", escaped(heading));
        }
        html.push_str("</tr></thead><tbody>");
        for row in &table.rows {
            let Row::Cells(cells) = row else { continue };
            let shown: Vec<String> = cells.iter().map(shown).collect();
            text.push_str(&tabbed(cells.iter().zip(&shown).map(|(cell, shown)| guarded(cell, shown))));
            html.push_str("<tr>");
            for (cell, shown) in cells.iter().zip(&shown) {
                let align = if matches!(cell, Cell::Number { .. }) { " align=\"right\"" } else { "" };
                let _ = write!(html, "<td{align}>{}</td>", escaped(shown));
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table>");
        for note in &table.notes {
            text.push_str(&tabbed([note]));
            let _ = write!(html, "<p>{}</p>", escaped(note));
        }
        Self { text, html }
    }
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number { value, places } => number_format::number(*value, *places),
        Cell::Date(date) => date.strftime("%-d %b %Y").to_string(),
        Cell::Status(status) => format!("{} {}", status.sign(), status.label()),
    }
}

/// Text that Excel would take for a formula when it is pasted begins with an apostrophe.
fn guarded<'a>(cell: &Cell, shown: &'a str) -> Cow<'a, str> {
    match cell {
        Cell::Text(_) if shown.trim_start().starts_with(['=', '+', '-', '@']) => format!("'{shown}").into(),
        _ => shown.into(),
    }
}

fn tabbed<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells: Vec<String> =
        cells.into_iter().map(|cell| cell.as_ref().replace(['\t', '\r', '\n'], " ")).collect();
    cells.join("\t") + "\r\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Column;

    #[test]
    fn a_table_is_pasted_as_cells_into_both_kinds_of_program() {
        let table = Table {
            name: "x".to_owned(),
            columns: vec![Column::new("Area", 9), Column::new("Value", 9)],
            rows: vec![Row::Cells(vec![Cell::text("=A<b>\tc"), Cell::Number { value: 1204.56, places: 1 }])],
            notes: vec!["RESTRICTED".to_owned()],
        };
        let pasted = Pasted::of(&table);
        assert_eq!(pasted.text, "Area\tValue\r\n'=A<b> c\t1,204.6\r\nRESTRICTED\r\n");
        assert!(pasted.html.contains("<th scope=\"col\">Area</th>"), "{}", pasted.html);
        assert!(
            pasted.html.contains("<td>=A&lt;b&gt;\tc</td><td align=\"right\">1,204.6</td>"),
            "{}",
            pasted.html
        );
    }
}
