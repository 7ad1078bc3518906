//! Tables as slabs: a row is a slab, and a row too high for a page is several.

use std::rc::Rc;

use super::{
    columns,
    compose::{Composer, keep_together},
    lines::Letters,
    pages::Bit,
    slab::{Slab, filled, rule},
    structure::{PartId, Role},
};
use crate::{
    render::{Colour, Item, Rect, draw_icon, typeface::Weight},
    report::{Align, Cell, Column, Row, RowKind, Table, Words},
};

/// White inside a cell, at its sides.
pub(super) const SIDE: f64 = 4.0;
/// White inside a cell, above and below.
const END: f64 = 3.0;
/// The diameter of an icon.
const ICON: f64 = 17.0;
/// A row that is higher than this share of the page is cut.
const HIGHEST: f64 = 0.4;

/// A line of a cell.
struct Strip {
    height: f64,
    part: PartId,
    items: Vec<Item>,
    meant: Option<String>,
}

/// A cell in its place.
struct Set {
    left: f64,
    right: f64,
    ground: Option<Colour>,
    strips: Vec<Strip>,
}

/// Rows of a table that stands whole on one page.
const SHORT: usize = 6;

/// The share of the width that the names of facts have.
pub(super) const NAMES_OF_FACTS: f64 = 0.32;

/// Names and what they stand for.
pub(super) fn facts(composer: &mut Composer<'_>, facts: &[(String, Words)]) -> Vec<Slab> {
    let width = composer.frame.width;
    let table = composer.structure.begin(Role::Table("Facts about this paper".to_owned()));
    let letters = composer.look.body();
    let named = Letters { weight: Weight::SemiBold, ..letters };
    let middle = NAMES_OF_FACTS * width;
    let mut slabs = Vec::new();
    for (name, words) in facts {
        let row = composer.structure.within(table, Role::Row);
        let name_part = composer.structure.within(row, Role::RowHeading(1));
        let part = composer.structure.within(row, Role::Cell);
        let cells = vec![
            composer.words((name_part, &Words::plain(name.as_str())), &named, (0.0, middle), Align::Left),
            composer.words((part, words), &letters, (middle, width), Align::Left),
        ];
        slabs.extend(composer.row(cells, width));
    }
    if let Some(first) = slabs.first_mut() {
        first.before = 10.0;
    }
    slabs
}

/// A table with its caption and notes.
pub(super) fn table(composer: &mut Composer<'_>, table: &Table) -> Vec<Slab> {
    composer.tables += 1;
    let part = composer.structure.begin(Role::Table(table.caption.clone()));
    let mut slabs = Vec::new();
    if !table.caption.is_empty() {
        let caption = composer.structure.within(part, Role::Caption);
        let text = format!("Table {}. {}", composer.tables, table.caption);
        let letters = composer.look.caption();
        slabs = composer.set(caption, &Words::plain(text), &letters, (0.0, 12.0));
        keep_together(&mut slabs);
    }
    let from = slabs.len();
    let edges = columns::edges(table, composer.frame.width);
    let head = Rc::new(composer.head(part, table, &edges));
    slabs.push(Slab { before: if slabs.is_empty() { 12.0 } else { 3.0 }, ..(*head).clone() });
    let body = composer.structure.within(part, Role::Rows);
    for (number, row) in (1..).zip(&table.rows) {
        let mut row_slabs = composer.table_row(body, row, table, &edges);
        // The last row does not go on to a page alone.
        if let (true, Some(last)) = (number + 1 == table.rows.len(), row_slabs.last_mut()) {
            last.keep = true;
        }
        slabs.extend(row_slabs.into_iter().map(|slab| Slab { head: Some(Rc::clone(&head)), ..slab }));
    }
    // A short table, such as a key, is not cut at all.
    let high: f64 = slabs.iter().map(|slab| slab.height).sum();
    if table.rows.len() <= SHORT && high < composer.frame.height * HIGHEST / 2.0 {
        let last = slabs.len().saturating_sub(1).max(from);
        keep_together(slabs.get_mut(from..last).unwrap_or_default());
    }
    if !table.notes.is_empty()
        && let Some(last) = slabs.last_mut()
    {
        last.keep = true;
    }
    for note in &table.notes {
        let part = composer.structure.begin(Role::Paragraph);
        let letters = composer.look.note();
        slabs.extend(composer.set(part, &Words::plain(note.as_str()), &letters, (0.0, 3.0)));
    }
    slabs
}

