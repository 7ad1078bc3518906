//! Tables of a Word document: a heading row that every page repeats, and rows that are not cut.

use super::{
    super::{columns, rows::NAMES_OF_FACTS},
    docx::{Standing, Writer},
    markup::Markup,
};
use crate::{
    render::Colour,
    report::{Align, Cell, Row, RowKind, Table, Words},
};

/// Word counts widths in twentieths of a point.
#[expect(clippy::cast_possible_truncation, reason = "points on a page")]
fn twentieths(points: f64) -> String {
    ((points * 20.0).round() as i64).to_string()
}

/// A colour as Word writes it.
fn hex(colour: Colour) -> String {
    format!("{:06X}", colour.0)
}

const fn justified(align: Align) -> Option<&'static str> {
    match align {
        Align::Left => None,
        Align::Right => Some("right"),
        Align::Middle => Some("center"),
    }
}

/// What Word knows of a whole table.
fn about(body: &mut Markup, style: &str, caption: &str, widths: &[f64], heads: bool) {
    body.within("w:tblPr", &[], |about| {
        about.empty("w:tblStyle", &[("w:val", style)]);
        about.empty("w:tblW", &[("w:w", &twentieths(widths.iter().sum())), ("w:type", "dxa")]);
        about.empty("w:tblLayout", &[("w:type", "fixed")]);
        let first_row = if heads { "1" } else { "0" };
        about.empty(
            "w:tblLook",
            &[
                ("w:val", if heads { "04A0" } else { "0480" }),
                ("w:firstRow", first_row),
                ("w:lastRow", "0"),
                ("w:firstColumn", "1"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "0"),
                ("w:noVBand", "1"),
            ],
        );
        about.empty("w:tblCaption", &[("w:val", caption)]);
    });
    body.within("w:tblGrid", &[], |grid| {
        for width in widths {
            grid.empty("w:gridCol", &[("w:w", &twentieths(*width))]);
        }
    });
}

/// Names and what they stand for.
pub(super) fn facts(writer: &mut Writer<'_>, facts: &[(String, Words)]) {
    if facts.is_empty() {
        return;
    }
    writer.break_now();
    let names = writer.width * NAMES_OF_FACTS;
    let widths = [names, writer.width - names];
    nested(writer, "w:tbl", |writer| {
        about(&mut writer.body, "Facts", "Facts about this paper", &widths, false);
        for (name, words) in facts {
            nested(writer, "w:tr", |writer| {
                unsplit(&mut writer.body, false);
                cell(writer, widths[0], 1, None, |writer| {
                    writer.paragraph(Standing::of("TableText"), &Words::strong(name.as_str()));
                });
                cell(writer, widths[1], 1, None, |writer| {
                    writer.paragraph(Standing::of("TableText"), words);
                });
            });
        }
    });
    writer.framed(Standing::of("Spacer"), |_| {});
}

/// Rows of a table that stands whole on one page, and rows that do not go on to a page with fewer.
const SHORT: usize = 6;
const LAST: usize = 4;

/// A table with its caption and notes.
pub(super) fn table(writer: &mut Writer<'_>, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    if table.caption.is_empty() {
        writer.break_now();
    } else {
        writer.caption("Table", &table.caption);
    }
    let edges = columns::edges(table, writer.width);
    let widths: Vec<f64> = edges.iter().map(|(left, right)| right - left).collect();
    nested(writer, "w:tbl", |writer| {
        about(&mut writer.body, "Scorecard", &table.caption, &widths, true);
        nested(writer, "w:tr", |writer| {
            unsplit(&mut writer.body, true);
            for (column, width) in table.columns.iter().zip(&widths) {
                cell(writer, *width, 1, None, |writer| {
                    let standing =
                        Standing { align: justified(column.align), ..Standing::kept("TableHeading") };
                    writer.paragraph(standing, &Words::plain(column.heading.as_str()));
                });
            }
        });
        let count = table.rows.len();
        for (number, row) in (1..).zip(&table.rows) {
            let has_next = number < count || !table.notes.is_empty();
            let keeps = has_next && (count <= SHORT || number + LAST > count);
            table_row(writer, row, table, (&widths, keeps));
        }
    });
    if table.notes.is_empty() {
        writer.framed(Standing::of("Spacer"), |_| {});
    }
    for note in &table.notes {
        writer.paragraph(Standing::of("FigureNote"), &Words::plain(note.as_str()));
    }
}

/// A row; one that `keeps` stays on one page with what follows.
fn table_row(writer: &mut Writer<'_>, row: &Row, table: &Table, (widths, keeps): (&[f64], bool)) {
    let look = || if keeps { Standing::kept("TableText") } else { Standing::of("TableText") };
    let nothing = Cell::Words(Words::default());
    nested(writer, "w:tr", |writer| {
        unsplit(&mut writer.body, false);
        if row.kind == RowKind::Heading {
            let ground = Some(writer.look.ground());
            let words = row.cells.first().map(Cell::words).unwrap_or_default();
            cell(writer, widths.iter().sum(), widths.len(), ground, |writer| {
                writer.paragraph(Standing::kept("TableText"), &Words::strong(words.text()));
            });
            return;
        }
        for (number, (column, width)) in table.columns.iter().zip(widths).enumerate() {
            let standing = Standing { align: justified(column.align), ..look() };
            match row.cells.get(number).unwrap_or(&nothing) {
                Cell::Words(words) => {
                    cell(writer, *width, 1, None, |writer| writer.paragraph(standing, words));
                }
                Cell::Status(status) => {
                    let (_, tint) = writer.look.status_colours(*status);
                    let style = format!("Status{status:?}");
                    cell(writer, *width, 1, Some(tint), |writer| {
                        let text = format!("{} {}", status.sign(), status.label());
                        writer.framed(standing, |p| styled_run(p, &style, &text));
                    });
                }
                Cell::Icons(icons) => {
                    cell(writer, *width, 1, None, |writer| writer.icons(standing, icons));
                }
            }
        }
    });
}

fn styled_run(p: &mut Markup, style: &str, text: &str) {
    p.within("w:r", &[], |r| {
        r.within("w:rPr", &[], |look| look.empty("w:rStyle", &[("w:val", style)]));
        r.words("w:t", &[("xml:space", "preserve")], text);
    });
}

/// A row stays on one page; the heading row is on every page.
fn unsplit(body: &mut Markup, heads: bool) {
    body.within("w:trPr", &[], |row| {
        row.empty("w:cantSplit", &[]);
        if heads {
            row.empty("w:tblHeader", &[]);
        }
    });
}

fn cell<'a>(
    writer: &mut Writer<'a>,
    width: f64,
    across: usize,
    ground: Option<Colour>,
    inner: impl FnOnce(&mut Writer<'a>),
) {
    nested(writer, "w:tc", |writer| {
        writer.body.within("w:tcPr", &[], |about| {
            about.empty("w:tcW", &[("w:w", &twentieths(width)), ("w:type", "dxa")]);
            if across > 1 {
                about.empty("w:gridSpan", &[("w:val", &across.to_string())]);
            }
            if let Some(ground) = ground {
                about.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &hex(ground))]);
            }
        });
        inner(writer);
    });
}

/// An element of the document, and what `inner` writes inside it.
fn nested<'a>(writer: &mut Writer<'a>, name: &str, inner: impl FnOnce(&mut Writer<'a>)) {
    let mut body = std::mem::replace(&mut writer.body, Markup::new());
    body.within(name, &[], |inside| {
        std::mem::swap(&mut writer.body, inside);
        inner(writer);
        std::mem::swap(&mut writer.body, inside);
    });
    writer.body = body;
}
