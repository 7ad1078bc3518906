//! Pages of a Word document: sizes, margins, what stands at the head and the foot of each.

use super::{
    super::look::margins,
    docx::write_run,
    markup::Markup,
    package::{Package, Relations},
};
use crate::report::{Paper, Run, Sheet, Span};

const MAIN: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
const RELATIONS: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
/// The name spaces of the document's main part.
pub(super) const SPACES: [(&str, &str); 3] =
    [MAIN, RELATIONS, ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")];
/// The sheets, each with a foot of its own width; the places are the names of the relations.
const SHEETS: [Sheet; 3] = [Sheet::Portrait, Sheet::Landscape, Sheet::Wall];

/// Twentieths of a point.
#[expect(clippy::cast_possible_truncation, reason = "millimetres on paper")]
fn twentieths(millimetres: f64) -> i64 {
    (millimetres * 1440.0 / 25.4).round() as i64
}

/// Adds what stands at the head and the foot of pages; first of all relations, so that they have the
/// names that [`section`] uses.
pub(super) fn add(package: &mut Package, relations: &mut Relations, paper: &Paper) {
    let mut head = Markup::new();
    head.within("w:hdr", &[MAIN, RELATIONS], |head| {
        head.within("w:p", &[], |p| {
            p.within("w:pPr", &[], |properties| properties.empty("w:pStyle", &[("w:val", "Header")]));
            let text = paper.restriction.clone().unwrap_or_default();
            write_run(p, &Run { text, span: Span::Plain });
        });
    });
    package.add(
        "word/header1.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
        head.finish(),
    );
    relations.add("header", "header1.xml");
    for (number, sheet) in (1..).zip(SHEETS) {
        let name = format!("footer{number}.xml");
        package.add(
            &format!("word/{name}"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
            foot(paper, sheet),
        );
        relations.add("footer", &name);
    }
}

/// The reference, and “Page x of y” at the right margin.
fn foot(paper: &Paper, sheet: Sheet) -> Vec<u8> {
    let ((width, _), white) = (sheet.millimetres(), margins(sheet));
    let right = twentieths(2.0_f64.mul_add(-white.side, width)).to_string();
    let mut foot = Markup::new();
    let plain = |p: &mut Markup, text: &str| {
        write_run(p, &Run { text: text.to_owned(), span: Span::Plain });
    };
    foot.within("w:ftr", &[MAIN, RELATIONS], |foot| {
        foot.within("w:p", &[], |p| {
            p.within("w:pPr", &[], |properties| {
                properties.empty("w:pStyle", &[("w:val", "Footer")]);
                properties.within("w:tabs", &[], |tabs| {
                    tabs.empty("w:tab", &[("w:val", "right"), ("w:pos", &right)]);
                });
            });
            plain(p, &paper.reference);
            p.within("w:r", &[], |r| r.empty("w:tab", &[]));
            plain(p, "Page ");
            p.within("w:fldSimple", &[("w:instr", " PAGE ")], |field| plain(field, "1"));
            plain(p, " of ");
            p.within("w:fldSimple", &[("w:instr", " NUMPAGES ")], |field| plain(field, "1"));
        });
    });
    foot.finish()
}

/// How the pages of a chapter are.
pub(super) fn section(body: &mut Markup, sheet: Sheet) {
    let ((width, height), white) = (sheet.millimetres(), margins(sheet));
    let length = |millimetres: f64| twentieths(millimetres).to_string();
    let (side, end) = (length(white.side), length(white.end));
    let foot = SHEETS.iter().position(|one| *one == sheet).unwrap_or_default();
    body.within("w:sectPr", &[], |section| {
        let head = format!("rId{FIRST}");
        let foot = format!("rId{}", FIRST + 1 + foot);
        section.empty("w:headerReference", &[("w:type", "default"), ("r:id", &head)]);
        section.empty("w:footerReference", &[("w:type", "default"), ("r:id", &foot)]);
        section.empty("w:type", &[("w:val", "nextPage")]);
        let (across, down) = (length(width), length(height));
        let mut page = vec![("w:w", across.as_str()), ("w:h", down.as_str())];
        if sheet != Sheet::Portrait {
            page.push(("w:orient", "landscape"));
        }
        section.empty("w:pgSz", &page);
        section.empty(
            "w:pgMar",
            &[
                ("w:top", &end),
                ("w:right", &side),
                ("w:bottom", &end),
                ("w:left", &side),
                ("w:header", &length(10.0)),
                ("w:footer", &length(10.0)),
                ("w:gutter", "0"),
            ],
        );
    });
}

/// The place of the head among the document's relations: after styles, numbering and settings.
const FIRST: usize = 4;
