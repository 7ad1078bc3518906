//! A table on slides: in words alone, as many rows as find room, its head on each.

use super::{
    super::columns,
    slide_layout::Place,
    slide_text::{Measure, cut},
};
use crate::{
    figure::{Icon, Role, Shape},
    report::{Align, Cell, Row, RowKind, Table, Words},
};

/// The size of letters that columns are measured in.
const MEASURED: f64 = 9.0;
/// White inside a cell: at its sides, and above and below.
pub(super) const WHITE: (f64, f64) = (5.0, 3.0);
const LEADING: f64 = 1.2;
/// The least share of a column of icons, which are words here.
const OF_ICONS: f64 = 0.13;

/// A part of a table, on one slide.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// What the whole shows.
    pub(super) caption: String,
    /// Letters in points.
    pub(super) size: f64,
    /// The head, then rows.
    pub(super) rows: Vec<(f64, Row)>,
    /// The width of each column, and where its words stand.
    pub(super) columns: Vec<(f64, Align)>,
    /// From the top of the slide.
    pub(super) top: f64,
    pub(super) left: f64,
}

/// `table` over as many slides as it needs; the first has `first` of room, the others `rest`. On one slide
/// where it can be, in the largest letters that allow it.
pub(super) fn grids(measure: &mut Measure, table: &Table, first: Place, rest: Place) -> Vec<Grid> {
    let table = &in_words(table);
    let sizes: &[f64] = if table.columns.len() > 5 { &[11.0] } else { &[16.0, 14.0, 12.0, 11.0] };
    let mut grids = Vec::new();
    for size in sizes {
        grids = in_letters(measure, table, *size, (first, rest));
        if grids.len() <= 1 {
            break;
        }
    }
    grids
}

/// The whole table on one slide, where it finds room below words of the height `above`.
pub(super) fn below(measure: &mut Measure, table: &Table, (above, body): (f64, Place)) -> Option<Grid> {
    let place = Place { top: body.top + above, height: body.height - above, ..body };
    if place.height < 40.0 {
        return None;
    }
    let mut grids = grids(measure, table, place, place);
    if grids.len() == 1 { grids.pop() } else { None }
}

fn in_letters(measure: &mut Measure, table: &Table, size: f64, (first, rest): (Place, Place)) -> Vec<Grid> {
    let scale = size / MEASURED;
    let columns: Vec<(f64, Align)> = columns::edges(table, first.width / scale)
        .into_iter()
        .zip(&table.columns)
        .map(|((left, right), column)| ((right - left) * scale, column.align))
        .collect();
    let mut sheet = Sheet { measure, size, columns: &columns };
    let head = Row {
        kind: RowKind::Usual,
        cells: table.columns.iter().map(|column| Cell::text(column.heading.as_str())).collect(),
    };
    let head_height = sheet.height(&head).min(rest.height / 3.0);
    let most = (rest.height.min(first.height) - head_height) * 0.9;
    let rows: Vec<(f64, Row)> = table.rows.iter().flat_map(|row| sheet.fitting(row, most)).collect();

    let mut grids: Vec<Grid> = Vec::new();
    let mut used = f64::INFINITY;
    for (number, (height, row)) in rows.iter().enumerate() {
        // A heading stays with the row that follows it.
        let with_next = if row.kind == RowKind::Heading {
            rows.get(number + 1).map_or(0.0, |(next, _)| *next)
        } else {
            0.0
        };
        let room = if grids.len() <= 1 { first } else { rest };
        if used + height + with_next > room.height {
            let place = if grids.is_empty() { first } else { rest };
            grids.push(Grid {
                caption: table.caption.clone(),
                size,
                rows: vec![(head_height, head.clone())],
                columns: columns.clone(),
                top: place.top,
                left: place.left,
            });
            used = head_height;
        }
        if let Some(grid) = grids.last_mut() {
            grid.rows.push((*height, row.clone()));
            used += height;
        }
    }
    grids
}

struct Sheet<'a> {
    measure: &'a mut Measure,
    size: f64,
    columns: &'a [(f64, Align)],
}

impl Sheet<'_> {
    fn height(&mut self, row: &Row) -> f64 {
        let whole: f64 = self.columns.iter().map(|(width, _)| width).sum();
        let mut most = 1;
        for (number, cell) in row.cells.iter().enumerate() {
            let width = if row.kind == RowKind::Heading {
                whole
            } else {
                self.columns.get(number).map_or(whole, |(width, _)| *width)
            };
            most = most.max(self.measure.lines(&words_of(cell), self.size, 2.0_f64.mul_add(-WHITE.0, width)));
        }
        2.0_f64.mul_add(WHITE.1, most as f64 * LEADING * self.size)
    }

    /// A row, or the rows that it is cut into where it is higher than `most`.
    fn fitting(&mut self, row: &Row, most: f64) -> Vec<(f64, Row)> {
        let mut rows = Vec::new();
        let mut rest = row.clone();
        loop {
            let height = self.height(&rest);
            if height <= most {
                rows.push((height, rest));
                return rows;
            }
            let share = most / height * 0.9;
            let mut head = Row { kind: rest.kind, cells: Vec::new() };
            for cell in &mut rest.cells {
                let (first, second) = match cell {
                    Cell::Words(words) if words.text().len() > 40 => cut(words, share),
                    _ => (words_of(cell), Words::default()),
                };
                head.cells.push(match cell {
                    Cell::Status(status) => Cell::Status(*status),
                    _ => Cell::Words(first),
                });
                *cell = Cell::Words(second);
            }
            let height = self.height(&head).min(most);
            rows.push((height, head));
        }
    }
}

/// A cell in words.
pub(super) fn words_of(cell: &Cell) -> Words {
    match cell {
        Cell::Words(words) => words.clone(),
        Cell::Status(status) => Words::plain(format!("{} {}", status.sign(), status.label())),
        Cell::Icons(icons) => Words::plain(icons.iter().map(short).collect::<Vec<_>>().join("\n")),
    }
}

/// The table with icons in words: a cell of a slide holds no picture.
fn in_words(table: &Table) -> Table {
    let mut table = table.clone();
    let whole: f64 = table.columns.iter().map(|column| column.share).sum();
    for (number, column) in table.columns.iter_mut().enumerate() {
        if table.rows.iter().any(|row| matches!(row.cells.get(number), Some(Cell::Icons(_)))) {
            column.share = column.share.max(OF_ICONS * whole);
        }
    }
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let Cell::Icons(_) = cell {
            *cell = Cell::Words(words_of(cell));
        }
    }
    table
}

/// An icon as a sign and a word.
fn short(icon: &Icon) -> String {
    let with_letter = |word: &str| match icon.letter {
        "" => word.to_owned(),
        letter => format!("{word} ({letter})"),
    };
    match (icon.shape, icon.role) {
        (Some(Shape::Up), Role::Better) => with_letter("▲ Better"),
        (Some(Shape::Down), Role::Worse) => with_letter("▼ Worse"),
        (Some(Shape::Up), _) => "▲ Higher".to_owned(),
        (Some(Shape::Down), _) => "▼ Lower".to_owned(),
        (Some(_), _) => "○ No change".to_owned(),
        (None, Role::Better) => "P Passes".to_owned(),
        (None, Role::Worse) => "F Fails".to_owned(),
        (None, _) => "? By chance".to_owned(),
    }
}