impl Composer<'_> {
    fn head(&mut self, table: PartId, content: &Table, edges: &[(f64, f64)]) -> Slab {
        let head = self.structure.within(table, Role::Head);
        let row = self.structure.within(head, Role::Row);
        let letters = self.look.column();
        let mut cells = Vec::new();
        for (column, edge) in content.columns.iter().zip(edges) {
            let part = self.structure.within(row, Role::ColumnHeading);
            let words = Words::plain(column.heading.as_str());
            let mut cell = self.words((part, &words), &letters, *edge, column.align);
            cell.ground = Some(self.look.accent);
            // A heading that fills the page would leave no room for rows.
            let most = self.frame.height / 3.0 / letters.line();
            cell.strips.retain({
                let mut lines = 0.0;
                move |_| {
                    lines += 1.0;
                    lines <= most
                }
            });
            cells.push(cell);
        }
        let mut slab = self.row(cells, self.frame.width).into_iter().next().unwrap_or_default();
        slab.keep = true;
        slab
    }

    fn table_row(&mut self, body: PartId, row: &Row, table: &Table, edges: &[(f64, f64)]) -> Vec<Slab> {
        let width = self.frame.width;
        let part = self.structure.within(body, Role::Row);
        if row.kind == RowKind::Heading {
            let heading = self.structure.within(part, Role::RowHeading(table.columns.len().max(1)));
            let words = row.cells.first().map(Cell::words).unwrap_or_default();
            let letters = self.look.over();
            let mut cell = self.words((heading, &words), &letters, (0.0, width), Align::Left);
            cell.ground = Some(self.look.ground());
            let mut slabs = self.row(vec![cell], width);
            keep_together(&mut slabs);
            return slabs;
        }
        let mut cells = Vec::new();
        for (number, (column, edge)) in table.columns.iter().zip(edges).enumerate() {
            let role = if number == 0 { Role::RowHeading(1) } else { Role::Cell };
            let cell_part = self.structure.within(part, role);
            let nothing = Cell::Words(Words::default());
            cells.push(self.cell(cell_part, row.cells.get(number).unwrap_or(&nothing), column, *edge));
        }
        self.row(cells, width)
    }

    fn cell(&mut self, part: PartId, cell: &Cell, column: &Column, edge: (f64, f64)) -> Set {
        match cell {
            Cell::Words(words) => self.words((part, words), &self.look.cell(), edge, column.align),
            Cell::Status(status) => {
                let words = Words::plain(format!("{} {}", status.sign(), status.label()));
                let letters = self.look.status(*status);
                let set = self.words((part, &words), &letters, edge, column.align);
                Set { ground: Some(self.look.status_colours(*status).1), ..set }
            }
            Cell::Icons(icons) if icons.is_empty() => {
                self.words((part, &Words::default()), &self.look.cell(), edge, column.align)
            }
            Cell::Icons(icons) => {
                let mut set = Set { left: edge.0, right: edge.1, ground: None, strips: Vec::new() };
                let across = ICON + 3.0;
                let mut left = edge.0 + SIDE;
                let mut strip: Vec<Strip> = Vec::new();
                for icon in icons {
                    let picture = self.structure.within(part, Role::Figure(icon.words.to_owned()));
                    let is_new = strip.is_empty() || left + ICON > edge.1;
                    if is_new {
                        left = edge.0 + SIDE;
                    }
                    let centre = (left + ICON / 2.0, ICON / 2.0);
                    let items = draw_icon(&self.look.style, icon, centre, ICON);
                    // Icons beside each other share the height of the first.
                    let height = if is_new { ICON + 1.0 } else { 0.0 };
                    strip.push(Strip { height, part: picture, items, meant: None });
                    left += across;
                }
                set.strips = strip;
                set
            }
        }
    }

    fn words(
        &mut self,
        (part, words): (PartId, &Words),
        letters: &Letters,
        (left, right): (f64, f64),
        align: Align,
    ) -> Set {
        let room = (2.0_f64).mul_add(-SIDE, right - left);
        let lines = self.setter.lines(words, letters, room);
        let strip = |line: super::lines::Line| {
            let free = room - line.width;
            let start = match align {
                Align::Left => 0.0,
                Align::Right => free,
                Align::Middle => free / 2.0,
            };
            Strip {
                height: letters.line(),
                part,
                items: line.items(letters, (left + SIDE + start, 0.0)),
                meant: line.meant,
            }
        };
        Set { left, right, ground: None, strips: lines.into_iter().map(strip).collect() }
    }

    /// Cells beside each other as a slab, or as several where they are too high for a page.
    fn row(&self, cells: Vec<Set>, width: f64) -> Vec<Slab> {
        let most = self.frame.height * HIGHEST;
        let mut slabs = Vec::new();
        let mut rest: Vec<_> = cells
            .into_iter()
            .map(|cell| (cell.left, cell.right, cell.ground, cell.strips.into_iter().peekable()))
            .collect();
        loop {
            let mut bits = Vec::new();
            let (mut grounds, mut height) = (Vec::new(), 0.0_f64);
            for (left, right, ground, strips) in &mut rest {
                // Icons beside each other have one top.
                let (mut top, mut next) = (END, END);
                while let Some(strip) =
                    strips.next_if(|strip| strip.height <= 0.0 || next <= END || next + strip.height <= most)
                {
                    if strip.height > 0.0 {
                        top = next;
                        next += strip.height;
                    }
                    bits.push(Bit::of(strip.part, strip.items, strip.meant).moved(0.0, top));
                }
                height = height.max(next + END);
                grounds.extend(ground.map(|colour| (*left, *right, colour)));
            }
            let mut behind: Vec<Item> = grounds
                .into_iter()
                .map(|(left, right, fill)| filled(Rect { left, top: 0.0, right, bottom: height }, fill))
                .collect();
            behind.push(rule(height, (0.0, width), self.look.rule(), 0.5));
            bits.insert(0, Bit::silent(behind));
            slabs.push(Slab { height, bits, ..Slab::default() });
            if rest.iter_mut().all(|(_, _, _, strips)| strips.peek().is_none()) {
                return slabs;
            }
        }
    }
}
