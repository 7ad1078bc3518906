//! The figures behind a chart as a table that leaves: for CSV, Excel and the clipboard.

use std::borrow::Cow;

use super::{Cell, Column, Row, Table, Width};
use crate::figure::{Figure, TableCell};

/// The table of `figure`: its rows, and below them what the chart is and where it comes from.
#[must_use]
pub fn figure_table(figure: &Figure) -> Table {
    let table = &figure.table;
    let rows = table.rows.iter().map(|row| Row::Cells(row.iter().map(cell).collect()));
    let width = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.shown().chars().count());
        u8::try_from(cells.max().unwrap_or(0).clamp(10, 44) + 2).unwrap_or(46)
    };
    let columns = table.headings.iter().enumerate();
    Table {
        name: "Chart".to_owned(),
        columns: columns
            .map(|(at, heading)| Column { heading: Cow::Owned(heading.clone()), width: Width(width(at)) })
            .collect(),
        rows: rows.collect(),
        notes: [&figure.title, &figure.subtitle, &figure.note, &figure.source]
            .into_iter()
            .filter(|words| !words.is_empty())
            .cloned()
            .collect(),
    }
}

fn cell(cell: &TableCell) -> Cell {
    match cell {
        TableCell::Text(text) => Cell::text(text.as_str()),
        TableCell::Number { value, shown } => Cell::Number { value: *value, places: places(shown) },
        TableCell::Blank => Cell::Empty,
    }
}

/// How many decimals people read: `18.3%` has one.
fn places(shown: &str) -> usize {
    let Some((_, after)) = shown.rsplit_once('.') else { return 0 };
    after.chars().take_while(char::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_the_decimals_that_people_read() {
        assert_eq!(["18.3%", "1,204", "4.72 per 1,000", "12."].map(places), [1, 0, 2, 0]);
    }
}
